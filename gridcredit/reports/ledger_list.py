"""A ledger's rows on paper: A4 across, columns that hold nothing left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from gridcredit.domain.ledgers.ledger import Ledger, LedgerField, ValueType
from gridcredit.paper.fonts import offscreen
from gridcredit.paper.sheet import A4, Align, Item, Sheet, Weight
from gridcredit.reports.flow import Flow, Page, foot, page_number
from gridcredit.reports.tables import Column, Look, Row, add_table
from gridcredit.reports.writing import write_paper

_PAGE = Page(A4[1], A4[0], left=12, top=14, right=12, bottom=18)
_LOOK = Look(size=9, head=9, row_height=7.5)
_SHARES = {
    ValueType.DAY: 2.6,
    ValueType.NUMBER: 1.4,
    ValueType.TRUTH: 1.2,
    ValueType.CHOICE: 2.0,
}
_WORDS, _WIDE = 3.0, 5.0
_LONG = frozenset({"title", "condition", "topics", "note"})


def ledger_sheets(
    ledger: Ledger, rows: Sequence[Sequence[str]], unit: str, on: date
) -> list[Sheet]:
    """The pages of a ledger's list as an office prints it on a day; a row a record, in the order of
    the ledger's fields."""
    kept = [at for at, _ in enumerate(ledger.fields) if any(row[at] for row in rows)]
    flow = Flow(_PAGE)
    flow.paragraph(f"{ledger.kind.words[0]}台账", 16, Weight.BOLD, Align.CENTRE, leading=1.3)
    flow.skip(1)
    told = f"{unit}　共 {len(rows)} 条　{on.isoformat()} 打印"
    flow.paragraph(told, 9.5, align=Align.CENTRE, leading=1.3)
    flow.skip(3)
    columns = [Column("序号", 1.1, Align.CENTRE)]
    columns += [_column(ledger.fields[at]) for at in kept]
    lines = [Row((str(n), *(row[at] for at in kept))) for n, row in enumerate(rows, 1)]
    add_table(flow, columns, lines, _LOOK)
    words = f"{unit} · {ledger.kind.words[0]}台账"

    def rim(number: int, of: int) -> Iterable[Item]:
        return (*foot(_PAGE, words), page_number(_PAGE, number, of))

    return flow.sheets(rim)


def _column(field: LedgerField) -> Column:
    usual = _WIDE if field.name in _LONG else _WORDS
    align = Align.RIGHT if field.holds is ValueType.NUMBER else Align.LEFT
    return Column(field.words[0], _SHARES.get(field.holds, usual), align)


_DUE = (
    Column("序号", 0.8, Align.CENTRE),
    Column("海报编号", 3.2),
    Column("场所名称", 3.4),
    Column("地址", 3.4),
    Column("上次巡查", 1.7),
    Column("完好", 0.9, Align.CENTRE),
    Column("破损", 0.9, Align.CENTRE),
    Column("遮挡", 0.9, Align.CENTRE),
    Column("换码", 0.9, Align.CENTRE),
    Column("失踪", 0.9, Align.CENTRE),
    Column("日期、备注", 3.0),
)
_BOX = "□"
_TALL = Look(size=9.5, head=9, row_height=10)


def due_sheets(lines: Sequence[Sequence[str]], unit: str, on: date) -> list[Sheet]:
    """The posters to be looked at as a list to take along: number, site, address, last look."""
    flow = Flow(_PAGE)
    flow.paragraph("海报巡查单", 16, Weight.BOLD, Align.CENTRE, leading=1.3)
    flow.skip(1)
    told = f"{unit}　共 {len(lines)} 处　{on.isoformat()} 打印　请扫码核对网址和海报下方的编号"
    flow.paragraph(told, 9.5, align=Align.CENTRE, leading=1.3)
    flow.skip(3)
    rows = [Row((str(at), *line, *[_BOX] * 5, "")) for at, line in enumerate(lines, 1)]
    add_table(flow, _DUE, rows, _TALL)

    def rim(number: int, of: int) -> Iterable[Item]:
        return (*foot(_PAGE, f"{unit} · 海报巡查单"), page_number(_PAGE, number, of))

    return flow.sheets(rim)


def write_due_pdf(out: Path, lines: Sequence[Sequence[str]], unit: str, on: date) -> int:
    """Write the list of what is due; how many pages. Raises GlyphMissing, StorageFailed."""
    offscreen()
    return write_paper(out, due_sheets(lines, unit, on), "海报巡查单")


def write_ledger_pdf(
    out: Path, ledger: Ledger, rows: Sequence[Sequence[str]], unit: str, on: date
) -> int:
    """Write the list; how many pages. Raises GlyphMissing, StorageFailed."""
    offscreen()
    return write_paper(out, ledger_sheets(ledger, rows, unit, on), f"{ledger.kind.words[0]}台账")
