"""月通报 of the credit office as a paper of running text (practice, section 3): what the figures
say is written, what only people know is left to them in brackets. Every problem cites its row; only
units are named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gridcredit.domain.dispatch.table import FrozenTable, UnitRow
from gridcredit.domain.dispatch.trends import Trend
from gridcredit.domain.rates import NO_RATE
from gridcredit.reports.dispatch.parts import against_pace, annex, day_words, signed
from gridcredit.reports.dispatch.wording import ReportWording
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

_LOWEST = 3  # units named as the last ones
_HEADS = (
    "序号",
    "单位",
    "应注册",
    "本月新增",
    "累计注册",
    "注册率%",
    "较上月",
    "序时进度差",
    "承诺率%",
    "排名",
)
_WIDTHS = (0.8, 2.3, 1.4, 1.3, 1.5, 1.7, 1.5, 1.6, 1.6, 0.9)
TO_WRITE = "（由起草人填写："
"""What begins a place in a draft that a person fills in."""


@dataclass(frozen=True, slots=True)
class Named:
    """Units that a bulletin names with the ground of each, as a person confirmed them."""

    praised: tuple[tuple[str, str], ...] = ()
    criticised: tuple[tuple[str, str], ...] = ()


NOBODY = Named()


def bulletin(
    table: FrozenTable,
    wording: ReportWording,
    signed_on: str,
    told: Sequence[Trend] = (),
    named: Named = NOBODY,
    *,
    draft: bool = False,
) -> Document:
    """The paper of a month, signed on a day as it is printed; `told` is how the units moved since
    the month before. A draft says besides what a person has to write; without, only what the
    figures say stands in it."""
    year, month = table.span.split("-")
    called = f"{year}年{int(month)}月"
    title = f"关于{called}“榴花分”注册和信用工作情况的通报"
    parts: list[tuple[str, Sequence[Block]]] = [
        ("总体情况", [Paragraph(_overall(table, called)), *_named(named)]),
        ("各单位进展", [Paragraph(_units(table, told)), _progress(table, told)]),
    ]
    if draft:
        parts.append(("好的做法", [_left("单位、做法、成效，经本人确认后再写")]))
    parts.append(("存在问题", [Paragraph(text) for text in problems(table)]))
    demands = [_left("针对上述问题的具体要求和时限")] if draft else []
    parts.append(("下步要求", [Paragraph(wording.demand), *demands]))
    blocks: list[Block] = [
        Paragraph(f"{wording.addressee.rstrip('：:')}：", indented=False),
        Paragraph(wording.opening.replace("{month}", called)),
    ]
    for numeral, (head, part) in zip("一二三四五", parts, strict=False):
        blocks += [Heading(f"{numeral}、{head}"), *part]
    if wording.contact:
        blocks.append(Paragraph(f"（联系人：{wording.contact}）"))
    blocks += [
        Signature(wording.signature, signed_on),
        Break(),
        Paragraph("附件", indented=False),
        Heading("各单位进度明细", Level.SECOND),
        *annex(table),
    ]
    return Document(title, (title,), "", tuple(blocks), table.last, wording.red_head)


def _named(named: Named) -> list[Paragraph]:
    """One paragraph for praise and one for blame, each unit with its ground."""
    told = (("通报表扬", named.praised), ("通报批评", named.criticised))
    return [
        Paragraph(f"{word}：{'；'.join(f'{unit}（{ground}）' for unit, ground in units)}。")
        for word, units in told
        if units
    ]


def _left(what: str) -> Paragraph:
    return Paragraph(f"{TO_WRITE}{what}）")


def _overall(table: FrozenTable, named: str) -> str:
    total = table.total
    told = (
        f"截至{day_words(table)}，{total.name}应注册{total.eligible}人，累计注册{total.total}人，"
        f"注册率{total.rate}%；{named}新增注册{total.new}人，核减{total.removed}人，"
        f"更正{signed(total.corrected)}人（上月累计{total.last}人）。"
        f"累计签订信用承诺书{total.pledged}人，承诺率{total.pledge_rate}%，"
        f"本月新签{total.pledged_new}人。本月入户走访{total.visits}户次，见面{total.met}户，"
        f"今年以来走访覆盖率{total.visit_rate}%；公开发布信用信息{total.articles}篇。"
    )
    if total.target == NO_RATE:
        return told
    return told + f"目标{total.target}%，{against_pace(total.pace_gap)}。"


def _counted(table: FrozenTable) -> list[UnitRow]:
    """The units with somebody to count, the best first."""
    rows = [row for row in table.rows if row.rank is not None]
    return sorted(rows, key=lambda row: row.rank or 0)


def _units(table: FrozenTable, moved: Sequence[Trend]) -> str:
    rows = _counted(table)
    if not rows:
        return "本月没有可以统计的单位。"
    best = rows[0]
    told = f"注册率最高的是{best.name}（{best.rate}%）。"
    gained = [one for one in moved if one.change.startswith("+")]
    if gained:
        most = max(gained, key=lambda one: float(one.change))
        told += f"较上月提高最多的是{most.row.name}（{most.change}个百分点）。"
    last = rows[1:][-_LOWEST:]
    if last:
        listed = "、".join(f"{row.name}（{row.rate}%）" for row in reversed(last))
        told += f"注册率靠后的是：{listed}。"
    return told + "各单位情况见下表。"


def _progress(table: FrozenTable, moved: Sequence[Trend]) -> Table:
    changes = {one.row.unit: one.change for one in moved}
    rows = [
        (
            str(at), row.name, str(row.eligible), str(row.new), str(row.total), row.rate,
            changes.get(row.unit, NO_RATE), row.pace_gap, row.pledge_rate, str(row.rank),
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
            found.append(f"{row.name}注册率{row.rate}%，{against_pace(row.pace_gap)}。")
        if row.rank is not None and not row.articles:
            found.append(f"{row.name}本月没有登记公开发布的信用信息。")
    listed = [f"（{at}）{text}" for at, text in enumerate(found, start=1)]
    return listed or ["各单位均达到序时进度，数据报送及时。"]
