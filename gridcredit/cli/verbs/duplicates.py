"""Verbs of people who may be counted in two streets: duplicates list, different and key."""

from __future__ import annotations

from typing import Any

from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.cli.verbs.entries import uuid_of
from gridcredit.operations.duplicates import hints, marking
from gridcredit.operations.duplicates.hints import CountedTwice, Hint


def _list(call: Call) -> Answer:
    desk = call.desk()
    hinted = [_hint(hint) for hint in hints.hints(desk, call.arguments.reveal)]
    return Answer([*map(_found, hints.counted_twice(desk)), *hinted])


def _different(call: Call) -> Answer:
    desk = call.desk()
    resident = uuid_of("resident", call.arguments.id)
    hints.call_different(desk, resident, call.arguments.reason)
    return Answer([_hint(hint) for hint in hints.hints(desk)])


def _key(call: Call) -> Answer:
    desk = call.desk()
    state = marking.renew_key(desk) if call.arguments.new else marking.key_state(desk)
    return Answer(
        {
            "key": state.key,
            "follows": state.follows,
            "spent": state.is_spent,
            "using": list(state.using),
            "awaited": list(state.awaited),
        }
    )


def _found(found: CountedTwice) -> dict[str, Any]:
    return {
        "since": found.since.isoformat() if found.since else None,
        "streets": sorted({place.street_name for place in found.places}),
        "places": [
            {
                "street": place.street,
                "grid": place.grid,
                "household": str(place.household),
                "resident": str(place.resident),
            }
            for place in found.places
        ],
    }


def _hint(hint: Hint) -> dict[str, Any]:
    return {
        "since": hint.since.isoformat(),
        "streets": list(hint.streets),
        "places": [
            {
                "street": hint.street,
                "grid": hint.grid,
                "household": str(hint.household),
                "resident": str(hint.resident),
                "name": hint.name,
                "address": hint.address,
            }
        ],
    }


VERBS = [
    Verb(
        "duplicates list",
        "people who may be counted in several streets: at the district without names, at a street "
        "those of its own",
        _list,
        (
            option(
                "--reveal", metavar="PURPOSE", default="", help="unmasked; the purpose is logged"
            ),
        ),
    ),
    Verb(
        "duplicates different",
        "say that the other street's person is another one; the decision travels, the reason stays",
        _different,
        (
            option("id", metavar="RESIDENT"),
            option("--reason", required=True),
        ),
    ),
    Verb(
        "duplicates key",
        "the key with which a street marks ID numbers, and which other streets use it; with --new, "
        "make another one, which goes to them with the next packages",
        _key,
        (option("--new", action="store_true", help="make a new key and mark everybody anew"),),
    ),
]
