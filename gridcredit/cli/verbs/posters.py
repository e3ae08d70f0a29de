"""Verbs of posters: poster print, poster verify."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from gridcredit.cli.verb import MANY, Answer, Call, Verb, option
from gridcredit.operations.posters import postering, postertexts
from gridcredit.operations.posters.postering import PosterWish
from gridcredit.operations.register.office_texts import Texts


def _print(call: Call) -> Answer:
    a = call.arguments
    desk = call.desk()
    known = postertexts.sent_down(desk)
    said = {name: getattr(a, name) or getattr(known, name) for name in ("link", "hotline", "unit")}
    wish = PosterWish(tuple(a.grid), **said, incentives=tuple(a.incentive or ()))
    printed = postering.print_posters(desk, wish, a.out, progress=call.progress)
    return Answer(_document(printed))


def _verify(call: Call) -> Answer:
    found = postering.verify_posters(call.arguments.file, progress=call.progress)
    return Answer(_document(found), problems=not all(d.ok for d in found.decoded))


def _texts(call: Call) -> Answer:
    a = call.arguments
    desk = call.desk()
    given = {name: value for name in ("link", "hotline", "unit") if (value := getattr(a, name))}
    if given or a.clear:
        known = Texts() if a.clear else postertexts.sent_down(desk)
        postertexts.send_down(desk, replace(known, **given))
    return Answer(asdict(postertexts.sent_down(desk)))


def _document(found: postering.Printed) -> dict[str, Any]:
    return {
        "pages": found.pages,
        "module_mm": found.module_mm,
        "decoded": [{"decoder": d.decoder, "text": d.text, "ok": d.ok} for d in found.decoded],
    }


VERBS = [
    Verb(
        "poster texts",
        "what stands on the posters of this area unless somebody there chooses otherwise; given "
        "values are sent down to all offices below",
        _texts,
        (
            option("--link", metavar="URL", default=""),
            option("--hotline", default=""),
            option("--unit", default=""),
            option("--clear", action="store_true", help="leave the rest to the offices above"),
        ),
    ),
    Verb(
        "poster print",
        "draw registration posters and read every code back",
        _print,
        (
            option("--grid", required=True, action="append", metavar="CODE"),
            option("--link", metavar="URL", default="", help="default: as `poster texts` has it"),
            option("--out", required=True, type=Path, metavar="FILE.pdf"),
            option("--hotline", default="", help="default: as `poster texts` has it"),
            option("--unit", default="", help="default: as `poster texts` has it"),
            option("--incentive", metavar="CODE", help="of up to five for a band", **MANY),
        ),
    ),
    Verb(
        "poster verify",
        "read the codes of a finished poster with two decoders",
        _verify,
        (option("file", type=Path, metavar="FILE.pdf"),),
    ),
]
