"""The rule sets of one village, and which of them holds for which day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from gridcredit.domain.credit.bands import Band, bands_from_json
from gridcredit.domain.credit.codes import Seat
from gridcredit.domain.credit.items import Item, items_from_json
from gridcredit.domain.credit.periods import first_day, month_of
from gridcredit.domain.journal import Order
from gridcredit.domain.kinds.credit_rules import CreditRules


@dataclass(frozen=True)
class RuleSet:
    """One rule set with its items read; `until` is the day before the next one begins. What no
    program can read holds no item."""

    rules: CreditRules
    until: date | None = None

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Its items by their codes."""
        try:
            return {item.code: item for item in items_from_json(self.rules.items)}
        except ValueError:
            return {}

    @cached_property
    def bands(self) -> tuple[Band, ...]:
        """Its star bands, the highest first."""
        return bands_from_json(self.rules.bands)


class RuleBook:
    """All rule sets of a village that stand."""

    def __init__(self, sets: Iterable[tuple[CreditRules, Order]] = ()) -> None:
        """Of sets that begin on one day the later by order holds."""
        self._written = sorted(sets, key=lambda one: one[1])
        self._orders = [order for _, order in self._written]
        self._ruling: dict[tuple[str, int], CreditRules | None] = {}
        begins: dict[date, CreditRules] = {}
        for rules, _ in self._written:
            begins[rules.begins] = rules
        days = sorted(begins)
        ends = [day - timedelta(days=1) for day in days[1:]]
        self.sets = tuple(
            RuleSet(begins[day], end) for day, end in zip(days, [*ends, None], strict=False)
        )
        """By the day they begin on."""
        self._by_month: dict[str, RuleSet | None] = {}

    def set_for(self, month: str) -> RuleSet | None:
        """The rule set that holds for what happened in a month (2026-03)."""
        if month not in self._by_month:
            first = first_day(month)
            held = [one for one in self.sets if one.rules.begins <= first]
            self._by_month[month] = held[-1] if held else None
        return self._by_month[month]

    def for_day(self, day: date) -> tuple[CreditRules, Mapping[str, Item]] | None:
        """The rules and the items, by code, that hold for what happened on a day."""
        found = self.set_for(month_of(day))
        return (found.rules, found.items) if found else None

    def item(self, day: date, code: str) -> Item | None:
        """The item of that code that holds on a day, whether it is on or off."""
        found = self.set_for(month_of(day))
        return found.items.get(code) if found else None

    def decides(self, day: date, order: Order | None = None) -> Seat:
        """The office that decides on a day, where a street was not asked to (Decision.HAND_UP). Of
        what was written by an order, rules that were written later say nothing: they take nothing
        back that was said by those before."""
        rules = self._in_force(day, order)
        return rules.decided_by if rules else Seat.VILLAGE

    def redeems(self, day: date, order: Order | None = None) -> Seat:
        """The office that redeems on a day, as `decides`."""
        rules = self._in_force(day, order)
        return rules.redeemed_at if rules else Seat.VILLAGE

    @property
    def first_month(self) -> str | None:
        """The first month that counts; None before the first rule set."""
        if not self.sets:
            return None
        begins = self.sets[0].rules.begins
        month = month_of(begins)
        return month if begins.day == 1 else month_of(begins.replace(day=28) + timedelta(days=4))

    def _in_force(self, day: date, order: Order | None) -> CreditRules | None:
        """The rules of a day, of those that were written before; where there are none, those that
        come first."""
        known = len(self._written) if order is None else bisect_left(self._orders, order)
        key = (month_of(day), known)
        if key not in self._ruling:
            first = first_day(key[0])
            told = enumerate(self._written[:known])
            begun = [(rules.begins, at) for at, (rules, _) in told if rules.begins <= first]
            held = self._written[max(begun)[1]][0] if begun else None
            self._ruling[key] = held or (self.sets[0].rules if self.sets else None)
        return self._ruling[key]
