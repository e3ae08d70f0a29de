"""Results of plain formulas; what is not plain is not guessed."""

from __future__ import annotations

import pytest

from gridcredit.reports.forms.calculating import NotPlain, Scalar, calculate, plain_number

CELLS: dict[tuple[int, int], Scalar] = {
    (1, 1): 1.0,
    (2, 1): 2.5,
    (3, 1): "男",
    (4, 1): "女",
    (5, 1): "男",
    (6, 1): True,
    (1, 2): 10.0,
    (2, 2): 20.0,
    (3, 2): 30.0,
    (4, 2): 40.0,
    (5, 2): 50.0,
}


def result(formula: str) -> Scalar:
    """Of a formula over CELLS, the same on every sheet but 另."""
    return calculate(formula, lambda sheet, r, c: 7.0 if sheet == "另" else CELLS.get((r, c)))


@pytest.mark.parametrize(
    ("formula", "wanted"),
    [
        ("1+2*3", 7.0),
        ("(1+2)*3", 9.0),
        ("-2^2", 4.0),
        ("50%", 0.5),
        ("SUM(A1:A6)", 3.5),
        ("SUM(0.1,0.2)", 0.3),
        ("COUNT(A1:A7)", 2.0),
        ("COUNTA(A1:A7)", 6.0),
        ("COUNTBLANK(A1:A7)", 1.0),
        ("AVERAGE(B1:B5)", 30.0),
        ("MAX(B1:B5)-MIN(B1:B5)", 40.0),
        ('COUNTIF(A1:A6,"男")', 2.0),
        ('COUNTIF(B1:B5,">=30")', 3.0),
        ('COUNTIF(B1:B5,"<>30")', 4.0),
        ('SUMIF(A1:A5,"男",B1:B5)', 80.0),
        ("ROUND(2.345,2)", 2.35),
        ("ROUND(-2.5,0)", -3.0),
        ("IF(B1>5,B2,B3)", 20.0),
        ("IF(C1=0,0,1)", 0.0),
        ('IF(A3="男","先生","女士")', "先生"),
        ('A3&"性"&B1', "男性10"),
        ("另!A1+'另'!B2", 14.0),
        ("SUBTOTAL(9,B1:B5)", 150.0),
        ("LEN(A3)", 1.0),
        ('LEN("𬱖")', 2.0),
        ("$B$1/$B$2", 0.5),
        ("TRUE", True),
        ("B9", None),
    ],
)
def test_plain_formulas_have_their_result(formula: str, wanted: Scalar) -> None:
    assert result(formula) == wanted


@pytest.mark.parametrize(
    "formula",
    [
        "TODAY()",
        "VLOOKUP(A1,B1:C5,2)",
        "1/0",
        "A3+1",
        "SUM(A3)",
        "合计",
        "SUM(表1[列])",
        "{1,2}",
        'COUNTIF(A1:A5,"男*")',
        "SUM(A1:XFD9999)",
        "1+",
        "(1",
        "IF(A3,1,2)",
        "A1:A2",
        "10^999",
        "#REF!+1",
    ],
)
def test_what_is_not_plain_is_not_guessed(formula: str) -> None:
    with pytest.raises(NotPlain):
        result(formula)


def test_whole_numbers_are_written_without_a_point() -> None:
    assert [plain_number(n) for n in (3.0, 2.5, 1e20, -4.0)] == ["3", "2.5", "1e+20", "-4"]
