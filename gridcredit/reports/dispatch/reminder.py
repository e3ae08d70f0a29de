"""工作提示 as a paper: to whom, of what, on which ground, what is asked, and room for the reply."""

from __future__ import annotations

from gridcredit.domain.kinds.work_reminder import WorkReminder
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

_HEADS = ("指标", "现值", "序时进度", "差距", "连续")
_WIDTHS = (3.0, 1.4, 1.5, 2.4, 1.0)
_ASKED = ("原因", "措施", "完成时间", "责任人", "填报人、日期")
_ROOM = "\n\n"


def reminder_paper(told: WorkReminder, unit: str) -> Document:
    """The paper of a reminder, which `unit` signs."""
    weeks = f"{told.weeks}周" if told.weeks else "—"
    row = (told.indicator, told.value, told.pace, told.gap, weeks)
    due = f"请于{chinese_day(told.due)}前书面反馈。" if told.due else ""
    blocks: list[Block] = [
        Paragraph(f"{told.unit}：", indented=False),
        Paragraph(f"经核对有关数据（{_span(told)}），下列指标需要引起重视，特予提示："),
        Table(_HEADS, (row,), _WIDTHS),
        Paragraph(f"依据：{told.basis}"),
        Paragraph(f"要求：{told.demand}{due}"),
    ]
    if told.contact:
        blocks.append(Paragraph(f"联系人：{told.contact}"))
    blocks += [
        Signature(unit, chinese_day(told.on)),
        Break(),
        Paragraph("附件", indented=False),
        Heading(f"反馈单（{told.number}号）", Level.SECOND),
        Table(("事项", "反馈"), tuple((one, _ROOM) for one in _ASKED), (1.2, 4.0)),
    ]
    turn = f"第{told.turn}次提示" if told.turn > 1 else "首次提示"
    return Document(
        f"工作提示 {told.number}号",
        ("工作提示",),
        f"{told.number}号　{turn}",
        tuple(blocks),
        told.on,
    )


def _span(told: WorkReminder) -> str:
    if not told.span:
        return f"截至{chinese_day(told.on)}"
    year, _, week = told.span.partition("-W")
    return f"{year}年第{int(week)}周"
