"""Verbs that list and edit the register: households list, residents list, resident set."""

from __future__ import annotations

from typing import Any

from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.cli.verbs.entries import uuid_of
from gridcredit.domain.records import KINDS
from gridcredit.operations.register import people

_EDITABLE = [name for name, told in KINDS["resident"].columns.items() if told.editable]
_LISTING = (
    option("--search", metavar="T", default=""),
    option("--area", metavar="C", default=""),
    option("--reveal", metavar="PURPOSE", default="", help="unmasked; the purpose is logged"),
)


def _households(call: Call) -> Answer:
    a = call.arguments
    lines = people.list_households(call.desk(), a.search, a.area, a.reveal)
    return Answer(
        [
            {
                "id": str(line.id),
                "grid": line.grid_code,
                "address": line.address,
                "householder": line.householder,
            }
            for line in lines
        ]
    )


def _residents(call: Call) -> Answer:
    a = call.arguments
    return Answer(
        [_resident(p) for p in people.list_residents(call.desk(), a.search, a.area, a.reveal)]
    )


def _resident(person: people.Person) -> dict[str, Any]:
    line = person.line
    return {
        "id": str(line.id),
        "household": str(line.household),
        "grid": line.grid_code,
        "name": line.name,
        "id_number": line.id_number,
        "phone": line.phone,
        "birth_year": line.birth_date.year if line.birth_date else None,
        "eligible": person.eligible,
        "registration": person.registration,
        "pledged": person.pledged,
    }


def _set(call: Call) -> Answer:
    a = call.arguments
    resident = uuid_of("resident", a.id)
    desk = call.desk()
    revision = people.set_resident_field(desk, resident, a.field, a.value)
    is_shared = a.field == "id_number" and people.is_shared_number(desk, a.value, resident)
    return Answer(
        {
            "revision": f"{revision.node}:{revision.seq}" if revision else None,
            "doubts": ["shared_id_number"] if is_shared else [],
        }
    )


VERBS = [
    Verb("households list", "households ordered by address", _households, _LISTING),
    Verb("residents list", "residents ordered by address", _residents, _LISTING),
    Verb(
        "resident set",
        "edit one field of a resident",
        _set,
        (
            option("id", metavar="ID"),
            option("--field", required=True, metavar="NAME", help=", ".join(_EDITABLE)),
            option("--value", required=True, metavar="V", help="blank clears the field"),
        ),
    ),
]
