"""Rows that no known person answers to for sure: somebody new, a repetition, or a question.

Who was taken off the register is never made anew in silence, and one of the same name in the same
household who carries another ID number is neither overwritten nor doubled: people are asked, and
the row is left out until they answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from gridcredit.domain.addresses import address, address_text
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.names import is_damaged, may_be
from gridcredit.domain.progress import Progress, paced
from gridcredit.domain.roster_rows import Answers, Choice, RosterRow, RowQuestion, RowReason
from gridcredit.domain.undo_rules import UNDONE
from gridcredit.operations.register.doorways import Doorways
from gridcredit.operations.register.families import Family
from gridcredit.operations.register.likeness import (
    Likeness,
    against,
    born,
    contradiction,
    stated_birth,
)
from gridcredit.store.register.snapshot import Snapshot
from gridcredit.store.undo.pasts import Pasts, outranks

_FIELD = {
    RowReason.TAKEN_OFF: "name",
    RowReason.OTHER_ID_NUMBER: "id_number",
    RowReason.OTHER_BIRTH_DATE: "birth_date",
}
Removal = tuple[str, str, str]


@dataclass
class Settled:
    """What became of the rows in doubt. `mentioned` are people whom a row may be about."""

    new: list[int] = field(default_factory=list)
    refused: dict[int, tuple[RowReason, str]] = field(default_factory=dict)  # with the column
    questions: list[RowQuestion] = field(default_factory=list)
    put_back: set[int] = field(default_factory=set)
    corrected: set[int] = field(default_factory=set)
    namesakes: set[int] = field(default_factory=set)  # new ones beside another of their name
    mentioned: set[UUID] = field(default_factory=set)


class Doubts:
    """Settles the rows that likeness left; found people are noted there."""

    def __init__(
        self,
        here: Snapshot,
        gone: Snapshot,
        pasts: Pasts,
        removal: Callable[[UUID], Removal],
        answers: Answers,
        doorways: Doorways,
    ) -> None:
        self._here, self._gone, self._pasts = here, gone, pasts
        self._removal, self._answers, self._doorways = removal, answers, doorways
        self.settled = Settled()

    def settle(
        self,
        rows: Sequence[RosterRow],
        families: Sequence[Family | None],
        likeness: Likeness,
        progress: Progress,
    ) -> Settled:
        """Settle every row without a person."""
        self._rows, self._families, self._likeness = rows, families, likeness
        self._mates: dict[tuple[int, str], list[int]] = {}
        open_rows = []
        for at, family in enumerate(families):
            if family is None:
                continue
            if likeness.found[at] is None:
                open_rows.append(at)
            else:
                self._mates.setdefault((id(family), rows[at].name), []).append(at)
        self._learn(open_rows)
        # Of two rows of one name the one that says more of its person goes first.
        open_rows.sort(key=lambda at: (not rows[at].id_number, stated_birth(rows[at]) is None))
        for at in paced(open_rows, progress, "match"):
            family = families[at]
            if family is not None:
                self._settle(at, rows[at], family)
        if self.settled.questions:
            places = {(row.sheet, row.row): at for at, row in enumerate(rows)}
            self.settled.questions.sort(key=lambda asked: places[asked.sheet, asked.row])
        return self.settled

    def _learn(self, open_rows: Sequence[int]) -> None:
        """Read at once the pasts of all whom such a row may be about under an earlier name."""
        homes = {f.found.id for at in open_rows if (f := self._families[at]) and f.found}
        people = (p for home in homes for p in self._here.residents_in.get(home, ()))
        self._pasts.learn({p.id for p in people if p.id not in self._likeness.claimed})

    def _settle(self, at: int, row: RosterRow, family: Family) -> None:
        if self._is_repeated(at, row, family):
            self.settled.refused[at] = (RowReason.REPEATED, "name")
        elif is_damaged(row.name):
            self.settled.refused[at] = (RowReason.DAMAGED_NAME, "name")
            self._mention(row, family)
        elif family.found is None and family.gone is None and not self._gone.residents:
            self._add(at, row, family)  # nobody is known whom it could be about
        elif person := self._changed_by_hand(row, family, at):
            self._find(at, person)
        elif (doubt := self._doubt(at, row, family)) is not None:
            self._ask(at, row, *doubt)
        else:
            self._add(at, row, family)

    def _find(self, at: int, person: Resident) -> None:
        self._likeness.found[at] = person
        self._likeness.claimed.add(person.id)
        family = self._families[at]
        self._mates.setdefault((id(family), self._rows[at].name), []).append(at)

    def _add(self, at: int, row: RosterRow, family: Family) -> None:
        mates = self._mates.get((id(family), row.name))
        if mates is None:
            self._mates[id(family), row.name] = [at]
        else:
            if any(self._contradiction(row, mate) is None for mate in mates):
                self.settled.namesakes.add(at)
            mates.append(at)
        self.settled.new.append(at)

    def _is_repeated(self, at: int, row: RosterRow, family: Family) -> bool:
        """Whether an earlier row of the household is about the same person: nothing says that it is
        another, not even how they stand to the householder."""
        for mate in self._mates.get((id(family), row.name), ()):
            if self._contradiction(row, mate) is not None:
                continue
            other = self._rows[mate]
            unlike = bool(row.relation and other.relation and row.relation != other.relation)
            known = bool(row.id_number) and row.id_number == other.id_number
            dated = stated_birth(row) is not None and stated_birth(row) == stated_birth(other)
            if known or dated or not unlike:
                return True
        return False

    def _contradiction(self, row: RosterRow, mate: int) -> RowReason | None:
        other, person = self._rows[mate], self._likeness.found[mate]
        number = other.id_number or (person.id_number if person else "")
        birth = stated_birth(other) or (born(person) if person else None)
        return contradiction(row.id_number, stated_birth(row), number, birth)

    def _mention(self, row: RosterRow, family: Family) -> None:
        if family.found is not None:
            people = self._here.residents_in.get(family.found.id, ())
            self.settled.mentioned |= {p.id for p in people if may_be(row.name, p.name)}

    def _changed_by_hand(self, row: RosterRow, family: Family, at: int) -> Resident | None:
        """Who carried the row's name, ID number or birth date until that was changed by hand."""
        for person in self._likeness.namesakes(at):
            reason = against(row, person)
            past = self._pasts.of(person.id) if reason else {}
            birth = stated_birth(row)
            if reason is RowReason.OTHER_ID_NUMBER and outranks(past, "id_number", row.id_number):
                return person
            if birth and outranks(past, "birth_date", birth.isoformat()):
                return person
        people = self._here.residents_in.get(family.found.id, ()) if family.found else ()
        for person in people:
            if person.id not in self._likeness.claimed and against(row, person) is None:
                if outranks(self._pasts.of(person.id), "name", row.name):
                    return person
        return None

    def _doubt(
        self, at: int, row: RosterRow, family: Family
    ) -> tuple[RowReason, Resident | Household] | None:
        """Who a row may be about, and why that must be asked; the household alone, where that is
        off the register and the person unknown."""
        claimed = self._likeness.claimed | self.settled.mentioned
        for person in self._off_the_register(row, family):
            if person.id not in claimed:
                return RowReason.TAKEN_OFF, person
        for person in self._likeness.namesakes(at):
            reason = against(row, person)
            if reason is not None and person.id not in claimed:
                return reason, person
        if family.found is None and family.gone is not None:
            return RowReason.TAKEN_OFF, family.gone
        return None

    def _off_the_register(self, row: RosterRow, family: Family) -> list[Resident]:
        gone = self._gone
        carriers = gone.residents_with.get(row.id_number, ()) if row.id_number else ()
        found = [p for p in carriers if self._grid_of(p) == family.grid]
        homes = {h.id for h in (family.found, family.gone) if h is not None}
        homes |= {home.id for d in self._dwellings(family) for home in self._homes_in(d)}
        for home in sorted(homes):
            alike = gone.residents_named.get((home, row.name), ())
            found += [p for p in alike if against(row, p) is None]
        return found

    def _dwellings(self, family: Family) -> list[UUID]:
        if not family.is_placed or not self._gone.residents:
            return []
        return self._doorways.behind(family.grid, family.door)

    def _homes_in(self, dwelling: UUID) -> list[Household]:
        both = (self._here.households_in, self._gone.households_in)
        return [home for held in both for home in held.get(dwelling, ())]

    def _grid_of(self, person: Resident) -> UUID:
        return self._gone.dwellings[self._gone.households[person.household].dwelling].area

    def _ask(self, at: int, row: RosterRow, reason: RowReason, about: Resident | Household) -> None:
        family = self._families[at]
        if family is not None and reason is RowReason.TAKEN_OFF and self._was_undone(about):
            self._accept(at, row, family, reason, about)
            return
        answer = self._answers.to(row, reason)
        self.settled.questions.append(self._question(row, reason, about, answer))
        self.settled.mentioned.add(about.id)
        if family is None or answer is Choice.LEAVE:
            self.settled.refused[at] = (reason, _FIELD[reason])
        elif answer is Choice.NEW:
            if reason is RowReason.TAKEN_OFF:
                family.gone = None
            self._add(at, row, family)
        else:
            self._accept(at, row, family, reason, about)

    def _was_undone(self, about: Resident | Household) -> bool:
        """Whether no person took it off, but the undoing of an import did: what is taken in again
        comes back as it was."""
        off = self._off(about)
        return off is not None and off.removed == UNDONE

    def _off(self, about: Resident | Household) -> Resident | Household | Dwelling | None:
        """What of a person, the household and the dwelling is off the register."""
        person = about if isinstance(about, Resident) else None
        household = about if isinstance(about, Household) else self._household(about.household)
        dwelling = self._doorways.at(household.dwelling) if household else None
        return next((r for r in (person, household, dwelling) if r is not None and r.removed), None)

    def _accept(
        self,
        at: int,
        row: RosterRow,
        family: Family,
        reason: RowReason,
        about: Resident | Household,
    ) -> None:
        """It is that person, or that household: put back, or corrected."""
        home = about.household if isinstance(about, Resident) else about.id
        if family.found is None and family.gone is not None and family.gone.id == home:
            family.found = family.gone
        if isinstance(about, Household):
            self._add(at, row, family)
            return
        self._find(at, about)
        put_back = reason is RowReason.TAKEN_OFF
        (self.settled.put_back if put_back else self.settled.corrected).add(at)

    def _question(
        self, row: RosterRow, reason: RowReason, about: Resident | Household, answer: Choice
    ) -> RowQuestion:
        person = about if isinstance(about, Resident) else None
        household = about if isinstance(about, Household) else self._household(about.household)
        dwelling = self._doorways.at(household.dwelling) if household else None
        off = self._off(about)
        why, when, who = self._removal(off.id) if off is not None else ("", "", "")
        return RowQuestion(
            row.sheet,
            row.row,
            _FIELD[reason],
            reason,
            row.name,
            address_text(row.estate, row.building, row.unit, row.room),
            about.id,
            person.id_number if person else "",
            row.id_number,
            born(person) if person else None,
            stated_birth(row),
            address(dwelling) if dwelling else "",
            why,
            when,
            who,
            answer,
        )

    def _household(self, row: UUID) -> Household | None:
        return self._here.households.get(row) or self._gone.households.get(row)
