"""Verbs of residents who are one person: merge and unmerge, link and unlink."""

from __future__ import annotations

from typing import Any

from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.cli.verbs.entries import uuid_of
from gridcredit.cli.verbs.moving import coverage_of
from gridcredit.operations.register import merging, registry_links
from gridcredit.operations.register.rearranging import Rearranged


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


def _link(call: Call) -> Answer:
    a = call.arguments
    lives, registered = uuid_of("resident", a.lives), uuid_of("resident", a.registered)
    return _linked(call, registry_links.link(call.desk(), lives, registered, check=a.check))


def _unlink(call: Call) -> Answer:
    a = call.arguments
    row = uuid_of("resident", a.id)
    return _linked(call, registry_links.unlink(call.desk(), row, a.reason, check=a.check))


def _linked(call: Call, done: Rearranged) -> Answer:
    resident, registered = done.ids
    told = {"resident": str(resident), "registered": str(registered)}
    return Answer({**told, "coverage": coverage_of(done), "doubts": list(done.doubts)})


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
    Verb(
        "resident link",
        "say that a person lives where one record stands, and is registered where another does",
        _link,
        (option("lives", metavar="A"), option("registered", metavar="B"), _CHECK),
    ),
    Verb(
        "resident unlink",
        "end the link between where a person lives and where the person is registered",
        _unlink,
        (
            option("id", metavar="A"),
            option("--reason", default="", metavar="T", help="why; default: 不再人户分离"),
            _CHECK,
        ),
    ),
]
