"""Packages and receipts are called by where they come from, where they go, and which one it is."""

from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import AreaLevel, Office
from gridcredit.domain.kinds.area import Area
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.exchange.filenames import package_stem, place_name
from gridcredit.operations.inbox import inbox
from gridcredit.operations.trust import enrolling
from tests.operations.offices import GRIDS, PASSPHRASE, Offices
from tests.operations.working import knock


def tree(village: str, grid: str) -> AreaTree:
    """A district, a street, a village and a grid."""
    names = ["高新区", "兴仁街道办事处", village, grid]
    made = [
        Area(UUID(int=at + 1), str(at), name, level, UUID(int=at) if at else None)
        for at, (name, level) in enumerate(zip(names, AreaLevel, strict=True))
    ]
    return AreaTree(made)


@pytest.mark.parametrize(
    ("village", "grid", "name"),
    [
        ("薛庄社区居委会", "第1网格", "薛庄第1网格"),
        ("薛庄社区居委会", "薛庄社区居委会第1网格", "薛庄第1网格"),
        ("薛庄", "薛庄第1网格", "薛庄第1网格"),
        ("东村村民委员会", "一组", "东村一组"),
        ("居委会", "1", "居委会1"),
        ("甲/乙:村", 'a<b>"c|?*.', "甲乙村abc"),
        ("很" * 60, "第1网格", "很很很很很很很很很很很很…很很很很很很很第1网格"),
    ],
)
def test_a_grid_is_called_with_its_village(village: str, grid: str, name: str) -> None:
    assert place_name(tree(village, grid), "3") == name


def test_a_street_is_called_by_its_place_and_the_unknown_by_its_code() -> None:
    assert place_name(tree("薛庄", "1"), "1") == "兴仁街道"
    assert place_name(tree("薛庄", "1"), "../370403002") == "370403002"


def test_a_package_and_its_receipt_stand_beside_each_other(
    grid: Desk, street: Desk, tmp_path: Path
) -> None:
    sent = sending.export_package(grid, None, tmp_path)
    report = inbox.take_in(street, sent.path)
    assert sent.path.name == "薛庄第001网格→兴仁街道_第1包_11-22.gcpkg"
    assert report.receipt == sent.path.with_suffix(".gcack")
    assert inbox.take_in(street, sent.path).receipt == report.receipt
    assert len(sent.path.name.encode()) <= 230


def test_the_packages_of_two_laptops_in_one_grid_lie_in_one_folder(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path
) -> None:
    other = enrolling.start_child(
        tmp_path / "second", Office.GRID, GRIDS[0], "乙", PASSPHRASE, offices.clock, grid.new_id
    )
    certificate = tmp_path / "second.gccert"
    enrolling.approve(street, enrolling.write_request(other, tmp_path / "s.gcreq"), certificate)
    enrolling.accept(other, certificate)
    offices.send(grid, street)
    inbox.take_in(other, sending.export_package(street, other.node.id, tmp_path / "down").path)
    for desk in (grid, other):
        knock(desk, 0)
    sending.export_package(other, None, tmp_path / "lost")
    first = sending.export_package(grid, None, tmp_path / "up").path
    second = sending.export_package(other, None, tmp_path / "up").path
    assert first != second
    assert second.stem.startswith(first.stem)
    for path in (first, second):
        assert inbox.take_in(street, path).sender is not None


def test_a_time_that_is_none_leaves_the_day_out(grid: Desk) -> None:
    with grid.reading() as session:
        stem = package_stem(session, GRIDS[0], "370403002", 3, "yesterday")
    assert stem == "薛庄第001网格→兴仁街道_第3包"


def test_the_tenth_package_comes_after_the_third(tmp_path: Path) -> None:
    names = ["a_第10包.gcpkg", "a_第3包.gcpkg"]
    for name in names:
        (tmp_path / name).touch()
    assert [file.name for file in inbox.files_in([tmp_path])] == names[::-1]


def test_packages_handed_in_together_are_taken_in_by_their_numbers(
    grid: Desk, street: Desk, tmp_path: Path
) -> None:
    sent = []
    for number in range(10):
        knock(grid, number % 3)
        sent.append(sending.export_package(grid, None, tmp_path).path)
    assert sent[-1].name < sent[1].name  # as letters go
    reports = exchanging.import_files(street, sent[::-1], receipts=tmp_path)
    assert [report.file for report in reports] == sent
    assert not any(report.missing for report in reports)
