"""What of one's work is not finished: drafts, what has no receipt, what is to be decided."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridcredit.operations.exchange.situation import Glance
from gridcredit.operations.figures.today_summary import GridDay
from gridcredit.ui.app import App
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.work_words import unsent_words


class WaitingStrip(QWidget):
    """A line of links above today's list; hidden while nothing waits."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._draft: object = None
        self.drafts = button("", self._open_draft, icon="pencil", kind="quiet")
        self.appeals = button(
            "", lambda: app.go("planning", ("appeals", "overdue")), icon="note", kind="quiet"
        )
        self.doubles = button(
            "", lambda: app.go("households", "alike"), icon="conflict", kind="quiet"
        )
        self.deciding = button("", lambda: app.go("exchange"), icon="conflict", kind="quiet")
        self.unsent = button("", lambda: app.go("exchange"), icon="outbox", kind="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        for link in (self.drafts, self.appeals, self.doubles, self.deciding, self.unsent):
            row.addWidget(link)
            link.hide()
        row.addStretch(1)
        self.hide()

    def show_waiting(self, day: GridDay, seen: Glance) -> None:
        """Say what waits."""
        self._draft = next(iter(day.drafts), None)
        unsent = unsent_words(seen.work, seen.unsent) if seen.has_parent else ""
        told = {
            self.drafts: self.tr("%n 户的走访没填完", "", len(day.drafts)) if day.drafts else "",
            self.appeals: self.tr("%n 件诉求超期未答复", "", day.overdue_appeals)
            if day.overdue_appeals
            else "",
            self.doubles: self.tr("%n 个身份证号不止一人用", "", day.shared_numbers)
            if day.shared_numbers
            else "",
            self.deciding: self.tr("%n 项待处理", "", seen.to_decide) if seen.to_decide else "",
            self.unsent: self.tr("未上报 {what}").format(what=unsent) if unsent else "",
        }
        for link, words in told.items():
            link.setText(words)
            link.setVisible(bool(words))
        self.setVisible(any(told.values()))

    def _open_appeals(self) -> None:
        self._app.go("planning", ("appeals", "overdue"))

    def _open_draft(self) -> None:
        self._app.go("visits", self._draft)
