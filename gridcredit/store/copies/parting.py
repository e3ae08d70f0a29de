"""A copied workspace becomes a node of its own: the lines that it alone wrote get the new node.

Row ids, counters, authors and times stay as they are, so that nothing is there twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy.orm import Session

from gridcredit.store.engine.transaction import current
from gridcredit.store.exchange import merging
from gridcredit.store.journal import number_ranges, numbering
from gridcredit.store.schema import guards

Known = tuple[str, int]  # a revision as lines name it: node in hex, seq


def part(session: Session, former: UUID, new: UUID, first: int) -> int:
    """Give the lines that were written here as the former node, from a number on, to the new node;
    returns the arrival before the first of them, or the last one when there are none.

    What came by packages of the former node's is another's work. Values are worked out anew where
    the node had decided (domain.journal).
    """
    ask = session.connection().exec_driver_sql
    found = ask(
        "SELECT arrival, seq, body FROM revision WHERE node = ? AND seq >= ? AND via IS NULL"
        " ORDER BY seq",
        (former.bytes, first),
    ).all()
    numbering.land(session)
    if not found:
        return numbering.last_arrival(session)
    names = {(former.hex, seq): (new.hex, at) for at, (_, seq, _) in enumerate(found, start=1)}
    written = [
        (new.bytes, at, _renamed(body, names, (new.hex, at)), arrival)
        for at, (arrival, _, body) in enumerate(found, start=1)
    ]
    with _unguarded(session):
        ask("UPDATE revision SET node = ?, seq = ?, body = ? WHERE arrival = ?", written)
    number_ranges.count_again(session, (former.bytes, new.bytes))
    _decide_anew(session, new)
    current(session).topics.add("links")
    return min(int(arrival) for arrival, _, _ in found) - 1


def first_since(session: Session, node: UUID, arrival: int) -> int:
    """The first number that was written here as a node behind an arrival; 0 where there is none."""
    found = session.connection().exec_driver_sql(
        "SELECT min(seq) FROM revision WHERE node = ? AND via IS NULL AND arrival > ?",
        (node.bytes, arrival),
    )
    return int(found.scalar() or 0)


def revisions_before(session: Session, node: UUID, first: int) -> Iterator[bytes]:
    """What was written here as a node under the numbers before one, the last first, as far as they
    go back without a gap."""
    found = session.connection().exec_driver_sql(
        "SELECT seq, body FROM revision WHERE node = ? AND via IS NULL AND seq < ?"
        " ORDER BY seq DESC",
        (node.bytes, first),
    )
    for at, (seq, body) in enumerate(found, start=1):
        if seq != first - at:
            return
        yield body


def _renamed(body: bytes, names: Mapping[Known, Known], own: Known) -> bytes:
    """A line under its new name, fields that a newer program wrote kept."""
    told: dict[str, Any] = msgspec.json.decode(body)
    told["node"], told["seq"] = own
    if base := told.get("base"):
        told["base"] = {
            field: [names.get((node, seq), (node, seq)) for node, seq in ids]
            for field, ids in base.items()
        }
    return msgspec.json.encode(told)


def _decide_anew(session: Session, new: UUID) -> None:
    """Rows over which two nodes wrote at one Lamport time: the node decides there."""
    ask = session.connection().exec_driver_sql
    tied = ask(
        "SELECT DISTINCT r.entity, r.row FROM revision AS r JOIN revision AS o"
        " ON o.row = r.row AND o.counter = r.counter AND o.arrival <> r.arrival"
        " WHERE r.node = ?",
        (new.bytes,),
    )
    keys = [(entity, row) for entity, row in tied]
    latest = {key: at for key in keys if (at := _other_revision(session, key))}
    merging.recompute(session, latest, numbering.last_arrival(session), latest)


def _other_revision(session: Session, key: merging.Key) -> int:
    """The newest revision of a row beside the one it is marked with: a row that changes needs
    another mark. 0 where the row is not there."""
    entity, row = key
    found = session.connection().exec_driver_sql(
        f"SELECT max(r.arrival) FROM revision AS r JOIN {entity} AS t ON t.id = r.row"
        " WHERE r.row = ? AND r.arrival <> t.revised",
        (row,),
    )
    return int(found.scalar() or 0)


@contextmanager
def _unguarded(session: Session) -> Iterator[None]:
    connection = session.connection()
    dialect = connection.dialect.name
    connection.exec_driver_sql(guards.unguarded(dialect, "revision"))
    yield
    connection.exec_driver_sql(guards.changes_guarded(dialect, "revision"))
