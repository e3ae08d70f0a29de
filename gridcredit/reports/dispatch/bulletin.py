"""月通报 of the credit office as a paper of running text (practice, section 3): what the figures
say is written, what only people know is left to them in brackets. Every problem cites its row; only
units are named.
"""

from __future__ import annotations

from collections.abc import Sequence

from gridcredit.domain.dispatch.table import FrozenTable, UnitRow
from gridcredit.domain.rates import NO_RATE
from gridcredit.reports.dispatch.table import COLUMNS, remark
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

_COLUMNS_A_TABLE = 8
_LOWEST = 3  # units named as the last ones
_HEADS = (
    "序号",
    "单位",
    "应注册",
    "本月新增",
    "累计注册",
    "注册率%",
    "序时进度差",
    "承诺率%",
    "排名",
)
_WIDTHS = (0.8, 2.6, 1.5, 1.4, 1.5, 1.4, 1.6, 1.4, 1.0)
_DEMAND = (
    "各单位要坚持自愿原则，做好政策宣传和解释，不得强制注册、代为注册，不得收集居民口令和验证码。"
)
TO_WRITE = "（由起草人填写："
"""What begins a place in a draft that a person fills in."""


def bulletin(table: FrozenTable, unit: str, signed_on: str, *, draft: bool = False) -> Document:
    """The paper of a month; `unit` signs it, on a day as it is printed. A draft says besides what a
    person has to write; without, only what the figures say stands in it."""
    year, month = table.span.split("-")
    named = f"{year}年{int(month)}月"
    title = f"关于{named}“榴花分”注册和信用工作情况的通报"
    parts: list[tuple[str, Sequence[Block]]] = [
        ("总体情况", [Paragraph(_overall(table, named))]),
        ("各单位进展", [Paragraph(_units(table)), _progress(table)]),
    ]
    if draft:
        parts.append(("好的做法", [_left("单位、做法、成效，经本人确认后再写")]))
    parts.append(("存在问题", [Paragraph(text) for text in problems(table)]))
    demands = [_left("针对上述问题的具体要求和时限")] if draft else []
    parts.append(("下步要求", [Paragraph(_DEMAND), *demands]))
    blocks: list[Block] = [
        Paragraph("各有关单位：", indented=False),
        Paragraph(f"为推进信用建设，现将{named}有关情况通报如下："),
    ]
    for numeral, (head, part) in zip("一二三四五", parts, strict=False):
        blocks += [Heading(f"{numeral}、{head}"), *part]
    blocks += [
        Signature(unit, signed_on),
        Break(),
        Paragraph("附件", indented=False),
        Heading("各单位进度明细", Level.SECOND),
        *_annex(table),
    ]
    return Document(title, (title,), "", tuple(blocks), table.last)


def _left(what: str) -> Paragraph:
    return Paragraph(f"{TO_WRITE}{what}）")


def _overall(table: FrozenTable, named: str) -> str:
    total = table.total
    told = (
        f"截至{_day(table)}，{total.name}应注册{total.eligible}人，累计注册{total.total}人，"
        f"注册率{total.rate}%；{named}新增注册{total.new}人，核减{total.removed}人，"
        f"更正{total.corrected:+d}人（上月累计{total.last}人）。"
        f"累计签订信用承诺书{total.pledged}人，承诺率{total.pledge_rate}%，"
        f"本月新签{total.pledged_new}人。本月入户走访{total.visits}户次，见面{total.met}户，"
        f"今年以来走访覆盖率{total.visit_rate}%；公开发布信用信息{total.articles}篇。"
    )
    if total.target == NO_RATE:
        return told
    return told + f"目标{total.target}%，{_against_pace(total.pace_gap)}。"


def _against_pace(gap: str) -> str:
    if gap.startswith("-"):
        return f"低于序时进度{gap.removeprefix('-')}个百分点"
    return f"高于序时进度{gap}个百分点"


def _day(table: FrozenTable) -> str:
    return f"{table.last.year}年{table.last.month}月{table.last.day}日"


def _counted(table: FrozenTable) -> list[UnitRow]:
    """The units with somebody to count, the best first."""
    rows = [row for row in table.rows if row.rank is not None]
    return sorted(rows, key=lambda row: row.rank or 0)


def _units(table: FrozenTable) -> str:
    rows = _counted(table)
    if not rows:
        return "本月没有可以统计的单位。"
    best = rows[0]
    told = f"注册率最高的是{best.name}（{best.rate}%）。"
    last = rows[1:][-_LOWEST:]
    if last:
        listed = "、".join(f"{row.name}（{row.rate}%）" for row in reversed(last))
        told += f"注册率靠后的是：{listed}。"
    return told + "各单位情况见下表。"


def _progress(table: FrozenTable) -> Table:
    rows = [
        (
            str(at), row.name, str(row.eligible), str(row.new), str(row.total), row.rate,
            row.pace_gap, row.pledge_rate, str(row.rank),
        )
        for at, row in enumerate(_counted(table), start=1)
    ]  # fmt: skip
    return Table(_HEADS, tuple(rows), _WIDTHS)


def problems(table: FrozenTable) -> list[str]:
    """What the figures show as lacking, each with its row and its number."""
    found = []
    for row in table.rows:
        if row.late:
            found.append(f"{row.name}本月没有按时报送数据（数据截至{row.as_of or '尚未报送'}）。")
        if row.pace_gap.startswith("-"):
            found.append(f"{row.name}注册率{row.rate}%，{_against_pace(row.pace_gap)}。")
        if row.rank is not None and not row.articles:
            found.append(f"{row.name}本月没有登记公开发布的信用信息。")
    listed = [f"（{at}）{text}" for at, text in enumerate(found, start=1)]
    return listed or ["各单位均达到序时进度，数据报送及时。"]


def _annex(table: FrozenTable) -> Sequence[Block]:
    """All columns but the place, in tables that fit the page."""
    heads = ["单位", *(column.head.format(span="月") for column in COLUMNS[1:-2])]
    rows = [
        [row.name, *(_cell(column.value(row)) for column in COLUMNS[1:-2])]
        for row in (*table.rows, table.total)
    ]
    tables = [
        Table(
            (heads[0], *heads[at : at + _COLUMNS_A_TABLE]),
            tuple((row[0], *row[at : at + _COLUMNS_A_TABLE]) for row in rows),
            (2.0, *([1.3] * len(heads[at : at + _COLUMNS_A_TABLE]))),
        )
        for at in range(1, len(heads), _COLUMNS_A_TABLE)
    ]
    apart = Paragraph("", indented=False)
    spaced = [block for table in tables for block in (table, apart)]
    said = [f"{row.name}：{words}" for row in table.rows if (words := remark(row))]
    notes = [Paragraph("；".join(said) + "。")] if said else []
    return [*spaced[:-1], *notes]


def _cell(value: str | int | None) -> str:
    return "" if value is None else str(value)
