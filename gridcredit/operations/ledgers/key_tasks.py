"""重点任务: taken in from the departments' sheets, reported on, listed with how each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from gridcredit.domain.addresses import natural_key
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.kinds.key_task import KIND, KeyTask
from gridcredit.domain.kinds.task_progress import TaskProgress
from gridcredit.domain.ledgers.key_tasks import PRESSING, TaskState, amount, latest, state
from gridcredit.domain.reasons import checked_reason
from gridcredit.domain.records import to_plain
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.amending import Edited, edit_record
from gridcredit.operations.visits.takingback import void
from gridcredit.paths import resources
from gridcredit.rosters import lists
from gridcredit.rosters.cells import Remark, to_text
from gridcredit.rosters.dates import to_date
from gridcredit.rosters.headed_tables import (
    CellRefused,
    HeadedTable,
    TableForm,
    TableRow,
    read_tables,
)
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.journal.loading import load_standing
from gridcredit.store.ledgers import rows as stored
from gridcredit.store.register import area_rows
from gridcredit.store.schema.travelling import TABLES

FORM = TableForm(
    {
        "code": "编号 序号编码 任务编号",
        "clause": "条款 依据 文件条款",
        "title": "任务 重点任务 工作内容",
        "lead": "牵头单位 牵头部门",
        "units": "责任单位 配合单位 责任部门",
        "indicator": "指标 考核指标",
        "target": "目标值 目标 目标任务",
        "measure": "计量单位 单位",
        "start": "开始日期 开始时间",
        "due": "完成时限 完成时间 截止日期",
        "note": "备注",
        "value": "进展值 完成值 进展",
        "on": "填报日期 日期",
        "evidence": "佐证 佐证材料 进展说明",
    },
    required=frozenset({"code"}),
    days=frozenset({"start", "due", "on"}),
)
_DAYS = ("start", "due")


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A task, its latest report, and how it stands today."""

    task: KeyTask
    report: TaskProgress | None
    state: TaskState


@dataclass
class TasksImported:
    """What a sheet brought: tasks and reports of each sort, and what was refused."""

    added: int = 0
    changed: int = 0
    same: int = 0
    reports: int = 0
    refused: list[CellRefused] = field(default_factory=list)


def board(desk: Desk, unit: str = "") -> list[BoardRow]:
    """The tasks of this office and those above, the pressing ones first; of one unit, where asked
    for."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        rows = _rows(desk, session, _tasks(desk, session))
    rows = [row for row in rows if not unit or unit == row.task.lead or unit in row.task.units]

    def place(row: BoardRow) -> tuple[object, ...]:
        return PRESSING[row.state], row.task.due or date.max, natural_key(row.task.code)

    return sorted(rows, key=place)


def own_board(desk: Desk, session: Session) -> list[BoardRow]:
    """The tasks that this office set itself, as they stand today."""
    own = area_rows.area_by_code(session, desk.node.area)
    return _rows(desk, session, [one for one in _tasks(desk, session) if one.area == own.id])


def reports_of(session: Session) -> dict[UUID, list[TaskProgress]]:
    """By task what was reported of it."""
    reports: dict[UUID, list[TaskProgress]] = {}
    for report in load_standing(session, TaskProgress):
        reports.setdefault(report.task, []).append(report)
    return reports


def _rows(desk: Desk, session: Session, tasks: Sequence[KeyTask]) -> list[BoardRow]:
    today, reports = desk.today(), reports_of(session)
    held = [(task, latest(reports.get(task.id, ()), today)) for task in tasks]
    return [BoardRow(task, report, state(task, report, today)) for task, report in held]


def _tasks(desk: Desk, session: Session) -> list[KeyTask]:
    own = area_rows.area_by_code(session, desk.node.area)
    areas = [area.id for area in area_rows.all_areas(session)]
    found: list[KeyTask] = stored.rows(session, KIND, areas)
    return sorted(found, key=lambda task: (task.area != own.id, task.code, task.id))


def report_progress(
    desk: Desk, code: str, on: date, value: str = "", evidence: str = "", done: bool = False
) -> UUID:
    """Report how far a task is. Raises NotFound, BadValue (in the future, no number)."""
    desk.actor.require(Duty.REPORT_TASKS)
    with desk.writing() as session:
        return keep_progress(desk, session, code, on, value, evidence, done)


def keep_progress(
    desk: Desk, session: Session, code: str, on: date, value: str, evidence: str, done: bool
) -> UUID:
    """`report_progress` in a transaction that is under way. Of two tasks with one code this
    office's own is meant, else that of the nearest office above."""
    if on > desk.today():
        raise BadValue("on", on.isoformat(), "in_future")
    if value and amount(value) is None:
        raise BadValue("value", value, "wrong_form")
    task = next((one for one in _tasks(desk, session) if one.code == code), None)
    if task is None:
        raise NotFound("key_task", code)
    own = area_rows.area_by_code(session, desk.node.area)
    made = TaskProgress(desk.new_id(), own.id, task.id, on, value, done, evidence, desk.node.name)
    journal.add(session, [made])
    return made.id


def take_back_report(desk: Desk, report: UUID, reason: str) -> None:
    """Let a report of this office say nothing any more. Raises NotFound, BadValue."""
    desk.actor.require(Duty.REPORT_TASKS)
    why = checked_reason(reason)
    with desk.writing() as session:
        own = area_rows.area_by_code(session, desk.node.area)
        held = load_standing(session, TaskProgress, TABLES["task_progress"].id == report.bytes)
        if not held or held[0].area != own.id:
            raise NotFound("task_progress", str(report))
        void(desk, session, held, why)


def starter() -> Path:
    """The items of the seed document as a sheet that comes with the program."""
    return resources() / "ledgers" / "key_tasks.csv"


def import_tasks(desk: Desk, file: Path, *, check: bool = False) -> TasksImported:
    """Take tasks in from a sheet, and the reports that it holds beside them; a task that is known
    by its code is changed where it says something else. Raises FileUnreadable,
    NotSavedAsWorkbook, ColumnsMissing, StorageFailed."""
    desk.actor.require(Duty.REPORT_TASKS)
    tables, found = read_tables(file, FORM), TasksImported()
    try:
        with desk.writing() as session:
            known = {task.code: task for task in _tasks(desk, session)}
            for table in tables:
                found.refused += table.refused
                for row in table.rows:
                    if row.is_whole:
                        _take(desk, session, known, table, row, found)
            if check:
                raise _CheckOnly
    except _CheckOnly:
        pass
    return found


class _CheckOnly(Exception):
    """Rolls the transaction of a check back."""


def _take(
    desk: Desk,
    session: Session,
    known: dict[str, KeyTask],
    table: HeadedTable,
    row: TableRow,
    found: TasksImported,
) -> None:
    told, faults = _told(row)
    if faults:
        found.refused += [table.refusal(row, f, why, row.text(f)) for f, why in faults.items()]
        return
    code = row.text("code")
    task = known.get(code)
    if desk.actor.may(Duty.SET_TASKS):
        own = area_rows.area_by_code(session, desk.node.area)
        if task is None:
            task = known[code] = KeyTask(desk.new_id(), own.id, code, **told)
            journal.add(session, [task])
            found.added += 1
        else:
            plain = {name: to_plain(value) for name, value in told.items()}
            edited: Edited | None = edit_record(session, "key_task", task, plain)
            found.changed += edited is not None
            found.same += edited is None
    elif task is None:
        found.refused.append(table.refusal(row, "code", "no_such_task", code))
        return
    if row.text("value") or row.text("evidence"):
        _report(desk, session, task, table, row, found)


def _told(row: TableRow) -> tuple[dict[str, Any], dict[str, str]]:
    told: dict[str, Any] = {}
    faults: dict[str, str] = {} if row.text("code") else {"code": "empty"}
    for name in ("clause", "title", "lead", "indicator", "target", "measure", "note"):
        if name in row.cells:
            told[name] = row.text(name)
    if "units" in row.cells:
        parts = row.text("units").replace("，", "、").replace(",", "、").split("、")
        told["units"] = tuple(filter(None, map(str.strip, parts)))
    for name in _DAYS:
        if name in row.cells and to_text(row.cells[name]):
            day = to_date(row.cells[name])
            if day is None or isinstance(day, Remark):
                faults[name] = "not_a_date"
            else:
                told[name] = day
    return told, faults


def _report(
    desk: Desk,
    session: Session,
    task: KeyTask,
    table: HeadedTable,
    row: TableRow,
    found: TasksImported,
) -> None:
    """The report that a row holds, once: the same of the same day is not written again."""
    day = to_date(row.cells["on"]) if to_text(row.cells.get("on", "")) else desk.today()
    value = row.text("value")
    if day is None or isinstance(day, Remark) or day > desk.today():
        found.refused.append(table.refusal(row, "on", "not_a_date", row.text("on")))
    elif value and amount(value) is None:
        found.refused.append(table.refusal(row, "value", "wrong_form", value))
    else:
        said = (task.id, day, value, row.text("evidence"))
        held = load_standing(session, TaskProgress)
        if said not in {(one.task, one.on, one.value, one.evidence) for one in held}:
            unit = row.text("lead") or desk.node.name
            own = area_rows.area_by_code(session, desk.node.area)
            made = TaskProgress(desk.new_id(), own.id, task.id, day, value, False, said[3], unit)
            journal.add(session, [made])
            found.reports += 1


_HEADS = (
    "编号", "条款", "任务", "牵头单位", "责任单位", "指标", "目标值", "计量单位", "开始日期",
    "完成时限", "状态", "进展值", "填报日期", "佐证",
)  # fmt: skip


def export_board(desk: Desk, out: Path, words: dict[TaskState, str], unit: str = "") -> int:
    """Write the board as a workbook that a department fills in and `import_tasks` reads again; how
    many tasks. Raises StorageFailed."""
    rows = board(desk, unit)
    told = [
        (
            row.task.code,
            row.task.clause,
            row.task.title,
            row.task.lead,
            "、".join(row.task.units),
            row.task.indicator,
            row.task.target,
            row.task.measure,
            row.task.start.isoformat() if row.task.start else "",
            row.task.due.isoformat() if row.task.due else "",
            words[row.state],
            row.report.value if row.report else "",
            row.report.on.isoformat() if row.report else "",
            row.report.evidence if row.report else "",
        )
        for row in rows
    ]
    columns = [lists.SheetColumn(head, 30 if head == "任务" else 16) for head in _HEADS]
    return lists.write_list(out, columns, told, is_form=True)
