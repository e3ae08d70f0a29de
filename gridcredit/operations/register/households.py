"""The register as the window shows it: tree with counts, lists by ids, one household, search.

Names are masked above the grid, ID numbers and phones everywhere, until somebody gives a purpose
(domain rules, section 11).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from gridcredit.domain import coverage
from gridcredit.domain.addresses import address_text, natural_key
from gridcredit.domain.adulthood import age
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import AreaLevel, RegistrationKind
from gridcredit.domain.coverage import Membership, Rules
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.masks import mask_name, mask_person
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import merge_views
from gridcredit.operations.register.finding import find_hits
from gridcredit.operations.register.measures import titles_at
from gridcredit.operations.register.merge_views import LinkView, MergedView
from gridcredit.operations.register.people import grids_of
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.store.engine.database import Session
from gridcredit.store.register import area_rows as stored_areas
from gridcredit.store.register import places, register_lists, removals
from gridcredit.store.register.places import Building
from gridcredit.store.register.register_lists import HouseholdLine as HouseholdLine
from gridcredit.store.register.register_lists import HouseholdPage
from gridcredit.store.register.removals import Removal
from gridcredit.store.register.timeline import Entry as Entry
from gridcredit.store.search.search import SearchHit
from gridcredit.store.workspace import audit

# A filter over a street looks through more than a popup shows.
FILTERED = 20_000
_AREAS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class RegisterPart:
    """A part of the register: an area ("": all), or one estate or building of a grid."""

    area: str = ""
    estate: str | None = None
    building: str | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the register's tree with the households and people at and below it."""

    scope: RegisterPart
    name: str
    households: int
    people: int
    children: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonView:
    """A resident as a page shows one, with where the person stands today."""

    resident: Resident
    age: int | None
    membership: Membership
    registration: RegistrationKind | None
    pledged: bool
    link: LinkView | None = None


@dataclass(frozen=True, slots=True)
class GoneView:
    """A resident who was taken off the register by himself, with why, when and by whom."""

    resident: Resident
    removal: Removal


@dataclass(frozen=True, slots=True)
class HouseholdView:
    """A household's page; masked unless `revealed`. `removal` where it is off the register."""

    household: Household
    dwelling: Dwelling
    grid: Area
    areas: tuple[str, ...]  # names from below the top down to the grid
    address: str
    people: tuple[PersonView, ...]
    timeline: tuple[Entry, ...]
    revealed: bool
    gone: tuple[GoneView, ...] = ()
    removal: Removal | None = None
    merged: tuple[MergedView, ...] = ()
    measures: Mapping[str, str] = field(default_factory=dict)  # titles of incentives by code


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What search everywhere found: people and households, and areas by their names."""

    hits: tuple[SearchHit, ...]
    areas: tuple[Area, ...]
    grid_names: dict[str, str]


def shows_names(desk: Desk) -> bool:
    """Whether names stand in full here: at one's own door, not in the offices above."""
    return desk.office.is_lowest


def branches(desk: Desk) -> Branch:
    """The tree of one's own area, down to the buildings."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        tree = AreaTree(stored_areas.all_areas(session))
        by_grid: dict[UUID, list[Building]] = {}
        for place in places.places(session):
            by_grid.setdefault(place.grid, []).append(place)
    top = tree.by_code(desk.node.area)
    if top is None:  # an office that waits for its certificate knows no areas yet
        return Branch(RegisterPart(), desk.node.name, 0, 0)
    return _branch(tree, top, by_grid)


def household_ids(desk: Desk, scope: RegisterPart = RegisterPart(), text: str = "") -> list[UUID]:
    """The households of a part of the register that a search finds, in the order of their
    addresses. Raises AreaUnknown."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        grids = grids_of(session, scope.area)
        ids = register_lists.household_ids(session, grids, scope.estate, scope.building)
    if not text.strip():
        return ids
    found = {hit.household for hit in find_hits(desk, text, FILTERED)}
    return [row for row in ids if row in found]


def household_lines(desk: Desk, ids: Sequence[UUID]) -> list[HouseholdLine | None]:
    """The lines of these households in their order; None for one that left the register."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        lines = {line.id: line for line in register_lists.household_lines(session, ids)}
    if not shows_names(desk):
        lines = {i: replace(x, householder=mask_name(x.householder)) for i, x in lines.items()}
    return [lines.get(row) for row in ids]


def view(desk: Desk, household: UUID) -> HouseholdView:
    """A household's page, masked. Raises NotFound."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return _view(desk, session, household, revealed=False)


def reveal(desk: Desk, household: UUID, purpose: str) -> HouseholdView:
    """A household's page with names and numbers in full; who, which and why are logged.

    Raises NotFound, BadValue (no purpose).
    """
    desk.actor.require(Duty.REVEAL)
    if not purpose.strip():
        raise BadValue("purpose", "", "empty")
    with desk.writing() as session:
        shown = _view(desk, session, household, revealed=True)
        facts = {"what": "household", "household": household.hex, "purpose": purpose.strip()}
        audit.log(session, desk.actor.login, "reveal", facts)
        return shown


def find(desk: Desk, text: str, most: int = 50) -> SearchResult:
    """What a search finds anywhere here, best first."""
    desk.actor.require(Duty.READ)
    hits = find_hits(desk, text, most)
    with desk.reading() as session:
        tree = AreaTree(stored_areas.all_areas(session))
    if not shows_names(desk):
        hits = [replace(hit, name=mask_name(hit.name)) for hit in hits]
    own = tree.subtree(desk.node.area)
    wanted = text.strip()
    named = [area for area in own if wanted and wanted in area.name][:_AREAS_SHOWN]
    names = {code: _grid_name(tree, code) for code in {hit.grid_code for hit in hits}}
    return SearchResult(tuple(hits), tuple(named), names)


def _branch(tree: AreaTree, area: Area, by_grid: dict[UUID, list[Building]]) -> Branch:
    own = by_grid.get(area.id, [])
    if area.level is AreaLevel.GRID:
        children: tuple[Branch, ...] = _estates(area.code, own)
    else:
        children = tuple(_branch(tree, child, by_grid) for child in tree.children(area))
        own = []
    counted: Iterable[Building | Branch] = own or children
    return _sum(RegisterPart(area.code), area.name, counted, children)


def _estates(code: str, found: Sequence[Building]) -> tuple[Branch, ...]:
    """The estates of a grid; of a single one, its buildings at once."""
    by_estate: dict[str, list[Building]] = {}
    for place in sorted(found, key=lambda p: (natural_key(p.estate), natural_key(p.building))):
        by_estate.setdefault(place.estate, []).append(place)
    made = tuple(
        _sum(RegisterPart(code, estate), estate, standing, _buildings(code, estate, standing))
        for estate, standing in by_estate.items()
    )
    return made[0].children if len(made) == 1 else made


def _buildings(code: str, estate: str, found: Sequence[Building]) -> tuple[Branch, ...]:
    if len(found) < 2:
        return ()
    return tuple(
        _sum(RegisterPart(code, estate, p.building), address_text("", p.building, "", ""), [p], ())
        for p in found
    )


def _sum(
    scope: RegisterPart,
    name: str,
    counted: Iterable[Building | Branch],
    children: tuple[Branch, ...],
) -> Branch:
    numbers = [(c.households, c.people) for c in counted]
    return Branch(scope, name, sum(h for h, _ in numbers), sum(p for _, p in numbers), children)


def _grid_name(tree: AreaTree, code: str) -> str:
    area = tree.by_code(code)
    return area.name if area else ""


def _view(desk: Desk, session: Session, household: UUID, *, revealed: bool) -> HouseholdView:
    page = register_lists.household_page(session, household)
    tree = AreaTree(stored_areas.all_areas(session))
    rules = coverage_rules(session)
    links = merge_views.links_by_resident(session, [one.id for one in page.residents])
    people = [
        replace(_person(desk, page, person, rules), link=links.get(person.id))
        for person in page.residents
    ]
    merged = merge_views.merged_into(
        session,
        [one.id for one in page.residents],
        shows_names=shows_names(desk),
        reveals=revealed,
    )
    gone = [GoneView(*told) for told in removals.removed_residents(session, household)]
    home = page.household
    if not revealed:
        people = [replace(p, resident=_masked(desk, p.resident)) for p in people]
        gone = [replace(g, resident=_masked(desk, g.resident)) for g in gone]
        if not shows_names(desk):
            home = replace(home, householder=mask_name(home.householder))
    return HouseholdView(
        home,
        page.dwelling,
        page.grid,
        tuple(area.name for area in tree.path(page.grid.code)[1:]),
        page.address,
        tuple(people),
        page.timeline,
        revealed,
        tuple(gone),
        removals.removal(session, household) if home.removed else None,
        merged,
        titles_at(session, page.grid.code),
    )


def _person(desk: Desk, page: HouseholdPage, person: Resident, rules: Rules) -> PersonView:
    today = desk.today()
    standing = page.coverage_facts[person.id]
    return PersonView(
        person,
        age(person.birth_date, today) if person.birth_date else None,
        coverage.membership(standing, today, rules=rules),
        coverage.registration_on(standing, today),
        coverage.pledged_on(standing, today),
    )


def _masked(desk: Desk, person: Resident) -> Resident:
    return mask_person(person, shows_name=shows_names(desk))
