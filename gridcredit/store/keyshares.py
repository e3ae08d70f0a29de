"""Keys and certificates that the streets hand each other through the district."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.marks import Announced
from gridcredit.domain.notices import KeyShare, OfficeCertificate
from gridcredit.store.loading import load
from gridcredit.store.noticetables import KeyShareRow


def announced(s: Session) -> list[Announced]:
    """Every matching key that is known to exist: its maker has shared it with itself."""
    found = load(s, KeyShare, KeyShareRow.recipient == KeyShareRow.maker)
    return sorted(Announced(share.made, share.maker, share.key) for share in found)


def shares_for(s: Session, node: UUID) -> list[KeyShare]:
    """The shares that are sealed to an installation."""
    found = load(s, KeyShare, KeyShareRow.recipient == node.bytes)
    return sorted(found, key=lambda share: share.id)


def shared_from(s: Session, area: UUID, key: str) -> set[UUID]:
    """The installations for which the street of an area has sealed a key."""
    found = load(s, KeyShare, KeyShareRow.area == area.bytes, KeyShareRow.key == key)
    return {share.recipient for share in found}


def certificates(s: Session) -> list[OfficeCertificate]:
    """The certificates of all streets that the district has told of."""
    return sorted(load(s, OfficeCertificate), key=lambda one: one.id)
