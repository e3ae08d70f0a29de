"""Since when an honour that stood on an office's list is off it, on either engine."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.kinds.area import Area, area_id
from gridcredit.domain.kinds.honour import Honour
from gridcredit.domain.stars.codes import StarLevel
from gridcredit.store.engine.database import Database
from gridcredit.store.exchange.links import Import, record_import
from gridcredit.store.journal import journal
from gridcredit.store.journal.numbering import last_arrival
from gridcredit.store.stars.honours import fallen_since
from tests.store.conftest import Fresh
from tests.store.invented import PEN, new_ids
from tests.store.taking import SENDER, lines_of, take

IDS = new_ids()
AREA = Area(area_id("370403002"), "370403002", "兴仁街道", AreaLevel.STREET, None)


def honour() -> Honour:
    return Honour(
        next(IDS), AREA.id, StarLevel.VILLAGE, "2026-10", "370403002-2026-10-001", "王建国"
    )


def brought(db: Database, lines: list[bytes], on: date, number: int) -> None:
    """A package of a street that came on a day."""
    with db.reading() as s:
        first = last_arrival(s) + 1
    take(db, lines)
    with db.writing(PEN) as s:
        told = Import(
            UUID(int=900 + number), SENDER, number, "", len(lines), 0, 0, first, last_arrival(s),
            f"{on.isoformat()}T09:00:00", receipt=b"",
        )  # fmt: skip
        record_import(s, told)


def test_the_day_is_that_on_which_its_end_was_heard(fresh: Fresh) -> None:
    here, later, at_once = fresh(), fresh(), fresh()
    made = honour()
    with here.writing(PEN) as s:
        journal.add(s, [AREA, made])
    with here.writing(PEN) as s:
        journal.edit(s, "honour", made.id, {"removed": "honour_revoked"})
    with here.reading() as s:
        assert fallen_since(s, [made.id]) == {made.id: date(2026, 11, 22)}  # as it was written
        assert fallen_since(s, []) == {}
    lines = lines_of(here)
    brought(later, lines[:2], date(2026, 11, 25), 1)
    with later.reading() as s:
        assert fallen_since(s, [made.id]) == {}
    brought(later, lines[2:], date(2026, 12, 3), 2)
    with later.reading() as s:
        assert fallen_since(s, [made.id]) == {made.id: date(2026, 12, 3)}
    brought(at_once, lines, date(2026, 12, 3), 1)
    with at_once.reading() as s:
        assert fallen_since(s, [made.id]) == {}  # it never stood there
    with later.writing(PEN) as s:
        journal.edit(s, "honour", made.id, {"removed": ""})
    with later.reading() as s:
        assert fallen_since(s, [made.id]) == {}
