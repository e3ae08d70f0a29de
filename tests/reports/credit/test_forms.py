"""The forms of 信用+ say what they are for, and their codes are read back by both decoders."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gridcredit.domain.credit.codes import Result
from gridcredit.domain.credit.paper_codes import PaperCode, PaperKind, read_paper_code
from gridcredit.paper.proof import prove
from gridcredit.reports.credit.answer import ObjectionAnswer, answer_sheets
from gridcredit.reports.credit.membership import Adult, MembershipForm, membership_sheets
from gridcredit.reports.credit.queue import Queue, QueueEntry, queue_sheets
from gridcredit.reports.credit.sign_in import SignIn, SignInDoor, sign_in_codes, sign_in_sheets
from gridcredit.reports.credit.voucher import Voucher, VoucherLine, voucher_sheets
from gridcredit.reports.writing import write_paper
from tests.reports.credit.views import id_of, read

pytestmark = pytest.mark.usefixtures("qapp")

VOUCHER = Voucher(
    village="兴旺村",
    number="370403002001-2026-0012",
    on="2026-03-20",
    door="东村 12号",
    householder="张建国",
    collected_by="李秀英",
    handed_out_by="王兑换",
    lines=(VoucherLine("洗衣液", "桶", 1, 200), VoucherLine("肥皂", "块", 3, 40)),
    balance=125,
)
SIGN_IN = SignIn(
    id_of(1),
    "兴旺村",
    "清洁家园",
    "环境整治",
    "2026-03-15",
    "08:30",
    "11:00",
    "广场",
    "李主任",
    tuple(SignInDoor(f"东村 {at}号", ("张建国", "李秀英", "甲", "乙")) for at in range(1, 41)),
)
ANSWER = ObjectionAnswer(
    office="兴旺村村民委员会",
    number="信用+答复〔2026〕1 号",
    addressee="张建国户",
    item="环境整治",
    happened_on="2026-01-20",
    objected_on="2026-02-05",
    result=Result.PARTLY,
    words="实际参加半天。",
    counted=50,
    becomes=20,
    booked="2026-02",
    answered_on="2026-02-08",
    phone="",
)


def test_a_voucher_is_there_twice_with_a_line_to_sign_on(tmp_path: Path) -> None:
    (text,) = read(tmp_path, voucher_sheets(VOUCHER))
    for words in (
        "兴旺村信用+兑换单",
        "编号：370403002001-2026-0012",
        "肥皂块34.012.0",
        "合计32.0",
        "兑换后可兑换余额12.5分",
        "领取人（签字）",
        "兑换员（签字）",
        "不兑现金",
    ):
        assert text.count(words) == 2
    assert "存根联" in text
    assert "领取联" in text


def test_a_long_voucher_goes_on_and_is_summed_up_once(tmp_path: Path) -> None:
    lines = tuple(VoucherLine(f"物品{at}", "件", 1, 10) for at in range(20))
    pages = read(tmp_path, voucher_sheets(replace(VOUCHER, lines=lines)))
    assert [page.count("合计") for page in pages] == [0, 0, 2]
    assert all(f"物品{at}件" in "".join(pages) for at in range(20))
    assert "合计20.0" in pages[-1]


def test_a_return_says_so(tmp_path: Path) -> None:
    (text,) = read(tmp_path, voucher_sheets(replace(VOUCHER, is_return=True)))
    assert "退回单" in text
    assert "交回人" in text


def test_every_page_of_a_sign_in_sheet_has_its_code(tmp_path: Path) -> None:
    sheets = sign_in_sheets(SIGN_IN)
    assert len(sheets) > 1
    codes = sign_in_codes(SIGN_IN, len(sheets))
    write_paper(tmp_path / "sign.pdf", sheets, "签到表")
    proofs = prove(tmp_path / "sign.pdf", codes)
    assert [proof.ok for proof in proofs] == [True] * len(sheets)
    assert min(proof.module_mm for proof in proofs) >= 0.6
    told = [read_paper_code(code) for code in codes]
    assert told == [PaperCode(PaperKind.ACTIVITY, id_of(1), at + 1) for at in range(len(sheets))]


def test_a_sign_in_sheet_has_a_box_for_each_adult(tmp_path: Path) -> None:
    text = "".join(read(tmp_path, sign_in_sheets(SIGN_IN)))
    assert text.count("□") == 160
    for words in ("1东村1号□张建国□李秀英□甲□乙", "清洁家园", "08:30—11:00", "2026年3月15日"):
        assert words in text


def test_nothing_of_a_person_is_in_a_sign_in_code() -> None:
    for code in sign_in_codes(SIGN_IN, 2):
        assert code.isascii()
        assert code.startswith("GCA1:")
        assert len(code) == 34


def test_a_membership_form_has_a_line_for_each_adult(tmp_path: Path) -> None:
    form = MembershipForm(
        "兴旺村",
        "村委会",
        "0632-0000000",
        "2026-1",
        "东村 12号",
        "张建国",
        (Adult("张建国", "1970"), Adult("李秀英", "1972")),
    )
    pages = read(tmp_path, membership_sheets([form, MembershipForm("", "", "", "2026-1")]))
    assert len(pages) == 2
    assert "张建国1970□□□" in pages[0]
    assert pages[0].count("□") == 6
    assert pages[1].count("□") == 15
    for page in pages:
        for words in ("告知书版本：2026-1", "不能代签", "可随时退出", "不兑现金", "不是榴花分"):
            assert words in page
    assert "电话：＿＿＿" in pages[1]


def test_a_queue_is_numbered_through_its_themes(tmp_path: Path) -> None:
    entries = tuple(
        QueueEntry(
            "governance" if at < 15 else "beautiful_village",
            f"东村 {at}号",
            "张建国",
            "安全预警",
            "2026-03-01",
            "1",
            20,
            "照片",
            "赵采集",
            "抽查" if at == 3 else "",
        )
        for at in range(1, 31)
    )
    pages = read(tmp_path, queue_sheets(Queue("兴旺村", "2026-03-28", entries)))
    text = "".join(pages)
    assert "共30笔" in text
    assert "30东村30号" in text
    assert text.count("□通过□退回□暂缓") == 30
    assert text.index("社会治理") < text.index("美丽乡村")
    for words in ("应到人数", "回避", "参会人员（签字）", "主持人（签字）"):
        assert words in text


def test_an_answer_says_what_was_found_and_what_changes(tmp_path: Path) -> None:
    (text,) = read(tmp_path, answer_sheets(ANSWER))
    for words in (
        "张建国户：",
        "您于2026年2月5日对“环境整治”（2026年1月20日）",
        "结论：部分属实",
        "实际参加半天",
        "由5.0分更正为2.0分，在2026年2月入账",
        "2026年2月8日",
        "送达回执",
    ):
        assert words in text
    stays = replace(ANSWER, result=Result.REJECTED, becomes=None, words="")
    (text,) = read(tmp_path, answer_sheets(stays))
    assert "维持不变，计5.0分" in text
    assert "情况说明" not in text


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"counted": None, "becomes": 20}, "该笔按2.0分计算"),
        ({"counted": None, "becomes": 0}, "该笔不予计分"),
        ({"counted": None, "becomes": None}, "维持不变，按规则计分"),
        ({"is_returned": True, "result": Result.UPHELD}, "重新提交审核"),
        ({"is_returned": True, "result": Result.REJECTED}, "维持退回"),
    ],
)
def test_an_answer_of_an_open_entry_says_how_it_counts(
    changed: dict[str, Any], words: str, tmp_path: Path
) -> None:
    (text,) = read(tmp_path, answer_sheets(replace(ANSWER, **changed)))
    assert words in text


@pytest.mark.parametrize("words", ["", "长" * 3_000])
def test_a_long_answer_goes_on(words: str, tmp_path: Path) -> None:
    pages = read(tmp_path, answer_sheets(replace(ANSWER, words=words)))
    assert (len(pages) > 3) == bool(words)
    assert "".join(pages).count("长") == len(words)
