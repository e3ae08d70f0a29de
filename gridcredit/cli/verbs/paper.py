"""Verbs of packages and receipts on paper: sheets print, list, forget; receipt print."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.operations.inbox import paper_inbox, print_sheets
from gridcredit.operations.inbox.paper_inbox import PaperSet
from gridcredit.operations.inbox.print_sheets import Papered


def _print(call: Call) -> Answer:
    a = call.arguments
    return Answer(printed(print_sheets.print_sheets(call.desk(), a.file, a.out, call.progress)))


def _print_receipt(call: Call) -> Answer:
    a = call.arguments
    made = print_sheets.print_sheets(call.desk(), _source(a.receipt), a.out, call.progress)
    return Answer(printed(made))


def _source(text: str) -> Path | UUID:
    """The id of an import, or a file."""
    try:
        return UUID(text)
    except ValueError:
        return Path(text)


def _list(call: Call) -> Answer:
    return Answer([standing(found) for found in paper_inbox.waiting(call.desk())])


def _forget(call: Call) -> Answer:
    desk = call.desk()
    paper_inbox.forget(desk, call.arguments.set)
    return Answer([standing(found) for found in paper_inbox.waiting(desk)])


def printed(made: Papered) -> dict[str, Any]:
    """Sheets that were made, as a document."""
    return {
        "file": str(made.file),
        "sheets": made.sheets,
        "codes": made.codes,
        "module_mm": made.module_mm,
    }


def standing(found: PaperSet) -> dict[str, Any]:
    """How a set of sheets stands, as a document."""
    return {
        "set": found.name,
        "kind": found.kind,
        "total": found.total,
        "whole": list(found.whole),
        "unclear": list(found.unclear),
        "missing": list(found.missing),
        "needed": found.needed,
        "file": str(found.file) if found.file else None,
    }


_OUT = option("--out", required=True, type=Path, metavar="FILE.pdf")

VERBS = [
    Verb(
        "sheets print",
        "print a package or receipt as QR codes that rebuild it, any one sheet of a package spare",
        _print,
        (option("file", type=Path, metavar="FILE"), _OUT),
    ),
    Verb("sheets list", "the sets of sheets that were read in part", _list),
    Verb(
        "sheets forget",
        "throw away what was read of a set",
        _forget,
        (option("set", metavar="SET"),),
    ),
    Verb(
        "receipt print",
        "print a receipt as QR codes, from its file or for an import",
        _print_receipt,
        (option("receipt", metavar="FILE|IMPORT"), _OUT),
    ),
]
