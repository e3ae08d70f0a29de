"""The lists behind an issue, packed: whose ids stood behind which figures in one grid.

A file is the magic GCL1 and deflated bytes: for people, households, visits and articles in
this order the number of ids (4 bytes, big-endian), the ids byte by byte in planes (all first bytes,
all second bytes, …, as neighbours share their first ones), and for each id two bytes of marks, in
planes too. Ids ascend. 170,000 people take about 1.7 MB.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntFlag

_MAGIC = b"GCL1"
_ID = 16
_MARKS = 2
_MOST = 1 << 26  # bytes that one list may unfold to


class Mark(IntFlag):
    """Behind which figures an id stands. People take the first nine, households `VISITED`, `HOME`
    and `MET`; a visit or an article is listed where it counts."""

    ELIGIBLE = 1
    TOTAL = 2  # registered, and in the base
    LAST = 4  # in the total of the issue before
    NEW = 8
    REMOVED = 16
    JOINED = 32  # 更正: in now, for another reason than registering in the period
    LEFT = 64  # 更正: out now, for another reason than what happened in the period
    PLEDGED = 128
    PLEDGED_NEW = 256
    HOME = 512  # a household with somebody in the base
    VISITED = 1024  # of these, at whose door somebody was this year
    MET = 2048  # where somebody was met in the period
    COUNTED = 4096  # a visit at a door in the period, an article published in it


Id = bytes
"""An id as its 16 bytes: a report lists hundreds of thousands."""
Marked = dict[Id, int]
"""Ids with their marks."""


@dataclass(slots=True)
class Lists:
    """What stood behind the figures of one grid."""

    people: Marked = field(default_factory=dict)
    households: Marked = field(default_factory=dict)
    visits: Marked = field(default_factory=dict)
    articles: Marked = field(default_factory=dict)

    @property
    def sorts(self) -> tuple[Marked, Marked, Marked, Marked]:
        """The four sorts in the order of the file."""
        return self.people, self.households, self.visits, self.articles


def pack(lists: Lists) -> bytes:
    """The file of these lists: the same bytes for the same lists."""
    body = b"".join(map(_planes, lists.sorts))
    return _MAGIC + zlib.compress(body, 9)


def unpack(packed: bytes) -> Lists:
    """The lists of a file. Raises ValueError for bytes that are none."""
    if packed[: len(_MAGIC)] != _MAGIC:
        raise ValueError("damaged")
    unfolding = zlib.decompressobj()
    try:
        body = unfolding.decompress(packed[len(_MAGIC) :], _MOST)
    except zlib.error:
        raise ValueError("damaged") from None
    if unfolding.unconsumed_tail or unfolding.unused_data or not unfolding.eof:
        raise ValueError("damaged")
    found: list[Marked] = []
    at = 0
    for _ in range(4):
        marked, at = _read(body, at)
        found.append(marked)
    if at != len(body):
        raise ValueError("damaged")
    return Lists(*found)


def _planes(marked: Mapping[Id, int]) -> bytes:
    ordered = sorted(marked.items())
    ids = b"".join(row for row, _ in ordered)
    marks = b"".join(borne.to_bytes(_MARKS, "big") for _, borne in ordered)
    planes = [ids[at::_ID] for at in range(_ID)] + [marks[at::_MARKS] for at in range(_MARKS)]
    return len(ordered).to_bytes(4, "big") + b"".join(planes)


def _read(body: bytes, at: int) -> tuple[Marked, int]:
    number = int.from_bytes(body[at : at + 4], "big")
    start, width = at + 4, _ID + _MARKS
    end = start + number * width
    if end > len(body) or start > len(body):
        raise ValueError("damaged")
    rows = bytearray(number * width)
    for plane in range(width):
        first = start + plane * number
        rows[plane::width] = body[first : first + number]
    found = {
        bytes(rows[at : at + _ID]): int.from_bytes(rows[at + _ID : at + width], "big")
        for at in range(0, len(rows), width)
    }
    return found, end
