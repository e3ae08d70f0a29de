"""领导参阅: one table of how units stand and moved, with a chart on paper, and the week as a Word
document."""

from __future__ import annotations

from collections.abc import Sequence

from gridcredit.domain.dispatch.table import FrozenTable
from gridcredit.domain.dispatch.trends import Trend
from gridcredit.domain.rates import NO_RATE
from gridcredit.paper.sheet import Align, Box, Item, Rect, Stroke, Text, Upright, Weight
from gridcredit.reports.dispatch.parts import annex, day_words, signed
from gridcredit.reports.dispatch.table import title, under_title
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
from gridcredit.reports.flow import GREY, INK, LINE
from gridcredit.reports.workbook import Holds, ReportSheet, SheetColumn, Value

HEADS = (
    "名次", "单位", "应注册", "累计注册", "注册率%", "较上期", "名次变化", "序时进度差",
    "连续低于序时", "备注",
)  # fmt: skip
WIDTHS = (1.0, 3.0, 1.6, 1.6, 1.5, 1.4, 1.5, 1.7, 1.9, 1.8)
_BAR = "#C4766B"
_BEHIND = "#E9C9C4"
_MOST = 24  # bars that one can still read


def ordered(told: Sequence[Trend]) -> list[Trend]:
    """The units with somebody to count by their place, then the others."""
    return sorted(told, key=lambda one: (one.row.rank is None, one.row.rank or 0, one.row.unit))


def leader_rows(told: Sequence[Trend]) -> list[tuple[str, ...]]:
    """The cells of the table."""
    return [
        (
            NO_RATE if one.row.rank is None else str(one.row.rank),
            one.row.name,
            str(one.row.eligible),
            str(one.row.total),
            one.row.rate,
            one.change,
            NO_RATE if one.moved is None else one.shift or "持平",
            one.row.pace_gap,
            f"{one.behind}期" if one.behind else NO_RATE,
            "未报" if one.row.late else "",
        )
        for one in ordered(told)
    ]


def leaders_sheet(table: FrozenTable, told: Sequence[Trend]) -> ReportSheet:
    """The table as a sheet of a workbook."""
    kinds = {
        "应注册": Holds.FIGURE,
        "累计注册": Holds.FIGURE,
        "注册率%": Holds.RATE,
        "较上期": Holds.RATE,
        "序时进度差": Holds.RATE,
        "名次": Holds.PLACE,
    }
    columns = tuple(
        SheetColumn(head, width * 7, kinds.get(head, Holds.WORDS))
        for head, width in zip(HEADS, WIDTHS, strict=True)
    )
    rows: list[tuple[Value, ...]] = list(leader_rows(told))
    return ReportSheet("领导参阅", f"{title(table)}（参阅）", under_title(table), columns, rows)


def week_letter(table: FrozenTable, told: Sequence[Trend], unit: str, signed_on: str) -> Document:
    """The week as a paper of running text: one table to read, all columns in the annex."""
    year, _, week = table.span.partition("-W")
    named = f"{year}年第{int(week)}周"
    head = f"“榴花分”注册周调度（{named}）"
    total = table.total
    said = (
        f"截至{day_words(table)}，{total.name}应注册{total.eligible}人，累计注册{total.total}人，"
        f"注册率{total.rate}%；本周新增{total.new}人，核减{total.removed}人，"
        f"更正{signed(total.corrected)}人。本周入户{total.visits}户次，见面{total.met}户。"
    )
    late = [row.name for row in table.rows if row.late]
    blocks: list[Block] = [Paragraph(said)]
    if late:
        blocks.append(Paragraph(f"未报送本周数据的单位：{'、'.join(late)}。"))
    blocks += [
        Table(HEADS, tuple(leader_rows(told)), WIDTHS),
        Signature(unit, signed_on),
        Break(),
        Paragraph("附件", indented=False),
        Heading("各单位进度明细", Level.SECOND),
        *annex(table),
    ]
    return Document(head, (head,), under_title(table), tuple(blocks), table.last)


def chart(told: Sequence[Trend], box: Box) -> list[Item]:
    """Bars of the registration rates by place, light where a unit is behind pace, and for each
    the mark where its pace stands."""
    shown = [one for one in ordered(told) if one.row.rank is not None][:_MOST]
    if not shown:
        return []
    label, value = 34.0, 16.0
    each = min(box.height / len(shown), 8.0)
    wide = box.width - label - value
    paces = [_pace(one) for one in shown]
    top = max([float(one.row.rate) for one in shown] + [pace or 0.0 for pace in paces] + [1.0])
    found: list[Item] = []
    for at, (one, pace) in enumerate(zip(shown, paces, strict=True)):
        y = box.y + at * each
        long = wide * float(one.row.rate) / top
        found.append(_words(Box(box.x, y, label - 2, each), one.row.name, Align.RIGHT))
        colour = _BEHIND if one.is_behind else _BAR
        if long > 0:
            bar = Box(box.x + label, y + each * 0.2, long, each * 0.6)
            found.append(Rect(bar, fill=colour))
        at_end = Box(box.x + label + long + 1, y, value, each)
        found.append(_words(at_end, f"{one.row.rate}%", Align.LEFT))
        if pace is not None:
            x = box.x + label + wide * pace / top
            found.append(Stroke(x, y + each * 0.08, x, y + each * 0.92, INK, 0.5))
    foot = box.y + each * len(shown)
    found.append(Stroke(box.x + label, box.y, box.x + label, foot, LINE, 0.2))
    told_words = "条：注册率；浅色：低于序时进度；竖线：序时进度"
    under = Box(box.x + label, foot + 1, wide + value, 5)
    found.append(Text(under, told_words, 8, Weight.REGULAR, GREY, Align.LEFT, Upright.MIDDLE))
    return found


def _pace(one: Trend) -> float | None:
    gap = one.row.pace_gap
    return None if gap == NO_RATE else float(one.row.rate) - float(gap)


def _words(box: Box, text: str, align: Align) -> Text:
    return Text(box, text, 9, Weight.REGULAR, INK, align, Upright.MIDDLE, least=5)
