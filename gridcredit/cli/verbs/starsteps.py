"""Verbs of what becomes of nominations: star decide, notice, object, answer, letter, award, revoke,
publish, take-down, certificate."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from gridcredit.cli.verb import Answer, Call, Verb, coded, option
from gridcredit.cli.verbs.entries import date_of, uuid_of
from gridcredit.cli.verbs.stars import AREA, LEVEL, PERIOD, day_of, line_document
from gridcredit.domain.credit.codes import Result
from gridcredit.domain.errors import BadValue, StorageFailed
from gridcredit.domain.stars.codes import (
    LeftOut,
    Revoking,
    StarOutlet,
    StarStep,
    StepDecision,
)
from gridcredit.operations.acts.stars import place_of
from gridcredit.operations.stars import (
    announcing,
    awarding,
    deciding,
    disputing,
    letters,
    listing,
    printing,
    publishing,
)
from gridcredit.operations.stars.printing import StarPrint

_PAPERS = (".pdf", ".docx")


def _decide(call: Call) -> Answer:
    a = call.arguments
    done = deciding.decide(
        call.desk(),
        uuid_of("star", a.id),
        a.step,
        a.decision,
        a.reason,
        a.checked,
        place_of(a.place),
    )
    return Answer({"id": str(done.id), "stage": done.stage.value, "due": day_of(done.due)})


def _notice(call: Call) -> Answer:
    a = call.arguments
    _require_place(a.out)
    desk = call.desk()
    hung = announcing.announce(desk, a.period, a.level, a.area)
    printed = printing.print_notice(desk, hung, StarPrint(a.out), call.progress)
    return Answer(
        {
            "number": hung.number,
            "from": hung.begins.isoformat(),
            "to": hung.until.isoformat(),
            "to_known": hung.known,
            "names": printed.names,
            "left_out": _left(hung.left_out),
        }
    )


def _require_place(out: Path) -> None:
    """Say that the paper cannot be written there before its clock is started."""
    if out.suffix.lower() not in _PAPERS:
        raise BadValue("out", out.name, " | ".join(_PAPERS))
    if not out.parent.is_dir():
        raise StorageFailed(out.parent.name, "not_found")


def _left(left_out: tuple[tuple[UUID, LeftOut], ...]) -> list[dict[str, str]]:
    return [{"id": str(row), "reason": reason.value} for row, reason in left_out]


def _object(call: Call) -> Answer:
    a = call.arguments
    star, on = uuid_of("star", a.id), date_of("on", a.on)
    taken = disputing.take_objection(call.desk(), star, on, a.text)
    return Answer({"id": str(taken.id), "due": day_of(taken.due)})


def _answer(call: Call) -> Answer:
    a = call.arguments
    objection = uuid_of("star_objection", a.objection)
    return Answer({"id": str(disputing.answer(call.desk(), objection, a.result, a.text))})


def _letter(call: Call) -> Answer:
    a = call.arguments
    objection = uuid_of("star_objection", a.objection)
    return Answer({"pages": letters.print_answer(call.desk(), objection, a.out, call.progress)})


def _award(call: Call) -> Answer:
    a = call.arguments
    done = awarding.award(call.desk(), a.period, a.level, a.area)
    return Answer([{"id": str(row), "certificate": number} for row, number in done.awarded])


def _revoke(call: Call) -> Answer:
    a = call.arguments
    desk, star = call.desk(), uuid_of("star", a.id)
    heard = date_of("heard", a.heard) if a.heard else desk.today()
    number = awarding.revoke(desk, star, a.reason, heard, a.note)
    return Answer({"id": str(star), "certificate": number})


def _publish(call: Call) -> Answer:
    a = call.arguments
    star, on = uuid_of("star", a.id), date_of("on", a.on)
    until = date_of("until", a.until) if a.until else None
    return Answer({"id": str(publishing.publish(call.desk(), star, a.outlet, on, until))})


def _take_down(call: Call) -> Answer:
    a = call.arguments
    star, on = uuid_of("star", a.id), date_of("on", a.on)
    return Answer({"id": str(publishing.take_down(call.desk(), star, a.outlet, on))})


def _certificate(call: Call) -> Answer:
    found = listing.check_certificate(call.desk(), call.arguments.number)
    star = line_document(found.line) if found.line else None
    return Answer({"number": found.number, "state": found.state.value, "star": star})


_ID = option("id", metavar="ID")
_ON = option("--on", required=True, metavar="DATE", help="2026-11-22")
_OUTLET = coded("--outlet", of=StarOutlet, required=True)

VERBS = [
    Verb(
        "star decide",
        "decide of a nomination at one step",
        _decide,
        (
            _ID,
            coded("--step", of=StarStep, required=True),
            coded("--decision", of=StepDecision, required=True),
            option("--reason", default="", metavar="T", help="of a return or a rejection"),
            option("--checked", action="store_true", help="other records were looked at"),
            option("--place", default="", metavar="N", help="at the award"),
        ),
    ),
    Verb(
        "star notice",
        "hang up the 公示 of those who passed, or print the last one again",
        _notice,
        (PERIOD, LEVEL, AREA, option("--out", required=True, type=Path, metavar="FILE")),
    ),
    Verb(
        "star object",
        "take an objection; only that nominee waits",
        _object,
        (_ID, _ON, option("--text", required=True, metavar="T")),
    ),
    Verb(
        "star answer",
        "answer an objection; upheld, the nomination ends",
        _answer,
        (
            option("objection", metavar="OBJECTION"),
            coded("--result", of=Result, required=True),
            option("--text", required=True, metavar="T"),
        ),
    ),
    Verb(
        "star letter",
        "print the answer to an objection",
        _letter,
        (
            option("objection", metavar="OBJECTION"),
            option("--out", required=True, type=Path, metavar="FILE"),
        ),
    ),
    Verb(
        "star award",
        "award those whose notice has ended",
        _award,
        (PERIOD, LEVEL, AREA),
    ),
    Verb(
        "star revoke",
        "take an award back after its holder was heard; never published",
        _revoke,
        (
            _ID,
            coded("--reason", of=Revoking, required=True),
            option("--heard", metavar="DATE", help="when the holder was heard; default: today"),
            option("--note", default="", metavar="T"),
        ),
    ),
    Verb(
        "star publish",
        "note that an honour stands in an outlet",
        _publish,
        (_ID, _OUTLET, _ON, option("--until", metavar="DATE", help="撤下日")),
    ),
    Verb(
        "star take-down",
        "note that an honour was taken down in an outlet",
        _take_down,
        (_ID, _OUTLET, _ON),
    ),
    Verb(
        "star certificate",
        "what a certificate's number stands for",
        _certificate,
        (option("number", metavar="NUMBER"),),
    ),
]
