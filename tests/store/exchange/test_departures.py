"""Who holds a record hears that it left, and what was said of it since: in whatever grid that was
written, and whichever of several moves somebody had not heard of."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain.credit.codes import Decision, Manner, Result
from gridcredit.domain.errors import MovedAway
from gridcredit.domain.journal import Revision
from gridcredit.domain.kinds.credit_answer import CreditAnswer
from gridcredit.domain.kinds.credit_decision import CreditDecision
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.domain.kinds.credit_objection import CreditObjection
from gridcredit.domain.kinds.credit_void import CreditVoid
from gridcredit.domain.records import Record
from gridcredit.store.engine.database import Database
from gridcredit.store.engine.transaction import Author
from gridcredit.store.exchange import outgoing
from gridcredit.store.exchange.merging import merge
from gridcredit.store.journal import journal, nodes, numbering
from gridcredit.store.journal.nodes import Node
from gridcredit.wire import decode
from tests.store.conftest import Fresh
from tests.store.exchange.test_outgoing import (
    AS_OF,
    FIRST,
    G1,
    G2,
    PEN,
    SECOND,
    STREET,
    UP,
    UP_FROM_GRID,
    node,
    people,
)

HOMES = {"G1": 11, "G2": 21}
DOORS = {"G1": 10, "G2": 20}
PERSON = 12
DAY = date(2026, 11, 2)


@pytest.fixture
def street(fresh: Fresh) -> Database:
    db = fresh()
    with db.writing(PEN) as s:
        journal.add(s, people())
        nodes.put(s, node(STREET, "street", "S", nodes.SELF))
        for other in (UP, FIRST, SECOND):
            nodes.put(s, other)
    return db


def sent(db: Database, to: Node, after: int = 0) -> list[Revision]:
    with db.reading() as s:
        return [decode(line) for line in outgoing.pending(s, to, after, AS_OF).lines]


def last(db: Database) -> int:
    with db.reading() as s:
        return numbering.last_arrival(s)


def put(db: Database, *records: Record) -> None:
    with db.writing(PEN) as s:
        journal.add(s, records)


def move_home(db: Database, home: int, to: str) -> None:
    with db.writing(PEN) as s:
        journal.edit(s, "household", UUID(int=home), {"dwelling": UUID(int=DOORS[to]).hex})


def move_person(db: Database, home: int) -> None:
    with db.writing(PEN) as s:
        journal.edit(s, "resident", UUID(int=PERSON), {"household": UUID(int=home).hex})


def late_move(
    db: Database, by: UUID, counter: int, area: str, home: int, who: int = PERSON
) -> None:
    """What a grid says of where the person lives, not having heard the others."""
    line = (
        b'{"node":"%s","seq":1,"counter":%d,"author":"w","entity":"resident","row":"%s",'
        b'"area":"%s","op":"set","new":{"household":"%s"}}'
    ) % (
        by.hex.encode(), counter, UUID(int=who).hex.encode(), area.encode(),
        UUID(int=home).hex.encode(),
    )  # fmt: skip
    with db.writing(PEN) as s:
        assert merge(s, [line], by, lambda _: True).accepted == 1


def entry(row: int, home: int, corrects: int | None = None) -> CreditEntry:
    named = None if corrects is None else UUID(int=corrects)
    return CreditEntry(UUID(int=row), UUID(int=home), "A1", DAY, DAY, corrects=named)


def rows(revisions: list[Revision]) -> list[int]:
    return [r.row.int for r in revisions]


def test_who_left_a_household_while_it_was_elsewhere_is_gone_when_it_comes_back(
    street: Database,
) -> None:
    move_home(street, HOMES["G1"], "G2")
    after = last(street)
    assert PERSON not in rows(sent(street, FIRST, after))
    move_person(street, HOMES["G2"])
    assert sent(street, FIRST, after) == []  # it has heard that all of them left
    move_home(street, HOMES["G1"], "G1")
    told = [r.new for r in sent(street, FIRST, after) if r.row.int == PERSON]
    assert {"household": UUID(int=HOMES["G2"]).hex} in told


def test_who_was_moved_three_times_is_not_kept_by_who_knew_of_two(street: Database) -> None:
    move_person(street, HOMES["G2"])
    begun = last(street)
    move_person(street, 0xEE)  # a household that nobody has heard of, in none of the two
    after = last(street)
    assert rows(sent(street, FIRST, begun)) == []
    with street.reading() as s:
        counter = max(decode(line).counter for line in outgoing.pending(s, UP, 0, AS_OF).lines)
    late_move(street, G1, counter - 1, "G1", HOMES["G1"])  # between the two
    told = [r.new for r in sent(street, FIRST, after)]
    assert {"household": UUID(int=0xEE).hex} in told


def test_who_was_moved_here_by_one_who_forgot_it_and_moved_him_on_does_not_stay(
    street: Database,
) -> None:
    begun = last(street)
    with street.writing(PEN) as s:
        journal.edit(s, "resident", UUID(int=22), {"household": UUID(int=0xEE).hex})
        counter = max(decode(line).counter for line in outgoing.pending(s, UP, 0, AS_OF).lines)
    assert rows(sent(street, FIRST, begun)) == []
    after = last(street)
    late_move(street, G2, counter - 1, "G2", HOMES["G1"], 22)  # what it had said before
    told = [r.new for r in sent(street, FIRST, after)]
    assert {"household": UUID(int=0xEE).hex} in told


def test_an_entry_that_was_said_of_another_grids_household_is_corrected_where_it_stood(
    street: Database,
) -> None:
    put(
        street,
        entry(100, HOMES["G1"]),
        CreditDecision(UUID(int=110), UUID(int=100), Decision.HOLD, DAY),
    )
    after = last(street)
    put(street, entry(101, HOMES["G2"], corrects=100))
    assert rows(sent(street, FIRST, after)) == [101]
    assert rows(sent(street, SECOND, after)) == [100, 110, 101]
    later = last(street)
    put(
        street,
        CreditDecision(UUID(int=111), UUID(int=100), Decision.PASS, DAY),
        CreditVoid(UUID(int=112), UUID(int=101), DAY),
    )
    for grid in (FIRST, SECOND):
        assert rows(sent(street, grid, later)) == [111, 112]


def test_an_entry_that_came_with_its_household_is_corrected_where_that_went(
    street: Database,
) -> None:
    put(street, entry(100, HOMES["G1"]))
    move_home(street, HOMES["G1"], "G2")
    put(street, entry(101, HOMES["G2"], corrects=100))
    after = last(street)
    move_home(street, HOMES["G2"], "G1")
    move_home(street, HOMES["G1"], "G1")
    move_home(street, HOMES["G2"], "G2")
    assert 101 in rows(sent(street, FIRST, after))


def test_what_is_said_of_an_entry_reaches_where_it_was_written_when_its_household_moved(
    street: Database,
) -> None:
    put(street, entry(100, HOMES["G1"]))
    move_home(street, HOMES["G1"], "G2")
    after = last(street)
    said: list[Record] = [
        CreditDecision(UUID(int=110), UUID(int=100), Decision.PASS, DAY),
        CreditObjection(UUID(int=111), UUID(int=100), Manner.SPOKEN, DAY, "不服"),
        CreditAnswer(UUID(int=112), UUID(int=111), Result.UPHELD, DAY, "属实"),
        CreditVoid(UUID(int=113), UUID(int=100), DAY),
        entry(114, HOMES["G1"], corrects=100),
    ]
    put(street, *said)
    assert rows(sent(street, FIRST, after)) == [110, 111, 112, 113, 114]
    with street.reading() as s:
        assert outgoing.unsent(s, FIRST) >= 5
    put(street, entry(120, HOMES["G1"]))
    assert 120 not in rows(sent(street, FIRST, after))  # which is none of its own


def test_who_wrote_an_entry_answers_for_it_when_its_household_moved(
    street: Database, fresh: Fresh
) -> None:
    put(street, entry(100, HOMES["G1"]))
    with street.writing(PEN) as s:
        nodes.put(s, node(G1, "village", "G1", nodes.CHILD))
    laptop, pen = fresh(), Author(G1, "worker", "2026-11-22T10:00")
    with laptop.writing(pen) as s:
        nodes.put(s, node(G1, "village", "G1", nodes.SELF))
        merge(s, told_to(street, FIRST), STREET, lambda _: True)
    begun = last(street)
    move_home(street, HOMES["G1"], "G2")
    put(street, CreditObjection(UUID(int=111), UUID(int=100), Manner.SPOKEN, DAY, "不服"))
    with laptop.writing(pen) as s:
        merge(s, told_to(street, FIRST, begun), STREET, lambda _: True)
    after = last(street)
    with laptop.writing(pen) as s:
        journal.add(s, [CreditAnswer(UUID(int=112), UUID(int=111), Result.UPHELD, DAY, "属实")])
        with pytest.raises(MovedAway):
            journal.add(s, [entry(113, HOMES["G1"])])
    with laptop.reading() as s:
        own = list(outgoing.pending(s, UP_FROM_GRID, 0).lines)
    with street.writing(PEN) as s:
        merged = merge(s, own, G1, lambda code: code == "G1")
        assert (merged.accepted, merged.set_aside) == (1, [])
    assert rows(sent(street, SECOND, after)) == [112]  # where the household is, too


def told_to(db: Database, to: Node, after: int = 0) -> list[bytes]:
    with db.reading() as s:
        return list(outgoing.pending(s, to, after, AS_OF).lines)
