"""Moves a resident to another household, found by name, number or door."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import moving
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.foretold import Act, ForetoldDialog
from gridcredit.ui.dialogs.household_choice import HouseholdChoice
from gridcredit.ui.dialogs.typed_day import typed_day
from gridcredit.ui.widgets.date_line import DateLine
from gridcredit.ui.widgets.label import Label


class MoveResidentDialog(ForetoldDialog):
    """Type, choose, Enter; with `to` the household is settled, and `place` is its address."""

    def __init__(
        self,
        parent: QWidget,
        app: App,
        desk: Desk,
        person: Resident,
        to: UUID | None = None,
        place: str = "",
    ) -> None:
        super().__init__(parent, app)
        self._desk, self._person, self._to = desk, person, to
        self.day = DateLine(desk.today())
        self.choice = HouseholdChoice(app, desk, person.household)
        if to is None:
            self.say(self.tr("把 {name} 移到别户").format(name=person.name), self.tr("移动"))
            self.add("household", self.choice.line, self.tr("移到"))
            self.body.addWidget(self.choice.table, 1)
            self.choice.chosen.connect(self.typed)
            self.choice.taken.connect(self._on_save)
        else:
            self.say(self.tr("把 {name} 移到本户").format(name=person.name), self.tr("移动"))
            self.add("household", Label(place), self.tr("移到"))
            self.choice.setParent(self)
            self.choice.hide()
        self.add("on", self.day)
        self.day.textChanged.connect(lambda _text: self.typed())
        (self.choice.line if to is None else self.day).setFocus()
        self.finish()

    def act(self) -> Act | dict[str, str]:
        """The move to the household chosen."""
        day, faults = typed_day(self.day)
        to = self._to or self.choice.household()
        if to is None:
            faults["household"] = "empty"
        if faults or to is None or day is None:
            return faults
        desk, person = self._desk, self._person.id
        return lambda check: moving.move_resident(desk, person, to, day, check=check)
