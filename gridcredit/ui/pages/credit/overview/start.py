"""Before there are rules: what 信用+ is, and one button that begins it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from gridcredit.domain.duties import Duty
from gridcredit.ui.widgets.column import fill
from gridcredit.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from gridcredit.ui.pages.credit.view import CreditView


class RulesStart(QWidget):
    """Leads who may set rules to the starter workbook; tells others whom to ask."""

    def __init__(self, view: CreditView) -> None:
        super().__init__()
        may = view.desk.actor.may(Duty.SET_CREDIT_RULES)
        sentence = self.tr(
            "积分规则说清楚什么事计多少分。程序带有一份起始规则：四个板块、六十多项，"
            "可以直接用，也可以先导出修改。"
        )
        asked = self.tr("请村居审核人员或街道信用专员导入积分规则，再来记账。")
        state = EmptyState(
            "passbook",
            self.tr("这个村居还没有积分规则"),
            sentence if may else asked,
            self.tr("导入起始规则") if may else "",
            lambda: view.page.show_view("rules", ("rules", "start")),
        )
        fill(self, state)
        self.place: QWidget | None = next(iter(state.findChildren(QPushButton)), None)
