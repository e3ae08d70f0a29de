"""A poster says everything it must, in full, within its page."""

from collections.abc import Callable

import pytest

from gridcredit.domain.errors import BadValue, LinkTooLong
from gridcredit.paper.lettering import drawn_lines, fitted_size
from gridcredit.paper.qr import LEAST_MODULE_MM
from gridcredit.paper.sheet import A4, Modules, Picture, Rect, Sheet, Stroke, Text
from gridcredit.posters.layout import Poster, poster_code, poster_sheets

pytestmark = pytest.mark.usefixtures("qapp")

Made = Callable[..., Poster]


def texts(sheet: Sheet) -> list[Text]:
    return [item for item in sheet.items if isinstance(item, Text) and item.text]


def said(sheet: Sheet) -> list[str]:
    return [text.text for text in texts(sheet)]


def variants(poster_of: Made, image: bytes) -> list[Poster]:
    return [
        poster_of(),
        poster_of(image=image),
        poster_of(link="", image=image),
        poster_of(unit="枣庄高新技术产业开发区社会信用体系建设工作领导小组办公室"),
        poster_of(place="兴城街道 · 名字特别长的社区居民委员会 · 第一百零三网格", hotline=""),
    ]


def test_what_is_mandatory_is_said(poster_of: Made) -> None:
    (sheet,) = poster_sheets([poster_of()])
    words = said(sheet)
    assert "自愿注册 · 不收费 · 不索要密码" in words
    assert {"发布单位", "枣庄高新区社会信用体系建设办公室"} <= set(words)
    assert {"咨询电话", "0632-0000000"} <= set(words)
    assert "海报编号 370403002001001-001" in words
    assert "兴仁街道 · 甲村 · 第一网格" in words
    assert "2026年11月版" in words


def test_no_word_is_cut_and_none_is_too_small(poster_of: Made, official_image: bytes) -> None:
    for sheet in poster_sheets(variants(poster_of, official_image)):
        for text in texts(sheet):
            assert "".join(drawn_lines(text)) == text.text.replace("\n", "")
            assert fitted_size(text) >= 6.5


def test_all_but_the_ground_keeps_clear_of_the_edge(poster_of: Made, official_image: bytes) -> None:
    for sheet in poster_sheets(variants(poster_of, official_image)):
        boxes = [
            item.box for item in sheet.items if isinstance(item, Text | Rect | Modules | Picture)
        ]
        assert all(box.x >= 15 and box.y >= 12 for box in boxes)
        assert all(box.right <= A4[0] - 15 and box.bottom <= A4[1] - 12 for box in boxes)


def test_texts_do_not_overlap(poster_of: Made, official_image: bytes) -> None:
    for sheet in poster_sheets(variants(poster_of, official_image)):
        boxes = [text.box for text in texts(sheet) if text.text not in ("发布单位", "咨询电话")]
        for index, a in enumerate(boxes):
            for b in boxes[index + 1 :]:
                apart = a.right <= b.x or b.right <= a.x or a.bottom <= b.y or b.bottom <= a.y
                assert apart, (a, b)


def test_the_site_s_name_is_printed_so_that_people_can_check_it(poster_of: Made) -> None:
    (sheet,) = poster_sheets([poster_of()])
    assert "扫码后请核对网址：credit.example.cn" in said(sheet)


def test_an_official_picture_stands_beside_the_code(poster_of: Made, official_image: bytes) -> None:
    (sheet,) = poster_sheets([poster_of(image=official_image)])
    (code,) = [item for item in sheet.items if isinstance(item, Modules)]
    (picture,) = [item for item in sheet.items if isinstance(item, Picture)]
    assert code.box.right < picture.box.x
    assert code.module_mm >= LEAST_MODULE_MM
    assert {"扫码注册", "微信小程序"} <= set(said(sheet))


def test_an_official_picture_can_stand_instead_of_the_code(
    poster_of: Made, official_image: bytes
) -> None:
    (sheet,) = poster_sheets([poster_of(link="", image=official_image)])
    assert not [item for item in sheet.items if isinstance(item, Modules)]
    assert [item.image for item in sheet.items if isinstance(item, Picture)] == [official_image]


def test_a_poster_without_anything_to_scan_is_refused(poster_of: Made) -> None:
    with pytest.raises(BadValue):
        poster_sheets([poster_of(link="")])


def test_a_link_too_long_is_refused(poster_of: Made) -> None:
    with pytest.raises(LinkTooLong):
        poster_sheets([poster_of(link="https://a.cn/" + "x" * 600)])


def test_an_empty_hotline_leaves_a_line_to_write_on(poster_of: Made) -> None:
    (with_number,) = poster_sheets([poster_of()])
    (without,) = poster_sheets([poster_of(hotline="")])
    lines = [
        [item for item in sheet.items if isinstance(item, Stroke)]
        for sheet in (with_number, without)
    ]
    assert len(lines[1]) == len(lines[0]) + 1


def test_a_poster_s_code_is_its_grid_s_and_a_serial() -> None:
    assert poster_code("370403002001001", 7) == "370403002001001-007"
