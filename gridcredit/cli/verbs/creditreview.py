"""Verbs of review in 信用+: credit meeting, decide, hand-up, close, object, answer, objections."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from gridcredit.cli.verb import MANY, Answer, Call, Verb, coded, option
from gridcredit.cli.verbs.entries import date_of, uuid_of
from gridcredit.domain import amounts
from gridcredit.domain.credit.closing import Stayed
from gridcredit.domain.credit.codes import Decision, Manner, Result
from gridcredit.domain.errors import BadValue
from gridcredit.operations.acts.credit import answer_form
from gridcredit.operations.credit import closing, meetings, objecting, reviewing
from gridcredit.operations.credit.closing import MonthClose


def _meeting(call: Call) -> Answer:
    a = call.arguments
    form = meetings.MeetingForm(
        date_of("on", a.on),
        _whole("expected", a.expected),
        tuple(a.present),
        tuple(_recused(told) for told in a.recused or ()),
        a.minutes,
        a.village,
    )
    kept = meetings.record_meeting(call.desk(), form)
    return Answer({"id": str(kept.id), "quorum": kept.quorum})


def _decide(call: Call) -> Answer:
    a = call.arguments
    meeting = uuid_of("credit_meeting", a.meeting) if a.meeting else None
    entries = [uuid_of("credit_entry", one) for one in a.id]
    done = reviewing.decide(call.desk(), entries, a.decision, a.reason, meeting)
    return Answer([_decided(one, a.decision) for one in done])


def _hand_up(call: Call) -> Answer:
    a = call.arguments
    entries = [uuid_of("credit_entry", one) for one in a.id]
    done = reviewing.hand_up(call.desk(), entries, a.reason)
    return Answer([_decided(one, Decision.HAND_UP) for one in done])


def _decided(entry: UUID, decision: Decision) -> dict[str, str]:
    return {"id": str(entry), "decision": decision.value}


def _close(call: Call) -> Answer:
    a = call.arguments
    act = closing.look_at_close if a.check else closing.close_month
    return Answer(_closed(act(call.desk(), a.village, a.period)))


def _closed(done: MonthClose) -> dict[str, object]:
    month = done.month
    return {
        "period": month.period,
        "households": len(month.households),
        "entries": sum(not one.corrects for one in month.entries),
        "moved_on": len(month.moved_on),
        "left_out": len(month.left_out),
        "points": amounts.points_text(month.points),
        "digest": done.digest,
        "corrections": sum(bool(one.corrects) for one in month.entries),
        "closing": str(done.closing) if done.closing else None,
        "moved_on_entries": _stayed(month.moved_on),
        "left_out_entries": _stayed(month.left_out),
        "forfeited": amounts.points_text(sum(one.points for one in month.carry)),
    }


def _stayed(stayed: tuple[Stayed, ...]) -> list[dict[str, str]]:
    return [{"id": str(UUID(hex=one.id)), "reason": one.reason} for one in stayed]


def _object(call: Call) -> Answer:
    a = call.arguments
    form = objecting.ObjectionForm(
        uuid_of("credit_entry", a.entry), a.by, date_of("on", a.on), a.text, a.others, a.scan
    )
    kept = objecting.object_to(call.desk(), form)
    return Answer(
        {"id": str(kept.id), "due": kept.due.day.isoformat(), "due_known": kept.due.known}
    )


def _answer(call: Call) -> Answer:
    a = call.arguments
    told = {"id": a.objection, "result": a.result, "text": a.text, "points": a.points}
    kept = objecting.answer(call.desk(), answer_form(told))
    correction = str(kept.correction) if kept.correction else None
    return Answer({"id": str(kept.id), "entry": str(kept.entry), "correction": correction})


def _objections(call: Call) -> Answer:
    lines = objecting.list_objections(call.desk(), call.arguments.village)
    return Answer(
        [
            {
                "id": str(one.id),
                "entry": str(one.entry),
                "by": one.fact.manner.value,
                "on": one.fact.on.isoformat(),
                "due": one.due.day.isoformat(),
                "due_known": one.due.known,
                "overdue": one.overdue,
                "answered": one.answer is not None,
                "answered_on": one.answer.on.isoformat() if one.answer else None,
                "result": one.answer.result.value if one.answer else None,
            }
            for one in lines
        ]
    )


def _recused(told: str) -> tuple[str, UUID]:
    name, sign, entry = told.rpartition("=")
    if not sign:
        raise BadValue("recused", told, "name_entry")
    return name, uuid_of("credit_entry", entry)


def _whole(field: str, told: str) -> int:
    if not (told.isascii() and told.isdecimal() and len(told) < 6):
        raise BadValue(field, told, "wrong_form")
    return int(told)


_VILLAGE = option("--village", metavar="C", default="", help="by default one's own")
_ENTRIES = option("id", nargs="+", metavar="ID")
_DAY = option("--on", required=True, metavar="DATE", help="2026-11-22")
_TEXT = option("--text", required=True, metavar="T")

VERBS = [
    Verb(
        "credit meeting",
        "write a meeting of the 信用议事会 down",
        _meeting,
        (
            _DAY,
            option("--expected", required=True, metavar="N"),
            option("--present", required=True, **MANY, metavar="NAME", help="once each"),
            option("--recused", **MANY, metavar="NAME=ENTRY", help="who kept out of what"),
            option("--minutes", type=Path, metavar="SCAN"),
            _VILLAGE,
        ),
    ),
    Verb(
        "credit decide",
        "pass, return or hold entries, all or none",
        _decide,
        (
            _ENTRIES,
            coded(
                "--decision",
                of=(Decision.PASS, Decision.RETURN, Decision.HOLD),
                required=True,
            ),
            option("--reason", metavar="T", default="", help="wanted to return or hold"),
            option("--meeting", metavar="ID"),
        ),
    ),
    Verb(
        "credit hand-up",
        "let the street decide entries, all or none",
        _hand_up,
        (_ENTRIES, option("--reason", required=True, metavar="T")),
    ),
    Verb(
        "credit close",
        "freeze a month with what it counted",
        _close,
        (
            _VILLAGE,
            option("--period", required=True, metavar="YYYY-MM"),
            option("--check", action="store_true", help="say what it would list, change nothing"),
        ),
    ),
    Verb(
        "credit object",
        "take an objection to an entry",
        _object,
        (
            option("entry", metavar="ENTRY"),
            coded("--by", of=Manner, required=True),
            _DAY,
            _TEXT,
            option("--others", action="store_true", help="others must be asked: more time"),
            option("--scan", type=Path, metavar="FILE"),
        ),
    ),
    Verb(
        "credit answer",
        "answer an objection; of a closed entry it is a correction in an open month",
        _answer,
        (
            option("objection", metavar="OBJECTION"),
            coded("--result", of=Result, required=True),
            _TEXT,
            option("--points", metavar="P", help="what it should have counted; partly only"),
        ),
    ),
    Verb("credit objections", "the objections of a village", _objections, (_VILLAGE,)),
]
