"""A pilot village with many households, a closed month, and its papers read back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import pypdfium2

from gridcredit.domain.codes import ConsentKind, Role
from gridcredit.domain.credit.codes import Decision
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.kinds.credit_decision import CreditDecision
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.domain.kinds.credit_member import CreditMember
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.credit.closing import close_month
from gridcredit.operations.desk import Desk
from tests.operations.adding import add_records
from tests.operations.credit.pilots import become, put_rules
from tests.operations.offices import GRIDS, VILLAGE

OCTOBER = "2026-10"
BEGINS = date(2026, 10, 1)
ON = date(2026, 10, 9)
NOTE, PLACE = "帮邻居修屋顶", "东村水塔旁"


@dataclass(frozen=True)
class House:
    """A household of two adults, by number from 1."""

    household: UUID
    adults: tuple[UUID, UUID]
    names: tuple[str, str]
    door: str


def settle(desk: Desk, count: int) -> list[House]:
    """So many households that take part since October, by rules of the street's; a street reviewer
    sits at the desk."""
    made, houses = [], []
    for at in range(1, count + 1):
        dwelling = Dwelling(desk.new_id(), area_id(GRIDS[0]), "东村", room=f"{at}号")
        names = (f"赵公望{_han(at)}", f"钱若水{_han(at)}")
        household = Household(desk.new_id(), dwelling.id, str(at), names[0])
        adults = (desk.new_id(), desk.new_id())
        made += [dwelling, household]
        for id, name in zip(adults, names, strict=True):
            made.append(Resident(id, household.id, name, birth_date=date(1970, 3, 1)))
        houses.append(House(household.id, adults, names, f"东村 {at}号"))
    add_records(desk, made)
    put_rules(desk, begins=BEGINS)
    add_records(
        desk,
        [
            CreditMember(desk.new_id(), house.household, one, True, BEGINS, "1")
            for house in houses
            for one in house.adults
        ],
    )
    become(desk, Role.STREET_REVIEWER, "审核")
    return houses


def _han(number: int) -> str:
    """A number in characters, so that no name is part of another."""
    return "".join("零壹贰叁肆伍陆柒捌玖"[int(digit)] for digit in f"{number:02d}")


def passed(desk: Desk, house: House, item: str = "A1", on: date = ON, who: int = 0) -> UUID:
    """An entry that the clerk made and the street passed."""
    entry = CreditEntry(
        desk.new_id(),
        house.household,
        item,
        on,
        on,
        resident=house.adults[who],
        note=NOTE,
        place=PLACE,
        witness="孙证人",
        members=2,
        by="张干事",
    )
    decision = CreditDecision(desk.new_id(), entry.id, Decision.PASS, on, by="审核")
    add_records(desk, [entry, decision])
    return entry.id


def close(desk: Desk, period: str = OCTOBER) -> None:
    """The street closes a month."""
    close_month(desk, VILLAGE, period)


def consent(
    desk: Desk, residents: list[UUID], kind: ConsentKind, given: bool = True, on: date = ON
) -> None:
    """People agree to something, or take that back."""
    add_records(desk, [ConsentEvent(desk.new_id(), one, kind, given, on, "1") for one in residents])


def text_of(file: Path) -> str:
    """All that is written in a file, without blanks."""
    with pypdfium2.PdfDocument(file) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return re.sub(r"\s", "", "".join(pages))


def pages_of(file: Path) -> int:
    """How many pages a file has."""
    with pypdfium2.PdfDocument(file) as document:
        return len(document)
