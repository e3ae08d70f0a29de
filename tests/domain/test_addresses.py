"""Addresses are written, ordered and recognised the way people do."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridcredit.domain.addresses import address, address_key, natural_key
from gridcredit.domain.kinds.dwelling import Dwelling


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
        (("幸福小区", "", "", "3-2-501"), "幸福小区3-2-501"),
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


ONE_DOOR = [
    ("幸福小区", "3号楼", "2单元", "501室"),
    ("幸福小区", "3", "2", "501"),
    ("幸福小区", "3号楼", "", "2-501"),
    ("幸福小区", "", "", "3-2-501"),
    ("幸福小区3号楼", "", "2单元", "0501"),
    ("幸福小区3号楼2单元501室", "", "", ""),
    ("", "", "", "幸福小区 3 号楼 2 单元 501 室"),
    ("幸福小区三号楼二单元501", "", "", ""),
    ("幸福小区第三栋", "", "二单元", "五〇一室"),
    ("幸福小区３＃２－５０１", "", "", ""),
    ("幸福小区3楼2单元501", "", "", ""),
    ("幸福小区3号2单元501房", "", "", ""),
    ("幸福小区3号楼2单元5层501室", "", "", ""),
    ("某街道某社区幸福小区3号楼2单元501室", "", "", ""),
    ("幸福路88号幸福小区3号楼2单元501", "", "", ""),
]


@pytest.mark.parametrize("parts", ONE_DOOR)
def test_one_door_is_one_however_it_is_written(parts: tuple[str, str, str, str]) -> None:
    assert address_key(*parts) == ("幸福小区", "3", "2", "501")


def test_different_doors_stay_apart() -> None:
    doors = [
        *("幸福小区3号楼2单元501", "幸福小区3号楼501", "幸福小区3号楼东单元501", "幸福小区A座501"),
        *("幸福小区(南区)3号楼2单元501", "幸福里3号楼2单元501", "幸福小区13号楼2单元501"),
        *("幸福小区3号楼2单元1501", "幸福小区3-501", "3-2-501", "东村3组12号", "东村13组2号"),
        *(
            "东村12号",
            "东村12-1号",
            "东村1号",
            "东村",
            "中心街5号院3号楼101",
            "中心街7号院3号楼101",
        ),
        *("幸福小区23号楼2单元501", "幸福小区三十号楼2单元501"),
    ]
    assert len({address_key(door, "", "", "") for door in doors}) == len(doors)
    assert address_key("东村1", "", "", "2号") != address_key("东村", "", "", "12号")
    assert address_key("东村", "2-3", "", "1-2") != address_key("东村2", "3", "", "1-2")


@settings(max_examples=100)
@given(
    st.sampled_from(["幸福小区", "东村", "A区", "三里庄"]),
    st.integers(1, 40),
    st.integers(1, 9),
    st.integers(101, 3304),
)
def test_the_cells_an_address_is_written_in_do_not_matter(
    estate: str, building: int, unit: int, room: int
) -> None:
    key = (estate.lower(), f"{building}", f"{unit}", f"{room}")
    whole = f"{estate}{building}号楼{unit}单元{room}室"
    assert address_key(estate, f"{building}", f"{unit}", f"{room}") == key
    assert address_key(whole, "", "", "") == key
    assert address_key(estate, "", "", f"{building}-{unit}-{room}") == key
