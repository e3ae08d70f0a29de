"""What hangs on a board tells of no few households, and no total gives a hidden row away."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.credit.publicity import (
    LEAST,
    Known,
    Tally,
    ToldRow,
    ToldTable,
    Veil,
    told_counts,
    told_tallies,
)

NAMES = ("party_building", "civic_practice", "governance", "beautiful_village")


def tallies(*rows: tuple[int, int, int]) -> list[Tally]:
    """Rows of (entries, points, households)."""
    return [Tally(name, *row) for name, row in zip(NAMES, rows, strict=False)]


def told(table: ToldTable) -> list[tuple[int | None, int | None, int | None, str]]:
    """The rows and the total."""
    rows = [*table.rows, table.total]
    return [(row.entries, row.points, row.households, row.veil.value) for row in rows]


def test_large_rows_are_told_as_they_are() -> None:
    table = told_tallies(tallies((9, 180, 6), (40, 900, 30), (0, 0, 0)), 32)
    assert told(table) == [(9, 180, 6, ""), (40, 900, 30, ""), (0, 0, 0, ""), (49, 1080, 32, "")]


def test_few_households_are_hidden_and_the_next_smallest_row_with_them() -> None:
    table = told_tallies(tallies((6, 120, 4), (40, 900, 30), (9, 90, 6), (0, 0, 0)), 33)
    assert told(table) == [
        (None, None, None, "few"),
        (40, 900, 30, ""),
        (None, None, None, "cover"),
        (0, 0, 0, ""),
        (55, 1110, 33, ""),
    ]


def test_two_rows_of_few_households_cover_each_other() -> None:
    table = told_tallies(tallies((6, 120, 4), (40, 900, 30), (9, 90, 3)), 33)
    assert [row.veil.value for row in table.rows] == ["few", "", "few"]
    assert table.total == ToldRow("", 55, 1110, 33)


def test_where_hardly_anybody_takes_part_there_is_no_total() -> None:
    table = told_tallies(tallies((6, 120, 3), (0, 0, 0)), 3)
    assert told(table) == [
        (None, None, None, "few"),
        (None, None, None, "cover"),
        (None, None, None, "few"),
    ]


def test_a_total_that_leaves_no_choice_is_not_told() -> None:
    two_of_one = told_tallies(tallies((1, 20, 1), (1, 20, 1), (40, 900, 30)), 30)
    assert two_of_one.total == ToldRow("", None, None, None, Veil.COVER)
    alone = told_tallies([Tally("governance", 9, 180, 3)], 3)
    assert alone.total.entries is None


def test_a_total_of_no_points_tells_that_nobody_has_any() -> None:
    table = told_tallies(tallies((9, 0, 4), (20, 0, 9), (40, 900, 30)), 40)
    assert table.total.points is None


def test_what_other_sheets_tell_is_reckoned_with() -> None:
    rows = tallies((3, 60, 2), (6, 120, 5), (40, 900, 30))
    assert told_tallies(rows, 33).total.entries == 49
    listed = {"party_building": Known(2, 40), "civic_practice": Known(6, 120)}
    assert told_tallies(rows, 33, listed).total.entries is None


def test_bands_hide_few_households_and_the_next_smallest() -> None:
    counts = told_counts({"五星": 2, "四星": 18, "三星": 60, "二星": 0, "一星": 240})
    assert [(row.name, row.households, row.veil.value) for row in counts.rows] == [
        ("五星", None, "few"),
        ("四星", None, "cover"),
        ("三星", 60, ""),
        ("二星", 0, ""),
        ("一星", 240, ""),
    ]
    assert counts.total == 320


@pytest.mark.parametrize("few", [1, 2, 3, 4])
def test_a_total_of_bands_does_not_solve_them(few: int) -> None:
    assert told_counts({"五星": few, "四星": 5, "三星": 5}).total is None
    assert told_counts({"五星": 1, "四星": 1, "三星": few * 20}).total is None


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[Tally], int]:
    """A table whose rows and total could be a village's."""
    rows = []
    for name in NAMES:
        households = draw(st.one_of(st.integers(0, 8), st.integers(0, 300)))
        entries = households + draw(st.integers(0, 3)) if households else 0
        points = draw(st.integers(0, 50)) * entries
        rows.append(Tally(name, entries, points, households))
    numbers = [row.households for row in rows]
    return rows, draw(st.integers(max(numbers), sum(numbers)))


@given(tables())
def test_no_few_households_are_told_and_no_row_is_hidden_alone(
    made: tuple[list[Tally], int],
) -> None:
    rows, households = made
    table = told_tallies(rows, households)
    for row, shown in zip(rows, table.rows, strict=True):
        assert (shown.veil is Veil.FEW) == (0 < row.households < LEAST)
        if shown.veil is Veil.NONE:
            assert (shown.entries, shown.points, shown.households) == (
                row.entries,
                row.points,
                row.households,
            )
        else:
            assert (shown.entries, shown.points, shown.households) == (None, None, None)
    assert sum(row.veil is not Veil.NONE for row in table.rows) != 1


@given(tables())
def test_totals_less_what_is_told_leave_a_choice_for_each_hidden_row(
    made: tuple[list[Tally], int],
) -> None:
    rows, households = made
    table = told_tallies(rows, households)
    hidden = [r for r, t in zip(rows, table.rows, strict=True) if t.veil is not Veil.NONE]
    for column, least in (("entries", 1), ("points", 0)):
        total = getattr(table.total, column)
        if total is None or not hidden:
            continue
        told_sum = sum(getattr(row, column) or 0 for row in table.rows)
        spare = total - told_sum - least * sum(1 for row in hidden if row.households)
        assert len(hidden) > 1
        assert spare > 0


def _print(table: ToldTable) -> object:
    rows = tuple((row.entries, row.households, row.veil) for row in table.rows)
    return rows, (table.total.entries, table.total.households, table.total.veil)


@pytest.mark.slow
def test_whoever_knows_these_rules_finds_out_nothing() -> None:
    """All small tables by what is told of them: no hidden number of few households is the same in
    all that are told alike. Those at the edge of what is tried have alikes beyond it."""
    cells = [(0, 0), *((h, e) for h in range(1, 7) for e in range(h, h + 4))]
    alike: dict[object, set[tuple[tuple[int, int], ...]]] = defaultdict(set)
    for made in product(cells, repeat=3):
        rows = tallies(*((e, e * 50, h) for h, e in made))
        numbers = [h for h, _ in made]
        for households in range(max(numbers), sum(numbers) + 1):
            alike[_print(told_tallies(rows, households))].add(made)
    found = 0
    for (rows, _), tables in alike.items():  # type: ignore[misc]
        inner = any(all(h <= 5 and e <= h + 1 for h, e in table) for table in tables)
        for at, (_, _, veil) in enumerate(rows):  # type: ignore[has-type]
            if inner and veil is Veil.FEW:
                found += 1
                assert len({table[at][0] for table in tables}) > 1
                assert len({table[at][1] for table in tables}) > 1
    assert found > 1_000


def test_whoever_knows_these_rules_finds_out_no_band() -> None:
    alike: dict[object, set[tuple[int, ...]]] = defaultdict(set)
    for made in product(range(14), repeat=3):
        counts = told_counts(dict(zip("abc", made, strict=True)))
        alike[counts].add(made)
    for counts, tables in alike.items():
        for at, row in enumerate(counts.rows):  # type: ignore[attr-defined]
            if row.veil is Veil.FEW and any(max(table) < 8 for table in tables):
                assert len({table[at] for table in tables}) > 1
