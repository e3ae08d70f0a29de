"""Verbs of the papers of 信用+: what hangs on the board, passbooks, lists and forms to sign."""

from __future__ import annotations

from pathlib import Path

from gridcredit.cli.verb import MANY, Answer, Call, Verb, option
from gridcredit.cli.verbs.entries import date_of, uuid_of
from gridcredit.domain.errors import BadValue
from gridcredit.operations.credit import (
    membership_forms,
    passbooks,
    review_papers,
    sheets,
    sign_in,
)
from gridcredit.operations.credit.sign_in import SignInForm
from gridcredit.reports.credit.passbook import Offset
from gridcredit.reports.writing import PaperSize


def _sheets(call: Call) -> Answer:
    a = call.arguments
    size = PaperSize(a.size)
    done = sheets.print_sheets(call.desk(), a.village, a.period, a.out, size, call.progress)
    return Answer(
        {
            "number": done.number,
            "digest": done.digest,
            "files": [str(file) for file in done.files],
            "left_out": [{"sheet": one.sheet, "reason": one.reason} for one in done.left_out],
        }
    )


def _passbook(call: Call) -> Answer:
    a = call.arguments
    household, offset = uuid_of("household", a.household), _offset(a.offset)
    done = passbooks.print_passbook(call.desk(), household, a.out, a.from_line, a.year, offset)
    return Answer({"pages": done.pages, "lines": done.lines, "next_line": done.next_line})


def _passbooks(call: Call) -> Answer:
    a = call.arguments
    if a.test_page:
        pages = passbooks.print_alignment(call.desk(), a.out, _offset(a.offset))
        return Answer({"pages": pages, "households": 0})
    done = passbooks.print_passbooks(call.desk(), a.out, a.village, a.year, call.progress)
    return Answer({"pages": done.pages, "households": done.households})


def _offset(text: str) -> Offset:
    """Millimetres to the right and down. Raises BadValue."""
    right, _, down = text.partition(",")
    try:
        return float(right or 0), float(down or 0)
    except ValueError as error:
        raise BadValue("offset", text, "1.5,-2") from error


def _queue(call: Call) -> Answer:
    a = call.arguments
    done = review_papers.print_queue(call.desk(), a.village, a.out)
    return Answer({"pages": done.pages, "entries": done.entries})


def _letter(call: Call) -> Answer:
    a = call.arguments
    objection = uuid_of("credit_objection", a.objection)
    return Answer({"pages": review_papers.print_answer(call.desk(), objection, a.out)})


def _sign_in(call: Call) -> Answer:
    a = call.arguments
    form = SignInForm(
        date_of("on", a.on),
        a.item,
        a.name,
        getattr(a, "from"),
        a.to,
        a.place,
        a.organiser,
        a.village,
        a.area,
    )
    done = sign_in.print_sign_in(call.desk(), form, a.out)
    return Answer({"activity": str(done.activity), "pages": done.pages, "people": done.people})


def _forms(call: Call) -> Answer:
    a = call.arguments
    homes = [uuid_of("household", one) for one in a.household or ()]
    desk = call.desk()
    pages = membership_forms.print_membership_forms(
        desk, a.out, a.notice, homes, a.unnamed, a.village
    )
    return Answer({"pages": pages})


_OUT = option("--out", required=True, type=Path, metavar="FILE.pdf")
_VILLAGE = option("--village", metavar="CODE", default="", help="default: one's own")
_YEAR = option("--year", type=int, metavar="Y", help="default: this year")
_OFFSET = option(
    "--offset",
    metavar="X,Y",
    default="",
    help="mm by which the printer puts lines too far to the right and down, as --test-page tells",
)

VERBS = [
    Verb(
        "credit sheets",
        "hang up the sheets of a closed period, or print them again as they were",
        _sheets,
        (
            _VILLAGE,
            option("--period", required=True, metavar="P", help="2026-01, 2026-Q1 or 2026"),
            option("--out", required=True, type=Path, metavar="DIR"),
            option("--size", choices=[size.value for size in PaperSize], default="A4"),
        ),
    ),
    Verb(
        "credit passbook",
        "print a household's passbook, or what is new onto the booklet that it holds",
        _passbook,
        (
            option("household", metavar="HOUSEHOLD"),
            _OUT,
            option("--from-line", type=int, metavar="N", help="1: a whole new booklet"),
            _YEAR,
            _OFFSET,
        ),
    ),
    Verb(
        "credit passbooks",
        "print the booklets of all households of a village that have none of the year yet",
        _passbooks,
        (
            _VILLAGE,
            _OUT,
            _YEAR,
            option("--test-page", action="store_true", help="the page that measures a printer"),
            _OFFSET,
        ),
    ),
    Verb(
        "credit queue",
        "print the numbered list of what waits, with signature lines, for a meeting on paper",
        _queue,
        (_VILLAGE, _OUT),
    ),
    Verb(
        "credit letter",
        "print the answer to an objection",
        _letter,
        (option("objection", metavar="OBJECTION"), _OUT),
    ),
    Verb(
        "credit sign-in",
        "print the sign-in sheet of a group action, by door, with a code for its scan",
        _sign_in,
        (
            option("--on", required=True, metavar="DATE", help="2026-11-22"),
            option("--item", default="", metavar="CODE"),
            option("--name", default="", metavar="T"),
            option("--from", default="", metavar="HH:MM"),
            option("--to", default="", metavar="HH:MM"),
            option("--place", default="", metavar="T"),
            option("--organiser", default="", metavar="T"),
            _VILLAGE,
            option("--area", default="", metavar="CODE", help="a grid of the village"),
            _OUT,
        ),
    ),
    Verb(
        "credit forms",
        "print 参与确认 to sign, of households or unnamed",
        _forms,
        (
            option("--notice", required=True, metavar="V", help="version of the notice"),
            option("--household", **MANY, metavar="ID", help="once each"),
            option("--unnamed", type=int, default=0, metavar="N"),
            _VILLAGE,
            _OUT,
        ),
    ),
]
