"""The preview is the import: what is told beforehand is what happens, file by file."""

from __future__ import annotations

from pathlib import Path

from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending, situation
from gridcredit.operations.exchange.filereport import AlreadyKnown, Refused, TakenIn
from gridcredit.operations.register import people
from tests.operations.carrying import foreseeable
from tests.operations.offices import Offices


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
    assert [*map(foreseeable, previewed)] == [*map(foreseeable, done)]
    [refused] = [r for r in done if isinstance(r, Refused)]
    assert refused.file == note
    taken = [r.accepted for r in done if isinstance(r, TakenIn)]
    [known] = [r.same for r in done if isinstance(r, AlreadyKnown)]
    assert sorted(taken) == [1, known]
    assert known > 1


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
    assert [*map(foreseeable, previewed)] == [*map(foreseeable, done)]
    assert [r.conflicts for r in done if isinstance(r, TakenIn)] == [1]
