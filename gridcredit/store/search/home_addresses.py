"""Where households live, as searches ask for it: addresses that were read once are remembered while
nobody writes anything, since whoever types asks for the same ones at every keystroke.

They are kept for each database by the number of its last revision: every change of the register
writes one, here or in another program. Who writes reads them anew: what is not committed yet may
never have been.
"""

from __future__ import annotations

from collections.abc import Collection
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy.orm import Session

from gridcredit.store.engine import many_keys
from gridcredit.store.engine.transaction import current
from gridcredit.store.journal.loading import chunks
from gridcredit.store.journal.numbering import last_arrival

Address = tuple[str, str, str, str]
"""Estate, building, unit and room."""

_ADDRESSES = """SELECT h.id, d.estate, d.building, d.unit, d.room
FROM household h JOIN dwelling d ON d.id = h.dwelling WHERE """
_MOST = 60_000
"""Addresses that are remembered of one database: some 15 MB, where all differ."""


class _Known:
    """The addresses of a database as they were behind a revision."""

    def __init__(self, revision: int) -> None:
        self.revision = revision
        self.places: dict[bytes, Address] = {}


_known: WeakKeyDictionary[Any, _Known] = WeakKeyDictionary()
_lock = Lock()


def addresses(s: Session, homes: Collection[bytes]) -> dict[bytes, Address]:
    """Where these households live; those that are not there are left out."""
    if current(s).author is not None:
        return _read(s, homes)
    places = _of(s).places
    missing = [home for home in homes if home not in places]
    if missing:
        if len(places) + len(missing) > _MOST:
            places.clear()
        places |= _read(s, missing)
    return {home: places[home] for home in homes if home in places}


def _of(s: Session) -> _Known:
    """What is known of a session's database as its snapshot shows it."""
    database, revision = s.get_bind(), last_arrival(s)
    with _lock:
        known = _known.get(database)
        if known is None or known.revision != revision:
            known = _known[database] = _Known(revision)
    return known


def _read(s: Session, homes: Collection[bytes]) -> dict[bytes, Address]:
    found: dict[bytes, Address] = {}
    ask = s.connection().exec_driver_sql
    for some in chunks(sorted(homes)):
        is_one, values = many_keys.is_id(s, "h.id", some)
        rows = ask(_ADDRESSES + is_one, values).all()
        found |= {row: tuple(parts) for row, *parts in rows}
    return found
