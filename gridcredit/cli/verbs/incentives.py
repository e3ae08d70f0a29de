"""Verbs of AAA/AA incentives: incentives list, states, confirm, leaflet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gridcredit.cli.verb import Answer, Call, Verb, coded, option
from gridcredit.cli.verbs.entries import uuid_of
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.incentive import Incentive
from gridcredit.domain.ledgers.codes import Scene
from gridcredit.domain.ledgers.incentives import OLDEST
from gridcredit.operations.ledgers import incentives, leaflet

_CODES = ("scene", "grade", "benefit", "claim")
_WORDS = (
    "code", "department", "title", "amount", "quota", "frequency", "condition", "place",
    "documents", "contact", "basis", "age_from", "age_to",
)  # fmt: skip


def _list(call: Call) -> Answer:
    a = call.arguments
    found = incentives.live_incentives(call.desk(), a.text, a.scene, _age(a.age))
    return Answer([_measure(row) for row in found])


def _age(told: str) -> int | None:
    if not told:
        return None
    if not (told.isascii() and told.isdecimal() and len(told) <= 3):
        raise BadValue("age", told, f"0-{OLDEST}")
    return int(told)


def _measure(row: Incentive) -> dict[str, Any]:
    days = {"from": row.on.isoformat(), "until": row.until.isoformat() if row.until else None}
    return (
        {"id": str(row.id)}
        | {name: getattr(row, name) for name in _WORDS}
        | {name: getattr(row, name).value for name in _CODES}
        | days
    )


def _states(call: Call) -> Answer:
    return Answer(
        [
            {
                "id": str(one.id),
                "code": one.record.code,
                "title": one.record.title,
                "state": one.state.value,
                "lacks": list(one.lacks),
                "words": list(one.cuts),
                "wording_checked": one.record.wording_checked,
                "ask_again": one.wants_confirming,
                "confirmed_on": str(one.record.confirmed_on) if one.record.confirmed_on else None,
                "introduced": one.introduced,
                "own": one.is_own,
            }
            for one in incentives.list_incentives(call.desk(), call.arguments.text)
        ]
    )


def _confirm(call: Call) -> Answer:
    a = call.arguments
    rows = [uuid_of("incentive", one) for one in a.ids]
    done = incentives.confirm(call.desk(), rows, wording=a.wording)
    return Answer({"confirmed": len(done)})


def _leaflet(call: Call) -> Answer:
    made = leaflet.print_leaflet(call.desk(), call.arguments.out, call.progress)
    told = {"pages": made.pages, "items": made.items, "shortened": list(made.shortened)}
    return Answer(told)


VERBS = [
    Verb(
        "incentives list",
        "the incentives that may be told at a door today",
        _list,
        (
            option("--age", default="", metavar="N", help="those for somebody of this age"),
            coded("--scene", of=Scene, default=None),
            option("--text", default="", metavar="T", help="words, pinyin, or its initials"),
        ),
    ),
    Verb(
        "incentives states",
        "how every incentive stands, and how often it was introduced",
        _states,
        (option("--text", default="", metavar="T"),),
    ),
    Verb(
        "incentives confirm",
        "note that the departments of incentives confirmed them today",
        _confirm,
        (
            option("ids", nargs="+", metavar="ID"),
            option("--wording", action="store_true", help="also that no basic service is cut"),
        ),
    ),
    Verb(
        "incentives leaflet",
        "print what may be told as a leaflet in three folds; both sides, flipped on the short edge",
        _leaflet,
        (option("--out", required=True, type=Path, metavar="FILE.pdf"),),
    ),
]
