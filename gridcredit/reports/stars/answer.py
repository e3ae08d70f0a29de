"""The answer to an objection to a nominee, as a letter with the slip that says it was handed over.

Who objected stands nowhere, so that the letter begins with a line to write on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gridcredit.domain.credit.codes import Result
from gridcredit.reports.document import Block, Document, Heading, Paragraph, Signature, Table
from gridcredit.reports.stars.words import act_words, day_words, honour_words
from gridcredit.texts import word

_TO_WRITE_ON = "＿" * 10


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer as it is printed. `name` is blank where the nominee may not be named (any more);
    the form's number stands for it then."""

    area: str
    period: str
    number: str
    name: str
    objected_on: date
    result: Result
    words: str
    answered_on: date
    unit: str
    telephone: str = ""
    approval: str = ""


def answer_letter(view: AnswerView) -> Document:
    """The letter."""
    title = (f"关于{honour_words(view.area, view.period)}", "人选异议的答复")
    who = f"{view.name}（推荐编号 {view.number}）" if view.name else f"推荐编号 {view.number} "
    body = (
        f"您于{day_words(view.objected_on)}对{honour_words(view.area, view.period)}"
        f"人选{who}提出异议。经核查，答复如下："
    )
    phone = view.telephone or _TO_WRITE_ON
    blocks: list[Block] = [
        Paragraph(f"{_TO_WRITE_ON}：", indented=False),
        Paragraph(body),
        Paragraph(f"一、结论：{word(view.result)}。"),
        Paragraph(f"二、情况说明：{view.words.strip()}"),
        Paragraph(f"三、处理：{_what_follows(view)}"),
        Paragraph(
            f"如对本答复仍有意见，可向本单位反映，电话：{phone}。提出异议不影响您享受任何公共服务，"
            "您的情况我们予以保密。"
        ),
        Signature(view.unit, day_words(view.answered_on)),
        Heading("送达回执（随存档）"),
        Table(("收到人（签字）", "送达人（签字）", "日期"), (("　", "　", "　"),), (5, 5, 4)),
    ]
    name = f"{''.join(title)} {view.number}"
    return Document(name, title, "", tuple(blocks), view.answered_on)


def _what_follows(view: AnswerView) -> str:
    if view.result is Result.UPHELD:
        return f"该人选不再列入，不予{act_words(view.approval)}。其他人选不受影响。"
    return "该人选按程序继续办理。"
