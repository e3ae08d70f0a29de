"""Verbs of 月通报: bulletin draft, issue, list."""

from __future__ import annotations

from pathlib import Path

from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.cli.verbs.dispatch import issue_line
from gridcredit.domain.ledgers.codes import Report
from gridcredit.operations.dispatch import bulletins, frozen


def _draft(call: Call) -> Answer:
    a = call.arguments
    bulletins.draft_bulletin(call.desk(), a.month, a.out)
    return Answer({"file": str(a.out)})


def _issue(call: Call) -> Answer:
    a = call.arguments
    made = bulletins.issue_bulletin(call.desk(), a.month, a.out, a.text, call.progress)
    return Answer(issue_line(made.issue) | {"files": [str(file) for file in made.files]})


def _list(call: Call) -> Answer:
    return Answer([issue_line(one) for one in frozen.all_issues(call.desk(), Report.MONTHLY)])


_MONTH = option("--month", required=True, metavar="YYYY-MM")

VERBS = [
    Verb(
        "bulletin draft",
        "write a month's bulletin to be edited; nothing is frozen",
        _draft,
        (_MONTH, option("--out", type=Path, required=True, metavar="FILE.docx")),
    ),
    Verb(
        "bulletin issue",
        "freeze a month that is over, with the edited document or as drafted",
        _issue,
        (
            _MONTH,
            option("--text", type=Path, metavar="FILE.docx", help="the draft as it was edited"),
            option("--out", type=Path, required=True, metavar="DIR"),
        ),
    ),
    Verb("bulletin list", "the bulletins issued here and above", _list),
]
