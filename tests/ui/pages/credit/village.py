"""A pilot village with people, rules and a first ledger, and its page in a window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from gridcredit.domain.codes import Office, Role
from gridcredit.domain.credit.codes import CapBy, CapKind, CapSpan, Theme, Unit
from gridcredit.domain.credit.items import Item, items_to_json
from gridcredit.domain.duties import Actor
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.credit_member import CreditMember
from gridcredit.domain.kinds.credit_rules import CreditRules
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.credit import entering
from gridcredit.operations.credit.entering import EntryForm
from gridcredit.operations.desk import Desk
from gridcredit.ui.pages.credit.page import CreditPage
from gridcredit.ui.widgets.segmented import Segmented
from tests.operations.adding import add_records
from tests.operations.offices import GRIDS, STREET, VILLAGE, Offices
from tests.ui.conftest import settle

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
BEGINS = date(2026, 10, 1)
TODAY = date(2026, 11, 22)

ITEMS = (
    Item("WM01", Theme.CIVIC_PRACTICE, "参加志愿服务", unit=Unit.HOURS,
         tiers=((100, 20), (200, 50)), evidence=("签到表",)),
    Item("WM04", Theme.CIVIC_PRACTICE, "参加文体活动", 20, evidence=("签到表", "照片")),
    Item("WM07", Theme.CIVIC_PRACTICE, "好人好事（须两名证明人）", 50, evidence=("两名证明人",)),
    Item("WM08", Theme.CIVIC_PRACTICE, "邻里互助", 10, cap=10, cap_kind=CapKind.POINTS,
         cap_per=CapSpan.MONTH, cap_by=CapBy.PERSON, cap_code="互助", evidence=("证明",)),
    Item("SH01", Theme.GOVERNANCE, "调解邻里一般纠纷", 10, group="化解纠纷",
         evidence=("调解记录",)),
    Item("SH02", Theme.GOVERNANCE, "化解较大矛盾纠纷", 30, group="化解纠纷",
         evidence=("调解记录",)),
    Item("ML01", Theme.BEAUTIFUL_VILLAGE, "评为美在我家示范户", 10, unit=Unit.MEMBER),
    Item("ML09", Theme.BEAUTIFUL_VILLAGE, "带头拆除违章建筑", 50, unit=Unit.HOUSEHOLD),
    Item("DJ05", Theme.PARTY_BUILDING, "参加廉政教育", 20, evidence=("签到表",)),
    Item("SH13", Theme.GOVERNANCE, "采集员年度评价合格", 50, recorders=("street",)),
    Item("QT01", Theme.GOVERNANCE, "引进产业项目", 100, on=False),
)  # fmt: skip

NAMES = ("王建国", "李秀英", "张志强", "刘桂兰", "陈明华", "杨丽萍", "赵学军", "孙秀芳")


def make_village(folder: Path) -> dict[str, Path]:
    """Workspaces of a street, its village and a grid, closed; the village has eight homes at 榴园,
    rules since October, and all adults of the first six homes take part."""
    offices = Offices(folder)
    district = offices.district()
    street = offices.child(district, Office.STREET, STREET)
    village = offices.child(street, Office.VILLAGE, VILLAGE)
    add_homes(village)
    add_rules(village)
    offices.close()
    return {"district": district.folder, "street": street.folder, "village": village.folder}


def add_homes(desk: Desk) -> list[UUID]:
    """Eight homes of a couple and a child each, at 榴园 1号楼 to 8号楼; the first six take part."""
    grid, made = area_id(GRIDS[0]), []
    for at, name in enumerate(NAMES, start=1):
        dwelling = Dwelling(desk.new_id(), grid, "榴园", f"{at}号楼", "1单元", "101")
        home = Household(desk.new_id(), dwelling.id, f"{at:04d}", name)
        people = [
            Resident(desk.new_id(), home.id, name, "户主", birth_date=date(1965 + at, 3, 1)),
            Resident(desk.new_id(), home.id, f"周小{at}", "配偶", birth_date=date(1970, 5, at)),
            Resident(desk.new_id(), home.id, f"{name[0]}小宝", "子", birth_date=date(2016, 3, at)),
        ]
        add_records(desk, [dwelling, home, *people])
        if at <= 6:
            joined = [
                CreditMember(desk.new_id(), home.id, p.id, True, BEGINS, "1") for p in people[:2]
            ]
            add_records(desk, joined)
        made.append(home.id)
    return made


def add_rules(desk: Desk, items: Sequence[Item] = ITEMS, **more: object) -> CreditRules:
    """A rule set in force since October."""
    made = CreditRules(
        desk.new_id(),
        area_id(VILLAGE),
        1,
        BEGINS,
        items_to_json(items),
        **more,  # type: ignore[arg-type]
    )
    add_records(desk, [made])
    return made


def homes_of(desk: Desk) -> list[UUID]:
    """The homes in the order of their doors."""
    from gridcredit.operations.register import households

    return households.household_ids(desk)


def adult_of(desk: Desk, home: UUID, at: int = 0) -> UUID:
    """One of a home's adults."""
    from gridcredit.operations.register import households

    return households.view(desk, home).people[at].resident.id


def enter(desk: Desk, home: UUID, item: str, on: date = TODAY, at: int = 0, **more: object) -> UUID:
    """An entry of a home's adult."""
    person = adult_of(desk, home, at)
    form = EntryForm(home, item, on, person, **more)  # type: ignore[arg-type]
    return entering.add_entry(desk, form)


def enter_by(desk: Desk, name: str, home: UUID, item: str, **more: object) -> UUID:
    """An entry that somebody else recorded."""
    me = desk.actor
    desk.actor = Actor("other", name, Role.COLLECTOR)
    made = enter(desk, home, item, **more)  # type: ignore[arg-type]
    desk.actor = me
    return made


def type_in(words: str) -> None:
    """Type into the line that has the keyboard."""
    held = QApplication.focusWidget()
    at = held.lineEdit() if isinstance(held, QComboBox) else held
    assert isinstance(at, QLineEdit), held
    at.insert(words)
    at.textEdited.emit(at.text())
    settle()


def choose(segments: Segmented, value: object) -> None:
    """Click one of the segments."""
    segments._group.button(segments._values.index(value)).click()
    settle()


def view_of(page: CreditPage, name: str) -> object:
    """A view of the page, shown."""
    page.show_view(name)
    settle()
    made = page.view(name)
    assert made is not None
    return made
