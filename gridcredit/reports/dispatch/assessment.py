"""An assessment as a paper of running text: what every unit reached, and line by line why."""

from __future__ import annotations

from datetime import date

from gridcredit import texts
from gridcredit.domain.dispatch.assessment import FrozenAssessment, ScoreRow, Source, Way
from gridcredit.domain.rates import NO_RATE
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

_HEADS = ("序号", "单位", "满分", "得分", "名次")
_WIDTHS = (0.8, 3.0, 1.4, 1.4, 1.0)
_LINES = ("指标", "满分", "计分", "数据", "自评", "核定", "得分", "说明")
_LINE_WIDTHS = (3.0, 1.2, 1.1, 1.3, 1.2, 1.2, 1.2, 2.6)


def span_word(span: str) -> str:
    """A quarter or a year as it is written: 2026年第四季度."""
    year, _, quarter = span.partition("-Q")
    return f"{year}年第{'一二三四'[int(quarter) - 1]}季度" if quarter else f"{year}年度"


def assessment_title(found: FrozenAssessment) -> str:
    """What stands above an assessment."""
    return f"{found.name}{span_word(found.table.span)}信用工作考核结果"


def assessment_paper(found: FrozenAssessment, unit: str) -> Document:
    """The paper of an assessment; `unit` signs it, on the day it was frozen."""
    title = assessment_title(found)
    signed = chinese_day(date.fromisoformat(found.table.frozen_at[:10]))
    standing = sorted(found.units, key=lambda one: (-float(one.full), one.rank))
    rows = tuple(
        (str(at), one.unit, one.full, one.points, str(one.rank))
        for at, one in enumerate(standing, start=1)
    )
    blocks: list[Block] = [
        Paragraph("各有关单位：", indented=False),
        Paragraph(
            f"按照《{found.scheme}》（{found.start}起用），经单位自评、审核和异议处理，现将"
            f"{span_word(found.table.span)}考核结果公布如下。数据截止"
            f"{found.table.cut_off[:16].replace('T', ' ')}，以后查明的更正列入下一期。"
        ),
        Table(_HEADS, rows, _WIDTHS),
        Signature(unit, signed),
        Break(),
        Paragraph("附件", indented=False),
        Heading("各单位得分明细", Level.SECOND),
    ]
    for one in found.units:
        lines = tuple(_line(row) for row in found.rows if row.unit == one.unit)
        blocks.append(Heading(f"{one.unit}（{one.points}／{one.full}）", Level.SECOND))
        blocks.append(Table(_LINES, lines, _LINE_WIDTHS))
    return Document(title, (title,), "", tuple(blocks), found.table.last)


def _line(row: ScoreRow) -> tuple[str, ...]:
    return (
        f"{row.indicator} {row.name}", row.full, way_word(row), value_word(row), row.own,
        row.checked, row.points, row.ground,
    )  # fmt: skip


def way_word(row: ScoreRow) -> str:
    """How a line was scored."""
    return texts.word(Way(row.way))


def value_word(row: ScoreRow) -> str:
    """The figure of a line with what it is."""
    if row.value == NO_RATE:
        return NO_RATE
    return f"{texts.word(Source(row.source))} {row.value}"
