"""Verbs of posters: poster print, poster verify."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gridcredit.cli.verb import Call, Outcome, Verb, option
from gridcredit.operations import postering
from gridcredit.operations.postering import PosterWish


def _print(call: Call) -> Outcome:
    a = call.arguments
    wish = PosterWish(tuple(a.grid), a.link, a.hotline, a.unit)
    printed = postering.print_posters(call.desk(), wish, a.out, progress=call.progress)
    return Outcome(_document(printed))


def _verify(call: Call) -> Outcome:
    found = postering.verify_posters(call.arguments.file, progress=call.progress)
    return Outcome(_document(found), problems=not all(d.ok for d in found.decoded))


def _document(found: postering.Printed) -> dict[str, Any]:
    return {
        "pages": found.pages,
        "module_mm": found.module_mm,
        "decoded": [{"decoder": d.decoder, "text": d.text, "ok": d.ok} for d in found.decoded],
    }


VERBS = [
    Verb(
        "poster print",
        "draw registration posters and read every code back",
        _print,
        (
            option("--grid", required=True, action="append", metavar="CODE"),
            option("--link", required=True, metavar="URL"),
            option("--out", required=True, type=Path, metavar="FILE.pdf"),
            option("--hotline", default=""),
            option("--unit", default=""),
        ),
    ),
    Verb(
        "poster verify",
        "read the codes of a finished poster with two decoders",
        _verify,
        (option("file", type=Path, metavar="FILE.pdf"),),
    ),
]
