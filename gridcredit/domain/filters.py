"""Filters of the register: who of it is meant, as conditions that all hold, and their short text.

The text names each condition once, in one line: `building=4; eligible=yes; registered=no`. A value
may be a list (`state=home,away`); ages are `18-60`, `18-` or `-17`. A percent sign, a semicolon and
a comma within a value are written %25, %3B and %2C.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import unquote
from uuid import UUID

from gridcredit.domain import coverage
from gridcredit.domain.addresses import address_key
from gridcredit.domain.adulthood import age
from gridcredit.domain.codes import DwellingUse, Population, ResidentState
from gridcredit.domain.coverage import CoverageFacts, Truths
from gridcredit.domain.errors import BadValue


class PaperState(StrEnum):
    """What is missing of a pledge on paper."""

    WITHOUT_SCAN = "without_scan"  # signed, and no page of it is kept
    WITHOUT_CHECK = "without_check"  # signed, its page is kept, and nobody has checked it
    NOT_ENTERED = "not_entered"  # a page is kept of a blank whose signing nobody entered


@dataclass(frozen=True, slots=True)
class Filter:
    """Who is meant; what is None or empty asks for nothing. Without `states`, those who have died
    or moved out are left out."""

    area: str = ""  # the code of an area
    estate: str | None = None
    building: str | None = None
    ages: tuple[int | None, int | None] | None = None  # full years, both included
    eligible: bool | None = None
    informed: bool | None = None
    registered: bool | None = None
    pledged: bool | None = None
    papers: tuple[PaperState, ...] = ()
    states: tuple[ResidentState, ...] = ()
    populations: tuple[Population, ...] = ()
    uses: tuple[DwellingUse, ...] = ()
    text: str = ""  # as a search takes it

    @property
    def asks_people(self) -> bool:
        """Whether it asks more than where a household is and how its dwelling is used."""
        return any(getattr(self, name) not in (None, "", ()) for name in _OF_PEOPLE)


_OF_PEOPLE = (
    *("ages", "eligible", "informed", "registered", "pledged"),
    *("papers", "states", "populations"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a household is: `grid` and what a filter asks of its dwelling."""

    household: UUID
    grid: str  # its code
    estate: str
    building: str
    use: DwellingUse


@dataclass(frozen=True, slots=True)
class Traits:
    """What a filter may ask of a resident on the register; `truths` as of the day that is asked
    about."""

    place: Place
    facts: CoverageFacts
    truths: Truths
    papers: frozenset[PaperState] = frozenset()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a filter is held against besides the person: the day, the grids of its area (None:
    all), and whom a search found for its text, as residents and as households."""

    on: date
    grids: Collection[str] | None = None
    found: Collection[UUID] = field(default_factory=frozenset)


Test = Callable[[Traits], bool]


def place_test(wanted: Filter, asked: Asked) -> Callable[[Place], bool]:
    """What tells whether a household's place is meant."""
    tests: list[Callable[[Place], bool]] = []
    if wanted.area and asked.grids is not None:
        grids = frozenset(asked.grids)
        tests.append(lambda place: place.grid in grids)
    if (estate := wanted.estate) is not None:
        tests.append(lambda place: _same_estate(place.estate, estate))
    if (building := wanted.building) is not None:
        tests.append(lambda place: _same_building(place.building, building))
    if wanted.uses:
        tests.append(lambda place: place.use in wanted.uses)
    return lambda place: all(test(place) for test in tests)


def person_test(wanted: Filter, asked: Asked) -> Test:
    """What tells whether a resident is meant."""
    tests = [*_tests_of_places(wanted, asked), *_tests_of_facts(wanted, asked)]
    return lambda person: all(test(person) for test in tests)


def _tests_of_places(wanted: Filter, asked: Asked) -> list[Test]:
    known: dict[UUID, bool] = {}
    test = place_test(wanted, asked)

    def stands_there(person: Traits) -> bool:
        household = person.place.household
        if household not in known:
            known[household] = test(person.place)
        return known[household]

    def was_found(person: Traits) -> bool:
        return person.facts.resident in found or person.place.household in found

    found = asked.found
    return [stands_there, was_found] if wanted.text.strip() else [stands_there]


def _tests_of_facts(wanted: Filter, asked: Asked) -> list[Test]:
    on = asked.on
    tests: list[Test] = []
    if wanted.states:
        tests.append(lambda p: p.facts.state in wanted.states)
    else:
        tests.append(lambda p: not coverage.has_left(p.facts, on))
    if wanted.populations:
        tests.append(lambda p: p.facts.population in wanted.populations)
    if wanted.ages is not None:
        tests.append(lambda p: _is_aged(p.facts.birth_date, wanted.ages, on))
    said = (wanted.eligible, wanted.informed, wanted.registered, wanted.pledged)
    tests += [_is(at, value) for at, value in enumerate(said) if value is not None]
    if wanted.papers:
        papers = frozenset(wanted.papers)
        tests.append(lambda p: not papers.isdisjoint(p.papers))
    return tests


def _is(at: int, value: bool) -> Test:
    """Whether the truth at a place is so."""
    return lambda person: person.truths[at] is value


def _is_aged(birth: date | None, ages: tuple[int | None, int | None] | None, on: date) -> bool:
    if birth is None or ages is None:
        return False
    years, (least, most) = age(birth, on), ages
    return (least is None or years >= least) and (most is None or years <= most)


def _same_estate(one: str, other: str) -> bool:
    return one == other or address_key(one, "", "", "") == address_key(other, "", "", "")


def _same_building(one: str, other: str) -> bool:
    return one == other or address_key("", one, "", "") == address_key("", other, "", "")


# The short text

YES, NO = "yes", "no"
_AGES = re.compile(r"(\d{1,3})?-(\d{1,3})?|(\d{1,3})")
_LISTS: dict[str, type[StrEnum]] = {
    "papers": PaperState,
    "states": ResidentState,
    "populations": Population,
    "uses": DwellingUse,
}
_NAMES = {"ages": "age", "papers": "paper", "states": "state", "populations": "population"}
_NAMES |= {"uses": "use"}
_TRUTHS = ("eligible", "informed", "registered", "pledged")
_FIELDS = {_NAMES.get(one.name, one.name): one.name for one in fields(Filter)}

CONDITIONS = tuple(_FIELDS)
"""The names of all conditions, as the text writes them."""


def write(wanted: Filter) -> str:
    """The text of a filter; blank where it asks for nothing."""
    parts = [
        f"{name}={_written(one, getattr(wanted, one))}"
        for name, one in _FIELDS.items()
        if getattr(wanted, one) != getattr(_NOTHING, one)
    ]
    return "; ".join(parts)


def read(text: str) -> Filter:
    """The filter of a text. Raises BadValue (its field is the condition that cannot be read)."""
    said: dict[str, Any] = {}
    for part in text.replace("；", ";").split(";"):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if not name and not equals:
            continue
        if name not in _FIELDS or not equals or _FIELDS[name] in said:
            raise BadValue("conditions", part.strip(), "unknown_condition")
        said[_FIELDS[name]] = _read(name, value)
    return Filter(**said)


_NOTHING = Filter()


def _written(name: str, value: Any) -> str:
    if name in _LISTS:
        return ",".join(value)
    if name == "ages":
        return "-".join("" if years is None else str(years) for years in value)
    if name in _TRUTHS:
        return YES if value else NO
    return str(value).replace("%", "%25").replace(";", "%3B").replace(",", "%2C")


def _read(name: str, value: str) -> Any:
    one = _FIELDS[name]
    if one in _LISTS:
        return tuple(_code(name, _LISTS[one], code.strip()) for code in value.split(","))
    if one == "ages":
        return _ages(value)
    if one in _TRUTHS:
        if value not in (YES, NO):
            raise BadValue(name, value, "yes_or_no")
        return value == YES
    return unquote(value)


def _code(name: str, codes: type[StrEnum], value: str) -> StrEnum:
    try:
        return codes(value)
    except ValueError as error:
        raise BadValue(name, value, "unknown_code") from error


def _ages(value: str) -> tuple[int | None, int | None]:
    found = _AGES.fullmatch(value)
    if found is None or value == "-":
        raise BadValue("age", value, "18-60")
    least, most, only = (int(years) if years else None for years in found.groups())
    return (only, only) if only is not None else (least, most)


# What comes with the program

PROVIDED: dict[str, Filter] = {
    "unregistered_adults": Filter(eligible=True, registered=False),
    "uninformed_adults": Filter(eligible=True, informed=False),
    "unpledged_adults": Filter(eligible=True, pledged=False),
    "registered_unpledged": Filter(eligible=True, registered=True, pledged=False),
    "without_scan": Filter(papers=(PaperState.WITHOUT_SCAN,)),
    "without_check": Filter(papers=(PaperState.WITHOUT_CHECK,)),
    "tenants": Filter(uses=(DwellingUse.RENTED,)),
}
"""By the code that texts.filters names them by."""
