"""The copies of a form: what each is filled with, and what of it is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from gridcredit.domain.adulthood import is_adult
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.form_fields import FIELDS, FormValue, Scope
from gridcredit.domain.form_mapping import Each, Filling, FormMapping, Pointer
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.progress import Progress, paced
from gridcredit.operations.templates.choosing import Chosen
from gridcredit.operations.templates.telling import BLANK, Telling, Values, lives_here
from gridcredit.store.register.form_facts import HouseholdFacts

_STEP = 50  # households between two calls of the progress
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
    name: str = ""  # of the person or the householder, as the form has it


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a copy or a row is about, and what can be told of it; `area`: the code of one."""

    values: Values
    resident: UUID | None = None
    household: UUID | None = None
    area: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a form: what it is filled with, and the gaps that stay."""

    filling: Filling
    missing: tuple[Missing, ...]
    withheld: int  # places that may not tell of minors


class Copies:
    """Makes the copies of one form for those who are chosen."""

    def __init__(
        self,
        mapping: FormMapping,
        telling: Telling,
        chosen: Chosen,
        tree: AreaTree,
        progress: Progress,
    ) -> None:
        self._mapping, self._telling, self._chosen, self._tree = mapping, telling, chosen, tree
        self._progress = progress
        self._homes = [
            home for row in chosen.households if (home := telling.facts.households.get(row))
        ]
        self._told: dict[UUID, Values] = {}

    def __len__(self) -> int:
        return len(self._subjects)

    def __iter__(self) -> Iterator[Copy]:
        for number, (subject, rows) in enumerate(self._subjects, 1):
            yield self._copy(number, subject, rows)

    @cached_property
    def _subjects(self) -> list[tuple[Subject, list[Subject]]]:
        """Whom there is a copy for, and whom its rows are about; where that would be nobody there
        is none."""
        area = self._chosen.area
        match self._mapping.copy:
            case Each.ONCE:
                found = [Subject(self._telling.of_area(area), area=area)]
            case Each.PERSON:
                found = self._people(self._homes, with_minors=False)
            case each:
                found = self._of_each(each, self._homes, area)
        told = [(one, self._rows(one)) for one in found]
        if self._mapping.rows is None or self._mapping.copy.scope > Scope.AREA:
            return told
        return [(one, rows) for one, rows in told if rows]

    def _of_each(self, each: Each, homes: Sequence[HouseholdFacts], area: str) -> list[Subject]:
        """The households, the people, or the areas below one."""
        match each:
            case Each.HOUSEHOLD:
                return [
                    Subject(self._household(h), None, h.household.id, name=self._called(h))
                    for h in homes
                ]
            case Each.PERSON:
                return self._people(homes, with_minors=True)
            case _:
                found = [a for a in self._tree.subtree(area) if a.level is _LEVELS[each]]
                return [Subject(self._telling.of_area(a.code), area=a.code) for a in found]

    def _household(self, home: HouseholdFacts) -> Values:
        row = home.household.id
        if row not in self._told:
            self._told[row] = self._telling.of_household(home)
        return self._told[row]

    def _called(self, home: HouseholdFacts) -> str:
        return self._telling.name(home.household.householder).text

    def _people(self, homes: Sequence[HouseholdFacts], with_minors: bool) -> list[Subject]:
        found = []
        for home in paced(homes, self._progress, "gathering", _STEP):
            for person in home.people:
                if self._is_meant(person, with_minors):
                    values = self._telling.of_person(person, self._household(home))
                    name = self._telling.name(person.name).text
                    found.append(Subject(values, person.id, home.household.id, name=name))
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

    def _copy(self, number: int, subject: Subject, about: Sequence[Subject]) -> Copy:
        mapping = self._mapping
        missing: list[Missing] = []
        withheld = 0
        own = {**subject.values, "serial": FormValue(number=number)}
        outer = [p for p in mapping.pointers if not self._is_row_place(p)]
        values = _placed(outer, own)
        missing += self._gaps(outer, values, number, number, subject)
        rows = []
        first = mapping.rows.first if mapping.rows else 0
        for at, inner in enumerate(about):
            told = {**inner.values, "serial": FormValue(number=at + 1)}
            row = first + at if first else at + 1
            inside = [p for p in mapping.pointers if self._is_row_place(p)]
            rows.append(_placed([*inside, *(p for p in outer if p.mark)], told))
            missing += self._gaps(inside, rows[-1], number, row, inner)
        for placed in (values, *rows):
            withheld += sum(value.withheld for value in placed.values())
        return Copy(Filling(values, rows), tuple(dict.fromkeys(missing)), withheld)

    def _rows(self, subject: Subject) -> list[Subject]:
        """Whom the repeated rows of a copy are about: all of those chosen who belong to it."""
        rows = self._mapping.rows
        if rows is None:
            return []
        if subject.household is not None:
            homes = [self._telling.facts.households[subject.household]]
        else:
            codes = self._tree.codes(subject.area)
            grids = self._telling.grid_codes
            homes = [h for h in self._homes if grids.get(h.dwelling.area, "") in codes]
        if subject.resident is not None and rows.each is Each.PERSON:
            return [subject]
        return self._of_each(rows.each, homes, subject.area or self._chosen.area)

    def _is_row_place(self, pointer: Pointer) -> bool:
        mapping, rows = self._mapping, self._mapping.rows
        if rows is None or pointer.cell:
            return mapping.is_in_rows(pointer)
        return mapping.each_at(pointer) is rows.each is not mapping.copy

    def _gaps(
        self,
        pointers: Sequence[Pointer],
        placed: Mapping[str, FormValue],
        copy: int,
        row: int,
        subject: Subject,
    ) -> list[Missing]:
        """The places for which the register has nothing although it should."""
        return [
            Missing(
                *(copy, row, p.field, p.place, subject.resident, subject.household, subject.name)
            )
            for p in pointers
            if FIELDS[p.field].wanted and (value := placed[p.place]).is_blank and not value.withheld
        ]


def _placed(pointers: Sequence[Pointer], told: Mapping[str, FormValue]) -> dict[str, FormValue]:
    """What goes to each of these places."""
    return {p.place: told.get(p.field, BLANK) for p in pointers}
