"""The 推荐表 asks for what it may ask for, whole however long the story is."""

import re
from datetime import date
from pathlib import Path

import docx
import pytest

from gridcredit.domain.errors import BadValue
from gridcredit.domain.stars.codes import StarConsent, StarKind
from gridcredit.paper.lettering import drawn_lines, fitted_size
from gridcredit.paper.sheet import Rect, Sheet, Text
from gridcredit.reports.stars.form import NOTE, WAYS, FormView, form_rows
from gridcredit.reports.stars.form_file import write_forms
from gridcredit.reports.stars.form_pdf import form_sheets
from tests.reports.stars import views

pytestmark = pytest.mark.usefixtures("qapp")

ASKED = (
    *("姓名", "类别", "村居", "年龄段", "推荐方式", "事迹摘要", "事迹材料", "证明人", "推荐依据"),
    *(
        "关系申报",
        "本人授权",
        "村居意见",
        "街道意见",
        "其他记录核查",
        "已核查",
        "编号",
        "期次",
        "级别",
    ),
    *("同意参评", "同意公示", "同意媒体与照片"),
)
FORMATS = ("form.pdf", "form.docx")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("view", [FormView(), views.form()])
def test_everything_is_asked(tmp_path: Path, name: str, view: FormView) -> None:
    assert write_forms(tmp_path / name, [view], views.ON) == 2
    text = views.text_of(tmp_path / name)
    assert [asked for asked in ASKED if asked not in text] == []
    assert text.count("签名：") == 5


@pytest.mark.parametrize("name", FORMATS)
def test_what_was_written_stands_on_it_whole(tmp_path: Path, name: str) -> None:
    write_forms(tmp_path / name, [views.form()], views.ON)
    text = views.text_of(tmp_path / name)
    story = "".join(views.STORY.split())
    pages = text.replace("事迹材料800至1500字（续）", "")
    assert len(story) > 1_300
    assert all(line in pages for line in story.split("。") if line)
    for said in ("370403002-2026-03-T2", "2026年3月", "张子明", "薛庄社区", "45-59", "李秀兰"):
        assert said in text
    assert "■同意参评" in text
    assert "日期：2026年3月2日" in text
    assert "□同意媒体与照片" in text
    assert "通过理由：事迹属实。" in text
    assert "■已核查□未核查" in text


@pytest.mark.parametrize("name", FORMATS)
def test_neither_id_numbers_nor_telephones_have_a_place(tmp_path: Path, name: str) -> None:
    write_forms(tmp_path / name, [views.form(), FormView()], views.ON)
    text = views.text_of(tmp_path / name)
    assert not re.search(r"\d{11}|\d{3}[-\s]\d{4}[-\s]\d{4}", text)
    assert not re.search("身份证|电话|手机|住址", text.replace("".join(NOTE.split()), ""))


@pytest.mark.parametrize("length", [0, 1, 800, 1_500, 5_000, 32_000])
def test_a_story_of_any_length_stays_within_its_pages(length: int) -> None:
    story = ("每天清晨五点，他把热乎的早饭送到三位老人手里。" * 2_000)[:length]
    sheets = form_sheets(views.form(story=story))
    said = "".join("".join(drawn_lines(text)) for sheet in sheets for text in texts(sheet))
    assert "".join(said.split()).count("五点") >= story.count("五点") - len(sheets)
    for sheet in sheets:
        for item in sheet.items:
            if isinstance(item, Text | Rect):
                assert item.box.right <= 191
                assert item.box.bottom <= 290
            if isinstance(item, Text):
                assert "".join(drawn_lines(item)) == item.text.replace("\n", "")
                assert fitted_size(item) >= 8


def texts(sheet: Sheet) -> list[Text]:
    return [item for item in sheet.items if isinstance(item, Text) and item.text]


def test_a_summary_longer_than_a_page_goes_on_on_the_next() -> None:
    sheets = form_sheets(views.form(summary="他照顾老人。" * 500))
    said = "".join(text.text for sheet in sheets for text in texts(sheet))
    assert said.count("他照顾老人。") + len(sheets) >= 500
    assert all(t.box.bottom <= 290 for sheet in sheets for t in texts(sheet))


def test_rows_do_not_overlap() -> None:
    for view in (FormView(), views.form(), views.form(kind=StarKind.GROUP, members=("李", "王"))):
        for sheet in form_sheets(view):
            boxes = [item.box for item in sheet.items if isinstance(item, Rect)]
            for index, a in enumerate(boxes):
                for b in boxes[index + 1 :]:
                    assert (
                        a.right <= b.x + 1e-6
                        or b.right <= a.x + 1e-6
                        or a.bottom <= b.y + 1e-6
                        or b.bottom <= a.y + 1e-6
                    )


def test_a_way_is_ticked_and_another_one_written_beside() -> None:
    for way in (*WAYS, "自荐", "邻里"):
        (said,) = [dict(row.cells)["推荐方式"] for row in _rows(views.form(way=way), "推荐方式")]
        assert said.count("■") == 1
    (said,) = [dict(row.cells)["推荐方式"] for row in _rows(views.form(way="单位推荐"), "推荐方式")]
    assert said.endswith("■ 单位推荐")


def _rows(view: FormView, label: str) -> list:  # type: ignore[type-arg]
    return [row for row in form_rows(view) if label in dict(row.cells)]


def test_a_withdrawn_consent_is_not_ticked() -> None:
    view = views.form(consents={StarConsent.TAKE_PART: date(2026, 3, 2)})
    (row,) = _rows(view, "本人授权\n逐项勾选")
    assert dict(row.cells)["本人授权\n逐项勾选"].count("■") == 1


def test_several_forms_stand_one_after_another(tmp_path: Path) -> None:
    forms = [views.form(number=f"T{at}") for at in range(3)]
    assert write_forms(tmp_path / "a.pdf", forms, views.ON) == 6
    write_forms(tmp_path / "a.docx", forms, views.ON)
    assert len(docx.Document(str(tmp_path / "a.docx")).tables) == 3


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadValue) as told:
        write_forms(tmp_path / "a.odt", [FormView()], views.ON)
    assert (told.value.field, told.value.value) == ("out", "a.odt")
    assert list(tmp_path.iterdir()) == []
