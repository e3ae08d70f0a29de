"""What a stolen workspace could be made to send: lines that nobody wrote on its window."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from gridcredit import wire
from gridcredit.domain.journal import SET, Revision
from gridcredit.operations.desk import Desk
from gridcredit.store.journal import numbering

_COLUMNS = re.findall(r"\w+", numbering.INTO_REVISION.partition("(")[2])


def slip_in(desk: Desk, *bodies: bytes) -> None:
    """Put lines into a journal as if they had been written there, unseen by every check."""
    with desk.writing() as session:
        first = numbering.last_arrival(session) + 1
        made = []
        for arrival, body in enumerate(bodies, first):
            line = wire.read(body)
            told: dict[str, Any] = {
                "arrival": arrival, "node": bytes.fromhex(line.node), "seq": line.seq,
                "counter": line.counter, "entity": line.entity, "row": bytes.fromhex(line.row),
                "area": line.area, "via": None, "body": body, "stood": "",
            }  # fmt: skip
            made.append(tuple(told.get(name, 0) for name in _COLUMNS))
        numbering.write_revisions(session, made)


def in_the_name_of(
    desk: Desk, node: UUID, seqs: Iterable[int], entity: str, row: UUID, **new: Any
) -> list[bytes]:
    """Lines about a record of this workspace's area that another office seems to have written."""
    with desk.reading() as session:
        counter = numbering.last_counter(session)
    return [
        wire.encode(Revision(node, seq, counter + at, "w", entity, row, desk.node.area, SET, new))
        for at, seq in enumerate(seqs, 1)
    ]


def numbers_behind(desk: Desk, node: UUID, count: int) -> range:
    """The numbers that a node's next lines will bear, as far as a workspace knows."""
    with desk.reading() as session:
        last = numbering.last_seq(session, node)
    return range(last + 1, last + 1 + count)
