"""Splits and joins households, and lets a flat go to the next tenants."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import leaving, moving
from gridcredit.operations.register.leaving import Tenant
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.choices import line
from gridcredit.ui.dialogs.foretold import Act, ForetoldDialog
from gridcredit.ui.dialogs.household_choice import HouseholdChoice
from gridcredit.ui.dialogs.typed_day import typed_day
from gridcredit.ui.tokens import GAP, TIGHT
from gridcredit.ui.widgets.date_line import DateLine
from gridcredit.ui.widgets.flow import FlowLayout


class SplitDialog(ForetoldDialog):
    """Ticks who becomes a household of their own, and where it lives."""

    def __init__(
        self, parent: QWidget, app: App, desk: Desk, household: UUID, people: Sequence[Resident]
    ) -> None:
        super().__init__(parent, app)
        remark = self.tr("勾选的人成为新的一户，第一个勾选的是户主。走访记录留在原来的户。")
        self.say(self.tr("分户"), self.tr("分户"), remark)
        self._desk, self._household = desk, household
        self.ticks: dict[UUID, QCheckBox] = {}
        flow = QWidget()
        flow.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        inside = FlowLayout(flow, across=GAP, down=TIGHT)
        for person in people:
            tick = QCheckBox(person.name or self.tr("居民"))
            tick.toggled.connect(lambda _on: self.typed())
            self.ticks[person.id] = tick
            inside.addWidget(tick)
        if self.ticks:
            flow.setFocusProxy(next(iter(self.ticks.values())))
        self.address = line("", 120)
        self.address.setPlaceholderText(self.tr("不填：住在原处"))
        self.address.textChanged.connect(lambda _text: self.typed())
        self.add("resident", flow, self.tr("分出的人"))
        self.add("address", self.address, self.tr("新住址"))
        flow.setFocus()
        self.finish()

    def act(self) -> Act | dict[str, str]:
        """The split of those ticked."""
        chosen = [row for row, tick in self.ticks.items() if tick.isChecked()]
        if not chosen:
            return {"resident": "empty"}
        desk, household, address = self._desk, self._household, self.address.text()
        return lambda check: moving.split_household(
            desk, household, chosen, address=address, check=check
        )


class JoinDialog(ForetoldDialog):
    """Lets the people of this household belong to another one."""

    def __init__(self, parent: QWidget, app: App, desk: Desk, household: Household) -> None:
        super().__init__(parent, app)
        remark = self.tr("这一户的人并入选中的户；这一户移出户册，走访记录留在它名下。")
        self.say(self.tr("并入另一户"), self.tr("并户"), remark)
        self._desk, self._goes = desk, household.id
        self.choice = HouseholdChoice(app, desk, household.id)
        self.add("household", self.choice.line, self.tr("并入"))
        self.body.addWidget(self.choice.table, 1)
        self.choice.chosen.connect(self.typed)
        self.choice.taken.connect(self._on_save)
        self.choice.line.setFocus()
        self.finish()

    def act(self) -> Act | dict[str, str]:
        """The joining with the household chosen."""
        stays = self.choice.household()
        if stays is None:
            return {"household": "empty"}
        desk, goes, into = self._desk, self._goes, stays
        return lambda check: moving.join_households(desk, into, goes, check=check)


class TurnoverDialog(ForetoldDialog):
    """Lets all of a household have moved out, and the next tenant behind the door."""

    def __init__(self, parent: QWidget, app: App, desk: Desk, household: UUID) -> None:
        super().__init__(parent, app)
        remark = self.tr("现在住的人从那天起都算迁出；新租户单独成户，不填姓名就是空房。")
        self.say(self.tr("换租户"), self.tr("保存"), remark)
        self._desk, self._household = desk, household
        self.day = DateLine(desk.today())
        self.name, self.number, self.phone = line("", 40), line("", 24), line("", 40)
        self.add("on", self.day)
        self.add("name", self.name, self.tr("新租户"))
        self.add("id_number", self.number)
        self.add("phone", self.phone)
        for field in (self.day, self.name, self.number, self.phone):
            field.textChanged.connect(lambda _text: self.typed())
        self.day.setFocus()
        self.finish()

    def act(self) -> Act | dict[str, str]:
        """The turnover."""
        day, faults = typed_day(self.day)
        told = [field.text().strip() for field in (self.name, self.number, self.phone)]
        if any(told) and not told[0]:
            faults["name"] = "empty"
        if faults or day is None:
            return faults
        tenants = [Tenant(*told)] if told[0] else []
        desk, household, sure = self._desk, self._household, self.is_sure
        return lambda check: leaving.turn_over(
            desk, household, day, tenants, sure=sure or check, check=check
        )


class LeaveDialog(ForetoldDialog):
    """Lets all of a household have moved out on a day."""

    def __init__(self, parent: QWidget, app: App, desk: Desk, household: UUID) -> None:
        super().__init__(parent, app)
        remark = self.tr("现在住的人从那天起都算迁出，以前的数不变；这一户和走访记录留在户册里。")
        self.say(self.tr("全户迁出"), self.tr("保存"), remark)
        self._desk, self._household = desk, household
        self.day = DateLine(desk.today())
        self.add("on", self.day, self.tr("迁出日期"))
        self.day.textChanged.connect(lambda _text: self.typed())
        self.day.setFocus()
        self.finish()

    def act(self) -> Act | dict[str, str]:
        """The leaving."""
        day, faults = typed_day(self.day)
        if faults or day is None:
            return faults
        desk, household, sure = self._desk, self._household, self.is_sure
        return lambda check: leaving.leave_together(
            desk, household, day, sure=sure or check, check=check
        )
