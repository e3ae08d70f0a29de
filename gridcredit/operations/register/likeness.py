"""Which person of the register each row of a file is about.

Surest first, over all rows: the ID number; then name and birth date in the household; then the name
alone. So a row with an ID number finds its person before a row without one may take the name.
Contradicting ID numbers or birth dates are never one person.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from datetime import date
from uuid import UUID

from gridcredit.domain.identity import birth_of
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.names import is_damaged, may_be
from gridcredit.domain.progress import Progress, no_progress, paced
from gridcredit.domain.roster_rows import RosterRow, RowReason
from gridcredit.operations.register.families import Family
from gridcredit.store.register.snapshot import Snapshot
from gridcredit.store.undo.pasts import Moved

Found = list[Resident | None]


def born(person: Resident) -> date | None:
    """When a known person was born."""
    return birth_of(person.id_number, person.birth_date)


def stated_birth(row: RosterRow) -> date | None:
    """When the person of a row was born: the ID number says it before the cell does."""
    return birth_of(row.id_number, row.birth_date)


def contradiction(
    number: str, birth: date | None, other_number: str, other_birth: date | None
) -> RowReason | None:
    """Why two statements cannot be about one person; None where they can."""
    if number and other_number:
        return RowReason.OTHER_ID_NUMBER if number != other_number else None
    if birth and other_birth and birth != other_birth:
        return RowReason.OTHER_BIRTH_DATE
    return None


def against(row: RosterRow, person: Resident) -> RowReason | None:
    """Why a row cannot be about a person."""
    return contradiction(row.id_number, stated_birth(row), person.id_number, born(person))


class Likeness:
    """Finds the people of a file's rows; `found` grows, `claimed` are the people that are found."""

    def __init__(
        self,
        rows: Sequence[RosterRow],
        families: Sequence[Family | None],
        known: Snapshot,
        moved: Moved,
        repeated: Set[str],
    ) -> None:
        """`families` has each row's, None for rows that are refused; `repeated` are the ID numbers
        that several rows carry: these move nobody."""
        self._rows, self._families = rows, families
        self._known, self._moved, self._repeated = known, moved, repeated
        self.found: Found = [None] * len(rows)
        self.claimed: set[UUID] = set()
        self._names: dict[int, set[str]] = {}
        self._progress: Progress = no_progress

    def find(self, progress: Progress) -> None:
        """Find everybody who can be told for sure."""
        self._progress = progress
        rows, carried = self._rows, self._known.residents_with
        wanting = [at for at, family in enumerate(self._families) if family is not None]
        if self._moved.residents:
            numbered = [at for at in wanting if rows[at].id_number]
        else:
            numbered = [at for at in wanting if rows[at].id_number in carried]
        left = self._claim(numbered, self._carrier_of_that_name)
        self._claim(self._claim(left, self._carrier_here), self._carrier_elsewhere)
        known = [at for at in wanting if self.found[at] is None and self.namesakes(at)]
        with_number = [at for at in known if self._rows[at].id_number]
        without = [at for at in known if not self._rows[at].id_number]
        for some in (with_number, without):
            left = self._claim(some, self._of_that_birth)
            self._claim(left, self._of_that_name)

    def namesakes(self, at: int) -> list[Resident]:
        """Who of that name lives in a row's household, or did until being moved from there, and is
        nobody else's."""
        family = self._families[at]
        if family is None or family.found is None:
            return []
        name, home = self._rows[at].name, family.found.id
        here = self._known.residents_named.get((home, name), [])
        left = [p for p in self._moved.residents.get(home, ()) if p.name == name]
        return [p for p in (*here, *left) if p.id not in self.claimed]

    def _claim(self, places: Sequence[int], who: Callable[[int], Resident | None]) -> list[int]:
        """Let each row have its person; the places of those without."""
        left = []
        for at in paced(places, self._progress, "match"):
            person = who(at)
            if person is None:
                left.append(at)
            else:
                self.found[at] = person
                self.claimed.add(person.id)
        return left

    def _carriers(self, at: int) -> list[Resident]:
        number = self._rows[at].id_number
        some = self._known.residents_with.get(number, ()) if number else ()
        return [p for p in some if p.id not in self.claimed]

    def _here(self, at: int) -> list[Resident]:
        family = self._families[at]
        home = family.found if family else None
        return [p for p in self._carriers(at) if home and p.household == home.id]

    def _carrier_of_that_name(self, at: int) -> Resident | None:
        return next((p for p in self._here(at) if p.name == self._rows[at].name), None)

    def _carrier_here(self, at: int) -> Resident | None:
        return next((p for p in self._here(at) if self._may_be_renamed(at, p)), None)

    def _carrier_elsewhere(self, at: int) -> Resident | None:
        row, family = self._rows[at], self._families[at]
        if family is None or row.id_number in self._repeated:
            return None
        alike = [p for p in self._carriers(at) if self._is_called(row, p)]
        near = [p for p in alike if self._grid(p) == family.grid]
        if near or not row.id_number or family.found is None:
            return next(iter(near), None)
        left = self._moved.residents.get(family.found.id, ())
        gone = [p for p in left if p.id_number == row.id_number and p.id not in self.claimed]
        return next((p for p in gone if self._is_called(row, p)), None)

    def _is_called(self, row: RosterRow, person: Resident) -> bool:
        """Whether the two names may be one, where a character of one is lost."""
        one, other = row.name, person.name
        if one == other or (is_damaged(one) and may_be(one, other)):
            return True
        return is_damaged(other) and may_be(other, one)

    def _may_be_renamed(self, at: int, person: Resident) -> bool:
        """Whether one ID number under two names is one person: not where another row has the old
        name, nor where the two stand differently to the householder."""
        row = self._rows[at]
        if self._is_called(row, person):
            return True
        if is_damaged(row.name):
            return False
        if row.relation and person.relation and row.relation != person.relation:
            return False
        return person.name not in self._names_in(self._families[at])

    def _names_in(self, family: Family | None) -> set[str]:
        if family is None:
            return set()
        names = self._names.get(id(family))
        if names is None:
            names = self._names[id(family)] = {self._rows[at].name for at in family.rows}
        return names

    def _of_that_birth(self, at: int) -> Resident | None:
        row = self._rows[at]
        birth = stated_birth(row)
        if birth is None:
            return None
        fit = [p for p in self.namesakes(at) if born(p) == birth and against(row, p) is None]
        return self._nearest(row, fit)

    def _of_that_name(self, at: int) -> Resident | None:
        row = self._rows[at]
        fit = [p for p in self.namesakes(at) if against(row, p) is None]
        return self._nearest(row, fit)

    def _nearest(self, row: RosterRow, people: Sequence[Resident]) -> Resident | None:
        """Of several who may be meant the one who stands alike to the householder."""

        def unlike(person: Resident) -> tuple[bool, bool]:
            return (person.relation != row.relation, bool(row.phone) and person.phone != row.phone)

        return min(people, key=unlike, default=None)

    def _grid(self, person: Resident) -> UUID:
        known = self._known
        return known.dwellings[known.households[person.household].dwelling].area
