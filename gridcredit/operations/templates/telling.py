"""What forms are told of people, households and areas: each field as this office knows it, masked
where no purpose was given, and of minors the name and the year of birth alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from gridcredit import texts
from gridcredit.domain import coverage, rates
from gridcredit.domain.addresses import address
from gridcredit.domain.adulthood import age, is_adult
from gridcredit.domain.codes import Sex
from gridcredit.domain.coverage import CoverageFacts, Membership, Rules
from gridcredit.domain.form_fields import FIELDS, FormValue
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.masks import mask_id, mask_name, mask_numbers, mask_phone
from gridcredit.operations.templates.area_counts import AreaNumbers
from gridcredit.store.register.form_facts import FormFacts, HouseholdFacts
from gridcredit.texts.forms import NO, YES

Values = dict[str, FormValue]
BLANK = FormValue()


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """What an office says of itself and of the day."""

    office: str
    worker: str
    hotline: str
    today: date


@dataclass(frozen=True)
class Telling:
    """Tells the wanted fields. `paths`: the areas above each, by code, the top first."""

    wanted: frozenset[str]
    facts: FormFacts
    rules: Rules
    words: OfficeWords
    paths: Mapping[str, list[Area]]
    numbers: Mapping[str, AreaNumbers]
    grid_codes: Mapping[UUID, str]
    is_masked: bool

    def of_office(self) -> Values:
        """What is of nobody."""
        on = self.words.today
        return self._chosen(
            {
                "office": lambda: FormValue(self.words.office),
                "worker": lambda: FormValue(self.words.worker),
                "hotline": lambda: FormValue(self.words.hotline),
                "today": lambda: FormValue(day=on),
                "year": lambda: FormValue(number=on.year),
                "month": lambda: FormValue(number=on.month),
                "day": lambda: FormValue(number=on.day),
            }
        )

    def of_area(self, code: str) -> Values:
        """What is of an area, with what is of the office."""
        path = {one.level.value: one for one in self.paths.get(code, ())}
        grid, village, street = (path.get(level) for level in ("grid", "village", "street"))
        last = self.paths.get(code, ())[-1:]
        told: dict[str, Callable[[], FormValue]] = {
            "area_name": lambda: FormValue(last[0].name if last else ""),
            "grid_name": lambda: FormValue(grid.name if grid else ""),
            "grid_code": lambda: FormValue(grid.code if grid else ""),
            "village_name": lambda: FormValue(village.name if village else ""),
            "village_code": lambda: FormValue(village.code if village else ""),
            "street_name": lambda: FormValue(street.name if street else ""),
        }
        counted = self.numbers.get(code)
        if counted is not None:
            told |= _numbers(counted)
        return self.of_office() | self._chosen(told)

    def of_household(self, home: HouseholdFacts) -> Values:
        """What is of a household, with what is of its grid."""
        teller = _HouseholdTeller(self, home)
        chosen = {code: tell for code, tell in _HOUSEHOLD.items() if code in self.wanted}
        values = self.of_area(self.grid_codes.get(home.dwelling.area, ""))
        return values | {code: tell(teller) for code, tell in chosen.items()}

    def of_person(self, person: Resident, household: Values) -> Values:
        """What is of a person, with what is of the household."""
        teller = _PersonTeller(self, person, self.facts.standing.get(person.id))
        values = dict(household)
        for code, tell in _PERSON.items():
            if code in self.wanted:
                is_told = FIELDS[code].of_minors or not teller.is_minor
                values[code] = tell(teller) if is_told else teller.withheld(code, tell)
        return values

    def name(self, name: str) -> FormValue:
        """A name as it may stand there."""
        return FormValue(mask_name(name) if self.is_masked else name)

    def number(self, number: str) -> FormValue:
        """An ID number as it may stand there."""
        return FormValue(mask_id(number) if self.is_masked else number)

    def phone(self, phone: str) -> FormValue:
        """A telephone as it may stand there."""
        return FormValue(mask_phone(phone) if self.is_masked else phone)

    def note(self, note: str) -> FormValue:
        """A note as it may stand there."""
        return FormValue(mask_numbers(note) if self.is_masked else note)

    def _chosen(self, told: Mapping[str, Callable[[], FormValue]]) -> Values:
        return {code: tell() for code, tell in told.items() if code in self.wanted}


def _numbers(counted: AreaNumbers) -> dict[str, Callable[[], FormValue]]:
    """What is counted in an area."""
    told = counted.coverage

    def rate(part: int, whole: int) -> FormValue:
        return FormValue(number=Decimal(rates.percent(part, whole))) if whole else BLANK

    numbers = {
        "households": counted.households,
        "people": counted.people,
        "minors": counted.minors,
        "eligible": told.eligible,
        "informed": told.informed,
        "registered": told.registered,
        "unregistered": told.eligible - told.registered,
        "pledged": told.pledged,
        "visited_households": counted.visited,
    }
    found: dict[str, Callable[[], FormValue]] = {
        code: lambda number=number: FormValue(number=number)  # type: ignore[misc]
        for code, number in numbers.items()
    }
    return found | {
        "registered_rate": lambda: rate(told.registered, told.eligible),
        "pledged_rate": lambda: rate(told.pledged, told.eligible),
        "visited_rate": lambda: rate(counted.visited, counted.households),
    }


def lives_here(standing: CoverageFacts | None, on: date) -> bool:
    """Whether somebody lives at the door on a day: neither gone nor only registered there."""
    if standing is None or standing.removed or coverage.has_left(standing, on):
        return False
    return standing.population.lives_here


@dataclass
class _HouseholdTeller:
    by: Telling
    home: HouseholdFacts

    @cached_property
    def here(self) -> list[Resident]:
        """Who lives there."""
        on = self.by.words.today
        return [p for p in self.home.people if lives_here(self.by.facts.standing.get(p.id), on)]

    @cached_property
    def holder(self) -> Resident | None:
        """The householder, where that is one of the people."""
        name = self.home.household.householder
        return next((p for p in self.home.people if name and p.name == name), None)

    def grown(self, wanted: bool) -> FormValue:
        """How many are of age, or are not."""
        on = self.by.words.today
        grown = [is_adult(p.birth_date, p.adult_on, on) for p in self.here]
        return FormValue(number=sum(one is wanted for one in grown))

    def registered(self) -> FormValue:
        """How many are registered."""
        known, on = self.by.facts.standing, self.by.words.today
        return FormValue(
            number=sum(coverage.registered_on(known[p.id], on) for p in self.here if p.id in known)
        )


@dataclass
class _PersonTeller:
    by: Telling
    person: Resident
    standing: CoverageFacts | None

    @cached_property
    def is_minor(self) -> bool:
        """Whether the person is known to be under 18."""
        on = self.by.words.today
        return is_adult(self.person.birth_date, self.person.adult_on, on) is False

    def withheld(self, code: str, tell: Callable[[_PersonTeller], FormValue]) -> FormValue:
        """What may not be told of a minor: of a birth date the year stays."""
        if code in ("birth_date", "birth_month") and self.person.birth_date is not None:
            return FormValue(str(self.person.birth_date.year), withheld=True)
        return FormValue(withheld=not tell(self).is_blank)

    def word(self, code: StrEnum) -> FormValue:
        """A code in words."""
        return FormValue(texts.word(code))

    def said(self, is_so: bool) -> FormValue:
        """Yes or no."""
        return FormValue(YES if is_so else NO)

    def eligible(self) -> FormValue:
        """Whether the person counts towards the base."""
        if self.standing is None:
            return BLANK
        belongs = coverage.membership(self.standing, self.by.words.today, rules=self.by.rules)
        return self.said(belongs is Membership.ELIGIBLE)

    def registration(self) -> FormValue:
        """Where registering stands."""
        state = self.standing and coverage.registration_on(self.standing, self.by.words.today)
        return self.word(state) if state else BLANK

    def is_registered(self) -> bool:
        """Whether the person is registered."""
        on = self.by.words.today
        return self.standing is not None and coverage.registered_on(self.standing, on)

    def is_pledged(self) -> bool:
        """Whether a signed paper stands."""
        on = self.by.words.today
        return self.standing is not None and coverage.pledged_on(self.standing, on)


def _day(day: date | None) -> FormValue:
    return FormValue(day=day)


def _age(one: _PersonTeller) -> FormValue:
    born = one.person.birth_date
    return FormValue(number=age(born, one.by.words.today)) if born else BLANK


def _pledge(one: _PersonTeller) -> tuple[date | None, str]:
    paper = one.by.facts.pledges.get(one.person.id) if one.is_pledged() else None
    return (paper.on, paper.number) if paper else (None, "")


def _born(one: _PersonTeller) -> date | None:
    return one.person.birth_date


_PERSON: dict[str, Callable[[_PersonTeller], FormValue]] = {
    "name": lambda one: one.by.name(one.person.name),
    "sex": lambda one: BLANK if one.person.sex is Sex.UNKNOWN else one.word(one.person.sex),
    "id_number": lambda one: one.by.number(one.person.id_number),
    "birth_date": lambda one: _day(_born(one)),
    "birth_month": lambda one: FormValue(f"{born:%Y-%m}") if (born := _born(one)) else BLANK,
    "birth_year": lambda one: FormValue(number=born.year) if (born := _born(one)) else BLANK,
    "age": _age,
    "phone": lambda one: one.by.phone(one.person.phone),
    "relation": lambda one: FormValue(one.person.relation),
    "population": lambda one: one.word(one.person.population),
    "arrived_on": lambda one: _day(one.person.arrived_on),
    "registry_address": lambda one: FormValue(one.person.registry_address),
    "state": lambda one: one.word(one.person.state),
    "is_eligible": _PersonTeller.eligible,
    "registration": _PersonTeller.registration,
    "is_registered": lambda one: one.said(one.is_registered()),
    "registered_on": lambda one: _day(
        one.by.facts.registered_on.get(one.person.id) if one.is_registered() else None
    ),
    "is_pledged": lambda one: one.said(one.is_pledged()),
    "pledged_on": lambda one: _day(_pledge(one)[0]),
    "pledge_number": lambda one: FormValue(_pledge(one)[1]),
    "resident_note": lambda one: one.by.note(one.person.note),
}

_HOUSEHOLD: dict[str, Callable[[_HouseholdTeller], FormValue]] = {
    "household_number": lambda one: FormValue(one.home.household.number),
    "householder": lambda one: one.by.name(one.home.household.householder),
    "householder_id_number": lambda one: one.by.number(one.holder.id_number if one.holder else ""),
    "householder_phone": lambda one: one.by.phone(one.holder.phone if one.holder else ""),
    "household_size": lambda one: FormValue(number=len(one.here)),
    "household_adults": lambda one: one.grown(True),
    "household_minors": lambda one: one.grown(False),
    "household_registered": _HouseholdTeller.registered,
    "address": lambda one: FormValue(address(one.home.dwelling)),
    "estate": lambda one: FormValue(one.home.dwelling.estate),
    "building": lambda one: FormValue(one.home.dwelling.building),
    "unit": lambda one: FormValue(one.home.dwelling.unit),
    "room": lambda one: FormValue(one.home.dwelling.room),
    "dwelling_use": lambda one: FormValue(texts.word(one.home.dwelling.use)),
    "visited_on": lambda one: _day(
        date.fromisoformat(one.home.visited_at[:10]) if one.home.visited_at else None
    ),
    "visit_outcome": lambda one: FormValue(
        texts.word(one.home.outcome) if one.home.outcome else ""
    ),
    "visit_count": lambda one: FormValue(number=one.home.visits),
    "household_note": lambda one: one.by.note(one.home.household.note),
}


def counts_wanted(wanted: Collection[str]) -> bool:
    """Whether any of the fields is counted over an area."""
    return bool(_COUNTED & set(wanted))


_COUNTED = {
    *("households", "people", "minors", "eligible", "informed", "registered", "unregistered"),
    *("registered_rate", "pledged", "pledged_rate", "visited_households", "visited_rate"),
}
