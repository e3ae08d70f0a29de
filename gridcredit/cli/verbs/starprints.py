"""Verb of the papers of 诚信之星: star print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gridcredit.cli.verb import Answer, Call, Verb, coded, option
from gridcredit.cli.verbs.entries import date_of, uuid_of
from gridcredit.domain.stars.codes import StarLevel, StarPaper
from gridcredit.operations.stars import printing
from gridcredit.operations.stars.printing import Printed, StarPrint
from gridcredit.reports.stars.board import Paper


def _print(call: Call) -> Answer:
    a = call.arguments
    wish = StarPrint(
        a.out,
        uuid_of("id", a.id) if a.id else None,
        a.period,
        a.level,
        a.area,
        Paper(a.paper),
        date_of("until", a.until) if a.until else None,
        a.telephone,
    )
    printed = printing.print_stars(call.desk(), a.kind, wish, call.progress)
    return Answer(printed_document(printed))


def printed_document(printed: Printed) -> dict[str, Any]:
    """What a verb answers of a paper that was written."""
    left = [{"id": str(row), "reason": reason.value} for row, reason in printed.left_out]
    return {"pages": printed.pages, "names": printed.names, "left_out": left}


VERBS = [
    Verb(
        "star print",
        "write a paper of 诚信之星: a form (without --id and --period a blank one), certificates, "
        "the 文明榜, the list of honours, the story library, or who was left out and why",
        _print,
        (
            coded("kind", of=StarPaper),
            option("--out", required=True, type=Path, metavar="FILE"),
            option("--id", metavar="ID"),
            option("--period", default="", metavar="P", help="2026-03, 2026-Q1 or 2026"),
            coded("--level", of=StarLevel),
            option("--area", default="", metavar="CODE", help="default: the own area"),
            option("--paper", choices=[paper.value for paper in Paper], default=Paper.A3.value),
            option("--until", metavar="DATE", help="the board's last day"),
            option("--telephone", default="", help="default: as `poster texts` has it"),
        ),
    ),
]
