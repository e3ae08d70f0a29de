"""Addresses that are remembered are those that stand, whoever changed them meanwhile."""

from __future__ import annotations

from uuid import UUID

import pytest

from gridcredit.store.engine.database import Database, Session
from gridcredit.store.journal import journal
from gridcredit.store.search import home_addresses
from gridcredit.store.search.home_addresses import addresses
from tests.store.conftest import Filled
from tests.store.invented import PEN, Street, street, undone

MADE: Street = street(4, seed=3)
HOMES = [home.id.bytes for home in MADE.households]


@pytest.fixture
def database(filled: Filled) -> Database:
    return filled(MADE.records)


def estates(session: Session) -> list[str]:
    found = addresses(session, HOMES)
    return [found[home][0] for home in HOMES]


def rename(session: Session, to: str) -> None:
    dwelling = MADE.households[0].dwelling
    journal.edit(session, "dwelling", dwelling, {"estate": to})


def test_a_change_is_seen_at_the_next_look(database: Database) -> None:
    with database.reading() as session:
        before = estates(session)
        assert estates(session) == before
    with database.writing(PEN) as session:
        rename(session, "新名小区")
    with database.reading() as session:
        assert estates(session)[0] == "新名小区"


def test_a_household_that_moved_is_found_where_it_is(database: Database) -> None:
    with database.reading() as session:
        there = addresses(session, HOMES)[HOMES[1]]
    with database.writing(PEN) as session:
        to = MADE.households[1].dwelling
        journal.edit(session, "household", MADE.households[0].id, {"dwelling": to.hex})
    with database.reading() as session:
        assert addresses(session, HOMES)[HOMES[0]] == there


def test_what_is_not_committed_is_remembered_by_nobody(database: Database) -> None:
    with database.reading() as session:
        before = estates(session)
    with undone(database) as session:
        rename(session, "没有提交")
        assert estates(session)[0] == "没有提交"
    with database.writing(PEN) as session:
        rename(session, "提交了的")
    with database.reading() as session:
        assert estates(session) == ["提交了的", *before[1:]]


def test_unknown_households_are_left_out_and_memory_has_an_end(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.reading() as session:
        assert addresses(session, [UUID(int=5).bytes]) == {}
        monkeypatch.setattr(home_addresses, "_MOST", 2)
        assert len(addresses(session, HOMES)) == len(HOMES)
        assert len(addresses(session, HOMES[:1])) == 1
