"""The leaflet: every measure once, within its panel, on as many sheets as are needed."""

from __future__ import annotations

import pytest

from gridcredit.paper.lettering import drawn_lines
from gridcredit.paper.sheet import Sheet, Text
from gridcredit.reports.incentives.leaflet import (
    HEIGHT,
    WIDTH,
    LeafletItem,
    LeafletPaper,
    LeafletScene,
    leaflet_sheets,
    panel_box,
)
from gridcredit.reports.incentives.leaflet_text import LeafletText

pytestmark = pytest.mark.usefixtures("qapp")
TEXT = LeafletText("区信用办", "", "2026年11月22日印制", 3, ("看病", "出行"))


def scene(words: str, count: int, condition: str = "榴花分 AAA 级") -> LeafletScene:
    lines = (("条件", condition), ("办理", "窗口登记"), ("电话", "0632-8690000"))
    items = tuple(LeafletItem(f"{words}第{n}项", "AAA", "减免 · 5 折", lines) for n in range(count))
    return LeafletScene(words, "#B62A24", items)


def texts_of(sheets: list[Sheet]) -> list[Text]:
    return [item for sheet in sheets for item in sheet.items if isinstance(item, Text)]


@pytest.mark.parametrize(("count", "pages"), [(1, 2), (8, 2), (150, 18)])
def test_every_measure_stands_once_within_the_paper(count: int, pages: int) -> None:
    scenes = (scene("看病", count), scene("出行", count))
    sheets, shortened = leaflet_sheets(LeafletPaper(TEXT, scenes))
    assert len(sheets) == pages
    assert shortened == []
    said = [text.text for text in texts_of(sheets)]
    for one in scenes:
        for item in one.items:
            assert said.count(item.title) == 1
    for text in texts_of(sheets):
        assert text.box.x >= 0
        assert text.box.right <= WIDTH
        assert text.box.bottom <= HEIGHT
    assert {"以承办点为准", "咨询电话", "2026年11月22日印制 · 共 3 项"} <= set(said)


def test_words_without_end_are_cut_and_the_measure_is_named() -> None:
    long = scene("看病", 1, "每年一月前向承办点提出。" * 160)
    sheets, shortened = leaflet_sheets(LeafletPaper(TEXT, (long, scene("出行", 2))))
    assert shortened == ["看病第0项"]
    (cut,) = [text for text in texts_of(sheets) if text.text.startswith("每年一月")]
    lines = drawn_lines(cut)
    assert len(lines) == 5
    assert lines[-1].endswith("…")
    assert panel_box(0).width > cut.box.right


def test_panels_turn_over_the_short_edge_onto_each_other() -> None:
    flap, inner_right = panel_box(3), panel_box(2)
    assert flap.width == inner_right.width
    assert WIDTH - inner_right.right == pytest.approx(flap.x)
