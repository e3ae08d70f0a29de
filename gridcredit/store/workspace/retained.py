"""Of which days are the things that have a term: logs, drafts, and records by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import delete, func, literal_column, select
from sqlalchemy.orm import Session

from gridcredit.domain.bulk import many_values
from gridcredit.domain.records import KINDS
from gridcredit.store.engine.transaction import current
from gridcredit.store.journal.loading import load
from gridcredit.store.schema.tables import AuditRow, DraftRow

GIVEN = ("export", "roster_export", "backup", "print")
"""Acts of the log by which something went to others or out of the program."""


def logged_days(s: Session, given: bool) -> dict[date, int]:
    """How many entries the log has a day: of what was given to others, or of all else."""
    day = _day_of(AuditRow.at)
    is_given = AuditRow.act.in_(GIVEN)
    asked = select(day, func.count()).where(is_given if given else ~is_given).group_by(day)
    return {date.fromisoformat(on): count for on, count in s.execute(asked)}


def _day_of(at: Any) -> Any:
    """The day of a time; its numbers stand in the statement, as a server groups by the same words
    alone."""
    return func.substr(at, literal_column("1"), literal_column("10"))


def draft_days(s: Session) -> dict[date, int]:
    """How many drafts were kept last on each day."""
    day = _day_of(DraftRow.saved_at)
    asked = select(day, func.count()).group_by(day)
    return {date.fromisoformat(on): count for on, count in s.execute(asked)}


def drop_drafts(s: Session, until: date) -> int:
    """Let go of the drafts that were kept last on a day or before; how many."""
    gone = DraftRow.saved_at < f"{until.isoformat()}T99"
    count = s.scalar(select(func.count()).select_from(DraftRow).where(gone)) or 0
    if count:
        s.execute(delete(DraftRow).where(gone))
        current(s).topics.add("drafts")
    return count


@many_values()
def record_days(s: Session, kinds: Iterable[str]) -> Iterator[date]:
    """The days of all records of these kinds that have one."""
    for name in kinds:
        kind = KINDS[name]
        for record in load(s, kind.record):
            told: Any = kind.day_of(record)
            if told:
                yield date.fromisoformat(told)
