"""How a 重点任务 stands on a day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from gridcredit.domain.kinds.key_task import KeyTask
from gridcredit.domain.kinds.task_progress import TaskProgress
from gridcredit.domain.ledgers.key_tasks import TaskState, amount, latest, line, state

TASK = KeyTask(
    UUID(int=1), UUID(int=2), "7", target="100", measure="%", start=date(2026, 1, 1),
    due=date(2026, 12, 31),
)  # fmt: skip
HALF = date(2026, 7, 2)


def report(
    value: str, on: date = date(2026, 7, 1), key: int = 5, done: bool = False
) -> TaskProgress:
    return TaskProgress(UUID(int=key), TASK.area, TASK.id, on, value, done)


@pytest.mark.parametrize(
    ("text", "number"),
    [("100", 100), ("43.21%", Decimal("43.21")), ("1,200", 1200), ("", None), ("多", None),
     ("NaN", None), ("Infinity", None), ("-3", -3)],
)  # fmt: skip
def test_a_number_is_read_as_people_write_it(text: str, number: object) -> None:
    assert amount(text) == number


def test_the_line_runs_straight_from_start_to_due() -> None:
    assert line(TASK, date(2026, 1, 1)) == 0
    assert line(TASK, HALF) == Decimal(100) * 182 / 364
    assert line(TASK, date(2027, 5, 1)) == 100


@pytest.mark.parametrize(
    ("held", "on", "found"),
    [
        (None, date(2025, 12, 1), TaskState.NOT_STARTED),
        (None, HALF, TaskState.BEHIND),
        (report("10"), HALF, TaskState.BEHIND),
        (report("60"), HALF, TaskState.ON_TRACK),
        (report("100"), HALF, TaskState.DONE),
        (report("3", done=True), HALF, TaskState.DONE),
        (report("60"), date(2027, 1, 1), TaskState.OVERDUE),
        (None, date(2027, 1, 1), TaskState.OVERDUE),
    ],
)
def test_a_task_stands_by_its_latest_report(
    held: TaskProgress | None, on: date, found: TaskState
) -> None:
    assert state(TASK, held, on) is found


def test_the_latest_report_by_its_day_holds() -> None:
    old, new, twice = report("1", date(2026, 3, 1), 9), report("2"), report("3", key=6)
    assert latest([new, old, twice], HALF) is twice
    assert latest([new, old], date(2026, 4, 1)) is old
    assert latest([new], date(2026, 1, 1)) is None
