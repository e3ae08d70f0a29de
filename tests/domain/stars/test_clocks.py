"""Clocks of the stars: usual ones, those of a scheme, and what is no clock."""

from __future__ import annotations

import pytest

from gridcredit.domain.errors import BadValue
from gridcredit.domain.stars.clocks import USUAL, changed, from_json, to_json
from gridcredit.domain.stars.periods import Span
from gridcredit.domain.stars.schemes import Terms, terms_of


def test_what_is_set_comes_back_and_the_rest_is_usual() -> None:
    clocks = changed(USUAL, {"review": 7, "until": 20})
    assert (clocks.review, clocks.until, clocks.initial) == (7, 20, 3)
    assert to_json(clocks) == '{"review":7,"until":20}'
    assert from_json(to_json(clocks)) == clocks
    assert to_json(USUAL) == ""


@pytest.mark.parametrize(
    ("name", "days"), [("review", 0), ("review", 251), ("until", 29), ("lunch", 1)]
)
def test_a_clock_that_cannot_be_is_refused(name: str, days: int) -> None:
    with pytest.raises(BadValue):
        changed(USUAL, {name: days})


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"review": 0}', '{"review": "7"}', '{"review": true}', '{"x": 3}']
)
def test_what_no_program_wrote_counts_as_usual(text: str) -> None:
    assert from_json(text) == USUAL


def test_without_a_scheme_nothing_is_limited() -> None:
    assert terms_of(None) == Terms()
    assert [Terms(1, 2, 3).quota(span) for span in Span] == [1, 2, 3]
    assert Terms().quota(Span.MONTH) is None
