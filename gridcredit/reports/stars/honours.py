"""The list of honours of a period, and for the file alone who was left out and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gridcredit.reports.document import Block, Document, Paragraph, Signature, Table
from gridcredit.reports.stars.notice import Named, name_cell
from gridcredit.reports.stars.words import STAR, VACANT, day_words, honour_words, period_words
from gridcredit.texts import word


@dataclass(frozen=True, slots=True)
class Honoured:
    """One honour and the number of its certificate."""

    certificate: str
    named: Named


@dataclass(frozen=True, slots=True)
class Left:
    """A nominee who was left out, and why."""

    number: str
    name: str
    village: str
    reason: str


@dataclass(frozen=True, slots=True)
class HonoursView:
    """The honours of an area and a period in the order of their certificates."""

    area: str
    period: str
    honours: tuple[Honoured, ...]
    unit: str
    on: date
    approval: str = ""


def honour_list(view: HonoursView) -> Document:
    """The list, to be hung up or sent on."""
    title = (f"{view.area}{period_words(view.period)}", f"{STAR}名单")
    approval = f"批准文号：{view.approval}" if view.approval else ""
    blocks: list[Block] = []
    if view.honours:
        rows = tuple(
            (
                one.certificate,
                word(one.named.kind),
                name_cell(one.named),
                one.named.village,
                one.named.deed,
            )
            for one in view.honours
        )
        heads = ("证书编号", "类别", "姓名", "村居", "主要事迹")
        blocks.append(Table(heads, rows, (3.4, 1.2, 2.4, 2.6, 5.4)))
    else:
        blocks.append(Paragraph(f"{VACANT}。"))
    blocks.append(Signature(view.unit, day_words(view.on)))
    return Document("".join(title), title, approval, tuple(blocks), view.on)


def left_out_list(area: str, period: str, left: tuple[Left, ...], unit: str, on: date) -> Document:
    """Who was left out and why: kept in the file, never hung up."""
    honour = honour_words(area, period)
    title = (honour, "未列入名单及理由")
    rows = tuple((one.number, one.name, one.village, one.reason) for one in left)
    table = Table(("编号", "姓名", "村居", "理由"), rows, (3, 2.4, 3, 5))
    blocks: tuple[Block, ...] = (
        table if left else Paragraph("无。"),
        Signature(unit, day_words(on)),
    )
    return Document("".join(title), title, "内部留存，不得张贴", blocks, on)
