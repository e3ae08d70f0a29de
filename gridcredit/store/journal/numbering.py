"""Where the next revision of this installation goes: its place in this file, the number it bears
among those of its node, and its Lamport time. What is written here is written by one writer."""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.fieldrules import as_author
from gridcredit.store.engine.inserting import insert
from gridcredit.store.engine.snapshots import remembered
from gridcredit.store.engine.transaction import Author, Numbers, current
from gridcredit.store.journal import area_of, number_ranges, preferences, rows
from gridcredit.store.schema import partitions
from gridcredit.wire import Line, write

_FLOOR = "seq_floor"
_LEAP = 1 << 40
_PER_MILLISECOND = 1 << 8
_BEGINNING = 1_767_225_600_000  # 2026-01-01, in milliseconds of Unix time
_NEAR = 1 << 24  # of this many numbers a leap falls short once in sixty thousand times
INTO_REVISION = (
    "INSERT INTO revision (arrival, node, seq, counter, entity, row, area, via, body, handover,"
    " redacted, stood)"
)
_NEWEST = "SELECT (SELECT max(arrival) FROM revision), (SELECT max(counter) FROM revision)"


class RevisionWriter:
    """Makes the journal rows of one author, each with the next place in this file, the next number
    of this node and the next Lamport time."""

    def __init__(self, session: Session, author: Author) -> None:
        last = _last_numbers(session, author.node)
        self.arrival, self.seq, self._counter = last.arrival, last.seq, last.counter
        rows.revised_after(session, self.arrival)
        self._session, self._author = session, author
        self._at, self._name = author.at, as_author(author.name)
        self._node, self._node_text = author.node.bytes, author.node.hex

    def write(
        self,
        entity: str,
        row: UUID,
        area: str,
        op: str,
        new: dict[str, Any],
        old: dict[str, Any] | None = None,
        base: dict[str, list[tuple[str, int]]] | None = None,
    ) -> tuple[Any, ...]:
        """The values of INTO_REVISION for the next revision."""
        self.arrival += 1
        self.seq += 1
        self._counter += 1
        line = Line(
            node=self._node_text,
            seq=self.seq,
            counter=self._counter,
            author=self._name,
            entity=entity,
            row=row.hex,
            area=area,
            op=op,
            new=new,
            old=old or {},
            base=base or {},
            at=self._at,
        )
        place = (self.arrival, self._node, self.seq, self._counter)
        moves = area_of.MOVES if area_of.moves(entity, op, new) else 0
        return (*place, entity, row.bytes, area, None, write(line), moves, 0, "")

    def insert(self, made: Sequence[tuple[Any, ...]]) -> None:
        """Put the revisions that this one made into the journal; the next writer goes on there."""
        write_revisions(self._session, made)
        last = Numbers(self._author.node, self.arrival, self.seq, self._counter)
        current(self._session).numbers = last


def _last_numbers(session: Session, node: UUID) -> Numbers:
    """Where a node goes on writing: behind the last writer of this transaction, where nothing else
    came since."""
    last = current(session).numbers
    if last is not None and last.node == node:
        return last
    arrival, counter = session.connection().exec_driver_sql(_NEWEST).one()
    return Numbers(node, arrival or 0, next_seq(session, node) - 1, counter or 0)


def write_revisions(session: Session, made: Sequence[tuple[Any, ...]]) -> None:
    """Write revisions, each as the values of INTO_REVISION."""
    partitions.make_room(session.connection(), {via for *_, via, _, _, _, _ in made})
    insert(session, INTO_REVISION, made)
    number_ranges.note(session, ((node, seq, kind) for _, node, seq, _, kind, *_ in made))
    current(session).numbers = None


def leap(session: Session, node: UUID) -> None:
    """Go on numbering far above what this file knows: after a restore the numbers right behind it
    may have been given to others already. How far is told by the clock, so that who goes back to
    one backup twice numbers above what was written after the first time; by chance where the clock
    is behind what the file knows."""
    last = last_seq(session, node)
    if (by_clock := _numbers_past()) > last:
        above = by_clock + secrets.randbelow(_PER_MILLISECOND)
    else:
        above = last + 1 + secrets.randbelow(_LEAP)
    preferences.put(session, _FLOOR, str(above))
    current(session).numbers = None


def _numbers_past() -> int:
    """How many numbers a node that gives _PER_MILLISECOND had given since 2026 began: within what
    other offices take until the year 2060."""
    return (time.time_ns() // 1_000_000 - _BEGINNING) * _PER_MILLISECOND


def floor(session: Session) -> int:
    """The number above which this node numbers since it came back from a backup; 0: it never did,
    or is another node since."""
    return int(preferences.get(session, _FLOOR, "0"))


def land(session: Session) -> None:
    """Number without a gap: what `leap` left behind belongs to another node."""
    preferences.drop(session, _FLOOR)
    current(session).numbers = None


def last_seq(session: Session, node: UUID) -> int:
    """The highest number that a node's revisions bear here; 0 when there is none."""
    ask = session.connection().exec_driver_sql
    last = ask("SELECT max(seq) FROM revision WHERE node = ?", (node.bytes,)).scalar()
    return int(last or 0)


def next_seq(session: Session, node: UUID) -> int:
    """The number that this node's next revision here will bear: behind all that is known of it, but
    for those that another, which came back from a backup of this workspace, gives far above."""
    lowest = floor(session)
    ask = session.connection().exec_driver_sql
    newest = ask(
        "SELECT seq, via FROM revision WHERE node = ? ORDER BY seq DESC LIMIT 1", (node.bytes,)
    ).first()
    if newest is None or newest[0] <= lowest or newest[1] is None:
        return max(lowest, newest[0] if newest else 0) + 1
    own = ask("SELECT max(seq) FROM revision WHERE node = ? AND via IS NULL", (node.bytes,))
    last = max(lowest, int(own.scalar() or 0))
    near = ask(
        "SELECT max(seq) FROM revision WHERE node = ? AND seq <= ?", (node.bytes, last + _NEAR)
    )
    return max(last, int(near.scalar() or 0)) + 1


@remembered
def last_arrival(session: Session) -> int:
    """The place of the newest revision in this file; 0 when there is none."""
    last = session.connection().exec_driver_sql("SELECT max(arrival) FROM revision").scalar()
    return int(last or 0)


def last_counter(session: Session) -> int:
    """The Lamport time of this file: the highest counter that any revision here carries."""
    last = session.connection().exec_driver_sql("SELECT max(counter) FROM revision").scalar()
    return int(last or 0)
