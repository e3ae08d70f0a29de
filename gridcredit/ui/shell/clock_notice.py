"""Says above every page that this computer's clock is behind what was entered here last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridcredit.ui.shell.notice import Notice
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import icon_button

if TYPE_CHECKING:
    from gridcredit.operations.desk import Desk


class ClockNotice(Notice):
    """Can be closed."""

    def _banner(self) -> Banner:
        return Banner("warn", "", icon_button("cross", self.tr("关闭提示"), self.hide))

    def query(self, desk: Desk) -> tuple[str, str]:
        """When the newest entry was made, if the clock is behind it, and what time it shows."""
        from gridcredit.operations.register import dating

        return dating.clock_behind(desk), desk.now()

    def tell(self, desk: Desk, answer: tuple[str, str]) -> None:
        """Name both times."""
        newest, now = answer
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
