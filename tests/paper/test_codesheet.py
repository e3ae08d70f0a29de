"""A sheet of codes: none too fine, none in another's way, and all words to be read."""

from dataclasses import replace
from itertools import combinations

import pytest

from gridcredit.paper.codesheet import LEAST_MODULE_MM, Heading, code_boxes, code_sheet
from gridcredit.paper.lettering import drawn_lines
from gridcredit.paper.sheet import A4, Modules, Text

WORDS = Heading("标题", "title", "第 1 张", "sheet 1", "甲 → 乙", "第 1 号", "办法", "advice")


def rows(side: int) -> tuple[tuple[bool, ...], ...]:
    return tuple(tuple((x * y) % 3 == 0 for x in range(side)) for y in range(side))


@pytest.mark.parametrize("count", range(1, 13))
def test_codes_stand_apart_and_on_the_paper(count: int) -> None:
    boxes = code_boxes(count)
    assert len(boxes) == count
    assert all(min(box.x, box.y, A4[0] - box.right, A4[1] - box.bottom) > 8 for box in boxes)
    for one, two in combinations(boxes, 2):
        assert (
            one.right <= two.x + 1e-6
            or two.right <= one.x + 1e-6
            or (one.bottom <= two.y + 1e-6 or two.bottom <= one.y + 1e-6)
        )


def test_a_dozen_codes_of_85_modules_and_a_pair_of_105_are_coarse_enough() -> None:
    for count, side in ((12, 85), (2, 105), (1, 105)):
        sheet = code_sheet(WORDS, [rows(side)] * count)
        codes = [item for item in sheet.items if isinstance(item, Modules)]
        assert len(codes) == count
        assert all(code.module_mm >= LEAST_MODULE_MM for code in codes)


def test_codes_too_fine_to_be_scanned_are_refused() -> None:
    with pytest.raises(ValueError, match="dense"):
        code_sheet(WORDS, [rows(105)] * 12)


def test_long_names_of_offices_are_shrunk_and_not_cut() -> None:
    long = (
        "枣庄高新区兴仁街道薛庄社区第三网格孙秀兰 → 枣庄高新区兴仁街道办事处社会信用体系建设办公室"
    )
    sheet = code_sheet(replace(WORDS, route=long), [rows(21)])
    told = next(item for item in sheet.items if isinstance(item, Text) and item.text == long)
    assert drawn_lines(told) == (long,)
