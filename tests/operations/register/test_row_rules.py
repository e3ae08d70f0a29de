"""What no record can hold refuses its row and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridcredit.domain.errors import StorageFailed
from gridcredit.domain.roster_rows import RowReason
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import rostering
from tests.operations.registers import Registers, place, row

LONG = "长" * 1_001


@pytest.fixture
def registers(desk: Desk, tmp_path: Path) -> Registers:
    """A desk that takes sheets in."""
    return Registers(desk, tmp_path)


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("小区名称", "estate"),
        ("楼栋", "building"),
        ("单元", "unit"),
        ("房号", "room"),
        ("户号", "household_number"),
        ("户主姓名", "householder"),
        ("姓名", "name"),
        ("联系电话", "phone"),
        ("户籍地址", "registry_address"),
    ],
)
def test_a_cell_longer_than_its_field_refuses_its_row_alone(
    registers: Registers, heading: str, column: str
) -> None:
    sound = row("何安", "何安", **place("701"))
    report = registers.take(sound, row("苏二", "苏二", **place("702")) | {heading: LONG})
    if report.refused:
        [refused] = report.refused
        assert (refused.row, refused.reason) == (3, RowReason.TOO_LONG)
        assert heading in refused.column
    told = report.residents_added + len(report.refused)
    assert (told, report.rows) == (2, 2)
    assert len(registers.people("何安")) == 1


def test_an_empty_dwelling_with_such_an_address_is_refused_alone(registers: Registers) -> None:
    sound = row("何安", "何安", **place("701"))
    report = registers.take(sound, row("空房", **place("702")) | {"小区名称": LONG})
    assert [(r.row, r.reason) for r in report.refused] == [(3, RowReason.TOO_LONG)]
    assert (report.residents_added, report.dwellings_added) == (1, 1)


def test_a_row_too_long_can_be_written_out_to_be_mended(
    registers: Registers, desk: Desk, tmp_path: Path
) -> None:
    registers.take(row("苏二", "苏二") | {"单元": LONG}, keep=False)
    out = tmp_path / "refused.xlsx"
    rostering.read_roster(desk, tmp_path / "册.csv", refused=out)
    again = rostering.read_roster(desk, out)
    assert [r.reason for r in again.refused] == [RowReason.TOO_LONG]


def test_days_from_which_nothing_can_be_reckoned_refuse_their_row(registers: Registers) -> None:
    report = registers.take(
        row("何安", "何安"), row("苏二", "苏二", **place("702"), 出生日期="9950-01-01")
    )
    assert report.residents_added + len(report.refused) == 2
    assert len(registers.people("何安")) == 1


def test_refused_rows_never_take_the_place_of_their_register(
    registers: Registers, desk: Desk, tmp_path: Path
) -> None:
    report = registers.take(row("苏二", "苏二") | {"单元": LONG}, keep=False)
    file = tmp_path / "册.csv"
    before = file.read_bytes()
    with pytest.raises(StorageFailed) as refused:
        rostering.write_refused(desk, report, file, file)
    assert refused.value.reason == "is_source"
    assert file.read_bytes() == before
