"""Which rows of a file are one family, and which household of the register that is.

A household number is a fact, no key: registers start again at 1 in every village and group. It
holds a family together only as far as door and householder agree; where they do not, door and
householder decide. Each household of the register is claimed by one family of a file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from gridcredit.domain.addresses import AddressKey
from gridcredit.domain.codes import ResidentState
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.names import is_damaged, may_be
from gridcredit.domain.progress import Progress, paced
from gridcredit.domain.roster_rows import RosterRow
from gridcredit.operations.register.doorways import Doorways
from gridcredit.store.register.snapshot import Snapshot
from gridcredit.store.undo.pasts import Moved

_HOLDER = ("户主", "本人")
_GONE = (ResidentState.DIED, ResidentState.MOVED_OUT)
_NOWHERE = ("", "", "", "")

Stated = tuple[str, str, str, str]


@dataclass(eq=False, slots=True)
class Family:
    """A household as a file states it; `rows` are the places of its rows. `found` is the one it is
    in the register, `gone` one off the register that it may be, `made` the one it becomes."""

    grid: UUID
    number: str
    stated: Stated
    door: AddressKey
    head: str  # blank where none is named, or only a damaged name
    damaged_head: str = ""
    rows: list[int] = field(default_factory=list)
    is_shared: bool = False  # other families carry its number
    found: Household | None = None
    gone: Household | None = None
    made: Household | None = None
    is_settled: bool = False  # compared, or made
    unlike: dict[int, str] = field(default_factory=dict)  # rows that state another head or door

    @property
    def is_placed(self) -> bool:
        """Whether the file names its door."""
        return self.door != _NOWHERE

    @property
    def is_precise(self) -> bool:
        """Whether the file says more of its door than the estate or village."""
        return any(self.door[1:])


class Families:
    """Groups the rows of a file and finds their households."""

    def __init__(self, known: Snapshot, gone: Snapshot, moved: Moved, doorways: Doorways) -> None:
        self._known, self._gone, self._moved = known, gone, moved
        self._doorways = doorways
        self._claimed: set[UUID] = set()
        self._rows: Sequence[RosterRow] = ()

    def group(
        self, rows: Sequence[RosterRow], grids: Sequence[UUID | None], progress: Progress
    ) -> list[Family]:
        """The families of the rows, in the order of their first rows; rows without a grid are
        passed over."""
        known: dict[tuple[object, ...], list[Family]] = {}
        families: list[Family] = []
        for at, row in enumerate(paced(rows, progress, "match")):
            grid = grids[at]
            if grid is None:
                continue
            stated = (row.estate, row.building, row.unit, row.room)
            door, head, number = self._doorways.key(*stated), head_of(row), row.household_number
            key = (grid, number) if number else (grid, door, head or row.householder)
            alike = known.setdefault(key, [])
            family = _joined(alike, door, head, row, rows) if number else next(iter(alike), None)
            if family is None:
                family = Family(grid, number, stated, door, head, "" if head else row.householder)
                families.append(family)
                alike.append(family)
            elif head != family.head or door != family.door:
                _join(family, at, stated, door, head)
            family.rows.append(at)
        for alike in known.values():
            for family in alike if len(alike) > 1 else ():
                family.is_shared = True
        return families

    def find(
        self, families: Sequence[Family], rows: Sequence[RosterRow], progress: Progress
    ) -> None:
        """Find each family's household, those that agree best first."""

        self._rows = rows
        searches = (
            self._by_number,
            self._by_door_and_head,
            self._by_damaged_head,
            self._by_people,
            self._moved_away,
        )
        unsound = [family for family in families if _is_unsound(family, rows)]
        out = set(map(id, unsound))
        sound = [family for family in families if id(family) not in out] if out else families
        for some in (sound, unsound):  # nobody is taken in under a damaged name: they come last
            for search in searches:
                self._claim(paced(some, progress, "match"), search)
        for family in families:
            if family.found is None:
                family.gone = self._off_the_register(family)

    def _claim(
        self, families: Iterable[Family], search: Callable[[Family], Household | None]
    ) -> None:
        for family in families:
            if family.found is None:
                family.found = search(family)
                if family.found is not None:
                    self._claimed.add(family.found.id)

    def _free(self, households: Iterable[Household] | None) -> list[Household]:
        return [h for h in households or () if h.id not in self._claimed]

    def _by_number(self, family: Family) -> Household | None:
        """The household of that number, where door or householder agree, or nothing says that they
        do not; both, where several families carry the number."""
        if not family.number:
            return None
        alike = self._known.households_numbered.get((family.grid, family.number))
        ranked = []
        for household in self._free(alike):
            same_head = bool(family.head) and family.head == household.householder
            same_door = family.door == self._doorways.key_of(household.dwelling)
            no_door = not family.is_placed
            if family.is_shared:
                fits = same_head and (same_door or no_door)
            elif no_door:
                fits = same_head or len(alike or ()) == 1
            else:
                fits = same_head or (same_door and (family.is_precise or not family.head))
            if fits or (same_door and self._may_be_headed(family, household)):
                ranked.append(((same_head, same_door), household))
        return max(ranked, key=lambda one: one[0])[1] if ranked else None

    def _by_door_and_head(self, family: Family) -> Household | None:
        """A household behind that door with that householder, rather of that number."""
        alike = []
        for dwelling in self._known.dwellings_at.get((family.grid, family.door), ()):
            if family.head:
                some = self._known.households_of.get((dwelling.id, family.head))
            else:
                some = self._known.households_in.get(dwelling.id)
            alike += [h for h in self._free(some) if self._may_be_headed(family, h)]
        same = [h for h in alike if h.number == family.number]
        return self._nearest(family, same or alike)

    def _may_be_headed(self, family: Family, household: Household) -> bool:
        if family.head:
            return family.head == household.householder
        if family.damaged_head:
            return may_be(family.damaged_head, household.householder)
        return not household.householder

    def _by_damaged_head(self, family: Family) -> Household | None:
        """A household without a householder behind the door, where only a damaged name is stated:
        that is how such a family was made."""
        if not family.damaged_head:
            return None
        behind = [
            household
            for dwelling in self._doorways.behind(family.grid, family.door)
            for household in self._free(self._known.households_in.get(dwelling))
            if not household.householder and household.number == family.number
        ]
        return self._nearest(family, behind)

    def _nearest(self, family: Family, households: Sequence[Household]) -> Household | None:
        """Of several that fit the one where most of the family's names live."""
        if len(households) < 2:
            return next(iter(households), None)
        names = {self._rows[at].name for at in family.rows}

        def shared(household: Household) -> int:
            people = self._known.residents_in.get(household.id, ())
            return sum(person.name in names for person in people)

        return max(households, key=shared)

    def _by_people(self, family: Family) -> Household | None:
        """The household where most of the family's people live, where that is the same door, number
        or householder: it changed its head, or moved."""
        votes = self._votes(family)
        for identity, _count in votes.most_common(2):
            household = self._known.households[identity]
            if self._is_that_family(family, household):
                return household
        return None

    def _votes(self, family: Family) -> Counter[UUID]:
        votes: Counter[UUID] = Counter()
        behind = [
            household
            for dwelling in self._known.dwellings_at.get((family.grid, family.door), ())
            for household in self._known.households_in.get(dwelling.id, ())
        ]
        for at in family.rows:
            row = self._rows[at]
            carriers = self._known.residents_with.get(row.id_number) if row.id_number else None
            if carriers is not None:
                votes.update({p.household for p in carriers if p.name == row.name})
                continue
            for household in behind:
                if self._known.residents_named.get((household.id, row.name)):
                    votes[household.id] += 1
        for identity in list(votes):
            dwelling = self._known.households[identity].dwelling
            is_near = self._known.dwellings[dwelling].area == family.grid
            if identity in self._claimed or not is_near:
                del votes[identity]
        return votes

    def _is_that_family(self, family: Family, household: Household) -> bool:
        names = {self._rows[at].name for at in family.rows}
        of_it = self._known.residents_in.get(household.id, ())
        people = [p for p in of_it if p.state not in _GONE]
        covered = sum(person.name in names for person in people)
        if 2 * covered < len(people):
            return False
        if family.head and family.head == household.householder:
            return True
        same_door = not family.is_placed or family.door == self._doorways.key_of(household.dwelling)
        same_number = bool(family.number) and family.number == household.number
        if not (same_door or same_number):
            return False
        # Of two people one may have moved out: only without its head it is the same household.
        is_headed = any(person.name == household.householder for person in people)
        return 2 * covered > len(people) or not is_headed or household.householder in names

    def _moved_away(self, family: Family) -> Household | None:
        """The household that lived behind that door until it was moved from there."""
        if not family.is_placed:
            return None
        for dwelling in self._known.dwellings_at.get((family.grid, family.door), ()):
            for household in self._free(self._moved.households.get(dwelling.id)):
                if household.id in self._known.households and (
                    family.head == household.householder
                    or (family.number and family.number == household.number)
                ):
                    return household
        return None

    def _off_the_register(self, family: Family) -> Household | None:
        numbered = self._gone.households_numbered.get((family.grid, family.number), [])
        behind = [
            household
            for dwelling in self._doorways.behind(family.grid, family.door)
            for household in self._gone.households_in.get(dwelling, ())
            if self._may_be_headed(family, household)
        ]
        same = [h for h in numbered if h in behind or self._may_be_headed(family, h)]
        return next(iter(same or behind), None)


def _is_unsound(family: Family, rows: Sequence[RosterRow]) -> bool:
    return all(is_damaged(rows[at].name) for at in family.rows)


def head_of(row: RosterRow) -> str:
    """The householder that a row names, or is; blank where the name is damaged."""
    head = row.householder or (row.name if row.relation in _HOLDER else "")
    if not is_damaged(head):
        return head
    is_head = row.relation in _HOLDER and not is_damaged(row.name)
    return row.name if is_head else ""


def _joined(
    alike: Sequence[Family], door: AddressKey, head: str, row: RosterRow, rows: Sequence[RosterRow]
) -> Family | None:
    """The family of this number that a row with that door and head belongs to."""
    return next((f for f in alike if _belongs(f, door, head, row, rows)), None)


def _join(family: Family, at: int, stated: Stated, door: AddressKey, head: str) -> None:
    """Let a row that says something else than its family fill in what is missing; the rest is
    pointed out, for no row re-houses or re-heads what an earlier one claimed."""
    if door != _NOWHERE:
        if not family.is_placed:
            family.stated, family.door = stated, door
        elif door != family.door:
            family.unlike[at] = "room"
    if head:
        if not family.head:
            family.head, family.damaged_head = head, ""
        elif head != family.head:
            family.unlike[at] = "householder"


def _belongs(
    family: Family, door: AddressKey, head: str, row: RosterRow, rows: Sequence[RosterRow]
) -> bool:
    same_door = _NOWHERE in (door, family.door) or door == family.door
    if not head or not family.head:
        fits = not row.householder or not family.damaged_head or head == family.head
        return same_door and (fits or row.householder == family.damaged_head)
    if head == family.head:
        # Two doors, and a householder behind each: two people of one name.
        is_head = row.name == head
        return same_door or not (is_head and any(rows[at].name == head for at in family.rows))
    return same_door and any(door[1:]) and door == family.door
