"""A package is in, but its receipt could not be written: said as it is, and made good later."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridcredit import texts
from gridcredit.domain.errors import ReceiptUnwritten
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.exchange.filereport import AlreadyKnown
from gridcredit.operations.inbox import inbox
from gridcredit.operations.register import people
from gridcredit.store.exchange import links


@pytest.fixture
def package(worker: Desk, tmp_path: Path) -> Path:
    """A package of the worker to the clerk's street, in a folder of its own."""
    first = people.list_residents(worker)[0].line.id
    people.set_resident_field(worker, first, "note", "to be sent")
    return sending.export_package(worker, None, tmp_path / "stick").path


@pytest.fixture
def in_the_way(package: Path) -> Path:
    """A folder of the name that the receipt is to have."""
    place = package.with_suffix(".gcack")
    place.mkdir()
    return place


def imports(desk: Desk) -> int:
    """How many packages were taken in."""
    with desk.reading() as session:
        return len(links.imports(session))


def test_a_package_without_its_receipt_is_said_to_be_in(
    clerk: Desk, package: Path, in_the_way: Path
) -> None:
    before = imports(clerk)
    for _ in range(2):
        with pytest.raises(ReceiptUnwritten) as told:
            exchanging.import_files(clerk, [package], receipts=package.parent)
        assert "已经导入" in texts.describe(told.value)
        assert imports(clerk) == before + 1
    in_the_way.rmdir()
    [report] = exchanging.import_files(clerk, [package], receipts=package.parent)
    assert isinstance(report, AlreadyKnown)
    assert report.receipt == in_the_way
    assert in_the_way.is_file()


def test_the_receipt_goes_to_the_workspace_when_the_stick_does_not_take_it(
    clerk: Desk, package: Path, in_the_way: Path
) -> None:
    report = inbox.take_in(clerk, package)
    assert report.receipt is not None
    assert report.receipt.is_relative_to(clerk.folder)
    assert in_the_way.is_dir()
