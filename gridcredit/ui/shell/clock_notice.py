"""Says above every page that this computer's clock is behind what was entered here last."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridcredit.ui.app import App
from gridcredit.ui.tokens import SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import icon_button


class ClockNotice(QWidget):
    """Hidden unless it has something to say; looked at when somebody begins to work."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        close = icon_button("cross", self.tr("关闭提示"), self.hide)
        self.banner = Banner("warn", "", close)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, 0, WIDE, SMALL)
        column.addWidget(self.banner)
        self.hide()

    def look(self) -> None:
        """Ask how the clock stands, where a workspace is open."""
        self.hide()
        desk = self._app.desk
        if desk is None:
            return

        def question() -> tuple[str, str]:
            from gridcredit.operations import dating

            return dating.clock_behind(desk), desk.now()

        self._app.runner.ask(question, self._say, lambda _error: None, owner=self)

    def _say(self, told: tuple[str, str]) -> None:
        newest, now = told
        if not newest:
            return
        words = self.tr(
            "这台电脑的时钟可能慢了：现在显示 {now}，而这里最新的一条记录写于 {newest}。"
            "请先把系统的日期、时间和时区调准，再登记。"
        )
        self.banner.say(
            words.format(now=now[:16].replace("T", " "), newest=newest[:16].replace("T", " "))
        )
        self.show()
