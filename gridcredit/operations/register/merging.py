"""Two residents of the register become one person, and two again (un-merged whole).

Nothing that was entered for either is changed: it stays with the side it was entered for, and
whoever counts or shows it asks who stands for whom (store.journal.aliases). Only the register's row
of the one that is merged away moves, into the household of the other, so that whoever has the one
hears of both: the exchange of moved people is all that merges need. `merge` foretells (`check`)
what it then does, and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from itertools import product
from typing import Any
from uuid import UUID

from gridcredit.domain.codes import ResidentState, Sex
from gridcredit.domain.coverage import pledged_on
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, DifferentPeople, OnlyPartKnown
from gridcredit.domain.identity import IdKind, birth_in, check_id_number, mask_id
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.resident_merge import ResidentMerge
from gridcredit.domain.kinds.star import Star
from gridcredit.domain.reasons import checked_reason
from gridcredit.domain.records import to_plain
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.people import completed
from gridcredit.operations.register.rearranging import (
    HOLDER_GONE,
    HOME_ELSEWHERE,
    NOBODY_LEFT,
    Rearranged,
    Steps,
    carry_out,
    is_own_household,
    knows_names,
    undo_rearranged,
)
from gridcredit.store.credit.members import participation
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import aliases
from gridcredit.store.journal.loading import load_by
from gridcredit.store.register import merges, register_lists
from gridcredit.store.register.coverage_facts import facts_of_residents
from gridcredit.store.workspace import accounts
from gridcredit.texts.register import UNMERGED

SAID_DIFFERENT = "said_different"
"""Somebody said of the two that they are not the same."""
BOTH_IN_CREDIT = "both_in_credit"
"""Both take part in 信用+, each in another household: both ledgers stay."""
BOTH_PLEDGED = "both_pledged"
"""Both have a pledge that stands: both are kept, the later is current, one counts."""
BOTH_STARS = "both_stars"
"""Both were nominated for 诚信之星: both nominations stay."""
BOTH_LINKED = "both_linked"
"""An account of this workspace is linked to each."""
BIRTH_DIFFERS = "birth_differs"
"""The ID number of the one that is merged away says another birth date: it is not carried over."""

CARRIED = ("sex", "id_number", "birth_date", "phone", "registry_address")
"""What the one that stays is given where it lacks it and the other has it."""
_COMPARED = ("name", *CARRIED, "population", "state", "arrived_on", "left_on", "limited")
_HERE = (ResidentState.HOME, ResidentState.AWAY)
_ONE_NUMBER_EACH = (
    {IdKind.MAINLAND_18, IdKind.MAINLAND_15, IdKind.RESIDENCE_PERMIT, IdKind.FOREIGN_RESIDENT},
    {IdKind.TRAVEL_PERMIT},
    {IdKind.PASSPORT},
)
"""Documents of which nobody has two."""


@dataclass(frozen=True, slots=True)
class Merged(Rearranged):
    """A merge with all that its undoing needs. `moved`: how many records entered for `resident`
    count for `into` from now on; `carried`: fields that `into` lacked and was given; `differs`:
    fields in which both say something, and not the same. What clashes stands among the doubts."""

    resident: UUID | None = None
    into: UUID | None = None
    household: UUID | None = None  # where `into` lives
    moved: int = 0
    carried: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unmerged(Rearranged):
    """Two people again. `restored`: how many records count for their own side again."""

    residents: tuple[UUID, ...] = ()
    restored: int = 0


def merge(desk: Desk, resident: UUID, into: UUID, reason: str, *, check: bool = False) -> Merged:
    """Let a resident be the same person as another one, whose record stays; with `check` say what
    that would do and change nothing. Of somebody who was merged away before, the record that stands
    for the person is meant.

    Raises NotFound, AreaOutside, OnlyPartKnown (where one of them is not here as a whole),
    DifferentPeople, BadValue (one person already, off the register, no reason).
    """
    desk.actor.require(Duty.EDIT_REGISTER)
    why = checked_reason(reason)
    with desk.reading() as session:
        away, stays = _pair(desk, session, resident, into)
    told: dict[str, Any] = {}

    def act(steps: Steps) -> tuple[UUID, ...]:
        one, other = _pair(desk, steps.session, away.id, stays.id)
        sides = [aliases.sides_of(steps.session, person.id) for person in (one, other)]
        require_one_number(steps.session, *sides)
        _note_clashes(desk, steps, *sides)
        told["moved"] = sum(merges.entered_for(steps.session, row) for row in sides[0])
        told["differs"] = differing(one, other)
        told["household"] = other.household
        told["carried"] = _carry(steps, one, other)
        if one.household != other.household:
            steps.edit("resident", one, {"household": other.household.hex})
        made = ResidentMerge(
            desk.new_id(), one.id, other.id, one.household, desk.today(), why, told["carried"]
        )
        steps.add("resident_merge", made)
        aliases.refresh(steps.session)
        if one.household != other.household:
            _look_behind(steps, one)
        return (made.id,)

    done = carry_out(desk, {away.household, stays.household}, act, check=check)
    return Merged(**_parts(done), **told, resident=away.id, into=stays.id)


def unmerge(desk: Desk, merge_id: UUID, reason: str = "", *, check: bool = False) -> Unmerged:
    """Let those whom a merge joins be two people again, each where it stood before; all merges of
    the same two go with it, and what was carried over and is still the same is blank again. Whose
    household is another office's meanwhile, or off the register, stays where both live now.

    Raises NotFound, AreaOutside, BadValue (undone before).
    """
    desk.actor.require(Duty.EDIT_REGISTER)
    why = checked_reason(reason) if reason.strip() else UNMERGED
    with desk.reading() as session:
        asked: ResidentMerge = register_lists.get(session, "resident_merge", merge_id)
        if asked.undone:
            raise BadValue("resident", "", "not_merged")
        homes = _homes(desk, session, _same_pair(session, asked))
    told: dict[str, Any] = {}

    def act(steps: Steps) -> tuple[UUID, ...]:
        session = steps.session
        undone = _same_pair(session, asked)
        # First, while it stands where the one that stays lives: who has that one hears of it.
        for one in undone:
            steps.edit("resident_merge", one, {"undone": why})
        aliases.refresh(session)
        for one in undone:
            _take_back_carried(steps, one)
        for one in undone:
            _send_home(desk, steps, one)
        told["residents"] = (asked.resident, asked.into)
        told["restored"] = sum(
            merges.entered_for(session, row) for row in aliases.sides_of(session, asked.resident)
        )
        return (asked.resident, asked.into)

    done = carry_out(desk, homes, act, check=check)
    return Unmerged(**_parts(done), **told)


def undo_merge(desk: Desk, done: Merged, reason: str) -> None:
    """Undo a merge that was just made; `reason` says that it was undone."""
    unmerge(desk, done.ids[0], reason)


def undo_unmerge(desk: Desk, done: Unmerged, reason: str) -> None:
    """Let the merges stand again that were just undone. Raises ChangedSince."""
    undo_rearranged(desk, done, reason)


def differing(one: Resident, other: Resident) -> tuple[str, ...]:
    """The fields in which both say something, and not the same."""
    return tuple(
        name
        for name in _COMPARED
        if _says(one, name) and _says(other, name) and getattr(one, name) != getattr(other, name)
    )


def _parts(done: Rearranged) -> dict[str, Any]:
    return {field.name: getattr(done, field.name) for field in fields(Rearranged)}


def _pair(desk: Desk, session: Session, resident: UUID, into: UUID) -> tuple[Resident, Resident]:
    """The records that stand for the two. Raises NotFound, OnlyPartKnown, BadValue."""
    found: list[Resident] = []
    for row in (resident, into):
        person: Resident = register_lists.get(
            session, "resident", aliases.survivor_of(session, row)
        )
        if not knows_names(desk) or not merges.is_whole(session, person.id):
            raise OnlyPartKnown("resident", str(person.id))
        if person.removed:
            raise BadValue("resident", "", "off_register")
        found.append(person)
    away, stays = found
    if away.id == stays.id:
        raise BadValue("resident", "", "one_already")
    return away, stays


def require_one_number(session: Session, some: Collection[UUID], others: Collection[UUID]) -> None:
    """Raise DifferentPeople where the two sides have valid ID numbers that nobody has both of."""
    one, other = (
        [check_id_number(p.id_number) for p in load_by(session, Resident, "id", sorted(side))]
        for side in (some, others)
    )
    for first, second in product(one, other):
        is_one_kind = any({first.kind, second.kind} <= kinds for kinds in _ONE_NUMBER_EACH)
        is_valid = first.is_valid and second.is_valid
        if is_one_kind and is_valid and first.number != second.number:
            raise DifferentPeople(mask_id(first.number), mask_id(second.number))


def _note_clashes(
    desk: Desk, steps: Steps, some: Collection[UUID], others: Collection[UUID]
) -> None:
    """Say what of both sides is meant to be one and is there twice: it stays twice, marked."""
    session = steps.session
    sides = [sorted(side) for side in (some, others)]
    if merges.are_said_different(session, *sides):
        steps.doubt(SAID_DIFFERENT)
    found = [_unique_things(desk, session, side) for side in sides]
    for what in (BOTH_PLEDGED, BOTH_STARS, BOTH_LINKED):
        if all(what in things for things in found):
            steps.doubt(what)
    taking = [things.get(BOTH_IN_CREDIT, set()) for things in found]
    if all(taking) and taking[0] != taking[1]:
        steps.doubt(BOTH_IN_CREDIT)


def _unique_things(desk: Desk, session: Session, side: Sequence[UUID]) -> dict[str, set[UUID]]:
    """What one side has of the things that a person has one of."""
    found: dict[str, set[UUID]] = {}
    today = desk.today()
    signed = merges.credit_households(session, side)
    taking = participation(session, signed)
    homes = {home for home in signed if taking.people(home, today) & set(side)}
    if homes:
        found[BOTH_IN_CREDIT] = homes
    known = facts_of_residents(session, side)
    if any(pledged_on(person, today) for person in known.values()):
        found[BOTH_PLEDGED] = set(side)
    if load_by(session, Star, "resident", side):
        found[BOTH_STARS] = set(side)
    linked = {actor.resident for actor in accounts.everybody(session)} & set(side)
    if linked:
        found[BOTH_LINKED] = {row for row in linked if row}
    return found


def _look_behind(steps: Steps, away: Resident) -> None:
    """Say where the household that somebody left is called after the person, or stands empty."""
    home: Household = register_lists.get(steps.session, "household", away.household)
    if home.householder and home.householder == away.name:
        steps.doubt(HOLDER_GONE)
    left = register_lists.residents_of(steps.session, away.household)
    if not any(p.state in _HERE and p.population.lives_here for p in left):
        steps.doubt(NOBODY_LEFT)


def _says(person: Resident, name: str) -> bool:
    return getattr(person, name) not in ("", None, Sex.UNKNOWN)


def _carry(steps: Steps, away: Resident, stays: Resident) -> tuple[str, ...]:
    """Give the one that stays what it lacks and the other has; the names of these fields."""
    new = {
        name: to_plain(getattr(away, name))
        for name in CARRIED
        if _says(away, name) and not _says(stays, name)
    }
    says = birth_in(new.get("id_number", ""))
    if says and stays.birth_date and says != stays.birth_date:
        del new["id_number"]
        steps.doubt(BIRTH_DIFFERS)
    if not new:
        return ()
    new = completed("resident", stays, new)
    steps.edit("resident", stays, new)
    return tuple(
        sorted(name for name, value in new.items() if to_plain(getattr(stays, name)) != value)
    )


def _take_back_carried(steps: Steps, undone: ResidentMerge) -> None:
    """Blank what was carried over and still says what the other side says."""
    session = steps.session
    away: Resident = register_lists.get(session, "resident", undone.resident)
    stays: Resident = register_lists.get(session, "resident", undone.into)
    says = {name: to_plain(getattr(away, name)) for name in CARRIED}
    says = completed("resident", away, says)
    same = [n for n in undone.carried if n in CARRIED and to_plain(getattr(stays, n)) == says[n]]
    if same:
        steps.edit("resident", stays, {name: _BLANKS.get(name, "") for name in same})


_BLANKS: dict[str, Any] = {"sex": Sex.UNKNOWN.value, "birth_date": None}


def _same_pair(session: Session, asked: ResidentMerge) -> list[ResidentMerge]:
    """All merges that stand of the same two, whichever was merged into the other."""
    pair = {asked.resident, asked.into}
    found = merges.merges_of(session, [asked.resident])
    return [one for one in found if {one.resident, one.into} == pair]


def _homes(desk: Desk, session: Session, undone: Sequence[ResidentMerge]) -> set[UUID]:
    """The households that an un-merge touches: where both live, and those of one's own to which
    somebody goes back."""
    people = {row for one in undone for row in (one.resident, one.into)}
    found = load_by(session, Resident, "id", sorted(people))
    former = {one.home for one in undone}
    return {person.household for person in found} | {
        home for home in former if is_own_household(desk, session, home)
    }


def _send_home(desk: Desk, steps: Steps, undone: ResidentMerge) -> None:
    """Let the one that was merged away stand where it stood before, and who is merged into it with
    it; where it is still merged into another one, or that household is off the register or another
    office's, it stands where the one lives that stands for it, or stood last."""
    session = steps.session
    person: Resident = register_lists.get(session, "resident", undone.resident)
    survivor = aliases.survivor_of(session, person.id)
    target = undone.home
    if survivor != person.id:
        target = register_lists.get(session, "resident", survivor).household
    elif not is_own_household(desk, session, undone.home):
        steps.doubt(HOME_ELSEWHERE)
        return
    if person.household != target:
        steps.edit("resident", person, {"household": target.hex})
