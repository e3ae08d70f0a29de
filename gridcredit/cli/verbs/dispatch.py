"""Verbs of 周调度: dispatch issue, reissue, list, show, rows."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.cli.verbs.entries import uuid_of
from gridcredit.domain.dispatch.table import FIGURES, RATES
from gridcredit.domain.kinds.report_issue import ReportIssue
from gridcredit.domain.ledgers.codes import Report
from gridcredit.operations.dispatch import frozen, opened, weekly


def _issue(call: Call) -> Answer:
    a = call.arguments
    made = weekly.issue_week(call.desk(), a.week, a.out, call.progress, a.cut_off)
    return Answer(issue_line(made.issue) | {"files": [str(file) for file in made.files]})


def _reissue(call: Call) -> Answer:
    a = call.arguments
    desk, row = call.desk(), uuid_of("issue", a.issue)
    written = frozen.reissue(desk, row, a.out)
    issue = next(one for one in frozen.all_issues(desk) if one.id == row)
    return Answer(issue_line(issue) | {"files": [str(file) for file in written]})


def _list(call: Call) -> Answer:
    found = frozen.all_issues(call.desk(), Report.WEEKLY)
    return Answer([issue_line(one) for one in found])


_SPANS = {Report.WEEKLY: "week", Report.MONTHLY: "month", Report.ASSESSMENT: "period"}


def issue_line(issue: ReportIssue) -> dict[str, Any]:
    """An issue as verbs answer it."""
    return {
        "issue": str(issue.id),
        _SPANS[issue.report]: issue.span,
        "area": frozen.read_issue(issue).area,
        "frozen_at": issue.frozen_at,
        "digest": issue.digest,
    }


def _show(call: Call) -> Answer:
    table = frozen.issue_table(call.desk(), uuid_of("issue", call.arguments.issue))
    return Answer({"rows": [asdict(row) for row in table.rows], "total": asdict(table.total)})


def _rows(call: Call) -> Answer:
    a = call.arguments
    desk = call.desk()
    found = opened.open_lines(
        desk, frozen.rows_of(desk, uuid_of("issue", a.issue), a.unit, a.figure)
    )
    return Answer(
        [
            asdict(one.line)
            | {"id": str(one.line.id), "name": one.name, "door": one.door, "when": one.when}
            for one in found
        ]
    )


_ISSUE = option("issue", metavar="ISSUE", help="its id")
_OUT = option("--out", type=Path, required=True, metavar="DIR")

VERBS = [
    Verb(
        "dispatch issue",
        "freeze a week that is over, and write its table",
        _issue,
        (
            option("--week", required=True, metavar="YYYY-Www"),
            option(
                "--cut-off",
                default="",
                metavar="TIME",
                help="2026-11-30T09:00, local time: what came later is left out; by default now",
            ),
            _OUT,
        ),
    ),
    Verb(
        "dispatch reissue",
        "write the files of an issue again, byte for byte",
        _reissue,
        (_ISSUE, _OUT),
    ),
    Verb("dispatch list", "the weekly tables issued here and above", _list),
    Verb("dispatch show", "the figures of an issue", _show, (_ISSUE,)),
    Verb(
        "dispatch rows",
        "the ids behind a figure",
        _rows,
        (
            _ISSUE,
            option("--unit", default="", metavar="C", help="by default all rows"),
            option("--figure", required=True, choices=[*FIGURES, *RATES]),
        ),
    ),
]
