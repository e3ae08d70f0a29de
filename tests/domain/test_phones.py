"""Telephone numbers as cells hold them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.phones import is_phone, split_phones

mobiles = st.integers(0, 9999).map("1990000{:04d}".format)


@pytest.mark.parametrize(
    ("cell", "phones"),
    [
        ("", []),
        ("19900001234", ["19900001234"]),
        ("１９９００００１２３４", ["19900001234"]),
        ("19900001234.0", ["19900001234"]),
        ("199 0000 1234/199-0000-1235", ["19900001234", "19900001235"]),
        ("0632-8012345、19900001234（妻）", ["0632-8012345", "19900001234"]),
        ("1990000123419900001235", ["19900001234", "19900001235"]),
        ("+86 19900001234", ["19900001234"]),
        ("(0632)8012345", ["0632-8012345"]),
        ("19900001234 19900001234", ["19900001234"]),
    ],
)
def test_a_cell_may_hold_several(cell: str, phones: list[str]) -> None:
    assert split_phones(cell) == phones
    assert all(map(is_phone, phones))


@pytest.mark.parametrize("cell", ["123456", "199000012345", "1990000123"])
def test_what_cannot_be_dialled_is_kept_and_refused(cell: str) -> None:
    assert split_phones(cell) == [cell]
    assert not is_phone(cell)


@given(
    st.lists(mobiles, unique=True, max_size=4),
    st.sampled_from(["/", "、", "，", ",", ";", "；", " ", "\n", "或", ""]),
)
def test_any_separator_parts_mobiles(phones: list[str], separator: str) -> None:
    if separator or len(phones) <= 2:
        assert split_phones(separator.join(phones)) == phones
