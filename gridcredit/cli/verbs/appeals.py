"""Verbs of 诉求转办: appeal list, reply, correct, take-back."""

from __future__ import annotations

from dataclasses import replace

from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.cli.verbs.entries import date_of, uuid_of
from gridcredit.operations.visits import appealing
from gridcredit.operations.visits.appealing import ListedAppeal


def _list(call: Call) -> Answer:
    a = call.arguments
    found = appealing.list_appeals(call.desk(), a.area, only_open=a.open or a.overdue)
    return Answer([_told(one) for one in found if one.is_overdue or not a.overdue])


def _told(one: ListedAppeal) -> dict[str, object]:
    reply = one.reply
    return {
        "id": str(one.appeal.id),
        "household": str(one.appeal.household),
        "visit": str(one.appeal.visit) if one.appeal.visit else None,
        "on": one.appeal.on.isoformat(),
        "text": one.appeal.wording,
        "unit": one.appeal.unit,
        "due": one.due.isoformat(),
        "known": one.known,
        "overdue": one.is_overdue,
        "reply": {"id": str(reply.id), "on": reply.on.isoformat(), "text": reply.reply}
        if reply
        else None,
    }


def _reply(call: Call) -> Answer:
    a, desk = call.arguments, call.desk()
    on = date_of("on", a.on) if a.on else desk.today()
    return Answer({"id": str(appealing.reply_appeal(desk, uuid_of("appeal", a.id), on, a.text))})


def _correct(call: Call) -> Answer:
    a, desk = call.arguments, call.desk()
    row = uuid_of("appeal", a.id)
    entry = appealing.as_it_stands(desk, row)
    if a.text is not None:
        entry = replace(entry, wording=a.text)
    if a.unit is not None:
        entry = replace(entry, unit=a.unit)
    if a.due is not None:
        entry = replace(entry, due=date_of("due", a.due))
    done = appealing.correct_appeal(desk, row, entry, a.reason)
    return Answer({"id": str(done.pairs[0][1])})


def _take_back(call: Call) -> Answer:
    a = call.arguments
    done = appealing.take_back_reply(call.desk(), uuid_of("appeal_reply", a.id), a.reason)
    return Answer({"taken_back": done.count})


_REASON = option("--reason", required=True, metavar="T", help="shown with the record from then on")

VERBS = [
    Verb(
        "appeal list",
        "requests passed on at doors: open ones first, with their days and replies",
        _list,
        (
            option("--area", default="", metavar="C"),
            option("--open", action="store_true", help="without a reply"),
            option("--overdue", action="store_true", help="without a reply past their day"),
        ),
    ),
    Verb(
        "appeal reply",
        "write what was replied, which closes a request",
        _reply,
        (
            option("id", metavar="ID", help="of the request"),
            option("--text", required=True, metavar="T"),
            option("--on", default="", metavar="DATE", help="by default today"),
        ),
    ),
    Verb(
        "appeal correct",
        "say otherwise what was passed on, to whom, until when; what is not given stays",
        _correct,
        (
            option("id", metavar="ID", help="of the request"),
            option("--text", metavar="T"),
            option("--unit", metavar="T"),
            option("--due", metavar="DATE"),
            _REASON,
        ),
    ),
    Verb(
        "appeal take-back",
        "take a reply back; its request is open again",
        _take_back,
        (option("id", metavar="ID", help="of the reply"), _REASON),
    ),
]
