"""A choice of doors: all, a building, a stairwell, or what a filter kept under a name means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter

from gridcredit.operations.desk import Desk
from gridcredit.operations.register import filters
from gridcredit.operations.register.areas import area_tree
from gridcredit.operations.register.filters import NamedFilter
from gridcredit.operations.rounds.choosing import DoorChoice, Stairwell, stairwells
from gridcredit.ui.widgets.wheel import guard_wheel


@dataclass(frozen=True, slots=True)
class Choosable:
    """What there is to choose from."""

    stairs: tuple[Stairwell, ...]
    filters: tuple[NamedFilter, ...]
    areas: tuple[tuple[str, str], ...] = ()  # codes and names of those below one's own


def choosable(desk: Desk, language: str) -> Choosable:
    """What there is to choose from, off the screen thread."""
    named = filters.named_filters(desk, language)
    tree = area_tree(desk)
    below = [area for area in tree.subtree(desk.node.area) if area.code != desk.node.area]
    areas = tuple((area.code, area.name) for area in below)
    return Choosable(tuple(stairwells(desk)), tuple(named), areas)


class DoorChoiceBox(QComboBox):
    """Its words can be typed: a part of them finds the entry."""

    def __init__(self, there: Choosable) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        guard_wheel(self)
        self._choices: list[DoorChoice] = []
        total = sum(one.doors for one in there.stairs)
        self._add(self.tr("全部（%n 户）", "", total), DoorChoice())
        for code, name in there.areas:
            count = sum(one.doors for one in there.stairs if one.area.startswith(code))
            if count:
                words = self.tr("{name}（%n 户）", "", count).format(name=name)
                self._add(words, DoorChoice(code))
        for building, group in _buildings(there.stairs):
            self._add_building(building, group)
        for named in there.filters:
            words = self.tr("筛选：{name}").format(name=named.name)
            self._add(words, DoorChoice(filter=named.name))
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)

    def choice(self) -> DoorChoice | None:
        """What is chosen; None while what is typed names none."""
        typed = self.currentText().strip()
        at = self.findText(typed, Qt.MatchFlag.MatchExactly)
        return self._choices[at] if at >= 0 else None

    def choose_none(self, hint: str) -> None:
        """Nothing is chosen, and the line says what to choose."""
        self.setCurrentIndex(-1)
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(hint)

    def choose(self, choice: DoorChoice) -> None:
        """Choose an entry, where there is such a one."""
        if choice in self._choices:
            self.setCurrentIndex(self._choices.index(choice))

    def _add_building(self, name: str, group: Sequence[Stairwell]) -> None:
        first = group[0]
        whole = DoorChoice(first.area, first.estate, first.building)
        count = sum(one.doors for one in group)
        self._add(self.tr("{name}（%n 户）", "", count).format(name=name), whole)
        if len(group) > 1 or first.unit:
            for one in group:
                words = self.tr("{name}（%n 户）", "", one.doors).format(name=one.name)
                self._add(words, one.choice)

    def _add(self, words: str, choice: DoorChoice) -> None:
        if self.findText(words, Qt.MatchFlag.MatchExactly) < 0:
            self.addItem(words)
            self._choices.append(choice)


def _buildings(stairs: Sequence[Stairwell]) -> list[tuple[str, list[Stairwell]]]:
    groups: dict[tuple[str, str, str], list[Stairwell]] = {}
    for one in stairs:
        groups.setdefault((one.area, one.estate, one.building), []).append(one)
    return [(_building_name(group[0]), group) for group in groups.values()]


def _building_name(one: Stairwell) -> str:
    return Stairwell(one.area, one.estate, one.building, "", 0).name or one.area
