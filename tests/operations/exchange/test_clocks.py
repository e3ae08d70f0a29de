"""A wrong clock stops no exchange and orders nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending, situation
from gridcredit.operations.register import people
from gridcredit.store.register import register_lists
from tests.operations.offices import Offices, Ticking

# Where clocks begin when their battery is flat, and ten years ahead.
WRONG = [datetime(year, 1, 1) for year in (1970, 1980, 2000, 2036)]  # noqa: DTZ001


@pytest.mark.parametrize("now", WRONG, ids=lambda now: str(now.year))
@pytest.mark.parametrize("whose", ["grid", "street"])
def test_offices_exchange_whatever_a_clock_says(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path, whose: str, now: datetime
) -> None:
    desk = grid if whose == "grid" else street
    desk.clock = Ticking(now)
    offices.send(grid, street)
    row = people.list_residents(grid)[0].line.id
    people.set_resident_field(grid, row, "note", "先")
    offices.send(grid, street)
    people.set_resident_field(street, row, "note", "后")
    sent = sending.export_package(street, grid.node.id, tmp_path)
    [report] = exchanging.import_files(grid, [sent.path], receipts=tmp_path)
    assert (report.conflicts, report.set_aside) == (0, ())
    assert report.receipt is not None
    exchanging.import_files(street, [report.receipt])
    with grid.reading() as session:
        assert register_lists.get(session, "resident", row).note == "后"
    assert situation.status(grid).unsent == 0
