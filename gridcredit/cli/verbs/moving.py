"""Verbs that let people and households stand elsewhere: split, join, move, leave, return."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from gridcredit.cli.verb import MANY, Answer, Call, Verb, option
from gridcredit.cli.verbs.entries import date_of, uuid_of
from gridcredit.domain.codes import ResidentState
from gridcredit.domain.errors import BadValue
from gridcredit.operations.register import leaving, moving
from gridcredit.operations.register.leaving import Tenant
from gridcredit.operations.register.rearranging import Rearranged


def _split(call: Call) -> Answer:
    a = call.arguments
    people = [uuid_of("resident", row) for row in a.resident]
    household = uuid_of("household", a.id)
    done = moving.split_household(call.desk(), household, people, a.grid, a.address, check=a.check)
    return _answer(call, done)


def _join(call: Call) -> Answer:
    a = call.arguments
    stays, goes = uuid_of("household", a.stays), uuid_of("household", a.goes)
    return _answer(call, moving.join_households(call.desk(), stays, goes, check=a.check))


def _move(call: Call) -> Answer:
    a = call.arguments
    if not a.grid and not a.address:
        call.wrong_usage("--grid or --address is needed")
    household = uuid_of("household", a.id)
    done = moving.move_household(call.desk(), household, a.grid, a.address, check=a.check)
    return _answer(call, done)


def _move_resident(call: Call) -> Answer:
    a = call.arguments
    resident, household = uuid_of("resident", a.id), uuid_of("household", a.household)
    on = date_of("on", a.on)
    return _answer(call, moving.move_resident(call.desk(), resident, household, on, check=a.check))


def _leave(call: Call) -> Answer:
    a = call.arguments
    household, on = uuid_of("household", a.id), date_of("on", a.on)
    done = leaving.leave_together(call.desk(), household, on, sure=a.sure, check=a.check)
    return _answer(call, done)


def _turn_over(call: Call) -> Answer:
    a = call.arguments
    household, on = uuid_of("household", a.id), date_of("on", a.on)
    tenants = [_tenant(text) for text in a.tenant]
    done = leaving.turn_over(call.desk(), household, on, tenants, sure=a.sure, check=a.check)
    return _answer(call, done)


def _gone(state: ResidentState) -> Any:
    def act(call: Call) -> Answer:
        a = call.arguments
        resident, on = uuid_of("resident", a.id), date_of("on", a.on)
        done = leaving.let_leave(call.desk(), resident, state, on, sure=a.sure, check=a.check)
        return _answer(call, done)

    return act


def _return(call: Call) -> Answer:
    a = call.arguments
    resident = uuid_of("resident", a.id)
    on = date_of("on", a.on) if a.on else None
    return _answer(call, leaving.let_return(call.desk(), resident, on, check=a.check))


def _answer(call: Call, done: Rearranged) -> Answer:
    """What was done; where it was only looked at, no ids."""
    ids = [] if call.arguments.check else [str(row) for row in done.ids]
    return Answer({"ids": ids, "coverage": coverage_of(done), "doubts": list(done.doubts)})


def coverage_of(done: Rearranged) -> list[dict[str, Any]]:
    """By grid what was before and is after."""
    coverage = []
    for effect in done.effects:
        before, after = asdict(effect.before), asdict(effect.after)
        figures = {name: [number, after[name]] for name, number in before.items()}
        coverage.append({"grid": effect.grid, **figures})
    return coverage


def _tenant(text: str) -> Tenant:
    """NAME[,ID_NUMBER[,PHONE]]. Raises BadValue."""
    parts = [part.strip() for part in text.replace("，", ",").split(",")]
    if len(parts) > len(Tenant.__dataclass_fields__) or not parts[0]:
        raise BadValue("tenant", "", "wrong_form")
    return Tenant(*parts)


_ID = option("id", metavar="ID")
_CHECK = option("--check", action="store_true", help="say what it would do, change nothing")
_ON = option("--on", required=True, metavar="DATE", help="2026-11-22")
_SURE = option("--sure", action="store_true", help="also before the last that is known of somebody")
_GRID = option("--grid", default="", metavar="CODE", help="by default the grid it is in")
_ADDRESS = option(
    "--address", default="", metavar="T", help="in one piece: 榴园3号楼1单元101; default: the same"
)

VERBS = [
    Verb(
        "household split",
        "let some people of a household be one of their own",
        _split,
        (_ID, option("--resident", required=True, metavar="R", **MANY), _GRID, _ADDRESS, _CHECK),
    ),
    Verb(
        "household join",
        "let the people of the second household belong to the first",
        _join,
        (option("stays", metavar="A"), option("goes", metavar="B"), _CHECK),
    ),
    Verb(
        "household move",
        "let a household live in another grid or at another address",
        _move,
        (_ID, _GRID, _ADDRESS, _CHECK),
    ),
    Verb(
        "household leave",
        "let all of a household have moved out",
        _leave,
        (_ID, _ON, _SURE, _CHECK),
    ),
    Verb(
        "household turnover",
        "let all of a household have moved out and others live behind the door",
        _turn_over,
        (
            _ID,
            _ON,
            option(
                "--tenant",
                action="append",
                default=[],
                metavar="NAME[,ID_NUMBER[,PHONE]]",
                help="who moves in, once each; none: the dwelling is empty",
            ),
            _SURE,
            _CHECK,
        ),
    ),
    Verb(
        "resident move",
        "let a resident live in another household",
        _move_resident,
        (_ID, option("--household", required=True, metavar="H"), _ON, _CHECK),
    ),
    Verb(
        "resident died",
        "let a resident have died",
        _gone(ResidentState.DIED),
        (_ID, _ON, _SURE, _CHECK),
    ),
    Verb(
        "resident leave",
        "let a resident have moved out",
        _gone(ResidentState.MOVED_OUT),
        (_ID, _ON, _SURE, _CHECK),
    ),
    Verb(
        "resident return",
        "let a resident be at home again",
        _return,
        (
            _ID,
            option("--on", default="", metavar="DATE", help="came back then; none: never was gone"),
            _CHECK,
        ),
    ),
]
