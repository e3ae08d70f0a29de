"""The 文明榜 shows one to twelve honours in full, and photos only of those whose card has one."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from gridcredit.domain.errors import FileUnreadable, GlyphMissing
from gridcredit.domain.stars.wording import LONGEST_DEED
from gridcredit.paper.lettering import drawn_lines, fitted_size
from gridcredit.paper.sheet import Modules, Picture, Rect, Sheet, Text
from gridcredit.reports.stars.board import MOST_CARDS, Paper, board_sheets, card_boxes, write_board
from gridcredit.reports.stars.photo import portrait
from tests.reports.stars import views

pytestmark = pytest.mark.usefixtures("qapp")

COUNTS = range(1, MOST_CARDS + 1)


def texts(sheet: Sheet) -> list[Text]:
    return [item for item in sheet.items if isinstance(item, Text) and item.text]


@pytest.mark.parametrize("count", COUNTS)
def test_every_card_stands_on_its_own_within_the_sheet(count: int) -> None:
    boxes = card_boxes(count)
    assert len(boxes) == count
    for index, a in enumerate(boxes):
        assert a.x >= 14
        assert a.right <= 406
        assert a.y >= 66
        assert a.bottom <= 275
        for b in boxes[index + 1 :]:
            assert a.right < b.x or b.right < a.x or a.bottom < b.y or b.bottom < a.y
    assert len({(round(box.width, 6), round(box.height, 6)) for box in boxes}) == 1


@pytest.mark.parametrize("count", COUNTS)
def test_deeds_of_sixty_characters_and_long_names_are_whole_even_on_a4(count: int) -> None:
    assert {len(card.deed) for card in views.board(count).cards} == {LONGEST_DEED}
    (sheet,) = board_sheets(views.board(count), Paper.A4)
    for text in texts(sheet):
        assert "".join(drawn_lines(text)) == text.text
        assert fitted_size(text) >= 6


@pytest.mark.parametrize("count", COUNTS)
def test_texts_and_photos_do_not_overlap(count: int) -> None:
    view = views.board(count, photos=True)
    two_days = replace(view, cards=(*view.cards[1:], replace(view.cards[0], until=views.UNTIL)))
    for shown in (view, two_days):
        (sheet,) = board_sheets(shown, Paper.A3)
        items = [item for item in sheet.items if isinstance(item, Text | Picture)]
        boxes = [i.box for i in items if isinstance(i, Picture) or i.text]
        for index, a in enumerate(boxes):
            for b in boxes[index + 1 :]:
                apart = (
                    a.right <= b.x + 1e-6
                    or b.right <= a.x + 1e-6
                    or a.bottom <= b.y + 1e-6
                    or b.bottom <= a.y + 1e-6
                )
                assert apart, (a, b)


@pytest.mark.parametrize("count", COUNTS)
def test_cards_of_one_board_are_set_in_one_size(count: int) -> None:
    (sheet,) = board_sheets(views.board(count), Paper.A3)
    assert len({fitted_size(text) for text in texts(sheet) if text.text == views.DEED}) == 1


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4, (297, 210)), (Paper.A3, (420, 297)), (Paper.A2, (594, 420))]
)
def test_every_size_of_paper_has_the_same_board(
    tmp_path: Path, paper: Paper, size: tuple[int, int]
) -> None:
    assert write_board(tmp_path / "a.pdf", views.board(5, photos=True), paper) == 1
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        millimetres = [side / 72 * 25.4 for side in document[0].get_size()]
    assert millimetres == pytest.approx(size, abs=0.3)
    text = views.pdf_text(tmp_path / "a.pdf")
    for said in ("文明榜", "兴仁街道", "2026年3月“诚信之星”", "展示至2026年6月30日，到期撤下"):
        assert said in text
    assert text.count(views.DEED) == 5
    for said in ("张子明", views.READ_BACK, "薛庄社区", views.UNIT, views.TELEPHONE):
        assert said in text


def test_more_than_twelve_are_spread_evenly(tmp_path: Path) -> None:
    assert write_board(tmp_path / "a.pdf", views.board(13), Paper.A4) == 2
    pages = views.pdf_pages(tmp_path / "a.pdf")
    assert [page.count(views.DEED) for page in pages] == [7, 6]
    assert "第1张，共2张" in pages[0]


def test_an_empty_board_says_that_the_place_stays_empty(tmp_path: Path) -> None:
    assert write_board(tmp_path / "a.pdf", views.board(0), Paper.A3) == 1
    assert "本期空缺" in views.pdf_text(tmp_path / "a.pdf")


def test_days_that_differ_stand_on_the_cards(tmp_path: Path) -> None:
    view = views.board(3)
    other = replace(view, cards=(*view.cards[:2], replace(view.cards[2], until=date(2026, 7, 31))))
    write_board(tmp_path / "a.pdf", other, Paper.A3)
    text = views.pdf_text(tmp_path / "a.pdf")
    assert (text.count("展示至2026年6月30日"), text.count("展示至2026年7月31日")) == (2, 1)


def test_a_card_without_a_photo_has_a_blossom_in_its_place(tmp_path: Path) -> None:
    view = views.board(2, photos=True)
    mixed = replace(view, cards=(view.cards[0], replace(view.cards[1], photo=None)))
    (sheet,) = board_sheets(mixed, Paper.A3)
    assert len([item for item in sheet.items if isinstance(item, Picture)]) == 1
    (bare,) = board_sheets(views.board(2), Paper.A3)
    assert not [item for item in bare.items if isinstance(item, Picture)]
    write_board(tmp_path / "a.pdf", views.board(2), Paper.A3)
    assert b"/Subtype /Image" not in (tmp_path / "a.pdf").read_bytes()


def test_nothing_but_the_ground_has_a_code() -> None:
    (sheet,) = board_sheets(views.board(4), Paper.A3)
    assert not [item for item in sheet.items if isinstance(item, Modules)]
    assert all(i.box.x >= 10 and i.box.right <= 410 for i in sheet.items if isinstance(i, Rect))


def test_a_photo_is_upright_of_one_shape_and_tells_nothing_of_its_camera() -> None:
    tall = Image.new("RGB", (300, 400), "#FF0000")
    tall.paste("#0000FF", (0, 200, 300, 400))
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held on its side
    exif[0x010F] = "a camera"
    saved = io.BytesIO()
    tall.save(saved, "JPEG", exif=exif, quality=95)
    with Image.open(io.BytesIO(portrait(saved.getvalue()))) as made:
        assert made.width * 4 == made.height * 3
        assert not made.getexif()
        left, right = made.getpixel((50, 600)), made.getpixel((850, 600))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[2] > 200 > 50 > left[0]
    assert right[0] > 200 > 50 > right[2]


def test_what_is_no_picture_is_told(tmp_path: Path) -> None:
    view = views.board(1)
    spoilt = replace(view, cards=(replace(view.cards[0], photo=b"no picture"),))
    with pytest.raises(FileUnreadable) as told:
        write_board(tmp_path / "a.pdf", spoilt, Paper.A3)
    assert told.value.reason == "not_an_image"
    assert list(tmp_path.iterdir()) == []


def test_a_character_that_no_font_has_is_told_before_anything_is_written(tmp_path: Path) -> None:
    view = views.board(1)
    strange = replace(view, cards=(replace(view.cards[0], name="\U00030edd"),))
    with pytest.raises(GlyphMissing):
        write_board(tmp_path / "a.pdf", strange, Paper.A3)
    assert list(tmp_path.iterdir()) == []
