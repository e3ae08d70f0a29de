"""The one written form of a revision: a JSON line, the same in the journal and in a package.

Keys: node, seq, counter, author, entity, row, area, op, new, old, base, at, redacted. Ids are 32
hex digits; `base` maps a field to [[node, seq], ...]; `old`, `base` and `redacted` are absent where
empty. A line keeps fields that a newer program added, because the journal stores it as it came.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

import msgspec

from gridcredit import shapes
from gridcredit.domain.journal import Revision, RevisionId


class Line(msgspec.Struct, omit_defaults=True):
    """A line as it is written, ids still as text: for work on very many."""

    node: str
    seq: int
    counter: int
    author: str
    entity: str
    row: str
    area: str
    op: str
    new: dict[str, Any]
    old: dict[str, Any] = {}
    base: dict[str, list[tuple[str, int]]] = {}
    at: str = ""
    redacted: bool = False


_encoder = msgspec.json.Encoder()
write: Callable[[Line], bytes] = _encoder.encode
"""The bytes of a line, without the line feed."""


def encode(revision: Revision) -> bytes:
    """The line of a revision, without the line feed."""
    return write(
        Line(
            node=revision.node.hex,
            seq=revision.seq,
            counter=revision.counter,
            author=revision.author,
            entity=revision.entity,
            row=revision.row.hex,
            area=revision.area,
            op=revision.op,
            new=dict(revision.new),
            old=dict(revision.old),
            base={name: [(b.node.hex, b.seq) for b in ids] for name, ids in revision.base.items()},
            at=revision.entered_at,
            redacted=revision.redacted,
        )
    )


def decode(line: bytes) -> Revision:
    """The revision of a line. Raises ValueError when the line is not one."""
    raw = read(line)
    return Revision(
        node=UUID(raw.node),
        seq=raw.seq,
        counter=raw.counter,
        author=raw.author,
        entity=raw.entity,
        row=UUID(raw.row),
        area=raw.area,
        op=raw.op,
        new=raw.new,
        old=raw.old,
        base={n: tuple(_ids(ids)) for n, ids in raw.base.items()} if raw.base else {},
        entered_at=raw.at,
        redacted=raw.redacted,
    )


def read(line: bytes) -> Line:
    """The line, its ids not looked at. Raises ValueError when it is not one."""
    try:
        return shapes.read(line, Line)
    except (msgspec.MsgspecError, RecursionError) as error:  # thousands of brackets
        raise ValueError(str(error)) from error


def united(one: bytes, other: bytes) -> bytes:
    """A line that tells what two parts of one revision tell; of what both tell, as the other one
    does. Neither loses a key that this program does not know."""
    first, second = msgspec.json.decode(one), msgspec.json.decode(other)
    told = {key: first.get(key, {}) | second.get(key, {}) for key in ("new", "old", "base")}
    return msgspec.json.encode(first | second | {k: v for k, v in told.items() if v})


def _ids(pairs: Sequence[tuple[str, int]]) -> list[RevisionId]:
    return [RevisionId(UUID(node), seq) for node, seq in pairs]
