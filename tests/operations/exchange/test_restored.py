"""An office that came back from an old backup: its neighbours notice, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending, situation
from gridcredit.operations.exchange.filereport import FileReport
from gridcredit.operations.register import people
from tests.operations.offices import Offices, kept

Fallen = Callable[[Desk], Desk]


@pytest.fixture
def grid(offices: Offices, street: Desk, grid: Desk) -> Desk:
    """A grid's desk whose register the street has."""
    offices.send(grid, street)
    return grid


def phones(desk: Desk) -> dict[UUID, str]:
    """Everybody's number."""
    return {p.line.id: p.line.phone for p in people.list_residents(desk, purpose="测试")}


def ring(desk: Desk, at: int, phone: str) -> None:
    """Give one resident another number."""
    row = sorted(phones(desk))[at]
    people.set_resident_field(desk, row, "phone", phone)


def send_down(street: Desk, grid: Desk, folder: Path) -> FileReport:
    """A package down and its receipt up."""
    sent = sending.export_package(street, grid.node.id, folder)
    [report] = exchanging.import_files(grid, [sent.path], receipts=folder)
    assert report.receipt is not None
    exchanging.import_files(street, [report.receipt])
    return report


def test_a_restored_laptop_gets_back_what_it_had_sent_and_loses_nothing_new(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path, fall_back: Callable[..., Desk]
) -> None:
    backup = kept(grid)
    ring(grid, 0, "19900000001")
    offices.send(grid, street)
    grid = fall_back(grid, backup)
    ring(grid, 1, "19900000002")
    [report] = offices.send(grid, street)
    assert (report.set_aside, report.accepted) == ((), 1)
    send_down(street, grid, tmp_path / "down")
    assert phones(grid) == phones(street)
    assert {"19900000001", "19900000002"} <= set(phones(grid).values())
    ring(grid, 2, "19900000003")
    offices.send(grid, street)
    assert phones(grid) == phones(street)
    assert situation.status(grid).code == situation.status(street).links[1].code
    assert situation.status(street).set_aside == situation.status(grid).set_aside == 0


def test_a_restored_office_asks_for_everything_again(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path, fall_back: Callable[..., Desk]
) -> None:
    backup = kept(street)
    ring(grid, 0, "19900000001")
    ring(street, 3, "19900000004")
    send_down(street, grid, tmp_path / "down")
    offices.send(grid, street)
    street = fall_back(street, backup)
    ring(grid, 1, "19900000002")
    offices.send(grid, street)
    assert situation.status(grid).unsent > 0
    offices.send(grid, street)
    assert phones(street) == phones(grid)
    assert "19900000004" in phones(street).values()
    assert situation.status(grid).unsent == 0


def test_a_late_receipt_of_before_confirms_nothing_of_what_is_asked_for_again(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path, fall_back: Callable[..., Desk]
) -> None:
    backup = kept(street)
    ring(grid, 0, "19900000001")
    [early] = offices.send(grid, street)
    street = fall_back(street, backup)
    ring(grid, 1, "19900000002")
    offices.send(grid, street)
    assert early.receipt is not None
    exchanging.import_files(grid, [early.receipt])
    offices.send(grid, street)
    assert phones(street) == phones(grid)


def test_restoring_twice_to_one_backup_never_gives_one_number_twice(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path, fall_back: Callable[..., Desk]
) -> None:
    backup = kept(grid)
    for at, phone in enumerate(("19900000001", "19900000002")):
        grid = fall_back(grid, backup)
        ring(grid, at, phone)
        [report] = offices.send(grid, street)
        assert (report.set_aside, report.accepted) == ((), 1)
    send_down(street, grid, tmp_path / "down")
    assert phones(grid) == phones(street)
