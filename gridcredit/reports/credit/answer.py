"""The answer to an objection, as a letter (GB/T 9704-2012), with the slip that says it was handed
over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gridcredit.domain.credit.codes import Result
from gridcredit.paper.sheet import Align, Item, Sheet, Stroke, Weight
from gridcredit.reports.credit.forms import signatures
from gridcredit.reports.credit.words import day_words, period_words, points
from gridcredit.reports.flow import GREY, LETTER, Flow, foot, middle, page_number
from gridcredit.texts import word

_SIZE, _LEADING = 16.0, 1.75  # 3号 of 28 points (GB/T 9704-2012, 5.2.3)


@dataclass(frozen=True, slots=True)
class ObjectionAnswer:
    """An answer as it is printed; points in tenths. `counted` is what a closed list counts, None of
    an entry that is open; `becomes` what it is to count, None where nothing changes; `booked` the
    month of the correction. `is_returned`: it had been returned, and is decided again if upheld."""

    office: str
    number: str
    addressee: str
    item: str
    happened_on: str
    objected_on: str
    result: Result
    words: str
    counted: int | None
    becomes: int | None
    booked: str
    answered_on: str
    phone: str
    is_returned: bool = False


def answer_sheets(answer: ObjectionAnswer) -> list[Sheet]:
    """The letter."""
    flow = Flow(LETTER)
    flow.add(middle(flow.take(16), "关于信用+记录异议的答复", 22, Align.CENTRE, Weight.BOLD))
    flow.add(middle(flow.take(9), answer.number, 12, Align.CENTRE, colour=GREY))
    flow.skip(6)
    for text in (f"{answer.addressee}：", *_body(answer)):
        flow.paragraph(text, _SIZE, leading=_LEADING)
    flow.skip(8)
    for text in (answer.office, day_words(answer.answered_on)):
        flow.add(middle(flow.take(10), text + "　　", _SIZE, Align.RIGHT))
    flow.skip(10)
    box = flow.take(32)
    left, right = flow.page.left, flow.page.width - flow.page.right
    flow.add(Stroke(left, box.y, right, box.y, GREY, 0.2, (2.0, 1.5)))
    flow.y = box.y + 4
    flow.add(middle(flow.take(8), "送达回执（随存档）", 12, Align.CENTRE))
    signatures(flow, ("收到人（签字）", "送达人（签字）", "日期"))

    def rim(number: int, of: int) -> Iterable[Item]:
        return (
            *foot(LETTER, f"{answer.office} · {answer.number}"),
            page_number(LETTER, number, of),
        )

    return flow.sheets(rim)


def _body(answer: ObjectionAnswer) -> list[str]:
    found = [
        f"　　您于{day_words(answer.objected_on)}对“{answer.item}”"
        f"（{day_words(answer.happened_on)}）的记录提出异议。经核查，答复如下：",
        f"　　一、结论：{word(answer.result)}。",
    ]
    if answer.words.strip():
        found.append(f"　　二、情况说明：{answer.words.strip()}")
    place = "三" if answer.words.strip() else "二"
    found.append(f"　　{place}、处理：{_change(answer)}")
    phone = answer.phone or "＿＿＿＿＿＿＿＿"
    found.append(
        f"　　如对本答复仍有意见，可向街道反映，电话：{phone}。提出异议不影响您享受任何公共服务。"
    )
    return found


def _change(answer: ObjectionAnswer) -> str:
    if answer.is_returned:
        is_upheld = answer.result is Result.UPHELD
        return "该笔记录重新提交审核。" if is_upheld else "该笔记录维持退回。"
    if answer.becomes is None:
        if answer.counted is None:
            return "该笔记录维持不变，按规则计分。"
        return f"该笔记录维持不变，计 {points(answer.counted)} 分。"
    if answer.counted is None:
        return f"该笔按 {points(answer.becomes)} 分计算。" if answer.becomes else "该笔不予计分。"
    return (
        f"该笔计分由 {points(answer.counted)} 分更正为 {points(answer.becomes)} 分，"
        f"在{period_words(answer.booked)}入账，存折另起一行写明更正；已公布的月份不作改动。"
    )
