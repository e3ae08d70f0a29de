"""Filters of the register under a name: what comes with the program, what was kept here, and what
came from above; whom they mean, and how many."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from gridcredit import texts
from gridcredit.domain import filters
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.coverage import Basis, Cutoff
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.filters import Asked, Filter
from gridcredit.domain.kinds.saved_filter import SavedFilter
from gridcredit.domain.numbersearch import whole_number
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.finding import find_hits
from gridcredit.operations.register.people import grids_of
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.journal.loading import load
from gridcredit.store.register import area_rows, register_lists
from gridcredit.store.register.traits import traits_in
from gridcredit.store.schema.travelling import TABLES
from gridcredit.texts.filters import PROVIDED

_ALL = 1_000_000  # hits of a text: a filter means everybody, not the first screen of them
TAKEN_OFF = "删除"
"""Why a filter is no longer kept: in Chinese, as the register is."""


@dataclass(frozen=True, slots=True)
class NamedFilter:
    """A filter with what it is called; `id` is None, and `code` said, of one that comes with the
    program. `is_own`: it was kept here, and may be renamed and removed."""

    name: str
    wanted: Filter
    id: UUID | None = None
    code: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class CountedFilter:
    """A filter with how many people it means, in how many households."""

    filter: NamedFilter
    people: int
    households: int


def named_filters(desk: Desk, language: str = texts.CHINESE) -> list[NamedFilter]:
    """All filters, those kept first, by their names; one whose conditions a newer program wrote is
    left out."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return _all(desk, session, language)


def find_filter(desk: Desk, name: str) -> NamedFilter:
    """The filter of a name, an id, or the code of one that comes with the program. Raises
    NotFound."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return _found(desk, session, name.strip())


def kept_id(desk: Desk, name: str) -> UUID:
    """The id of a filter that is kept, by its name or id. Raises NotFound."""
    row = find_filter(desk, name).id
    if row is None:
        raise NotFound("saved_filter", name)
    return row


def counted_filters(desk: Desk, language: str = texts.CHINESE) -> list[CountedFilter]:
    """All filters with their numbers, over one reading of the register."""
    desk.actor.require(Duty.READ)
    named = named_filters(desk, language)
    with desk.reading() as session:
        known = _Register(desk, session, [one.wanted for one in named])
    return [_counted(known, one) for one in named]


def count(desk: Desk, wanted: Filter) -> tuple[int, int]:
    """How many people a filter means, and in how many households. Raises AreaUnknown."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        known = _Register(desk, session, [wanted])
    people, households = known.meant(wanted)
    return len(people), len(households)


def people(desk: Desk, wanted: Filter | str) -> list[UUID]:
    """The residents whom a filter means (a Filter, or the name of one), in the order of their
    doors. Raises NotFound, AreaUnknown."""
    desk.actor.require(Duty.READ)
    asked = _filter(desk, wanted)
    with desk.reading() as session:
        found, _ = _Register(desk, session, [asked]).meant(asked)
        return [
            row
            for row in register_lists.resident_ids(session, _grids(desk, session, asked))
            if row in found
        ]


def households(desk: Desk, wanted: Filter | str) -> list[UUID]:
    """The households that a filter means in the order of their doors: those of the people whom it
    means, and where it only asks for places, those in which nobody is known too. Raises NotFound,
    AreaUnknown."""
    desk.actor.require(Duty.READ)
    asked = _filter(desk, wanted)
    with desk.reading() as session:
        _, found = _Register(desk, session, [asked]).meant(asked)
        ids = register_lists.household_ids(session, _grids(desk, session, asked))
    return [row for row in ids if row in found]


def keep_filter(desk: Desk, name: str, wanted: Filter) -> UUID:
    """Keep a filter under a name. Raises BadValue (no name, or one that is used; a text that is a
    telephone or an ID number: every search by one is logged), AreaUnknown."""
    desk.actor.require(Duty.EDIT_REGISTER)
    _require_no_number(wanted)
    with desk.writing() as session:
        own = area_rows.area_by_code(session, desk.node.area).id
        grids_of(session, wanted.area)
        made = SavedFilter(
            desk.new_id(), own, _free_name(desk, session, name), filters.write(wanted)
        )
        journal.add(session, [made])
        return made.id


def rename_filter(desk: Desk, row: UUID, name: str) -> str:
    """Call a filter that was kept here otherwise; what it was called. Raises NotFound, BadValue."""
    desk.actor.require(Duty.EDIT_REGISTER)
    with desk.writing() as session:
        kept = _own(desk, session, row)
        _change(desk, session, kept, name, kept.conditions)
        return kept.name


def change_filter(desk: Desk, row: UUID, name: str, wanted: Filter) -> None:
    """Let a filter that was kept here mean something else, or be called otherwise. Raises NotFound,
    BadValue, AreaUnknown."""
    desk.actor.require(Duty.EDIT_REGISTER)
    _require_no_number(wanted)
    with desk.writing() as session:
        grids_of(session, wanted.area)
        _change(desk, session, _own(desk, session, row), name, filters.write(wanted))


def remove_filter(desk: Desk, row: UUID) -> None:
    """Keep a filter no longer; `put_back_filter` undoes it. Raises NotFound."""
    desk.actor.require(Duty.EDIT_REGISTER)
    with desk.writing() as session:
        _own(desk, session, row)
        journal.edit(session, "saved_filter", row, {"removed": TAKEN_OFF})


def put_back_filter(desk: Desk, row: UUID) -> None:
    """Keep a filter again. Raises NotFound."""
    desk.actor.require(Duty.EDIT_REGISTER)
    with desk.writing() as session:
        journal.edit(session, "saved_filter", row, {"removed": ""})


class _Register:
    """The register as far as some filters ask it, read once."""

    def __init__(self, desk: Desk, session: Session, wanted: Sequence[Filter]) -> None:
        self._desk = desk
        self._tree = AreaTree(area_rows.all_areas(session))
        grids = [grid.id for grid in self._tree.grids(desk.node.area)]
        papers = any(one.papers for one in wanted)
        cut = Cutoff(desk.today(), Basis.RESIDENCE, coverage_rules(session))
        self._people, self._places = traits_in(session, grids, cut, with_papers=papers)

    def meant(self, wanted: Filter) -> tuple[set[UUID], set[UUID]]:
        """The people and the households that a filter means."""
        asked = self._asked(wanted)
        test = filters.person_test(wanted, asked)
        some = [person for person in self._people if test(person)]
        households = {person.place.household for person in some}
        if not wanted.asks_people:
            stands = filters.place_test(wanted, asked)
            households |= {
                row for row in self._standing(wanted, asked) if stands(self._places[row])
            }
        return {person.facts.resident for person in some}, households

    def _standing(self, wanted: Filter, asked: Asked) -> Collection[UUID]:
        """The households that a text leaves."""
        if not wanted.text.strip():
            return self._places
        return [row for row in self._places if row in asked.found]

    def _asked(self, wanted: Filter) -> Asked:
        grids = None
        if wanted.area:
            known = self._tree.by_code(wanted.area) is not None
            grids = {grid.code for grid in self._tree.grids(wanted.area)} if known else set()
        found: frozenset[UUID] = frozenset()
        if wanted.text.strip():
            found = frozenset(hit.subject for hit in find_hits(self._desk, wanted.text, _ALL))
        return Asked(self._desk.today(), grids, found)


def _counted(known: _Register, one: NamedFilter) -> CountedFilter:
    found, homes = known.meant(one.wanted)
    return CountedFilter(one, len(found), len(homes))


def _filter(desk: Desk, wanted: Filter | str) -> Filter:
    return find_filter(desk, wanted).wanted if isinstance(wanted, str) else wanted


def _grids(desk: Desk, session: Session, wanted: Filter) -> list[UUID]:
    return grids_of(session, wanted.area or desk.node.area)


def _all(desk: Desk, session: Session, language: str) -> list[NamedFilter]:
    at = 1 if language.startswith("en") else 0
    kept = [_named(desk, session, one) for one in _kept(session)]
    own = sorted((one for one in kept if one is not None), key=lambda one: (one.name, one.id))
    provided = [
        NamedFilter(PROVIDED[code][at], wanted, code=code)
        for code, wanted in filters.PROVIDED.items()
    ]
    return own + provided


def _kept(session: Session) -> list[SavedFilter]:
    return load(session, SavedFilter, TABLES["saved_filter"].removed == "")


def _named(desk: Desk, session: Session, kept: SavedFilter) -> NamedFilter | None:
    try:
        wanted = filters.read(kept.conditions)
    except BadValue:
        return None
    is_own = area_rows.area_by_code(session, desk.node.area).id == kept.area
    return NamedFilter(kept.name, wanted, kept.id, is_own=is_own)


def _found(desk: Desk, session: Session, name: str) -> NamedFilter:
    known = [*_all(desk, session, texts.CHINESE), *_all(desk, session, texts.ENGLISH)]
    for one in known:
        if name and name in (one.name, one.code, str(one.id or "")):
            return one
    raise NotFound("saved_filter", name)


def _own(desk: Desk, session: Session, row: UUID) -> SavedFilter:
    kept: SavedFilter = register_lists.get(session, "saved_filter", row)
    if kept.removed or area_rows.area_by_code(session, desk.node.area).id != kept.area:
        raise NotFound("saved_filter", str(row))
    return kept


def _change(desk: Desk, session: Session, kept: SavedFilter, name: str, conditions: str) -> None:
    new = {"conditions": conditions}
    if name.strip() != kept.name:
        new["name"] = _free_name(desk, session, name)
    journal.edit(session, "saved_filter", kept.id, new)


def _require_no_number(wanted: Filter) -> None:
    if whole_number(wanted.text):
        raise BadValue("text", "", "number_in_filter")


def _free_name(desk: Desk, session: Session, name: str) -> str:
    tidy = " ".join(name.split())
    if not tidy:
        raise BadValue("name", "", "empty")
    known = [*_all(desk, session, texts.CHINESE), *_all(desk, session, texts.ENGLISH)]
    if any(tidy == one.name for one in known):
        raise BadValue("name", tidy, "name_used")
    return tidy
