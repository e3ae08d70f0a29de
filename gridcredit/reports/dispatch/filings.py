"""双公示: a month of every department on paper, with what each word means and what came late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from gridcredit import texts
from gridcredit.domain.ledgers.filings import WORKING_DAYS, FilingFate, Judged, UnitMonth
from gridcredit.domain.rates import NO_RATE, percent
from gridcredit.reports.dispatch.parts import chinese_day
from gridcredit.reports.document import (
    Block,
    Break,
    Document,
    Heading,
    Level,
    Paragraph,
    Signature,
    Table,
)
from gridcredit.reports.workbook import Holds, ReportSheet, SheetColumn, Value, write_workbook

_FAULTS = (FilingFate.LATE, FilingFate.MISSING, FilingFate.CONCEALED, FilingFate.FAULTY)
_HEADS = ("单位", "应报", "按时", "迟报", "漏报", "瞒报", "错报", "合规率%", "及时率%")
_WIDTHS = (3.2, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.5, 1.5)
_LISTED = ("单位", "文书号", "决定日期", "期限", "接收日期", "迟报工作日", "结果")
_LISTED_WIDTHS = (2.2, 3.4, 1.7, 1.7, 1.7, 1.2, 1.2)
DEFINITIONS = (
    f"自作出决定之日的次日起算，第{WORKING_DAYS}个工作日为期限（按调休日历）；当月数据为期限落在"
    "本月的决定。按时：期限内报送且无差错。迟报：超过期限报送。漏报：到期没有报送。瞒报：单位声明"
    "清单完整后，从外部发现没有报送。错报：被退回或缺少必填项。合规率＝按时÷应报；"
    "及时率＝期限内报送÷应报；简易程序和轻微已改正的不计。"
)


def filings_paper(
    month: str, units: Sequence[UnitMonth], area: str, signs: str, on: date
) -> Document:
    """The paper of a month (2026-11) of an area's departments, which `signs` signs on a day."""
    year, number = month.split("-")
    title = f"{area}{year}年{int(number)}月行政许可、行政处罚“双公示”信息报送情况"
    blocks: list[Block] = [
        Paragraph(DEFINITIONS),
        Table(_HEADS, tuple(tuple(map(str, row)) for row in _rows(units)), _WIDTHS),
    ]
    if not all(unit.known for unit in units):
        blocks.append(Paragraph("部分年份没有调休日历，工作日按周一至周五计算。"))
    blocks.append(Signature(signs, chinese_day(on)))
    faults = [_line(unit.unit, one) for unit in units for one in _faulty(unit)]
    if faults:
        blocks += [Break(), Paragraph("附件", indented=False)]
        blocks.append(Heading("迟报、漏报、瞒报、错报明细", Level.SECOND))
        blocks.append(Table(_LISTED, tuple(faults), _LISTED_WIDTHS))
    return Document(title, (title,), "", tuple(blocks), on)


def write_filings_workbook(
    out: Path, month: str, units: Sequence[UnitMonth], area: str, on: date
) -> None:
    """Write a month as a workbook. Raises StorageFailed."""
    year, number = month.split("-")
    title, under = f"{area}{year}年{int(number)}月“双公示”信息报送情况", f"截至 {on.isoformat()}"
    kinds = (Holds.WORDS, *[Holds.FIGURE] * 6, Holds.RATE, Holds.RATE)
    columns = tuple(
        SheetColumn(head, width * 8, kind)
        for head, width, kind in zip(_HEADS, _WIDTHS, kinds, strict=True)
    )
    listed = tuple(
        SheetColumn(head, width * 8, Holds.FIGURE if head == "迟报工作日" else Holds.WORDS)
        for head, width in zip(_LISTED, _LISTED_WIDTHS, strict=True)
    )
    faults: list[tuple[Value, ...]] = [
        _line(unit.unit, one) for unit in units for one in _faulty(unit)
    ]
    notes = tuple(f"{part}。" for part in DEFINITIONS.rstrip("。").split("。"))
    sheets = [
        ReportSheet("各单位", title, under, columns, _rows(units), notes, has_sum=True, fixed=1),
        ReportSheet("明细", title, under, listed, faults, fixed=1),
    ]
    write_workbook(out, sheets, on)


def _rows(units: Sequence[UnitMonth]) -> list[tuple[Value, ...]]:
    """A row a department, and their sum."""
    rows: list[tuple[Value, ...]] = [
        (
            unit.unit, unit.due, unit.on_time, *(len(unit.of(fate)) for fate in _FAULTS),
            unit.rate, unit.timely_rate,
        )
        for unit in units
    ]  # fmt: skip
    due = sum(unit.due for unit in units)
    good = sum(unit.on_time for unit in units)
    timely = sum(one.is_timely for unit in units for one in unit.judged)
    faults = [sum(len(unit.of(fate)) for unit in units) for fate in _FAULTS]
    shares = [percent(part, due) if due else NO_RATE for part in (good, timely)]
    return [*rows, ("合计", due, good, *faults, *shares)]


def _faulty(unit: UnitMonth) -> list[Judged]:
    return [one for one in unit.judged if one.fate in _FAULTS]


def _line(unit: str, one: Judged) -> tuple[str, ...]:
    received = one.filing.received
    return (
        unit,
        one.filing.document,
        one.filing.decided.isoformat(),
        one.due.isoformat(),
        received.isoformat() if received else NO_RATE,
        str(one.days_late) if one.days_late else "",
        texts.word(one.fate),
    )
