"""A dialog of the page that is closed leaves nothing behind, and its page still goes whole."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog

from gridcredit.domain.credit.codes import Decision, Manner
from gridcredit.operations.credit import goods, ledger_lines, objecting, reviewing
from gridcredit.operations.credit.ledger_lines import LedgerLine
from gridcredit.operations.credit.objecting import ObjectionForm
from gridcredit.operations.desk import Desk
from gridcredit.ui.pages.credit.activity.left_out import LeftOutDialog
from gridcredit.ui.pages.credit.ledger.objection_dialog import ObjectionDialog
from gridcredit.ui.pages.credit.overview.band_list import BandListDialog
from gridcredit.ui.pages.credit.page import CreditPage
from gridcredit.ui.pages.credit.parts import PartsView
from gridcredit.ui.pages.credit.redeem.vouchers import ReturnDialog
from gridcredit.ui.pages.credit.review.meeting import MeetingDialog
from gridcredit.ui.pages.credit.void_dialog import VoidDialog
from gridcredit.ui.widgets.picture_view import LargePicture
from tests.operations.offices import VILLAGE
from tests.ui.conftest import settle
from tests.ui.freed import widgets_left
from tests.ui.kinds import of_the_window
from tests.ui.pages.credit.test_redeem import SOAP, goods_file
from tests.ui.pages.credit.village import enter_by, homes_of

SHEET = ("签到表", "照片")
_ROOMS = ("gridcredit.ui.pages.credit.", "gridcredit.ui.widgets.picture_view")
_FORMAT = QImage.Format.Format_RGB32
OPENED: dict[str, tuple[tuple[str, str], Callable[[Any], object]]] = {
    "join": (("rules", "members"), lambda part: part.join.click()),
    "leave": (("rules", "members"), lambda part: part.leave.click()),
    "kin": (("rules", "kin"), lambda part: part.add.click()),
    "entry": (("ledger", "entries"), lambda part: part.open_entry(part.model.ids()[0].id)),
    "passbook": (("ledger", "scores"), lambda part: part.one.click()),
    "answer": (("closing", "objections"), lambda part: part.answer.click()),
    "receive": (("redeem", "stock"), lambda part: part.receive.click()),
    "count": (("redeem", "stock"), lambda part: part.count.click()),
    "fund": (("redeem", "fund"), lambda part: part.add.click()),
    "changes": (("rules", "rules"), lambda part: part.compare.click()),
    "rules": (("rules", "rules"), lambda part: part.begin_with_starter()),
}
ENTRIES = ("ledger", "entries")


def first_line(part: Any) -> LedgerLine:
    """The first entry of the ledger, as a dialog is told of it."""
    (line,) = ledger_lines.described(part.desk, VILLAGE, part.model.ids()[:1])
    return line


MADE: dict[str, tuple[tuple[str, str], Callable[[Any], QDialog]]] = {
    "void": (ENTRIES, lambda p: VoidDialog(p, p.app, p.desk, p.model.ids()[0].id, "一笔")),
    "objection": (ENTRIES, lambda p: ObjectionDialog(p, p, first_line(p))),
    "meeting": (ENTRIES, lambda p: MeetingDialog(p, p.app, p.desk, VILLAGE)),
    "bands": (ENTRIES, lambda p: BandListDialog(p, p.app, "二星", [])),
    "left out": (ENTRIES, lambda p: LeftOutDialog(p, {}, [], "zh")),
    "picture": (ENTRIES, lambda p: LargePicture(p, "照片", [QImage(8, 8, _FORMAT)], 0)),
}
"""Those that stand over any view, or come after much else was done."""


@pytest.fixture
def filled(village_desk: Desk, tmp_path: object) -> None:
    """Something for every dialog to be about."""
    entry = enter_by(village_desk, "采集员甲", homes_of(village_desk)[1], "WM04", evidence=SHEET)
    reviewing.decide(village_desk, [entry], Decision.PASS)
    day = village_desk.today()
    objecting.object_to(village_desk, ObjectionForm(entry, Manner.SPOKEN, day, "那天不在"))
    goods.import_goods(village_desk, goods_file(tmp_path, SOAP), VILLAGE)  # type: ignore[arg-type]
    goods.receive_goods(village_desk, "FZ", 3, VILLAGE)


def open_and_close(page: CreditPage, name: str) -> type[QDialog]:
    """Open one dialog and leave it; what it was."""
    (view, part), opens = OPENED[name] if name in OPENED else MADE[name]
    page.window().activateWindow()
    page.show_view(view, part)
    settle()
    shown = page.view(view)
    assert isinstance(shown, PartsView)
    made = opens(shown.part)
    if isinstance(made, QDialog):
        made.open()
    settle()
    box = QApplication.activeModalWidget()
    assert isinstance(box, QDialog), name
    kind = type(box)
    box.close()
    settle()
    return kind


def test_closed_dialogs_leave_nothing(filled: None, page: CreditPage) -> None:
    left, tried = [], set[type[QDialog]]()
    for _ in range(2):
        tried |= {open_and_close(page, name) for name in (*OPENED, *MADE)}
        left.append(widgets_left())
    assert left[0] == left[1]
    kinds = {kind for kind in of_the_window(QDialog) if kind.__module__.startswith(_ROOMS)}
    assert kinds - tried == {ReturnDialog}  # it stands over goods that were redeemed before


def test_the_keyboard_goes_where_a_view_is_shown_by_a_button(page: CreditPage) -> None:
    page.show_view("ledger", "scores")
    settle()
    page.enter_view()
    for view, part in (("closing", "months"), ("rules", "kin"), ("rules", "members")):
        page.show_view(view, part)
        settle()
        shown = page.view(view)
        assert isinstance(shown, PartsView)
        assert shown.part.isAncestorOf(QApplication.focusWidget()), (view, part)
