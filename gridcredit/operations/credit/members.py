"""参与确认: who joins 信用+ and who leaves, a line an adult; and declared kin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from gridcredit.domain.adulthood import is_adult, require_adult
from gridcredit.domain.credit.participation import Participation
from gridcredit.domain.dating import has_gone, require_here
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.fieldrules import line
from gridcredit.domain.kinds.credit_member import CreditMember
from gridcredit.domain.kinds.kinship import Kinship
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.masks import mask_name
from gridcredit.domain.reasons import checked_reason
from gridcredit.domain.records import part_id
from gridcredit.domain.writing import is_text, normalise_text
from gridcredit.operations.credit.openmonths import require_open_from
from gridcredit.operations.credit.places import village_of_code, village_of_household
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.dating import refuse_future
from gridcredit.operations.register.people import grids_of
from gridcredit.operations.scans import keep_scan
from gridcredit.store.credit.members import participation
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.journal.loading import load, load_by
from gridcredit.store.register import register_lists
from gridcredit.store.schema.travelling import TABLES

_KINSHIP = TABLES["kinship"]
_SHORT = line(60, least=1)


@dataclass(frozen=True, slots=True)
class JoinForm:
    """A signed 参与确认: the household, the day, the version of the notice, whose lines are signed
    (none named: all adults who do not take part yet), and its scan."""

    household: UUID
    on: date
    notice: str
    residents: tuple[UUID, ...] = ()
    scan: Path | None = None


@dataclass(frozen=True, slots=True)
class MembersKept:
    """The lines that were written, and of whom."""

    ids: tuple[UUID, ...]
    residents: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of a household as the page of joining shows him: since when he takes part (None: he
    does not), and why he cannot join, as a reason (blank: he can). Names are masked above the
    village."""

    resident: UUID
    name: str
    since: date | None
    hindered: str


def join(desk: Desk, form: JoinForm) -> MembersKept:
    """Write who joins, a line each. A joining may be dated back while no month from then on is
    closed.

    Raises NotFound, BadValue, ClockBehind, MinorRefused, GoneBefore, MonthClosed, MovedAway,
    FileUnreadable, StorageFailed.
    """
    desk.actor.require(Duty.RECORD_CREDIT)
    with desk.writing() as session:
        return keep_joined(desk, session, form)


def keep_joined(desk: Desk, session: Session, form: JoinForm) -> MembersKept:
    """Write a joining after its rules were asked."""
    notice = _short("notice_version", form.notice)
    part = _participation(desk, session, form.household, form.on)
    if register_lists.get(session, "household", form.household).removed:
        raise BadValue("household", "", "off_register")
    people = {p.id: p for p in register_lists.residents_of(session, form.household)}
    if form.residents:
        joining = list(dict.fromkeys(form.residents))
        for resident in joining:
            _require_joinable(session, form, people, resident, part)
    else:
        joining = [p.id for p in people.values() if not _hindered(p, form.on, part)]
        if not joining:
            raise BadValue("household", "", "nobody_joins")
    digest = keep_scan(desk, session, form.scan) if form.scan else ""
    made = [
        CreditMember(desk.new_id(), form.household, resident, True, form.on, notice, digest)
        for resident in joining
    ]
    journal.add(session, made)
    return MembersKept(tuple(m.id for m in made), tuple(joining))


def leave(desk: Desk, household: UUID, on: date, resident: UUID | None = None) -> MembersKept:
    """Write that a household, or one of its people, leaves; that day is no part of it any more, and
    nothing is erased. Raises NotFound, BadValue, ClockBehind, MonthClosed, MovedAway."""
    desk.actor.require(Duty.RECORD_CREDIT)
    with desk.writing() as session:
        return keep_left(desk, session, household, on, resident)


def keep_left(
    desk: Desk, session: Session, household: UUID, on: date, resident: UUID | None = None
) -> MembersKept:
    """Write a leaving after its rules were asked."""
    part = _participation(desk, session, household, on)
    taking = part.people(household, on)
    if resident is not None and resident not in taking:
        register_lists.get(session, "resident", resident)
        raise BadValue("resident", "", "not_taking_part")
    if not taking:
        raise BadValue("household", "", "not_taking_part")
    leaving = sorted(taking if resident is None else {resident})
    made = [CreditMember(desk.new_id(), household, who, False, on) for who in leaving]
    journal.add(session, made)
    return MembersKept(tuple(m.id for m in made), tuple(leaving))


def candidates(desk: Desk, household: UUID, on: date) -> list[Candidate]:
    """The people of a household, for the page of joining on a day. Raises NotFound."""
    desk.actor.require(Duty.RECORD_CREDIT)
    with desk.reading() as session:
        register_lists.get(session, "household", household)
        part = participation(session, [household])
        people = register_lists.residents_of(session, household)
    return [
        Candidate(
            p.id, _shown(desk, p.name), _since(part, household, p.id, on), _hindered(p, on, part)
        )
        for p in people
    ]


def taking_part(desk: Desk, village: str, on: date) -> dict[UUID, frozenset[UUID]]:
    """Who takes part on a day, by household, of a village (a code, blank: one's own). Raises
    AreaUnknown, AreaOutside, BadValue."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        area = village_of_code(desk, session, village)
        homes = register_lists.household_ids(session, grids_of(session, area.code))
        part = participation(session, homes)
    found = {home: frozenset(part.people(home, on)) for home in homes}
    return {home: people for home, people in found.items() if people}


def declare_kin(desk: Desk, one: UUID, other: UUID, relation: str) -> UUID:
    """Write that two residents are kin, or what kind of kin; whoever of them is named first, and
    however often, it is the same record. Raises NotFound, BadValue, MovedAway."""
    desk.actor.require(Duty.RECORD_CREDIT)
    told = _short("relation", relation)
    with desk.writing() as session:
        first, last, row = _pair(session, one, other)
        if _known_kin(session, row):
            journal.edit(session, "kinship", row, {"relation": told, "removed": ""})
        else:
            journal.add(session, [Kinship(row, first, last, told)])
    return row


def end_kin(desk: Desk, one: UUID, other: UUID, reason: str) -> UUID:
    """Write that a declared kinship is none any more. Raises NotFound, BadValue, MovedAway."""
    desk.actor.require(Duty.RECORD_CREDIT)
    why = checked_reason(reason)
    with desk.writing() as session:
        *_, row = _pair(session, one, other)
        known = _known_kin(session, row)
        if not known or known[0].removed:
            raise NotFound("kinship", f"{one} {other}")
        journal.edit(session, "kinship", row, {"removed": why})
    return row


def kin_of(desk: Desk, resident: UUID) -> list[Kinship]:
    """The declared kin of somebody, whoever declared it. Raises NotFound."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        register_lists.get(session, "resident", resident)
        found = [
            *load_by(session, Kinship, "resident", [resident]),
            *load_by(session, Kinship, "other", [resident]),
        ]
    return sorted((kin for kin in found if not kin.removed), key=lambda kin: kin.id)


def _participation(desk: Desk, session: Session, household: UUID, on: date) -> Participation:
    """Who takes part of a household, where the months from a day on may still change. Raises
    NotFound, BadValue, ClockBehind, MonthClosed."""
    register_lists.get(session, "household", household)
    refuse_future(session, "on", on, desk.clock())
    require_open_from(session, village_of_household(session, household), on)
    return participation(session, [household])


def _require_joinable(
    session: Session,
    form: JoinForm,
    people: dict[UUID, Resident],
    resident: UUID,
    part: Participation,
) -> None:
    person = people.get(resident) or register_lists.get(session, "resident", resident)
    if person.household != form.household:
        raise BadValue("resident", "", "other_household")
    if person.removed:
        raise BadValue("resident", "", "off_register")
    require_adult(person.birth_date, person.adult_on, form.on)
    require_here(person.state, person.left_on, form.on)
    if person.limited:
        raise BadValue("resident", "", "limited_person")
    if part.takes_part(form.household, resident, form.on):
        raise BadValue("resident", "", "takes_part_already")


def _hindered(person: Resident, on: date, part: Participation) -> str:
    """Why nobody expects a line of somebody on a 参与确认, as a reason; blank: it is expected. Who
    has no known age may sign all the same."""
    adult = is_adult(person.birth_date, person.adult_on, on)
    if not adult:
        return "age_unknown" if adult is None else "minor"
    if has_gone(person.state, person.left_on, on) or not person.population.lives_here:
        return "gone"
    if person.limited:
        return "limited_person"
    takes_part = part.takes_part(person.household, person.id, on)
    return "takes_part_already" if takes_part else ""


def _shown(desk: Desk, name: str) -> str:
    return name if desk.office.is_lowest else mask_name(name)


def _since(part: Participation, household: UUID, resident: UUID, on: date) -> date | None:
    spans = part.days(household, resident)
    return next((b for b, end in spans if b <= on and (end is None or on < end)), None)


def _pair(session: Session, one: UUID, other: UUID) -> tuple[UUID, UUID, UUID]:
    """Two residents in the order of their ids, and the record of their kinship."""
    if one == other:
        raise BadValue("other", "", "same_person", "kinship")
    first, last = sorted((one, other))
    for resident in (first, last):
        register_lists.get(session, "resident", resident)
    return first, last, part_id(first, f"kinship {last.hex}")


def _known_kin(session: Session, row: UUID) -> list[Kinship]:
    return load(session, Kinship, _KINSHIP.id == row.bytes)


def _short(field: str, text: str) -> str:
    """A short text that must be there. Raises BadValue."""
    told = normalise_text(text) if is_text(text) else ""
    fault = _SHORT(told) if is_text(text) else "not_text"
    if fault:
        raise BadValue(field, told, fault)
    return told
