"""The 公示 says what it must, of those alone who are named."""

from pathlib import Path

import pytest

from gridcredit.reports.document import Table
from gridcredit.reports.document_file import write_document
from gridcredit.reports.stars.notice import NoticeView, notice
from tests.reports.stars import views

pytestmark = pytest.mark.usefixtures("qapp")

FORMATS = ("notice.pdf", "notice.docx")


def said(tmp_path: Path, name: str, view: NoticeView) -> str:
    write_document(tmp_path / name, notice(view))
    return views.text_of(tmp_path / name)


@pytest.mark.parametrize("name", FORMATS)
def test_it_has_everything_that_a_notice_needs(tmp_path: Path, name: str) -> None:
    text = said(tmp_path, name, views.notice_view(address="街道一楼信用窗口"))
    for needed in (
        "关于兴仁街道2026年3月“诚信之星”拟选树名单的公示",
        "编号：370403002-2026-03-G1",
        "《枣庄高新区关于全面加强社会信用体系建设的实施意见》",
        "经群众推荐、村居初审和街道审核",
        "2名个人、1个家庭、1个集体",
        "2026年3月26日至2026年4月2日，共5个工作日，期满即撤下",
        f"受理单位：{views.UNIT}",
        f"联系电话：{views.TELEPHONE}",
        "受理方式：来人、来电、来信均可，地址：街道一楼信用窗口",
        "7个工作日内答复",
    ):
        assert needed in text
    for one in views.NAMED:
        assert one.village in text


def test_a_line_has_a_name_a_village_and_a_deed_and_nothing_else() -> None:
    (table,) = [b for b in notice(views.notice_view()).blocks if isinstance(b, Table)]
    assert table.heads == ("序号", "姓名", "村居", "主要事迹")
    assert table.rows[0] == ("1", "张子明", "薛庄社区", views.DEED)
    assert table.rows[3][1] == f"{views.LONG}（李秀兰、王建国）"


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_quota_is_said(tmp_path: Path, name: str) -> None:
    text = said(tmp_path, name, views.notice_view(named=()))
    assert "本期空缺" in text
    assert "公示名单" not in text
    assert "一、公示时间" in text


@pytest.mark.parametrize("name", FORMATS)
def test_a_contact_that_is_not_known_is_left_to_be_written(tmp_path: Path, name: str) -> None:
    text = said(tmp_path, name, views.notice_view(telephone=""))
    assert "联系电话：＿＿＿" in text


def test_a_year_without_a_calendar_is_warned_of(tmp_path: Path) -> None:
    warning = "放假调休安排如使工作日有变动，公示期相应顺延"
    assert warning in said(tmp_path, "a.pdf", views.notice_view(known=False))
    assert warning not in said(tmp_path, "b.pdf", views.notice_view())
