"""销毁清册: papers whose term is over or that were withdrawn, for two persons to sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gridcredit.paper.sheet import Align, Item, Sheet
from gridcredit.reports.credit.forms import fields, form_title, signatures
from gridcredit.reports.flow import GREY, Flow, Page, foot, page_number
from gridcredit.reports.tables import Column, Look, Row, add_table

_PAGE = Page(left=20, right=15, top=16, bottom=20)
_LOOK = Look(size=8.5, head=9, row_height=8)
_COLUMNS = (
    Column("序号", 1.1, Align.CENTRE),
    Column("档号", 6.0),
    Column("承诺书编号", 5.5),
    Column("签订日期", 2.5, Align.CENTRE),
    Column("盒-页", 1.6, Align.CENTRE),
    Column("页数", 1.2, Align.CENTRE),
    Column("事由", 2.9),
    Column("处置", 2.0, Align.CENTRE),
)
_NOTE = (
    "扫描件在两人签字后从档案中删除；编号、日期和状态保留，统计数字不变。撤回的原件退还本人，"
    "到期的原件监销。清册本身永久保存。"
)


@dataclass(frozen=True, slots=True)
class DisposalLine:
    """A paper on the list; withdrawn on a day, or its term over since one."""

    archive_number: str
    number: str
    signed_on: date | None
    location: str
    pages: int
    withdrawn_on: date | None
    kept_until: date | None


@dataclass(frozen=True, slots=True)
class DisposalPaper:
    """A list as it is printed; who signed in the program so far, and when it was carried out."""

    number: str
    unit: str
    on: date
    lines: tuple[DisposalLine, ...]
    first: str = ""
    second: str = ""
    done_on: date | None = None


def disposal_sheets(paper: DisposalPaper) -> list[Sheet]:
    """The pages, the last of them with the lines to sign on."""
    flow = Flow(_PAGE)
    form_title(flow, "信用承诺书销毁清册", f"编号：{paper.number}")
    done = paper.done_on.isoformat() if paper.done_on else ""
    told = (("编制单位", paper.unit), ("编制日期", paper.on.isoformat()))
    counted = (("件数", str(len(paper.lines))), ("执行日期", done))
    fields(flow, (told, counted), height=8)
    flow.skip(3)
    add_table(flow, _COLUMNS, _rows(paper.lines), _LOOK)
    flow.skip(2)
    flow.paragraph(_NOTE, 9.5, colour=GREY)
    flow.skip(3)
    signers = (("监销人一", paper.first), ("监销人二", paper.second))
    fields(flow, (signers,), height=8)
    flow.skip(3)
    signatures(flow, ("监销人一（签字）", "日期"))
    signatures(flow, ("监销人二（签字）", "日期"))
    signatures(flow, ("单位负责人（签字）", "日期"))
    words = f"{paper.unit} · 销毁清册 {paper.number}"

    def rim(number: int, of: int) -> Iterable[Item]:
        return (*foot(_PAGE, words), page_number(_PAGE, number, of))

    return flow.sheets(rim)


def _rows(lines: Sequence[DisposalLine]) -> list[Row]:
    return [Row((str(at), *_cells(line))) for at, line in enumerate(lines, 1)]


def _cells(line: DisposalLine) -> tuple[str, ...]:
    ended = line.kept_until.isoformat() if line.kept_until else ""
    left = line.withdrawn_on
    return (
        line.archive_number or "—",
        line.number,
        line.signed_on.isoformat() if line.signed_on else "",
        line.location or "—",
        str(line.pages),
        f"{left.isoformat()} 撤回" if left else f"保管到 {ended}",
        "退还本人" if left else "销毁",
    )
