"""What the visit page says while no door is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.loading import Loading

if TYPE_CHECKING:
    from gridcredit.ui.app import App


class NoDoor(QStackedWidget):
    """Why there is no form, and what to do about it, as soon as that is known."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self.choose = EmptyState(
            "visit",
            self.tr("选一户开始走访"),
            self.tr("在左边选一户按 Enter，或输入门牌、姓名、电话找到它。"),
        )
        self.no_register = EmptyState(
            "households",
            self.tr("还没有户册"),
            self.tr("导入户册以后，这里列出要走访的每一户。"),
            self.tr("导入户册"),
            lambda: app.go("households"),
        )
        self.elsewhere = EmptyState(
            "visit",
            self.tr("走访在网格和街道登记"),
            self.tr("区级的户册没有门牌和姓名；各处的走访随数据包上来，在“今日”里看数字。"),
            self.tr("打开今日"),
            lambda: app.go("today"),
        )
        for state in (Loading(), self.choose, self.no_register, self.elsewhere):
            self.addWidget(state)
