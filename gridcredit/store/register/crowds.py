"""Crowds: the residents of some grids, grouped by the database as far as they count alike.

The database answers in numbers of which each digit is the place of one of a few values (`_Digit`);
what these values count for, `domain.crowds` decides. That it is the same as for the residents one
by one (`coverage_facts`) is held by a property: tests/store/register/test_crowds.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from gridcredit.domain.codes import PledgeStage, Population, RegistrationKind, ResidentState
from gridcredit.domain.coverage import DECIDING, DEFAULT_RULES, CoverageFacts, Rules
from gridcredit.domain.crowds import Crowd, Steps, beyond, steps
from gridcredit.domain.fieldrules import EARLIER
from gridcredit.store.journal import aliases
from gridcredit.store.journal.aliases import NOT_MERGED, PEOPLE, RECORDS
from gridcredit.store.journal.loading import SharedIds, among, listing
from gridcredit.store.journal.standing_facts import stands_among_many
from gridcredit.store.schema.guards import SERVER

_NOBODY = UUID(int=0)
_DAY = len("2026-11-22")
_HOMES = """dwelling d JOIN household h ON h.dwelling = d.id
JOIN resident r ON r.household = h.id"""
_RESIDENTS = f"SELECT r.id FROM {_HOMES} WHERE d.area IN :ids"
_OF_GRIDS = f" AND e.resident IN ({_RESIDENTS})"
_OF_SIDES = f""" AND e.resident IN (
    {_RESIDENTS} UNION SELECT m.resident FROM fact_reach m WHERE m.counts_for IN ({_RESIDENTS})
)"""


def crowds(
    s: Session, grids: Collection[UUID], days: Iterable[date], rules: Rules = DEFAULT_RULES
) -> list[Crowd]:
    """The residents of the grids as they count on these days, of which there is at least one."""
    on = steps(days, rules)
    is_merged = aliases.is_reaching(s)
    form = _Form(on, is_merged)
    of_grids = _OF_SIDES if is_merged else _OF_GRIDS
    asked = form.question(of_grids if _are_few(s, grids) else "")
    ids = SharedIds()
    found: dict[tuple[int, int, int], dict[UUID, int]] = {}
    for grid, who, told, papers, number in among(s, asked, grids, **_names(on)):
        found.setdefault((who, told, papers), {})[ids[grid]] = number
    return [Crowd(form.alike(*code), numbers) for code, numbers in found.items()]


@dataclass(frozen=True, slots=True)
class Members:
    """Residents of one grid who count alike, each with its household in the same place; ids as the
    tables hold them."""

    grid: bytes
    alike: CoverageFacts
    residents: tuple[bytes, ...]
    households: tuple[bytes, ...]


def everybody(
    s: Session, grids: Collection[UUID], days: Iterable[date], rules: Rules = DEFAULT_RULES
) -> list[Members]:
    """Every resident of the grids, by grid and by who counts alike on these days, and whose
    registration was decided between the same two of them."""
    on = steps(days, rules)
    is_merged = aliases.is_reaching(s)
    form = _Form(on, is_merged, is_dated=True)
    of_grids = _OF_SIDES if is_merged else _OF_GRIDS
    is_served = s.get_bind().dialect.name == SERVER
    listed = _LISTED[is_served].format("r.id"), _LISTED[is_served].format("r.household")
    asked = form.question(of_grids if _are_few(s, grids) else "", listed)
    alike: dict[tuple[int, int, int], CoverageFacts] = {}
    found = []
    for grid, who, told, papers, residents, households in among(s, asked, grids, **_names(on)):
        code = (who, told, papers)
        if code not in alike:
            alike[code] = form.alike(*code)
        found.append(Members(grid, alike[code], _ids(residents), _ids(households)))
    return found


_LISTED = {False: "group_concat(hex({}), '')", True: "string_agg(encode({}, 'hex'), '')"}
"""How a file and a server say all ids of a group in one text."""


def _ids(text: str) -> tuple[bytes, ...]:
    ids = bytes.fromhex(text)
    return tuple(ids[at : at + 16] for at in range(0, len(ids), 16))


def first_registration(s: Session, grids: Collection[UUID], until: date) -> date | None:
    """The first day up to a date on which anybody in the grids registered."""
    rows = among(s, _FIRST, grids, until=until.isoformat())
    return min((date.fromisoformat(first) for (first,) in rows if first), default=None)


_FIRST = listing(
    f"""SELECT min(e."on") FROM registration_event e
WHERE e.event = '{RegistrationKind.REGISTERED.value}' AND e."on" <= :until
AND {stands_among_many("registration_event", "e")}{_OF_GRIDS}"""
)


def _are_few(s: Session, grids: Collection[UUID]) -> bool:
    """Whether facts are found sooner by whom they are about than by looking at all of them."""
    lived_in = "SELECT count(*) FROM area a WHERE EXISTS (SELECT 1 FROM dwelling WHERE area = a.id)"
    return 2 * len(grids) < int(s.execute(text(lived_in)).scalar() or 0)


def _names(on: Steps) -> dict[str, str]:
    """The steps by the names that a question has for them."""
    kinds = {"cutoff": on.cutoffs, "birth": on.births, "arrival": on.arrivals}
    return {
        f"{kind}{at}": day.isoformat()
        for kind, days in kinds.items()
        for at, day in enumerate(days)
    }


@dataclass(frozen=True, slots=True)
class _Digit:
    """One of some values, and how the database says its place among them, the first being 0."""

    sql: str
    values: Sequence[Any]


def _number(digits: Iterable[_Digit]) -> str:
    """How the database says all the digits in one number, the lowest first."""
    place, parts = 1, []
    for digit in digits:
        parts.append(f"{place} * ({digit.sql})")
        place *= len(digit.values)
    return " + ".join(parts)


def _read(digits: Iterable[_Digit], number: int) -> list[Any]:
    """The values that such a number means."""
    values = []
    for digit in digits:
        number, place = divmod(number, len(digit.values))
        values.append(digit.values[place])
    return values


class _Form:
    """How the database is asked about some cut-off dates, and how its numbers are read."""

    def __init__(self, on: Steps, is_merged: bool, is_dated: bool = False) -> None:
        """`is_dated`: events of residents that are alike are dated after a cut-off date only where
        theirs are, too."""
        self._whose = PEOPLE if is_merged else RECORDS
        self._days = on.cutoffs
        self._at = range(len(on.cutoffs))
        self._traits = {
            "population": _one_of(Population, "r.population"),
            "state": _one_of(ResidentState, "r.state"),
            "limited": _Digit("r.limited", (False, True)),
            "removed": _Digit(_MERGED if is_merged else _REMOVED, (False, True)),
            "birth_date": _day("r.birth_date", "birth", on.births),
            "arrived_on": _day("r.arrived_on", "arrival", on.arrivals),
            "left_on": _day(_LEFT, "arrival", on.arrivals),  # beside arrived_on: their order counts
            "adult_on": _coming_of_age("r.adult_on", on.cutoffs),
        }
        self._told = [_day(f"min({_ON})", "cutoff", on.cutoffs), *map(_decided, self._at)]
        self._told += [_is_later(at) for at in self._at[1:] if is_dated]
        self._papers = [_pledged(at) for at in self._at]

    def question(self, of_grids: str, told: Sequence[str] = ("count(*)",)) -> TextClause:
        """Grid, traits, events, pledges and what is `told` of these residents together; `_names`
        are its values."""
        whose = self._whose
        until = f"{_ON} <= :cutoff{self._at[-1]}"
        latest = ", ".join(
            f"{_latest('e.stage', PledgeStage, at)} AS latest{at}" for at in self._at
        )
        return listing(f"""
WITH told AS (
    SELECT {whose.id} AS resident, {_number(self._told)} AS code
    FROM registration_event e{whose.joined}
    WHERE {until} AND {stands_among_many("registration_event", "e")}{of_grids} GROUP BY {whose.id}
), paper AS (
    SELECT {whose.id} AS resident, {latest}, {_WITHDRAWN} AS withdrawn
    FROM pledge_event e{whose.joined}
    WHERE {until} AND {stands_among_many("pledge_event", "e")}{of_grids}
    GROUP BY {whose.id}, e.pledge
), papers AS (
    SELECT resident, {_number(self._papers)} AS code FROM paper GROUP BY resident
)
SELECT d.area, {_number(self._traits.values())},
       coalesce(told.code, 0), coalesce(papers.code, 0), {", ".join(told)}
FROM {_HOMES}
LEFT JOIN told ON told.resident = r.id LEFT JOIN papers ON papers.resident = r.id
WHERE d.area IN :ids GROUP BY 1, 2, 3, 4""")

    def alike(self, who: int, told: int, papers: int) -> CoverageFacts:
        """One resident for all of whom the database gave these numbers."""
        first, *read = _read(self._told, told)
        decided, later = (
            read[: len(self._at)],
            read[len(self._at) :] or [True for _ in self._at[1:]],
        )
        known = zip(self._days, decided, (True, *later), strict=True)
        events = [(day, kind) for day, kind, is_later in known if kind and is_later]
        if first is not None:
            events.append((first, RegistrationKind.INFORMED))
        stages = zip(self._days, _read(self._papers, papers), strict=True)
        traits = dict(zip(self._traits, _read(self._traits.values(), who), strict=True))
        return CoverageFacts(
            *(_NOBODY, _NOBODY, _NOBODY),
            **traits,
            events=tuple(events),
            pledges=tuple((day, stage, _NOBODY) for day, stage in stages),
        )


_ON = 'e."on"'
_REMOVED = "CASE WHEN r.removed = '' AND h.removed = '' AND d.removed = '' THEN 0 ELSE 1 END"
_MERGED = _REMOVED.replace("THEN", f"AND {NOT_MERGED.format('r')} THEN")
# Who is here and left after arriving has a date that says nothing (coverage.has_left).
_LEFT = f"""CASE WHEN r.left_on > r.arrived_on AND r.state IN ('{ResidentState.HOME.value}',
'{ResidentState.AWAY.value}') THEN NULL ELSE r.left_on END"""
_WITHDRAWN = f"min(CASE WHEN e.stage = '{PledgeStage.WITHDRAWN.value}' THEN {_ON} END)"
_SIGNED = ", ".join(f"'{at}'" for at, stage in enumerate(PledgeStage) if stage.counts_as_pledged)


def _one_of(kinds: type[StrEnum], column: str) -> _Digit:
    places = " ".join(f"WHEN '{kind.value}' THEN {at}" for at, kind in enumerate(kinds))
    return _Digit(f"CASE {column} {places} END", tuple(kinds))


def _steps(column: str, name: str, days: Sequence[date], first: int) -> str:
    """The place of the step from a day on: the last branches of a CASE."""
    places = " ".join(f"WHEN {column} <= :{name}{at} THEN {first + at}" for at in range(len(days)))
    return f"{places} ELSE {first + len(days)} END"


def _day(column: str, name: str, days: Sequence[date]) -> _Digit:
    sql = f"CASE WHEN {column} IS NULL THEN 0 {_steps(column, name, days, 1)}"
    return _Digit(sql, (None, *days, beyond(days)))


def _coming_of_age(column: str, days: Sequence[date]) -> _Digit:
    """What stands for a birth date; behind the last step as text is behind a text."""
    known = f"CASE {column} WHEN '' THEN 0 WHEN '{EARLIER}' THEN 1 ELSE CASE"
    marks = [day.isoformat() for day in days]
    sql = f"{known} {_steps(column, 'cutoff', days, 2)} END"
    return _Digit(sql, ("", EARLIER, *marks, marks[-1] + "+"))


def _latest(column: str, kinds: Iterable[StrEnum], at: int) -> str:
    """The latest of these kinds up to a cut-off date: its day, and its place behind that, which
    decides among those of one day."""
    places = " ".join(f"WHEN '{kind.value}' THEN '{place}'" for place, kind in enumerate(kinds))
    return f"max(CASE WHEN {_ON} <= :cutoff{at} THEN {_ON} || CASE {column} {places} END END)"


def _decided(at: int) -> _Digit:
    """The event that decides who is registered on a cut-off date."""
    latest = f"substr({_latest('e.event', DECIDING, at)}, {_DAY + 1})"
    places = " ".join(f"WHEN '{place}' THEN {place + 1}" for place in range(len(DECIDING)))
    return _Digit(f"CASE {latest} {places} ELSE 0 END", (None, *DECIDING))


def _is_later(at: int) -> _Digit:
    """Whether the event that decides on a cut-off date came after the cut-off date before."""
    latest = f"substr({_latest('e.event', DECIDING, at)}, 1, {_DAY})"
    return _Digit(f"CASE WHEN {latest} > :cutoff{at - 1} THEN 1 ELSE 0 END", (False, True))


def _pledged(at: int) -> _Digit:
    """Whether any paper stands signed on a cut-off date, else whether one was withdrawn."""
    signed = f"CASE WHEN substr(latest{at}, {_DAY + 1}) IN ({_SIGNED}) THEN 1 ELSE 0 END"
    sql = f"CASE WHEN max({signed}) = 1 THEN 1 WHEN min(withdrawn) <= :cutoff{at} THEN 2 ELSE 0 END"
    return _Digit(sql, (PledgeStage.VOIDED, PledgeStage.SIGNED, PledgeStage.WITHDRAWN))
