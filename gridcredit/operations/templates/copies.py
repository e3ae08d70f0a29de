"""The copies of a form: what each is filled with, and what of it is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.adulthood import is_adult
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.form_fields import FIELDS, FormValue
from gridcredit.domain.form_mapping import Each, Filling, FormMapping, Pointer
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.templates.choosing import Chosen
from gridcredit.operations.templates.telling import BLANK, Telling, Values, lives_here
from gridcredit.store.register.form_facts import HouseholdFacts

_LEVELS = {Each.GRID: AreaLevel.GRID, Each.VILLAGE: AreaLevel.VILLAGE}


@dataclass(frozen=True, slots=True)
class Missing:
    """A place that stays blank because the register does not say what belongs there. `copy`: of
    which copy, from 1; `row`: as the spreadsheet counts, or the copy where it is no row's."""

    copy: int
    row: int
    field: str
    place: str
    resident: UUID | None = None
    household: UUID | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a copy or a row is about, and what can be told of it."""

    values: Values
    resident: UUID | None = None
    household: UUID | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a form: what it is filled with, and the gaps that stay."""

    filling: Filling
    missing: tuple[Missing, ...]
    withheld: int  # places that may not tell of minors


class Copies:
    """Makes the copies of one form for those who are chosen."""

    def __init__(
        self, mapping: FormMapping, telling: Telling, chosen: Chosen, tree: AreaTree
    ) -> None:
        self._mapping, self._telling, self._chosen, self._tree = mapping, telling, chosen, tree
        self._homes = [
            home for row in chosen.households if (home := telling.facts.households.get(row))
        ]
        self._told: dict[UUID, Values] = {}

    def __iter__(self) -> Iterator[Copy]:
        for number, subject in enumerate(self.subjects(), 1):
            yield self._copy(number, subject)

    def subjects(self) -> list[Subject]:
        """Whom there is a copy for."""
        match self._mapping.copy:
            case Each.ONCE:
                nobody = self._mapping.rows is not None and not self._of_each(
                    self._mapping.rows.each
                )
                if nobody and not self._chosen.households:
                    return []
                return [Subject(self._telling.of_area(self._chosen.area))]
            case Each.PERSON:
                return self._people(self._homes, with_minors=False)
            case each:
                return self._of_each(each)

    def _of_each(self, each: Each) -> list[Subject]:
        """The households, areas or people that are chosen."""
        match each:
            case Each.HOUSEHOLD:
                return [Subject(self._household(h), None, h.household.id) for h in self._homes]
            case Each.PERSON:
                return self._people(self._homes, with_minors=True)
            case _:
                level = _LEVELS[each]
                areas = self._tree.subtree(self._chosen.area)
                return [Subject(self._telling.of_area(a.code)) for a in areas if a.level is level]

    def _household(self, home: HouseholdFacts) -> Values:
        row = home.household.id
        if row not in self._told:
            self._told[row] = self._telling.of_household(home)
        return self._told[row]

    def _people(self, homes: Sequence[HouseholdFacts], with_minors: bool) -> list[Subject]:
        found = []
        for home in homes:
            for person in home.people:
                if self._is_meant(person, with_minors):
                    values = self._telling.of_person(person, self._household(home))
                    found.append(Subject(values, person.id, home.household.id))
        return found

    def _is_meant(self, person: Resident, with_minors: bool) -> bool:
        """Whether a person is one of those chosen: who was named by a filter or alone always is,
        else who lives there; minors only among their household's people."""
        if self._chosen.people is not None and person.id not in self._chosen.people:
            return False
        on = self._telling.words.today
        is_minor = is_adult(person.birth_date, person.adult_on, on) is False
        if is_minor and not with_minors:
            return False
        is_named = self._chosen.people is not None and len(self._chosen.people) == 1
        return is_named or lives_here(self._telling.facts.standing.get(person.id), on)

    def _copy(self, number: int, subject: Subject) -> Copy:
        mapping = self._mapping
        missing: list[Missing] = []
        withheld = 0
        own = {**subject.values, "serial": FormValue(number=number)}
        outer = [p for p in mapping.pointers if not self._is_row_place(p)]
        values = self._placed(outer, own, missing, number, number, subject)
        rows = []
        first = mapping.rows.first if mapping.rows else 0
        for at, inner in enumerate(self._rows(subject)):
            told = {**inner.values, "serial": FormValue(number=at + 1)}
            row = first + at if first else at + 1
            places = [p for p in mapping.pointers if self._is_row_place(p) or p.mark]
            rows.append(self._placed(places, told, missing, number, row, inner))
        for placed in (values, *rows):
            withheld += sum(value.withheld for value in placed.values())
        return Copy(Filling(values, rows), tuple(dict.fromkeys(missing)), withheld)

    def _rows(self, subject: Subject) -> list[Subject]:
        """Whom the repeated rows of a copy are about."""
        rows = self._mapping.rows
        if rows is None:
            return []
        if subject.household is not None and rows.each is Each.PERSON:
            home = self._telling.facts.households[subject.household]
            return self._people([home], with_minors=True)
        return self._of_each(rows.each)

    def _is_row_place(self, pointer: Pointer) -> bool:
        rows = self._mapping.rows
        return rows is not None and self._mapping.each_at(pointer) is rows.each is not (
            self._mapping.copy
        )

    def _placed(
        self,
        pointers: Sequence[Pointer],
        told: Mapping[str, FormValue],
        missing: list[Missing],
        copy: int,
        row: int,
        subject: Subject,
    ) -> dict[str, FormValue]:
        """What goes to each of these places; the gaps are noted."""
        placed = {}
        for pointer in pointers:
            value = told.get(pointer.field, BLANK)
            placed[pointer.place] = value
            is_gap = value.is_blank and not value.withheld and FIELDS[pointer.field].wanted
            if is_gap and (self._is_row_place(pointer) or row == copy):
                missing.append(
                    Missing(
                        *(copy, row, pointer.field, pointer.place),
                        subject.resident,
                        subject.household,
                    )
                )
        return placed
