"""References in formulas when rows are put in, and when a formula is copied down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator

from gridcredit.reports.forms.addresses import (
    Range,
    RowShift,
    column_letters,
    column_number,
    copied_formula,
)


def own(name: str) -> bool:
    """The sheet into which rows are put, and formulas that name none."""
    return name in ("", "登记表", "my sheet")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUM(D5:D7)", "SUM(D5:D10)"),  # the last drawn row goes down, the new ones lie between
        ("SUM(D$5:$D7)", "SUM(D$5:$D10)"),
        ("D8+D4", "D11+D4"),
        ("登记表!D8*2", "登记表!D11*2"),
        ("'my sheet'!$D$8", "'my sheet'!$D$11"),
        ("字典!D8", "字典!D8"),
        ("[1]登记表!D8", "[1]登记表!D8"),
        ('"D8"&D8', '"D8"&D11'),
        ("LOG10(D8)", "LOG10(D11)"),
        ("D8_名称+X2Y8", "D8_名称+X2Y8"),
        ("SUM(8:9)", "SUM(11:12)"),
        ("SUM(D:D)", "SUM(D:D)"),
        ("表1[合计]", "表1[合计]"),
        ('IF(A8="男",B8,"A9")', 'IF(A11="男",B11,"A9")'),
    ],
)
def test_references_below_go_along(before: str, after: str) -> None:
    assert RowShift(7, 3, grows=False).formula(before, own) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUM(D4:D4)", "SUM(D4:D6)"),  # the only row: what sums it sums those like it
        ("SUM(D3:D4)", "SUM(D3:D6)"),
        ("D4+D5", "D4+D7"),
        ("SUM(D1:D3)", "SUM(D1:D3)"),
    ],
)
def test_a_stretch_that_ends_at_the_only_row_takes_the_new_ones_in(before: str, after: str) -> None:
    assert RowShift(5, 2, grows=True).formula(before, own) == after


def test_ranges_of_rules_and_merges_go_along() -> None:
    shift = RowShift(7, 3, grows=False)
    assert shift.ranges("A1:C1 F5:F7 $G$9") == "A1:C1 F5:F10 G12"
    assert RowShift(5, 2, grows=True).range("E4") == "E4:E6"


@given(
    st.integers(1, 60),
    st.integers(1, 40),
    st.integers(1, 60),
    st.integers(0, 30),
    st.integers(1, 9),
)
def test_every_cell_that_a_range_held_it_holds_afterwards(
    at: int, count: int, top: int, height: int, column: int
) -> None:
    before = Range(top, column, top + height, column + 2)
    shift = RowShift(at, count, grows=False)
    after = Range.of(shift.range(str(before)))
    for row in range(1, 130):
        assert before.holds(row, column) is after.holds(shift.row(row), column)


@given(st.sampled_from(["A1+$B$2", "SUM(C3:$D4)", 'IF(E$5>0,"F6",$G7)']), st.integers(0, 30))
def test_a_copied_formula_is_what_a_spreadsheet_makes_of_it(formula: str, rows: int) -> None:
    usual = Translator(f"={formula}", origin="J10").translate_formula(f"J{10 + rows}")
    assert copied_formula(formula, rows) == usual.removeprefix("=")


@given(st.integers(1, 16_384))
def test_columns_have_letters_and_letters_columns(number: int) -> None:
    assert column_number(column_letters(number)) == number
