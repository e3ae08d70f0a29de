"""Requests that were passed on, on both engines: open until replied to, whoever corrected what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridcredit.domain.kinds.appeal import Appeal
from gridcredit.domain.kinds.appeal_reply import AppealReply
from gridcredit.domain.kinds.round_sheet import RoundSheet
from gridcredit.store.engine.database import Database
from gridcredit.store.journal import journal
from gridcredit.store.register import appeals, round_sheets
from gridcredit.store.register.household_states import household_states, states_of
from tests.store.conftest import Filled
from tests.store.invented import PEN, street, undone

Fresh = Callable[[], Database]

STREET = street(4, per_grid=2)
HOMES = [h.id for h in STREET.households]
GRIDS = STREET.grids
ON = date(2026, 6, 30)
BASE = [*STREET.areas, *STREET.dwellings, *STREET.households]


@pytest.fixture(scope="module")
def workspace(filled: Filled) -> Database:
    """Four households in two grids."""
    return filled(BASE)


def asked(number: int, home: int, **how: object) -> Appeal:
    """A request of a household."""
    made = Appeal(UUID(int=number), HOMES[home], None, ON, "路灯", "住建局", date(2026, 7, 7))
    return replace(made, **how)  # type: ignore[arg-type]


def reply(number: int, appeal: int, **how: object) -> AppealReply:
    """A reply to a request."""
    return replace(AppealReply(UUID(int=number), UUID(int=appeal), ON, "已修"), **how)  # type: ignore[arg-type]


def test_a_request_is_open_until_a_reply_that_stands(workspace: Database) -> None:
    with undone(workspace) as s:
        journal.add(s, [asked(1, 0), asked(2, 1), asked(3, 3)])
        journal.add(s, [reply(11, 1), reply(12, 2)])
        journal.add(s, [reply(13, 2, corrects=UUID(int=12), void=True)])
        assert {one.id.int for one in appeals.open_in(s, GRIDS)} == {2, 3}
        assert {one.id.int for one in appeals.open_in(s, GRIDS[:1])} == {2}
        assert [one.id.int for one in appeals.open_at(s, HOMES[3:])] == [3]


def test_a_reply_stays_with_what_was_corrected_and_brought_back(workspace: Database) -> None:
    with undone(workspace) as s:
        journal.add(s, [asked(1, 0), reply(11, 1)])
        journal.add(s, [asked(2, 0, corrects=UUID(int=1), unit="物业")])
        assert appeals.open_in(s, GRIDS) == []
        journal.add(s, [asked(3, 0, corrects=UUID(int=2), void=True)])
        assert appeals.appeals_in(s, GRIDS) == []
        journal.add(s, [asked(4, 0, corrects=UUID(int=3))])
        [back] = appeals.appeals_in(s, GRIDS)
        assert appeals.replies_to(s, [back])[back.id].id.int == 11


_DRAWN = st.lists(
    st.tuples(st.integers(0, 3), st.none() | st.integers(0, 60), st.booleans(), st.booleans()),
    max_size=8,
)


@settings(max_examples=60)
@given(_DRAWN)
def test_a_household_has_the_same_requests_asked_alone_and_among_all(
    workspace: Database, drawn: list[tuple[int, int | None, bool, bool]]
) -> None:
    told: list[Appeal | AppealReply] = []
    wanted: dict[UUID, list[date]] = {home: [] for home in HOMES}
    for at, (home, days, is_void, is_answered) in enumerate(drawn):
        due = None if days is None else date.fromordinal(ON.toordinal() + days)
        told.append(asked(100 + at, home, due=due, void=is_void))
        if is_answered:
            told.append(reply(200 + at, 100 + at))
        elif not is_void:
            wanted[HOMES[home]].append(due or ON)
    with undone(workspace) as s:
        for one in told:
            journal.add(s, [one])
        among_all = {state.household: state.appeals for state in household_states(s, GRIDS, ON)}
        alone = {state.household: state.appeals for state in states_of(s, HOMES, ON)}
    assert among_all == alone
    assert alone == {home: tuple(sorted(days)) for home, days in wanted.items()}


def test_sheets_are_found_by_number_the_latest_first(workspace: Database) -> None:
    first = RoundSheet(UUID(int=1), GRIDS[0], "370403002001001-26-0001", ON, tuple(HOMES[:2]))
    later = replace(first, id=UUID(int=2), number="370403002001001-26-0002", places=("1A",))
    later = replace(later, on=date(2026, 7, 1), adults=(UUID(int=77),))
    gone = replace(first, id=UUID(int=3), number="370403002001001-26-0003", removed="印错了")
    with undone(workspace) as s:
        journal.add(s, [first, later, gone])
        assert [one.id.int for one in round_sheets.sheets_in(s, GRIDS)] == [2, 1]
        assert sorted(round_sheets.all_numbers(s)) == [first.number, later.number, gone.number]
        assert round_sheets.numbered(s, [later.number]) == [later]
        assert round_sheets.sheets_in(s, GRIDS[1:]) == []


def test_no_household_no_request(fresh: Fresh) -> None:
    made = fresh()
    with made.writing(PEN) as s:
        journal.add(s, BASE)
    with made.reading() as s:
        assert appeals.open_in(s, GRIDS) == []
        assert appeals.open_at(s, []) == []
        assert appeals.open_dues([]) == {}
