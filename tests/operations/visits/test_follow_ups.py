"""What was promised at doors, by its days; another day is a correction of the visit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.codes import VisitOutcome
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.visits import follow_ups, takingback, visiting
from gridcredit.operations.visits.visiting import VisitEntry
from tests.operations.homes import a_home

SOON, LATER = date(2026, 11, 25), date(2026, 12, 3)


def promised(desk: Desk, due: date, at: str = "2026-11-12T08:00") -> Visit:
    """A visit that promised a day."""
    home = a_home(desk).household
    made = Visit(desk.new_id(), home, at, VisitOutcome.MET_PENDING, follow_up=due)
    visiting.log_visit(desk, VisitEntry(made))
    return made


def test_promises_stand_by_their_days_the_overdue_in_front(worker: Desk) -> None:
    late = promised(worker, date(2026, 11, 20))
    soon, later = promised(worker, SOON), promised(worker, LATER)
    found = follow_ups.follow_ups_until(worker, SOON)
    assert [(one.visit, one.is_overdue) for one in found] == [(late.id, True), (soon.id, False)]
    counted = follow_ups.count_by_day(follow_ups.follow_ups_until(worker, date(2026, 12, 31)))
    assert counted == {date(2026, 11, 20): 1, SOON: 1, LATER: 1}
    assert later.id not in {one.visit for one in found}


def test_a_day_is_moved_by_a_correction_and_moved_back(worker: Desk) -> None:
    visit = promised(worker, SOON)
    moved = follow_ups.move_follow_up(worker, visit.id, LATER, "改约")
    [found] = follow_ups.follow_ups_until(worker, LATER)
    assert (found.visit, found.due) == (moved.visit, LATER)
    takingback.say_again(worker, moved.replaced, "撤销")
    [found] = follow_ups.follow_ups_until(worker, LATER)
    assert found.due == SOON


@pytest.mark.parametrize("to", [date(2026, 11, 21), date(2028, 1, 1)])
def test_only_a_day_ahead_is_promised(worker: Desk, to: date) -> None:
    visit = promised(worker, SOON)
    with pytest.raises(BadValue, match="not_ahead"):
        follow_ups.move_follow_up(worker, visit.id, to, "改约")


def test_a_list_prints_what_is_overdue_too(worker: Desk, tmp_path: Path) -> None:
    out = tmp_path / "list.pdf"
    with pytest.raises(BadValue, match="no_follow_up"):
        follow_ups.print_follow_ups(worker, out, SOON, LATER)
    promised(worker, date(2026, 11, 20))
    promised(worker, LATER)
    assert follow_ups.print_follow_ups(worker, out, SOON, LATER) == 1
    assert out.read_bytes().startswith(b"%PDF")
