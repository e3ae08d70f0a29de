"""What was promised at doors, on A4: by day, a row a door with room for how it went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from gridcredit.paper.sheet import Align, Box, Item, Sheet, Weight
from gridcredit.reports.credit.forms import BOX
from gridcredit.reports.flow import Flow, Page, foot, middle, page_number
from gridcredit.reports.tables import Column, Look, Row, add_table

_PAGE = Page(left=16, right=16, top=26, bottom=18)
_LOOK = Look(size=10.5, head=10, row_height=8.5)
_COLUMNS = (
    Column(BOX, 0.7, Align.CENTRE),
    Column("住址", 6.0),
    Column("户主", 2.2),
    Column("上次走访", 2.4, Align.CENTRE),
    Column("结果、备注", 5.0),
)


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """A promise: its day, and the door."""

    due: str
    is_overdue: bool
    address: str
    householder: str
    visited: str


@dataclass(frozen=True, slots=True)
class FollowUpPaper:
    """The promises from a day to another, the oldest first."""

    office: str
    since: str
    until: str
    rows: tuple[FollowUpRow, ...]


def follow_up_pages(told: FollowUpPaper) -> list[Sheet]:
    """The pages."""
    flow, rows = Flow(_PAGE), list[Row]()
    for (due, is_overdue), group in groupby(told.rows, key=lambda row: (row.due, row.is_overdue)):
        doors = list(group)
        late = "（已过约定日）" if is_overdue else ""
        rows.append(Row((f"{due}{late}  {len(doors)} 户",)))
        rows += [Row((BOX, row.address, row.householder, row.visited, "")) for row in doors]
    add_table(flow, _COLUMNS, rows, _LOOK)

    def rim(number: int, of: int) -> Iterable[Item]:
        title = f"回访日程  {told.since} 至 {told.until}"
        return (
            middle(Box(_PAGE.left, 12, _PAGE.text_width, 9), title, 17, weight=Weight.BOLD),
            *foot(_PAGE, f"{told.office} · 含个人信息，用后收回"),
            page_number(_PAGE, number, of),
        )

    return flow.sheets(rim)
