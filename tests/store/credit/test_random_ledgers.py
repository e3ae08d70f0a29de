"""Whatever happens in whatever order on three computers: they agree, a second computation written
from the practice alone agrees with them, and what was closed stays as it was."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, text

from gridcredit.domain.codes import AreaLevel, Office
from gridcredit.domain.credit.closing import digest, parse
from gridcredit.domain.credit.codes import EntryState
from gridcredit.domain.credit.periods import last_day, months_between
from gridcredit.domain.kinds.area import Area, area_id
from gridcredit.domain.kinds.credit_closing import CreditClosing
from gridcredit.domain.records import KINDS
from gridcredit.store.credit.ledger import Ledger, village_ledger
from gridcredit.store.credit.rows import LedgerRow
from gridcredit.store.engine.database import Database, Session
from gridcredit.store.engine.transaction import Author
from gridcredit.store.exchange.merging import merge
from gridcredit.store.journal import nodes
from gridcredit.store.journal.loading import load
from gridcredit.store.schema.tables import RevisionRow
from gridcredit.store.schema.travelling import TABLES
from tests.domain.credit.second_count import Count, Heard
from tests.store.conftest import Fresh
from tests.store.credit.random_villages import (
    ABOVE,
    FIRST,
    HERE,
    MONTHS,
    SEATS,
    STREET,
    THERE,
    Computer,
    Desk,
    Place,
    settle,
)

LEDGERS = int(os.environ.get("GRIDCREDIT_LEDGERS", "1"))
SEED = int(os.environ.get("GRIDCREDIT_SEED", "1"))
"""How many villages live, and by which chance; 300 of them take a while."""
KINDS_OF_LEDGER = [k for k in KINDS if k.startswith(("credit_", "redemption"))]


def node(at: UUID, office: Office, kinship: str) -> nodes.Node:
    return nodes.Node(at, office, STREET, "办公室", nodes.ACTIVE, kinship, None, b"", "")


@pytest.fixture
def computers(fresh: Fresh) -> list[Computer]:
    """Two of villages' offices and the street's, which know each other."""
    made = [Computer(at, fresh()) for at in (HERE, THERE, ABOVE)]
    for one in made:
        _introduce(one)
    return made


def _introduce(one: Computer) -> None:
    """Let a computer know who it is, and who is above or below it."""
    with one.database.writing(_author(one.node)) as session:
        if one.node == ABOVE:
            nodes.put(session, node(ABOVE, Office.STREET, nodes.SELF))
            nodes.put(session, node(HERE, Office.VILLAGE, nodes.CHILD))
            nodes.put(session, node(THERE, Office.VILLAGE, nodes.CHILD))
        else:
            nodes.put(session, node(one.node, Office.VILLAGE, nodes.SELF))
            nodes.put(session, node(ABOVE, Office.STREET, nodes.PARENT))


def _author(at: UUID) -> Author:
    return Author(at, "采集员", "2025-10-01T09:00")


def facts(session: Session, place: Place) -> list[Heard]:
    """All facts of a village, as the second computation is handed them."""
    found = []
    codes = (place.code, place.code + "001")
    for name in KINDS_OF_LEDGER:
        table = TABLES[name]
        journal = select(table.id, RevisionRow.counter, RevisionRow.node, RevisionRow.seq)
        journal = journal.join(RevisionRow, RevisionRow.arrival == table.revised)
        orders = {
            UUID(bytes=row[0]): (row[1], row[2], row[3])
            for row in session.execute(journal.where(RevisionRow.area.in_(codes)))
        }
        for record in load(session, KINDS[name].record):
            if record.id in orders:
                order = orders[record.id]
                found.append(Heard(name, record, order, SEATS[UUID(bytes=order[1])]))
    return found


class Life:
    """Villages that live for some months on three computers."""

    def __init__(self, computers: list[Computer], villages: int, seed: int) -> None:
        self.computers = computers
        self.chance = random.Random(seed)
        self.ids: Iterator[UUID] = (UUID(int=self.chance.getrandbits(128)) for _ in iter(int, 1))
        above = computers[2]
        street = Area(area_id(STREET), STREET, "兴仁街道", AreaLevel.STREET, None)
        settled = [settle(at, self.chance, self.ids) for at in range(villages)]
        self.today = date.fromisoformat(FIRST + "-03")
        above.write([street, *(one for _, made in settled for one in made)], self.today)
        self.desks = [
            [Desk(computer, place, self.chance, self.ids) for computer in computers]
            for place, _ in settled
        ]
        self.frozen: dict[tuple[str, UUID], str] = {}
        self.exchange(always=True)

    def exchange(self, always: bool = False) -> None:
        """Some packages go up and down."""
        here, there, above = range(3)
        for one, other in ((here, above), (there, above), (above, here), (above, there)):
            if always or self.chance.random() < 0.5:
                self.computers[one].send(self.computers[other])
                for desks in self.desks:
                    desks[other].learn(desks[one])

    def go_on(self) -> None:
        """Half a month passes."""
        self.today += timedelta(days=15)
        for at, computer in enumerate(self.computers):
            computer.write(
                [r for desks in self.desks for r in desks[at].act(self.today)], self.today
            )
        for desks in self.desks:
            for desk in desks:
                if self.chance.random() < (0.25 if desk.computer.node == THERE else 0.6):
                    self.close(desk)
        self.exchange()

    def close(self, desk: Desk) -> None:
        """Close the next month, where this is the office to do it; its list is what the second
        computation comes to."""
        code, today = desk.place.code, self.today
        with desk.computer.database.reading() as session:
            ledger = village_ledger(session, code, today)
            period = ledger.next_period
            if period is None or last_day(period) >= today:
                return
            if str(ledger.decides) != SEATS[desk.computer.node]:
                return
            month = ledger.close(period)
            same_list(Count(facts(session, desk.place)), month, ledger)
        text = month.text()
        assert parse(text) == month
        made = CreditClosing(
            next(self.ids), desk.place.area, period, today, text, digest(text), sums=month.sums()
        )
        desk.computer.write([made], today)
        self.frozen[code, made.id] = text


def same_list(count: Count, month: Any, ledger: Ledger) -> None:
    """The list of a month that closes is what the second computation comes to."""
    own = [line for line in count.lines if line.period == month.period]
    assert [tuple(row) for row in month.entries] == [
        (x.id, x.household, x.resident, x.item, x.on, x.matter, x.hours, x.value, x.counted, x.why,
         x.corrects)
        for x in own
    ]  # fmt: skip
    for line in month.households:
        total = count.score(line.household, 2, month.period)
        assert (line.total, line.per_head, line.band) == total
    if month.period.endswith("-12"):
        carry = ledger.book.set_for(month.period).rules.carry  # type: ignore[union-attr]
        whose = {household.hex for household in ledger.households}
        assert dict(month.carry) == count.december(carry, whose, month.period)


def parts_are_the_whole(ledger: Ledger) -> None:
    """Lines that are read by themselves are those of the whole ledger, but for the marks that they
    bear for what stands beside them."""

    def bare(rows: Iterable[LedgerRow]) -> list[LedgerRow]:
        return [replace(row, spot_check=()) for row in rows]

    rows = bare(ledger.rows())
    for household in ledger.households:
        assert bare(ledger.rows(household=household)) == [
            r for r in rows if r.household == household
        ]
    assert bare(ledger.row(row.id) for row in rows) == rows
    own = [row for row in rows if row.corrects is None]
    assert bare(ledger.rows_of(row.fact.id for row in own if row.fact)) == own
    still_open = [row for row in rows if not row.closed and row.state is not EntryState.VOID]
    assert [r for r in bare(ledger.open_rows()) if r.state is not EntryState.VOID] == still_open
    for state in EntryState:
        assert bare(ledger.rows(state=state)) == [row for row in rows if row.state is state]
    for household, balance in ledger.balances().items():
        assert ledger.balance(household) == balance


def told_by(session: Session, place: Place, today: date) -> dict[str, Any]:
    """All that a ledger says."""
    ledger = village_ledger(session, place.code, today)
    months = months_between(FIRST, "2026-06")
    rows = [
        (r.id, r.household, r.resident, r.item, r.on, r.period, r.closed, r.quantity, r.points,
         r.counted, r.why, r.state, r.spot_check, r.corrects, r.review)
        for r in ledger.rows()
    ]  # fmt: skip
    parts_are_the_whole(ledger)
    return {
        "closings": [(c.period, c.fact.digest) for c in ledger.closings],
        "twice": [(a.id, b.id) for a, b in ledger.closed_twice],
        "passed over": sorted((p.kind, p.id.hex, p.seat) for p in ledger.passed_over),
        "rows": rows,
        "by month": [[r.id for r in ledger.rows(month)] for month in months],
        "scores": [ledger.scores(p) for p in (*months, "2025-Q4", "2026-Q1", "2025", "2026")],
        "balances": ledger.balances(),
        "next": ledger.next_period,
        "list": ledger.close(ledger.next_period or FIRST).text(),
    }


def taken_in_shuffled(database: Database, above: Computer, chance: random.Random) -> Computer:
    """Another computer of a village's office, which gets everything in whatever order: of each
    office in the order in which it was written, as packages bring it."""
    made = Computer(UUID(int=304), database)
    _introduce(made)
    with above.database.reading() as session:
        asked = select(RevisionRow.node, RevisionRow.body).order_by(RevisionRow.seq)
        by_node: dict[bytes, list[bytes]] = {}
        for at, line in session.execute(asked):
            by_node.setdefault(at, []).append(line)
    turns = [at for at, lines in by_node.items() for _ in lines]
    chance.shuffle(turns)
    waiting = {at: iter(lines) for at, lines in by_node.items()}
    lines = [next(waiting[at]) for at in turns]
    with database.writing(_author(made.node)) as session:
        for start in range(0, len(lines), 100):
            merge(session, lines[start : start + 100], ABOVE, lambda _: True)
        assert session.execute(text("SELECT count(*) FROM set_aside")).scalar() == 0
    return made


@pytest.mark.timeout(3600)
def test_three_computers_and_a_second_computation_agree(
    computers: list[Computer], fresh: Fresh
) -> None:
    life = Life(computers, LEDGERS, SEED)
    for _ in range(2 * MONTHS):
        life.go_on()
    for _ in range(2):
        life.exchange(always=True)
    shuffled = taken_in_shuffled(fresh(), computers[2], life.chance)
    for desks in life.desks:
        place = desks[0].place
        told = []
        for computer in computers:
            with computer.database.reading() as session:
                told.append(told_by(session, place, life.today))
                known = facts(session, place)
        assert told[0] == told[1] == told[2]
        with shuffled.database.reading() as session:
            assert told_by(session, place, life.today) == told[0]
        same_count(Count(known), told[0], place)


def same_count(count: Count, told: dict[str, Any], place: Place) -> None:
    """A ledger comes to the same as the second computation."""
    placed = [row for row in told["rows"] if row[5] is not None]
    assert sorted((r[5], r[4].isoformat(), r[0].hex, r[9], r[10]) for r in placed) == sorted(
        (x.period, x.on, x.id, x.counted, x.why) for x in count.lines
    )
    for household in place.households:
        held = told["balances"].get(household)
        assert (held.amount if held else 0) == count.balance(household.hex)
    for at, month in enumerate(months_between(FIRST, "2026-06")):
        if month in count.closed:
            continue
        for score in told["scores"][at]:
            total = count.score(score.household.hex, 2, month)
            assert (score.total, score.per_head, score.band) == total
            assert score.points == count.points([month]).get(score.household.hex, 0)
