"""The arithmetic of 信用+ once more, from the practice's own words: as slow and as plain as can be,
sharing nothing with the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any


@dataclass
class Done:
    """An entry as it was told to the program, and what became of it. Moments are ISO times."""

    id: str
    household: str
    resident: str
    item: str
    on: str
    quantity: Fraction
    members: int
    matter: str
    passed_at: str = ""
    void_at: str = ""
    disputed: list[list[str]] = field(default_factory=list)  # [from, until or ""]
    corrections: list[tuple[str, str, Fraction]] = field(default_factory=list)  # when, id, target
    open_value: Fraction | None = None  # what an answer before its month closed said it is worth

    def is_ready(self, at: str) -> bool:
        """Whether it may be counted at a moment."""
        if not self.passed_at or self.passed_at > at or (self.void_at and self.void_at <= at):
            return False
        return not any(begun <= at and (not end or end > at) for begun, end in self.disputed)


@dataclass
class Booked:
    """One line of a closed month."""

    period: str
    id: str
    of: Done
    value: Fraction
    counted: Fraction
    corrects: bool = False


def who(entry: Done) -> str:
    """The person, or where none is named the household."""
    return entry.resident or entry.household


def span_of(on: str, span: str) -> str:
    """The month, quarter or year of a day."""
    year, month, _ = on.split("-")
    named = {"month": month, "quarter": f"Q{(int(month) + 2) // 3}", "year": ""}
    return f"{year}-{named[span]}"


def close_all(
    entries: Sequence[Done],
    closings: Sequence[tuple[str, str]],
    items_on: Mapping[str, Mapping[str, Mapping[str, Any]]],
) -> list[Booked]:
    """What the months closed at these moments list, in their order. `items_on`: the items by code
    for facts of a month."""
    booked: list[Booked] = []
    for period, at in closings:
        listed = {line.id for line in booked}
        waiting: list[tuple[str, str, Done, Fraction | None]] = []
        for entry in entries:
            is_closed = entry.id in listed
            if not is_closed and entry.on[:7] <= period and entry.is_ready(at):
                waiting.append((entry.on, entry.id, entry, None))
            first = sorted(entry.corrections)[:1]
            for when, name, target in first:
                if is_closed and when <= at and name not in listed:
                    waiting.append((entry.on, name, entry, target))
        for on, name, entry, target in sorted(waiting, key=lambda w: w[:2]):
            item = items_on[on[:7]][entry.item]
            if target is not None:
                told = next(line for line in booked if line.id == entry.id)
                change = target - told.counted
                booked.append(Booked(period, name, entry, change, change, corrects=True))
                continue
            value = entry.open_value if entry.open_value is not None else worth(entry, item)
            rivals = [w[2] for w in sorted(waiting, key=lambda w: w[:2]) if w[3] is None]
            counted = before_caps(entry, item, value, rivals, booked, items_on)
            counted = within_cap(entry, item, counted, booked, items_on)
            booked.append(Booked(period, name, entry, value, counted))
    return booked


def worth(entry: Done, item: Mapping[str, Any]) -> Fraction:
    """Points times what the unit counts."""
    points = Fraction(item["points"] or 0)
    match item["unit"]:
        case "hours":
            if item["tiers"]:
                return Fraction(0)
            return points * (entry.quantity // Fraction(item["per"] or 1))
        case "member":
            return points * entry.members
        case _:
            return points * entry.quantity


def before_caps(
    entry: Done,
    item: Mapping[str, Any],
    value: Fraction,
    rivals: Sequence[Done],
    booked: Sequence[Booked],
    items_on: Mapping[str, Mapping[str, Mapping[str, Any]]],
) -> Fraction:
    """What an entry counts beside others of its group and matter, or of its tiers."""
    if item["group"] and entry.matter:

        def same(other: Done) -> bool:
            its = items_on[other.on[:7]][other.item]
            key = (who(other), its["group"], other.matter)
            return key == (who(entry), item["group"], entry.matter)

        def points(other: Done) -> Fraction:
            if other.open_value is not None:
                return other.open_value
            return worth(other, items_on[other.on[:7]][other.item])

        together = [other for other in rivals if same(other)]
        best = max(together, key=points)  # of equal ones the first
        if best.id != entry.id:
            return Fraction(0)
        already = sum((line.counted for line in booked if same(line.of)), Fraction(0))
        return max(Fraction(0), value - already)
    if item["tiers"]:

        def alike(other: Done) -> bool:
            return (who(other), other.item, other.on[:4]) == (who(entry), entry.item, entry.on[:4])

        lines = [line for line in booked if alike(line.of)]
        given_back = {line.of.id for line in lines if line.corrects and line.of is not entry}
        whole = [line for line in lines if not line.corrects]
        hours = sum(
            (line.of.quantity for line in whole if line.of.id not in given_back), Fraction(0)
        )
        hours += entry.quantity
        already = sum((line.counted for line in lines), Fraction(0))
        reached = Fraction(0)
        for step in item["tiers"].split(";"):
            need, gives = step.split("=")
            if hours >= Fraction(need):
                reached = Fraction(gives)
        return max(Fraction(0), reached - already)
    return value


def within_cap(
    entry: Done,
    item: Mapping[str, Any],
    counted: Fraction,
    booked: Sequence[Booked],
    items_on: Mapping[str, Mapping[str, Mapping[str, Any]]],
) -> Fraction:
    """What the cap's room lets through."""
    if not item["cap"]:
        return counted
    code = item["cap_code"] or item["code"]

    def holder(other: Done) -> str:
        return other.household if item["cap_by"] == "household" else who(other)

    def shares(other: Done) -> bool:
        its = items_on[other.on[:7]][other.item]
        span = item["cap_per"]
        return (
            (its["cap_code"] or its["code"]) == code
            and holder(other) == holder(entry)
            and span_of(other.on, span) == span_of(entry.on, span)
        )

    lines = [line for line in booked if shares(line.of)]
    if item["cap_kind"] == "points":
        used = sum((line.counted for line in lines), Fraction(0))
        return min(counted, max(Fraction(0), Fraction(item["cap"]) - used))
    left: dict[str, Fraction] = {}
    for line in lines:
        left[line.of.id] = left.get(line.of.id, Fraction(0)) + line.counted
    return (
        counted
        if sum(1 for points in left.values() if points > 0) < int(item["cap"])
        else Fraction(0)
    )


def balances(
    booked: Sequence[Booked], entries: Sequence[Done], spent: Mapping[str, Fraction], at: str
) -> dict[str, Fraction]:
    """What each household may redeem at a moment; `spent` is net of what came back."""
    found: dict[str, Fraction] = {}
    for line in booked:
        home = line.of.household
        found[home] = found.get(home, Fraction(0)) + line.counted
    listed = {line.id for line in booked}
    for entry in entries:
        open_now = any(begun <= at and (not end or end > at) for begun, end in entry.disputed)
        if entry.id in listed and open_now:
            held = sum((line.counted for line in booked if line.of is entry), Fraction(0))
            found[entry.household] = found.get(entry.household, Fraction(0)) - held
    for home, points in spent.items():
        found[home] = found.get(home, Fraction(0)) - points
    return found
