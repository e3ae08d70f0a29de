"""The list of honours, who was left out, and the story library."""

from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.stars.codes import StarConsent
from gridcredit.reports.document_file import write_document
from gridcredit.reports.stars.honours import Left, honour_list, left_out_list
from gridcredit.reports.stars.library import story_library
from tests.reports.stars import views

pytestmark = pytest.mark.usefixtures("qapp")

FORMATS = ("a.pdf", "a.docx")


@pytest.mark.parametrize("name", FORMATS)
def test_every_honour_stands_with_its_certificate(tmp_path: Path, name: str) -> None:
    write_document(tmp_path / name, honour_list(views.honours(30)))
    text = views.text_of(tmp_path / name)
    assert all(f"370403002-2026-03-{at:03d}" in text for at in range(1, 31))
    assert "兴仁街道2026年3月“诚信之星”名单" in text
    assert text.count("周永福家庭") > 5


@pytest.mark.parametrize("name", FORMATS)
def test_a_period_without_honours_says_so(tmp_path: Path, name: str) -> None:
    write_document(tmp_path / name, honour_list(views.honours(0)))
    assert "本期空缺" in views.text_of(tmp_path / name)


def test_who_was_left_out_is_for_the_file(tmp_path: Path) -> None:
    left = (Left("T4", "李大海", "怡苑社区", "名次在名额之外"),)
    write_document(tmp_path / "a.pdf", left_out_list("兴仁街道", "2026", left, "街道", views.ON))
    text = views.pdf_text(tmp_path / "a.pdf")
    for said in ("内部留存，不得张贴", "李大海", "怡苑社区", "名次在名额之外", "T4"):
        assert said in text
    write_document(tmp_path / "b.pdf", left_out_list("兴仁街道", "2026", (), "街道", views.ON))
    assert "无。" in views.pdf_text(tmp_path / "b.pdf")


@pytest.mark.parametrize("name", FORMATS)
def test_a_story_stands_with_its_consents_and_uses(tmp_path: Path, name: str) -> None:
    unused = views.story(name="李秀兰", used=(), consents=())
    library = story_library((views.story(), unused), views.UNIT, date(2026, 4, 30))
    write_document(tmp_path / name, library)
    text = views.text_of(tmp_path / name)
    for said in (
        "共2篇",
        "张子明（薛庄社区）",
        "兴仁街道2026年3月“诚信之星”",
        "2026-03-03同意公示",
        "2026-03-05同意媒体与照片",
        "2026-04-08文明榜",
        "2026-04-15枣庄新闻",
        "李秀兰（薛庄社区）",
        "未用过",
    ):
        assert said in text
    for part in views.STORY.split("\n"):
        assert text.count(part[:4]) == 2


def test_the_last_use_is_the_latest_day() -> None:
    assert views.story().last_used == date(2026, 4, 15)
    assert views.story(used=()).last_used is None


def test_each_story_begins_a_page(tmp_path: Path) -> None:
    stories = tuple(views.story(name=name) for name in ("甲", "乙", "丙"))
    write_document(tmp_path / "a.pdf", story_library(stories, views.UNIT, views.ON))
    pages = [page.lstrip("—0123456789") for page in views.pdf_pages(tmp_path / "a.pdf")]
    starts = [page[:1] for page in pages[1:]]
    assert "乙" in starts
    assert "丙" in starts


def test_an_empty_library_is_said(tmp_path: Path) -> None:
    write_document(tmp_path / "a.pdf", story_library((), views.UNIT, views.ON))
    assert "暂无故事" in views.pdf_text(tmp_path / "a.pdf")


def test_consents_are_those_of_the_story_alone() -> None:
    told = story_library(
        (views.story(consents=((StarConsent.NOTICE, views.ON),)),), views.UNIT, views.ON
    )
    assert "同意媒体与照片" not in repr(told)
