"""Whom a page has at hand: what another page may take over by one key."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class AtHand:
    """A household and, where the keyboard stands on one of its people, that person."""

    household: UUID
    resident: UUID | None = None
