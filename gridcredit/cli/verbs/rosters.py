"""Verbs of the household register as a workbook: roster import, roster export."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gridcredit.cli.verb import Call, Outcome, Verb, option
from gridcredit.operations import rostering
from gridcredit.operations.rostering import RosterReport


def _import(call: Call) -> Outcome:
    a = call.arguments
    desk = call.desk()
    report = rostering.read_roster(
        desk,
        a.file,
        grid=a.grid or "",
        keep=not a.check,
        progress=call.progress,
        refused=a.refused,
    )
    return Outcome(_document(report), problems=bool(report.refused))


def _export(call: Call) -> Outcome:
    a = call.arguments
    rows = rostering.export_roster(call.desk(), a.out, purpose=a.reveal or "")
    return Outcome({"rows": rows})


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
        "missing": report.missing,
        "refused": [_listed(r) for r in report.refused],
        "problems": [_listed(p) for p in report.problems],
        "dropped_columns": [column.heading for column in report.dropped_columns],
        "import": str(report.import_id) if report.import_id else None,
    }


def _listed(row: Any) -> dict[str, Any]:
    return {
        "sheet": row.sheet,
        "row": row.row,
        "column": row.column,
        "reason": row.reason.value,
        "value": row.value_masked,
    }


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
