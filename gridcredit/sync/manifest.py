"""What a package says of itself, and the census of its lines that both ends take alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated
from uuid import UUID

import msgspec

from gridcredit import shapes
from gridcredit.domain.codes import Suite
from gridcredit.domain.errors import FileUnreadable
from gridcredit.sync import documents
from gridcredit.sync.documents import PACKAGE, Number, Party, Previous, Sha256, Short, Signer, Size

LARGEST = 16 << 20
"""Bytes of a manifest; enough for 150,000 files."""

Range = tuple[int, int]


class Revisions(msgspec.Struct, frozen=True, kw_only=True):
    """The lines: how many, the size and digest of the plain ndjson, and per authoring node the
    seq numbers as closed ranges in ascending order."""

    count: Size
    size: Size
    sha256: Sha256
    ranges: list[tuple[UUID, list[Range]]]


class Blob(msgspec.Struct, frozen=True, kw_only=True):
    """Some bytes by their digest: a file by its plain bytes, the payload as it stands sealed."""

    sha256: Sha256
    size: Size


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """manifest.json. `previous` is the SHA-256 of the package before it on the link, or "";
    `confirmed` the number of the last one that the receiver gave a receipt for, or 0, and
    `confirmed_sha256` which one that was: after a restore numbers come twice. `restored` names the
    sender's last return from a backup, "" when there was none."""

    format: str = PACKAGE
    version: int = documents.KNOWN[PACKAGE]
    suite: Suite = Suite.A
    sender: Signer = msgspec.field(name="from")
    receiver: Party = msgspec.field(name="to")
    number: Number
    previous: Previous
    confirmed: Size = 0
    confirmed_sha256: Previous = ""
    restored: Previous = ""
    created_at: Short
    as_of: Short
    app_version: Short
    schema_version: Short
    revisions: Revisions
    counts: dict[str, Size]
    files: list[Blob]
    payload: Blob

    def require_sense(self, file: str) -> None:
        """Raise FileUnreadable when its own numbers contradict each other."""
        digests = {blob.sha256 for blob in self.files}
        if len(digests) != len(self.files) or sum(self.counts.values()) != self.revisions.count:
            raise FileUnreadable(file, "bad_document")


class _Head(msgspec.Struct):
    node: Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]
    seq: Annotated[int, msgspec.Meta(ge=0, le=(1 << 63) - 1)]
    entity: Annotated[str, msgspec.Meta(max_length=64)]


class Census:
    """Counts lines per entity and collects their seq numbers.

    A line without a well-formed node, seq and entity is counted under "" and in no range: it
    travels, and the receiver sets it aside.
    """

    def __init__(self) -> None:
        """Begin with no line."""
        self.count = 0
        self.counts: dict[str, int] = {}
        self._runs: dict[str, list[list[int]]] = {}
        self._decode = shapes.decoder(_Head).decode

    def add(self, lines: Iterable[bytes]) -> None:
        """Take in some lines."""
        for line in lines:
            self.count += 1
            try:
                head = self._decode(line)
            except (ValueError, RecursionError):
                self._count("")
                continue
            self._count(head.entity)
            runs = self._runs.setdefault(head.node, [])
            if runs and runs[-1][1] + 1 == head.seq:
                runs[-1][1] = head.seq
            else:
                runs.append([head.seq, head.seq])

    def ranges(self) -> list[tuple[UUID, list[Range]]]:
        """The seq numbers seen per node, both ascending; neighbours joined."""
        return [(UUID(node), _joined(self._runs[node])) for node in sorted(self._runs)]

    def _count(self, entity: str) -> None:
        self.counts[entity] = self.counts.get(entity, 0) + 1


def _joined(runs: list[list[int]]) -> list[Range]:
    joined: list[Range] = []
    for first, last in sorted(runs):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined
