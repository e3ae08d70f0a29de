"""What a program reads anew of the journal when it knows more than the one before."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.journal import ADD, SET, Revision
from gridcredit.domain.kinds.area import Area, area_id
from gridcredit.store.engine.database import Database
from gridcredit.store.exchange import upgrading
from gridcredit.store.exchange.merging import merge
from gridcredit.store.journal import journal, nodes
from gridcredit.wire import encode
from tests.older import an_older_program
from tests.store.conftest import Fresh
from tests.store.invented import PEN

LAPTOPS = (UUID(int=31), UUID(int=32))
HOME, PERSON, OTHER = UUID(int=201), UUID(int=301), UUID(int=302)


def line(node: UUID, seq: int, op: str, row: UUID, **new: object) -> bytes:
    """A laptop's line about a resident."""
    return encode(Revision(node, seq, seq, "w", "resident", row, "G", op, new))


@pytest.fixture
def db(fresh: Fresh) -> Database:
    """A street that an older program, which knew no day of arrival, took two people in to: of one
    two laptops name different days, of the other nobody a day."""
    made = fresh()
    own = nodes.Node(PEN.node, "street", "G", "x", "active", "self", None, b"", "")
    with an_older_program("arrived_on", "resident"), made.writing(PEN) as s:
        nodes.put(s, own)
        journal.add(s, [Area(area_id("G"), "G", "G", AreaLevel.STREET, None)])
        told = [
            line(LAPTOPS[0], 1, ADD, PERSON, household=HOME.hex, arrived_on="2026-03-01"),
            line(LAPTOPS[0], 2, ADD, OTHER, household=HOME.hex),
            line(LAPTOPS[1], 3, SET, PERSON, arrived_on="2026-03-02"),
        ]
        assert merge(s, told, LAPTOPS[0], lambda _: True).accepted == 3
        upgrading.remember(s)
    return made


def people(db: Database) -> dict[UUID, tuple[str | None, int]]:
    """The day of arrival of everybody, and the revision that their row points to."""
    with db.reading() as s:
        found = s.execute(text("SELECT id, arrived_on, revised FROM resident"))
        return {UUID(bytes=bytes(row)): (day, revised) for row, day, revised in found}


def test_fields_that_are_known_now_are_shown_with_their_conflicts(db: Database) -> None:
    before = people(db)
    assert {day for day, _ in before.values()} == {None}
    with db.reading() as s:
        assert not upgrading.is_current(s)
    with db.writing() as s:
        assert upgrading.catch_up(s) == upgrading.Caught(retried=0, records=1, again=False)
    assert people(db) == before | {PERSON: ("2026-03-02", before[PERSON][1])}
    with db.reading() as s:
        assert upgrading.is_current(s)
        assert s.scalars(text("SELECT field FROM conflict")).all() == ["arrived_on"]


def test_rows_are_guarded_again_afterwards(db: Database) -> None:
    with db.writing() as s:
        upgrading.catch_up(s)
    with pytest.raises(IntegrityError), db.writing() as s:
        s.execute(text("UPDATE resident SET arrived_on = NULL"))


def test_a_workspace_that_nobody_noted_a_program_in_is_only_noted(db: Database) -> None:
    with db.writing() as s:
        s.execute(text("DELETE FROM preference"))
        assert upgrading.catch_up(s) == upgrading.Caught(0, 0, False)
        assert upgrading.is_current(s)
