"""Verbs of the working-day calendar: calendar import, calendar list, calendar due."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.cli.verbs.entries import date_of
from gridcredit.operations.register import calendar


def _import(call: Call) -> Answer:
    return Answer(asdict(calendar.import_calendar(call.desk(), call.arguments.file)))


def _list(call: Call) -> Answer:
    days = calendar.list_calendar(call.desk(), call.arguments.year)
    return Answer(
        [{"date": day.on.isoformat(), "kind": day.kind.value, "name": day.name} for day in days]
    )


def _due(call: Call) -> Answer:
    a = call.arguments
    start = date_of("from", a.start)
    due = calendar.due(call.desk(), start, a.days)
    skipped = [day.isoformat() for day in due.skipped]
    return Answer({"due": due.day.isoformat(), "known": due.known, "skipped": skipped})


VERBS = [
    Verb(
        "calendar import",
        "read rest and working days (date,kind,name) from a CSV file; they are sent down",
        _import,
        (option("file", type=Path, metavar="FILE.csv"),),
    ),
    Verb(
        "calendar list",
        "the days of a year that are not what their weekday says",
        _list,
        (option("--year", required=True, type=int, metavar="Y"),),
    ),
    Verb(
        "calendar due",
        "the last day of a clock that counts working days, the first day left out",
        _due,
        (
            option("--from", dest="start", required=True, metavar="DATE", help="2026-11-22"),
            option("--days", required=True, type=int, metavar="N"),
        ),
    ),
]
