"""Papers of running text keep the layout of GB/T 9704-2012, and nothing of them is lost."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from gridcredit.domain.errors import BadValue, GlyphMissing
from gridcredit.paper.lettering import drawn_lines, fitted_size
from gridcredit.paper.sheet import MM_PER_PT, Rect, Sheet, Text
from gridcredit.reports.document import (
    Block,
    Break,
    Document,
    Heading,
    Level,
    Paragraph,
    Signature,
    Table,
    characters,
    signature_indents,
)
from gridcredit.reports.document_file import write_document
from gridcredit.reports.document_pdf import document_sheets
from tests.reports.stars import views

pytestmark = pytest.mark.usefixtures("qapp")

ON = date(2026, 3, 26)
LINE = 225 / 22  # mm


def paper(*blocks: Block) -> Document:
    return Document("关于甲的公示", ("关于甲的", "公示"), "（编号：1）", blocks, ON)


def texts(sheet: Sheet) -> list[Text]:
    return [item for item in sheet.items if isinstance(item, Text) and item.text]


def said_on(sheet: Sheet) -> list[Text]:
    """The texts of a page without its number."""
    return [text for text in texts(sheet) if not text.text.startswith("— ")]


def body(sheets: list[Sheet]) -> str:
    return "".join(line for sheet in sheets for text in texts(sheet) for line in drawn_lines(text))


def test_a_page_has_22_lines_of_28_characters() -> None:
    pages = document_sheets(paper(Break(), Paragraph("诚" * 28 * 23, indented=False)))
    full, rest = pages[1:]
    (text,) = [text for text in texts(full) if text.text.startswith("诚")]
    assert len(drawn_lines(text)) == 21  # the last two stay together
    assert {len(line) for line in drawn_lines(text)} == {28}
    assert text.size == 16
    assert text.leading * text.size * MM_PER_PT == pytest.approx(LINE)
    (last,) = [text for text in texts(rest) if text.text.startswith("诚")]
    assert len(drawn_lines(last)) == 2


def test_a_page_that_is_just_full_has_22_lines() -> None:
    pages = document_sheets(paper(Break(), Paragraph("诚" * 28 * 22, indented=False)))
    (text,) = [text for text in texts(pages[1]) if text.text.startswith("诚")]
    assert (len(pages), len(drawn_lines(text))) == (2, 22)
    assert (text.box.x, text.box.y) == (28, 37)
    assert text.box.bottom == pytest.approx(37 + 225)


def test_the_title_is_centred_at_22_points() -> None:
    (sheet,) = document_sheets(paper())
    first, second = said_on(sheet)[:2]
    assert (first.text, second.text) == ("关于甲的", "公示")
    assert {fitted_size(first), fitted_size(second)} == {22}


def test_page_numbers_stand_between_dashes_at_the_outer_edge() -> None:
    pages = document_sheets(paper(Break(), Break()))
    numbers = [text for sheet in pages for text in texts(sheet) if text.text.startswith("— ")]
    assert [text.text for text in numbers] == ["— 1 —", "— 2 —", "— 3 —"]
    assert [str(text.align) for text in numbers] == ["right", "left", "right"]


def test_nothing_of_a_long_text_is_lost_between_pages() -> None:
    text = "".join(f"第{at}句话在这里。" for at in range(900))
    sheets = document_sheets(paper(Paragraph(text)))
    assert len(sheets) > 5
    assert text in _without_numbers(sheets)


def _without_numbers(sheets: list[Sheet]) -> str:
    said = [text for sheet in sheets for text in said_on(sheet)]
    return "".join("".join(drawn_lines(text)) for text in said)


def test_a_heading_never_ends_a_page() -> None:
    for lines in range(1, 24):
        blocks = (
            Paragraph("诚" * 28 * lines, indented=False),
            Heading("一、名单"),
            Paragraph("信" * 80),
        )
        for sheet in document_sheets(paper(*blocks))[:-1]:
            assert said_on(sheet)[-1].text != "　　一、名单"


def test_a_signature_is_never_parted() -> None:
    for lines in range(10, 24):
        blocks = (
            Paragraph("诚" * 28 * lines, indented=False),
            Signature("某某办公室", "2026年4月2日"),
        )
        for sheet in document_sheets(paper(*blocks)):
            said = [text.text for text in texts(sheet)]
            assert ("某某办公室" in said) == ("2026年4月2日" in said)


def test_the_unit_stands_over_the_middle_of_the_day() -> None:
    unit, day = signature_indents(Signature("某某办公室", "2026年4月2日"))
    assert day == 4
    assert unit + characters("某某办公室") / 2 == day + characters("2026年4月2日") / 2
    long_unit, shifted = signature_indents(Signature("枣庄高新区兴仁街道办事处", "2026年4月2日"))
    assert long_unit == 2
    assert long_unit + 12 / 2 == shifted + characters("2026年4月2日") / 2


def test_a_table_repeats_its_heads_and_keeps_every_row() -> None:
    rows = tuple((str(at), f"编号370403002-2026-03-{at:03d}", "事" * 60) for at in range(60))
    sheets = document_sheets(paper(Table(("序", "编号", "事迹"), rows, (1, 3, 5))))
    assert len(sheets) > 3
    for sheet in sheets:
        assert "事迹" in [text.text for text in texts(sheet)]
        assert all(i.box.bottom <= 262.01 for i in sheet.items if isinstance(i, Rect))
    assert all(f"-{at:03d}" in body(sheets) for at in range(60))


def test_numbers_in_a_table_break_behind_their_hyphens() -> None:
    rows = (("370403002-2026-03-001", "x"),)
    (sheet,) = document_sheets(paper(Table(("证书编号", "事"), rows, (3, 12))))
    (cell,) = [text for text in texts(sheet) if text.text.startswith("370403002")]
    assert cell.text.replace("\n", "") == "370403002-2026-03-001"
    assert all(line.endswith("-") for line in cell.text.split("\n")[:-1])


def test_a_row_longer_than_a_page_begins_where_it_is_and_goes_on() -> None:
    sheets = document_sheets(paper(Table(("甲", "乙"), (("1", "事迹很长。" * 600),), (1, 6))))
    assert len(sheets) == 4
    assert "事迹很长" in body(sheets[:1])
    said = "".join(text.text for sheet in sheets for text in texts(sheet)).replace("\n", "")
    assert said.count("事迹很长。") >= 600 - len(sheets)
    assert all(i.box.bottom <= 262.01 for s in sheets for i in s.items if isinstance(i, Rect))


def test_word_has_the_type_area_the_grid_and_the_fonts(tmp_path: Path) -> None:
    write_document(tmp_path / "a.docx", paper(Heading("一、名单"), Paragraph("正文")))
    document = docx.Document(str(tmp_path / "a.docx"))
    section = document.sections[0]
    assert (section.page_width, section.page_height) == (
        pytest.approx(Mm(210), abs=Mm(0.1)),
        pytest.approx(Mm(297), abs=Mm(0.1)),
    )
    assert section.top_margin == pytest.approx(Mm(37), abs=Mm(0.05))
    assert section.left_margin == pytest.approx(Mm(28), abs=Mm(0.05))
    wide = section.page_width - section.left_margin - section.right_margin
    high = section.page_height - section.top_margin - section.bottom_margin
    assert wide == pytest.approx(Mm(156), abs=Mm(0.1))
    assert high == pytest.approx(Mm(225), abs=Mm(0.1))
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid is not None
    pitch = int(grid.get(qn("w:linePitch"))) * 635  # EMU a twip
    assert int(high / pitch) == 22
    normal = document.styles["Normal"]
    squeeze = normal.element.rPr.find(qn("w:spacing"))
    assert int(wide / (Pt(16) + int(squeeze.get(qn("w:val"))) * 635)) == 28


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Normal", "仿宋_GB2312", 16),
        ("Title", "方正小标宋简体", 22),
        ("heading 1", "黑体", 16),
        ("heading 2", "楷体_GB2312", 16),
    ],
)
def test_word_names_the_fonts_of_the_standard_and_their_stand_ins(
    tmp_path: Path, style: str, font: str, size: int
) -> None:
    blocks = (Heading("一、甲"), Heading("（一）乙", Level.SECOND), Paragraph("丙"))
    write_document(tmp_path / "a.docx", paper(*blocks))
    document = docx.Document(str(tmp_path / "a.docx"))
    found = document.styles[style]
    assert found.element.rPr.rFonts.get(qn("w:eastAsia")) == font
    assert found.font.size == Pt(size)
    table = views.docx_part(tmp_path / "a.docx", "word/fontTable.xml")
    assert f'<w:font w:name="{font}"><w:altName w:val="' in table
    assert font in document.core_properties.comments


def test_word_numbers_its_pages_left_and_right(tmp_path: Path) -> None:
    write_document(tmp_path / "a.docx", paper())
    document = docx.Document(str(tmp_path / "a.docx"))
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer in (section.footer, section.even_page_footer):
        (paragraph,) = footer.paragraphs
        said = "".join(text.text or "" for text in paragraph._p.iter(qn("w:t")))
        assert said.strip("　") == "— 1 —"
        assert paragraph._p.find(qn("w:fldSimple")).get(qn("w:instr")).strip() == "PAGE"


def test_word_repeats_a_table_s_heads_and_parts_no_row(tmp_path: Path) -> None:
    write_document(
        tmp_path / "a.docx", paper(Table(("甲", "乙"), (("1", "2"), ("3", "4")), (1, 2)))
    )
    (table,) = docx.Document(str(tmp_path / "a.docx")).tables
    rows = [row._tr.trPr for row in table.rows]
    assert [row.find(qn("w:tblHeader")) is not None for row in rows] == [True, False, False]
    assert all(row.find(qn("w:cantSplit")) is not None for row in rows)
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == [["1", "2"], ["3", "4"]]


def test_word_says_what_it_is_and_of_which_day(tmp_path: Path) -> None:
    write_document(tmp_path / "a.docx", paper())
    facts = docx.Document(str(tmp_path / "a.docx")).core_properties
    assert (facts.title, facts.author, facts.language) == ("关于甲的公示", "gridcredit", "zh-CN")
    assert facts.created is not None
    assert facts.created.date() == ON


def test_both_formats_say_the_same(tmp_path: Path) -> None:
    blocks = (
        Heading("一、名单"),
        Table(("姓名", "事迹"), ((views.READ_BACK, "乐于助人"),), (1, 2)),
        Paragraph("两段\n文字"),
        Signature("某某办公室", "2026年4月2日"),
    )
    for name in ("a.pdf", "a.docx"):
        assert write_document(tmp_path / name, paper(*blocks)) == 1
        text = views.text_of(tmp_path / name)
        for said in ("关于甲的公示", "一、名单", views.READ_BACK, "乐于助人", "两段", "某某办公室"):
            assert said in text


def test_a_rare_character_stops_the_pdf_and_not_word(tmp_path: Path) -> None:
    strange = replace(paper(Paragraph("\U00030edd")), title=("甲",))
    with pytest.raises(GlyphMissing):
        write_document(tmp_path / "a.pdf", strange)
    write_document(tmp_path / "a.docx", strange)
    assert [file.name for file in tmp_path.iterdir()] == ["a.docx"]


@pytest.mark.parametrize("name", ["a.doc", "a", "a.txt"])
def test_another_ending_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadValue) as told:
        write_document(tmp_path / name, paper())
    assert (told.value.field, told.value.value) == ("out", name)
    assert list(tmp_path.iterdir()) == []


def test_a_title_longer_than_a_line_is_broken_and_not_shrunk() -> None:
    title = "关于兴仁街道薛庄社区居民委员会2026年第一季度的公示"
    (sheet,) = document_sheets(replace(paper(), title=(title,)))
    lines = [text for text in texts(sheet) if text.size == 22]
    assert "".join(text.text for text in lines) == title
    assert len(lines) == 2
    assert {fitted_size(text) for text in lines} == {22}


def test_word_begins_a_page_where_it_is_asked_to(tmp_path: Path) -> None:
    blocks = (Paragraph("甲"), Break(), Heading("一、乙"), Break(), Paragraph("丙\n丁"))
    write_document(tmp_path / "a.docx", paper(*blocks))
    document = docx.Document(str(tmp_path / "a.docx"))
    begins = [p.text for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert begins == ["一、乙", "丙"]
    assert len(document_sheets(paper(*blocks))) == 3


def test_parts_of_word_s_styles_stand_in_the_order_of_the_schema(tmp_path: Path) -> None:
    """ISO/IEC 29500-1, 17.3.2.28: a program may refuse a file that has them in another."""
    write_document(tmp_path / "a.docx", paper())
    document = docx.Document(str(tmp_path / "a.docx"))
    order = ("rFonts", "spacing", "sz", "szCs", "lang")
    for properties in document.styles.element.iter(qn("w:rPr")):
        names = [child.tag.rpartition("}")[2] for child in properties]
        assert names == sorted(names, key=order.index)
