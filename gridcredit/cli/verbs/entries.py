"""Verbs that record what happened: visit, registration, pledge and consent add, correct and
take-back, apply."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from uuid import UUID

from gridcredit import texts
from gridcredit.atomic_file import storage
from gridcredit.cli.verb import MANY, Answer, Call, Verb, coded, option
from gridcredit.domain.codes import (
    Channel,
    ConsentKind,
    RegistrationKind,
    Topic,
    VisitMode,
    VisitOutcome,
)
from gridcredit.domain.errors import BadValue, FileUnreadable, NotFound
from gridcredit.operations import applying
from gridcredit.operations.pledges import signing
from gridcredit.operations.visits import takingback, visiting


def uuid_of(entity: str, text: str) -> UUID:
    """The id that a person typed. Raises NotFound."""
    try:
        return UUID(text)
    except ValueError as error:
        raise NotFound(entity, text) from error


def date_of(field: str, text: str) -> date:
    """The date that a person typed. Raises BadValue."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadValue(field, text, "2026-11-22") from error


def _visit(call: Call) -> Answer:
    a = call.arguments
    entry = {"do": "visit.add", "household": a.household, "outcome": a.outcome, "at": a.at}
    entry |= {"mode": a.mode, "note": a.note, "follow_up": a.follow_up, "sure": a.sure}
    entry |= {"appeal": a.appeal, "unit": a.unit, "due": a.due}
    entry |= {"topic": a.topic, "incentive": a.incentive}
    desk = call.desk()
    made = applying.apply_one(desk, entry)
    doubts = ["visited_within_hour"] if visiting.is_beside_another(desk, made) else []
    return Answer({"id": str(made), "doubts": doubts})


def _correct(call: Call) -> Answer:
    a = call.arguments
    entry = {"do": "visit.correct", "id": a.id, "reason": a.reason, "sure": a.sure}
    given = {name: getattr(a, name) for name in ("at", "outcome", "mode", "note", "follow_up")}
    entry |= {name: value for name, value in given.items() if value is not None}
    if a.topic is not None:
        entry["topic"] = a.topic
    if a.incentive is not None:
        entry["incentive"] = a.incentive
    if a.met is not None:
        entry["met"] = [one for one in a.met if one]
    return Answer({"id": str(applying.apply_one(call.desk(), entry))})


def _restate(name: str, *fields: str) -> Callable[[Call], Answer]:
    """Corrects a record: what is not given stays as it was."""

    def act(call: Call) -> Answer:
        given = {field: getattr(call.arguments, field) for field in fields}
        entry = {"do": f"{name}.correct", "id": call.arguments.id, "reason": call.arguments.reason}
        entry |= {field: value for field, value in given.items() if value is not None}
        return Answer({"id": str(applying.apply_one(call.desk(), entry))})

    return act


def _take_back(entity: str) -> Callable[[Call], Answer]:
    def act(call: Call) -> Answer:
        a = call.arguments
        done = takingback.take_back(call.desk(), entity, uuid_of(entity, a.id), a.reason)
        return Answer({"taken_back": done.count})

    return act


def _registration(call: Call) -> Answer:
    a = call.arguments
    entry = {"do": "registration.add", "resident": a.resident, "event": a.event, "on": a.on}
    entry |= {"channel": a.channel}
    return Answer({"id": str(applying.apply_one(call.desk(), entry))})


def _consent(call: Call) -> Answer:
    a = call.arguments
    entry = {"do": "consent.add", "resident": a.resident, "kind": a.kind, "on": a.on}
    entry |= {"notice": a.notice, "withdraw": a.withdraw}
    return Answer({"id": str(applying.apply_one(call.desk(), entry))})


def _pledge(call: Call) -> Answer:
    a = call.arguments
    resident = uuid_of("resident", a.resident)
    signed = signing.sign_pledge(
        call.desk(),
        resident,
        date_of("signed_on", a.signed_on),
        scan=a.scan,
        number=a.number,
        text=a.text,
    )
    return Answer({"id": str(signed.pledge), "number": signed.number})


def _apply(call: Call) -> Answer:
    try:
        with storage(call.arguments.file.name):
            # Not splitlines: a note may hold signs that it takes for the end of a line.
            lines = call.arguments.file.read_text("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise FileUnreadable(call.arguments.file.name, "UTF-8") from error
    applied = applying.apply_lines(call.desk(), lines, progress=call.progress)
    document = {"done": applied.done, "refused": [asdict(r) for r in applied.refused]}
    document["ids"] = [str(row) if row else None for row in applied.ids]
    return Answer(document, problems=bool(applied.refused))


_OUTCOMES = "; ".join(f"{o.value} {texts.word(o, texts.ENGLISH)}" for o in VisitOutcome)
_SURE = option(
    "--sure",
    action="store_true",
    help="keep a time later than now, or of a year before the program",
)
_REASON = option("--reason", required=True, metavar="T", help="shown with the record from then on")


_ON = option("--on", metavar="DATE", help="2026-11-22")
_NOTE = option("--note", metavar="T", help="blank: none")
_RECORD = option("id", metavar="ID", help="of the record")
_CORRECTING = [
    Verb(
        "registration correct",
        "say otherwise what a registration's event was; what is not given stays",
        _restate("registration", "event", "on", "channel", "note"),
        (
            _RECORD,
            coded("--event", of=RegistrationKind),
            _ON,
            coded("--channel", of=Channel),
            _NOTE,
            _REASON,
        ),
    ),
    Verb(
        "pledge correct",
        "say otherwise when a step of a pledge was, where, before whom; what is not given stays",
        _restate("pledge", "on", "place", "witness", "location"),
        (
            option("id", metavar="ID", help="as `pledge add` answers it: its signing; or a step's"),
            _ON,
            option("--place", metavar="T"),
            option("--witness", metavar="T"),
            option("--location", metavar="T", help="of the original: box-page"),
            _REASON,
        ),
    ),
    Verb(
        "consent correct",
        "say otherwise what a consent was; what is not given stays",
        _restate("consent", "kind", "on", "withdraw", "notice"),
        (
            _RECORD,
            coded("--kind", of=ConsentKind),
            _ON,
            option("--withdraw", action="store_true", default=None, help="it was withdrawn"),
            option("--given", dest="withdraw", action="store_false", help="it was given"),
            option("--notice", metavar="V", help="version of the notice shown"),
            _REASON,
        ),
    ),
]


def _taking_back(name: str, entity: str, help: str) -> Verb:
    id_help = "as `pledge add` answers it, or a step's" if name == "pledge" else "of the record"
    return Verb(
        f"{name} take-back",
        help,
        _take_back(entity),
        (option("id", metavar="ID", help=id_help), _REASON),
    )


VERBS = [
    Verb(
        "visit add",
        "record one knock on one door",
        _visit,
        (
            option("--household", required=True, metavar="ID"),
            coded(
                "--outcome",
                required=True,
                of=VisitOutcome,
                help=_OUTCOMES,
            ),
            option("--at", required=True, metavar="TIME", help="2026-11-22T19:30"),
            coded("--mode", of=VisitMode, default=VisitMode.DOOR),
            option("--note", default=""),
            option("--follow-up", metavar="DATE", help="2026-11-29; needed with outcome 02"),
            option("--appeal", default="", metavar="T", help="outcome 31: what is passed on"),
            option("--unit", default="", metavar="T", help="outcome 31: who is to reply"),
            option("--due", metavar="DATE", help="outcome 31: by default some working days later"),
            coded("--topic", of=Topic, help="what was explained", **MANY),
            option("--incentive", metavar="CODE", help="what was introduced", **MANY),
            _SURE,
        ),
    ),
    Verb(
        "visit correct",
        "say otherwise what a visit was; what is not given stays",
        _correct,
        (
            option("id", metavar="ID"),
            coded("--outcome", of=VisitOutcome, help=_OUTCOMES),
            option("--at", metavar="TIME", help="2026-11-22T19:30"),
            coded("--mode", of=VisitMode),
            option("--note"),
            option("--follow-up", metavar="DATE", help="2026-11-29; blank for none"),
            option("--met", action="append", metavar="RESIDENT", help="once each; blank: nobody"),
            option("--topic", metavar="T", help="what was explained; blank: nothing", **MANY),
            option("--incentive", metavar="CODE", help="introduced; blank: none", **MANY),
            _REASON,
            _SURE,
        ),
    ),
    *_CORRECTING,
    _taking_back("visit", "visit", "take a visit back with all it settled"),
    _taking_back("registration", "registration_event", "take a registration's event back"),
    _taking_back("pledge", "pledge_event", "take a pledge back with its later steps"),
    _taking_back("consent", "consent_event", "take a consent back that was never given"),
    Verb(
        "registration add",
        "record a dated event of a resident's registration",
        _registration,
        (
            option("--resident", required=True, metavar="ID"),
            coded("--event", of=RegistrationKind, required=True),
            option("--on", required=True, metavar="DATE", help="2026-11-22"),
            coded("--channel", of=Channel, default=Channel.VISIT),
        ),
    ),
    Verb(
        "consent add",
        "record a consent that somebody gave, or withdraws",
        _consent,
        (
            option("resident", metavar="RESIDENT"),
            coded("--kind", of=ConsentKind, required=True),
            option("--on", required=True, metavar="DATE", help="2026-11-22"),
            option(
                "--notice",
                default="",
                metavar="V",
                help="version of the notice shown; by default the one in force",
            ),
            option("--withdraw", action="store_true", help="it counts no more from that day on"),
        ),
    ),
    Verb(
        "pledge add",
        "record a signed pledge; the scan is a copy",
        _pledge,
        (
            option("--resident", required=True, metavar="ID"),
            option("--signed-on", required=True, metavar="DATE", help="2026-11-22"),
            option("--scan", type=Path, metavar="FILE"),
            option("--number", default="", metavar="N", help="of a blank: whole, or its last four"),
            option("--text", default="", metavar="V", help="version signed; a blank tells its own"),
        ),
    ),
    Verb(
        "apply",
        "record many entries, one JSON object a line; refused lines are listed",
        _apply,
        (option("file", type=Path, metavar="FILE.ndjson"),),
    ),
]
