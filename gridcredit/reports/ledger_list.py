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
    ValueType.DAY: 2.2,
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


def write_ledger_pdf(
    out: Path, ledger: Ledger, rows: Sequence[Sequence[str]], unit: str, on: date
) -> int:
    """Write the list; how many pages. Raises GlyphMissing, StorageFailed."""
    offscreen()
    return write_paper(out, ledger_sheets(ledger, rows, unit, on), f"{ledger.kind.words[0]}台账")
