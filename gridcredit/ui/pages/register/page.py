"""户册: the tree of areas, the households of one of them, and one household's page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError, NotFound
from gridcredit.domain.records import HAPPENINGS, REGISTER
from gridcredit.operations.register import filters, households, removals
from gridcredit.operations.register.filters import CountedFilter, NamedFilter
from gridcredit.operations.register.households import (
    Branch,
    HouseholdView,
    PersonView,
    RegisterPart,
)
from gridcredit.operations.rounds.choosing import DoorChoice
from gridcredit.operations.templates.choosing import For
from gridcredit.ui.at_hand import AtHand
from gridcredit.ui.page import Page
from gridcredit.ui.pages.register.alike import AlikePane
from gridcredit.ui.pages.register.filters import FilterList, narrowed, present_filter
from gridcredit.ui.pages.register.household import HouseholdPane, may
from gridcredit.ui.pages.register.jobs import RegisterJobs
from gridcredit.ui.pages.register.list import RegisterList
from gridcredit.ui.pages.register.start import RegisterStart
from gridcredit.ui.pages.register.tree import RegisterTree, area_names
from gridcredit.ui.runner import Task
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.splitter import Splitter

# Narrower than this, a household's page takes the place of tree and list.
SIDE_BY_SIDE = 900
_SCOPE = "households.area"
ALIKE = "alike"
"""The target that shows who may be in the register twice."""


class RegisterPage(Page):
    """Targets: a household's id, ("household", id), a Scope, or ALIKE."""

    DUTY: ClassVar[Duty] = Duty.READ
    WATCHES: ClassVar[frozenset[str]] = (
        HAPPENINGS | REGISTER | {"area", "saved_filter", "resident_request"}
    )

    def _build(self) -> None:
        desk = self.desk
        self.scope = RegisterPart(self.app.settings.choices.get(_SCOPE, ""))
        self.household: UUID | None = None
        self.branch = Branch(RegisterPart(), "", 0, 0)
        self.shows_removed = False  # whether the list is that of the households taken off
        self._has_any = False
        self._is_open = False  # whether the household's page hides the list in a narrow window
        self._view_query: Task | None = None
        self._ids_query: Task | None = None
        self.jobs = RegisterJobs(self, lambda: self.pane.view, lambda: self.scope.area)
        self.tree = RegisterTree()
        language = self.app.settings.language
        self.filters = FilterList(language, may_keep=desk.actor.may(Duty.EDIT_REGISTER))
        self.side = QWidget()
        side = QVBoxLayout(self.side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(SMALL)
        side.addWidget(self.tree, 1)
        side.addWidget(self.filters)
        side.addStretch(0)  # below them where there is no tree
        self.list = RegisterList(self._fetch, self.app.runner, language)
        offer(self.list.dwellings, may(desk).edit)
        self.pane = HouseholdPane(language, may(desk))
        self.start = RegisterStart(self.app, desk)
        self._splitter = Splitter(
            "households", self.app.settings, [self.side, self.list, self.pane], [20, 37, 52]
        )
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(WIDE, SMALL, WIDE, GAP)
        inside.addWidget(self._splitter)
        self._stack = QStackedWidget()
        self._stack.addWidget(holder)
        self._stack.addWidget(self.start)
        self.alike = AlikePane(self, lambda: self.scope.area, may_edit=may(desk).edit)
        self._stack.addWidget(self.alike)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        self.tree.scope_chosen.connect(self._on_scope_chosen)
        self.list.filter_changed.connect(lambda _typed: self._ask_ids())
        self.list.household_chosen.connect(self._on_household_chosen)
        self.list.household_opened.connect(self._on_household_opened)
        self.list.clear_wanted.connect(self._clear)
        self.list.dwellings_wanted.connect(lambda: self.jobs.show_dwellings(self.scope))
        self.filters.chosen.connect(self._on_filter_chosen)
        self.filters.wanted.connect(self._on_filter_wanted)
        self.list.switch_wanted.connect(lambda: self._switch(not self.shows_removed))
        self.pane.wanted.connect(self._on_wanted)
        self.jobs.revealed.connect(self.show_view)
        self.jobs.household_removed.connect(self.forget_household)
        self.alike.left.connect(self._show_register)
        self.alike.opened.connect(self.show_target)
        self.start.file_given.connect(self.jobs.import_file)
        self.start.addition_wanted.connect(self.jobs.add_household)

    def header_actions(self) -> list[QWidget]:
        """Export, import, add."""
        desk = self.desk
        doubles = button(self.tr("疑似重复"), self.show_alike, icon="conflict", kind="quiet")
        export = button(self.tr("导出"), self.jobs.export, icon="export", kind="quiet")
        take_in = button(self.tr("导入"), self.import_file, icon="import")
        sheet = button(self.tr("走访单"), self.print_round, icon="printer", kind="quiet")
        sheet.setToolTip(self.tr("打印左边所选范围的走访单"))
        offer(sheet, desk.actor.may(Duty.RECORD_VISITS))
        add = button(self.tr("添加一户"), self.jobs.add_household, icon="plus")
        add.setToolTip(self.tr("在户册里添加一户"))
        offer(take_in, desk.actor.may(Duty.IMPORT_REGISTER))
        offer(add, desk.actor.may(Duty.EDIT_REGISTER))
        return [doubles, sheet, export, take_in, add]

    def refresh(self) -> None:
        """Ask for the tree, the list and the household in sight."""
        desk = self.desk

        def query() -> tuple[Branch, bool]:
            return households.branches(desk), bool(removals.removed_ids(desk, RegisterPart()))

        self.ask(query, lambda answer: self._on_branch(*answer))

    def show_target(self, target: Any) -> None:
        """Show a household or a part of the register, whatever was filtered before; or ALIKE."""
        if target == ALIKE:
            self.show_alike()
            return
        self._show_register()
        if isinstance(target, RegisterPart):
            self.shows_removed = False
            self._choose_scope(target)
            self._clear()
            self._is_open = False
            self._ask_ids()
            self._arrange()
            return
        wanted = target[1] if isinstance(target, tuple) else target
        if isinstance(wanted, UUID):
            self.household, self._is_open = wanted, True
            if self.shows_removed or not self.list.choose(wanted):
                self.shows_removed = False
                self._choose_scope(self.branch.scope)
                self._clear()
                self._ask_ids()
            self._ask_view()
            self._arrange()

    def at_hand(self) -> AtHand | None:
        """The household in sight, and whom of it the keyboard stands on."""
        view = self.pane.view
        if view is None or view.removal is not None:
            return None
        person = self.pane.people.chosen_row() if self.pane.people.hasFocus() else None
        resident = person.resident.id if isinstance(person, PersonView) else None
        return AtHand(view.household.id, resident)

    def show_alike(self) -> None:
        """Show who may be in the register twice."""
        self._stack.setCurrentWidget(self.alike)
        self.alike.enter()

    def _show_register(self) -> None:
        """Show the register, or how one begins."""
        self._stack.setCurrentIndex(0 if self._has_any else 1)

    def import_file(self) -> None:
        """Take a register in."""
        if self.desk.actor.may(Duty.IMPORT_REGISTER):
            self.jobs.import_file(None)

    def print_round(self) -> None:
        """Print the part of the register in sight as a round."""
        part = self.scope
        choice = DoorChoice(part.area, part.estate, part.building)
        self.app.go("planning", ("rounds", ("print", choice)))

    def focus_filter(self) -> None:
        """Put the cursor into the filter."""
        self._close_household()
        self.list.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.filter.selectAll()

    def forget_household(self, household: UUID) -> None:
        """Stop showing a household that has left the register."""
        if self.household == household:
            self.household = None
            self.pane.show_view(None)
            self._close_household()

    # Answers

    def _on_branch(self, branch: Branch, has_removed: bool) -> None:
        self.branch = branch
        self._has_any = bool(branch.households) or has_removed
        self.list.grid_names = dict(area_names(branch))
        self.alike.mark_changed()
        if self._stack.currentWidget() is not self.alike or not self._has_any:
            self._show_register()
        if self._has_any:
            self._choose_scope(self.tree.show_branch(branch, self.scope))
            self._ask_ids()
            self._ask_view()
            self.jobs.filters.count(self._on_filters)
        self._arrange()

    def _ask_ids(self) -> None:
        desk, scope, typed = self.desk, self.scope, self.list.filter.text().strip()
        if self._ids_query is not None:
            self._ids_query.cancel()
        is_on, named = self.shows_removed, self.filters.current
        listed = removals.removed_ids if is_on else households.household_ids

        def query() -> tuple[Sequence[UUID], int]:
            ids = listed(desk, scope, typed)
            if named is not None and not is_on:
                ids = narrowed(ids, filters.households(desk, named.wanted))
            return ids, len(removals.removed_ids(desk, scope))

        self._ids_query = self.ask(query, lambda answer: self._on_ids(answer, is_on))

    def _on_ids(self, found: tuple[Sequence[UUID], int], is_on: bool) -> None:
        desk, (ids, removed) = self.desk, found
        if is_on != self.shows_removed:
            return
        if is_on and not removed:
            self._switch(False)
            return
        self.list.show_removed(removed, is_on=is_on)
        self.list.show_ids(ids, self.household, str(desk.today().year))
        if self.household is None:
            self.pane.show_view(None)
        people = self.tr("{count:,} 人").format(count=self.branch.people)
        homes = self.tr("{count:,} 户").format(count=self.branch.households)
        self.set_remark(f"{homes} · {people}" if self.branch.households else "")

    def _on_filters(self, counted: Sequence[CountedFilter]) -> None:
        self.filters.show_filters(counted)
        self.list.show_narrowed(self.filters.words())

    def _ask_view(self) -> None:
        desk, household = self.desk, self.household
        if self._view_query is not None:
            self._view_query.cancel()
        if household is not None:
            self._view_query = self.ask(
                lambda: households.view(desk, household), self.show_view, self._on_view_failed
            )

    def show_view(self, view: HouseholdView) -> None:
        """Show a household's page as it was answered."""
        if view.household.id == self.household:
            self.pane.show_view(view)
            self.pane.asked.ask_about(self, view)

    def _on_view_failed(self, error: GridCreditError) -> None:
        if isinstance(error, NotFound) and self.household is not None:
            self.forget_household(self.household)
        else:
            self.app.messages.warn(self, error)

    def _fetch(self, ids: Sequence[UUID]) -> Sequence[Any]:
        """The lines of a page of the list; off the screen thread."""
        desk = self.app.desk
        if desk is None:  # let go of meanwhile
            return [None] * len(ids)
        if self.shows_removed:
            return removals.removed_lines(desk, ids)
        return households.household_lines(desk, ids)

    # What the person does

    def _on_scope_chosen(self, scope: RegisterPart) -> None:
        self._choose_scope(scope)
        self._ask_ids()

    def _on_filter_chosen(self, _named: NamedFilter | None) -> None:
        self.shows_removed = False
        self.list.show_narrowed(self.filters.words())
        self._ask_ids()

    def _on_filter_wanted(self, wanted: tuple[str, NamedFilter | None]) -> None:
        act, named = wanted
        if named is None:
            self.save_filter()
        else:
            self.jobs.filters.do(act, named)

    def save_filter(self) -> None:
        """Keep what the list shows now as a filter under a name."""
        part = RegisterPart() if self.scope == self.branch.scope else self.scope
        typed = self.list.filter.text()
        self.jobs.filters.keep(present_filter(self.filters.current, part, typed))

    def _clear(self) -> None:
        """Let nothing narrow the list but the part of the register."""
        self.list.filter.clear()
        self.filters.clear()

    def _switch(self, to_removed: bool) -> None:
        """To the households taken off, or back to the register."""
        self.shows_removed = to_removed
        self._clear()
        self._ask_ids()
        self.list.table.setFocus()

    def _choose_scope(self, scope: RegisterPart) -> None:
        """Areas are remembered; buildings are part of an address and are not."""
        self.scope = scope
        self.app.settings.choices[_SCOPE] = scope.area
        if self._has_any:
            self.tree.choose(scope)

    def _on_household_chosen(self, household: UUID) -> None:
        if household != self.household:
            self.household = household
            self._ask_view()

    def _on_household_opened(self, household: UUID) -> None:
        self._on_household_chosen(household)
        self._is_open = True
        self._arrange()
        self.pane.people.setFocus()

    def _on_wanted(self, wanted: tuple[str, Any]) -> None:
        act, person = wanted
        if act == "back":
            self._close_household()
        elif act == "visit":
            self.app.go("visits", self.household)
        elif act == "record":
            self.app.go("credit", self.at_hand())
        elif act == "mask":
            self._ask_view()
        elif act == "fill_form":
            self._want_form(person)
        else:
            self.jobs.do(act, person)

    def _want_form(self, person: Any) -> None:
        """A form for a person, or for the household in sight."""
        if isinstance(person, PersonView):
            self.app.go("forms", For(resident=person.resident.id))
        elif self.household is not None:
            self.app.go("forms", For(household=self.household))

    def _close_household(self) -> None:
        self._is_open = False
        self._arrange()
        self.list.table.setFocus()

    # Room

    def _hides_list(self) -> bool:
        return self.width() < SIDE_BY_SIDE and self._is_open

    def _arrange(self) -> None:
        """Side by side where there is room; else the household's page over the list."""
        is_narrow, hides = self.width() < SIDE_BY_SIDE, self._hides_list()
        self.tree.setVisible(bool(self.branch.children))
        self.side.setVisible(not hides)
        self.list.setVisible(not hides)
        self.pane.setVisible(hides or not is_narrow)
        self.pane.show_back(is_narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the household for the list, the filter for all, what was taken off for the
        register."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._is_open:
            self._close_household()
        elif self.shows_removed and not self.list.filter.text():
            self._switch(False)
        else:
            self._clear()
