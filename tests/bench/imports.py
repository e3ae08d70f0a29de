"""A district that has taken in three thousand packages: `status`, what the status bar asks and the
exchange page's look. The goals are the clock's: people wait.

The packages' records are merged as packages' are; what their imports and receipts leave in the
tables is written beside that, as nothing of the three thousand files themselves is looked at.
"""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import event
from sqlalchemy.engine import Engine

from gridcredit import wire
from gridcredit.domain.codes import AreaLevel, Office
from gridcredit.domain.journal import ADD, Revision
from gridcredit.domain.kinds.area import Area, area_id
from gridcredit.domain.records import KIND_OF
from gridcredit.operations.desk import Desk, desk_with_key
from gridcredit.operations.exchange import location, quarantine, situation, strangers
from gridcredit.operations.inbox.exchange_overview import exchange_overview
from gridcredit.store.engine.database import Database, Session
from gridcredit.store.exchange import links, merging
from gridcredit.store.exchange.links import Import, Sent
from gridcredit.store.journal import journal, nodes, numbering, rows
from gridcredit.store.journal.nodes import Node
from gridcredit.store.workspace import accounts
from tests.bench.coverage import CLERK, LOGIN, OWN
from tests.bench.figures import Figure, Took, median, seconds, timed
from tests.bench.questions import noon
from tests.operations.offices import counting_ids
from tests.store.invented import KEY, PEN, street

IMPORTS, STREETS, LINES = 3_000, 10, 40
SENT = 100
"""Packages to every street, all but the last confirmed."""
RECEIPT = bytes(2_000)
"""As long as a receipt is."""
GOAL = 0.1


def measure(quick: bool) -> list[Figure]:
    """Fill the tables, then look."""
    imports, runs = (IMPORTS // 10, 1) if quick else (IMPORTS, 9)
    with tempfile.TemporaryDirectory() as name:
        desk = full_desk(Path(name), imports)
        try:
            return [_figure(what, look, desk, imports, runs) for what, look in ASKED.items()]
        finally:
            desk.close()


def full_desk(folder: Path, imports: int, lines: int = LINES, streets: int = STREETS) -> Desk:
    """A district's desk with that many imports of so many lines each."""
    workspace = Database.create(folder, KEY)
    senders = [_street(at) for at in range(streets)]
    with workspace.writing(PEN) as session:
        nodes.put(session, OWN)
        accounts.put(session, CLERK)
        journal.add(session, [Area(area_id("GX"), "GX", "高新区", AreaLevel.DISTRICT, None)])
        for one in senders:
            nodes.put(session, one)
            journal.add(session, _areas(one.area))
    each = -(-imports // streets)
    coming = [_lines(one, each * lines, at) for at, one in enumerate(senders)]
    with workspace.writing(PEN) as session:
        for at in range(imports):
            sender = senders[at % streets].id
            before = numbering.last_arrival(session)
            done = merging.merge(session, islice(coming[at % streets], lines), sender, _all)
            assert done.accepted == lines, done
            imported = _imported(sender, at, at // streets + 1, before, lines)
            links.record_import(session, imported)
        for one in senders:
            _send(session, one.id, numbering.last_arrival(session))
    workspace.close()
    return desk_with_key(folder, KEY, LOGIN, noon, counting_ids(5).__next__)


def _all(_code: str) -> bool:
    return True


def _street(at: int) -> Node:
    identity, code = UUID(int=900 + at), f"370403{at + 101:03d}"
    return Node(
        identity, Office.STREET, code, f"第{at + 1}街道", "active", nodes.CHILD, None, b"", ""
    )


def _areas(code: str) -> list[Area]:
    """A street's own areas: itself, a village, a grid."""
    village, grid = f"{code}001", f"{code}001001"
    return [
        Area(area_id(code), code, "街道", AreaLevel.STREET, area_id("GX")),
        Area(area_id(village), village, "社区", AreaLevel.VILLAGE, area_id(code)),
        Area(area_id(grid), grid, "网格", AreaLevel.GRID, area_id(village)),
    ]


def _lines(sender: Node, number: int, seed: int) -> Iterator[bytes]:
    """As many revisions of a street's own records as it sends in all."""
    made = street(number // 8 + 1, seed=seed, facts=2)
    grid = f"{sender.area}001001"
    homes = [replace(home, area=area_id(grid)) for home in made.dwellings]
    records = [*homes, *made.households, *made.residents, *made.facts]
    assert len(records) >= number
    for seq, record in enumerate(records[:number], 1):
        entity = KIND_OF[type(record)].name
        new, _ = rows.shape(entity).written(record)
        yield wire.encode(
            Revision(
                sender.id, seq, seq, "张三", entity, record.id, grid, ADD, new, entered_at=PEN.at
            )
        )


def _imported(sender: UUID, at: int, number: int, before: int, accepted: int) -> Import:
    day = f"{date(2025, 1, 1) + timedelta(days=at // STREETS)}"
    return Import(
        UUID(int=(5 << 100) + at), sender, number, f"{at:064x}", accepted, 0, 0, before + 1,
        before + accepted, f"{day}T18:00:00", as_of=f"{day}T17:30:00", receipt=RECEIPT,
    )  # fmt: skip


def _send(session: Session, to: UUID, upto: int) -> None:
    for number in range(1, SENT + 1):
        day = f"{date(2025, 1, 1) + timedelta(days=number * 3)}T18:00:00"
        name, sha256 = f"{to}-{number}.gcpkg", f"{number:064x}"
        upto_now = upto * number // SENT
        links.record_sent(session, Sent(to, number, sha256, upto_now, 40, 0, day, name))
        if number < SENT:
            links.acknowledge(session, to, number, RECEIPT, day)


def _verb(desk: Desk) -> None:
    """What the verb looks up."""
    situation.status(desk)
    quarantine.held(desk)
    strangers.let_go_so_far(desk)
    location.state(desk)


def statements(desk: Desk, look: Callable[[Desk], Any]) -> int:
    """How often a look asks the tables."""
    told: list[str] = []

    def note(_c: object, _k: object, statement: str, *_rest: object) -> None:
        told.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        look(desk)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return len(told)


ASKED: dict[str, Callable[[Desk], Any]] = {
    "`status`": _verb,
    "what the status bar asks": situation.glance,
    "the exchange page's look": exchange_overview,
}


def _figure(what: str, look: Callable[[Desk], Any], desk: Desk, imports: int, runs: int) -> Figure:
    look(desk)
    took: Took = median([timed(partial(look, desk)) for _ in range(runs)])
    words = f"{took}, {statements(desk, look)} statements"
    return Figure(
        f"{what}, {imports:,} imports",
        words,
        goal=f"≤ {seconds(GOAL)}",
        reached=took.wall,
        limit=GOAL,
    )
