"""What a search by numbers may tell whom."""

import pytest

from gridcredit.domain.numbersearch import is_explained, is_whole, whole_number

ADDRESS = "石榴花园3号楼1单元1204室"


@pytest.mark.parametrize(
    ("typed", "kind", "whole"),
    [
        ("37049919900101001X", "id_number", True),
        ("370499 1990 0101 001x", "id_number", True),
        ("３７０４９９１９９００１０１００１Ｘ", "id_number", True),
        ("370499900101001", "id_number", False),
        ("19900001234", "phone", True),
        ("199-0000-1234", "phone", True),
        ("0632-8012345", "phone", True),
        ("37049919900101001", "", False),
        ("1990000", "", False),
        ("1234", "", False),
        ("张三", "", False),
        ("3-1-1204", "", False),
        ("", "", False),
    ],
)
def test_a_whole_number_is_known_however_it_is_typed(typed: str, kind: str, whole: bool) -> None:
    assert (whole_number(typed), is_whole(typed)) == (kind, whole)


@pytest.mark.parametrize(
    "typed", ["1204", "石榴花园", "花园 1204", "3号楼", "3-1-1204", "张", "石榴花园 张", ""]
)
def test_what_may_be_seen_may_be_searched(typed: str) -> None:
    assert is_explained(typed, ADDRESS, "张小明", shows_names=False)


@pytest.mark.parametrize(
    "typed",
    ["1235", "张小", "张小明", "zxm", "zhang", "明", "石榴花园 小明", "张 1235", "19900615"],
)
def test_what_the_masks_hide_may_not(typed: str) -> None:
    assert not is_explained(typed, ADDRESS, "张小明", shows_names=False)


def test_where_names_are_shown_only_numbers_are_hidden() -> None:
    for typed in ("张小明", "zxm", "张小明 1204"):
        assert is_explained(typed, ADDRESS, "张小明", shows_names=True)
    for typed in ("张小明 1235", "zxm 1235", "5678"):
        assert not is_explained(typed, ADDRESS, "张小明", shows_names=True)
