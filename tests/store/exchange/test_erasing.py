"""What its holder withdrew goes out of the journal above the street, and out of nothing else."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from gridcredit.domain.fieldpolicy import OpenPart, forget_erased
from gridcredit.domain.journal import ADD, SET, Revision, RevisionId
from gridcredit.domain.kinds.honour import KIND, Honour
from gridcredit.domain.kinds.visit import KIND as VISIT
from gridcredit.domain.stars.codes import StarLevel
from gridcredit.store.engine.database import Database
from gridcredit.store.exchange import erasing
from gridcredit.store.exchange.merging import merge
from gridcredit.store.journal.loading import load
from gridcredit.wire import encode, read
from tests.store.conftest import Fresh
from tests.store.invented import PEN
from tests.store.taking import SENDER, everywhere, lines_of

AREA, ROW, OTHER = UUID(int=301), UUID(int=302), UUID(int=303)
NAMED = {"name": "王建国", "village": "薛庄", "deed": "清雪"}
BARE = {"name": "", "village": "", "deed": "", "removed": "removed"}


def _line(seq: int, row: UUID, op: str, new: dict[str, str], **more: object) -> bytes:
    revision = Revision(SENDER, seq, seq, "w", "honour", row, "G1", op, new, **more)  # type: ignore[arg-type]
    return encode(revision)


def _added(seq: int, row: UUID) -> bytes:
    told = {"area": AREA.hex, "level": "village", "period": "2026-10", "certificate": f"c{seq}"}
    return _line(seq, row, ADD, told | NAMED)


def _taken_off(seq: int, row: UUID) -> bytes:
    base = {name: (RevisionId(SENDER, 1),) for name in BARE}
    return _line(seq, row, SET, BARE, old=NAMED, base=base)


def _taken(db: Database, *lines: bytes) -> int:
    with db.writing(PEN) as s:
        merge(s, lines, SENDER, everywhere)
        return erasing.forget(s, "honour", [ROW.bytes, OTHER.bytes])


def test_a_withdrawn_name_is_nowhere_any_more_and_the_number_stays(fresh: Fresh) -> None:
    db = fresh()
    assert _taken(db, _added(1, ROW), _added(2, OTHER)) == 0
    assert _taken(db, _taken_off(3, ROW)) == 2
    first, other, last = lines_of(db)
    assert "王建国" not in (first + last).decode()
    assert (read(first).new["certificate"], read(first).redacted) == ("c1", True)
    assert read(last).new == BARE
    assert (read(other).new["name"], read(other).redacted) == ("王建国", False)
    with db.reading() as s:
        rows = {h.id: h for h in load(s, Honour)}
        level, period = StarLevel.VILLAGE, "2026-10"
        assert rows[ROW] == Honour(ROW, AREA, level, period, "c1", removed="removed")
        assert rows[OTHER].name == "王建国"


def test_what_comes_whole_again_is_forgotten_again(fresh: Fresh) -> None:
    db = fresh()
    _taken(db, _added(1, ROW), _taken_off(3, ROW))
    _taken(db, _added(1, ROW))
    assert not any("王建国" in line.decode() for line in lines_of(db))


def test_the_journal_is_guarded_again_behind_it(fresh: Fresh) -> None:
    db = fresh()
    _taken(db, _added(1, ROW), _taken_off(3, ROW))
    with pytest.raises(IntegrityError), db.writing(PEN) as s:
        s.execute(text("UPDATE revision SET area = 'x'"))


def test_only_what_is_off_the_list_loses_what_it_says() -> None:
    part = OpenPart(dict(NAMED), {"name": "老王"}, {})
    on_list = forget_erased(KIND, part, is_off=False)
    assert (on_list.new, on_list.old) == (NAMED, {})
    assert forget_erased(KIND, part, is_off=True).new == {}
    bare = OpenPart(BARE, {}, {})
    assert forget_erased(KIND, bare, is_off=True) is bare
    assert forget_erased(VISIT, part, is_off=True) is part
