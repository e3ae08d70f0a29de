"""What is no form, or none that can be filled, is refused with what to do first."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from gridcredit import texts
from gridcredit.domain.errors import FormRefused
from gridcredit.operations.templates.forms import open_form
from gridcredit.reports.forms import parts as module
from gridcredit.reports.forms.parts import Parts, target_of
from tests.reports.forms import made
from tests.reports.forms.raw import parts_of, relations, with_parts

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def refusal(content: bytes, name: str = "表.xlsx") -> str:
    """Why a file is refused; its sentence says what to do, in both languages."""
    with pytest.raises(FormRefused) as caught:
        open_form(content, name)
    for language in ("zh", "en"):
        assert caught.value.reason not in texts.describe(caught.value, language)
    return caught.value.reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not_a_form"),
        ("姓名,电话\n".encode(), "not_a_form"),
        (OLE, "old_office_file"),
        (OLE + "Workbook".encode("utf-16-le"), "old_workbook"),
        (OLE + "WordDocument".encode("utf-16-le"), "old_document"),
        (OLE + "Book Title\0WordDocument\0".encode("utf-16-le"), "old_document"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "form_encrypted"),
        (b"PK\x03\x04" + bytes(100), "form_damaged"),
        (made.roster()[:-200], "form_damaged"),
    ],
)
def test_what_is_no_workbook_and_no_document_is_refused(content: bytes, reason: str) -> None:
    assert refusal(content) == reason


def test_a_zip_of_other_things_is_no_form() -> None:
    made_ = BytesIO()
    with ZipFile(made_, "w") as archive:
        archive.writestr("a.txt", "b")
    assert refusal(made_.getvalue()) == "not_a_form"


def test_macros_and_links_to_other_files_are_refused() -> None:
    roster, letter = made.roster(), made.letter()
    assert refusal(with_parts(roster, xl__vbaProject_dot_bin=b"x")) == "form_macros"
    assert refusal(with_parts(letter, word__vbaProject_dot_bin=b"x")) == "form_macros"
    linked = with_parts(roster, xl__externalLinks__externalLink1_dot_xml="<x/>")
    assert refusal(linked) == "form_external"
    outside = relations(("rId1", "image", "file:///C:/logo.png")).replace(
        "/>", ' TargetMode="External"/>', 1
    )
    assert refusal(with_parts(letter, word___rels__document_dot_xml_dot_rels=outside)) == (
        "form_external"
    )


def test_a_document_type_is_refused_so_that_nothing_expands() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<sheetData/></worksheet>"
    )
    form = open_form(with_parts(made.roster(), xl__worksheets__sheet1_dot_xml=bomb), "表.xlsx")
    with pytest.raises(FormRefused) as caught:
        list(form.marks())
    assert caught.value.reason == "form_entities"


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(3 << 20))
    assert refusal(packed.getvalue()) == "form_too_large"
    monkeypatch.setattr(module, "LARGEST_FORM", 1_000)  # a file of 32 MB is no matter of a test
    assert refusal(made.roster()) == "form_too_large"


def test_parts_go_out_in_their_order_with_their_bytes_and_their_way_of_packing() -> None:
    before = made.roster()
    after = Parts(before, "表.xlsx").written()
    assert list(parts_of(before).items()) == list(parts_of(after).items())
    with ZipFile(BytesIO(before)) as one, ZipFile(BytesIO(after)) as two:
        kinds = [[info.compress_type for info in zipped.infolist()] for zipped in (one, two)]
        assert kinds[0] == kinds[1]
        assert len(set(kinds[0])) == 2
        assert [i.date_time for i in one.infolist()] == [i.date_time for i in two.infolist()]


def test_targets_of_relations_are_found_from_where_they_are_said() -> None:
    assert target_of("xl/worksheets/sheet1.xml", "../drawings/drawing1.xml") == (
        "xl/drawings/drawing1.xml"
    )
    assert target_of("", "/xl/workbook.xml") == "xl/workbook.xml"
    assert target_of("xl/workbook.xml", "worksheets/sheet1.xml") == "xl/worksheets/sheet1.xml"
