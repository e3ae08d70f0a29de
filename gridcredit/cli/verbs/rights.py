"""Verbs of residents' rights: held, request add, answer, remove, list, retention."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gridcredit.cli.verb import Answer, Call, Verb, coded, option
from gridcredit.cli.verbs.entries import date_of, uuid_of
from gridcredit.domain.codes import RequestKind
from gridcredit.domain.errors import BadValue
from gridcredit.operations.register import rules
from gridcredit.operations.rights import held, requesting, retention
from gridcredit.operations.rights.requesting import RequestLine
from gridcredit.texts.held import USUAL_PURPOSE


def _held(call: Call) -> Answer:
    a = call.arguments
    resident = uuid_of("resident", a.resident)
    made = held.print_held(call.desk(), resident, a.out, a.reveal, call.progress)
    return Answer({"pages": made.pages, "records": made.records})


def _add(call: Call) -> Answer:
    a = call.arguments
    resident, on = uuid_of("resident", a.resident), date_of("on", a.on)
    line = requesting.add_request(call.desk(), resident, a.kind, on, a.text)
    return Answer(
        {"id": str(line.request.id), "due": line.due.isoformat(), "due_known": line.known}
    )


def _answer(call: Call) -> Answer:
    a = call.arguments
    on = date_of("on", a.on) if a.on else None
    done = requesting.answer_request(call.desk(), uuid_of("resident_request", a.id), a.text, on)
    return Answer({"id": str(done.id)})


def _remove(call: Call) -> Answer:
    a = call.arguments
    requesting.remove_request(call.desk(), uuid_of("resident_request", a.id), a.reason)
    return Answer({"removed": a.id})


def _list(call: Call) -> Answer:
    a = call.arguments
    whose = [uuid_of("resident", a.resident)] if a.resident else None
    lines = requesting.list_requests(call.desk(), whose)
    return Answer([_line(one) for one in lines if one.is_open or not a.open])


def _line(line: RequestLine) -> dict[str, Any]:
    asked = line.request
    return {
        "id": str(asked.id),
        "resident": str(asked.resident),
        "kind": asked.kind.value,
        "on": asked.on.isoformat(),
        "due": line.due.isoformat(),
        "due_known": line.known,
        "overdue": line.overdue,
        "answered_on": asked.answered_on.isoformat() if asked.answered_on else None,
    }


def _retention(call: Call) -> Answer:
    return Answer(
        [
            {
                "kept": one.kept.value,
                "term": one.length or None,
                "unit": one.unit.value,
                "count": one.count,
                "oldest": one.oldest.isoformat() if one.oldest else None,
                "past": one.past,
                "oldest_past": one.oldest_past.isoformat() if one.oldest_past else None,
            }
            for one in retention.preview(call.desk())
        ]
    )


def _let_go(call: Call) -> Answer:
    return Answer({"drafts": retention.let_go(call.desk())})


def _set(call: Call) -> Answer:
    a = call.arguments
    if a.key not in _KEYS:
        raise BadValue("key", a.key, " | ".join(_KEYS), "setting")
    desk = call.desk()
    rules.set_rule(desk, a.key, a.value)
    return Answer({"key": a.key, "value": rules.all_rules(desk)[a.key]})


_KEYS = (*rules.TERMS, *rules.RIGHTS_CLOCKS)
_RESIDENT = option("resident", metavar="RESIDENT")

VERBS = [
    Verb(
        "held",
        "print everything that is held on one person, in full; the purpose is logged",
        _held,
        (
            _RESIDENT,
            option("--out", type=Path, required=True, metavar="FILE.pdf"),
            option("--reveal", default=USUAL_PURPOSE, metavar="PURPOSE"),
        ),
    ),
    Verb(
        "request add",
        "write down what a person asks about what is held on them",
        _add,
        (
            _RESIDENT,
            coded("--kind", of=RequestKind, required=True),
            option("--on", required=True, metavar="DATE", help="2026-11-22"),
            option("--text", default="", metavar="T", help="what exactly is asked"),
        ),
    ),
    Verb(
        "request answer",
        "answer a request",
        _answer,
        (
            option("id", metavar="ID"),
            option("--text", required=True, metavar="T"),
            option("--on", default="", metavar="DATE", help="by default today"),
        ),
    ),
    Verb(
        "request remove",
        "take a request off that nobody made",
        _remove,
        (option("id", metavar="ID"), option("--reason", required=True, metavar="T")),
    ),
    Verb(
        "request list",
        "requests with their clocks, those that wait first",
        _list,
        (
            option("--resident", default="", metavar="ID"),
            option("--open", action="store_true", help="only those that wait"),
        ),
    ),
    Verb("retention", "what is kept, for how long, and what is past its term", _retention),
    Verb("retention drafts", "let go of forms typed and never saved past their term", _let_go),
    Verb(
        "retention set",
        "at the district: set a term or a clock for everybody below",
        _set,
        (
            option("key", metavar="KEY", help=", ".join(_KEYS)),
            option("value", type=int, metavar="N", help="0 years: for ever"),
        ),
    ),
]
