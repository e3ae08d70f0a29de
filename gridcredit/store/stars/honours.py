"""Honours as they are kept: those above the street come without what their holders withdrew."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridcredit.domain.journal import ADD
from gridcredit.domain.kinds.honour import Honour
from gridcredit.store.journal.loading import load, load_by
from gridcredit.store.schema.tables import ImportRow, RevisionRow
from gridcredit.wire import read


def all_honours(session: Session) -> list[Honour]:
    """Every honour, those off the list too, by certificate."""
    return sorted(load(session, Honour), key=lambda honour: (honour.certificate, honour.id))


def honours_in(session: Session, areas: Collection[UUID]) -> list[Honour]:
    """The honours of areas that stand on the list, by certificate."""
    found = [h for h in load_by(session, Honour, "area", areas) if not h.removed]
    return sorted(found, key=lambda honour: (honour.certificate, honour.id))


def fallen_since(session: Session, honours: Collection[UUID]) -> dict[UUID, date]:
    """Of honours that are off the list, the day on which this was heard here, where they had stood
    on the list of this office before: one that came together with its end never did."""
    asked = (
        select(RevisionRow.row, RevisionRow.arrival, RevisionRow.body)
        .where(RevisionRow.entity == "honour", RevisionRow.row.in_([h.bytes for h in honours]))
        .order_by(RevisionRow.arrival)
    )
    made: dict[UUID, int] = {}
    ends: dict[UUID, tuple[int, str]] = {}
    for row, arrival, body in session.execute(asked).all():
        line, honour = read(body), UUID(bytes=row)
        if line.op == ADD:
            made[honour] = arrival
        if line.new.get("removed"):
            ends[honour] = (arrival, line.at)
        elif "removed" in line.new:
            ends.pop(honour, None)
    found = {}
    for honour, (arrival, written) in ends.items():
        came = _import_of(session, arrival)
        if came is None:
            found[honour] = date.fromisoformat(written[:10])
        elif not came.first <= made.get(honour, arrival) <= came.last:
            found[honour] = date.fromisoformat(came.imported_at[:10])
    return found


def _import_of(session: Session, arrival: int) -> ImportRow | None:
    """The package that brought a revision; None where it was written here."""
    asked = select(ImportRow).where(ImportRow.first <= arrival, ImportRow.last >= arrival)
    return session.scalars(asked.where(ImportRow.first > 0).limit(1)).first()


_SAID = ("star", "star_consent", "star_award", "star_revocation")


def said_of_since(session: Session, arrival: int) -> set[UUID] | None:
    """The stars, any fact of their chains, of which something came behind an arrival that an honour
    tells of; None where that may be any: from the beginning, or where honours themselves came from
    elsewhere."""
    ask = session.connection().exec_driver_sql
    if not arrival:
        return None
    others = ask(
        "SELECT 1 FROM revision WHERE arrival > ? AND entity = 'honour' AND via IS NOT NULL"
        " LIMIT 1",
        (arrival,),
    )
    if others.first() is not None:
        return None
    found: set[UUID] = set()
    for entity in _SAID:
        star = "t.id" if entity == "star" else "t.star"
        asked = (
            f"SELECT DISTINCT {star} FROM revision AS r JOIN {entity} AS t ON t.id = r.row"
            " WHERE r.arrival > ? AND r.entity = ?"
        )
        found.update(UUID(bytes=row) for row in ask(asked, (arrival, entity)).scalars())
    return found
