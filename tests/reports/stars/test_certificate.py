"""A certificate says in full whose it is, and its code says nothing of a person."""

from pathlib import Path

import pytest

from gridcredit.domain.errors import SheetUnreadable
from gridcredit.domain.stars.codes import StarKind
from gridcredit.paper.decoding import decode
from gridcredit.paper.lettering import drawn_lines, fitted_size
from gridcredit.paper.proof import read_back
from gridcredit.paper.sheet import Box, Drawing, Modules, Rect, Sheet, Text
from gridcredit.reports.stars import certificate
from gridcredit.reports.stars.certificate import (
    HIGH,
    WIDE,
    CertificateView,
    certificate_sheets,
    code_text,
    write_certificates,
)
from tests.reports.stars import views

pytestmark = pytest.mark.usefixtures("qapp")

VARIANTS = [
    views.certificate(),
    views.certificate(kind=StarKind.HOUSEHOLD, name=views.RARE, period="2026-Q4"),
    views.certificate(kind=StarKind.GROUP, name=views.LONG * 2, area="薛庄社区居民委员会" * 2),
    views.certificate(kind=StarKind.GROUP, name="银" * 100, approval="枣高新办字〔2026〕12号"),
    views.certificate(unit="枣庄高新技术产业开发区兴仁街道薛庄社区居民委员会", period="2026"),
]


def texts(sheet: Sheet) -> list[Text]:
    return [item for item in sheet.items if isinstance(item, Text) and item.text]


def test_it_says_who_what_when_and_by_whom(tmp_path: Path) -> None:
    assert write_certificates(tmp_path / "a.pdf", [views.certificate()]) == 1
    text = views.pdf_text(tmp_path / "a.pdf")
    for said in ("诚信之星", "证书", "张子明同志：", "选树为", "兴仁街道2026年3月“诚信之星”"):
        assert said in text
    for said in (views.UNIT, "2026年4月2日", "370403002-2026-03-001", "3F9A2C71B04E8D55"):
        assert said in text


@pytest.mark.parametrize("view", VARIANTS)
def test_no_word_is_cut_and_none_is_too_small(view: CertificateView) -> None:
    (sheet,) = certificate_sheets([view])
    for text in texts(sheet):
        assert "".join(drawn_lines(text)) == text.text
        assert fitted_size(text) >= 8


@pytest.mark.parametrize("view", VARIANTS)
def test_words_and_code_stand_within_the_frame_and_apart(view: CertificateView) -> None:
    (sheet,) = certificate_sheets([view])
    boxes = [item.box for item in sheet.items if isinstance(item, Text | Modules) and _says(item)]
    for index, a in enumerate(boxes):
        assert a.x >= 25
        assert a.right <= WIDE - 25
        assert a.bottom <= HIGH - 25
        for b in boxes[index + 1 :]:
            apart = a.right <= b.x or b.right <= a.x or a.bottom <= b.y or b.bottom <= a.y
            assert apart, (a, b)


def _says(item: Text | Modules) -> bool:
    return isinstance(item, Modules) or bool(item.text)


def test_all_is_drawn_where_office_printers_reach() -> None:
    (sheet,) = certificate_sheets([views.certificate()])
    points = [
        point
        for item in sheet.items
        if isinstance(item, Drawing)
        for outline in item.outlines
        for point in (outline.start, *(step[-2:] for step in outline.steps if step))
    ]
    rects = [item.box for item in sheet.items if isinstance(item, Rect)]
    assert min(x for x, _ in points) >= 8
    assert max(x for x, _ in points) <= WIDE - 8
    assert min(y for _, y in points) >= 8
    assert max(y for _, y in points) <= HIGH - 8
    assert all(box.x >= 8 and box.right <= WIDE - 8 for box in rects)


def test_the_code_holds_number_and_mark_alone(tmp_path: Path) -> None:
    view = views.certificate()
    write_certificates(tmp_path / "a.pdf", [view])
    (proof,) = read_back(tmp_path / "a.pdf")
    assert [reading.text for reading in proof.decoded] == [
        "GCS1:370403002-2026-03-001:3F9A2C71B04E8D55"
    ] * 2
    assert proof.module_mm > 0.5


def test_each_page_has_the_code_of_its_own_certificate(tmp_path: Path) -> None:
    some = [views.certificate(number=f"370403002-2026-03-{at:03d}") for at in range(1, 4)]
    assert write_certificates(tmp_path / "a.pdf", some) == 3
    read = [proof.decoded[0].text for proof in read_back(tmp_path / "a.pdf")]
    assert read == [code_text(view) for view in some]


def test_a_certificate_whose_code_is_not_read_is_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (sheet,) = certificate_sheets([views.certificate()])
    (code,) = [item for item in sheet.items if isinstance(item, Modules)]
    spot = Rect(Box(code.box.x + 10, code.box.y + 10, 4, 4), fill="#FFFFFF")
    spoilt = Sheet(WIDE, HIGH, (*sheet.items, spot))
    # A wrongly drawn code cannot be had from the outside, so the drawing is spoilt here.
    monkeypatch.setattr(certificate, "certificate_sheets", lambda views: [spoilt])
    with pytest.raises(SheetUnreadable):
        write_certificates(tmp_path / "a.pdf", [views.certificate()])
    assert list(tmp_path.iterdir()) == []


def test_the_drawn_code_decodes_without_any_repair() -> None:
    (sheet,) = certificate_sheets([views.certificate()])
    (code,) = [item for item in sheet.items if isinstance(item, Modules)]
    assert decode(code.rows) == code_text(views.certificate())
