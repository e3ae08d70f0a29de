"""Verbs of 月通报: bulletin draft, issue, list, mentions, mention, unmention, wording."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from pathlib import Path

from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.cli.verbs.dispatch import issue_line
from gridcredit.cli.verbs.entries import uuid_of
from gridcredit.domain.ledgers.codes import Report
from gridcredit.operations.dispatch import bulletins, frozen, mentions, wording
from gridcredit.reports.dispatch.wording import ReportWording


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


def _mentions(call: Call) -> Answer:
    found = mentions.mentions(call.desk(), call.arguments.month)
    return Answer(
        [
            {
                "unit": one.unit,
                "praised": one.praised,
                "ground": one.ground,
                "id": str(one.id) if one.id else None,
            }
            for one in found
        ]
    )


def _mention(call: Call) -> Answer:
    a = call.arguments
    made = mentions.confirm(call.desk(), a.month, a.unit, a.ground, praised=a.how == "praise")
    return Answer({"id": str(made)})


def _unmention(call: Call) -> Answer:
    a = call.arguments
    mentions.take_back(call.desk(), uuid_of("id", a.mention), a.reason)
    return Answer({"id": a.mention})


def _wording(call: Call) -> Answer:
    a, desk = call.arguments, call.desk()
    held = wording.wording(desk)
    said = {name: value for name in _FIELDS if (value := getattr(a, name)) is not None}
    if a.usual:
        held = ReportWording()
    if said or a.usual:
        held = replace(held, **said)
        wording.keep_wording(desk, held)
    return Answer(asdict(held))


_FIELDS = [one.name for one in fields(ReportWording)]
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
    Verb(
        "bulletin mentions",
        "units that a month names in praise or blame, and those its figures propose",
        _mentions,
        (_MONTH,),
    ),
    Verb(
        "bulletin mention",
        "name a unit in a month's bulletin",
        _mention,
        (
            _MONTH,
            option("--unit", required=True, metavar="U", help="its name"),
            option("--how", required=True, choices=["praise", "blame"]),
            option("--ground", required=True, metavar="T"),
        ),
    ),
    Verb(
        "bulletin unmention",
        "name it no more",
        _unmention,
        (
            option("mention", metavar="MENTION", help="its id"),
            option("--reason", required=True, metavar="T"),
        ),
    ),
    Verb(
        "bulletin wording",
        "what this office writes on bulletins and reminders in its own words",
        _wording,
        (
            *(option(f"--{name.replace('_', '-')}", metavar="T") for name in _FIELDS),
            option("--usual", action="store_true", help="begin again with the program's words"),
        ),
    ),
]
