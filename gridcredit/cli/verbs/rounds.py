"""Verbs of rounds on paper: round print, list, show, enter, void; and of many doors: visit many."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gridcredit.cli.verb import MANY, Answer, Call, Verb, coded, option
from gridcredit.cli.verbs.entries import uuid_of
from gridcredit.domain.codes import Topic, VisitMode, VisitOutcome
from gridcredit.domain.errors import BadValue
from gridcredit.operations.applying import reason_of
from gridcredit.operations.rounds import bulk, entering, printing
from gridcredit.operations.rounds.bulk import BulkDoor, SameVisit
from gridcredit.operations.rounds.choosing import DoorChoice


def _choice(call: Call) -> DoorChoice:
    a = call.arguments
    return DoorChoice(
        a.area,
        a.estate,
        a.building,
        a.unit,
        tuple(uuid_of("household", one) for one in a.household or ()),
        a.due,
        a.filter,
    )


def _print(call: Call) -> Answer:
    made = printing.print_round(call.desk(), call.arguments.out, _choice(call), call.progress)
    return Answer(
        {
            "id": str(made.sheet.id),
            "number": made.sheet.number,
            "pages": made.pages,
            "rows": made.doors,
            "sheets": [
                {"id": str(one.id), "number": one.number, "rows": len(one.households)}
                for one in made.sheets
            ],
        }
    )


def _list(call: Call) -> Answer:
    found = printing.list_rounds(call.desk(), call.arguments.area)
    return Answer(
        [
            {
                "id": str(one.sheet.id),
                "number": one.sheet.number,
                "on": one.sheet.on.isoformat(),
                "area": one.area_name,
                "rows": len(one.sheet.households),
                "seen": one.seen,
            }
            for one in found
        ]
    )


def _show(call: Call) -> Answer:
    sheet, rows = printing.open_round(call.desk(), call.arguments.number)
    return Answer(
        {
            "number": sheet.number,
            "on": sheet.on.isoformat(),
            "rows": [
                {
                    "row": row.row,
                    "household": str(row.household),
                    "address": row.address,
                    "adults": {letter: str(who) for letter, (who, _) in row.adults.items()},
                }
                for row in rows
            ],
        }
    )


def _void(call: Call) -> Answer:
    a = call.arguments
    return Answer({"number": printing.void_round(call.desk(), a.number, a.reason).number})


def _enter(call: Call) -> Answer:
    a = call.arguments
    if bool(a.rows) == bool(a.file):
        raise BadValue("row", "", "rows_or_file")
    desk = call.desk()
    on = entering.day_of(a.at, desk.clock())
    told = entering.read_round_file(a.file, on) if a.file else entering.read_lines(a.rows, on)
    done = entering.enter_round(
        *(desk, a.number, a.at, told), sure=a.sure, check=a.check, progress=call.progress
    )
    return Answer(
        {
            "number": done.number,
            "done": [
                {
                    "row": one.row,
                    "household": str(one.household),
                    "id": None if a.check else str(one.visit),
                    "outcome": one.outcome.value,
                }
                for one in done.done
            ],
            "refused": [
                {"row": one.row or None, "line": one.line, "reason": reason_of(one.error)}
                for one in done.refused
            ],
            "registrations": done.registrations,
            "pledges": done.pledges,
            "numbers": [] if a.check else list(done.numbers),
        },
        problems=bool(done.refused),
    )


def _many(call: Call) -> Answer:
    a = call.arguments
    mode = a.mode or a.outcome.means.mode
    topics = tuple(topic.value for topic in a.topic or ())
    same = SameVisit(_choice(call), a.at, a.outcome, mode, topics, a.note, a.informed)
    desk = call.desk()
    if a.check:
        looked = bulk.foresee(desk, same)
        taken = [one for one in looked if one.why is None]
        left = [one for one in looked if one.why is not None]
        informed = sum(one.informed for one in taken)
        return Answer({"ids": [], "doors": len(taken), "informed": informed} | _left_out(left))
    made = bulk.log_same(desk, same, sure=a.sure, progress=call.progress)
    ids = [str(one) for one in made.visits]
    told = {"ids": ids, "doors": len(ids), "informed": made.informed}
    return Answer(told | _left_out(list(made.left_out)))


def _left_out(doors: list[BulkDoor]) -> dict[str, Any]:
    left = [
        {"household": str(one.household), "reason": one.why.value}
        for one in doors
        if one.why is not None
    ]
    return {"left_out": left}


_DOORS = (
    option("--area", default="", metavar="C", help="by default one's own"),
    option("--estate", metavar="T", help="as the register writes it"),
    option("--building", metavar="T"),
    option("--unit", metavar="T"),
    option("--household", metavar="ID", help="these alone", **MANY),
    option("--filter", default="", metavar="T", help="a kept filter, by its name"),
    option("--due", action="store_true", help="only where a visit is due"),
)
_NUMBER = option("number", metavar="NUMBER", help="of the sheet: whole, or its last digits")
_AT = option("--at", required=True, metavar="TIME", help="2026-11-22T19:30")
_SHUT_OR_CALLED = tuple(
    one for one in VisitOutcome if one.means.is_shut or one.means.mode is VisitMode.PHONE
)

VERBS = [
    Verb(
        "round print",
        "print doors as a numbered sheet to tick",
        _print,
        (*_DOORS, option("--out", type=Path, required=True, metavar="FILE.pdf")),
    ),
    Verb(
        "round list",
        "the sheets that were printed, and at how many of their doors somebody was since",
        _list,
        (option("--area", default="", metavar="C"),),
    ),
    Verb("round show", "which row of a sheet is which household", _show, (_NUMBER,)),
    Verb(
        "round enter",
        "record a ticked sheet by its rows; refused rows are listed",
        _enter,
        (
            _NUMBER,
            option(
                "rows",
                nargs="*",
                metavar="ROW",
                help="each in quotes: '12 11', '12-18 11', '3 01 AZC B +7 @19:40 #note'",
            ),
            _AT,
            option("--file", type=Path, metavar="FILE.csv", help="instead of rows"),
            option("--check", action="store_true", help="say what it would do, change nothing"),
            option("--sure", action="store_true", help="also within the hour of another visit"),
        ),
    ),
    Verb(
        "round void",
        "take a printed sheet out of use",
        _void,
        (_NUMBER, option("--reason", required=True, metavar="T")),
    ),
    Verb(
        "visit many",
        "record the same of many doors: nobody home, or a group that was told",
        _many,
        (
            *_DOORS,
            coded("--outcome", of=_SHUT_OR_CALLED, required=True),
            _AT,
            coded("--mode", of=VisitMode),
            coded("--topic", of=Topic, **MANY),
            option("--note", default="", metavar="T"),
            option("--informed", action="store_true", help="adults who had not heard were told"),
            option("--check", action="store_true", help="say what it would do, change nothing"),
            option("--sure", action="store_true", help="keep a time that wants a second look"),
        ),
    ),
]
