"""Forms of a household and its dwelling: add, change, move to another address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from gridcredit.domain.codes import DwellingUse
from gridcredit.domain.entering import dwelling_faults
from gridcredit.domain.identity import normalise_name
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.records import plain_fields
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import amending, moving
from gridcredit.operations.register.alike import Typed
from gridcredit.operations.visits import dwelling_uses
from gridcredit.operations.visits.dwelling_uses import UseChanged
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.choices import chosen_code, code_choice, hidden_line, line
from gridcredit.ui.dialogs.foretold import Act, ForetoldDialog
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.dialogs.known_person import KnownPerson

_ADDRESS = ("estate", "building", "unit", "room")


class HouseholdDialog(FormDialog):
    """Changes number, householder and note. A masked householder stays unless typed anew."""

    def __init__(
        self, parent: QWidget, app: App, desk: Desk, household: Household, *, is_masked: bool
    ) -> None:
        super().__init__(parent, app)
        self.say(self.tr("修改户信息"), self.tr("保存"))
        self._desk, self._household, self._is_masked = desk, household, is_masked
        holder = household.householder
        self._holder = line(holder, 40)
        if is_masked and holder:
            self._holder = hidden_line(holder, 40, self.tr("{value}（留空不变）"))
        self._number = line(household.number, 30)
        self._note = line(household.note, 200)
        self.add("householder", self._holder)
        self.add("number", self._number, self.tr("户号"))
        self.add("note", self._note)
        self._holder.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """The change of what differs."""
        new = {"number": self._number.text().strip(), "note": self._note.text().strip()}
        holder = normalise_name(self._holder.text())
        if holder or not self._is_masked:
            new["householder"] = holder
        desk, row, shown = self._desk, self._household.id, plain_fields(self._household)
        if self._is_masked:
            del shown["householder"]
        typed = {name: value for name, value in new.items() if shown.get(name) != value}
        if not typed:
            return lambda: None
        return lambda: amending.change(desk, "household", row, typed, seen=shown)


class DwellingDialog(FormDialog):
    """Changes a dwelling: every household that lives there goes along."""

    ENTITY: ClassVar[str] = "dwelling"

    def __init__(self, parent: QWidget, app: App, desk: Desk, dwelling: Dwelling) -> None:
        super().__init__(parent, app)
        remark = self.tr("住在这里的每一户都会随之改变。")
        self.say(self.tr("修改房屋"), self.tr("保存"), remark)
        self._desk, self._dwelling = desk, dwelling
        self._address = _add_address(self, dwelling)
        self._use = code_choice(DwellingUse, dwelling.use, app.settings.language)
        self._note = line(dwelling.note, 200)
        self.add("use", self._use)
        self.add("note", self._note)
        self._use.currentIndexChanged.connect(lambda _at: self._foretell())
        self._address["estate"].setFocus()

    def _foretell(self) -> None:
        """Say below the use what another one does to the doors to be visited."""
        desk, row, use = self._desk, self._dwelling.id, chosen_code(self._use, DwellingUse)

        def say(seen: UseChanged) -> None:
            if use is chosen_code(self._use, DwellingUse):
                before, after = seen.to_visit
                words = self.tr("待走访 {before} → {after} 户；应注册人数不变。")
                self.rows["use"].set_hint(words.format(before=before, after=after))

        self.app.runner.ask(
            lambda: dwelling_uses.change_use(desk, [row], use, check=True), say, owner=self
        )

    def save(self) -> Callable[[], Any] | None:
        """The change of what differs."""
        use, note = chosen_code(self._use, DwellingUse), self._note.text().strip()
        dwelling = replace(self._dwelling, use=use, note=note)
        typed = replace(dwelling, **_typed(self._address))
        if self.show_faults(dwelling_faults(typed)):
            return None
        after, before = plain_fields(typed), plain_fields(self._dwelling)
        new = {name: after[name] for name in after if after[name] != before[name]}
        desk = self._desk
        if not new:
            return lambda: None
        return lambda: amending.change(desk, "dwelling", typed.id, new, seen=before)


class MoveHouseholdDialog(ForetoldDialog):
    """Moves a household to another address, known or new; `saved` carries a Rearranged."""

    ENTITY: ClassVar[str] = "dwelling"

    def __init__(
        self,
        parent: QWidget,
        app: App,
        desk: Desk,
        household: UUID,
        dwelling: Dwelling,
        grids: Sequence[Area],
    ) -> None:
        super().__init__(parent, app)
        remark = self.tr("全户人口和走访与登记记录一起过去；原来的房屋留在户册里。")
        self.say(self.tr("移到其他住址"), self.tr("移动"), remark)
        self._desk, self._household = desk, household
        self._grid = _add_grid(self, grids, dwelling.area)
        self._address = _add_address(self, replace(dwelling, building="", unit="", room=""))
        self._address["building"].setFocus()
        self._grid.currentIndexChanged.connect(lambda _at: self.typed())
        for part in self._address.values():
            part.textChanged.connect(lambda _text: self.typed())
        self.finish()

    def act(self) -> Act | dict[str, str]:
        """The move."""
        desk, household = self._desk, self._household
        to = Dwelling(desk.new_id(), self._grid.currentData(), **_typed(self._address))
        if faults := dwelling_faults(to):
            return faults
        return lambda check: moving.move_household_to(desk, household, to, check=check)


class NewHouseholdDialog(FormDialog):
    """Adds a household at an address, known or new; `saved` carries (Added, household id)."""

    ENTITY: ClassVar[str] = "dwelling"

    open_wanted = Signal(object)  # the household of somebody known who may be the householder

    def __init__(
        self, parent: QWidget, app: App, desk: Desk, grids: Sequence[Area], grid: UUID | None
    ) -> None:
        super().__init__(parent, app)
        self.say(self.tr("添加一户"), self.tr("添加"))
        self._desk = desk
        self._grid = _add_grid(self, grids, grid)
        self._address = _add_address(self, None)
        self._use = code_choice(DwellingUse, DwellingUse.HOME, app.settings.language)
        self.add("use", self._use)
        self._holder = line("", 40)
        self.add("householder", self._holder)
        self._lives_here = QCheckBox(self.tr("户主住在这里，同时登记为居民"))
        self._lives_here.setChecked(True)
        self.add("lives_here", self._lives_here, self.tr("现住"))
        self._number = line("", 30)
        self.add("number", self._number, self.tr("户号"))
        self.known = KnownPerson(app, desk, self._typed_so_far)
        self.add_below(self.known)
        self.known.opened.connect(self._on_open)
        for typed in (self._holder, *self._address.values()):
            typed.textChanged.connect(lambda _text: self.known.typed())
        self._address["estate"].setFocus()

    def _typed_so_far(self) -> Typed:
        at = Dwelling(UUID(int=0), self._grid.currentData())
        return Typed(self._holder.text(), dwelling=replace(at, **_typed(self._address)))

    def _on_open(self, household: UUID) -> None:
        self.reject()
        self.open_wanted.emit(household)

    def save(self) -> Callable[[], Any] | None:
        """The adding."""
        desk = self._desk
        holder = normalise_name(self._holder.text())
        use = chosen_code(self._use, DwellingUse)
        at = Dwelling(desk.new_id(), self._grid.currentData(), use=use)
        at = replace(at, **_typed(self._address))
        faults = dwelling_faults(at)
        if self._lives_here.isChecked() and not holder:
            faults["householder"] = "empty"
        if self.show_faults(faults):
            return None
        number = self._number.text().strip()
        home = Household(desk.new_id(), at.id, number, holder)
        person = None
        if self._lives_here.isChecked():
            person = Resident(desk.new_id(), home.id, holder, "户主")
        return lambda: (amending.add_household(desk, at, home, person), home.id)


def _add_grid(dialog: FormDialog, grids: Sequence[Area], chosen: UUID | None) -> QComboBox:
    """The grid it lies in; a worker with one grid is not asked."""
    choice = QComboBox()
    for grid in grids:
        choice.addItem(grid.name, grid.id)
    at = next((i for i, grid in enumerate(grids) if grid.id == chosen), 0)
    choice.setCurrentIndex(at)
    words = QCoreApplication.translate("NewHouseholdDialog", "网格")
    row = dialog.add("area", choice, words)
    row.setVisible(len(grids) > 1)
    row.label.setVisible(len(grids) > 1)
    return choice


def _add_address(dialog: FormDialog, shown: Dwelling | None) -> dict[str, Any]:
    """Lines for estate, building, unit and room."""
    examples = {"estate": "", "building": "2号楼", "unit": "1单元", "room": "101"}
    lines = {}
    for field in _ADDRESS:
        made = line(getattr(shown, field) if shown else "", 40)
        made.setPlaceholderText(examples[field])
        dialog.add(field, made)
        lines[field] = made
    return lines


def _typed(lines: dict[str, Any]) -> dict[str, Any]:
    return {field: " ".join(made.text().split()) for field, made in lines.items()}
