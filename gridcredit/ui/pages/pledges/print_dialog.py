"""Which blanks are to be printed, and on what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QSpinBox, QWidget

from gridcredit.operations.pledges.blanks import MOST_BLANKS, Wanted
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.pages.pledges.area_choice import area_choice
from gridcredit.ui.widgets.segmented import Segmented
from gridcredit.ui.widgets.wheel import guard_wheel

_USUAL = 20


class PrintBlanksDialog(FormDialog):
    """`saved` carries what is wanted (Wanted); the page asks for the file."""

    def __init__(self, parent: QWidget, app: App, version: str, needs_area: bool) -> None:
        super().__init__(parent, app)
        self.say(
            self.tr("印空白承诺书"),
            self.tr("选位置，存为 PDF"),
            self.tr("每张有自己的编号和二维码；文本版本：{version}。").format(version=version),
        )
        self.whom = Segmented(
            self.tr("给谁"),
            [("unnamed", self.tr("不填姓名")), ("area", self.tr("每位未签的成年人"))],
        )
        self.count = QSpinBox()
        self.count.setRange(1, MOST_BLANKS)
        self.count.setValue(_USUAL)
        guard_wheel(self.count)
        self.paper = Segmented(
            self.tr("纸"), [("A4", self.tr("A4 一张一份")), ("A5", self.tr("A5 两份裁开"))]
        )
        self.add("whom", self.whom, self.tr("给谁"))
        self.add("count", self.count, self.tr("份数"))
        self.add("size", self.paper, self.tr("纸"))
        self.area = None
        if needs_area:
            self.area = area_choice(app)
            self.add("area", self.area, self.tr("村居或网格"))
        self.whom.chosen.connect(self._on_whom)
        self.whom.take_focus()

    def save(self) -> Callable[[], Any] | None:
        """What is wanted; nothing is done yet."""
        is_area = self.whom.value() == "area"
        wanted = Wanted(
            whole_area=is_area,
            unnamed=0 if is_area else self.count.value(),
            area=str(self.area.currentData()) if self.area is not None else "",
            on_a5=self.paper.value() == "A5",
        )
        return lambda: wanted

    def _on_whom(self, whom: object) -> None:
        self.count.setEnabled(whom == "unnamed")
