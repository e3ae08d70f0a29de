"""Verbs of the household register as a workbook: roster import, roster export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.domain.errors import BadValue
from gridcredit.domain.masks import mask_id, mask_name, mask_phone
from gridcredit.domain.roster_rows import ASKED, Answers, Choice, RowQuestion, RowReason
from gridcredit.operations.register import rostering
from gridcredit.operations.register.matching import Missing, RecordChange
from gridcredit.operations.register.rostering import RosterReport

_MASKS: dict[str, Callable[[str], str]] = {
    "name": mask_name,
    "householder": mask_name,
    "id_number": mask_id,
    "phone": mask_phone,
    "birth_date": lambda day: f"{day[:4]}-**-**",
}


def _import(call: Call) -> Answer:
    a = call.arguments
    desk = call.desk()
    report = rostering.read_roster(
        desk,
        a.file,
        grid=a.grid or "",
        keep=not a.check,
        progress=call.progress,
        refused=a.refused,
        answers=_answers(a.answer),
    )
    return Answer(_document(report), problems=bool(report.refused))


def _export(call: Call) -> Answer:
    a = call.arguments
    rows = rostering.export_roster(call.desk(), a.out, purpose=a.reveal or "")
    return Answer({"rows": rows})


def _document(report: RosterReport) -> dict[str, Any]:
    return {
        "rows": report.rows,
        "added": {
            "dwellings": report.dwellings_added,
            "households": report.households_added,
            "residents": report.residents_added,
        },
        "updated": report.updated,
        "same": report.same,
        "changes": [_change(c) for c in report.changes],
        "kept": [_change(c) for c in report.kept],
        "missing": report.missing,
        "missing_people": [_missing(m) for m in report.missing_people],
        "questions": [_question(q) for q in report.questions],
        "refused": [_listed(r) for r in report.refused],
        "problems": [_listed(p) for p in report.problems],
        "dropped_columns": [column.heading for column in report.dropped_columns],
        "import": str(report.import_id) if report.import_id else None,
        "changed": [one for change in report.changes for one in _changed(change)],
    }


def _listed(row: Any) -> dict[str, Any]:
    return {
        "sheet": row.sheet,
        "row": row.row,
        "column": row.column,
        "reason": row.reason.value,
        "value": row.value_masked,
    }


def _change(change: RecordChange) -> dict[str, Any]:
    """A record that the file states otherwise: by field what the register says, what the file."""
    return {
        "sheet": change.sheet,
        "row": change.line,
        "entity": change.entity,
        "id": str(change.row),
        "name": mask_name(change.name),
        "fields": {
            name: [_masked(name, change.old[name]), _masked(name, value)]
            for name, value in change.new.items()
        },
    }


def _changed(change: RecordChange) -> list[dict[str, Any]]:
    """The same field by field."""
    return [
        {
            "sheet": change.sheet,
            "row": change.line,
            "field": name,
            "from": _masked(name, change.old[name]),
            "to": _masked(name, value),
        }
        for name, value in change.new.items()
    ]


def _masked(field: str, value: Any) -> Any:
    mask = _MASKS.get(field)
    return mask(value) if mask is not None and value else value


def _missing(missing: Missing) -> dict[str, Any]:
    person = missing.resident
    return {"id": str(person.id), "name": mask_name(person.name), "address": missing.place}


def _question(asked: RowQuestion) -> dict[str, Any]:
    return {
        "sheet": asked.sheet,
        "row": asked.row,
        "column": asked.column,
        "reason": asked.reason.value,
        "name": mask_name(asked.name),
        "known": {
            "id": str(asked.resident),
            "id_number": mask_id(asked.known_number),
            "birth_year": asked.known_birth and asked.known_birth.year,
            "address": asked.known_place,
            "removed": asked.removed,
            "removed_at": asked.removed_at,
            "removed_by": asked.removed_by,
        },
        "stated": {
            "id_number": mask_id(asked.stated_number),
            "birth_year": asked.stated_birth and asked.stated_birth.year,
            "address": asked.place,
        },
        "choices": [choice.value for choice in Choice],
        "answer": asked.answer.value,
    }


def _answers(texts: Sequence[str]) -> Answers:
    """The answers as typed, REASON=CHOICE or [SHEET!]ROW=CHOICE. Raises BadValue."""
    rows: dict[tuple[str, int], Choice] = {}
    reasons: dict[RowReason, Choice] = {}
    for text in texts:
        where, _, word = text.rpartition("=")
        sheet, _, number = where.rpartition("!")
        if word not in set(Choice):
            raise BadValue("answer", text, "same | new | leave")
        if where in ASKED:
            reasons[RowReason(where)] = Choice(word)
        elif number.isdecimal():
            rows[sheet, int(number)] = Choice(word)
        else:
            raise BadValue("answer", text, " | ".join(ASKED))
    return Answers(rows, reasons)


VERBS = [
    Verb(
        "roster import",
        "read a household register (.xlsx, .xls, .csv)",
        _import,
        (
            option("file", type=Path, metavar="FILE"),
            option("--check", action="store_true", help="say what would happen, change nothing"),
            option("--grid", metavar="CODE", help="grid of the rows that name none"),
            option("--refused", type=Path, metavar="FILE.xlsx", help="refused rows, to mend"),
            option(
                "--answer",
                action="append",
                default=[],
                metavar="WHERE=CHOICE",
                help="answers questions: WHERE is a reason (taken_off, other_id_number,"
                " other_birth_date), a row or SHEET!ROW; CHOICE is same (that person: put back or"
                " corrected), new (somebody else) or leave",
            ),
        ),
    ),
    Verb(
        "roster export",
        "write the register as a workbook",
        _export,
        (
            option("--out", required=True, type=Path, metavar="FILE.xlsx"),
            option("--reveal", metavar="PURPOSE", help="unmasked; the purpose is logged"),
        ),
    ),
]
