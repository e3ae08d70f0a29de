"""The 公示 of nominees: what it rests on, how they were chosen, who they are, until when and where
to object. It names only those who agreed to be named, and nothing of them but village and deed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gridcredit.domain.stars.codes import StarKind
from gridcredit.reports.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    Signature,
    Table,
)
from gridcredit.reports.stars.words import (
    BASIS,
    STAR,
    VACANT,
    act_words,
    day_words,
    days_words,
    honour_words,
    period_words,
)

_COUNTED = {StarKind.PERSON: "名个人", StarKind.HOUSEHOLD: "个家庭", StarKind.GROUP: "个集体"}
_TO_WRITE_ON = "＿" * 10
_MANNER = "来人、来电、来信均可"


@dataclass(frozen=True, slots=True)
class Named:
    """One of those named; of a group, the members who agreed."""

    kind: StarKind
    name: str
    village: str
    deed: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice; blank contacts leave a line to write on. `known` is False where a year that it
    reaches has no calendar of working days yet."""

    area: str
    period: str
    number: str
    on: date
    until: date
    days: int  # working days
    answer_days: int
    named: tuple[Named, ...]
    unit: str
    telephone: str = ""
    address: str = ""
    approval: str = ""
    basis: str = BASIS
    known: bool = True


def notice(view: NoticeView) -> Document:
    """The notice as a paper."""
    act = act_words(view.approval)
    title = (f"关于{view.area}{period_words(view.period)}", f"{STAR}拟{act}名单的公示")
    sections: list[tuple[str, tuple[Block, ...]]] = [
        ("公示时间", (Paragraph(_time(view)),)),
        ("异议受理", _contacts(view)),
    ]
    if view.named:
        sections.insert(0, ("公示名单", (_names(view.named),)))
    blocks: list[Block] = [Paragraph(_opening(view, act))]
    for number, (head, section) in zip("一二三", sections, strict=False):
        blocks += [Heading(f"{number}、{head}"), *section]
    blocks.append(Signature(view.unit, day_words(view.on)))
    return Document("".join(title), title, f"（编号：{view.number}）", tuple(blocks), view.on)


def name_cell(one: Named) -> str:
    """A name, and of a group those of its members who agreed to be named."""
    return f"{one.name}（{'、'.join(one.members)}）" if one.members else one.name


def _opening(view: NoticeView, act: str) -> str:
    approved = f"（批准文号：{view.approval}）" if view.approval else ""
    chosen = "经群众推荐、村居初审和街道审核，"
    basis = f"根据{view.basis}{approved}，{chosen}"
    if not view.named:
        return f"{basis}{honour_words(view.area, view.period)}{VACANT}，现予公示。"
    counts = [
        f"{count}{words}"
        for kind, words in _COUNTED.items()
        if (count := sum(one.kind is kind for one in view.named))
    ]
    honour = honour_words(view.area, view.period)
    return f"{basis}拟{act}{'、'.join(counts)}为{honour}，现将名单予以公示，接受群众监督。"


def _names(named: tuple[Named, ...]) -> Block:
    rows = tuple(
        (str(at), name_cell(one), one.village, one.deed) for at, one in enumerate(named, 1)
    )
    return Table(("序号", "姓名", "村居", "主要事迹"), rows, (1.1, 2.6, 3.2, 7.4))


def _time(view: NoticeView) -> str:
    said = f"{days_words(view.on, view.until)}，共{view.days}个工作日，期满即撤下。"
    moved = "国家公布的放假调休安排如使工作日有变动，公示期相应顺延。"
    return said if view.known else said + moved


def _contacts(view: NoticeView) -> tuple[Block, ...]:
    how = (
        "公示期内，单位和个人对公示内容有异议的，可以口头或书面向受理单位反映，并说明理由。受理单位自"
        f"收到次日起{view.answer_days}个工作日内答复，对反映人的情况予以保密。"
    )
    return (
        Paragraph(how),
        Paragraph(f"受理单位：{view.unit}"),
        Paragraph(f"联系电话：{view.telephone or _TO_WRITE_ON}"),
        Paragraph(f"受理方式：{_MANNER}{f'，地址：{view.address}' if view.address else ''}"),
    )
