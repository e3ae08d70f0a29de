"""Verbs of residents who are one person: merge and unmerge."""

from __future__ import annotations

from typing import Any

from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.cli.verbs.entries import uuid_of
from gridcredit.cli.verbs.moving import coverage_of
from gridcredit.operations.register import merging


def _merge(call: Call) -> Answer:
    a = call.arguments
    away, stays = uuid_of("resident", a.away), uuid_of("resident", a.stays)
    done = merging.merge(call.desk(), away, stays, a.reason, check=a.check)
    told: dict[str, Any] = {
        "id": None if a.check else str(done.ids[0]),
        "moved": done.moved,
        "resident": str(done.resident),
        "into": str(done.into),
        "carried": list(done.carried),
        "differs": list(done.differs),
        "coverage": coverage_of(done),
        "doubts": list(done.doubts),
    }
    return Answer(told)


def _unmerge(call: Call) -> Answer:
    a = call.arguments
    done = merging.unmerge(call.desk(), uuid_of("merge", a.id), a.reason, check=a.check)
    return Answer(
        {
            "restored": done.restored,
            "residents": [str(row) for row in done.residents],
            "coverage": coverage_of(done),
            "doubts": list(done.doubts),
        }
    )


_CHECK = option("--check", action="store_true", help="say what it would do, change nothing")

VERBS = [
    Verb(
        "resident merge",
        "let the first resident be the same person as the second, whose record stays",
        _merge,
        (
            option("away", metavar="A"),
            option("stays", metavar="B"),
            option("--reason", required=True, metavar="T"),
            _CHECK,
        ),
    ),
    Verb(
        "resident unmerge",
        "let those whom a merge joins be two people again",
        _unmerge,
        (
            option("id", metavar="MERGE"),
            option("--reason", default="", metavar="T", help="why; default: 不是同一人"),
            _CHECK,
        ),
    ),
]
