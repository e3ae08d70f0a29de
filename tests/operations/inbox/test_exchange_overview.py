"""Everything about the exchange is seen in one snapshot, by few statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, event

from gridcredit.domain.codes import Office
from gridcredit.operations.desk import Desk
from gridcredit.operations.duplicates import hints
from gridcredit.operations.exchange import conflicts, location, quarantine, refusals, situation
from gridcredit.operations.inbox import paper_inbox
from gridcredit.operations.inbox.exchange_overview import ExchangeOverview, exchange_overview
from gridcredit.operations.register import areas, people
from gridcredit.operations.trust import rejoining
from gridcredit.store.exchange import links, record_code
from gridcredit.store.journal import journal
from tests.operations.chains import Chain

MOST = {Office.GRID: 23, Office.STREET: 38, Office.DISTRICT: 36}
"""Statements, with the beginning of the transaction, where one office is below and nothing is in
conflict."""


@contextmanager
def statements() -> Iterator[list[str]]:
    """What the database is asked meanwhile."""
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def change(desk: Desk, person: UUID, value: str) -> None:
    with desk.writing() as session:
        journal.edit(session, "resident", person, {"phone": value})


@pytest.fixture
def busy(chain: Chain) -> Chain:
    """Something was sent twice, came back, is in conflict and waits."""
    first, second = (one.line.id for one in people.list_residents(chain.grid)[:2])
    change(chain.grid, first, "19900001111")
    change(chain.street, first, "19900002222")
    chain.up(chain.grid, chain.street)
    change(chain.grid, second, "19900003333")
    chain.up(chain.grid, chain.street)
    chain.down(chain.street, chain.grid)
    chain.up(chain.street, chain.district)
    for desk in (chain.grid, chain.street):
        change(desk, second, "19900004444")
    return chain


def offices(chain: Chain) -> tuple[Desk, ...]:
    return (chain.grid, chain.street, chain.district)


def test_one_look_sees_what_each_question_sees_by_itself(busy: Chain) -> None:
    for desk in offices(busy):
        assert exchange_overview(desk) == ExchangeOverview(
            situation.status(desk),
            situation.traffic(desk),
            conflicts.disputes(desk),
            {area.code: area.name for area in areas.list_areas(desk)},
            paper_inbox.waiting(desk),
            refusals.refused_above(desk),
            quarantine.held(desk),
            hints.counted_twice(desk),
            hints.hints(desk),
            rejoining.whose_ended(desk),
            location.place(desk),
        )
    assert exchange_overview(busy.street).disputes


def test_the_links_are_told_as_the_store_tells_each(busy: Chain) -> None:
    for desk in offices(busy):
        found = situation.status(desk)
        with desk.reading() as session:
            for link in found.links:
                to = link.node.id
                assert link.sent == links.next_number(session, to) - 1
                assert link.acknowledged == links.confirmed_number(session, to)
                assert link.last_number == links.last_number(session, to)
                assert link.missing == links.gaps(session, to)
                assert link.code == record_code.of(session, to)
    assert any(link.sent and link.last_number for link in situation.status(busy.street).links)


def test_a_look_is_one_snapshot_of_few_statements(chain: Chain) -> None:
    for desk in offices(chain):
        exchange_overview(desk)
        with statements() as asked:
            exchange_overview(desk)
        assert asked.count("BEGIN") == 1
        assert len(asked) <= MOST[desk.office], "\n".join(asked)


def test_a_snapshot_stays_as_it_is_and_takes_nothing(chain: Chain) -> None:
    person = people.list_residents(chain.grid)[0].line.id
    with chain.grid.snapshot() as still:
        before = situation.status(still)
        change(chain.grid, person, "19900001111")
        assert situation.status(still) == before
        with pytest.raises(RuntimeError):
            change(still, person, "19900002222")
    assert situation.status(chain.grid).unsent == before.unsent + 1
