"""Which blanks are to be printed, and on what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from gridcredit.operations.pledges.blanks import MOST_BLANKS, Wanted
from gridcredit.operations.register.filters import CountedFilter
from gridcredit.operations.register.stairwells import Stairwell
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.pages.pledges.area_choice import area_choice
from gridcredit.ui.widgets.segmented import Segmented
from gridcredit.ui.widgets.wheel import guard_wheel

_USUAL = 20


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be chosen: the version of the text in force, stairwells and filters here, and
    whether an area has to be chosen."""

    version: str
    stairwells: tuple[Stairwell, ...] = ()
    filters: tuple[CountedFilter, ...] = ()
    needs_area: bool = False


class PrintBlanksDialog(FormDialog):
    """`saved` carries what is wanted (Wanted); the page asks for the file."""

    def __init__(self, parent: QWidget, app: App, choices: Choices) -> None:
        super().__init__(parent, app)
        self.say(
            self.tr("印空白承诺书"),
            self.tr("选位置，存为 PDF"),
            self.tr("每张有自己的编号和二维码；文本版本：{version}。").format(
                version=choices.version
            ),
        )
        self._choices = choices
        whom = [("unnamed", self.tr("不填姓名")), ("area", self.tr("每位未签的成年人"))]
        if choices.stairwells:
            whom.append(("stairwell", self.tr("一个单元")))
        if choices.filters:
            whom.append(("filter", self.tr("常用筛选")))
        self.whom = Segmented(self.tr("给谁"), whom)
        self.count = QSpinBox()
        self.count.setRange(1, MOST_BLANKS)
        self.count.setValue(_USUAL)
        guard_wheel(self.count)
        self.stairwell = _combo((one.name, one) for one in choices.stairwells)
        people = self.tr("{name}（{count} 人）")
        self.filter = _combo(
            (people.format(name=one.filter.name, count=one.people), one) for one in choices.filters
        )
        self.paper = Segmented(
            self.tr("纸"), [("A4", self.tr("A4 一张一份")), ("A5", self.tr("A5 两份裁开"))]
        )
        self.add("whom", self.whom, self.tr("给谁"))
        self.add("count", self.count, self.tr("份数"))
        self.add("stairwell", self.stairwell, self.tr("楼栋单元"))
        self.add("filter", self.filter, self.tr("筛选"))
        self.area = None
        if choices.needs_area:
            self.area = area_choice(app)
            self.add("area", self.area, self.tr("村居或网格"))
        self.add("size", self.paper, self.tr("纸"))
        self.whom.chosen.connect(lambda _whom: self._on_whom())
        self._on_whom()
        self.whom.take_focus()

    def save(self) -> Callable[[], Any] | None:
        """What is wanted; nothing is done yet."""
        wanted = self._wanted(str(self.whom.value()))
        return lambda: wanted

    def _wanted(self, whom: str) -> Wanted:
        on_a5 = self.paper.value() == "A5"
        area = str(self.area.currentData()) if self.area is not None else ""
        if whom == "stairwell":
            place: Stairwell = self.stairwell.currentData()
            return Wanted(
                whole_area=True,
                area=place.grid,
                estate=place.estate,
                building=place.building,
                unit=place.unit,
                on_a5=on_a5,
            )
        if whom == "filter":
            chosen: CountedFilter = self.filter.currentData()
            return Wanted(filter=chosen.filter.name, on_a5=on_a5)
        if whom == "area":
            return Wanted(whole_area=True, area=area, on_a5=on_a5)
        return Wanted(unnamed=self.count.value(), area=area, on_a5=on_a5)

    def _on_whom(self) -> None:
        whom = self.whom.value()
        for name, shown in (
            ("count", whom == "unnamed"),
            ("stairwell", whom == "stairwell"),
            ("filter", whom == "filter"),
            ("area", whom in ("unnamed", "area")),
        ):
            if name in self.rows:
                self.rows[name].setVisible(shown)
                self.rows[name].label.setVisible(shown)
        self._fit()


def _combo(rows: Any) -> QComboBox:
    made = QComboBox()
    guard_wheel(made)
    made.setMaxVisibleItems(16)
    for words, value in rows:
        made.addItem(words, value)
    return made
