"""审核表: the entries that wait, numbered, for a 信用议事会 that decides on paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gridcredit.paper.sheet import Align, Item, Sheet
from gridcredit.reports.credit.forms import BOX, fields, form_title, signatures
from gridcredit.reports.credit.words import day_words, points, theme_words
from gridcredit.reports.flow import GREY, Flow, Page, foot, page_number
from gridcredit.reports.tables import Column, Look, Row, add_table

_PAGE = Page(width=297.0, height=210.0, left=15, right=15, top=15, bottom=18)
_LOOK = Look(size=9.5, head=9.5, row_height=9.5)
_COLUMNS = (
    Column("序号", 1.4, Align.CENTRE),
    Column("门牌", 5.0),
    Column("行为人", 2.6, Align.CENTRE),
    Column("事项", 6.2),
    Column("发生日", 2.7, Align.CENTRE),
    Column("数量", 1.5, Align.CENTRE),
    Column("分值", 1.6, Align.RIGHT),
    Column("佐证", 3.6),
    Column("记录人", 2.4, Align.CENTRE),
    Column("意见", 5.4, Align.CENTRE),
    Column("理由", 4.2),
)
_OPINION = f"{BOX}通过 {BOX}退回 {BOX}暂缓"


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """An entry that waits; points in tenths, `mark` says what is to be looked at."""

    theme: str
    door: str
    person: str
    item: str
    on: str
    quantity: str
    points: int
    evidence: str
    recorded_by: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Queue:
    """What a village's meeting has before it, in the order of its numbers."""

    village: str
    printed_on: str
    entries: tuple[QueueEntry, ...]


def queue_sheets(queue: Queue) -> list[Sheet]:
    """The pages, the last of them with the lines to sign on."""
    flow = Flow(_PAGE)
    number = f"打印日期：{day_words(queue.printed_on)}　共 {len(queue.entries)} 笔"
    form_title(flow, f"{queue.village}信用+审核表", number)
    blank = "　　　　"
    fields(
        flow,
        ((("会议日期", ""), ("应到人数", ""), ("实到人数", ""), ("主持人", blank)),),
        height=8,
    )
    flow.skip(3)
    add_table(flow, _COLUMNS, _rows(queue), _LOOK)
    flow.skip(2)
    flow.paragraph(
        "退回、暂缓须写明理由。与本户或近亲属有关的记录须回避，由他人审核；回避人员及序号写在下面。"
        "实到人数超过应到人数的一半方可审核。",
        9.5,
        colour=GREY,
    )
    flow.skip(1.5)
    fields(flow, ((("回避", ""),),), height=11)
    flow.skip(3)
    signatures(flow, ("主持人（签字）", "记录（签字）", "日期"))
    signatures(flow, ("参会人员（签字）",))
    signatures(flow, ("　　　　　　　　",))
    words = (
        f"{queue.village} · 信用+审核表 · {day_words(queue.printed_on)}打印 · 含个人信息，会后存档"
    )

    def rim(number: int, of: int) -> Iterable[Item]:
        return (*foot(_PAGE, words), page_number(_PAGE, number, of))

    return flow.sheets(rim)


def _rows(queue: Queue) -> list[Row]:
    rows: list[Row] = []
    theme = ""
    for number, entry in enumerate(queue.entries, 1):
        if entry.theme != theme:
            theme = entry.theme
            rows.append(Row((theme_words(theme) if theme else "其他",)))
        rows.append(
            Row(
                (
                    *(str(number), entry.door, entry.person, entry.item, entry.on),
                    *(entry.quantity, points(entry.points), entry.evidence, entry.recorded_by),
                    *(_OPINION, entry.mark),
                )
            )
        )
    return rows
