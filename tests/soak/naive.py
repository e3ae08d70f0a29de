"""A village's accounts counted anew from its tables, by nothing that the program counts with: every
balance from the frozen lists, the vouchers and what came back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import text

from gridcredit.domain.facts import effective
from gridcredit.domain.kinds.area import area_id
from gridcredit.operations.desk import Desk
from tests.operations.offices import VILLAGE

STREET, AT_VILLAGE = "street", "village"


@dataclass
class Accounts:
    """Points (tenths) by household: counted in closed months, kept back as somebody objects, spent
    on balance, forfeited; the months that stand closed; households of which a correction took."""

    counted: dict[UUID, int] = field(default_factory=lambda: defaultdict(int))
    held: dict[UUID, int] = field(default_factory=lambda: defaultdict(int))
    spent: dict[UUID, int] = field(default_factory=lambda: defaultdict(int))
    forfeited: dict[UUID, int] = field(default_factory=lambda: defaultdict(int))
    months: dict[str, UUID] = field(default_factory=dict)
    corrected: set[UUID] = field(default_factory=set)
    net: dict[str, int] = field(default_factory=dict)  # of each listed entry, corrected
    whose: dict[str, UUID] = field(default_factory=dict)

    def amount(self, household: UUID) -> int:
        """What a household may redeem."""
        return (
            self.counted[household] - self.held[household]
            - self.spent[household] - self.forfeited[household]
        )  # fmt: skip


def facts(desk: Desk, kind: str) -> tuple[list[Any], dict[UUID, UUID]]:
    """The facts of a kind that stand, by the order of the first of their chains, each with `root`
    and `order` of that one; and the root of every fact."""
    asked = (
        f"SELECT t.*, r.counter, r.node, r.seq FROM {kind} AS t"
        " JOIN revision AS r ON r.arrival = t.revised"
    )
    with desk.reading() as session:
        found = [SimpleNamespace(**row) for row in session.execute(text(asked)).mappings()]
    known = {}
    for one in found:
        one.id = UUID(bytes=one.id)
        one.corrects = UUID(bytes=one.corrects) if one.corrects else None
        known[one.id] = one
    roots = {}
    for one in found:
        first = one
        while first.corrects in known:
            first = known[first.corrects]
        roots[one.id] = first.id
        one.root, one.order = first.id, (first.counter, first.node, first.seq)
    standing = effective(found, lambda one: (one.counter, one.node, one.seq))
    return sorted(standing, key=lambda one: (one.order, one.root)), roots


def accounts(desk: Desk) -> Accounts:
    """The accounts of the pilot village as an office's tables tell them."""
    told = Accounts()
    seat = _seats(desk)
    decided, redeemed = _rules(desk)
    _closed(desk, told, lambda one: seat(one) == decided(one))
    _spent(desk, told, lambda one: seat(one) == redeemed(one))
    _held(desk, told, seat, decided)
    return told


def _seats(desk: Desk) -> Callable[[Any], str]:
    with desk.reading() as session:
        found = session.execute(text("SELECT id FROM node WHERE office = 'street'")).scalars()
        streets = set(found)
    return lambda one: STREET if one.order[1] in streets else AT_VILLAGE


def _rules(desk: Desk) -> tuple[Callable[[Any], str], Callable[[Any], str]]:
    """Who decides, and who redeems, of what was written on a day by an order: rules that were
    written later say nothing of it."""
    sets = [one for one in facts(desk, "credit_rules")[0] if one.area == area_id(VILLAGE).bytes]
    first = min((one.begins for one in sets), default="")
    earliest = max((s for s in sets if s.begins == first), key=lambda s: s.order, default=None)

    def said(one: Any, name: str) -> str:
        known = [s for s in sets if s.order < one.order and s.begins <= one.on[:7] + "-01"]
        held = max(known, key=lambda s: (s.begins, s.order), default=earliest)
        return getattr(held, name) if held else AT_VILLAGE

    return lambda one: said(one, "decided_by"), lambda one: said(one, "redeemed_at")


def _closed(desk: Desk, told: Accounts, counts: Callable[[Any], bool]) -> None:
    lists: dict[str, Any] = {}
    for one in facts(desk, "credit_closing")[0]:
        if one.area == area_id(VILLAGE).bytes and counts(one):
            lists.setdefault(one.period, one)
    net, seen, corrected = told.net, set[str](), set[str]()
    for period, one in sorted(lists.items()):
        told.months[period] = one.root
        frozen = json.loads(one.counted)
        for row, household, *_, counted, _why, corrects in frozen["entries"]:
            if row in seen or (corrects and (corrects not in net or corrects in corrected)):
                continue
            seen.add(row)
            told.counted[UUID(hex=household)] += counted
            if corrects:
                corrected.add(corrects)
                net[corrects] += counted
                if counted < 0:
                    told.corrected.add(UUID(hex=household))
            else:
                net[row], told.whose[row] = counted, UUID(hex=household)
        for household, lost in frozen["carry"]:
            told.forfeited[UUID(hex=household)] += lost


def _basket(lines: Any) -> dict[str, tuple[int, int]]:
    """Count and price by goods."""
    told = json.loads(lines) if isinstance(lines, str) else lines
    found = {}
    for line in told:
        sort, _, rest = line.partition("=")
        count, _, points = rest.partition("@")
        found[sort] = (int(count), int(points))
    return found


def _spent(desk: Desk, told: Accounts, counts: Callable[[Any], bool]) -> None:
    left: dict[UUID, dict[str, tuple[int, int]]] = {}
    whose: dict[UUID, UUID] = {}
    vouchers, roots = facts(desk, "redemption")
    for one in filter(counts, vouchers):
        whose[one.root] = UUID(bytes=one.household)
        left[one.root] = _basket(one.lines)
        told.spent[whose[one.root]] += sum(n * p for n, p in left[one.root].values())
    for one in filter(counts, facts(desk, "redemption_return")[0]):
        named = UUID(bytes=one.redemption)
        voucher = roots.get(named, named)
        for sort, (count, _) in _basket(one.lines).items():
            out, price = left.get(voucher, {}).get(sort, (0, 0))
            came = min(count, out)
            if came:
                left[voucher][sort] = (out - came, price)
                told.spent[whose[voucher]] -= came * price


def _held(
    desk: Desk, told: Accounts, seat: Callable[[Any], str], decided: Callable[[Any], str]
) -> None:
    """What closed entries count to which an objection waits for its answer."""
    _, entries = facts(desk, "credit_entry")
    objections, roots = facts(desk, "credit_objection")
    handed_up = {
        entries.get(UUID(bytes=one.entry))
        for one in facts(desk, "credit_decision")[0]
        if one.decision == "hand_up"
    }
    about = {one.root: entries.get(UUID(bytes=one.entry)) for one in objections}
    answered = set()
    for one in facts(desk, "credit_answer")[0]:
        objection = roots.get(UUID(bytes=one.objection))
        entry = about.get(objection) if objection else None
        if seat(one) == (STREET if entry in handed_up else decided(one)):
            answered.add(objection)
    waiting = {entry for objection, entry in about.items() if objection not in answered}
    for entry in waiting:
        if entry is not None and entry.hex in told.net:
            home = told.whose[entry.hex]
            told.held[home] += max(0, told.net[entry.hex])
