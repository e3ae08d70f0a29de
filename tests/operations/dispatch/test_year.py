"""Some weeks of a made-up year: every row adds up, every list is as long as its figure, and what
was issued never changes (the whole year is played by the bench)."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridcredit.domain.dispatch.table import FIGURES, UnitRow
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch import frozen
from tests.operations.dispatch.year import Year, counted_again, lengths, visits_again

WEEKS = 6


def figures(row: UnitRow) -> dict[str, int]:
    return {name: getattr(row, name) for name in FIGURES}


def require_counted(desk: Desk, year: Year) -> None:
    """The last issue of an office is what its residents say, one by one."""
    issue, _ = year.issued[desk.node.area][-1]
    table = frozen.read_issue(issue)
    again = counted_again(desk, table)
    for row in table.rows:
        told, counted = figures(row), again[row.unit]
        for name in ("eligible", "total", "pledged", "homes"):
            assert told[name] == getattr(counted, name), (row.unit, name)
        assert row.last + row.new - row.removed + row.corrected == row.total
    assert table.total.visits == visits_again(desk, table)
    if len(year.issued[desk.node.area]) > 1:
        earlier = frozen.read_issue(year.issued[desk.node.area][-2][0])
        before = {row.unit: row.total for row in earlier.rows}
        assert all(row.last == before.get(row.unit, 0) for row in table.rows)


@pytest.mark.parametrize("seed", range(1, 3))
def test_weeks_add_up_and_stay(seed: int, tmp_path: Path) -> None:
    year = Year(tmp_path, seed)
    try:
        for _ in range(WEEKS):
            year.week()
            for desk in (year.street, year.district):
                require_counted(desk, year)
        for desk in (year.street, year.district):
            for issue, kept in year.issued[desk.node.area]:
                table = frozen.issue_table(desk, issue.id)
                for row in table.rows:
                    assert lengths(desk, issue.id, row.unit) == figures(row)
                files = frozen.reissue(desk, issue.id, tmp_path / "again" / desk.node.area)
                assert {file.suffix: file.read_bytes() for file in files} == kept
    finally:
        year.close()
