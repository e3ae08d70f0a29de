"""A grid worker's day: the doors to visit at the left, pace, week and promises at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gridcredit import texts
from gridcredit.domain.day_plan import Block, DoneDoor, Part
from gridcredit.domain.visiting import Due
from gridcredit.operations.exchange.situation import Glance
from gridcredit.operations.figures.today_summary import GridDay
from gridcredit.operations.visits import doorstep
from gridcredit.operations.visits.doorstep import Door
from gridcredit.ui.models.rows import Column, Index
from gridcredit.ui.pages.today.plan_table import (
    WHY,
    WIDTHS,
    Heading,
    PlanModel,
    PlanTable,
    with_headings,
)
from gridcredit.ui.pages.today.side import PaceCard, PromisesCard, WeekTiles
from gridcredit.ui.pages.today.waiting import WaitingStrip
from gridcredit.ui.pages.visit.reasons import GROUPS, ReasonsDelegate, group_of, slot_words, words
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.column import ScrollColumn
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.segmented import Segmented
from gridcredit.ui.widgets.splitter import Splitter

if TYPE_CHECKING:
    from gridcredit.ui.app import App

_ALL, _DONE = "all", "done"
_FILTER = "today.filter"


class DoorsView(QWidget):
    """The list of whom to visit and why; Enter opens the door's page."""

    figure_opened = Signal(object)

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._language = app.settings.language
        self._dues: tuple[Due, ...] = ()
        self._blocks: tuple[Block, ...] = ()
        self._done: tuple[DoneDoor, ...] = ()
        names = {_ALL: self.tr("全部"), **self._group_names(), _DONE: self.tr("今天已走")}
        self.filter = Segmented(self.tr("走访原因"), list(names.items()))
        self._names = names
        chosen = app.settings.choices.get(_FILTER, _ALL)
        self.filter.choose(chosen if chosen in names else _ALL)
        self.filter.chosen.connect(self._on_filter)
        self._model = PlanModel(self._columns(), self._fetch, app.runner)
        self.table = PlanTable(self.tr("今日待访"), self._language)
        self.table.setModel(self._model)
        self._reasons = ReasonsDelegate(self._language)
        self.table.setItemDelegateForColumn(WHY, self._reasons)
        self.table.activated.connect(self._on_activated)
        self._hint = Label(self.tr("↑ ↓ 选择    Enter 开始走访"))
        self._hint.setProperty("role", "caption")
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self._nothing())
        self.waiting = WaitingStrip(app)
        self.pace = PaceCard()
        self.week = WeekTiles(2)
        self.promises = PromisesCard(self._language)
        self.week.figure_opened.connect(self.figure_opened)
        self.promises.door_opened.connect(lambda row: app.go("visits", row))
        self.promises.late_opened.connect(lambda: self._show_group("follow_up"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        parts: list[QWidget] = [self._left(), self._right()]
        whole.addWidget(Splitter("today", app.settings, parts, [7, 3]))

    def _left(self) -> QWidget:
        left = QWidget()
        left.setMinimumWidth(420)
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        top.addWidget(self.filter)
        top.addStretch(1)
        column = QVBoxLayout(left)
        column.setContentsMargins(WIDE, SMALL, 0, GAP)
        column.setSpacing(12)
        column.addWidget(self.waiting)
        column.addLayout(top)
        column.addWidget(self._lists, 1)
        column.addWidget(self._hint)
        return left

    def _right(self) -> QWidget:
        side = ScrollColumn()
        side.setMinimumWidth(304)
        side.column.setContentsMargins(0, SMALL, WIDE, GAP)
        side.column.setSpacing(12)
        side.column.addWidget(self.pace)
        side.column.addWidget(self.week)
        side.column.addWidget(self.promises)
        side.column.addStretch(1)
        return side

    def _nothing(self) -> QWidget:
        return EmptyState(
            "check-circle",
            self.tr("今天没有待访户"),
            self.tr("可以去约定了回访的户看看，或在户册里核对待核的信息。"),
            self.tr("打开户册"),
            lambda: self._app.go("households"),
        )

    def _group_names(self) -> dict[str, str]:
        names = {
            "follow_up": self.tr("回访"),
            "retry": self.tr("再访"),
            "new": self.tr("未访"),
            "unfinished": self.tr("未办"),
            "appeal": self.tr("诉求"),
            "check": self.tr("待核"),
        }
        assert set(names) == set(GROUPS)
        return names

    def _columns(self) -> list[Column]:
        language = self._language
        holder, why, slot, last = WIDTHS[language]

        def of_door(text: Callable[[Any], str]) -> Callable[[Any], str]:
            return lambda row: "" if isinstance(row, Heading) else text(row)

        def where(row: Any) -> str:
            if isinstance(row, Heading):
                return self._heading_words(row)
            return str(row[1].address or row[1].number)

        return [
            Column(self.tr("地址"), where, is_address=True),
            Column(self.tr("户主"), of_door(lambda row: str(row[1].householder)), holder),
            Column(
                self.tr("走访原因"),
                of_door(lambda row: ", ".join(words(row[0].reasons, language))),
                why,
            ),
            Column(self.tr("建议时段"), of_door(lambda row: slot_words(row[0], language)), slot),
            Column(self.tr("上次走访"), of_door(lambda row: _last(row[1], language)), last),
        ]

    def _heading_words(self, heading: Heading) -> str:
        """现在可走 · 榴园3号楼 · 6 户."""
        part = {
            Part.PROMISED: self.tr("约好的，到日子了"),
            Part.NOW: self.tr("现在可走"),
            Part.LATER: self.tr("换个时段再去"),
            Part.DESK: self.tr("不用上门：打电话、查户册、等答复"),
        }[heading.part]
        told = [part, heading.building, self.tr("%n 户", "", heading.doors)]
        return " · ".join(one for one in told if one)

    def _fetch(self, listed: Any) -> list[Any]:
        """Off the screen thread: the doors of some of the list."""
        desk = self._app.desk
        if desk is None:  # let go of meanwhile
            return [None] * len(listed)
        dues = [one for one in listed if not isinstance(one, Heading)]
        lines = doorstep.door_lines(desk, [due.household for due in dues])
        doors = {door.id: door for door in lines if door is not None}
        return [self._row(one, doors) for one in listed]

    @staticmethod
    def _row(one: Any, doors: Mapping[UUID, Door]) -> Any:
        if isinstance(one, Heading):
            return one
        door = doors.get(one.household)
        return (one, door) if door is not None else None

    def show_day(self, day: GridDay, seen: Glance) -> None:
        """Show a day and what is not sent yet; the place in the list is kept where it still is."""
        self.waiting.show_waiting(day, seen)
        self._dues, self._blocks, self._done = day.dues, day.blocks, day.done
        counts = dict.fromkeys(GROUPS, 0)
        for due in day.dues:
            counts[group_of(due)] += 1
        shown = {_ALL: len(day.dues), **counts, _DONE: len(day.done)}
        for name, count in shown.items():
            self.filter.set_words(name, f"{self._names[name]} {count:,}")
        self.pace.show_pace(day.pace, day.total.coverage, day.on, day.left)
        self.week.show_week(day.total)
        self.promises.show_promises(day.promised, day.on)
        self._show_list()

    def _show_list(self) -> None:
        shown = self._shown()
        at = self.table.currentIndex().row()
        kept = self._household_at(at) if 0 <= at < self._model.rowCount() else None
        self._model.set_ids(shown)
        first = self._model.first_door()
        place = next((n for n in range(len(shown)) if self._household_at(n) == kept), first)
        if kept is None:
            place = first
        if shown:
            self.table.setCurrentIndex(self._model.index(place, 0))
        self._lists.setCurrentIndex(0 if shown else 1)
        self._hint.setVisible(bool(shown))

    def _shown(self) -> Sequence[Any]:
        """What the filter lets through: all in the order of the day's work."""
        name = self.filter.value()
        if name == _ALL:
            return with_headings(self._blocks)
        if name == _DONE:
            return [Due(one.household, one.grid, ()) for one in self._done]
        return [due for due in self._dues if group_of(due) == name]

    def _household_at(self, at: int) -> UUID | None:
        one = self._model.id_at(at)
        return None if isinstance(one, Heading) else one.household

    def _on_filter(self, name: object) -> None:
        self._app.settings.choices[_FILTER] = str(name)
        self._show_list()

    def _show_group(self, name: str) -> None:
        self.filter.choose(name)
        self._on_filter(name)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_activated(self, index: Index) -> None:
        """Whose door it is is known before its row has come."""
        household = self._household_at(index.row())
        if household is not None:
            self._app.go("visits", household)


def _last(door: Door, language: str) -> str:
    """11-12 无人; blank where nobody knocked yet."""
    if not door.visited_at or door.outcome is None:
        return ""
    return f"{door.visited_at[5:10]} {texts.word(door.outcome, language)}"
