"""Some weeks of a made-up year: every row adds up, every list is as long as its figure, and what
was issued never changes (the whole year is played by the bench)."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridcredit.domain.dispatch.spans import month_of
from tests.operations.dispatch.year import (
    MONTHS,
    Year,
    require_counted,
    require_lists,
    require_same_bytes,
)

WEEKS = 6


@pytest.mark.parametrize("seed", range(1, 2))
def test_weeks_add_up_and_stay(seed: int, tmp_path: Path) -> None:
    year = Year(tmp_path, seed)
    try:
        for _ in range(WEEKS):
            week = year.week()
            for desk in (year.street, year.district):
                require_counted(desk, year)
        year.month(month_of(week.first).previous)
        for desk in (year.street, year.district):
            for issue, kept in year.issued[desk.node.area]:
                require_lists(desk, issue)
                require_same_bytes(desk, issue, kept, tmp_path / "again" / desk.node.area)
        ((issue, kept),) = year.issued[MONTHS]
        require_lists(year.district, issue)
        require_same_bytes(year.district, issue, kept, tmp_path / "again")
    finally:
        year.close()
