"""Items of a rule set are found by code, words and sounds."""

import pytest

from gridcredit.domain.credit.codes import Theme
from gridcredit.domain.credit.items import Item
from gridcredit.paths import resources
from gridcredit.store.search.readings import load_readings
from gridcredit.ui.pages.credit.item_index import ItemIndex

ITEMS = [
    Item("WM01", Theme.CIVIC_PRACTICE, "参加志愿服务"),
    Item("WM08", Theme.CIVIC_PRACTICE, "邻里互助"),
    Item("SH01", Theme.GOVERNANCE, "调解邻里一般纠纷"),
    Item("ML04", Theme.BEAUTIFUL_VILLAGE, "清扫积雪"),
]


@pytest.fixture(scope="module")
def index() -> ItemIndex:
    return ItemIndex(ITEMS, load_readings(resources() / "pinyin"))


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("", ["WM01", "WM08", "SH01", "ML04"]),
        ("wm08", ["WM08"]),
        ("WM", ["WM01", "WM08"]),
        ("邻里", ["WM08", "SH01"]),
        ("zyfw", ["WM01"]),
        ("llhz", ["WM08"]),
        ("qsjx", ["ML04"]),
        ("linli", ["WM08", "SH01"]),
        ("jixue", ["ML04"]),
        ("tj 纠纷", ["SH01"]),
        ("好人好事", []),
        ("xyz", []),
    ],
)
def test_an_item_is_found(index: ItemIndex, typed: str, codes: list[str]) -> None:
    assert [item.code for item in index.find(typed)] == codes


def test_a_code_names_one_item(index: ItemIndex) -> None:
    found = index.by_code("ML04")
    assert found is not None
    assert found.name == "清扫积雪"
    assert index.by_code("ML99") is None
