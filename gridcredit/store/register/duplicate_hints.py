"""Hints about people who may be counted twice, as they are kept here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.kinds.duplicate import Duplicate
from gridcredit.domain.kinds.match_mark import MatchMark
from gridcredit.store.journal.loading import load, load_by, uuid_of
from gridcredit.store.schema.travelling import TABLES

_DUPLICATE = TABLES["duplicate"]


def all_hints(s: Session) -> list[Duplicate]:
    """Every hint, the oldest first."""
    return _in_order(load(s, Duplicate))


def open_hints(s: Session) -> list[Duplicate]:
    """The hints that wait for a street, the oldest first."""
    waiting = (_DUPLICATE.closed == 0, _DUPLICATE.different == 0)
    return _in_order(load(s, Duplicate, *waiting))


def hints_of(s: Session, residents: Collection[UUID]) -> list[Duplicate]:
    """The hints for these residents, the oldest first."""
    return _in_order(load_by(s, Duplicate, "resident", residents))


def residents_told_of(s: Session, touched: Mapping[str, Collection[bytes]]) -> set[UUID]:
    """The residents of whom these rows (by entity) say something that may open or close a hint."""
    found = {UUID(bytes=row) for row in touched.get("resident", ())}
    marks = load_by(s, MatchMark, "id", map(uuid_of, touched.get("match_mark", ())))
    found.update(mark.resident for mark in marks)
    hints = load_by(s, Duplicate, "id", map(uuid_of, touched.get("duplicate", ())))
    found.update(hint.resident for hint in hints)
    return found


def _in_order(hints: list[Duplicate]) -> list[Duplicate]:
    return sorted(hints, key=lambda hint: (hint.since, hint.id))
