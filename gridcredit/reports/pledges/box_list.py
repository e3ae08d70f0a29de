"""盒内目录: what lies in the boxes of the archive, a box from a page of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from gridcredit.paper.sheet import Align, Item, Sheet
from gridcredit.reports.credit.forms import form_title, signatures
from gridcredit.reports.flow import Flow, Page, foot, page_number
from gridcredit.reports.tables import Column, Look, Row, add_table

_PAGE = Page(left=20, right=15, top=16, bottom=20)
_LOOK = Look(size=8.5, head=9, row_height=8)
_COLUMNS = (
    Column("件号", 1.2, Align.CENTRE),
    Column("盒内页", 1.7, Align.CENTRE),
    Column("档号", 6.0),
    Column("承诺书编号", 5.5),
    Column("签订日期", 2.6, Align.CENTRE),
    Column("页数", 1.2, Align.CENTRE),
    Column("保管到", 2.6, Align.CENTRE),
    Column("备注", 1.8),
)
_HEADS = ("盒", "盒内页", "档号", "承诺书编号", "签订日期", "页数", "保管到", "备注")
_FOR_EVER, _NOT_YET = "永久", "未归档"


@dataclass(frozen=True, slots=True)
class BoxLine:
    """A paper in a box: no name of a person; `kept_until` None: for ever."""

    box: str
    page: str
    archive_number: str
    number: str
    signed_on: date | None
    pages: int
    kept_until: date | None
    is_archived: bool


def box_sheets(lines: Sequence[BoxLine], unit: str, on: date) -> list[Sheet]:
    """The pages of all boxes, in their order."""
    flow = Flow(_PAGE)
    for at, (box, inside) in enumerate(groupby(lines, lambda line: line.box)):
        if at:
            flow.turn()
        held = list(inside)
        form_title(flow, "信用承诺书盒内目录", f"盒号：{box}　共 {len(held)} 件")
        rows = [Row((str(n), *_cells(line))) for n, line in enumerate(held, 1)]
        add_table(flow, _COLUMNS, rows, _LOOK)
        flow.skip(6)
        signatures(flow, ("整理人", "检查人", "日期"))
    words = f"{unit} · 盒内目录 · {on.isoformat()} 打印"

    def rim(number: int, of: int) -> Iterable[Item]:
        return (*foot(_PAGE, words), page_number(_PAGE, number, of))

    return flow.sheets(rim)


def box_rows(
    lines: Sequence[BoxLine],
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Headings and rows of the same list for a workbook."""
    return _HEADS, [(line.box, *_cells(line)) for line in lines]


def _cells(line: BoxLine) -> tuple[str, ...]:
    return (
        line.page,
        line.archive_number,
        line.number,
        line.signed_on.isoformat() if line.signed_on else "",
        str(line.pages),
        line.kept_until.isoformat() if line.kept_until else _FOR_EVER,
        "" if line.is_archived else _NOT_YET,
    )
