"""Printed rounds, by their numbers."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.domain.kinds.round_sheet import RoundSheet
from gridcredit.store.journal.loading import load, load_by
from gridcredit.store.schema.travelling import TABLES

_SHEET = TABLES["round_sheet"]


def all_numbers(s: Session) -> list[str]:
    """Every number that was given, of voided sheets too."""
    return list(s.execute(text("SELECT number FROM round_sheet")).scalars())


def numbered(s: Session, numbers: Collection[str]) -> list[RoundSheet]:
    """The sheets of these numbers, the latest first."""
    found = load(s, RoundSheet, _SHEET.number.in_(list(numbers)))
    return sorted(found, key=lambda one: (one.on, one.number, one.id), reverse=True)


def sheets_in(s: Session, areas: Collection[UUID]) -> list[RoundSheet]:
    """The sheets of these areas that were not voided, the latest first."""
    found = [one for one in load_by(s, RoundSheet, "area", areas) if not one.removed]
    return sorted(found, key=lambda one: (one.on, one.number, one.id), reverse=True)
