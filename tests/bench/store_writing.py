"""How long the store takes to write, merge and hand out: python -m tests.bench.store_writing"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from uuid import UUID

from gridcredit.domain.records import Record
from gridcredit.store import journal, nodes, outgoing
from gridcredit.store.database import Database
from gridcredit.store.merging import merge
from tests.store.invented import KEY, PEN, street

HOUSEHOLDS = 20_000  # about 100,000 records: as many as a street's first package
UP = nodes.Node(UUID(int=2), "district", "GX", "", "active", nodes.PARENT, None, b"", "")
OWN = nodes.Node(PEN.node, "street", "370403002", "", "active", nodes.SELF, None, b"", "")


@contextmanager
def timed(what: str, count: int) -> Iterator[None]:
    """Print wall and processor seconds of what happens inside."""
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{what:24} {count:8} {wall:7.2f} s  cpu {cpu:6.2f} s")


def measure(folder: Path, records: list[Record]) -> None:
    """Add, hand out whole and redacted, merge, merge again."""
    one, two = Database.create(folder / "one", KEY), Database.create(folder / "two", KEY)
    with timed("add", len(records)), one.writing(PEN) as s:
        journal.add(s, records)
    with one.writing(PEN) as s:
        nodes.put(s, OWN)
    grid = nodes.Node(UUID(int=2), "street", "GX", "", "active", nodes.PARENT, None, b"", "")
    with one.reading() as s:
        with timed("hand out", len(records)):
            lines = list(outgoing.pending(s, grid, 0, date(2026, 1, 1)).lines)
        with timed("hand out, redacted", len(records)):
            list(outgoing.pending(s, UP, 0, date(2026, 1, 1)).lines)
    for what in ("merge", "merge again"):
        with timed(what, len(lines)), two.writing() as s:
            merge(s, lines, PEN.node, lambda _: True)
    one.close()
    two.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        measure(Path(place), street(HOUSEHOLDS).records)
