"""Lines set aside because their number stands for another line: they wait until they come in under
the number of another node (parting.py)."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from gridcredit.domain.codes import Refusal
from gridcredit.store import keyed
from gridcredit.wire import read

Content = tuple[Any, ...]


def close_told_again(session: Session) -> int:
    """Let go of such lines where they are in the journal, as they are or under another node's
    number; returns how many."""
    ask = session.connection().exec_driver_sql
    found = ask(
        "SELECT node, seq, body FROM set_aside WHERE reason = ?", (Refusal.SEQ_REUSED.value,)
    )
    waiting = {(node, seq): (body, _content(body)) for node, seq, body in found}
    if not waiting:
        return 0
    rows = {bytes.fromhex(content[0]) for _, content in waiting.values()}
    is_one, asked = keyed.is_id(session, "row", rows)
    here: dict[Content, set[bytes]] = {}
    bodies: set[bytes] = set()
    for node, body in ask(f"SELECT node, body FROM revision WHERE {is_one}", asked):
        bodies.add(body)
        here.setdefault(_content(body), set()).add(node)
    done = [
        (node, seq)
        for (node, seq), (body, content) in waiting.items()
        if body in bodies or here.get(content, set()) - {node}
    ]
    if done:
        ask("DELETE FROM set_aside WHERE node = ? AND seq = ?", done)
    return len(done)


def _content(body: bytes) -> Content:
    """What stays of a line when its node and number change. Values are left out: on the way to
    a district personal ones are, and what is left can depend on the day."""
    line = read(body)
    return (line.row, line.entity, line.op, line.counter, line.author, line.at)
