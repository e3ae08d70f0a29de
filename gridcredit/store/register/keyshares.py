"""Keys and certificates that the streets hand each other through the district."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridcredit.domain.kinds.key_share import KeyShare
from gridcredit.domain.kinds.office_certificate import OfficeCertificate
from gridcredit.store.journal import journal
from gridcredit.store.journal.loading import load
from gridcredit.store.schema.travelling import TABLES

_KEY_SHARE = TABLES["key_share"]


def from_makers(s: Session) -> list[KeyShare]:
    """What tells of every matching key that is known to exist: its maker's share for itself."""
    found = load(s, KeyShare, _KEY_SHARE.recipient == _KEY_SHARE.maker)
    return sorted(found, key=lambda share: (share.made, share.id))


def shares_for(s: Session, node: UUID) -> list[KeyShare]:
    """The shares that are sealed to an installation."""
    found = load(s, KeyShare, _KEY_SHARE.recipient == node.bytes)
    return sorted(found, key=lambda share: share.id)


def shared_from(s: Session, area: UUID, key: str) -> set[UUID]:
    """The installations for which the street of an area has sealed a key."""
    found = load(s, KeyShare, _KEY_SHARE.area == area.bytes, _KEY_SHARE.key == key)
    return {share.recipient for share in found}


def rows(s: Session) -> set[UUID]:
    """The ids of all shares that are known here."""
    return {UUID(bytes=row) for row in s.scalars(select(_KEY_SHARE.id))}


def certificates(s: Session) -> list[OfficeCertificate]:
    """The certificates of all streets that the district has told of."""
    return sorted(load(s, OfficeCertificate), key=lambda one: one.id)


def ended(s: Session) -> dict[UUID, int]:
    """The streets whose certificate was revoked, each with the Lamport time at which that was
    told: a key of an earlier time may have reached it."""
    return {one.node: _told_at(s, one.id) for one in certificates(s) if one.revoked}


def _told_at(s: Session, row: UUID) -> int:
    told = (r.counter for r in journal.history(s, row) if r.new.get("revoked"))
    return max(told, default=0)
