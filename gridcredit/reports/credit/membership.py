"""参与确认: what 信用+ is, and a line for each adult to sign; unnamed blanks are the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gridcredit.paper.sheet import Align, Item, Sheet, Weight
from gridcredit.reports.credit.forms import BOX, fields, form_title, signatures
from gridcredit.reports.flow import Flow, Page, foot, page_number
from gridcredit.reports.tables import Column, Look, Row, add_table

_PAGE = Page(top=20, bottom=22, left=22, right=22)
_LOOK = Look(size=11, head=9.5, row_height=13)
_BLANK_LINES = 5
_COLUMNS = (
    Column("姓名", 3.2, Align.CENTRE),
    Column("出生年份", 2.2, Align.CENTRE),
    Column("自愿参与\n信用+", 2.6, Align.CENTRE),
    Column("光荣榜刊登\n姓名和事项", 3.2, Align.CENTRE),
    Column("以公示码\n逐笔公示", 3.2, Align.CENTRE),
    Column("本人签名", 4.0, Align.CENTRE),
    Column("日期", 2.8, Align.CENTRE),
)
_NOTICE = (
    "信用+是{village}记载村（居）民参与党建、文明实践、社会治理、美丽乡村等事项的积分，由村（居）和街道办理。",
    "1. 自愿：每位成年人自己决定并自己签名，任何人不能代签；不参加不影响您享受任何公共服务。",
    "2. 记载内容：参加的事项、日期、分值、佐证。不记收入、财产、信仰、疾病、指纹，不设扣分。"
    "未成年人不参加。",
    "3. 用途：评定家庭星级、兑换物品（不兑现金）。积分不是榴花分，不进入任何信用报告；"
    "个人明细只保存在村（居）和街道，区里只得到合计数。",
    "4. 公开：不公布任何名单和名次。“光荣榜”和“逐笔公示”须另行勾选同意，可随时撤回，"
    "撤回后的下一个工作日更换。",
    "5. 您的权利：可随时退出、查阅、更正，可对任何一笔提出异议；退出后可申请删除姓名和备注。",
)


@dataclass(frozen=True, slots=True)
class Adult:
    """Somebody who may sign."""

    name: str
    birth_year: str = ""


@dataclass(frozen=True, slots=True)
class MembershipForm:
    """One household's form; without a household an unnamed blank, to be filled in by hand."""

    village: str
    office: str
    phone: str
    notice_version: str
    door: str = ""
    householder: str = ""
    adults: tuple[Adult, ...] = ()


def membership_sheets(forms: Sequence[MembershipForm]) -> list[Sheet]:
    """The forms one behind another, each from a page of its own."""
    return [sheet for form in forms for sheet in _form(form)]


def _form(form: MembershipForm) -> list[Sheet]:
    flow = Flow(_PAGE)
    form_title(flow, "信用+参与确认书", f"告知书版本：{form.notice_version}")
    fields(flow, ((("门牌", form.door), ("户主", form.householder)),))
    flow.skip(3)
    for text in _NOTICE:
        flow.paragraph(text.format(village=form.village or "本村（居）"), 11.5, leading=1.6)
    flow.skip(3)
    flow.paragraph("我已阅读并了解以上内容，在下表签名即表示自愿参与信用+。", 12, Weight.BOLD)
    flow.skip(2)
    add_table(flow, _COLUMNS, _rows(form), _LOOK)
    flow.skip(2)
    flow.paragraph("请在同意的方框内打勾；不打勾即不同意。日期由本人填写。", 10, leading=1.5)
    flow.skip(4)
    signatures(flow, ("告知人（签字）", "日期"))
    phone = form.phone or "＿＿＿＿＿＿＿＿"
    words = f"{form.office or form.village} · 咨询、撤回、异议电话：{phone}"

    def rim(number: int, of: int) -> Iterable[Item]:
        return (*foot(_PAGE, words), page_number(_PAGE, number, of))

    return flow.sheets(rim)


def _rows(form: MembershipForm) -> list[Row]:
    adults = form.adults or (Adult(""),) * _BLANK_LINES
    return [Row((one.name, one.birth_year, BOX, BOX, BOX, "", "")) for one in adults]
