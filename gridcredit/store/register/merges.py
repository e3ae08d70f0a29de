"""Merges and links of residents as they are kept here, and what was entered for the records that
they join."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from gridcredit.domain.kinds.credit_member import CreditMember
from gridcredit.domain.kinds.kind import Kind, Nature
from gridcredit.domain.kinds.registry_link import RegistryLink
from gridcredit.domain.kinds.resident_difference import ResidentDifference
from gridcredit.domain.kinds.resident_merge import ResidentMerge
from gridcredit.domain.records import KINDS
from gridcredit.store.journal.journal import history
from gridcredit.store.journal.loading import load, load_by
from gridcredit.store.journal.standing_facts import standing
from gridcredit.store.schema.travelling import TABLES

_MERGE = TABLES["resident_merge"]
_LINK = TABLES["registry_link"]
_DIFFERENCE = TABLES["resident_difference"]
_ABOUT_PAIRS = frozenset({"resident_merge", "resident_difference", "registry_link"})


def merges_of(session: Session, residents: Collection[UUID]) -> list[ResidentMerge]:
    """The merges that stand and name one of these residents, in the order of their ids."""
    ids = [row.bytes for row in residents]
    names = or_(_MERGE.resident.in_(ids), _MERGE.into.in_(ids))
    found = load(session, ResidentMerge, names, _MERGE.undone == "")
    return sorted(found, key=lambda merge: merge.id)


def are_said_different(session: Session, some: Collection[UUID], others: Collection[UUID]) -> bool:
    """Whether somebody said of one of some and one of others that they are two people."""
    one, other = ([row.bytes for row in side] for side in (some, others))
    told = or_(
        _DIFFERENCE.resident.in_(one) & _DIFFERENCE.other.in_(other),
        _DIFFERENCE.resident.in_(other) & _DIFFERENCE.other.in_(one),
    )
    return bool(load(session, ResidentDifference, told, _DIFFERENCE.removed == ""))


def entered_for(session: Session, resident: UUID) -> int:
    """How many records that count were entered for a resident: facts that stand, and what else
    tells of the person and is not off the register."""
    asked = (
        select(func.count()).select_from(TABLES[kind.name]).where(about, _counts(kind))
        for kind in KINDS.values()
        if not kind.between_offices and kind.name not in _ABOUT_PAIRS
        for about in _about(kind, resident)
    )
    return sum(session.execute(question).scalar_one() for question in asked)


def is_whole(session: Session, resident: UUID) -> bool:
    """Whether a resident is here with all that is personal."""
    return not any(revision.redacted for revision in history(session, resident))


def _about(kind: Kind, resident: UUID) -> Iterator[ColumnElement[bool]]:
    fields = kind.fields_about("resident")
    if fields:
        table = TABLES[kind.name]
        yield or_(*(getattr(table, field) == resident.bytes for field in fields))


def _counts(kind: Kind) -> ColumnElement[bool]:
    table = TABLES[kind.name]
    if kind.nature is Nature.FACT:
        return standing(table)
    found: ColumnElement[bool] = (
        getattr(table, kind.off) == "" if kind.off else table.id.is_not(None)
    )
    return found


def credit_households(session: Session, residents: Collection[UUID]) -> set[UUID]:
    """The households in which these residents ever signed to take part in 信用+."""
    return {member.household for member in load_by(session, CreditMember, "resident", residents)}


def links_of(session: Session, residents: Collection[UUID]) -> list[RegistryLink]:
    """The links (人户分离) that stand and name one of these residents, by their ids."""
    ids = [row.bytes for row in residents]
    names = or_(_LINK.resident.in_(ids), _LINK.registered.in_(ids))
    return sorted(load(session, RegistryLink, names, _LINK.removed == ""), key=lambda one: one.id)
