"""A hundred thousand revisions from a grid to its street: sealed, taken in, taken in once more."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from gridcredit.domain.codes import Office
from gridcredit.domain.records import Record
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.duplicates import marking
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.exchange.filereport import AlreadyKnown, TakenIn
from gridcredit.store.journal import journal
from gridcredit.store.register import area_rows
from tests.bench.figures import Figure, Took, against_floor, median, seconds, timed, told, within
from tests.operations.offices import GRIDS, PASSPHRASE, STREET, Offices
from tests.store.invented import street

WRITTEN = {
    "revision": "arrival", "dwelling": "revised", "household": "revised", "resident": "revised",
}  # fmt: skip
"""The tables that a package of base data fills, and the order in which it does."""
PEOPLE_AND_DOORS = 5
"""Records of an invented household, on average: itself, its dwelling, three people."""


@dataclass(frozen=True)
class Carried:
    """What carrying revisions took, and how many there were."""

    revisions: int
    written: Took
    exported: Took
    marked: Took
    redacted: Took
    redacted_lines: int
    merged: Took
    replayed: Took
    indexed: Took
    again: Took
    later: Took | None


def measure(quick: bool) -> list[Figure]:
    """Time export, import, the same file again, and the same revisions in a later package."""
    told_of = carried(10_000, 1) if quick else carried(100_000, 3)
    figures = [
        told(f"write {told_of.revisions:,} new records into the journal", told_of.written.cpu),
        within(
            f"export {told_of.revisions:,} revisions, sealed and read back",
            told_of.exported.cpu,
            2.5,
        ),
        told("mark everybody for the district, the first time", told_of.marked.cpu),
        _beside_whole(told_of),
        within("import and merge them", told_of.merged.cpu, 5),
        against_floor(
            "the same, beside their inserts alone", told_of.merged, told_of.replayed, "replay", 2
        ),
        told("index for search what came", told_of.indexed.cpu),
        within("the same file again", told_of.again.cpu, 0.6),
    ]
    if told_of.later:
        figures.append(told("the same revisions in a later package", told_of.later.cpu))
    return figures


def carried(revisions: int, runs: int) -> Carried:
    """Carry revisions from a grid to its street, several times each way that leaves no trace."""
    with tempfile.TemporaryDirectory() as folder:
        offices = Offices(Path(folder) / "offices")
        try:
            return _carried(offices, revisions, runs)
        finally:
            offices.close()


def _carried(offices: Offices, revisions: int, runs: int) -> Carried:
    parent = offices.child(offices.district(), Office.STREET, STREET)
    grid = offices.child(parent, Office.GRID, GRIDS[0])
    made = records(grid, revisions)
    written = timed(partial(keep, grid, made))
    exports: list[Took] = []
    sent: list[sending.SentPackage] = []
    for _ in range(runs):
        exports.append(
            timed(lambda: sent.append(sending.export_package(grid, None, _post(offices))))
        )
    merged, replayed, indexed = _beside_inserts(offices, parent, sent[0], runs)
    _import(parent, sent[0])
    again = median([timed(partial(_import, parent, sent[0])) for _ in range(runs)])
    marked = timed(partial(_mark, parent))
    onward: list[sending.SentPackage] = []
    redacted = median([timed(partial(_send_on, offices, parent, onward)) for _ in range(runs)])
    later = timed(partial(_import, parent, sent[-1])) if runs > 1 else None
    exported = median(exports)
    print(f"write {written}, export {exported}, import {merged}, again {again}, later {later}")
    lines = onward[0].revisions
    out = (marked, redacted, lines)
    return Carried(
        sent[0].revisions, written, exported, *out, merged, replayed, indexed, again, later
    )


def taken_in(offices: Offices, desk: Desk, sent: sending.SentPackage, runs: int) -> Took:
    """The median of taking a package in for the first time, each by a copy of the workspace."""
    took = []
    for _ in range(runs):
        with _copy(offices, desk) as copy:
            took.append(timed(partial(_import, copy, sent)))
    return median(took)


def _beside_inserts(
    offices: Offices, desk: Desk, sent: sending.SentPackage, runs: int
) -> tuple[Took, Took, Took]:
    """Taking a package in, the bare inserts of the rows that this writes, and the search index
    that is made behind it; by turns, each in a copy of the workspace."""
    took: list[tuple[Took, ...]] = []
    made: list[Rows] = []
    for _ in range(runs):
        with _copy(offices, desk) as copy:
            before = _rows(copy)
            merged = timed(partial(_import, copy, sent))
            made = made or [replace(r, rows=r.rows[len(b.rows) :]) for r, b in _both(copy, before)]
            indexed = timed(copy.complete_index)
        with _copy(offices, desk) as copy:
            took.append((merged, timed(partial(_replay, copy, made)), indexed))
    merged, replayed, indexed = map(median, zip(*took, strict=True))
    return merged, replayed, indexed


@dataclass(frozen=True)
class Rows:
    """Rows of a table, in the order in which they were written."""

    table: str
    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]


def _rows(desk: Desk) -> list[Rows]:
    """What a package of base data writes: the journal, and the tables that it is about."""
    found = []
    with desk.reading() as session:
        for table, order in WRITTEN.items():
            asked = f"SELECT * FROM {table} ORDER BY {order}"
            held = session.connection().exec_driver_sql(asked)
            columns = tuple(held.keys())
            found.append(Rows(table, columns, [tuple(row) for row in held]))
    return found


def _both(desk: Desk, before: list[Rows]) -> Iterator[tuple[Rows, Rows]]:
    return zip(_rows(desk), before, strict=True)


def _replay(desk: Desk, made: list[Rows]) -> None:
    """The floor: the same rows into the same tables under the same guards, in one transaction."""
    with desk.writing() as session:
        for some in made:
            columns = ", ".join(f'"{column}"' for column in some.columns)
            marks = ", ".join("?" * len(some.columns))
            session.connection().exec_driver_sql(
                f"INSERT INTO {some.table} ({columns}) VALUES ({marks})", some.rows
            )


@contextmanager
def _copy(offices: Offices, desk: Desk) -> Iterator[Desk]:
    folder = offices.folder / "copy"
    shutil.copytree(desk.folder, folder)
    copy = open_desk(folder, PASSPHRASE, desk.clock, offices.ids_from(900))
    try:
        yield copy
    finally:
        copy.close()
        shutil.rmtree(folder)


def _beside_whole(told_of: Carried) -> Figure:
    """The export to the district, by the revision: everybody's mark goes there, too."""
    here = told_of.redacted.cpu / told_of.redacted_lines
    ratio = here / (told_of.exported.cpu / told_of.revisions)
    work = f"export {told_of.redacted_lines:,} to the district, without personal fields"
    return Figure(
        work,
        seconds(told_of.redacted.cpu),
        seconds(told_of.exported.cpu),
        f"{ratio:.2f} a revision",
        "≤ 2.5 a revision",
        ratio,
        2.5,
    )


def _mark(desk: Desk) -> None:
    with desk.writing() as session:
        marking.mark_people(desk, session)


def _send_on(offices: Offices, desk: Desk, sent: list[sending.SentPackage]) -> None:
    sent.append(sending.export_package(desk, None, _post(offices)))


def _post(offices: Offices) -> Path:
    return offices.folder / "post"


def records(desk: Desk, revisions: int, code: str = "", seed: int = 0) -> list[Record]:
    """Invented people and doors of a grid, by default the desk's own."""
    with desk.reading() as session:
        grid = area_rows.area_by_code(session, code or desk.node.area)
    made = street(revisions // PEOPLE_AND_DOORS, seed=seed)
    dwellings = [replace(dwelling, area=grid.id) for dwelling in made.dwellings]
    return [*dwellings, *made.households, *made.residents][:revisions]


def keep(desk: Desk, records: list[Record]) -> None:
    """Write records into the journal."""
    with desk.writing() as session:
        journal.add(session, records)


def _import(desk: Desk, sent: sending.SentPackage) -> None:
    [report] = exchanging.import_files(desk, [sent.path])
    assert isinstance(report, TakenIn | AlreadyKnown)
    assert report.accepted + report.same == sent.revisions, report
