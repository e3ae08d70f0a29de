"""What a voucher handed out comes back once, at the price of its day."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.credit.baskets import (
    BasketLine,
    basket_fault,
    basket_of,
    cost,
    counted_back,
    outstanding,
    stock_after,
    written,
)

SOAP, RICE = UUID(int=1), UUID(int=2)
VOUCHER = [BasketLine(SOAP, 3, 30), BasketLine(RICE, 1, 450)]

lines = st.lists(
    st.builds(
        BasketLine,
        st.integers(1, 5).map(lambda n: UUID(int=n)),
        st.integers(1, 20),
        st.integers(0, 500),
    ),
    max_size=5,
    unique_by=lambda line: line.goods,
)


def test_a_basket_is_written_and_read_back() -> None:
    assert basket_of(written(VOUCHER)) == VOUCHER
    assert not basket_fault(list(written(VOUCHER)))
    assert cost(VOUCHER) == 540


@pytest.mark.parametrize(
    "texts",
    [
        ["甲"],
        [f"{SOAP.hex}=0@30"],
        [f"{SOAP.hex}=-1@30"],
        [f"{SOAP.hex}=1@-30"],
        [f"{SOAP.hex}=1@30\n"],
        [f"{SOAP.hex}=٣@30"],
        [f"{SOAP.hex}=1@30", f"{SOAP.hex}=1@30"],
    ],
)
def test_lines_that_say_no_basket_are_refused(texts: list[str]) -> None:
    assert basket_fault(texts) == "wrong_form"


def test_nothing_comes_back_twice() -> None:
    back = [[BasketLine(SOAP, 2, 30)], [BasketLine(SOAP, 2, 30)], [BasketLine(SOAP, 1, 30)]]
    assert counted_back(VOUCHER, back) == [
        [BasketLine(SOAP, 2, 30)],
        [BasketLine(SOAP, 1, 30)],
        [],
    ]
    left = outstanding(VOUCHER, [line for one in back for line in one])
    assert left == {RICE: BasketLine(RICE, 1, 450)}


def test_a_return_counts_at_the_price_of_the_voucher() -> None:
    assert counted_back(VOUCHER, [[BasketLine(SOAP, 1, 999)]]) == [[BasketLine(SOAP, 1, 30)]]


def test_what_the_voucher_does_not_name_does_not_come_back() -> None:
    assert counted_back(VOUCHER[:1], [[BasketLine(RICE, 1, 450)]]) == [[]]


@given(lines, st.lists(lines, max_size=4))
def test_what_comes_back_is_never_more_than_went_out(
    out: list[BasketLine], returns: list[list[BasketLine]]
) -> None:
    back = [line for one in counted_back(out, returns) for line in one]
    assert cost(back) <= cost(out)
    stock = stock_after([], out, back)
    assert all(count <= 0 for count in stock.values())
    left = outstanding(out, back)
    assert {g: -n for g, n in stock.items() if n} == {g: line.count for g, line in left.items()}
