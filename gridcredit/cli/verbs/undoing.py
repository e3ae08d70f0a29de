"""The verb that takes one import back, or in again."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import UUID

from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.domain.errors import NoSuchImport
from gridcredit.domain.undo_rules import Ended
from gridcredit.operations.exchange import undoing


def _undo(call: Call) -> Answer:
    a = call.arguments
    act = undoing.redo_import if a.redo else undoing.undo_import
    done = act(call.desk(), _import(a.id), preview=a.preview, progress=call.progress)
    waiting = Counter(line.reason for line in done.withdrawn)
    return Answer(
        {
            "import": str(done.imported.id),
            "from": str(done.imported.sender),
            "number": done.imported.number,
            "reversed": len(done.reversed),
            "kept": [_document(row) for row in done.kept],
            "could_not": [_document(row) for row in done.could_not],
            "set_aside": [{"reason": r, "count": n} for r, n in sorted(waiting.items())],
            "revisions": done.revisions,
        },
        problems=bool(done.could_not),
    )


def _import(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise NoSuchImport(text) from error


def _document(row: Ended) -> dict[str, Any]:
    return {
        "entity": row.entity,
        "row": str(row.row),
        "fields": list(row.fields),
        "reason": row.why,
        "set_back": list(row.set_back),
    }


VERBS = [
    Verb(
        "undo",
        "take one import back; what others changed since is kept",
        _undo,
        (
            option("id", metavar="IMPORT_ID", help="as `import` or `roster import` tells it"),
            option("--preview", action="store_true", help="say what would happen, change nothing"),
            option("--redo", action="store_true", help="take an undone import in again"),
        ),
    ),
]
