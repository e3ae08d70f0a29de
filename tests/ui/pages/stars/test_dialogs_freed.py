"""A dialog of the page that is closed leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QApplication, QDialog

from gridcredit.domain.stars.codes import StarConsent, StarLevel, StarOutlet
from gridcredit.ui.pages.stars.board.dialogs import (
    ConsentDialog,
    ObjectionDialog,
    PublishDialog,
    RevokeDialog,
    StarDialog,
    TakeDownDialog,
)
from gridcredit.ui.pages.stars.board.scheme import SchemeDialog
from gridcredit.ui.pages.stars.board.view import BoardView
from tests.operations.offices import VILLAGE
from tests.operations.stars.offices import JUDGE, Three
from tests.ui.conftest import settle
from tests.ui.freed import widgets_left
from tests.ui.kinds import of_the_window
from tests.ui.pages.stars.conftest import Open
from tests.ui.pages.stars.test_board import board_of

ALL = list(StarOutlet)
_ROOM = "gridcredit.ui.pages.stars."
MADE: dict[type[QDialog], Callable[[BoardView, UUID], QDialog]] = {
    ConsentDialog: lambda v, star: ConsentDialog(v, v.app, v.desk, star, StarConsent.NOTICE, False),
    ObjectionDialog: lambda v, star: ObjectionDialog(v, v.app, v.desk, star),
    PublishDialog: lambda v, star: PublishDialog(v, v.app, v.desk, star, ALL),
    TakeDownDialog: lambda v, star: TakeDownDialog(v, v.app, v.desk, star, ALL),
    RevokeDialog: lambda v, star: RevokeDialog(v, v.app, v.desk, star),
    SchemeDialog: lambda v, _: SchemeDialog(v, v.app, v.desk, StarLevel.VILLAGE, VILLAGE),
}


def test_closed_dialogs_leave_nothing(three: Three, open_page: Open) -> None:
    star = three.nominate(0).id
    three.up()
    board = board_of(open_page(three.street, JUDGE))
    left = []
    for _ in range(2):
        for kind, make in MADE.items():
            board.window().activateWindow()
            make(board, star).open()
            settle()
            box = QApplication.activeModalWidget()
            assert isinstance(box, kind)
            box.close()
            del box
            settle()
        left.append(widgets_left())
    assert left[0] == left[1]
    kinds = {k for k in of_the_window(QDialog) if k.__module__.startswith(_ROOM)}
    assert kinds - MADE.keys() == {StarDialog}  # of which the others are made
