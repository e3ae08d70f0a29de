"""Verbs of 信用承诺书: pledge texts, blanks, file, step, list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gridcredit.cli.output import error_document
from gridcredit.cli.verb import MANY, Answer, Call, Verb, coded, option
from gridcredit.cli.verbs.entries import date_of, uuid_of
from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.errors import BadValue
from gridcredit.domain.pledge_texts import Wording
from gridcredit.domain.reasons import checked_reason
from gridcredit.operations.pledges import (
    blanks,
    copying,
    gaps,
    listing,
    stepping,
    verifying,
    wordings,
)
from gridcredit.operations.pledges.blanks import Wanted
from gridcredit.operations.pledges.listing import PaperFilter
from gridcredit.store.register.pledge_papers import Paper

_LATER = (
    PledgeStage.CHECKED,
    PledgeStage.ARCHIVED,
    PledgeStage.WITHDRAWN,
    PledgeStage.VOIDED,
)


def _import(call: Call) -> Answer:
    a = call.arguments
    done = wordings.import_text(call.desk(), a.file, a.check)
    told: dict[str, Any] = {"id": str(done.id) if done.id else None}
    told |= _wording(done.wording) if done.wording else {}
    told["refused"] = [
        {"sheet": one.sheet, "row": one.row, "column": one.column, "reason": one.reason}
        for one in done.refused
    ]
    return Answer(told, problems=bool(done.refused))


def _list_texts(call: Call) -> Answer:
    return Answer(
        [
            {
                "id": str(one.id) if one.id else None,
                "area": one.area,
                "in_force": one.is_in_force,
                **_wording(one.wording),
            }
            for one in wordings.list_texts(call.desk())
        ]
    )


def _export(call: Call) -> Answer:
    a = call.arguments
    return Answer(_wording(wordings.export_text(call.desk(), a.out, a.text)))


def _wording(said: Wording) -> dict[str, Any]:
    return {
        "version": said.version,
        "from": said.begins.isoformat(),
        "clauses": list(said.clauses),
        "notice": said.notice,
        "ticks": list(said.ticks),
    }


def _blanks(call: Call) -> Answer:
    a = call.arguments
    is_group = not (a.unnamed or a.resident or a.household)
    wanted = Wanted(
        residents=tuple(uuid_of("resident", one) for one in a.resident or ()),
        households=tuple(uuid_of("household", one) for one in a.household or ()),
        whole_area=is_group and (a.area is not None or bool(a.building)),
        building=a.building,
        unit=a.unit,
        estate=a.estate,
        filter=a.filter,
        unnamed=a.unnamed,
        area=a.area or "",
        version=a.text,
        on_a5=a.size == "A5",
    )
    made = blanks.print_blanks(call.desk(), a.out, wanted, call.progress)
    numbers = [one.number for one in made.blanks]
    return Answer(
        {
            "pages": made.pages,
            "first": numbers[0],
            "last": numbers[-1],
            "blanks": [
                {"number": one.number, "resident": str(one.resident) if one.resident else None}
                for one in made.blanks
            ],
        }
    )


def _gaps(call: Call) -> Answer:
    return Answer(
        [
            {
                "first": one.first,
                "last": one.last,
                "count": len(one.numbers),
                "printed_on": one.printed_on.isoformat(),
                "by": one.by,
                "scanned": one.scanned,
            }
            for one in gaps.open_ranges(call.desk(), call.arguments.area)
        ]
    )


def _spoil(call: Call) -> Answer:
    a, desk = call.arguments, call.desk()
    numbers = gaps.between(desk, a.numbers[0], a.to) if a.to else a.numbers
    if a.to and len(a.numbers) > 1:
        raise BadValue("number", a.numbers[1], "one_to_another")
    reason = checked_reason(a.reason)
    done = stepping.step_all(
        desk, numbers, PledgeStage.VOIDED, desk.today(), reason=reason, progress=call.progress
    )
    refused = [
        {"number": number, "error": error_document(error, call.language)}
        for number, error in done.refused
    ]
    return Answer(
        {"spoiled": [number for number, _ in done.done], "refused": refused}, bool(refused)
    )


def _step(call: Call) -> Answer:
    a = call.arguments
    desk = call.desk()
    on = date_of("on", a.on) if a.on else desk.today()
    made = listing.step(desk, a.number, a.stage, on, a.location, a.reason)
    return Answer({"id": str(made), "stage": a.stage.value})


def _verify(call: Call) -> Answer:
    a = call.arguments
    if bool(a.number) is a.all:
        raise BadValue("number", a.number, "number_or_all")
    done = verifying.verify(call.desk(), a.number, call.progress)
    altered = [{"number": number, "what": what.value} for number, what in done.altered]
    told: dict[str, Any] = {"checked": done.checked, "altered": altered}
    if a.number:
        told["hash"] = done.short_hash
    return Answer(told, problems=bool(altered))


def _copy(call: Call) -> Answer:
    a = call.arguments
    done = copying.copy_paper(call.desk(), a.number, a.out, call.progress)
    return Answer({"pages": done.pages, "hash": done.short_hash})


def _list(call: Call) -> Answer:
    a = call.arguments
    wanted = PaperFilter(a.stage, a.without_scan, a.without_check, a.unsigned, a.area)
    return Answer([_paper(one) for one in listing.list_papers(call.desk(), wanted)])


def _paper(paper: Paper) -> dict[str, Any]:
    return {
        "number": paper.number,
        "resident": str(paper.resident) if paper.resident else None,
        "stage": paper.stage.value if paper.stage else "blank",
        "signed_on": paper.signed_on.isoformat() if paper.signed_on else None,
        "scan": paper.scan or None,
        "pages": list(paper.pages),
        "of": paper.of,
        "location": paper.location,
        "version": paper.version,
        "archive_number": paper.archive_number,
        "sealed": paper.is_sealed,
        "disposed_on": paper.disposed_on.isoformat() if paper.disposed_on else None,
    }


VERBS = [
    Verb(
        "pledge texts import",
        "put the text of a table in force: versions, clauses, notice, ticks",
        _import,
        (
            option("file", type=Path, metavar="FILE"),
            option("--check", action="store_true", help="look only, change nothing"),
        ),
    ),
    Verb("pledge texts list", "the texts of pledges, and which is in force", _list_texts),
    Verb(
        "pledge texts export",
        "write a text as a workbook to edit",
        _export,
        (
            option("--out", type=Path, required=True, metavar="FILE.xlsx"),
            option("--text", default="", metavar="V", help="version; by default that in force"),
        ),
    ),
    Verb(
        "pledge blanks",
        "print numbered blanks with a code, for people or for nobody yet",
        _blanks,
        (
            option("--resident", metavar="ID", **MANY),
            option("--household", metavar="ID", help="all its adults", **MANY),
            option("--unnamed", type=int, default=0, metavar="N"),
            option("--area", metavar="C", help="all its adults who signed none"),
            option("--building", default="", metavar="B", help="those of a building there"),
            option("--unit", default="", metavar="U", help="or of one stairwell of it"),
            option("--estate", default="", metavar="E", help="where buildings share a number"),
            option("--filter", default="", metavar="T", help="a filter of the register, by name"),
            option("--text", default="", metavar="V", help="version; by default that in force"),
            option("--size", choices=("A4", "A5"), default="A4", help="A5: two on A4, to be cut"),
            option("--out", type=Path, required=True, metavar="FILE.pdf"),
        ),
    ),
    Verb(
        "pledge gaps",
        "numbers printed that were neither signed nor spoiled, range by range",
        _gaps,
        (option("--area", default="", metavar="C"),),
    ),
    Verb(
        "pledge spoil",
        "spoil several blanks that nobody signed: their numbers are never given again",
        _spoil,
        (
            option("numbers", nargs="+", metavar="NUMBER"),
            option("--to", default="", metavar="NUMBER", help="all open ones up to this"),
            option("--reason", default="", metavar="T"),
        ),
    ),
    Verb(
        "pledge step",
        "check, archive, withdraw or void a paper by its number",
        _step,
        (
            option("number", metavar="NUMBER"),
            coded("--stage", of=_LATER, required=True),
            option("--on", default="", metavar="DATE", help="by default today"),
            option("--location", default="", metavar="T", help="of the original: box-page"),
            option("--reason", default="", metavar="T", help="of a withdrawal or a voiding"),
        ),
    ),
    Verb(
        "pledge verify",
        "whether papers are as they were written and filed",
        _verify,
        (
            option("number", nargs="?", default="", metavar="NUMBER"),
            option("--all", action="store_true", help="all papers of this office"),
        ),
    ),
    Verb(
        "pledge copy",
        "a copy of a filed pledge to hand out, with what proves it at the foot",
        _copy,
        (
            option("number", metavar="NUMBER"),
            option("--out", type=Path, required=True, metavar="FILE.pdf"),
        ),
    ),
    Verb(
        "pledge list",
        "papers by number, and where each stands",
        _list,
        (
            coded("--stage", of=PledgeStage),
            option("--without-scan", action="store_true", help="signed, and no page is here"),
            option("--without-check", action="store_true"),
            option("--unsigned", action="store_true", help="blanks only"),
            option("--area", default="", metavar="C"),
        ),
    ),
]
