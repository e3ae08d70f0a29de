"""Addresses are written, ordered and recognised the way people do."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridcredit.domain.addresses import address, address_key, natural_key
from gridcredit.domain.records import Dwelling


def _dwelling(estate: str = "", building: str = "", unit: str = "", room: str = "") -> Dwelling:
    return Dwelling(UUID(int=1), UUID(int=2), estate, building, unit, room)


@pytest.mark.parametrize(
    ("parts", "written"),
    [
        (("幸福小区", "2", "1", "101"), "幸福小区2号楼1单元101室"),
        (("幸福小区", "2栋", "1单元", "101户"), "幸福小区2栋1单元101户"),
        (("东村", "", "", "12"), "东村12号"),
        (("东村", "", "", "12-1"), "东村12-1号"),
        (("东村", "", "", "12号"), "东村12号"),
        (("", "", "", ""), ""),
    ],
)
def test_numbers_get_their_measure_words(parts: tuple[str, str, str, str], written: str) -> None:
    assert address(_dwelling(*parts)) == written


def test_building_2_comes_before_building_10() -> None:
    texts = ["10号楼", "2号楼", "12号", "1号楼", "东10", "东9"]
    assert sorted(texts, key=natural_key) == ["1号楼", "2号楼", "10号楼", "12号", "东9", "东10"]


@pytest.mark.parametrize("building", ["2", "２", "2号楼", "2 号楼", "2栋", "2#", "02", "２＃"])
def test_spellings_of_one_building_are_one(building: str) -> None:
    assert address_key("东村", building, "1单元", "101室") == address_key("东 村", "2", "1", "101")


@pytest.mark.parametrize("room", ["0", "00号", "号", "室", "", "甲", "12-1"])
def test_a_door_keeps_something_to_be_known_by(room: str) -> None:
    assert bool(address_key("", "", "", room)[3]) == bool(room)


@settings(max_examples=100)
@given(st.lists(st.text(alphabet="0123456789０９²东号楼-a ", max_size=30), max_size=6))
def test_any_texts_can_be_put_in_order(texts: list[str]) -> None:
    once = sorted(texts, key=natural_key)
    assert sorted(once, key=natural_key) == once
    assert sorted(once) == sorted(texts)
