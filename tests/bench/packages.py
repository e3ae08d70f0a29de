"""A hundred thousand revisions from a grid to its street: sealed, taken in, taken in once more."""

import shutil
import tempfile
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from gridcredit.domain.codes import Office
from gridcredit.domain.records import Record
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.exchange.filereport import TakenIn
from gridcredit.store.journal import journal
from gridcredit.store.register import area_rows
from tests.bench.figures import Figure, Took, median, timed, told, within
from tests.operations.offices import GRIDS, PASSPHRASE, STREET, Offices
from tests.store.invented import street

PEOPLE_AND_DOORS = 5
"""Records of an invented household, on average: itself, its dwelling, three people."""


@dataclass(frozen=True)
class Carried:
    """What carrying revisions took, and how many there were."""

    revisions: int
    written: Took
    exported: Took
    redacted: Took
    merged: Took
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
        told("export them on to the district, without personal fields", told_of.redacted.cpu),
        within("import and merge them", told_of.merged.cpu, 5),
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
    merged = taken_in(offices, parent, sent[0], runs)
    _import(parent, sent[0])
    again = median([timed(partial(_import, parent, sent[0])) for _ in range(runs)])
    redacted = timed(partial(sending.export_package, parent, None, _post(offices)))
    later = timed(partial(_import, parent, sent[-1])) if runs > 1 else None
    exported = median(exports)
    print(f"write {written}, export {exported}, import {merged}, again {again}, later {later}")
    return Carried(sent[0].revisions, written, exported, redacted, merged, again, later)


def taken_in(offices: Offices, desk: Desk, sent: sending.SentPackage, runs: int) -> Took:
    """The median of taking a package in for the first time, each by a copy of the workspace."""
    took = []
    for _ in range(runs):
        folder = offices.folder / "copy"
        shutil.copytree(desk.folder, folder)
        copy = open_desk(folder, PASSPHRASE, desk.clock, offices.ids_from(900))
        try:
            took.append(timed(partial(_import, copy, sent)))
        finally:
            copy.close()
            shutil.rmtree(folder)
    return median(took)


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
    assert isinstance(report, TakenIn)
    assert report.accepted + report.same == sent.revisions, report
