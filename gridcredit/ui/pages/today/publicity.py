"""What publicity asks for, above today's list: an occasion that comes, posters to look at, a
reminder that waits for its reply."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridcredit.operations.tasks import PublicityGlance
from gridcredit.ui.app import App
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button


class PublicityStrip(QWidget):
    """A line of banners; hidden while nothing waits."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self.occasion = self._banner(self.tr("去安排"), "ledgers", "activities")
        self.posters = self._banner(self.tr("去巡查"), "ledgers", "inspections")
        self.reminders = self._banner(self.tr("去反馈"), "dispatch", "reminders")
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, SMALL, WIDE, 0)
        row.setSpacing(GAP)
        for banner in (self.occasion, self.posters, self.reminders):
            row.addWidget(banner)
            banner.hide()
        self.hide()

    def _banner(self, words: str, page: str, view: str) -> Banner:
        return Banner("info", "", button(words, lambda: self._app.go(page, view), kind="link"))

    def show_glance(self, told: PublicityGlance) -> None:
        """Say what waits."""
        words = self.tr("{name}：还有 %n 天", "", told.days)
        if not told.days:
            words = self.tr("{name}：就在这几天")
        self.occasion.say(words.format(name=told.occasion), "info")
        self.posters.say(self.tr("海报待巡查 %n 处", "", told.posters), "info")
        late = self.tr("，%n 件已逾期", "", told.late) if told.late else ""
        replies = self.tr("工作提示待反馈 %n 件", "", told.reminders) + late
        self.reminders.say(replies, "bad" if told.late else "warn")
        shown = (
            (self.occasion, told.occasion),
            (self.posters, told.posters),
            (self.reminders, told.reminders),
        )
        for banner, waits in shown:
            banner.setVisible(bool(waits))
        self.setVisible(any(waits for _, waits in shown))
