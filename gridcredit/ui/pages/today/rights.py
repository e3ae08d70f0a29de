"""What people's rights ask for, above today's list: requests to answer, papers to hand back."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridcredit.operations.rights.tasks import RightsGlance
from gridcredit.ui.app import App
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button


class RightsStrip(QWidget):
    """A line of banners, red where a clock has run out; hidden while nothing waits."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._told = RightsGlance()
        self.requests = Banner(
            "warn", "", button(self.tr("去答复"), self._open_request, kind="link")
        )
        self.papers = Banner("warn", "", button(self.tr("去处置"), self._open_papers, kind="link"))
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, SMALL, WIDE, 0)
        row.setSpacing(GAP)
        row.addWidget(self.requests)
        row.addWidget(self.papers)
        self.hide()

    def show_glance(self, told: RightsGlance) -> None:
        """Say what waits, and until when the first of it may."""
        self._told = told
        asked = self.tr("请求待答复 %n 件", "", told.requests)
        self._say(self.requests, asked, told.requests, told.request_late)
        back = self.tr("撤回的承诺书待退还 %n 份", "", told.papers)
        self._say(self.papers, back, told.papers, told.paper_late)
        self.setVisible(bool(told.requests or told.papers))

    def _say(self, banner: Banner, words: str, count: int, late: int) -> None:
        if late:
            words += self.tr("，%n 件已逾期", "", late)
        banner.say(words, "bad" if late else "warn")
        banner.setVisible(bool(count))

    def _open_request(self) -> None:
        if self._told.household is not None:
            self._app.go("households", self._told.household)

    def _open_papers(self) -> None:
        self._app.go("pledges", ("disposal", "due"))
