"""Verbs of goods, their stock, the fund, and the desk where points are redeemed."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from gridcredit.cli.verb import MANY, Answer, Call, Verb, coded, option
from gridcredit.cli.verbs.creditrules import parsed
from gridcredit.cli.verbs.entries import date_of, uuid_of
from gridcredit.domain import amounts
from gridcredit.domain.credit.codes import Flow
from gridcredit.operations.acts.redeeming import basket, request_of
from gridcredit.operations.credit import funds, goods, redeeming, returning
from gridcredit.operations.credit.counter_rules import Redeemed


def _import(call: Call) -> Answer:
    a = call.arguments
    found = goods.import_goods(call.desk(), a.file, a.village)
    document = {
        "added": found.added,
        "updated": found.updated,
        "same": found.same,
        "refused": [
            {"sheet": r.sheet, "row": r.row, "column": r.column, "reason": r.reason}
            for r in found.refused
        ],
    }
    return Answer(document, problems=bool(found.refused))


def _list(call: Call) -> Answer:
    found = goods.list_goods(call.desk(), call.arguments.village)
    return Answer([_stocked(one) for one in found])


def _stocked(one: goods.Stocked) -> dict[str, Any]:
    told = one.goods
    return {
        "code": told.code,
        "name": told.name,
        "unit": told.unit,
        "points": amounts.points_text(told.points),
        "cost": amounts.yuan_text(told.cost),
        "supplier": told.supplier,
        "source": told.source,
        "stock": one.stock,
        "low": told.low,
        "is_low": one.is_low,
    }


def _receive(call: Call) -> Answer:
    a = call.arguments
    count = parsed("count", a.count, _whole)
    return Answer({"stock": goods.receive_goods(call.desk(), a.code, count, a.village, a.source)})


def _count(call: Call) -> Answer:
    a = call.arguments
    count = parsed("count", a.count, _whole)
    return Answer({"stock": goods.count_goods(call.desk(), a.code, count, a.reason, a.village)})


def _fund_add(call: Call) -> Answer:
    a = call.arguments
    amount = parsed("amount", a.amount, amounts.fen)
    made = funds.add_to_fund(call.desk(), date_of("on", a.on), a.kind, amount, a.text, a.village)
    return Answer({"id": str(made)})


def _fund_list(call: Call) -> Answer:
    return Answer(
        [
            {
                "id": str(one.id),
                "on": one.fact.on.isoformat(),
                "kind": one.fact.flow.value,
                "amount": amounts.yuan_text(one.fact.amount),
                "text": one.fact.words,
                "left": amounts.yuan_text(one.left),
            }
            for one in funds.list_fund(call.desk(), call.arguments.village)
        ]
    )


def _fund_take_back(call: Call) -> Answer:
    a = call.arguments
    funds.take_back_fund(call.desk(), uuid_of("fund_move", a.id), a.reason)
    return Answer({"taken_back": 1})


def _redeem(call: Call) -> Answer:
    a = call.arguments
    form = redeeming.RedeemForm(
        uuid_of("household", a.household),
        basket(tuple(a.goods)),
        uuid_of("resident", a.by),
        date_of("on", a.on) if a.on else None,
        _request(a.request),
    )
    return Answer(_redeemed(redeeming.redeem(call.desk(), form, a.voucher)))


def _request(text: str | None) -> UUID | None:
    return request_of(text) if text else None


def _return(call: Call) -> Answer:
    a = call.arguments
    goods = basket(tuple(a.goods))
    form = returning.ReturnForm(a.voucher, goods, a.reason, _request(a.request))
    return Answer(_redeemed(returning.return_goods(call.desk(), form, a.paper)))


def _redeemed(done: Redeemed) -> dict[str, Any]:
    return {
        "id": str(done.id),
        "number": done.number,
        "balance": amounts.points_text(done.balance),
        "stock": dict(done.stock),
        "repeated": done.is_repeat,
    }


def _whole(text: str) -> int:
    found = amounts.scaled(text, 0)
    if found > 2**31:
        raise ValueError("too_large")
    return found


_VILLAGE = option("--village", metavar="CODE", default="", help="by default one's own")
_CODE = option("code", metavar="CODE")
_COUNT = option("--count", required=True, metavar="N")
_REASON = option("--reason", required=True, metavar="T")
_GOODS = option("--goods", **MANY, required=True, metavar="CODE=N", help="once each")
_REQUEST = option(
    "--request", metavar="ID", help="a new UUID; given again, it answers what it wrote before"
)

VERBS = [
    Verb(
        "goods import",
        "take in a list of goods; the same code is the same goods",
        _import,
        (option("file", type=Path, metavar="FILE"), _VILLAGE),
    ),
    Verb("goods list", "goods with how many there are", _list, (_VILLAGE,)),
    Verb(
        "goods receive",
        "write that goods came",
        _receive,
        (_CODE, _VILLAGE, _COUNT, option("--source", metavar="T", default="")),
    ),
    Verb(
        "goods count",
        "write how many a count of the stock found",
        _count,
        (_CODE, _VILLAGE, _COUNT, _REASON),
    ),
    Verb(
        "fund add",
        "write that money came in or went out",
        _fund_add,
        (
            _VILLAGE,
            option("--on", required=True, metavar="DATE", help="2026-11-22"),
            coded("--kind", of=Flow, required=True),
            option("--amount", required=True, metavar="Y", help="yuan"),
            option("--text", required=True, metavar="T"),
        ),
    ),
    Verb("fund list", "the lines of the fund, and what is left", _fund_list, (_VILLAGE,)),
    Verb(
        "fund take-back",
        "take a line of the fund back that was a mistake",
        _fund_take_back,
        (option("id", metavar="ID"), _REASON),
    ),
    Verb(
        "redeem",
        "hand goods out for points; `redeem return` takes some back",
        _redeem,
        (
            option("household", metavar="HOUSEHOLD"),
            _GOODS,
            option("--by", required=True, metavar="RESIDENT", help="who collects them"),
            option("--on", metavar="DATE", help="by default today"),
            option("--voucher", type=Path, metavar="FILE.pdf", help="the voucher to sign"),
            _REQUEST,
        ),
    ),
    Verb(
        "redeem return",
        "take goods of a voucher back, and give their points back, once",
        _return,
        (
            option("voucher", metavar="VOUCHER", help="its id or its number"),
            _GOODS,
            option("--reason", metavar="T", default=""),
            option("--paper", type=Path, metavar="FILE.pdf", help="the paper to sign"),
            _REQUEST,
        ),
    ),
]
