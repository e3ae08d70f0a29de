"""重点任务: how a task stands on a day, by its target, its days and its latest report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from gridcredit.domain.kinds.key_task import KeyTask
from gridcredit.domain.kinds.task_progress import TaskProgress


class TaskState(StrEnum):
    """How a task stands; the most pressing first."""

    OVERDUE = "overdue"  # 超期
    BEHIND = "behind"  # 滞后
    NOT_STARTED = "not_started"  # 未启动
    ON_TRACK = "on_track"  # 推进顺利
    DONE = "done"  # 完成


PRESSING = {state: place for place, state in enumerate(TaskState)}
"""The order of the board."""


def amount(text: str) -> Decimal | None:
    """The number of a target or a report, per cent signs and units left out; None for none."""
    plain = text.strip().rstrip("%％").replace(",", "")
    try:
        found = Decimal(plain)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def latest(reports: Iterable[TaskProgress], on: date) -> TaskProgress | None:
    """The report that holds on a day: the latest by its day, of one day the later id."""
    until = [one for one in reports if one.on <= on]
    return max(until, key=lambda one: (one.on, one.id), default=None)


def line(task: KeyTask, on: date) -> Decimal | None:
    """Where the straight line from start to due stands on a day, in the task's measure; None for a
    task without a number or without days."""
    target = amount(task.target)
    if target is None or task.start is None or task.due is None or task.due <= task.start:
        return None
    passed = min(max((on - task.start).days, 0), (task.due - task.start).days)
    return target * passed / (task.due - task.start).days


def state(task: KeyTask, report: TaskProgress | None, on: date) -> TaskState:
    """How a task stands on a day."""
    reached, target = amount(report.value) if report else None, amount(task.target)
    if report is not None and (report.done or (target and reached and reached >= target)):
        return TaskState.DONE
    if task.due is not None and on > task.due:
        return TaskState.OVERDUE
    pace = line(task, on)
    if report is None:
        began = task.start is None or on >= task.start
        return TaskState.BEHIND if began and pace else TaskState.NOT_STARTED
    if pace is not None and (reached or Decimal(0)) < pace:
        return TaskState.BEHIND
    return TaskState.ON_TRACK
