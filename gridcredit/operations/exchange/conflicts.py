"""Conflicts as people decide them: whose record it is, and both values, masked until asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.journal import RevisionId
from gridcredit.domain.masks import mask_id, mask_name, mask_phone
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange.situation import choose
from gridcredit.operations.register.people import log_unmasking
from gridcredit.operations.subjects import subject
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import conflicts, nodes
from gridcredit.store.journal.conflicts import Conflict
from gridcredit.store.workspace import audit

# At a grid and a village people's names are known; numbers are masked for everybody.
_NUMBERS = {"id_number": mask_id, "phone": mask_phone}
_NAMES = {"name": mask_name, "householder": mask_name}


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field in conflict. `subject` names the record, masked as the level asks; `shown` are the
    values in the order of `conflict.values`; `offices` names the installations they came from."""

    conflict: Conflict
    subject: str
    shown: tuple[Any, ...]
    offices: tuple[str, ...]
    is_masked: bool


def disputes(desk: Desk) -> list[Dispute]:
    """Every open conflict, in a fixed order."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return [_dispute(desk, session, one) for one in conflicts.open_conflicts(session)]


def listed(desk: Desk, purpose: str = "") -> list[Conflict]:
    """Every open conflict for a script: names and numbers masked at every level unless a purpose is
    given, which is logged."""
    desk.actor.require(Duty.READ)
    log_unmasking(desk, "conflicts", purpose)
    with desk.reading() as session:
        found = conflicts.open_conflicts(session)
    return found if purpose else [_masked(conflict) for conflict in found]


def keep(desk: Desk, conflict: UUID, revision: RevisionId) -> RevisionId:
    """Close a conflict with the value that a revision set. Raises NotFound."""
    with desk.reading() as session:
        found = [one for one in conflicts.open_conflicts(session) if one.id == conflict]
    held = [value for one in found for value in one.values if value.revision == revision]
    if not held:
        entity, key = ("revision", str(revision.seq)) if found else ("conflict", str(conflict))
        raise NotFound(entity, key)
    return choose(desk, found[0], held[0].value)


def reveal(desk: Desk, dispute: Dispute, purpose: str) -> Dispute:
    """The same with its values in full; what it was asked for is logged. Raises BadValue."""
    desk.actor.require(Duty.REVEAL)
    if not purpose.strip():
        raise BadValue("purpose", purpose, "empty")
    with desk.writing() as session:
        facts = {"what": f"conflict {dispute.conflict.field}", "purpose": purpose.strip()}
        audit.log(session, desk.actor.login, "reveal", facts)
    values = tuple(held.value for held in dispute.conflict.values)
    return replace(dispute, shown=values, is_masked=False)


def _dispute(desk: Desk, session: Session, conflict: Conflict) -> Dispute:
    is_open = desk.office.is_lowest
    masks = _NUMBERS if is_open else _NUMBERS | _NAMES
    mask = masks.get(conflict.field) if conflict.entity in ("resident", "household") else None
    values = tuple(held.value for held in conflict.values)
    return Dispute(
        conflict,
        subject(session, conflict.entity, conflict.row, is_open),
        tuple(mask(str(value)) for value in values) if mask else values,
        tuple(_office(session, held.node) for held in conflict.values),
        mask is not None,
    )


def _masked(conflict: Conflict) -> Conflict:
    mask = (_NUMBERS | _NAMES).get(conflict.field)
    if mask is None or conflict.entity not in ("resident", "household"):
        return conflict
    values = tuple(replace(held, value=mask(str(held.value))) for held in conflict.values)
    return replace(conflict, values=values)


def _office(session: Session, node: UUID) -> str:
    known = nodes.find(session, node)
    return known.name if known else ""
