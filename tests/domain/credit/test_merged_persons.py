"""Records that were merged share caps, tiers and groups in what is open; what is closed stays."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from gridcredit.domain.credit.closing import ClosedMonth, Listed
from gridcredit.domain.credit.monthend import close_month
from gridcredit.domain.credit.periods import next_month
from gridcredit.domain.credit.persons import Persons
from gridcredit.domain.credit.walk import Correcting, Passed, walk
from tests.domain.credit.books import ANN, BOB
from tests.domain.credit.test_walk_properties import BOOK, lives

MERGED = Persons({BOB: ANN})


def lists_of(passed: list[Passed], corrected: list[Correcting], months: int) -> list[ClosedMonth]:
    """The first months as they were closed, before anybody knew that two records are one person."""
    lists: list[ClosedMonth] = []
    month = "2026-01"
    for _ in range(months):
        found = walk(lists, passed, corrected, BOOK)
        lists.append(close_month("V", month, found, BOOK, {}))
        month = next_month(month)
    return lists


def as_one(row: Listed) -> Listed:
    return row._replace(resident=ANN if row.resident == BOB else row.resident)


@given(lives)
def test_merged_records_count_as_one_person_would(
    life: tuple[list[Passed], list[Correcting], int],
) -> None:
    passed, corrected, months = life
    lists = lists_of(passed, corrected, months)
    merged = walk(lists, passed, corrected, BOOK, MERGED)
    entered = [
        one._replace(resident=ANN if one.resident == BOB else one.resident) for one in passed
    ]
    listed = [replace(month, entries=tuple(map(as_one, month.entries))) for month in lists]
    plain = walk(listed, entered, corrected, BOOK)
    found = {month: [as_one(row) for row in rows] for month, rows in merged.open.items()}
    assert found == {month: list(rows) for month, rows in plain.open.items()}


@given(lives)
def test_a_merge_changes_nothing_of_what_is_closed_and_goes_without_a_trace(
    life: tuple[list[Passed], list[Correcting], int],
) -> None:
    passed, corrected, months = life
    lists = lists_of(passed, corrected, months)
    apart = walk(lists, passed, corrected, BOOK)
    merged = walk(lists, passed, corrected, BOOK, MERGED)
    assert merged.closed == apart.closed
    assert merged.booked == apart.booked
    assert {row.id: row.resident for rows in merged.open.values() for row in rows} == {
        row.id: row.resident for rows in apart.open.values() for row in rows
    }
    assert walk(lists, passed, corrected, BOOK, Persons({})) == apart
