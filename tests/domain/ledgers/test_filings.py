"""双公示: seven working days, and what is to be said of each decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.kinds.public_filing import PublicFiling
from gridcredit.domain.ledgers.codes import FilingKind, FilingState
from gridcredit.domain.ledgers.filings import FilingFate, judge, month_of_units
from gridcredit.domain.workdays import DayKind, NamedDay, Workdays

CALENDAR = Workdays(
    [
        NamedDay(date(2026, 10, 1), DayKind.REST, "国庆节"),
        NamedDay(date(2026, 10, 10), DayKind.WORK, "补班"),
    ]
)
TODAY = date(2026, 12, 31)
ONE = PublicFiling(
    UUID(int=1), UUID(int=2), "审批局", FilingKind.PERMIT, "高新许〔2026〕1号", date(2026, 11, 27),
    received=date(2026, 12, 8),
)  # fmt: skip


@pytest.mark.parametrize(
    ("decided", "due"),
    [
        (date(2026, 11, 27), date(2026, 12, 8)),
        (date(2026, 11, 28), date(2026, 12, 8)),
        (date(2026, 11, 30), date(2026, 12, 9)),
    ],
)
def test_a_decision_is_due_on_the_seventh_working_day_behind_it(decided: date, due: date) -> None:
    found = judge(replace(ONE, decided=decided), CALENDAR, TODAY)
    assert (found.due, found.known) == (due, True)


def test_a_year_without_a_calendar_is_said() -> None:
    assert not judge(replace(ONE, decided=date(2027, 1, 4)), CALENDAR, TODAY).known


@pytest.mark.parametrize(
    ("changed", "fate", "late"),
    [
        ({}, FilingFate.ON_TIME, 0),
        ({"received": date(2026, 12, 9)}, FilingFate.LATE, 1),
        ({"received": date(2026, 12, 14)}, FilingFate.LATE, 4),
        ({"state": FilingState.RETURNED}, FilingFate.FAULTY, 0),
        ({"state": FilingState.NOT_DUE}, FilingFate.NOT_DUE, 0),
        ({"reported": False, "received": None, "listed": True}, FilingFate.MISSING, 0),
        ({"reported": False, "received": None, "found_from": "法院"}, FilingFate.MISSING, 0),
    ],
)
def test_what_is_said_of_a_decision(
    changed: dict[str, object], fate: FilingFate, late: int
) -> None:
    found = judge(replace(ONE, **changed), CALENDAR, TODAY)  # type: ignore[arg-type]
    assert (found.fate, found.days_late) == (fate, late)


def test_found_outside_after_a_certificate_it_was_concealed() -> None:
    found = replace(ONE, reported=False, received=None, found_from="法院")
    assert judge(found, CALENDAR, TODAY, {"2026-11"}).fate is FilingFate.CONCEALED
    assert judge(found, CALENDAR, TODAY, {"2026-10"}).fate is FilingFate.MISSING


def test_before_its_due_day_nothing_is_missing() -> None:
    listed = replace(ONE, reported=False, received=None, listed=True)
    assert judge(listed, CALENDAR, date(2026, 12, 8)).fate is FilingFate.RUNNING
    assert judge(listed, CALENDAR, date(2026, 12, 9)).fate is FilingFate.MISSING


days = st.integers(0, 60).map(lambda n: date(2026, 10, 1) + timedelta(days=n))
filings = st.lists(
    st.builds(
        lambda unit, decided, received, state, reported: PublicFiling(
            UUID(int=1), UUID(int=2), unit, FilingKind.PENALTY, "n", decided,
            received=received if reported else None, state=state, reported=reported, listed=True,
        ),
        st.sampled_from(["甲局", "乙局"]), days, days, st.sampled_from(FilingState), st.booleans(),
    ),
    max_size=12,
)  # fmt: skip


@given(filings, st.sampled_from(["2026-10", "2026-11", "2026-12"]))
def test_a_month_adds_up(made: list[PublicFiling], month: str) -> None:
    for unit in month_of_units(made, month, CALENDAR, TODAY, {}):
        parts = [len(unit.of(fate)) for fate in FilingFate]
        assert sum(parts) == unit.due
        own = [one for one in made if one.unit == unit.unit]
        due = [
            one
            for one in own
            if one.state is not FilingState.NOT_DUE
            and CALENDAR.due(one.decided, 7).day.isoformat()[:7] == month
        ]
        assert unit.due == len(due)
        assert (unit.rate == "—") == (not due)
        assert unit.on_time <= sum(one.is_timely for one in unit.judged)
