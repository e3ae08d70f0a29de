"""Charts stay in their box, say every label, and show what the numbers are."""

from itertools import pairwise

import pytest

from gridcredit.paper.charts import (
    ACCENT,
    pace_chart,
)
from gridcredit.paper.sheet import Box, Drawing, Item, Rect, Stroke, Text

pytestmark = pytest.mark.usefixtures("qapp")

BOX = Box(20, 30, 120, 60)


def texts(items: tuple[Item, ...]) -> list[Text]:
    return [item for item in items if isinstance(item, Text)]


def inside(items: tuple[Item, ...]) -> bool:
    boxes = [item.box for item in items if isinstance(item, Rect | Text)]
    return all(
        box.x >= BOX.x - 1 and box.right <= BOX.right + 1 and box.bottom <= BOX.bottom + 1
        for box in boxes
    )


def test_nothing_to_show_is_an_empty_chart() -> None:
    assert pace_chart(BOX, [], [], [], ("实际", "序时进度")) == ()


def test_progress_is_the_only_accent_beside_its_pace() -> None:
    actual, pace = [(0.0, 0.0), (10.0, 40.0)], [(0.0, 0.0), (20.0, 100.0)]
    items = pace_chart(BOX, actual, pace, [(0, "1月"), (20, "12月")], ("实际", "序时进度"))
    line = next(item for item in items if isinstance(item, Drawing))
    assert line.stroke == ACCENT
    (x, y), (end_x, end_y) = line.outlines[0].start, line.outlines[0].steps[0]
    dashes = [item for item in items if isinstance(item, Stroke) and item.dash]
    whole = dashes[0]
    assert (x, y) == (whole.x1, whole.y1)
    assert end_x == pytest.approx((whole.x1 + whole.x2) / 2)
    assert end_y == pytest.approx(whole.y1 + (whole.y2 - whole.y1) * 0.4)


def test_words_under_the_axis_do_not_touch() -> None:
    ticks = [(week, f"第{week}周") for week in range(53)]
    items = pace_chart(BOX, [(0, 0), (52, 50)], [], ticks, ("实际", "序时进度"))
    weeks = [text.box for text in texts(items) if text.text.startswith("第")]
    assert len(weeks) > 3
    assert all(a.right <= b.x for a, b in pairwise(weeks))


def test_targets_are_rings_where_they_belong_and_today_is_upright() -> None:
    items = pace_chart(
        BOX,
        [(0, 0), (50, 20)],
        [(0, 0), (100, 100)],
        [(0, "2023"), (100, "2027")],
        ("实际", "序时进度"),
        marks=[((100, 100), "100%"), ((50, 30), "30%")],
        today=(50, "今天"),
    )
    rings = [item.box for item in items if isinstance(item, Rect) and item.stroke]
    upright = next(item for item in items if isinstance(item, Stroke) and item.x1 == item.x2)
    assert [text.text for text in texts(items) if text.text in ("100%", "30%", "今天")]
    assert rings[1].x + rings[1].width / 2 == pytest.approx(upright.x1)
    assert rings[0].right > rings[1].right
    assert rings[0].y < rings[1].y
    assert inside(items)


def test_the_line_of_today_does_not_go_through_the_word_of_a_target_near_it() -> None:
    for today in range(80, 100):
        items = pace_chart(
            BOX,
            [(0, 0), (today, 20)],
            [(0, 0), (100, 60)],
            [(0, "2023")],
            ("实际", "序时进度"),
            marks=[((85, 40), "40% 2026-12")],
            today=(today, "11-30"),
        )
        upright = next(item for item in items if isinstance(item, Stroke) and item.x1 == item.x2)
        [word] = [text.box for text in texts(items) if text.text.startswith("40%")]
        assert not word.x < upright.x1 < word.right
