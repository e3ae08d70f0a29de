"""What an honour is called: nobody is commended where no approval was given."""

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from gridcredit.domain.stars.codes import StarKind
from gridcredit.reports.document_file import write_document
from gridcredit.reports.stars.answer import answer_letter
from gridcredit.reports.stars.board import Paper, write_board
from gridcredit.reports.stars.certificate import write_certificates
from gridcredit.reports.stars.form import FormView
from gridcredit.reports.stars.form_file import write_forms
from gridcredit.reports.stars.honours import Left, honour_list, left_out_list
from gridcredit.reports.stars.library import story_library
from gridcredit.reports.stars.notice import notice
from gridcredit.reports.stars.words import (
    act_words,
    addressed,
    award_words,
    period_words,
)
from gridcredit.texts.stars import CODES
from tests.house.sources import ROOT
from tests.reports.stars import views

pytestmark = pytest.mark.usefixtures("qapp")

COMMENDING = re.compile("授予|荣誉称号|表彰")
APPROVAL = "枣高新办字〔2026〕12号"


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2026-03", "2026年3月"),
        ("2026-12", "2026年12月"),
        ("2026-Q1", "2026年第一季度"),
        ("2026", "2026年度"),
    ],
)
def test_a_period_is_said_as_people_do(period: str, said: str) -> None:
    assert period_words(period) == said


def test_without_an_approval_somebody_is_chosen() -> None:
    assert award_words("兴仁街道", "2026-03", "") == ("选树为", "兴仁街道2026年3月“诚信之星”", "")
    assert act_words("") == "选树"


def test_with_an_approval_a_title_is_given() -> None:
    assert award_words("兴仁街道", "2026", APPROVAL)[::2] == ("授予", "荣誉称号。")
    assert act_words(APPROVAL) == "表彰"


def test_a_household_and_a_group_are_addressed_as_such() -> None:
    assert addressed("张子明", StarKind.PERSON) == "张子明 同志"
    assert addressed("张子明", StarKind.HOUSEHOLD) == "张子明 家庭"
    assert addressed("张子明家庭", StarKind.HOUSEHOLD) == "张子明家庭"
    assert addressed("志愿队", StarKind.GROUP) == "志愿队"


def _certificates(file: Path) -> object:
    kinds = [views.certificate(kind=kind) for kind in StarKind]
    return write_certificates(file, kinds)


PAPERS: dict[str, Callable[[Path], object]] = {
    "certificate.pdf": _certificates,
    "board.pdf": lambda file: write_board(file, views.board(3), Paper.A3),
    "form.pdf": lambda file: write_forms(file, [views.form(), FormView()], views.ON),
    "form.docx": lambda file: write_forms(file, [views.form(), FormView()], views.ON),
    "notice.pdf": lambda file: write_document(file, notice(views.notice_view())),
    "notice.docx": lambda file: write_document(file, notice(views.notice_view())),
    "vacant.pdf": lambda file: write_document(file, notice(views.notice_view(named=()))),
    "honours.docx": lambda file: write_document(file, honour_list(views.honours())),
    "honours.pdf": lambda file: write_document(file, honour_list(views.honours())),
    "left.pdf": lambda file: write_document(
        file, left_out_list("兴仁街道", "2026", (Left("1", "张", "村", "名次"),), "街道", views.ON)
    ),
    "answer.pdf": lambda file: write_document(file, answer_letter(views.answer())),
    "answer.docx": lambda file: write_document(file, answer_letter(views.answer())),
    "library.docx": lambda file: write_document(
        file, story_library((views.story(),), views.UNIT, views.ON)
    ),
}


@pytest.mark.parametrize("name", PAPERS)
def test_no_paper_commends_without_an_approval(tmp_path: Path, name: str) -> None:
    PAPERS[name](tmp_path / name)
    text = views.text_of(tmp_path / name)
    assert len(text) > 20
    assert not COMMENDING.search(text)


def test_papers_with_an_approval_name_it(tmp_path: Path) -> None:
    write_certificates(tmp_path / "a.pdf", [views.certificate(approval=APPROVAL)])
    assert {"授予", "荣誉称号", APPROVAL} <= _found(views.pdf_text(tmp_path / "a.pdf"))
    write_document(tmp_path / "b.pdf", notice(views.notice_view(approval=APPROVAL)))
    assert {"拟表彰", APPROVAL} <= _found(views.pdf_text(tmp_path / "b.pdf"))
    write_document(tmp_path / "c.docx", honour_list(views.honours(approval=APPROVAL)))
    assert APPROVAL in views.docx_text(tmp_path / "c.docx")


def _found(text: str) -> set[str]:
    return {words for words in ("授予", "荣誉称号", "拟表彰", APPROVAL) if words in text}


def test_only_two_functions_know_the_words_of_a_commendation() -> None:
    """Every text of the reports and of 诚信之星, apart from what documents the rule."""
    files = [*(ROOT / "gridcredit" / "reports").rglob("*.py"), ROOT / "gridcredit/texts/stars.py"]
    assert len(files) > 15
    found = {(file.name, function) for file in files for function in _commending(file)}
    assert found == {("words.py", "award_words"), ("words.py", "act_words")}
    assert not COMMENDING.search(repr(CODES))


def _commending(file: Path) -> set[str]:
    """The functions, or blank, whose texts commend; docstrings are no texts."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and isinstance(node.body[0], ast.Expr)
    }
    owners = {
        id(inner): node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for inner in ast.walk(node)
    }
    return {
        owners.get(id(node), "")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and COMMENDING.search(node.value)
    }
