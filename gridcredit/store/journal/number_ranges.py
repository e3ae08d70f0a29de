"""Which numbers of every author's revisions are here, kept as ranges without gaps: to count them
anew takes a look at every revision.

Whoever writes revisions, gives them other numbers or takes them away says so here; whether what is
kept is what is there, `strays` tells.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy.orm import Mapped, Session, mapped_column

from gridcredit.store.engine import snapshots
from gridcredit.store.schema.tables import STRICT, Table

Name = tuple[bytes, int]
"""A revision: the node that wrote it, and its number."""
Range = tuple[int, int]
"""The first number and the last."""


class NumberRangeRow(Table):
    """Numbers that are all here, and not the one before them nor the one behind."""

    __tablename__ = "number_range"
    node: Mapped[bytes] = mapped_column(primary_key=True)
    first: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]
    __table_args__ = (STRICT | {"sqlite_with_rowid": False},)


_INTO = "INSERT INTO number_range (node, first, last)"
_COUNTED = (
    "SELECT node, min(seq), max(seq) FROM"
    " (SELECT node, seq, seq - row_number() OVER (PARTITION BY node ORDER BY seq) AS run"
    " FROM (SELECT DISTINCT node, seq FROM revision{where}) AS held) AS numbered"
    " GROUP BY node, run"
)
_LENGTHEN = (
    "UPDATE number_range SET last = ? WHERE node = ? AND last = ? AND NOT EXISTS"
    " (SELECT 1 FROM number_range AS other WHERE other.node = ? AND other.first BETWEEN ? AND ?)"
)


def of(session: Session, node: bytes) -> list[Range]:
    """The numbers of a node's revisions that are here, the lowest first."""
    if snapshots.is_held(session):
        return _of_all(session).get(node, [])
    found = session.connection().exec_driver_sql(
        "SELECT first, last FROM number_range WHERE node = ? ORDER BY first", (node,)
    )
    return [(first, last) for first, last in found]


def of_others(session: Session, node: bytes, kinds: Sequence[str]) -> list[Range]:
    """The same of revisions of other kinds than these, counted anew."""
    where = f" WHERE node = ? AND entity NOT IN ({','.join('?' * len(kinds))})"
    found = session.connection().exec_driver_sql(_COUNTED.format(where=where), (node, *kinds))
    return sorted((first, last) for _, first, last in found)


@snapshots.remembered
def _of_all(session: Session) -> dict[bytes, list[Range]]:
    asked = "SELECT node, first, last FROM number_range ORDER BY node, first"
    found: dict[bytes, list[Range]] = {}
    for node, first, last in session.connection().exec_driver_sql(asked):
        found.setdefault(node, []).append((first, last))
    return found


def note(session: Session, names: Iterable[Name]) -> None:
    """Keep that these revisions are here now; some may have been before."""
    for node, run in _runs(sorted(set(names))):
        _keep(session, node, run)


def count_again(session: Session, nodes: Collection[bytes]) -> None:
    """Keep what is there of these nodes, whatever was kept: revisions went, or were renamed."""
    ask = session.connection().exec_driver_sql
    for node in nodes:
        ask("DELETE FROM number_range WHERE node = ?", (node,))
        ask(f"{_INTO} {_COUNTED.format(where=' WHERE node = ?')}", (node,))


def strays(session: Session) -> set[bytes]:
    """The nodes of which something else is kept than what is there; a look at all revisions."""
    ask = session.connection().exec_driver_sql
    counted = _ranges(ask(_COUNTED.format(where="")))
    kept = _ranges(ask("SELECT node, first, last FROM number_range"))
    return {node for node, _, _ in counted ^ kept}


def _ranges(rows: Iterable[Any]) -> set[tuple[bytes, int, int]]:
    return {(bytes(node), int(first), int(last)) for node, first, last in rows}


def _runs(names: list[Name]) -> Iterator[tuple[bytes, Range]]:
    """The names as ranges; they come in order, each once."""
    for (node, _), some in groupby(enumerate(names), lambda n: (n[1][0], n[1][1] - n[0])):
        numbers = [seq for _, (_, seq) in some]
        yield node, (numbers[0], numbers[-1])


def _keep(session: Session, node: bytes, run: Range) -> None:
    ask = session.connection().exec_driver_sql
    first, last = run
    longer = ask(_LENGTHEN, (last, node, first - 1, node, first, last + 1))
    if longer.rowcount:  # as nearly always: what was written last goes on
        return
    touching = "node = ? AND first <= ? AND last >= ?"
    near = (node, last + 1, first - 1)
    found = ask(f"SELECT min(first), max(last) FROM number_range WHERE {touching}", near).one()
    if found[0] is not None:
        ask(f"DELETE FROM number_range WHERE {touching}", near)
        first, last = min(first, found[0]), max(last, found[1])
    ask(f"{_INTO} VALUES (?, ?, ?)", (node, first, last))
