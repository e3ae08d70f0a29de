"""A look at pages without a readable code, before they go to a person's own pledge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import door_papers
from gridcredit.operations.pledges.door_papers import DoorPaper
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.widgets.kept_pictures import KeptPictures

_HEIGHT = 420  # pixels


class LookAtPaperDialog(FormDialog):
    """`saved` says that the pages are the person's; left, they go nowhere."""

    def __init__(
        self, parent: QWidget, app: App, desk: Desk, papers: Sequence[DoorPaper], whose: str
    ) -> None:
        super().__init__(parent, app)
        self.say(
            self.tr("看一看是不是这一份"),
            self.tr("是，归到这一份"),
            self.tr("没有读出编号。是 {whose} 的承诺书就归入；归入不等于登记签署。").format(
                whose=whose
            ),
        )
        self.picture = KeptPictures(
            self.tr("扫描页"), lambda query, on_done: app.runner.ask(query, on_done, owner=self)
        )
        self.picture.setMinimumHeight(_HEIGHT)
        self.body.addWidget(self.picture)
        self.picture.show_of(
            lambda: [page for paper in papers for page in door_papers.picture_of(desk, paper)]
        )
        self._save.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """Nothing more than that it was looked at."""
        return lambda: True
