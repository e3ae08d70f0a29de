"""A pilot village for tests of 信用+: rules, people who take part, an account that reviews."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from gridcredit.domain.codes import Role
from gridcredit.domain.credit.codes import CapBy, CapKind, CapSpan, Seat, Theme, Unit
from gridcredit.domain.credit.items import Item, items_to_json
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.credit_member import CreditMember
from gridcredit.domain.kinds.credit_rules import CreditRules
from gridcredit.operations.desk import Desk
from tests.operations.adding import add_records
from tests.operations.homes import Home
from tests.operations.offices import VILLAGE

CIVIC, TOWN = Theme.CIVIC_PRACTICE, Theme.GOVERNANCE
ITEMS = (
    Item("A1", CIVIC, "文体活动", 20),
    Item("A2", CIVIC, "宣讲培训", 10, cap=30, cap_kind=CapKind.POINTS, cap_per=CapSpan.YEAR),
    Item("A3", CIVIC, "志愿服务", unit=Unit.HOURS, tiers=((100, 20), (200, 50))),
    Item("A4", CIVIC, "值班", 10, unit=Unit.HOURS, per=20),
    Item("B1", TOWN, "化解纠纷一般", 10, group="纠纷"),
    Item("B2", TOWN, "化解纠纷重大", 50, group="纠纷"),
    Item("B3", TOWN, "合格采集员", 50, recorders=("village",)),
    Item("C1", Theme.BEAUTIFUL_VILLAGE, "清洁户", 10, unit=Unit.MEMBER),
    Item(
        "C2", Theme.BEAUTIFUL_VILLAGE, "带头拆违", 50, unit=Unit.HOUSEHOLD, cap=1,
        cap_kind=CapKind.TIMES, cap_per=CapSpan.MONTH, cap_by=CapBy.HOUSEHOLD,
    ),
    Item("C3", Theme.BEAUTIFUL_VILLAGE, "六整齐", 20, evidence=("照片",)),
    Item("C4", Theme.BEAUTIFUL_VILLAGE, "捐款", 20, on=False),
)  # fmt: skip
BEGINS = date(2026, 1, 1)


def put_rules(
    desk: Desk,
    items: Iterable[Item] = ITEMS,
    begins: date = BEGINS,
    village: str = VILLAGE,
    number: int = 1,
    **more: Any,
) -> UUID:
    """A rule set in force from a month on; the street decides unless something else is said."""
    told = {"decided_by": Seat.STREET, "redeemed_at": Seat.STREET} | more
    made = CreditRules(
        desk.new_id(), area_id(village), number, begins, items_to_json(items), **told
    )
    add_records(desk, [made])
    return made.id


def join(desk: Desk, home: Home, on: date = BEGINS, *residents: UUID) -> None:
    """The adults of a household, or some people, take part from a day on."""
    who = residents or (home.adult, home.other)
    add_records(
        desk, [CreditMember(desk.new_id(), home.household, one, True, on, "1") for one in who]
    )


def leave(desk: Desk, home: Home, resident: UUID, on: date) -> None:
    """Somebody takes part no more from a day on."""
    add_records(desk, [CreditMember(desk.new_id(), home.household, resident, False, on)])


def become(desk: Desk, role: Role, name: str = "李会计", resident: UUID | None = None) -> None:
    """Another account sits at the desk."""
    desk.actor = replace(desk.actor, login=name, name=name, role=role, resident=resident)
