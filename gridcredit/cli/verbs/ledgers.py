"""Verbs of ledgers: ledger kinds, add, list, take-off, import, export."""

from __future__ import annotations

from argparse import SUPPRESS
from pathlib import Path
from typing import Any

from gridcredit.cli.verb import Answer, Call, Option, Verb, option
from gridcredit.cli.verbs.entries import date_of, uuid_of
from gridcredit.domain.errors import BadValue
from gridcredit.domain.ledgers.ledger import LEDGERS, Ledger, LedgerField
from gridcredit.operations.ledgers import keeping, sheets


def _kinds(_call: Call) -> Answer:
    return Answer(
        [
            {"kind": name, "fields": [_field(one) for one in ledger.fields]}
            for name, ledger in LEDGERS.items()
        ]
    )


def _field(one: LedgerField) -> dict[str, Any]:
    return {
        "name": one.name,
        "type": one.holds.value,
        "required": one.required,
        "choices": [code.value for code in one.codes or ()],
    }


def _add(call: Call) -> Answer:
    a = call.arguments
    ledger = keeping.ledger_named(a.kind)
    added = keeping.add_row(call.desk(), ledger, _told(call, ledger), a.photo)
    return Answer({"id": str(added.records[0][1])})


def _told(call: Call, ledger: Ledger) -> dict[str, str]:
    """The fields that were given. Raises BadValue for one that the ledger has not."""
    given = vars(call.arguments)
    told = {name: given[_DEST + name] for name in _NAMES if given[_DEST + name] is not None}
    known = [one.name for one in ledger.fields]
    for name in told:
        if name not in known:
            raise BadValue(name, told[name], " ".join(f"--{one}" for one in known))
    return told


_DEST = "field_"
_NAMES = tuple(dict.fromkeys(one.name for ledger in LEDGERS.values() for one in ledger.fields))


def _field_option(name: str) -> Option:
    spelt = dict.fromkeys((f"--{name}", f"--{name.replace('_', '-')}"))
    return option(*spelt, dest=_DEST + name, metavar="V", help=SUPPRESS)


def _list(call: Call) -> Answer:
    a = call.arguments
    ledger = keeping.ledger_named(a.kind)
    found = keeping.list_rows(call.desk(), ledger, *_days(call), a.area, a.text)
    names = [one.name for one in ledger.fields]
    return Answer([{"id": str(row.id)} | dict(zip(names, row.words, strict=True)) for row in found])


def _days(call: Call) -> tuple[Any, Any]:
    a = call.arguments
    since = date_of("from", a.since) if a.since else None
    return since, date_of("to", a.until) if a.until else None


def _take_off(call: Call) -> Answer:
    a = call.arguments
    ledger = keeping.ledger_named(a.kind)
    done = keeping.remove_row(call.desk(), ledger, uuid_of("id", a.id), a.reason)
    return Answer({"id": str(done.row)})


def _import(call: Call) -> Answer:
    a = call.arguments
    ledger = keeping.ledger_named(a.kind)
    file = a.file or (sheets.starter(ledger) if a.starter else None)
    if file is None or (a.file and a.starter):
        call.wrong_usage("FILE | --starter")
    found = sheets.import_rows(call.desk(), ledger, file, check=a.check)
    return Answer(
        {
            "added": found.added,
            "changed": found.changed,
            "same": found.same,
            "unfilled": found.unfilled,
            "refused": [
                {"sheet": r.sheet, "row": r.row, "column": r.column, "reason": r.reason}
                for r in found.refused
            ],
        },
        problems=bool(found.refused),
    )


def _export(call: Call) -> Answer:
    a = call.arguments
    ledger = keeping.ledger_named(a.kind)
    if a.blank:
        sheets.blank_sheet(ledger, a.out)
        return Answer({"rows": 0})
    desk = call.desk()
    rows = keeping.list_rows(desk, ledger, *_days(call), a.area)
    return Answer({"rows": sheets.export_rows(desk, ledger, rows, a.out, call.progress)})


_KIND = option("kind", choices=list(LEDGERS), metavar="KIND")
_PERIOD = (
    option("--from", dest="since", default="", metavar="D"),
    option("--to", dest="until", default="", metavar="D"),
    option("--area", default="", metavar="C"),
)

VERBS = [
    Verb("ledger kinds", "the ledgers with their fields", _kinds),
    Verb(
        "ledger add",
        "add a row to a ledger; its fields are options, as `ledger kinds` names them",
        _add,
        (
            _KIND,
            option("--photo", type=Path, action="append", default=[], metavar="FILE"),
            *map(_field_option, _NAMES),
        ),
    ),
    Verb(
        "ledger list",
        "the rows of a ledger",
        _list,
        (_KIND, *_PERIOD, option("--text", default="", metavar="T")),
    ),
    Verb(
        "ledger take-off",
        "take a row off a ledger",
        _take_off,
        (_KIND, option("id", metavar="ID"), option("--reason", required=True, metavar="T")),
    ),
    Verb(
        "ledger import",
        "take in the rows of a sheet",
        _import,
        (
            _KIND,
            option("file", type=Path, nargs="?", metavar="FILE"),
            option("--starter", action="store_true", help="the usual rows, instead of a file"),
            option("--check", action="store_true", help="say what it would do, change nothing"),
        ),
    ),
    Verb(
        "ledger export",
        "write a ledger as a workbook that can be read again",
        _export,
        (
            _KIND,
            option("--out", type=Path, required=True, metavar="FILE.xlsx"),
            *_PERIOD,
            option("--blank", action="store_true", help="the headings alone"),
        ),
    ),
]
