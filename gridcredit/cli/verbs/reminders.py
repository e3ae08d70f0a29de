"""Verbs of 工作提示: reminders list, issue, print, reply, withdraw."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.cli.verbs.entries import date_of, uuid_of
from gridcredit.domain.kinds.work_reminder import WorkReminder
from gridcredit.operations.dispatch import reminders
from gridcredit.operations.dispatch.reminders import Proposal, Reminded


def _list(call: Call) -> Answer:
    desk = call.desk()
    given = [_reminded(one) for one in reminders.list_reminders(desk)]
    return Answer(
        {"proposed": [_proposal(one) for one in reminders.proposals(desk)], "given": given}
    )


def _proposal(one: Proposal) -> dict[str, Any]:
    return {
        "unit": one.unit,
        "indicator": one.indicator,
        "week": one.span,
        "value": one.value,
        "pace": one.pace,
        "gap": one.gap,
        "weeks": one.weeks,
        "turn": one.turn,
    }


def _reminded(one: Reminded) -> dict[str, Any]:
    return _line(one.reminder) | {
        "state": one.state.value,
        "reply": one.reply.reply if one.reply else "",
        "replied_on": one.reply.on.isoformat() if one.reply else None,
        "withdrawn_because": one.why,
    }


def _line(one: WorkReminder) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "number": one.number,
        "on": one.on.isoformat(),
        "unit": one.unit,
        "indicator": one.indicator,
        "weeks": one.weeks,
        "turn": one.turn,
        "due": one.due.isoformat() if one.due else None,
    }


def _issue(call: Call) -> Answer:
    a, desk = call.arguments, call.desk()
    chosen = None
    if a.unit:
        chosen = [one for one in reminders.proposals(desk) if one.unit in a.unit]
    made = reminders.issue_reminders(desk, a.out, chosen, a.contact)
    return Answer([_line(one) | {"files": [str(file) for file in files]} for one, files in made])


def _print(call: Call) -> Answer:
    a, desk = call.arguments, call.desk()
    files = reminders.print_again(desk, uuid_of("reminder", a.reminder), a.out)
    return Answer({"files": [str(file) for file in files]})


def _reply(call: Call) -> Answer:
    a, desk = call.arguments, call.desk()
    on = date_of("on", a.on) if a.on else None
    return Answer({"id": str(reminders.reply(desk, uuid_of("reminder", a.reminder), a.text, on))})


def _withdraw(call: Call) -> Answer:
    a = call.arguments
    reminders.withdraw(call.desk(), uuid_of("reminder", a.reminder), a.reason)
    return Answer({"id": a.reminder})


_ID = option("reminder", metavar="REMINDER", help="its id")
_OUT = option("--out", type=Path, required=True, metavar="DIR")

VERBS = [
    Verb("reminders list", "who might be reminded now, and the reminders given", _list),
    Verb(
        "reminders issue",
        "give the reminders proposed now and write their papers",
        _issue,
        (
            _OUT,
            option("--unit", action="append", default=[], metavar="U", help="only of this unit"),
            option("--contact", default="", metavar="T"),
        ),
    ),
    Verb("reminders print", "write the paper of a reminder again", _print, (_ID, _OUT)),
    Verb(
        "reminders reply",
        "note what a unit replied",
        _reply,
        (
            _ID,
            option("--text", required=True, metavar="T"),
            option("--on", default="", metavar="D", help="by default today"),
        ),
    ),
    Verb(
        "reminders withdraw",
        "take a reminder back",
        _withdraw,
        (_ID, option("--reason", required=True, metavar="T")),
    ),
]
