"""Which packages came from the areas below, and what the latest of each stands at."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.store.journal import nodes

_LATEST = text(
    "SELECT i.sender, i.as_of, i.imported_at FROM \"import\" i WHERE i.file = '' AND i.number = "
    "(SELECT max(o.number) FROM \"import\" o WHERE o.sender = i.sender AND o.file = '' "
    "AND o.imported_at <= :until) AND i.imported_at <= :until"
)


def reported(s: Session, until: str) -> dict[str, str]:
    """By the code of its area the day that the last package of an office right below stands at,
    of those taken in by a moment (local time, ISO). Of several computers of one area the oldest
    counts, as what it holds is still missing; blank where one has never sent anything."""
    latest = {
        sender: (as_of or imported)[:10]
        for sender, as_of, imported in s.execute(_LATEST, {"until": until})
    }
    found: dict[str, str] = {}
    for area, node in _below(s):
        day = latest.get(node, "")
        found[area] = min(found[area], day) if area in found else day
    return found


def _below(s: Session) -> Iterator[tuple[str, bytes]]:
    for node in nodes.children(s):
        if node.state == nodes.ACTIVE:
            yield node.area, node.id.bytes
