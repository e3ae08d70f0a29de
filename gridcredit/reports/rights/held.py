"""个人信息打印件: everything that is held on one person, kind by kind, for that person to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from gridcredit.paper.sheet import Align, Sheet, Weight
from gridcredit.paper.sheet import Item as SheetItem
from gridcredit.reports.credit.forms import fields, form_title, signatures
from gridcredit.reports.flow import GREY, Flow, Page, foot, page_number
from gridcredit.reports.tables import Column, Row, add_table
from gridcredit.reports.tables import Look as TableLook

_PAGE = Page(left=18, right=15, top=16, bottom=20)
_LOOK = TableLook(size=9.5, head=9.5, row_height=6.5)
_RECORDS = (
    Column("日期", 2.6, Align.CENTRE),
    Column("内容", 10.4),
    Column("状态", 2.0, Align.CENTRE),
    Column("录入", 3.4),
)
_SENDINGS = (
    Column("时间", 3.4, Align.CENTRE),
    Column("接收单位", 5.2),
    Column("包号", 1.6, Align.CENTRE),
    Column("条数", 1.6, Align.CENTRE),
    Column("范围", 3.4),
    Column("校验码", 3.2),
)
_LOOKS = (
    Column("时间", 3.4, Align.CENTRE),
    Column("账号", 3.0),
    Column("范围", 3.6),
    Column("用途", 8.4),
)
_BASIS = (
    "依据《中华人民共和国个人信息保护法》第四十四条、第四十五条，应本人要求打印。本件列出本单位"
    "保存的全部记录，含已更正、已作废的；他人姓名已遮盖，手写的备注照录。认为有误或不应保存的，可要求更正、补充或"
    "删除，本单位在规定的工作日内答复。"
)
_MENTION, _BEFORE, _WHY = "（名单中列有本人）", "曾改：", "理由："
_OPEN_ONLY, _WHOLE = "不含姓名、证件号等", "全部字段"
_ROSTER, _LIST, _PERSON = "户册导出（本单位文件）", "成批查看名单", "查看本户或本人"
_NOTHING = "没有记录。"


class State(Enum):
    """Where a record stands."""

    STANDS = 0
    CORRECTED = 1
    VOID = 2  # taken back
    OFF = 3  # the register


_STATES = {
    State.STANDS: "现行",
    State.CORRECTED: "已更正",
    State.VOID: "已作废",
    State.OFF: "已移出",
}


@dataclass(frozen=True, slots=True)
class Item:
    """A record in words: its day, its fields with their values, where it stands and why, who
    entered it when, what its fields held before."""

    on: str
    fields: tuple[tuple[str, str], ...]
    state: State
    reason: str
    author: str
    entered_at: str
    changes: tuple[str, ...] = ()
    is_mention: bool = False


@dataclass(frozen=True, slots=True)
class HeldSection:
    """All records of a kind."""

    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Sending:
    """Something of it went to an office (blank: into a file of this one's), so many records."""

    office: str
    at: str
    package: int
    records: int
    is_open_only: bool
    digest: str


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looked at it in full, for a purpose; `is_list`: at a whole list."""

    at: str
    login: str
    purpose: str
    is_list: bool


@dataclass(frozen=True, slots=True)
class HeldPaper:
    """What is held on a person at an office."""

    name: str
    unit: str
    on: date
    printed_by: str
    sections: tuple[HeldSection, ...]
    sendings: tuple[Sending, ...]
    looks: tuple[Look, ...]


def held_sheets(paper: HeldPaper) -> list[Sheet]:
    """The pages: what it is, the records kind by kind, who was sent it, who looked at it."""
    flow = Flow(_PAGE)
    form_title(flow, "个人信息打印件")
    count = sum(len(section.items) for section in paper.sections)
    who = (("姓名", paper.name or "—"), ("打印单位", paper.unit))
    when = (("打印日期", paper.on.isoformat()), ("经办人", paper.printed_by))
    fields(flow, (who, when, (("记录条数", str(count)), ("本人签收", ""))), height=8)
    flow.skip(2)
    flow.paragraph(_BASIS, 9.5, colour=GREY)
    for section in paper.sections:
        _heading(flow, f"{section.name}（{len(section.items)} 条）")
        add_table(flow, _RECORDS, [_row(item) for item in section.items], _LOOK)
    _heading(flow, "提供给其他单位的记录")
    _table(flow, _SENDINGS, [_sending(one) for one in paper.sendings])
    _heading(flow, "查看完整信息的记录")
    _table(flow, _LOOKS, [_look(one) for one in paper.looks])
    flow.skip(5)
    signatures(flow, ("经办人（签字）", "本人（签字）", "日期"))
    words = f"{paper.unit} · 个人信息打印件 · {paper.on.isoformat()} · 交本人，勿外传"

    def rim(number: int, of: int) -> Iterable[SheetItem]:
        return (*foot(_PAGE, words), page_number(_PAGE, number, of))

    return flow.sheets(rim)


def _heading(flow: Flow, text: str) -> None:
    flow.skip(3)
    if flow.left_over < 30:
        flow.turn()
    flow.paragraph(text, 12, Weight.BOLD)


def _table(flow: Flow, columns: Sequence[Column], rows: list[Row]) -> None:
    if rows:
        add_table(flow, columns, rows, _LOOK)
    else:
        flow.paragraph(_NOTHING, 9.5, colour=GREY)


def _row(item: Item) -> Row:
    lines = ["；".join(f"{name}：{value}" for name, value in item.fields)]
    if item.is_mention:
        lines.append(_MENTION)
    if item.reason:
        lines.append(_WHY + item.reason)
    lines += [_BEFORE + change for change in item.changes]
    return Row(
        (
            item.on or "—",
            "\n".join(line for line in lines if line) or "—",
            _STATES[item.state],
            "\n".join(part for part in (item.author, item.entered_at) if part),
        )
    )


def _sending(one: Sending) -> Row:
    scope = _OPEN_ONLY if one.is_open_only else _WHOLE
    return Row(
        (
            one.at,
            one.office or _ROSTER,
            str(one.package or "—"),
            str(one.records),
            scope,
            one.digest or "—",
        )
    )


def _look(one: Look) -> Row:
    return Row((one.at, one.login, _LIST if one.is_list else _PERSON, one.purpose))
