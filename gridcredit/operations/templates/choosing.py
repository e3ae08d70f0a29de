"""Who a form is filled for: somebody, a household, an area, a filter; and what of it changed."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.errors import BadValue
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import filters
from gridcredit.operations.register.people import grids_of
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import aliases, preferences
from gridcredit.store.register import form_facts, register_lists


@dataclass(frozen=True, slots=True)
class For:
    """Whom a form is for: one of these. An area is named by its code, a filter as it is called.
    `only_changed`: of an area or a filter, who was written of since it was last filled for it."""

    resident: UUID | None = None
    household: UUID | None = None
    area: str = ""
    filter: str = ""
    only_changed: bool = False

    @property
    def key(self) -> str:
        """What names the same wish the next time; blank where nothing is remembered."""
        return f"area {self.area}" if self.area else f"filter {self.filter}" if self.filter else ""


@dataclass(frozen=True)
class Chosen:
    """The households in the order of their doors, and who of the people is meant (None: all who
    live there). `area` is the one that is counted in, and named."""

    households: tuple[UUID, ...]
    people: frozenset[UUID] | None
    area: str


def check(wanted: For) -> None:
    """Raise BadValue unless exactly one is named."""
    named = [bool(one) for one in (wanted.resident, wanted.household, wanted.area, wanted.filter)]
    if sum(named) != 1:
        raise BadValue("for", "", "one_of_them")
    if wanted.only_changed and not wanted.key:
        raise BadValue("changed", "", "area_or_filter")


def choose(desk: Desk, wanted: For, after: int) -> Chosen:
    """Whom is meant; `after`: the place in the journal behind which changes count. Raises NotFound,
    AreaUnknown."""
    own = desk.node.area
    if wanted.filter:
        people = frozenset(filters.people(desk, wanted.filter))
        homes = tuple(filters.households(desk, wanted.filter))
        chosen = Chosen(homes, people or None, own)
    else:
        with desk.reading() as session:
            chosen = _named(session, wanted, own)
    if not (wanted.only_changed and after):
        return chosen
    with desk.reading() as session:
        return _changed(session, chosen, after)


def _named(session: Session, wanted: For, own: str) -> Chosen:
    if wanted.resident is not None:
        stays = aliases.survivor_of(session, wanted.resident)
        person = register_lists.get(session, "resident", stays)
        return Chosen((person.household,), frozenset({person.id}), own)
    if wanted.household is not None:
        register_lists.get(session, "household", wanted.household)
        return Chosen((wanted.household,), None, own)
    grids = grids_of(session, wanted.area)
    return Chosen(tuple(register_lists.household_ids(session, grids)), None, wanted.area)


def _changed(session: Session, chosen: Chosen, after: int) -> Chosen:
    homes, people = form_facts.touched_since(session, after)
    meant = people if chosen.people is None else people & chosen.people
    some = tuple(home for home in chosen.households if home in homes)
    return Chosen(some, frozenset(meant), chosen.area)


def last_filled(session: Session, template: UUID, wanted: For) -> int:
    """The place in the journal up to which a form was filled for the same; 0: never."""
    key = wanted.key
    return int(preferences.get(session, _key(template, key), "0")) if key else 0


def note_filled(session: Session, template: UUID, wanted: For, arrival: int) -> None:
    """Remember up to which place in the journal a form was filled."""
    if wanted.key:
        preferences.put(session, _key(template, wanted.key), str(arrival))


def _key(template: UUID, key: str) -> str:
    return f"form_filled {template.hex} {key}"
