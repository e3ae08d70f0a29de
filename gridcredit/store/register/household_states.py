"""What domain.visiting ranks: where households stand today, a few of them or all of some grids.

Of all of them the database says it shortly: of each resident what counts, as one text, and of each
household its visits, as another. What these count for, the domain decides. That both ways say the
same is held by a property: tests/store/register/test_household_states.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import TextClause
from sqlalchemy.orm import Session

from gridcredit.domain.addresses import address_text, natural_key
from gridcredit.domain.adulthood import latest_adult_birth
from gridcredit.domain.bulk import many_values
from gridcredit.domain.codes import (
    DwellingUse,
    PledgeStage,
    Population,
    RegistrationKind,
    ResidentState,
    VisitOutcome,
)
from gridcredit.domain.coverage import (
    DEFAULT_RULES,
    CoverageFacts,
    Membership,
    Rules,
    membership,
    pledged_on,
    registered_on,
)
from gridcredit.domain.visiting import (
    DEFAULT_VISIT_RULES,
    HouseholdState,
    Knock,
    VisitRules,
    has_declined,
)
from gridcredit.store.journal import aliases
from gridcredit.store.journal.aliases import NOT_MERGED, PEOPLE, RECORDS, Person
from gridcredit.store.journal.loading import SharedIds, among, among_blobs, listing
from gridcredit.store.journal.standing_facts import stands_among_many
from gridcredit.store.register.appeals import AppealDues, open_at, open_dues, open_in
from gridcredit.store.register.coverage_facts import facts_in_households
from gridcredit.store.register.visits import IN_GRIDS, LISTED
from gridcredit.store.register.visits import STANDS as VISIT_STANDS

_OUTCOMES: dict[str, VisitOutcome] = {outcome.value: outcome for outcome in VisitOutcome}
_MET = frozenset(outcome.value for outcome in VisitOutcome if outcome.means.is_met)
_VACANT = frozenset((DwellingUse.EMPTY.value, DwellingUse.SHOP.value))
_NOBODY = UUID(int=0)
_LATER = "9999-12-31"

Knocks = dict[bytes, tuple[Knock, ...]]
Tallies = dict[bytes, int]


@many_values()
def household_states(
    s: Session,
    grids: Collection[UUID],
    on: date,
    rules: Rules = DEFAULT_RULES,
    asking: VisitRules = DEFAULT_VISIT_RULES,
) -> list[HouseholdState]:
    """What domain.visiting ranks, for every household of the grids, in no promised order; coverage
    is counted on the day `on`. Visits before the last meeting up to that day are left out."""
    homes = among(s, _HOMES_IN_GRIDS, grids)
    people, knocks = _all_people(s, grids, on, rules, asking), _all_knocks(s, grids, on)
    return _states(homes, people, knocks, open_dues(open_in(s, grids)))


def states_of(
    s: Session,
    households: Collection[UUID],
    on: date,
    rules: Rules = DEFAULT_RULES,
    asking: VisitRules = DEFAULT_VISIT_RULES,
) -> list[HouseholdState]:
    """The same for these households, with all their visits; those off the register are left out."""
    people = Tallies()
    for person in facts_in_households(s, households):
        home = person.household.bytes
        people[home] = people.get(home, 0) + _tally(person, on, rules, asking)
    ids = [household.bytes for household in households]
    appeals = open_dues(open_at(s, households))
    return _states(among_blobs(s, _HOMES_LISTED, ids), people, _knocks_of(s, ids), appeals)


_HOMES = """SELECT h.id, d.area, d."use", d.estate, d.building, d.unit, d.room
FROM household h JOIN dwelling d ON d.id = h.dwelling
WHERE h.removed = '' AND d.removed = '' AND """
_HOMES_IN_GRIDS = listing(_HOMES + "d.area IN :ids")
_HOMES_LISTED = listing(_HOMES + "h.id IN :ids")


def _states(
    homes: Iterable[Any], people: Tallies, knocks: Knocks, appeals: AppealDues
) -> list[HouseholdState]:
    ids, numbers, building = SharedIds(), cache(_numbers), cache(address_text)
    states = []
    for home, area, use, *parts in homes:
        adults, unsaid, unsigned, unknown, everybody, at_home = numbers(people.get(home, 0))
        states.append(
            HouseholdState(
                UUID(bytes=home),
                ids[area],
                natural_key(address_text(*parts)),
                knocks.get(home, ()),
                adults,
                unsaid,
                unsigned,
                unknown,
                vacant=use in _VACANT or (everybody > 0 and at_home == 0),
                appeals=appeals.get(home, ()),
                building=building(parts[0], parts[1], "", ""),
            )
        )
    return states


# People

_DIGIT = 32
"""Bits that a number of a tally has: all of a household's are added up as one."""


def _tally(person: CoverageFacts, on: date, rules: Rules, asking: VisitRules) -> int:
    """What one resident adds to a household's adults, unregistered, unpledged, of unknown age, all
    on the register, and those who live here."""
    if person.removed:
        return 0
    belongs = membership(person, on, rules=rules)
    is_adult = belongs is Membership.ELIGIBLE
    is_asked = is_adult and not has_declined(person, on, asking)
    numbers = (
        is_adult,
        is_asked and not registered_on(person, on),
        is_asked and not pledged_on(person, on),
        belongs is Membership.AGE_UNKNOWN,
        True,
        person.population.lives_here,
    )
    return sum(number << at * _DIGIT for at, number in enumerate(numbers))


def _numbers(tally: int) -> list[int]:
    return [tally >> at * _DIGIT & (1 << _DIGIT) - 1 for at in range(6)]


# The events of one day, the one that counts last.
_EVENTS = (
    RegistrationKind.INFORMED,
    RegistrationKind.HELPED,
    RegistrationKind.DECLINED,
    RegistrationKind.REGISTERED,
    RegistrationKind.WITHDREW,
)
_REGISTERED = RegistrationKind.REGISTERED.value
_REFUSAL = _EVENTS.index(RegistrationKind.DECLINED)
_DAY = len("2026-11-22")


def _latest(column: str, kinds: Iterable[Any]) -> str:
    """The latest of these kinds: its day, and behind that its place among them."""
    places = " ".join(f"WHEN '{kind.value}' THEN '{at}'" for at, kind in enumerate(kinds))
    return f"""max(e."on" || CASE {column} {places} END)"""


_SIGNED = ", ".join(f"'{at}'" for at, stage in enumerate(PledgeStage) if stage.counts_as_pledged)
_PEOPLE = f"""SELECT r.id, r.household, r.population || '|' || r.state || '|' || r.limited
    || '|' || CASE WHEN r.birth_date <= :born THEN :adult WHEN r.birth_date > :born THEN '{_LATER}'
                   ELSE '' END
    || '|' || r.adult_on || '|' || coalesce(r.arrived_on, '') || '|' || coalesce(r.left_on, '')
FROM dwelling d JOIN household h ON h.dwelling = d.id JOIN resident r ON r.household = h.id
WHERE d.area IN :ids AND r.removed = '' AND h.removed = '' AND d.removed = ''"""


def _told(whose: Person) -> str:
    """Who is registered, or has said no and when; of each person at most one row."""
    return f"""SELECT resident, CASE WHEN substr(decided, {_DAY + 1}) = '0' THEN '{_REGISTERED}'
    ELSE substr(latest, 1, {_DAY}) END
FROM (
    SELECT {whose.id} AS resident, {_latest("e.event", _EVENTS)} AS latest,
           {_latest("e.event", _EVENTS[3:])} AS decided
    FROM registration_event e{whose.joined}
    WHERE e."on" <= ? AND {stands_among_many("registration_event", "e")} GROUP BY {whose.id}
) AS told
WHERE substr(decided, {_DAY + 1}) = '0' OR substr(latest, {_DAY + 1}) = '{_REFUSAL}'"""


def _pledged(whose: Person) -> str:
    """Who has a pledge that stands signed."""
    return f"""SELECT resident FROM (
    SELECT {whose.id} AS resident, {_latest("e.stage", PledgeStage)} AS latest
    FROM pledge_event e{whose.joined}
    WHERE e."on" <= ? AND {stands_among_many("pledge_event", "e")} GROUP BY {whose.id}, e.pledge
) AS paper WHERE substr(latest, {_DAY + 1}) IN ({_SIGNED})"""


@dataclass(frozen=True, slots=True)
class _Questions:
    """What is asked of all residents."""

    people: TextClause
    told: str
    pledged: str


_OF_RECORDS = _Questions(listing(_PEOPLE), _told(RECORDS), _pledged(RECORDS))
_OF_PEOPLE = _Questions(
    listing(f"{_PEOPLE} AND {NOT_MERGED.format('r')}"), _told(PEOPLE), _pledged(PEOPLE)
)


def _all_people(
    s: Session, grids: Collection[UUID], on: date, rules: Rules, asking: VisitRules
) -> Tallies:
    @cache
    def tally(said: str, told: str, is_pledged: bool) -> int:
        return _tally(_alike(said, told, is_pledged, on), on, rules, asking)

    ask, today = s.connection().exec_driver_sql, (on.isoformat(),)
    asked = _OF_PEOPLE if aliases.is_reaching(s) else _OF_RECORDS
    told: dict[bytes, str] = dict(iter(ask(asked.told, today)))
    pledged = frozenset(ask(asked.pledged, today).scalars())
    born = latest_adult_birth(on).isoformat()
    found = Tallies()
    for person, home, said in among(s, asked.people, grids, born=born, adult=born):
        counts = tally(said, told.get(person, ""), person in pledged)
        found[home] = found.get(home, 0) + counts
    return found


def _alike(said: str, told: str, is_pledged: bool, on: date) -> CoverageFacts:
    """One resident for all of whom the database says the same; `told` is that they are registered,
    or the day on which they said no and nothing since."""
    population, state, limited, born, adult_on, arrived, left = said.split("|")
    events: tuple[tuple[date, RegistrationKind], ...] = ()
    if told == _REGISTERED:
        events = ((on, RegistrationKind.REGISTERED),)
    elif told:
        events = ((date.fromisoformat(told), RegistrationKind.DECLINED),)
    return CoverageFacts(
        *(_NOBODY, _NOBODY, _NOBODY),
        birth_date=_day(born),
        adult_on=adult_on,
        population=Population(population),
        arrived_on=_day(arrived),
        left_on=_day(left),
        state=ResidentState(state),
        limited=limited == "1",
        events=events,
        pledges=((on, PledgeStage.SIGNED, _NOBODY),) if is_pledged else (),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


# Visits

_ALL_KNOCKS = listing(f"""SELECT v.household,
    string_agg(v.at || '|' || v.outcome || '|' || coalesce(v.follow_up, ''), ',')
FROM visit v WHERE v.void = 0 AND {IN_GRIDS} GROUP BY v.household""")
# Blank is before every id: what is not NULL, found through the index.
_CORRECTED = """SELECT household FROM visit WHERE corrects > ?
UNION ALL SELECT household FROM visit WHERE id IN (SELECT corrects FROM visit WHERE corrects > ?)"""
_KNOCKS_OF = listing(
    "SELECT v.household, v.at, v.outcome, v.follow_up FROM visit v"
    f" WHERE {VISIT_STANDS} AND {LISTED}"
)


def _all_knocks(s: Session, grids: Collection[UUID], on: date) -> Knocks:
    """From the index alone, which does not know what was corrected: where anything was, the few
    households are asked about by themselves."""
    corrected = set(s.connection().exec_driver_sql(_CORRECTED, (b"", b"")).scalars())
    today = on.isoformat()
    found = {
        home: _since_met(said, today)
        for home, said in among(s, _ALL_KNOCKS, grids)
        if home not in corrected
    }
    return found | _knocks_of(s, list(corrected))


def _since_met(said: str, today: str) -> tuple[Knock, ...]:
    """The last visit up to a day at which somebody was met, and all behind it."""
    found = []
    for one in sorted(said.split(","), reverse=True):
        at, outcome, follow_up = one.split("|")
        found.append(Knock(at, _OUTCOMES[outcome], _day(follow_up)))
        if outcome in _MET and at[:_DAY] <= today:
            break
    return tuple(found)


def _knocks_of(s: Session, households: Sequence[bytes]) -> Knocks:
    found: dict[bytes, list[Knock]] = {}
    for home, at, outcome, follow_up in among_blobs(s, _KNOCKS_OF, households):
        found.setdefault(home, []).append(Knock(at, _OUTCOMES[outcome], _day(follow_up or "")))
    return {home: tuple(knocks) for home, knocks in found.items()}
