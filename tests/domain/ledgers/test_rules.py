"""What is asked of whole rows of ledgers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from gridcredit.domain.kinds.enterprise_visit import EnterpriseVisit
from gridcredit.domain.kinds.incentive import Incentive
from gridcredit.domain.kinds.occasion import Occasion
from gridcredit.domain.kinds.poster_inspection import PosterInspection
from gridcredit.domain.kinds.poster_placement import PosterPlacement
from gridcredit.domain.ledgers.codes import ClaimWay, InspectionResult
from gridcredit.domain.ledgers.incentives import cuts_basics, gaps, is_live
from gridcredit.domain.ledgers.rules import (
    inspection_faults,
    is_due_for_look,
    is_other_code,
    occasion_faults,
    placement_faults,
    visit_faults,
)

TODAY = date(2026, 11, 22)
OLD, LATER = date(2026, 10, 1), date(2026, 11, 1)
HUNG = PosterPlacement(
    UUID(int=1), UUID(int=2), OLD, "GX-1", place="超市", agreed_on=OLD, put_up_on=OLD,
    link="https://credit.example/a",
)  # fmt: skip
LOOK = PosterInspection(UUID(int=3), HUNG.id, LATER, InspectionResult.INTACT)
WHOLE = Incentive(
    UUID(int=4), UUID(int=2), "A1", "文旅局", "免押借书", OLD, until=date(2027, 1, 1),
    amount="免押金借书 40 册", claim=ClaimWay.SCREEN, contact="0632-5550000",
)  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"put_up_on": date(2026, 12, 1)}, "put_up_on"),
        ({"agreed_on": None}, "agreed_on"),
        ({"agreed_on": LATER}, "put_up_on"),
        ({"taken_down_on": date(2026, 9, 1)}, "taken_down_on"),
        ({"put_up_on": None, "taken_down_on": LATER}, "put_up_on"),
    ],
)
def test_a_poster_is_agreed_to_then_put_up_then_taken_down(
    changed: dict[str, Any], field: str
) -> None:
    assert placement_faults(HUNG, TODAY, None) == {}
    assert field in placement_faults(replace(HUNG, **changed), TODAY, None)


def test_only_what_hangs_is_inspected() -> None:
    assert inspection_faults(LOOK, TODAY, HUNG) == {}
    assert "placement" in inspection_faults(LOOK, TODAY, replace(HUNG, put_up_on=None))
    assert "on" in inspection_faults(replace(LOOK, on=date(2026, 9, 1)), TODAY, HUNG)
    assert "on" in inspection_faults(LOOK, TODAY, replace(HUNG, taken_down_on=OLD))


def test_a_look_is_due_thirty_days_after_the_last() -> None:
    assert is_due_for_look(HUNG, [], TODAY)
    assert not is_due_for_look(HUNG, [LOOK], TODAY)
    assert is_due_for_look(HUNG, [LOOK], date(2026, 12, 1))
    assert not is_due_for_look(replace(HUNG, taken_down_on=LATER), [], TODAY)


def test_another_code_than_the_printed_one_is_noticed() -> None:
    assert not is_other_code(HUNG, HUNG.link)
    assert not is_other_code(HUNG, "")
    assert is_other_code(HUNG, "https://other.example")


def test_an_incentive_says_how_much_how_where_and_until_when() -> None:
    assert gaps(WHOLE) == ()
    assert is_live(WHOLE, TODAY)
    bare = replace(WHOLE, amount="优惠", claim=ClaimWay.UNKNOWN, contact="", until=None)
    assert gaps(bare) == ("amount", "claim", "contact", "until")
    assert not is_live(bare, TODAY)
    assert not is_live(WHOLE, date(2027, 1, 2))
    assert not is_live(replace(WHOLE, suspended=True), TODAY)


def test_wording_that_might_cut_a_basic_service_wants_a_look() -> None:
    cutting = replace(WHOLE, condition="信用差的暂缓办理入学")
    assert set(cuts_basics(cutting)) == {"入学", "暂缓"}
    assert not is_live(cutting, TODAY)
    assert is_live(replace(cutting, wording_checked=True), TODAY)
    assert cuts_basics(WHOLE) == ()


def test_an_answer_follows_a_request_and_its_visit() -> None:
    visit = EnterpriseVisit(UUID(int=5), UUID(int=2), LATER, "某公司", appeal="怎样修复信用")
    assert visit_faults(visit, TODAY, None) == {}
    assert "reply" in visit_faults(replace(visit, appeal="", reply="可以"), TODAY, None)
    assert "replied_on" in visit_faults(replace(visit, replied_on=OLD), TODAY, None)
    assert "credit_code" in visit_faults(replace(visit, credit_code="123"), TODAY, None)


@pytest.mark.parametrize(
    ("month", "day", "announced", "is_right"),
    [(3, 15, None, True), (6, 0, None, True), (0, 0, OLD, True), (0, 0, None, False),
     (2, 30, None, False), (2, 29, None, True)],
)  # fmt: skip
def test_an_occasion_is_a_day_a_month_or_announced(
    month: int, day: int, announced: date | None, is_right: bool
) -> None:
    faults = occasion_faults(Occasion(UUID(int=6), "节点", month, day, announced), TODAY, None)
    assert (faults == {}) is is_right
