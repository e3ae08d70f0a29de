"""Verbs of other offices' forms: template add, list, fields, map, export, remove, fill."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gridcredit.atomic_file import require_readable, storage
from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.cli.verbs.entries import uuid_of
from gridcredit.domain.errors import FileUnreadable
from gridcredit.domain.form_fields import FIELDS, Scope
from gridcredit.domain.form_mapping import FormMapping
from gridcredit.operations.templates import filling, templates
from gridcredit.operations.templates.choosing import For
from gridcredit.operations.templates.copies import Missing
from gridcredit.operations.templates.templates import ListedTemplate
from gridcredit.reports.forms.marks import FoundMark

_LARGEST_MAP = 1 << 20  # bytes of a mapping


def _add(call: Call) -> Answer:
    a = call.arguments
    mapping = _text(a.map) if a.map else ""
    listed, places = templates.add_template(call.desk(), a.file, a.name, mapping)
    return Answer(_listed(listed) | {"marks": _places(listed.mapping, places.marks)})


def _list(call: Call) -> Answer:
    return Answer([_listed(one) for one in templates.list_templates(call.desk())])


def _listed(one: ListedTemplate) -> dict[str, Any]:
    return {
        "id": str(one.template.id),
        "name": one.template.name,
        "file": one.template.filename,
        "area": one.area,
        "own": one.is_own,
        "here": one.is_here,
        "copy": one.mapping.copy.value,
        "marks": _places(one.mapping, ()),
    }


def _places(mapping: FormMapping, marks: tuple[FoundMark, ...]) -> list[dict[str, Any]]:
    """Every place that a field goes to, and the marks that none does."""
    found: list[dict[str, Any]] = [{"place": p.place, "field": p.field} for p in mapping.pointers]
    known = {p.mark for p in mapping.pointers}
    for mark in dict.fromkeys((one.mark, one.fault) for one in marks):
        if mark[0] not in known or mark[1]:
            found.append({"place": mark[0], "field": None, "reason": mark[1] or "no_such_field"})
    return found


def _fields(_call: Call) -> Answer:
    return Answer(
        [
            {"field": one.code, "name": one.zh, "of": Scope(one.scope).name.lower()}
            for one in FIELDS.values()
        ]
    )


def _map(call: Call) -> Answer:
    a = call.arguments
    listed = templates.map_template(call.desk(), a.name, _text(a.file))
    return Answer(_listed(listed))


def _export(call: Call) -> Answer:
    a = call.arguments
    listed = templates.export_template(call.desk(), a.name, a.out)
    return Answer({"name": listed.template.name, "mapping": listed.template.mapping})


def _remove(call: Call) -> Answer:
    return Answer({"id": str(templates.remove_template(call.desk(), call.arguments.name))})


def _fill(call: Call) -> Answer:
    a = call.arguments
    wanted = For(
        uuid_of("resident", a.resident) if a.resident else None,
        uuid_of("household", a.household) if a.household else None,
        a.area,
        a.filter,
        a.changed,
    )
    done = filling.fill_template(call.desk(), a.name, wanted, a.out, a.reveal, call.progress)
    return Answer(
        {
            "files": [str(file) for file in done.files],
            "rows": done.rows,
            "missing": [_missing(file, one) for file, one in done.missing],
            "withheld": done.withheld,
            "left": [
                {"mark": one.mark, "place": one.place, "reason": one.fault or "no_such_field"}
                for one in done.left
            ],
            "parts": sorted(done.parts),
            "renamed": [{"file": file, "program": program} for file, program in done.renamed],
        }
    )


def _missing(file: str, one: Missing) -> dict[str, Any]:
    return {
        "row": one.row,
        "field": one.field,
        "file": file,
        "place": one.place,
        "resident": str(one.resident) if one.resident else None,
        "household": str(one.household) if one.household else None,
        "name": one.name,
    }


def _text(file: Path) -> str:
    """A mapping's text. Raises StorageFailed, FileUnreadable."""
    require_readable(file)
    with storage(file.name), file.open("rb") as stream:
        content = stream.read(_LARGEST_MAP + 1)
    try:
        if len(content) > _LARGEST_MAP:
            raise FileUnreadable(file.name, "file_too_large")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileUnreadable(file.name, "UTF-8") from error


_NAME = option("name", metavar="NAME", help="as it is called, or its id")

VERBS = [
    Verb(
        "template add",
        "keep another office's form, pointed at fields by its own words or by a mapping",
        _add,
        (
            option("file", type=Path, metavar="FILE"),
            option("--name", required=True, metavar="T"),
            option("--map", type=Path, metavar="FILE", help="a mapping, as export writes one"),
        ),
    ),
    Verb("template list", "the forms that can be filled here", _list),
    Verb("template fields", "the fields that places can be pointed at", _fields),
    Verb(
        "template map",
        "point an own form's places at fields anew",
        _map,
        (_NAME, option("file", type=Path, metavar="FILE")),
    ),
    Verb(
        "template export",
        "write the empty form and its mapping",
        _export,
        (_NAME, option("--out", type=Path, required=True, metavar="FILE")),
    ),
    Verb("template remove", "have an own form no longer in use", _remove, (_NAME,)),
    Verb(
        "template fill",
        "fill a form for somebody, a household, an area or a filter",
        _fill,
        (
            _NAME,
            option("--resident", default="", metavar="ID"),
            option("--household", default="", metavar="ID"),
            option("--area", default="", metavar="C"),
            option("--filter", default="", metavar="T", help="a saved filter by its name"),
            option("--out", type=Path, required=True, metavar="DIR"),
            option("--changed", action="store_true", help="who was written of since last time"),
            option("--reveal", metavar="PURPOSE", default="", help="unmasked; it is logged"),
        ),
    ),
]
