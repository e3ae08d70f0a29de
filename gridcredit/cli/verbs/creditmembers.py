"""Verbs of who takes part in 信用+: credit join, leave, members, kin, kin-of."""

from __future__ import annotations

from pathlib import Path

from gridcredit.cli.verb import MANY, Answer, Call, Verb, option
from gridcredit.cli.verbs.entries import date_of, uuid_of
from gridcredit.operations.credit import members
from gridcredit.operations.credit.members import MembersKept


def _join(call: Call) -> Answer:
    a = call.arguments
    form = members.JoinForm(
        uuid_of("household", a.household),
        date_of("on", a.on),
        a.notice,
        tuple(uuid_of("resident", one) for one in a.resident or ()),
        a.scan,
    )
    return Answer(_kept(members.join(call.desk(), form)))


def _leave(call: Call) -> Answer:
    a = call.arguments
    resident = uuid_of("resident", a.resident) if a.resident else None
    household, on = uuid_of("household", a.household), date_of("on", a.on)
    return Answer(_kept(members.leave(call.desk(), household, on, resident)))


def _kin(call: Call) -> Answer:
    a = call.arguments
    pair = uuid_of("resident", a.one), uuid_of("resident", a.other)
    act = members.end_kin if a.end else members.declare_kin
    return Answer({"id": str(act(call.desk(), *pair, a.relation))})


def _kin_of(call: Call) -> Answer:
    resident = uuid_of("resident", call.arguments.resident)
    found = members.kin_of(call.desk(), resident)
    return Answer(
        [
            {
                "id": str(kin.id),
                "resident": str(kin.other if kin.resident == resident else kin.resident),
                "relation": kin.relation,
            }
            for kin in found
        ]
    )


def _members(call: Call) -> Answer:
    a, desk = call.arguments, call.desk()
    on = date_of("on", a.on) if a.on else desk.today()
    found = members.taking_part(desk, a.village, on)
    return Answer(
        [
            {"household": str(home), "residents": sorted(map(str, people))}
            for home, people in found.items()
        ]
    )


def _kept(kept: MembersKept) -> dict[str, object]:
    ids = [str(one) for one in kept.ids]
    return {"id": ids[0], "ids": ids, "residents": [str(one) for one in kept.residents]}


_HOUSEHOLD = option("household", metavar="HOUSEHOLD")
_ON = option("--on", required=True, metavar="DATE", help="2026-11-22")

VERBS = [
    Verb(
        "credit join",
        "write a signed 参与确认 down, a line an adult",
        _join,
        (
            _HOUSEHOLD,
            _ON,
            option("--notice", required=True, metavar="V", help="version of the notice shown"),
            option(
                "--resident",
                **MANY,
                metavar="ID",
                help="once each; by default all adults who do not take part yet",
            ),
            option("--scan", type=Path, metavar="FILE"),
        ),
    ),
    Verb(
        "credit leave",
        "write that a household, or one of its people, takes part no more; nothing is erased",
        _leave,
        (_HOUSEHOLD, _ON, option("--resident", metavar="ID")),
    ),
    Verb(
        "credit kin",
        "declare that two residents are kin: a reviewer keeps out of the entries of kin",
        _kin,
        (
            option("one", metavar="A"),
            option("other", metavar="B"),
            option("--relation", required=True, metavar="R", help="with --end: why it ended"),
            option("--end", action="store_true"),
        ),
    ),
    Verb(
        "credit kin-of",
        "the declared kin of a resident",
        _kin_of,
        (option("resident", metavar="RESIDENT"),),
    ),
    Verb(
        "credit members",
        "who takes part on a day, by household",
        _members,
        (
            option("--village", metavar="CODE", default="", help="by default one's own"),
            option("--on", metavar="DATE", help="by default today"),
        ),
    ),
]
