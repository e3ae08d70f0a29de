"""How many working days each step of 诚信之星 has: usual values, and those of a scheme."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from gridcredit.domain.errors import BadValue

LAST_DAY = 28
"""The latest day of a month until which may be recommended: every month has it."""
LONGEST = 250
"""Working days that a step may have at most: a year of them."""


@dataclass(frozen=True, slots=True)
class Clocks:
    """Working days, all counted after the day on which a stage was entered; `until` is the day of
    the month until which is recommended."""

    until: int = 25
    initial: int = 3  # 初审
    review: int = 5  # 审核
    notice: int = 5  # 公示
    objection: int = 7
    award: int = 3  # 认定
    publish: int = 5  # 发布
    revoke: int = 5  # after the person was heard
    remove: int = 1  # 撤下


USUAL = Clocks()


def changed(clocks: Clocks, new: Mapping[str, int]) -> Clocks:
    """Clocks with some of them set anew. Raises BadValue for one that there is not, and for days
    that cannot be."""
    values = asdict(clocks)
    for name, days in new.items():
        most = LAST_DAY if name == "until" else LONGEST
        if name not in values or not 1 <= days <= most:
            raise BadValue(name if name in values else "clocks", str(days), f"1-{most}")
        values[name] = days
    return Clocks(**values)


def to_json(clocks: Clocks) -> str:
    """What a scheme keeps: those that differ from the usual ones; blank where none does."""
    told = {k: v for k, v in asdict(clocks).items() if v != getattr(USUAL, k)}
    return json.dumps(told, sort_keys=True, separators=(",", ":")) if told else ""


def from_json(text: str) -> Clocks:
    """What a scheme says. What no program of today would have written counts as usual."""
    try:
        told: Any = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return USUAL
    if not isinstance(told, dict):
        return USUAL
    values = asdict(USUAL)
    for field in fields(Clocks):
        days, most = told.get(field.name), LAST_DAY if field.name == "until" else LONGEST
        if type(days) is int and 1 <= days <= most:
            values[field.name] = days
    return Clocks(**values)
