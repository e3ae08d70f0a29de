"""Words for the values of record fields, and the choices where a field has a fixed list."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from gridcredit.domain.codes import Topic
from gridcredit.domain.ledgers.incentives import introduced
from gridcredit.domain.records import field_type
from gridcredit.texts.codes import CODES

NOTHING = ("（空）", "(blank)")
YES = ("是", "Yes")
NO = ("否", "No")


def value_word(entity: str, field: str, value: Any, language: str) -> str:
    """A plain value in words: codes, yes or no, and blank for what is empty."""
    at = 1 if language.startswith("en") else 0
    if isinstance(value, bool):
        return (YES if value else NO)[at]
    if value is None or value in ("", []):
        return NOTHING[at]
    if (entity, field) == ("visit", "topics") and isinstance(value, (list, tuple)):
        return ("、", ", ")[at].join(_topic(str(one), at) for one in value)
    pair = _codes(entity, field).get(str(value))
    if pair is not None:
        return pair[at]
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _topic(topic: str, at: int) -> str:
    """What was explained at a visit: a topic, or an incentive by its code."""
    if codes := introduced([topic]):
        return f"{CODES[Topic]['incentives'][at]} {codes[0]}"
    return CODES[Topic].get(topic, (topic, topic))[at]


def value_choices(entity: str, field: str, language: str) -> list[tuple[Any, str]]:
    """The plain values that a field may take with their words; empty when it is free text."""
    at = 1 if language.startswith("en") else 0
    if field_type(entity, field) is bool:
        return [(True, YES[at]), (False, NO[at])]
    return [(value, pair[at]) for value, pair in _codes(entity, field).items()]


def _codes(entity: str, field: str) -> dict[str, tuple[str, str]]:
    kind = field_type(entity, field)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return CODES.get(kind, {})
    return {}
