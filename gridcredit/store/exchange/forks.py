"""Revisions set aside because their number stands for another revision, or because only another may
write under it: they wait until they come in under the number of another node (parting.py)."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy.orm import Session

from gridcredit.domain.codes import Refusal
from gridcredit.store.engine import many_keys
from gridcredit.store.journal import nodes
from gridcredit.store.journal.loading import chunks
from gridcredit.wire import Line, read

T = TypeVar("T", str, bytes)
Content = tuple[Any, ...]
Renamed = tuple[bytes, bytes, bytes, int]
"""A node, an import that brought revisions of its name, whose they are, and by how much its numbers
differ."""


def claims(session: Session) -> list[Any]:
    """The revisions that claim numbers which other revisions have, or which only this office gives:
    where they are kept (node and seq), their sender, the import that brought them, the revision
    itself."""
    own, _ = nodes.own_and_parent(session)
    found = session.connection().exec_driver_sql(
        "SELECT node, seq, via, import_id, body FROM set_aside"
        " WHERE reason = ? OR reason = ? AND node = ?",
        (Refusal.SEQ_REUSED.value, Refusal.AUTHOR_OUTSIDE.value, own),
    )
    return list(found.all())


def close_sent_again(session: Session) -> list[Renamed]:
    """Let go of such revisions where they are in the journal, as they are or under another node's
    number; returns whose they turned out to be."""
    ask = session.connection().exec_driver_sql
    waiting = ask(
        "SELECT node, seq, import_id, body, reason FROM set_aside WHERE reason IN (?, ?)",
        (Refusal.SEQ_REUSED.value, Refusal.AUTHOR_OUTSIDE.value),
    ).all()
    if not waiting:
        return []
    contents = {body: content_of(body) for *_, body, _ in waiting}
    rows = sorted({bytes.fromhex(content[0]) for content in contents.values()})
    here: dict[Content, list[Line]] = {}
    bodies: set[bytes] = set()
    for some in chunks(rows):  # a hostile package may set more aside than a statement takes
        is_one, asked = many_keys.is_id(session, "row", some)
        for body in ask(f"SELECT body FROM revision WHERE {is_one}", asked).scalars():
            bodies.add(body)
            here.setdefault(content_of(body), []).append(read(body))
    done, renamed = [], []
    own, _ = nodes.own_and_parent(session)
    for node, seq, brought, body, reason in waiting:
        line = read(body)
        again = _sent_again(line, here.get(contents[body], []))
        is_claim = reason == Refusal.SEQ_REUSED or node == own
        if is_claim and again is not None and again.node != line.node:
            renamed.append((node, brought, bytes.fromhex(again.node), again.seq - line.seq))
        if again is not None or body in bodies:
            done.append((node, seq))
    if done:
        ask("DELETE FROM set_aside WHERE node = ? AND seq = ?", done)
    return renamed


def _sent_again(line: Line, known: list[Line]) -> Line | None:
    """The same under another name: of a whole revision not a part (namesakes.py makes it whole)."""
    again = (o for o in known if is_renamed((line.node, line.seq), (o.node, o.seq)))
    return next((other for other in again if line.redacted or not other.redacted), None)


def is_renamed(name: tuple[T, int], other: tuple[T, int]) -> bool:
    """Whether a revision under the second name (node, seq) can be the one of the first given
    another: of the same node only a higher number is, by which it was written down once more."""
    return other[0] != name[0] or other[1] > name[1]


def content_of(body: bytes) -> Content:
    """What stays of a revision when its node and number change. Values are left out: on the way to
    a district personal ones are, and what is left can depend on the day."""
    line = read(body)
    return (line.row, line.entity, line.op, line.counter, line.author, line.at)
