"""Verbs of the register's filters: filters list, add, rename and remove."""

from __future__ import annotations

from dataclasses import replace

from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.domain.filters import CONDITIONS, read, write
from gridcredit.operations.register import filters


def _list(call: Call) -> Answer:
    counted = filters.counted_filters(call.desk(), call.language)
    return Answer(
        [
            {
                "id": str(one.filter.id) if one.filter.id else None,
                "code": one.filter.code,
                "name": one.filter.name,
                "conditions": write(one.filter.wanted),
                "own": one.filter.is_own,
                "people": one.people,
                "households": one.households,
            }
            for one in counted
        ]
    )


def _add(call: Call) -> Answer:
    a = call.arguments
    wanted = read(a.conditions)
    if a.area:
        wanted = replace(wanted, area=a.area)
    return Answer({"id": str(filters.keep_filter(call.desk(), a.name, wanted))})


def _rename(call: Call) -> Answer:
    a, desk = call.arguments, call.desk()
    row = filters.kept_id(desk, a.name)
    filters.rename_filter(desk, row, a.to)
    return Answer({"id": str(row)})


def _remove(call: Call) -> Answer:
    desk = call.desk()
    row = filters.kept_id(desk, call.arguments.name)
    filters.remove_filter(desk, row)
    return Answer({"id": str(row)})


_NAME = option("name", metavar="NAME", help="or its id")

VERBS = [
    Verb(
        "filters list",
        "the register's filters and how many people and households each means",
        _list,
    ),
    Verb(
        "filters add",
        "keep a filter under a name",
        _add,
        (
            option("name", metavar="NAME"),
            option(
                "--conditions",
                required=True,
                metavar="T",
                help="all of them hold: building=4; eligible=yes; registered=no ("
                + ", ".join(CONDITIONS)
                + ")",
            ),
            option("--area", default="", metavar="C"),
        ),
    ),
    Verb(
        "filters rename",
        "call a filter that is kept here otherwise",
        _rename,
        (_NAME, option("--to", required=True, metavar="NAME")),
    ),
    Verb("filters remove", "keep a filter no longer", _remove, (_NAME,)),
]
