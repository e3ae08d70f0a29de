"""Verbs of 重点任务 and 双公示: duties import, list, progress, export; filings import, certify,
found, report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gridcredit import texts
from gridcredit.cli.verb import Answer, Call, Verb, coded, option
from gridcredit.cli.verbs.entries import date_of
from gridcredit.domain.ledgers.codes import FilingKind
from gridcredit.domain.ledgers.filings import FilingFate, UnitMonth
from gridcredit.domain.ledgers.key_tasks import TaskState
from gridcredit.operations.ledgers import filings, key_tasks
from gridcredit.operations.ledgers.key_tasks import BoardRow
from gridcredit.rosters.headed_tables import CellRefused


def _import_tasks(call: Call) -> Answer:
    a = call.arguments
    file = a.file or (key_tasks.starter() if a.starter else None)
    if file is None or (a.file and a.starter):
        call.wrong_usage("FILE | --starter")
    found = key_tasks.import_tasks(call.desk(), file, check=a.check)
    return Answer(
        {
            "added": found.added,
            "changed": found.changed,
            "same": found.same,
            "reports": found.reports,
            "refused": _refused(found.refused),
        },
        problems=bool(found.refused),
    )


def _refused(refused: list[CellRefused]) -> list[dict[str, Any]]:
    return [
        {"sheet": r.sheet, "row": r.row, "column": r.column, "reason": r.reason} for r in refused
    ]


def _list_tasks(call: Call) -> Answer:
    return Answer([_task(row) for row in key_tasks.board(call.desk(), call.arguments.unit)])


def _task(row: BoardRow) -> dict[str, Any]:
    task, report = row.task, row.report
    return {
        "code": task.code,
        "clause": task.clause,
        "title": task.title,
        "lead": task.lead,
        "units": list(task.units),
        "indicator": task.indicator,
        "target": task.target,
        "measure": task.measure,
        "due": task.due.isoformat() if task.due else None,
        "progress": report.value if report else None,
        "state": row.state.value,
        "on": report.on.isoformat() if report else None,
        "evidence": report.evidence if report else "",
    }


def _progress(call: Call) -> Answer:
    a = call.arguments
    made = key_tasks.report_progress(
        call.desk(), a.code, date_of("on", a.on), a.value, a.evidence, a.done
    )
    return Answer({"id": str(made)})


def _export_tasks(call: Call) -> Answer:
    a = call.arguments
    words = {state: texts.word(state) for state in TaskState}
    return Answer({"rows": key_tasks.export_board(call.desk(), a.out, words, a.unit)})


def _import_filings(call: Call) -> Answer:
    a = call.arguments
    found = filings.import_filings(call.desk(), a.file, a.unit, a.own_list)
    return Answer(
        {
            "rows": found.rows,
            "added": found.added,
            "changed": found.changed,
            "same": found.same,
            "missing": found.missing,
            "refused": _refused(found.refused),
            "dropped_columns": found.dropped,
        },
        problems=bool(found.refused),
    )


def _certify(call: Call) -> Answer:
    a = call.arguments
    return Answer({"id": str(filings.certify(call.desk(), a.unit, a.month, date_of("on", a.on)))})


def _found(call: Call) -> Answer:
    a = call.arguments
    decided = date_of("decided", a.decided)
    made = filings.found_outside(call.desk(), a.unit, a.document, decided, a.source, a.kind)
    return Answer({"id": str(made)})


def _report(call: Call) -> Answer:
    a, desk = call.arguments, call.desk()
    if a.out is not None:
        filings.write_month(desk, a.month, a.out)
    found = filings.month_report(desk, a.month)
    file = {"file": str(a.out)} if a.out is not None else {}
    return Answer({"units": [_month(unit) for unit in found], **file})


def _month(unit: UnitMonth) -> dict[str, Any]:
    return {
        "unit": unit.unit,
        "due": unit.due,
        "on_time": unit.on_time,
        "late": [
            {"document": one.filing.document, "days": one.days_late}
            for one in unit.of(FilingFate.LATE)
        ],
        "missing": _documents(unit, FilingFate.MISSING),
        "concealed": _documents(unit, FilingFate.CONCEALED),
        "faulty": _documents(unit, FilingFate.FAULTY),
        "rate": unit.rate,
        "timely_rate": unit.timely_rate,
        "known": unit.known,
    }


def _documents(unit: UnitMonth, fate: FilingFate) -> list[str]:
    return [one.filing.document for one in unit.of(fate)]


_UNIT = option("--unit", required=True, metavar="U", help="the department")

VERBS = [
    Verb(
        "duties import",
        "take in the board of 重点任务, and reports that stand beside the tasks",
        _import_tasks,
        (
            option("file", type=Path, nargs="?", metavar="FILE"),
            option("--starter", action="store_true", help="the 14 items of the seed document"),
            option("--check", action="store_true", help="say what it would do, change nothing"),
        ),
    ),
    Verb(
        "duties list",
        "the board, the pressing ones first",
        _list_tasks,
        (option("--unit", default="", metavar="U", help="of one department"),),
    ),
    Verb(
        "duties progress",
        "report how far a task is",
        _progress,
        (
            option("code", metavar="CODE"),
            option("--on", required=True, metavar="D"),
            option("--value", default="", metavar="V"),
            option("--evidence", default="", metavar="T"),
            option("--done", action="store_true"),
        ),
    ),
    Verb(
        "duties export",
        "write the board, of all or one department, to be filled in and taken in again",
        _export_tasks,
        (
            option("--out", type=Path, required=True, metavar="FILE.xlsx"),
            option("--unit", default="", metavar="U"),
        ),
    ),
    Verb(
        "filings import",
        "take in a department's sheet of decisions",
        _import_filings,
        (
            option("file", type=Path, metavar="FILE"),
            _UNIT,
            option("--own-list", type=Path, metavar="FILE", help="what the department decided"),
        ),
    ),
    Verb(
        "filings certify",
        "note that a department stated its list of a month to be complete",
        _certify,
        (
            _UNIT,
            option("--month", required=True, metavar="YYYY-MM"),
            option("--on", required=True, metavar="D"),
        ),
    ),
    Verb(
        "filings found",
        "note a decision that was found elsewhere and not reported",
        _found,
        (
            _UNIT,
            option("--document", required=True, metavar="N"),
            option("--decided", required=True, metavar="D"),
            option("--source", required=True, metavar="T"),
            coded("--kind", of=FilingKind, default=FilingKind.PENALTY),
        ),
    ),
    Verb(
        "filings report",
        "what was due in a month, by department",
        _report,
        (
            option("--month", required=True, metavar="YYYY-MM"),
            option("--out", type=Path, metavar="FILE.xlsx|.docx|.pdf", help="write it, too"),
        ),
    ),
]
