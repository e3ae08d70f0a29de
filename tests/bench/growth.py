"""How the exchange grows: with the revisions of a package, with what is already kept, and how many
bytes a change takes on the way."""

import tempfile
from pathlib import Path
from uuid import UUID

import uuid_utils

from gridcredit.domain.codes import Office
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.register import people
from gridcredit.store.exchange import links
from gridcredit.store.journal import journal, numbering
from tests.bench.figures import Figure, Took, seconds, told
from tests.bench.packages import keep, records, taken_in
from tests.operations.offices import GRIDS, STREET, Offices

MOST_GROWTH = 1.3
"""How much dearer a revision may be in the largest package, or in the fullest file: noise and the
depth of the trees."""
MOST_BYTES = 50
RUNS = 3


def measure(quick: bool) -> list[Figure]:
    """Packages of four sizes; one package into an ever fuller street; a package of changes."""
    sizes = (2_000, 4_000, 8_000) if quick else (12_500, 25_000, 50_000, 100_000)
    fillings = (0, 10_000, 20_000) if quick else (0, 100_000, 300_000)
    with tempfile.TemporaryDirectory() as folder:
        offices = _OwnIds(Path(folder) / "offices")
        try:
            parent = offices.child(offices.district(), Office.STREET, STREET)
            grid = offices.child(parent, Office.GRID, GRIDS[0])
            by_size = _by_size(offices, grid, parent, sizes)
            per_change = _bytes_of_changes(grid, parent)
            other = offices.child(parent, Office.GRID, GRIDS[1])
            by_filling = _by_filling(offices, other, parent, fillings)
        finally:
            offices.close()
    return [
        *_growth("import {count:,} revisions", by_size, per_revision=True),
        *_growth("import 12,500 revisions where {count:,} are", by_filling, per_revision=False),
        Figure(
            "bytes a changed record",
            f"{per_change:.0f}",
            goal=f"≤ {MOST_BYTES}",
            reached=per_change,
            limit=MOST_BYTES,
        ),
    ]


class _OwnIds(Offices):
    """Offices whose ids are as random as at work: bytes are counted."""

    def _ids(self) -> "_Ids":
        return _Ids()


class _Ids:
    def __call__(self) -> UUID:
        return UUID(bytes=uuid_utils.uuid7().bytes)


def _by_size(offices: Offices, grid: Desk, parent: Desk, sizes: tuple[int, ...]) -> dict[int, Took]:
    took = {}
    for size in sizes:
        keep(grid, records(grid, size, seed=size))
        sent = sending.export_package(grid, None, _post(grid))
        took[sent.revisions] = taken_in(offices, parent, sent, RUNS)
        exchanging.import_files(parent, [sent.path])
        _confirm(grid, sent)
    return took


def _by_filling(
    offices: Offices, grid: Desk, parent: Desk, fillings: tuple[int, ...]
) -> dict[int, Took]:
    keep(grid, records(grid, 12_500, seed=1))
    sent = sending.export_package(grid, None, _post(grid))
    took = {}
    for last, filling in zip((0, *fillings), fillings, strict=False):
        if filling > last:
            keep(parent, records(parent, filling - last, GRIDS[0], seed=filling + 1))
        with parent.reading() as session:
            held = numbering.last_arrival(session)
        took[held] = taken_in(offices, parent, sent, RUNS)
    return took


def _bytes_of_changes(grid: Desk, parent: Desk) -> float:
    """The size of a package of phone numbers changed, by how many were."""
    lines = people.list_residents(grid)[:5_000]
    with grid.writing() as session:
        for at, line in enumerate(lines):
            phone = f"1990000{at * 7919 % 10_000:04d}"
            journal.edit(session, "resident", line.line.id, {"phone": phone})
    sent = sending.export_package(grid, None, _post(grid))
    exchanging.import_files(parent, [sent.path])
    _confirm(grid, sent)
    return sent.path.stat().st_size / sent.revisions


def _growth(words: str, took: dict[int, Took], per_revision: bool) -> list[Figure]:
    costs = {count: t.cpu / (count if per_revision else 1) for count, t in took.items()}
    first, *_, last = costs.values()
    ratio = last / first
    made = [told(words.format(count=count), t.cpu) for count, t in took.items()]
    made[-1] = Figure(
        made[-1].work,
        made[-1].measured,
        f"first line {seconds(next(iter(took.values())).cpu)}",
        f"{ratio:.2f}{' a revision' if per_revision else ''}",
        f"≤ {MOST_GROWTH}",
        ratio,
        MOST_GROWTH,
    )
    return made


def _post(desk: Desk) -> Path:
    return desk.folder.parent / "post"


def _confirm(grid: Desk, sent: sending.SentPackage) -> None:
    with grid.writing() as session:
        links.acknowledge(session, sent.to, sent.number, b"", grid.now())
