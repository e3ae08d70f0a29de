"""Verbs of the archive of pledges: 档号, boxes, 销毁清册, handing back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gridcredit.cli.verb import MANY, Answer, Call, Verb, option
from gridcredit.cli.verbs.entries import date_of, uuid_of
from gridcredit.domain.kinds.disposal_list import DisposalList
from gridcredit.operations.pledges import archive_numbers, boxes, disposal_papers, disposing
from gridcredit.operations.pledges.disposing import Disposed

_KIND = "disposal_list"


def _settings(call: Call) -> Answer:
    a = call.arguments
    desk = call.desk()
    if a.fonds is None and a.category is None:
        told = archive_numbers.show_archive_rules(desk)
    else:
        told = archive_numbers.set_archive_rules(desk, a.fonds, a.category)
    return Answer({"fonds": told.fonds, "category": told.category, "years": told.years or None})


def _boxes(call: Call) -> Answer:
    a = call.arguments
    desk = call.desk()
    if a.out is not None:
        boxes.write_boxes(desk, a.out, a.box)
    return Answer(
        [
            {
                "box": one.box,
                "page": one.page,
                "archive_number": one.paper.archive_number,
                "number": one.paper.number,
                "signed_on": one.paper.signed_on.isoformat() if one.paper.signed_on else None,
                "kept_until": one.kept_until.isoformat() if one.kept_until else None,
            }
            for one in boxes.boxes(desk, a.box)
        ]
    )


def _due(call: Call) -> Answer:
    return Answer(
        [
            {
                "number": one.paper.number,
                "why": one.why.value,
                "due": one.due.isoformat(),
                "due_known": one.known,
                "overdue": one.overdue,
                "location": one.paper.location,
            }
            for one in disposing.due_for_disposal(call.desk())
        ]
    )


def _make(call: Call) -> Answer:
    a = call.arguments
    desk = call.desk()
    made, pages = disposal_papers.make_printed(desk, a.number or (), a.out)
    return Answer(_list(made) | {"pages": pages})


def _print(call: Call) -> Answer:
    a = call.arguments
    pages = disposal_papers.print_list(call.desk(), uuid_of(_KIND, a.id), a.out)
    return Answer({"pages": pages})


def _sign(call: Call) -> Answer:
    return Answer(_list(disposing.sign(call.desk(), uuid_of(_KIND, call.arguments.id))))


def _carry_out(call: Call) -> Answer:
    a = call.arguments
    on = date_of("on", a.on) if a.on else None
    return Answer(_done(disposing.carry_out(call.desk(), uuid_of(_KIND, a.id), on)))


def _drop(call: Call) -> Answer:
    a = call.arguments
    disposing.drop(call.desk(), uuid_of(_KIND, a.id), a.reason)
    return Answer({"dropped": a.id})


def _lists(call: Call) -> Answer:
    return Answer([_list(one) for one in disposing.list_disposals(call.desk())])


def _hand_back(call: Call) -> Answer:
    a = call.arguments
    on = date_of("on", a.on) if a.on else None
    return Answer(_done(disposing.hand_back(call.desk(), a.number, on)))


def _list(one: DisposalList) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "number": one.number,
        "on": one.on.isoformat(),
        "numbers": list(one.numbers),
        "first": one.first,
        "second": one.second,
        "done_on": one.done_on.isoformat() if one.done_on else None,
    }


def _done(done: Disposed) -> dict[str, Any]:
    return _list(done.disposal) | {"files": done.files}


_ID = option("id", metavar="LIST")
_ON = option("--on", default="", metavar="DATE", help="by default today")
_OUT = option("--out", type=Path, required=True, metavar="FILE.pdf")

VERBS = [
    Verb(
        "archive settings",
        "fonds and category of the numbers that this office gives in the archive",
        _settings,
        (
            option("--fonds", metavar="T", help="blank: the office's code"),
            option("--category", metavar="T", help="blank: XYCN"),
        ),
    ),
    Verb(
        "archive boxes",
        "papers by box and page; written as 盒内目录 too",
        _boxes,
        (
            option("--box", default="", metavar="T", help="by default all"),
            option("--out", type=Path, metavar="FILE.pdf|.xlsx"),
        ),
    ),
    Verb("pledge dispose due", "papers past their term or withdrawn, on no list yet", _due),
    Verb(
        "pledge dispose make",
        "put such papers on a list and print it for two signatures",
        _make,
        (option("--number", metavar="N", help="by default all that are due", **MANY), _OUT),
    ),
    Verb("pledge dispose print", "print a list once more", _print, (_ID, _OUT)),
    Verb("pledge dispose sign", "sign a list; another person signs second", _sign, (_ID,)),
    Verb(
        "pledge dispose carry-out",
        "delete the scans of a list that two persons signed",
        _carry_out,
        (_ID, _ON),
    ),
    Verb(
        "pledge dispose drop",
        "void a list that was not carried out",
        _drop,
        (_ID, option("--reason", required=True, metavar="T")),
    ),
    Verb("pledge dispose list", "the lists", _lists),
    Verb(
        "pledge hand-back",
        "a withdrawn paper was handed back: its scans are deleted",
        _hand_back,
        (option("number", metavar="NUMBER"), _ON),
    ),
]
