"""The preview is the import: what is told beforehand is what happens, file by file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending, situation
from gridcredit.operations.exchange.exchanging import FileReport
from gridcredit.operations.register import people
from tests.operations.offices import Offices


def told(reports: list[FileReport]) -> list[FileReport]:
    """What two reports have in common: receipt and import are only there once it is done."""
    return [replace(report, receipt=None, import_id=None) for report in reports]


def ring(desk: Desk, phone: str) -> None:
    """Give somebody another number."""
    row = min(p.line.id for p in people.list_residents(desk))
    people.set_resident_field(desk, row, "phone", phone)


def test_several_files_are_told_as_each_is_taken_in_behind_those_before_it(
    grid: Desk, street: Desk, tmp_path: Path
) -> None:
    packages = []
    for phone in ("19900000001", "19900000002"):
        ring(grid, phone)
        packages.append(sending.export_package(grid, None, tmp_path).path)
    again = tmp_path / "a copy.gcpkg"
    again.write_bytes(packages[0].read_bytes())
    note = tmp_path / "note.txt"
    note.write_text("not a package", "utf-8")
    files = [*packages, again, note]
    previewed = exchanging.import_files(street, files, preview=True)
    assert people.list_residents(street) == []
    done = exchanging.import_files(street, files, receipts=tmp_path / "receipts")
    assert [type(r.error) for r in previewed] == [type(r.error) for r in done]
    without_errors = [[replace(r, error=None) for r in told(some)] for some in (previewed, done)]
    assert without_errors[0] == without_errors[1]
    assert sorted(report.accepted for report in done) == [0, 0, 1, max(r.same for r in done)]
    assert max(report.same for report in done) > 1  # the copy


def test_a_receipt_and_what_comes_with_it_are_told_together(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path
) -> None:
    offices.send(grid, street)
    ring(street, "19900000003")
    ring(grid, "19900000004")
    down = sending.export_package(street, grid.node.id, tmp_path)
    up = sending.export_package(grid, None, tmp_path)
    [report] = exchanging.import_files(street, [up.path], receipts=tmp_path)
    assert report.receipt is not None
    before = situation.status(grid)
    previewed = exchanging.import_files(grid, [report.receipt, down.path], preview=True)
    assert situation.status(grid) == before
    done = exchanging.import_files(grid, [report.receipt, down.path], receipts=tmp_path)
    assert told(previewed) == told(done)
    assert [r.conflicts for r in done if r.kind == "package"] == [1]
