"""Verbs of dwellings: what they are used for, and which are vacant."""

from __future__ import annotations

from gridcredit.cli.verb import Answer, Call, Verb, coded, option
from gridcredit.cli.verbs.entries import uuid_of
from gridcredit.cli.verbs.moving import coverage_of
from gridcredit.domain.codes import DwellingUse
from gridcredit.operations.register.households import RegisterPart
from gridcredit.operations.visits import dwelling_uses


def _list(call: Call) -> Answer:
    a = call.arguments
    lines = dwelling_uses.dwelling_lines(call.desk(), RegisterPart(a.area))
    return Answer(
        [
            {
                "id": str(one.id),
                "grid": one.grid_code,
                "address": one.address,
                "use": one.use.value,
                "households": one.households,
                "people": one.people,
                "vacant": one.is_vacant,
            }
            for one in lines
            if (one.is_vacant or not a.vacant) and a.use in (None, one.use)
        ]
    )


def _use(call: Call) -> Answer:
    a = call.arguments
    rows = [uuid_of("dwelling", row) for row in a.ids]
    done = dwelling_uses.change_use(call.desk(), rows, a.to, check=a.check)
    return Answer(
        {
            "changed": done.changed,
            "to_visit": list(done.to_visit),
            "coverage": coverage_of(done),
        }
    )


VERBS = [
    Verb(
        "dwellings list",
        "dwellings by address with their use and how many live there",
        _list,
        (
            option("--area", metavar="C", default=""),
            option("--vacant", action="store_true", help="called empty, or nobody lives there"),
            coded("--use", of=DwellingUse, default=None),
        ),
    ),
    Verb(
        "dwellings use",
        "let dwellings be used for something",
        _use,
        (
            option("ids", metavar="DWELLING", nargs="+"),
            coded("--to", of=DwellingUse, required=True),
            option("--check", action="store_true", help="say what it would do, change nothing"),
        ),
    ),
]
