"""Which numbers of every author's revisions are here, kept as ranges without gaps: to count them
anew takes a look at every revision.

Whoever writes revisions, gives them other numbers or takes them away says so here; whether what is
kept is what is there, `strays` tells. The numbers of kinds that no district hears of are kept a
second time, by themselves, so that those of the others need not be counted either.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy.orm import Mapped, Session, mapped_column

from gridcredit.domain.codes import Office
from gridcredit.domain.records import kept_below
from gridcredit.store.engine import snapshots
from gridcredit.store.schema.tables import STRICT, Table

Name = tuple[bytes, int]
"""A revision: the node that wrote it, and its number."""
Range = tuple[int, int]
"""The first number and the last."""


_BELOW = kept_below(Office.DISTRICT)
_MARK = b"-"
"""Behind a node's id: the numbers of its revisions of these kinds."""


class NumberRangeRow(Table):
    """Numbers that are all here, and not the one before them nor the one behind; of a node, or of
    its kinds that stay below the district."""

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
_IS_BELOW = f"entity IN ({','.join('?' * len(_BELOW))})"
_ID = 16
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


def heard_above(session: Session, node: bytes) -> list[Range]:
    """The same of revisions of kinds that a district hears of."""
    found: list[Range] = []
    below = of(session, node + _MARK)
    for first, last in of(session, node):
        for from_, upto in below:
            if first <= from_ <= last:
                if first < from_:
                    found.append((first, from_ - 1))
                first = upto + 1
        if first <= last:
            found.append((first, last))
    return found


@snapshots.remembered
def _of_all(session: Session) -> dict[bytes, list[Range]]:
    asked = "SELECT node, first, last FROM number_range ORDER BY node, first"
    found: dict[bytes, list[Range]] = {}
    for node, first, last in session.connection().exec_driver_sql(asked):
        found.setdefault(node, []).append((first, last))
    return found


def note(session: Session, written: Iterable[tuple[bytes, int, str]]) -> None:
    """Keep that these revisions, each with its kind, are here now; some may have been before."""
    names: set[Name] = set()
    for node, seq, kind in written:
        names.add((node, seq))
        if kind in _BELOW:
            names.add((node + _MARK, seq))
    for node, run in _runs(sorted(names)):
        _keep(session, node, run)


def count_again(session: Session, nodes: Collection[bytes]) -> None:
    """Keep what is there of these nodes, whatever was kept: revisions went, or were renamed."""
    ask = session.connection().exec_driver_sql
    for node in nodes:
        ask("DELETE FROM number_range WHERE node = ? OR node = ?", (node, node + _MARK))
        ask(f"{_INTO} {_COUNTED.format(where=' WHERE node = ?')}", (node,))
        below = ask(_COUNTED.format(where=f" WHERE node = ? AND {_IS_BELOW}"), (node, *_BELOW))
        for _, first, last in below.all():
            ask(f"{_INTO} VALUES (?, ?, ?)", (node + _MARK, first, last))


def strays(session: Session) -> set[bytes]:
    """The nodes of which something else is kept than what is there; a look at all revisions."""
    ask = session.connection().exec_driver_sql
    counted = _ranges(ask(_COUNTED.format(where="")))
    below = _ranges(ask(_COUNTED.format(where=f" WHERE {_IS_BELOW}"), _BELOW))
    counted |= {(node + _MARK, first, last) for node, first, last in below}
    kept = _ranges(ask("SELECT node, first, last FROM number_range"))
    return {node[:_ID] for node, _, _ in counted ^ kept}


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
