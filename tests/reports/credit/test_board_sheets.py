"""The five sheets on the board say what the rules allow, and nothing about anybody else."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from gridcredit.domain.credit.items import items_to_json
from gridcredit.domain.credit.publicity import Tally, told_counts, told_tallies
from gridcredit.paper.sheet import Sheet
from gridcredit.reports.credit.accounts_sheet import accounts_sheets
from gridcredit.reports.credit.honour_sheet import honour_sheets
from gridcredit.reports.credit.lines_sheet import CodeStrip, code_strips, lines_sheets
from gridcredit.reports.credit.rules_sheet import rules_sheets
from gridcredit.reports.credit.summary_sheet import summary_sheets
from gridcredit.reports.writing import PaperSize, write_paper
from tests.reports.credit.views import HEAD, ITEMS, NAMES, board, lines, read

pytestmark = pytest.mark.usefixtures("qapp")


def sheets(letter: str) -> list[Sheet]:
    """The pages of a sheet."""
    made = board()
    return {
        "A": lambda: rules_sheets(made),
        "B": lambda: summary_sheets(made),
        "C": lambda: lines_sheets(made),
        "D": lambda: honour_sheets(made, NAMES),
        "E": lambda: accounts_sheets(made),
    }[letter]()


@pytest.mark.parametrize("letter", "ABCDE")
def test_each_sheet_says_until_when_it_hangs_and_how_to_object(letter: str, tmp_path: Path) -> None:
    text = "".join(read(tmp_path, sheets(letter)))
    for words in (
        "编号：〔2026〕3号",
        "入账期：2026年1月",
        "公示期：2026年2月3日至2026年2月8日",
        "公示至2026年2月8日，到期撤下",
        "电话：0632-0000000",
        "3个工作日内答复",
        "第1页/共",
        f"摘要{board().sheet_digest(letter)[:12]}",
    ):
        assert words in text


@pytest.mark.parametrize("letter", "ABCDE")
def test_the_same_sheet_is_the_same_bytes(letter: str, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_paper(tmp_path / name, sheets(letter), "信用+公示")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_sheet_a_has_vote_items_and_changes(tmp_path: Path) -> None:
    text = "".join(read(tmp_path, sheets("A")))
    for words in (
        "第2号，自2026年1月1日起执行",
        "应到45人，实到41人，赞成39人",
        "满10小时2分；满20小时5分",
        "每人每月最多1次（与同组项目合计）",
        "每名家庭成员1分",
        "每户每季度最多2分",
        "高于1060分为五星",
        "按50%结转",
        "新增：清洁户",
        "取消：夜间巡逻",
        "安全预警（每人1分→每人2分）",
    ):
        assert words in text
    assert "停用的事项" not in text


def test_sheet_a_says_that_a_vote_is_missing(tmp_path: Path) -> None:
    rules = replace(board().rules, expected=None, has_minutes=False, number_before=0)
    text = "".join(read(tmp_path, rules_sheets(board(rules=rules))))
    assert "尚未提供村（居）民代表会议表决记录" in text
    assert "会议记录尚未归档" in text
    assert "本规则为首次公布" in text


def test_long_rules_go_on_with_their_heads(tmp_path: Path) -> None:
    many = [replace(i, code=f"Z{n}{i.code}") for n in range(12) for i in ITEMS]
    rules = replace(board().rules, items=items_to_json(many))
    pages = read(tmp_path, rules_sheets(board(rules=rules)))
    assert len(pages) > 2
    assert all("编号事项分值限制" in page for page in pages[:2])


def test_sheet_b_hides_few_households(tmp_path: Path) -> None:
    text = "".join(read(tmp_path, sheets("B")))
    assert "社会治理——<5" in text
    assert "党建———" in text
    assert "文明实践186221.097" in text
    assert "五星<5四星—三星66二星180一星43合计312" in text
    for hidden in ("155", "15.5", "38.0"):
        assert hidden not in text


def test_sheet_b_of_hardly_anybody_has_no_totals(tmp_path: Path) -> None:
    summary = replace(
        board().summary,
        themes=told_tallies([Tally("governance", 3, 60, 2), Tally("party_building", 0, 0, 0)], 2),
        bands=told_counts({"五星": 1, "一星": 1}),
    )
    text = "".join(read(tmp_path, summary_sheets(board(summary=summary))))
    assert "合计——<5" in text
    assert "五星<5一星<5合计—" in text


def test_sheet_c_has_codes_and_neither_day_nor_place(tmp_path: Path) -> None:
    text = "".join(read(tmp_path, sheets("C")))
    assert "K0001清洁户2.02.0计分" in text
    assert "K0003清洁户2.00.0已达上限" in text
    assert "（22户同意）" in text
    for private in ("0" * 30, *NAMES.values(), "号楼", "单元"):
        assert private not in text


def test_sheet_c_may_not_hang_without_enough_households() -> None:
    few = board(lines=lines(20)).without((), ["0" * 32])
    assert few.lines is None
    assert few.letters == "ABDE"
    with pytest.raises(ValueError, match="may not hang"):
        lines_sheets(few)


def test_sheet_d_names_who_agreed_and_no_points(tmp_path: Path) -> None:
    text = "".join(read(tmp_path, sheets("D")))
    assert "张建国兴旺村安全预警；邻里互助" in text
    assert "李秀英兴旺村清洁户" in text
    assert "欧阳大明" not in text
    assert "分值" not in text
    assert "计分" not in text


def test_sheet_d_without_anybody_says_so(tmp_path: Path) -> None:
    gone = board().without(["0a", "0b"], ())
    text = "".join(read(tmp_path, honour_sheets(gone, NAMES)))
    assert "本期空缺" in text
    assert "张建国" not in text


def test_only_the_sheet_that_changes_gets_another_digest() -> None:
    before, after = board(), board().without(["0a"], ())
    changed = [s for s in "ABCDE" if before.sheet_digest(s) != after.sheet_digest(s)]
    assert changed == ["D"]
    assert before.digest != after.digest


def test_sheet_e_adds_up(tmp_path: Path) -> None:
    text = "".join(read(tmp_path, sheets("E")))
    for words in (
        "期初结余12,345.00",
        "街道拨付兑换资金20,000.0032,345.00",
        "购买洗衣液1,495.0030,850.00",
        "2026年1月20日—500.0031,350.00",
        "本期合计20,500.001,495.0031,350.00",
        "洗衣液2kg桶2050-13138",
        "兑换单88张，合计兑换1345.0分",
    ):
        assert words in text


def test_a_telephone_that_is_missing_is_a_line_to_write_on(tmp_path: Path) -> None:
    made = board(head=replace(HEAD, phone=""))
    assert "电话：＿＿＿＿" in "".join(read(tmp_path, summary_sheets(made)))


def test_strips_carry_door_and_code(tmp_path: Path) -> None:
    strips = [CodeStrip(f"东村 {at}号", f"K{at:04d}") for at in range(40)]
    pages = read(tmp_path, code_strips("兴旺村", 2026, strips))
    assert len(pages) == 3
    assert all(f"K{at:04d}" in "".join(pages) for at in range(40))
    assert all("不得张贴" in page for page in pages)


def test_on_a3_everything_is_larger(tmp_path: Path) -> None:
    write_paper(tmp_path / "a3.pdf", sheets("B"), "x", PaperSize.A3)
    with pypdfium2.PdfDocument(tmp_path / "a3.pdf") as document:
        size = [side / 72 * 25.4 for side in document[0].get_size()]
    assert size == [pytest.approx(297, abs=0.5), pytest.approx(420, abs=0.5)]
