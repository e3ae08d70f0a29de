"""Verbs of the area tree: areas import, areas list."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.operations.register import areas


def _import(call: Call) -> Answer:
    return Answer(asdict(areas.import_areas(call.desk(), call.arguments.file)))


def _list(call: Call) -> Answer:
    known = areas.list_areas(call.desk())
    codes = {area.id: area.code for area in known}
    return Answer(
        [
            {
                "code": area.code,
                "name": area.name,
                "level": area.level.value,
                "parent": codes.get(area.parent, "") if area.parent else "",
            }
            for area in known
        ]
    )


VERBS = [
    Verb(
        "areas import",
        "read areas (code,name,level,parent) from a CSV file",
        _import,
        (option("file", type=Path, metavar="FILE.csv"),),
    ),
    Verb("areas list", "the areas known here", _list),
]
