"""Verbs of residents who may be one person: residents duplicates, resident different."""

from __future__ import annotations

from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.cli.verbs.entries import uuid_of
from gridcredit.operations.register import alike


def _duplicates(call: Call) -> Answer:
    pairs = alike.alike_residents(call.desk(), call.arguments.area, call.progress)
    return Answer(
        [
            {
                "a": str(pair.one.id),
                "b": str(pair.other.id),
                "score": pair.likeness.score,
                "reasons": [sign.value for sign in pair.likeness.signs],
            }
            for pair in pairs
        ]
    )


def _different(call: Call) -> Answer:
    a = call.arguments
    if a.take_back:
        if a.residents:
            call.wrong_usage("--take-back stands alone")
        row = uuid_of("resident_difference", a.take_back)
        alike.take_back_difference(call.desk(), row, a.reason)
        return Answer({"taken_back": str(row)})
    if len(a.residents) != _TWO:
        call.wrong_usage("two residents are needed")
    one, other = (uuid_of("resident", row) for row in a.residents)
    return Answer({"id": str(alike.call_different(call.desk(), one, other, a.reason))})


_TWO = 2

VERBS = [
    Verb(
        "residents duplicates",
        "pairs of residents who may be one person, the likeliest first, and why",
        _duplicates,
        (option("--area", metavar="C", default=""),),
    ),
    Verb(
        "resident different",
        "say that two residents are two people; the decision travels",
        _different,
        (
            option("residents", metavar="RESIDENT", nargs="*", help="two"),
            option("--reason", default="", metavar="T"),
            option("--take-back", default="", metavar="ID", help="the decision of that id"),
        ),
    ),
]
