"""From which line on a passbook is printed, and how far the printer is off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog

_MOST_LINES, _MOST_MM = 999, 20.0


class PassbookDialog(FormDialog):
    """`wanted` carries (line or None, (mm across, mm down))."""

    wanted = Signal(object)

    def __init__(
        self, parent: QWidget, app: App, address: str, offset: tuple[float, float]
    ) -> None:
        super().__init__(parent, app)
        self.say(
            self.tr("打印存折"),
            self.tr("打印"),
            self.tr(
                "{address}。用过的存折从下一空行接着打；换新折或打错了，从第 1 行打起。"
            ).format(address=address),
        )
        self.line = QSpinBox()
        self.line.setRange(0, _MOST_LINES)
        self.line.setSpecialValueText(self.tr("下一空行"))
        self.across, self.down = QDoubleSpinBox(), QDoubleSpinBox()
        for box, value in zip((self.across, self.down), offset, strict=True):
            box.setRange(-_MOST_MM, _MOST_MM)
            box.setSingleStep(0.5)
            box.setDecimals(1)
            box.setSuffix(" mm")
            box.setValue(value)
        self.add("line", self.line, self.tr("从哪一行"))
        self.add("across", self.across, self.tr("向右移"))
        self.add("down", self.down, self.tr("向下移"), self.tr("对不准时先打“对位测试页”量一量"))
        self.line.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """Nothing is written here: where to is asked next."""
        line = self.line.value() or None
        offset = (self.across.value(), self.down.value())
        self.accept()
        self.wanted.emit((line, offset))
        return None
