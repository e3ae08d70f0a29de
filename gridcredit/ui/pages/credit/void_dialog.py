"""Voiding an entry or a sheet, with a look at what that reverses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from gridcredit import texts
from gridcredit.domain.amounts import points_text
from gridcredit.domain.errors import GridCreditError
from gridcredit.operations.credit import voiding
from gridcredit.operations.credit.voiding import Reversed
from gridcredit.operations.desk import Desk
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.dialogs.reasons import Reasons
from gridcredit.ui.widgets.banner import Banner


class VoidDialog(FormDialog):
    """`saved` carries the ids of the entries that were voided."""

    def __init__(self, parent: QWidget, app: App, desk: Desk, row: UUID, name: str) -> None:
        super().__init__(parent, app)
        self._desk, self._row = desk, row
        self.say(
            self.tr("作废 {name}").format(name=name),
            self.tr("作废"),
            self.tr(
                "记录留着，看得到谁、何时、为什么作废。已结账的月份不变，更正记在未结的月份里。"
            ),
        )
        self.look = Banner("info", self.tr("正在看会冲回什么…"))
        self.reasons = Reasons(
            [self.tr("记错了人"), self.tr("记错了项目"), self.tr("重复登记"), self.tr("没有这件事")]
        )
        self.add("reason", self.reasons, self.tr("作废原因"))
        self.body.addWidget(self.look)
        self._save.setProperty("kind", "danger")
        self._save.setEnabled(False)
        self.reasons.setFocus()
        self.app.runner.ask(
            lambda: voiding.look_at_void(desk, row), self._on_looked, self._on_refused, owner=self
        )

    def save(self) -> Callable[[], Any] | None:
        """Void it."""
        reason = self.reasons.value()
        if self.show_faults({} if reason else {"reason": "empty"}):
            self.reasons.other.setFocus()
            return None
        return lambda: voiding.void(self._desk, self._row, reason)

    def _on_looked(self, found: tuple[Reversed, ...]) -> None:
        self._save.setEnabled(True)
        closed = [one for one in found if one.period]
        points = points_text(sum(one.points for one in found))
        words = self.tr("会作废 %n 笔，冲回 {points} 分。", "", len(found)).format(points=points)
        if closed:
            words += self.tr("其中 {count} 笔已结账，更正记在 {period}，当月再公示。").format(
                count=len(closed), period=closed[0].corrected_in
            )
        short = {one.household for one in found if one.suspended}
        if short:
            words += self.tr("有 %n 户余额会成负数，暂停兑换，不追缴。", "", len(short))
        self.look.say(words, "warn" if closed or short else "info")
        self._fit()

    def _on_refused(self, error: GridCreditError) -> None:
        self.look.say(texts.describe(error, self.app.settings.language), "bad")
        self._fit()
