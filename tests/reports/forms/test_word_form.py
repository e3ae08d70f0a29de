"""What people of other systems fell into when they filled Word files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from docx import Document

from gridcredit.domain.form_fields import FormValue
from gridcredit.domain.form_mapping import Filling, read_mapping
from gridcredit.operations.templates.templates import look_at
from gridcredit.reports.forms.word_form import WordForm
from tests.reports.forms.raw import (
    parts_of,
    text_box,
    with_parts,
    word_file,
    word_paragraph,
    word_run,
)


def fill(
    content: bytes,
    mapping: str,
    values: Mapping[str, str],
    rows: Sequence[Mapping[str, str]] = (),
) -> bytes:
    """The filled file."""
    form, read = WordForm(content, "信.docx"), read_mapping(mapping)
    assert list(form.faults(read)) == []
    told = {place: FormValue(said) for place, said in values.items()}
    return form.fill(read, Filling(told, [{p: FormValue(s) for p, s in r.items()} for r in rows]))


def body(content: bytes) -> str:
    """The text's part."""
    return parts_of(content)["word/document.xml"].decode()


def table(*rows: Sequence[str]) -> str:
    """A table of these texts."""
    said = "".join(
        "<w:tr>" + "".join(f"<w:tc>{word_paragraph(word_run(c))}</w:tc>" for c in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{said}</w:tbl>"


NAME = "copy: person\n{{姓名}}: name\n"


def test_a_value_is_escaped_and_its_lines_are_breaks() -> None:
    content = word_file(word_paragraph(word_run("{{姓名}}。")))
    filled = fill(content, NAME, {"{{姓名}}": "<张&明>\n二\x00行"})
    assert (
        '<w:t xml:space="preserve">&lt;张&amp;明&gt;</w:t><w:br/>'
        '<w:t xml:space="preserve">二行。</w:t>'
    ) in body(filled)


def test_marks_in_values_stay_as_they_are() -> None:
    content = word_file(word_paragraph(word_run("{{姓名}}{{年龄}}")))
    filled = fill(content, NAME + "{{年龄}}: age\n", {"{{姓名}}": "{{年龄}}", "{{年龄}}": "30"})
    assert Document(BytesIO(filled)).paragraphs[0].text == "{{年龄}}30"


def test_a_mark_split_letter_by_letter_takes_the_format_of_its_first_run() -> None:
    runs = [word_run("你好"), *(word_run(c, bold=at == 0) for at, c in enumerate("{{姓名}}"))]
    filled = fill(word_file(word_paragraph(*runs, word_run("！"))), NAME, {"{{姓名}}": "张明"})
    paragraph = Document(BytesIO(filled)).paragraphs[0]
    assert paragraph.text == "你好张明！"
    assert [run.bold for run in paragraph.runs if run.text == "张明"] == [True]


def test_a_mark_goes_neither_across_paragraphs_nor_across_a_break() -> None:
    broken = "<w:r><w:t>{{姓</w:t><w:br/><w:t>名}}</w:t></w:r>"
    content = word_file(word_paragraph(word_run("{{姓")) + word_paragraph(word_run("名}}"), broken))
    assert WordForm(content, "信.docx").marks() == []


def test_a_mark_in_a_text_box_is_not_taken_for_one_of_the_paragraph_around_it() -> None:
    around = word_paragraph(word_run("{{姓"), text_box(word_paragraph(word_run("名}}{{姓名}}"))))
    form = WordForm(word_file(around), "信.docx")
    assert {(one.mark, one.place) for one in form.marks()} == {("{{姓名}}", "text_box")}


def test_links_and_inserted_text_are_filled_deleted_text_is_named() -> None:
    content = word_file(
        word_paragraph(f'<w:hyperlink w:anchor="x">{word_run("{{姓名}}")}</w:hyperlink>')
        + word_paragraph(f'<w:ins w:id="1" w:author="a">{word_run("{{姓名}}")}</w:ins>')
        + word_paragraph('<w:del w:id="2"><w:r><w:delText>{{姓名}}</w:delText></w:r></w:del>')
    )
    filled = fill(content, NAME, {"{{姓名}}": "张明"})
    assert body(filled).count("张明") == 2
    faults = [one.fault for one in WordForm(content, "信.docx").marks()]
    assert faults == ["", "", "deleted_text"]


def test_marks_in_diagrams_and_properties_are_named() -> None:
    extra: dict[str, str | bytes] = {"word/diagrams/data1.xml": "<d><t>{{姓名}}</t></d>"}
    form = WordForm(word_file(word_paragraph(), extra=extra), "信.docx")
    assert [(one.place, one.fault) for one in form.marks()] == [
        ("word/diagrams/data1.xml", "not_filled_here")
    ]


def test_a_row_of_marks_stands_once_for_each_and_goes_where_there_is_nobody() -> None:
    content = word_file(table(("姓名", "电话"), ("{{姓名}}", "{{联系电话}}")))
    mapping = "copy: household\nrows: person\n{{姓名}}: name\n{{联系电话}}: phone\n"
    people = [{"{{姓名}}": "甲", "{{联系电话}}": "1"}, {"{{姓名}}": "乙", "{{联系电话}}": "2"}]
    (told,) = Document(BytesIO(fill(content, mapping, {}, people))).tables
    assert [[c.text for c in row.cells] for row in told.rows][1:] == [["甲", "1"], ["乙", "2"]]
    (empty,) = Document(BytesIO(fill(content, mapping, {}))).tables
    assert [c.text for c in empty.rows[1].cells] == ["", ""]


def test_cells_of_tables_without_marks_are_found_by_their_labels_and_filled() -> None:
    content = word_file(table(("姓名", "", "身份证号", ""), ("现住址", "", "联系电话", "")))
    mapping = look_at(content, "表.docx").proposed
    assert [(p.place, p.field) for p in mapping.pointers] == [
        ("表1!B1", "name"),
        ("表1!D1", "id_number"),
        ("表1!B2", "address"),
        ("表1!D2", "phone"),
    ]
    values = {"表1!B1": FormValue("张明"), "表1!D2": FormValue("199\n000")}
    filled = WordForm(content, "表.docx").fill(mapping, Filling(values))
    (told,) = Document(BytesIO(filled)).tables
    assert told.rows[0].cells[1].text == "张明"
    assert told.rows[1].cells[3].text == "199\n000"


def test_rows_of_a_table_are_repeated_where_they_are_too_few() -> None:
    content = word_file(
        table(("序号", "姓名", "电话"), ("", "", ""), ("", "", ""), ("合计", "", ""))
    )
    mapping = "copy: once\nrows: 表1!2-3 person\n表1!B2: name\n表1!D1: office\n"
    faults = [r for _, r in WordForm(content, "表.docx").faults(read_mapping(mapping))]
    assert faults == ["no_such_cell"]
    mapping = mapping.replace("表1!D1: office\n", "表1!A4: +office\n")
    people = [{"表1!B2": name} for name in "甲乙丙丁"]
    (told,) = Document(BytesIO(fill(content, mapping, {"表1!A4": "：办"}, people))).tables
    assert [row.cells[1].text for row in told.rows] == ["姓名", "甲", "乙", "丙", "丁", ""]
    assert told.rows[-1].cells[0].text == "合计：办"


def test_parts_without_marks_go_out_as_they_came() -> None:
    content = word_file(word_paragraph(word_run("{{姓名}}")), word_paragraph(word_run("页眉")))
    form = WordForm(content, "信.docx")
    filled = form.fill(read_mapping(NAME), Filling({"{{姓名}}": FormValue("张明")}))
    before, after = parts_of(content), parts_of(filled)
    assert {n for n in before if before[n] != after[n]} == {"word/document.xml"}
    assert form.changed == ("word/document.xml",)


def test_what_is_made_from_a_template_is_a_document() -> None:
    content = word_file(word_paragraph(word_run("{{姓名}}")))
    types = parts_of(content)["[Content_Types].xml"].decode()
    template = types.replace("document.main+xml", "template.main+xml")
    dotx = with_parts(content, **{"[Content_Types].xml": template})
    filled = fill(dotx, NAME, {"{{姓名}}": "张明"})
    assert parts_of(filled)["[Content_Types].xml"].decode() == types
