"""A pilot village at the street's desk: rules, households, months closed with points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

from gridcredit.domain.credit.closing import ClosedMonth, Forfeit, Listed, digest
from gridcredit.domain.credit.codes import Seat, Theme
from gridcredit.domain.credit.items import Item
from gridcredit.domain.kinds.credit_closing import CreditClosing
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.credit import goods, rulesets
from gridcredit.operations.credit.rulesets import RulesForm
from gridcredit.operations.desk import Desk
from gridcredit.store.journal import journal
from gridcredit.store.register.area_rows import area_by_code
from tests.operations.adding import add_records
from tests.operations.offices import GRIDS, VILLAGE
from tests.rosters.making import workbook, xlsx

HOME, OTHER_HOME = UUID(int=0xA001), UUID(int=0xA002)
ANNA, BEN, OTHER = UUID(int=0xB001), UUID(int=0xB002), UUID(int=0xB007)
BORN = date(1980, 5, 1)
ITEMS = (Item("A", Theme.PARTY_BUILDING, "学习", 20),)
JANUARY = date(2026, 1, 1)


def settle(desk: Desk) -> None:
    """Put two households on the register: of Anna and Ben, and of somebody else."""
    with desk.reading() as session:
        grid = area_by_code(session, GRIDS[0]).id
    add_records(
        desk,
        [
            Dwelling(UUID(int=0xC001), grid, "东村", room="1号"),
            Household(HOME, UUID(int=0xC001), householder="甲一"),
            Household(OTHER_HOME, UUID(int=0xC001)),
            Resident(ANNA, HOME, "甲一", birth_date=BORN),
            Resident(BEN, HOME, "甲二", birth_date=BORN),
            Resident(OTHER, OTHER_HOME, "乙一", birth_date=BORN),
        ],
    )


def set_rules(
    desk: Desk, begins: date = JANUARY, number: int = 1, carry: int = 100, **seats: Seat
) -> None:
    """A rule set of the village, decided and redeemed at the street unless said otherwise."""
    told = {"decided_by": Seat.STREET, "redeemed_at": Seat.STREET, **seats}
    form = RulesForm(VILLAGE, number, begins, carry=carry, **told)
    with desk.writing() as session:
        rulesets.keep_rules(desk, session, form, ITEMS)


def close_month(
    desk: Desk,
    period: str,
    points: Mapping[UUID, int] | None = None,
    forfeits: Mapping[UUID, int] | None = None,
) -> None:
    """Write that a month is closed, in which households got points (tenths)."""
    entries: Sequence[Listed] = [
        Listed(desk.new_id().hex, home.hex, "", "A", f"{period}-05", "", 10, got, got)
        for home, got in (points or {}).items()
    ]
    carry = tuple(Forfeit(home.hex, lost) for home, lost in (forfeits or {}).items())
    counted = ClosedMonth(VILLAGE, period, entries=tuple(entries), carry=carry).text()
    with desk.writing() as session:
        area = area_by_code(session, VILLAGE).id
        on = desk.today()
        made = CreditClosing(desk.new_id(), area, period, on, counted, digest(counted))
        journal.add(session, [made])


def stock_up(desk: Desk, folder: Path) -> None:
    """Soap at 3 points, ten of it, and rice at 45, two of it."""
    headings = ["编码", "名称", "单位", "兑换分值", "成本", "供货方", "来源", "低库存"]
    soap = ["FZ", "肥皂", "块", 3, 2.5, "甲商店", "集体", 4]
    rice = ["DM", "10斤米", "袋", 45, 32, "乙粮店", "财政", 0]
    file = folder / "物品.xlsx"
    file.write_bytes(xlsx(workbook([headings, soap, rice])).getvalue())
    goods.import_goods(desk, file, VILLAGE)
    goods.receive_goods(desk, "FZ", 10, VILLAGE)
    goods.receive_goods(desk, "DM", 2, VILLAGE)
