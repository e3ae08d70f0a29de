"""Verbs that write the ledger of 信用+: credit add, amend, activity, void."""

from __future__ import annotations

from typing import Any

from gridcredit.cli.verb import MANY, Answer, Call, Verb, option
from gridcredit.cli.verbs.entries import uuid_of
from gridcredit.domain import amounts
from gridcredit.operations import applying
from gridcredit.operations.acts.credit import activity_form, entry_form
from gridcredit.operations.credit.foretelling import foretell
from gridcredit.operations.credit.grouping import add_activity
from gridcredit.operations.credit.voiding import Reversed, look_at_void, void

_FIELDS = (
    "household", "item", "on", "resident", "quantity", "matter", "place", "evidence", "witness",
    "note", "file",
)  # fmt: skip


def _add(call: Call) -> Answer:
    entry = {"do": "credit.add"} | _given(call, _FIELDS)
    desk = call.desk()
    told = foretell(desk, entry_form(entry)).told
    made = applying.apply_one(desk, entry)
    return Answer({"id": str(made), "doubts": [one.reason for one in told]})


def _amend(call: Call) -> Answer:
    entry = {"do": "credit.amend", "id": call.arguments.id} | _given(call, _FIELDS)
    return Answer({"id": str(applying.apply_one(call.desk(), entry))})


def _activity(call: Call) -> Answer:
    names = ("item", "on", "from", "to", "place", "resident", "quantity", "name", "organiser")
    entry = _given(call, (*names, "evidence", "photo", "sheet", "activity"))
    kept = add_activity(call.desk(), activity_form(entry))
    document = {
        "activity": str(kept.activity),
        "entries": [str(one) for one in kept.entries],
        "left_out": [
            {"resident": str(one.resident), "reason": one.reason} for one in kept.left_out
        ],
    }
    return Answer(document, problems=bool(kept.left_out))


def _void(call: Call) -> Answer:
    a = call.arguments
    row, desk = uuid_of("credit_entry", a.id), call.desk()
    if a.check:
        return Answer({"entries": [_reversed(one) for one in look_at_void(desk, row)]})
    return Answer({"entries": [str(one) for one in void(desk, row, a.reason or "")]})


def _reversed(one: Reversed) -> dict[str, Any]:
    return {
        "id": str(one.entry),
        "household": str(one.household),
        "counted": amounts.points_text(one.points),
        "period": one.period,
        "corrected_in": one.corrected_in or None,
        "suspended": one.suspended,
    }


def _given(call: Call, names: tuple[str, ...]) -> dict[str, Any]:
    """The fields that were given; files by their names."""
    told = {name: getattr(call.arguments, name) for name in names}
    return {name: value for name, value in told.items() if value is not None}


_DAY = "2026-11-22"
_TEXTS = (
    option("--matter", metavar="T", help="number or name of what it is of; nobody is named"),
    option("--evidence", metavar="K", **MANY, help="once each"),
    option("--file", metavar="FILE", **MANY, help="photos, and one paper"),
    option("--place", metavar="T"),
    option("--witness", metavar="T"),
    option("--note", metavar="T", help="names nobody else"),
)
_QUANTITY = option("--quantity", metavar="Q", help="hours with one decimal at most, or how many")

VERBS = [
    Verb(
        "credit add",
        "write one entry of the ledger",
        _add,
        (
            option("--household", required=True, metavar="ID"),
            option("--item", required=True, metavar="CODE", help="or the item's name"),
            option("--on", required=True, metavar="DATE", help=_DAY),
            option("--resident", metavar="ID", help="who did it; not for items by household"),
            _QUANTITY,
            *_TEXTS,
        ),
    ),
    Verb(
        "credit amend",
        "say otherwise what a returned or waiting entry was; what is not given stays",
        _amend,
        (
            option("id", metavar="ID"),
            option("--household", metavar="ID"),
            option("--item", metavar="CODE"),
            option("--on", metavar="DATE", help=_DAY),
            option("--resident", metavar="ID", help="blank: nobody"),
            _QUANTITY,
            *_TEXTS,
        ),
    ),
    Verb(
        "credit activity",
        "write a group action with an entry for each of its people",
        _activity,
        (
            option("--item", required=True, metavar="CODE"),
            option("--on", required=True, metavar="DATE", help=_DAY),
            option("--from", required=True, metavar="HH:MM"),
            option("--to", required=True, metavar="HH:MM"),
            option("--place", required=True, metavar="T"),
            option("--resident", required=True, **MANY, metavar="ID", help="once each"),
            option("--quantity", metavar="Q", help="of each; hours: by default the time it took"),
            option("--name", metavar="T", help="by default the item's"),
            option("--organiser", metavar="T"),
            option("--evidence", metavar="K", **MANY, help="by default all it wants"),
            option("--photo", metavar="FILE", **MANY, help="three at most"),
            option("--sheet", metavar="FILE", help="the sign-in sheet's scan"),
            option("--activity", metavar="ID", help="as `credit sign-in` answers it"),
        ),
    ),
    Verb(
        "credit void",
        "let an entry, or all of an activity, count nothing",
        _void,
        (
            option("id", metavar="ID"),
            option("--reason", metavar="T", help="wanted but with --check"),
            option("--check", action="store_true", help="say what it reverses, change nothing"),
        ),
    ),
]
