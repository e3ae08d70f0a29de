"""Code lists of 信用+; their wording lives in texts."""

from __future__ import annotations

from enum import StrEnum


class Theme(StrEnum):
    """The four parts of a rule set."""

    PARTY_BUILDING = "party_building"  # 党建
    CIVIC_PRACTICE = "civic_practice"  # 文明实践
    GOVERNANCE = "governance"  # 社会治理
    BEAUTIFUL_VILLAGE = "beautiful_village"  # 美丽乡村


class Unit(StrEnum):
    """What an item's points are for."""

    PERSON = "person"
    HOUSEHOLD = "household"
    MEMBER = "member"  # each person of the household who may take part
    HOURS = "hours"
    QUANTITY = "quantity"


class CapKind(StrEnum):
    """What a cap limits."""

    POINTS = "points"
    TIMES = "times"


class CapSpan(StrEnum):
    """How long a cap's room lasts, by the day of the fact."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class CapBy(StrEnum):
    """Who shares a cap's room."""

    PERSON = "person"
    HOUSEHOLD = "household"


class Basis(StrEnum):
    """The figure that star bands are compared with."""

    TOTAL = "total"  # 户总分
    PER_HEAD = "per_head"  # 人均分


class MeetingRule(StrEnum):
    """Whether a village decides without a meeting."""

    REQUIRED = "required"  # 须经议事会


class Seat(StrEnum):
    """The office that does something for a village: its own, or the street's."""

    VILLAGE = "village"
    STREET = "street"


class Decision(StrEnum):
    """What is said of an entry under review."""

    PASS = "pass"  # 通过
    RETURN = "return"  # 退回
    HOLD = "hold"  # 暂缓
    HAND_UP = "hand_up"  # 提请街道审核


class EntryState(StrEnum):
    """Where an entry stands; derived, never stored."""

    WAITING = "waiting"
    PASSED = "passed"
    RETURNED = "returned"
    HELD = "held"
    DISPUTED = "disputed"
    VOID = "void"
    HANDED_UP = "handed_up"


class Why(StrEnum):
    """Why an entry counts less than its value."""

    GROUP = "group"  # 同类取高
    TIER = "tier"  # 未到下一档
    CAP = "cap"  # 已达上限
    DISPUTED = "disputed"  # 异议中
    VOID = "void"


class Manner(StrEnum):
    """How an objection was made."""

    SPOKEN = "spoken"
    WRITTEN = "written"


class Result(StrEnum):
    """What an objection led to."""

    UPHELD = "upheld"  # 属实更正
    PARTLY = "partly"  # 部分属实
    REJECTED = "rejected"  # 不属实维持


class StockReason(StrEnum):
    """Why stock changed, but for redemptions."""

    RECEIVED = "received"
    COUNTED = "counted"  # 盘点


class Flow(StrEnum):
    """Which way money went."""

    IN = "in"
    OUT = "out"
