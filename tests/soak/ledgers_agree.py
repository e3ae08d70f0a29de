"""What must hold of a pilot village once all is delivered: its street and its own computers say the
same, line by line; each balance is the sum of the ledger; no month counts twice, no number is given
twice; a grid knows its own households; the district knows counts and honours."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import UUID

from sqlalchemy import text

from gridcredit.operations.credit import funds, objecting
from gridcredit.operations.credit.ledgers import ledger_of
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import situation
from gridcredit.store.credit.vouchers import stock_of, vouchers_in
from gridcredit.store.stars.honours import all_honours
from tests.operations.chains import state
from tests.operations.offices import VILLAGE
from tests.soak import naive, upward
from tests.soak.pilot import GRIDS, SECRET
from tests.soak.pilot_history import PilotHistory
from tests.soak.star_deeds import lines_of

_PERIODS = ("2026-10", "2026-12", "2026-Q4", "2027")


def check(history: PilotHistory) -> None:
    """Hold everything against everything."""
    desks = history.desks
    told = {name: situation.status(desk) for name, desk in desks.items()}
    for name, found in told.items():
        assert (found.unsent, found.set_aside) == (0, 0), name
    street = desks["street"]
    codes = {link.node.id: link.code for link in told["street"].links}
    for name in ("village", "second", "grid-1", "grid-2", "beside"):
        assert told[name].code == codes[desks[name].node.id], f"{name}: 对账码"
    here = _village(street)
    for name in ("village", "second"):
        assert state(desks[name], VILLAGE) == state(street, VILLAGE), name
        _same(name, _village(desks[name]), here)
    for name, grid in zip(("grid-1", "grid-2", "beside"), GRIDS, strict=True):
        assert state(desks[name], grid) == state(street, grid), name
    for name in ("grid-1", "grid-2"):
        _same(name, *_own_rows(desks[name], street))
    for name in ("street", "village", "second"):
        _adds_up(desks[name])
        _below_zero(history, desks[name])
    _numbers_are_single(street)
    _honours_follow(street, desks["district"])
    hidden = {SECRET, *history.kept.names, *history.kept.doors}
    named = {line.star.name for line in lines_of(street)} & history.kept.names
    sent = upward.check(history.post, street, desks["district"], hidden, named)
    history.tally["packages opened"] += sent
    history.tally.update(_happened(street))


def _same(name: str, here: dict[str, Any], there: dict[str, Any]) -> None:
    for what, found in here.items():
        if found == there[what]:
            continue
        if isinstance(found, dict):
            keys = [
                k for k in found.keys() | there[what].keys() if found.get(k) != there[what].get(k)
            ]
            shown = [(k, *_apart(found.get(k), there[what].get(k))) for k in keys[:3]]
            raise AssertionError(f"{name} and the street differ in {what}: {shown}")
        raise AssertionError(f"{name} and the street differ in {what}: {found} {there[what]}")


def _apart(one: Any, other: Any) -> tuple[Any, Any]:
    """Of two tuples the parts that differ."""
    if not isinstance(one, tuple) or not isinstance(other, tuple) or len(one) != len(other):
        return one, other
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return [a for a, _ in differing], [b for _, b in differing]


def _village(desk: Desk) -> dict[str, Any]:
    """All that an office says of its village."""
    with desk.reading() as session:
        ledger = ledger_of(desk, session, VILLAGE)
        counting, passed_over = vouchers_in(session, VILLAGE, ledger.book)
        said: dict[str, Any] = {
            "rows": {r.id: _row(r) for r in ledger.rows()},
            "order": [r.id for r in ledger.rows()],
            "closings": [(c.period, c.id, c.fact.digest) for c in ledger.closings],
            "twice": [(a.id, b.id) for a, b in ledger.closed_twice],
            "next": ledger.next_period,
            "seats": (ledger.decides, ledger.redeems),
            "balances": ledger.balances(),
            "passed over": Counter((p.kind, p.id) for p in ledger.passed_over),
            "stock": stock_of(session, ledger.area.id, VILLAGE, ledger.book),
            "vouchers": {v.id: (v.fact.number, v.outstanding) for v in counting},
            "vouchers elsewhere": sorted(p.id for p in passed_over),
        }
        for period in _PERIODS:
            said[f"scores {period}"] = {s.household: s for s in ledger.scores(period)}
            said[f"points {period}"] = ledger.points(period)
    said["objections"] = {
        o.id: (o.entry, o.due, o.answer) for o in objecting.list_objections(desk, VILLAGE)
    }
    said["fund"] = Counter(str(line) for line in funds.list_fund(desk, VILLAGE))
    said["stars"] = {line.id: (line.star, line.standing, line.members) for line in lines_of(desk)}
    return said


def _row(row: Any) -> tuple[Any, ...]:
    return (
        row.household, row.resident, row.item, row.on, row.period, row.closed, row.quantity,
        row.members, row.matter, row.points, row.counted, row.why, row.state, row.spot_check,
        row.activity, row.corrects, row.by, row.fact,
    )  # fmt: skip


def _households(desk: Desk) -> set[UUID]:
    with desk.reading() as session:
        asked = text(
            "SELECT h.id FROM household AS h JOIN dwelling AS d ON d.id = h.dwelling"
            " JOIN area AS a ON a.id = d.area WHERE a.code = :code"
        )
        return {UUID(bytes=i) for i in session.scalars(asked, {"code": desk.node.area})}


def _own_rows(grid: Desk, street: Desk) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a grid and its street say of the grid's households: where each entry stands and what it
    counted."""
    own = _households(grid)
    said = []
    for desk in (grid, street):
        with desk.reading() as session:
            ledger = ledger_of(desk, session, VILLAGE)
            rows = {row.id: row for row in ledger.rows() if row.household in own}
            closings = [(c.period, c.id, c.fact.digest) for c in ledger.closings]
        said.append(
            {
                "rows": {k: (r.item, r.on, r.closed, r.state) for k, r in rows.items()},
                "closed": {k: (r.period, r.counted) for k, r in rows.items() if r.closed},
                "closings": closings,
            }
        )
    return said[0], said[1]


def _adds_up(desk: Desk) -> None:
    """Balances are the sum of the ledger, counted anew from the tables alone."""
    anew = naive.accounts(desk)
    with desk.reading() as session:
        ledger = ledger_of(desk, session, VILLAGE)
        assert [(c.period, c.id) for c in ledger.closings] == sorted(anew.months.items())
        found, own = ledger.balances(), set(ledger.households)
        rows = ledger.rows()
    for row in found.keys() | own:
        amount = found[row].amount if row in found else 0
        if row in own:
            assert amount == anew.amount(row), f"{desk.folder.name}: {row}"
    assert len({row.id for row in rows}) == len(rows), "a line stands twice"


def _below_zero(history: PilotHistory, desk: Desk) -> None:
    """Only a correction, offices that had not heard of each other, or a closing of a month that
    another one overtook make a balance negative."""
    if history.could_overdraw:
        return
    corrected = naive.accounts(desk).corrected
    with desk.reading() as session:
        ledger = ledger_of(desk, session, VILLAGE)
        overtaken = {
            UUID(hex=row.household)
            for _, other in ledger.closed_twice
            for row in other.month.entries
        }
        for row, held in ledger.balances().items():
            if held.amount + held.held_back < 0:
                assert row in corrected | overtaken, f"{row} has {held}"


def _numbers_are_single(desk: Desk) -> None:
    """No voucher, certificate, nomination or set of sheets has another's number."""
    for kind, name in (
        ("redemption", "number"),
        ("star_award", "certificate"),
        ("star", "number"),
        ("credit_sheet", "number"),
    ):
        standing, _ = naive.facts(desk, kind)
        given = Counter(getattr(one, name) for one in standing)
        twice = [number for number, many in given.items() if many > 1]
        assert not twice, f"{kind}: {twice} twice"


def _honours_follow(street: Desk, district: Desk) -> None:
    """The district names those alone who may be named, by what their forms say today."""
    named = {
        line.standing.certificate: line.star.name
        for line in lines_of(street)
        if line.is_honoured and line.standing.may_be_named
    }
    with district.reading() as session:
        here = {h.certificate: h.name for h in all_honours(session) if h.name}
    assert here == named


def _happened(desk: Desk) -> dict[str, int]:
    with desk.reading() as session:
        ledger = ledger_of(desk, session, VILLAGE)
        rows = ledger.rows()
        return {
            "closed months": len(ledger.closings),
            "closed twice": len(ledger.closed_twice),
            "passed over": len(ledger.passed_over),
            "closed lines": sum(row.closed for row in rows),
            "corrections": sum(row.corrects is not None for row in rows),
            "below zero": sum(b.amount < 0 for b in ledger.balances().values()),
            "honours": sum(bool(h.name) for h in all_honours(session)),
        }
