"""Registration, pledge and consent facts of residents: those that stand, and those of one paper.

What was entered for any record of a person that was merged (aliases.py) is given as the asked
resident's.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.domain.codes import ConsentKind, PledgeStage
from gridcredit.domain.errors import NotFound
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.pledging import serial_of
from gridcredit.domain.records import KINDS
from gridcredit.store.journal import aliases
from gridcredit.store.journal.loading import held_in, load_standing
from gridcredit.store.schema.travelling import TABLES
from gridcredit.wire import read

_PLEDGE_EVENT = TABLES["pledge_event"]
_CONSENT = TABLES["consent_event"]

E = TypeVar("E", RegistrationEvent, PledgeEvent, ConsentEvent)
Event = RegistrationEvent | PledgeEvent | ConsentEvent


def registrations(s: Session, residents: Collection[UUID]) -> list[RegistrationEvent]:
    """The registration events of these residents that stand, oldest first."""
    return _of(s, RegistrationEvent, residents)


def pledge_steps(s: Session, residents: Collection[UUID]) -> list[PledgeEvent]:
    """The pledge events of these residents that stand, oldest first."""
    return _of(s, PledgeEvent, residents)


def consents(s: Session, residents: Collection[UUID]) -> list[ConsentEvent]:
    """The consents of these residents, given and withdrawn, that stand, oldest first."""
    return _of(s, ConsentEvent, residents)


def withdrawn_consents(s: Session, kinds: Collection[ConsentKind]) -> list[ConsentEvent]:
    """The withdrawals of consents of these kinds that stand, and behind which the person has not
    agreed again; of one day the later entry counts."""
    said = _CONSENT.consent.in_([kind.value for kind in kinds])
    gone = load_standing(s, ConsentEvent, said, _CONSENT.given == 0)
    last: dict[tuple[UUID, ConsentKind], ConsentEvent] = {}
    for fact in consents(s, {one.resident for one in gone}):
        last[fact.resident, fact.consent] = fact
    return [one for one in last.values() if one.consent in kinds and not one.given]


def _of(s: Session, record: type[E], residents: Collection[UUID]) -> list[E]:
    asked = _by_side(s, residents)
    listed = held_in(record, "resident", asked)
    facts = [
        fact if whose == fact.resident else replace(fact, resident=whose)
        for held in listed
        for fact in load_standing(s, record, held)
        for whose in asked[fact.resident]
    ]
    return sorted(facts, key=lambda fact: (fact.on, fact.id))


def _by_side(s: Session, residents: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """Every record of the persons that these are of, with those of these that are the person."""
    if not aliases.is_any(s):
        return {resident: [resident] for resident in residents}
    asked: dict[UUID, list[UUID]] = {}
    for resident in dict.fromkeys(residents):
        for side in aliases.sides_of(s, resident):
            asked.setdefault(side, []).append(resident)
    return asked


_STEPS = list(PledgeStage)


def pledge_state(s: Session, pledge: UUID) -> PledgeEvent:
    """The last step of one paper that stands: by date, of one day by the paper's way. Raises
    NotFound."""
    facts = load_standing(s, PledgeEvent, _PLEDGE_EVENT.pledge == pledge.bytes)
    if not facts:
        raise NotFound("pledge", str(pledge))
    return max(facts, key=lambda f: (f.on, _STEPS.index(f.stage), f.id))


_SIGNERS = """SELECT r.body FROM pledge_event e JOIN revision r ON r.arrival = e.revised
WHERE e.pledge = :pledge AND e.stage = :stage AND r.node = :node"""


def was_recorded_by(s: Session, pledge: UUID, author: str, node: UUID) -> bool:
    """Whether that person wrote down the signing of a pledge, at that installation."""
    asked = {"pledge": pledge.bytes, "stage": PledgeStage.SIGNED.value, "node": node.bytes}
    found = s.execute(text(_SIGNERS), asked).scalars()
    return any(read(body).author == author for body in found)


_NUMBERS = "SELECT number FROM {} WHERE number >= :a AND number < :z"


def pledge_serials(s: Session, begins: str) -> set[int]:
    """The serials given to pledges and blanks behind the stem of a village, a year and, where there
    is one, a computer; those of voided and spoiled papers included: a number once given is never
    given again."""
    asked = text(" UNION ".join(_NUMBERS.format(kind) for kind in ("pledge_event", "pledge_blank")))
    numbers = s.execute(asked, {"a": begins, "z": begins + ":"}).scalars()
    behind = (number.removeprefix(begins) for number in numbers)
    serials = (serial_of(text) for text in behind if "-" not in text)
    return {serial for serial in serials if serial is not None}


def last_day(s: Session, resident: UUID) -> date | None:
    """The last day of which something stands that a resident did: a registration, the signing of
    a pledge, a consent given."""
    who = [resident]
    days = [fact.on for fact in registrations(s, who)]
    days += [fact.on for fact in pledge_steps(s, who) if fact.stage is PledgeStage.SIGNED]
    days += [fact.on for fact in consents(s, who) if fact.given]
    return max(days, default=None)


def settled_by(s: Session, entity: str, *facts: UUID) -> list[Any]:
    """What these facts of a kind settled and still stands: of visits their registrations, pledges
    and consents, and whatever else names them."""
    ids = [fact.bytes for fact in facts]
    found: list[Any] = []
    for kind in KINDS.values():
        for field, _ in kind.fields_naming(entity):
            held = getattr(TABLES[kind.name], field).in_(ids)
            found += load_standing(s, kind.record, held)
    return found
