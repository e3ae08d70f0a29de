"""Honours as they are kept: those above the street come without what their holders withdrew."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.kinds.honour import Honour
from gridcredit.store.journal.loading import load, load_by


def all_honours(session: Session) -> list[Honour]:
    """Every honour, those off the list too, by certificate."""
    return sorted(load(session, Honour), key=lambda honour: (honour.certificate, honour.id))


def honours_in(session: Session, areas: Collection[UUID]) -> list[Honour]:
    """The honours of areas that stand on the list, by certificate."""
    found = [h for h in load_by(session, Honour, "area", areas) if not h.removed]
    return sorted(found, key=lambda honour: (honour.certificate, honour.id))


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
