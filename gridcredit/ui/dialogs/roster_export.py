"""Asks how a register is to be exported: masked, or in full for a purpose that is logged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.dialogs.reasons import Reasons
from gridcredit.ui.widgets.segmented import Segmented


class RosterExportDialog(FormDialog):
    """`saved` carries (file, purpose); the purpose is blank for a masked export."""

    def __init__(self, parent: QWidget, app: App, name: str, *, may_reveal: bool) -> None:
        super().__init__(parent, app)
        remark = self.tr("导出记入日志：谁、何时、多少行、什么用途。")
        self.say(self.tr("导出户册"), self.tr("选择位置并导出"), remark)
        self._name = name
        self._how = Segmented(
            self.tr("内容"), [("masked", self.tr("遮盖姓名和号码")), ("full", self.tr("完整内容"))]
        )
        self.reasons = Reasons([self.tr("上级核对"), self.tr("入户核对"), self.tr("交接工作")])
        self.add("how", self._how, self.tr("内容"))
        self.add("purpose", self.reasons, self.tr("用途"))
        self._how.setEnabled(may_reveal)
        self._how.chosen.connect(lambda _value: self._on_how())
        self._on_how()

    def save(self) -> Callable[[], Any] | None:
        """Ask where to; the page writes it."""
        is_full = self._how.value() == "full"
        purpose = self.reasons.value() if is_full else ""
        if self.show_faults({"purpose": "empty"} if is_full and not purpose else {}):
            return None
        kinds = self.tr("表格 (*.xlsx)")
        out = self.app.messages.choose_save(self, self.windowTitle(), self._name, kinds, "roster")
        return None if out is None else lambda: _chosen(out, purpose)

    def _on_how(self) -> None:
        self.reasons.setEnabled(self._how.value() == "full")


def _chosen(out: Path, purpose: str) -> tuple[Path, str]:
    return out, purpose
