"""The edge of a code's dark modules as closed loops, so that it fills in one go without seams."""

from __future__ import annotations

from functools import lru_cache

Rows = tuple[tuple[bool, ...], ...]
Corner = tuple[int, int]


@lru_cache(maxsize=16)
def loops(rows: Rows) -> tuple[tuple[Corner, ...], ...]:
    """Loops around the dark modules in module units; fill them by the odd-even rule."""
    onward: dict[Corner, list[Corner]] = {}
    for start, end in _edges(rows):
        onward.setdefault(start, []).append(end)
    found = []
    while onward:
        start = next(iter(onward))
        found.append(_corners(_walk(onward, start)))
    return tuple(found)


def _edges(rows: Rows) -> list[tuple[Corner, Corner]]:
    """Unit edges between dark and light, each with the dark module on its right."""
    made = []
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if not dark:
                continue
            if not _dark(rows, x, y - 1):
                made.append(((x, y), (x + 1, y)))
            if not _dark(rows, x + 1, y):
                made.append(((x + 1, y), (x + 1, y + 1)))
            if not _dark(rows, x, y + 1):
                made.append(((x + 1, y + 1), (x, y + 1)))
            if not _dark(rows, x - 1, y):
                made.append(((x, y + 1), (x, y)))
    return made


def _dark(rows: Rows, x: int, y: int) -> bool:
    return 0 <= y < len(rows) and 0 <= x < len(rows[y]) and rows[y][x]


def _walk(onward: dict[Corner, list[Corner]], start: Corner) -> list[Corner]:
    """Take edges out of `onward` until back at `start`; any way at a touching corner will do."""
    walked = [start]
    at = start
    while True:
        ways = onward[at]
        at_next = ways.pop()
        if not ways:
            del onward[at]
        at = at_next
        if at == start:
            return walked
        walked.append(at)


def _corners(walked: list[Corner]) -> tuple[Corner, ...]:
    """The walk without the points that lie on a straight stretch."""
    kept = []
    for index, (x, y) in enumerate(walked):
        before_x, before_y = walked[index - 1]
        after_x, after_y = walked[(index + 1) % len(walked)]
        if (x - before_x, y - before_y) != (after_x - x, after_y - y):
            kept.append((x, y))
    return tuple(kept)
