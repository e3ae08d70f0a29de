"""Whom a form is filled for, and whether in full."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from gridcredit.operations.desk import Desk
from gridcredit.operations.register import areas, filters
from gridcredit.operations.templates.choosing import For
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.dialogs.household_choice import HouseholdChoice
from gridcredit.ui.dialogs.reasons import Reasons
from gridcredit.ui.widgets.segmented import Segmented
from gridcredit.ui.widgets.wheel import guard_wheel


@dataclass(frozen=True, slots=True)
class FillWish:
    """For whom, and for what purpose names and numbers are told in full; blank: masked."""

    wanted: For
    purpose: str


class FillDialog(FormDialog):
    """`saved` carries a FillWish; the page asks for the folder."""

    def __init__(
        self,
        parent: QWidget,
        app: App,
        desk: Desk,
        name: str,
        may_reveal: bool,
        only: For | None = None,
    ) -> None:
        """`only`: somebody was chosen before, and nobody is asked whom it is for."""
        super().__init__(parent, app)
        self._only = only
        remark = self.tr("填好的文件写到你选的文件夹，不改动里面已有的文件；填表记入日志。")
        self.say(self.tr("填“{name}”").format(name=name), self.tr("选文件夹并填表"), remark)
        if only is None:
            self._ask_whom(desk)
        self.how = Segmented(
            self.tr("内容"), [("full", self.tr("完整内容")), ("masked", self.tr("遮盖姓名和号码"))]
        )
        self.reasons = Reasons([self.tr("部门报送"), self.tr("上级核对"), self.tr("本人申请")])
        self.add("how", self.how, self.tr("内容"))
        self.add("purpose", self.reasons, self.tr("用途"))
        self.how.setEnabled(may_reveal)
        if not may_reveal:
            self.how.choose("masked")
        self.how.chosen.connect(lambda _how: self._on_how())
        self._on_how()

    def _ask_whom(self, desk: Desk) -> None:
        """The rows that say whom it is for."""
        self.whom = Segmented(
            self.tr("给谁填"),
            [
                ("area", self.tr("区域")),
                ("filter", self.tr("常用筛选")),
                ("household", self.tr("某一户")),
            ],
        )
        self.area, self.filter = QComboBox(), QComboBox()
        tree = areas.area_tree(desk)
        for area in tree.subtree(desk.node.area):
            indent = "　" * (len(tree.path(area.code)) - len(tree.path(desk.node.area)))
            self.area.addItem(indent + area.name, area.code)
        for one in filters.named_filters(desk, self.app.settings.language):
            self.filter.addItem(one.name, one.code or one.name)
        for combo in (self.area, self.filter):
            guard_wheel(combo)
        self.home = HouseholdChoice(self.app, desk, UUID(int=0))
        self.home.setParent(self)  # its line and its table stand in the form
        self.home.hide()
        self.changed = QCheckBox(self.tr("只填上次填过以后有变化的"))
        self.add("whom", self.whom, self.tr("给谁填"))
        self.add("area", self.area, self.tr("区域"))
        self.add("filter", self.filter, self.tr("常用筛选"))
        self.add("household", self.home.line, self.tr("某一户"))
        self.body.insertWidget(1, self.home.table)
        self.add("changed", self.changed, self.tr("范围"))
        self.whom.chosen.connect(lambda _whom: self._on_whom())
        self._on_whom()

    def save(self) -> Callable[[], Any] | None:
        """What is wanted; nothing is done yet."""
        is_full = self.how.value() == "full"
        purpose = self.reasons.value() if is_full else ""
        faults = {"purpose": "empty"} if is_full and not purpose else {}
        if self._only is None and self._is_of_household() and self.home.household() is None:
            faults["household"] = "empty"
        if self.show_faults(faults):
            return None
        wish = FillWish(self._only or self._wanted(), purpose)
        return lambda: wish

    def _wanted(self) -> For:
        is_changed = self.changed.isChecked()
        if self._is_of_household():
            return For(household=self.home.household())
        if self.whom.value() == "filter":
            return For(filter=str(self.filter.currentData()), only_changed=is_changed)
        return For(area=str(self.area.currentData()), only_changed=is_changed)

    def _on_how(self) -> None:
        self.reasons.setEnabled(self.how.value() == "full")

    def _on_whom(self) -> None:
        whom = self.whom.value()
        self.area.setEnabled(whom == "area")
        self.filter.setEnabled(whom == "filter")
        self.home.line.setEnabled(whom == "household")
        self.home.table.setVisible(whom == "household")
        self.changed.setEnabled(whom != "household")
        self._fit()

    def _is_of_household(self) -> bool:
        return self.whom.value() == "household"
