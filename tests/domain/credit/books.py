"""Rule books, entries and lists for the tests of the arithmetic, in a few words."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from gridcredit.domain.credit.closing import ClosedMonth, Listed
from gridcredit.domain.credit.codes import CapBy, CapKind, CapSpan, Theme, Unit
from gridcredit.domain.credit.items import Item, items_to_json
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.credit.walk import Correcting, Passed, Walked, walk
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.credit_rules import CreditRules

HOME, OTHER_HOME = "a" * 32, "b" * 32
ANN, BOB = "1" * 32, "2" * 32


def item(code: str, points: int = 10, **more: Any) -> Item:
    """An item."""
    return Item(code, Theme.GOVERNANCE, code, points, **more)


def capped(code: str, points: int, cap: int, span: CapSpan, **more: Any) -> Item:
    """An item with a cap."""
    return item(code, points, cap=cap, cap_per=span, **more)


TIERS = item("T", 0, unit=Unit.HOURS, tiers=((100, 20), (200, 50), (500, 100)))
TIMES = {"cap_kind": CapKind.TIMES}
BY_HOUSEHOLD = {"cap_by": CapBy.HOUSEHOLD}


def rule_set(begins: str, items: Iterable[Item], number: int = 1, **more: Any) -> CreditRules:
    """A rule set that begins on a day."""
    written = items_to_json(items)
    begun = date.fromisoformat(begins)
    return CreditRules(UUID(int=number), area_id("V"), number, begun, written, **more)


def book(*items: Item, **more: Any) -> RuleBook:
    """A book with one rule set, in force since long ago."""
    return books(("2020-01-01", items), **more)


def books(*sets: tuple[str, Sequence[Item]], **more: Any) -> RuleBook:
    """A book with several rule sets."""
    made = [rule_set(begins, items, at, **more) for at, (begins, items) in enumerate(sets, 1)]
    return RuleBook((rules, (rules.number, b"", 0)) for rules in made)


def entry(key: int, code: str, on: str, **more: Any) -> Passed:
    """A passed entry."""
    given = {"household": HOME, "resident": ANN, "matter": "", "quantity": 10, "members": 2, **more}
    return Passed(f"{key:032x}", item=code, on=on, **given)


def listed(key: int, code: str, on: str, counted: int, **more: Any) -> Listed:
    """A row of a closed list."""
    given = {
        "household": HOME, "resident": ANN, "matter": "", "quantity": 10, "value": counted, **more
    }  # fmt: skip
    return Listed(f"{key:032x}", item=code, on=on, counted=counted, **given)


def closed(period: str, *rows: Listed) -> ClosedMonth:
    """A closed month."""
    return ClosedMonth("V", period, entries=rows)


def void(key: int, of: int, to: int = 0, order: int = 1) -> Correcting:
    """A correction of an entry."""
    return Correcting(f"{key:032x}", f"{of:032x}", to, (order, b"", 0))


def walked(
    rules: RuleBook,
    *passed: Passed,
    lists: Sequence[ClosedMonth] = (),
    corrections: Sequence[Correcting] = (),
) -> Walked:
    """The walk."""
    return walk(lists, passed, corrections, rules)


def counts(found: Walked) -> list[tuple[str, int, int, str]]:
    """Of every open row its month, its number, what it counts and why not more."""
    return [
        (period, int(row.id, 16), row.counted, row.why)
        for period, rows in sorted(found.open.items())
        for row in rows
    ]
