"""What people's rights ask for, above today's list: requests to answer, papers to hand back,
consents that were withdrawn."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridcredit.operations.rights.tasks import RightsGlance, RightsTaskKind, Waiting
from gridcredit.ui.app import App
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button


class RightsStrip(QWidget):
    """A line of banners, red where a clock has run out; hidden while nothing waits."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._told: RightsGlance = {}
        words = {
            RightsTaskKind.REQUEST: self.tr("去答复"),
            RightsTaskKind.HAND_BACK: self.tr("去处置"),
            RightsTaskKind.CONSENT: self.tr("去办理"),
        }
        self.banners = {
            kind: Banner("warn", "", button(said, partial(self.open, kind), kind="link"))
            for kind, said in words.items()
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, SMALL, WIDE, 0)
        row.setSpacing(GAP)
        for banner in self.banners.values():
            row.addWidget(banner)
            banner.hide()
        self.hide()

    def show_glance(self, told: RightsGlance) -> None:
        """Say what waits, and how much of it too long."""
        self._told = told
        for kind, banner in self.banners.items():
            waiting = told[kind]
            words = self._words(kind, waiting.count)
            if waiting.late:
                words += self.tr("，%n 件已逾期", "", waiting.late)
            banner.say(words, "bad" if waiting.late else "warn")
            banner.setVisible(bool(waiting.count))
        self.setVisible(any(one.count for one in told.values()))

    def _words(self, kind: RightsTaskKind, count: int) -> str:
        if kind is RightsTaskKind.REQUEST:
            return self.tr("请求待答复 %n 件", "", count)
        if kind is RightsTaskKind.HAND_BACK:
            return self.tr("撤回的承诺书待退还 %n 份", "", count)
        return self.tr("已撤回同意、还在计数 %n 人", "", count)

    def open(self, kind: RightsTaskKind) -> None:
        """Go where it is done."""
        household = self._told.get(kind, Waiting()).household
        if kind is RightsTaskKind.HAND_BACK:
            self._app.go("pledges", ("disposal", "due"))
        elif household is not None:
            self._app.go("households", household)
