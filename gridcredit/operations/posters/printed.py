"""Which posters were printed here: by number, so that they can be placed by it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from gridcredit import shapes
from gridcredit.domain.dispatch.table import canonical
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import preferences

_KEY = "posters_printed"
_MOST = 2_000
"""The latest ones are remembered."""


@dataclass(frozen=True, slots=True)
class PrintedPoster:
    """A poster with its number, the code of its area, what its code reads as, and when it was last
    printed."""

    number: str
    area: str
    link: str
    on: date


def printed(session: Session) -> list[PrintedPoster]:
    """The posters printed on this computer, those printed last at the end."""
    kept = preferences.get(session, _KEY, "")
    return shapes.read(kept.encode(), list[PrintedPoster]) if kept else []


def note_printed(session: Session, posters: Iterable[PrintedPoster]) -> None:
    """Remember that posters were printed; one printed again is the newer one."""
    known = {one.number: one for one in printed(session)}
    for one in posters:
        known.pop(one.number, None)
        known[one.number] = one
    told = [asdict(one) | {"on": one.on.isoformat()} for one in list(known.values())[-_MOST:]]
    preferences.put(session, _KEY, canonical(told))
