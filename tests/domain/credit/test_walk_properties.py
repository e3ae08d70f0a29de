"""Whatever is entered, in whatever order it is handed over."""

from collections import defaultdict
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.credit.closing import Listed
from gridcredit.domain.credit.codes import CapSpan, Unit
from gridcredit.domain.credit.monthend import close_month
from gridcredit.domain.credit.periods import next_month, span_of
from gridcredit.domain.credit.walk import Correcting, Passed, Walked, walk
from tests.domain.credit.books import (
    ANN,
    BOB,
    BY_HOUSEHOLD,
    HOME,
    OTHER_HOME,
    TIERS,
    TIMES,
    books,
    capped,
    closed,
    item,
)

CAP, YEAR_CAP, MOST_TIMES = 25, 60, 2
FIRST_ITEMS = [
    item("A", 20),
    TIERS,
    capped("B", 15, CAP, CapSpan.MONTH),
    capped("C", 15, YEAR_CAP, CapSpan.YEAR, **BY_HOUSEHOLD),
    capped("D", 5, MOST_TIMES, CapSpan.QUARTER, **TIMES),
    *(item(f"G{points}", points, group="g") for points in (10, 30, 50)),
    *(
        capped(f"F{points}", points, CAP, CapSpan.YEAR, group="f", cap_code="F")
        for points in (10, 30)
    ),
]
SECOND_ITEMS = [
    *(one for one in FIRST_ITEMS if one.code not in ("A", "G50")),
    item("A", 30),
    item("G50", 45, group="g"),
    item("N", 10, unit=Unit.MEMBER),
]
BOOK = books(("2026-01-01", FIRST_ITEMS), ("2026-07-01", SECOND_ITEMS))

days = st.dates(date(2026, 1, 1), date(2026, 12, 31)).map(date.isoformat)
codes = st.sampled_from([one.code for one in SECOND_ITEMS])
entries = st.lists(
    st.tuples(
        codes,
        days,
        st.sampled_from([ANN, BOB]),
        st.sampled_from([HOME, OTHER_HOME]),
        st.sampled_from(["", "m", "n"]),
        st.sampled_from([10, 30, 75]),
        st.sampled_from([None, None, None, 0, 12]),
    ),
    max_size=25,
)


def made(told: list[tuple[str, str, str, str, str, int, int | None]]) -> list[Passed]:
    """Passed entries of what was told."""
    return [
        Passed(f"{key:032x}", home, who, code, on, matter, hours if code == "T" else 10, 2, says)
        for key, (code, on, who, home, matter, hours, says) in enumerate(told, 1)
    ]


def corrections(told: list[tuple[int, int]]) -> list[Correcting]:
    """Corrections of what was told: of which entry, to what."""
    return [
        Correcting(f"{1000 + at:032x}", f"{entry:032x}", to, (at * 7 % 5, b"", at))
        for at, (entry, to) in enumerate(told)
    ]


def lived(passed: list[Passed], corrected: list[Correcting], months: int) -> Walked:
    """The walk after the first months were closed one after another, corrections known at once."""
    lists, month = [], "2026-01"
    for _ in range(months):
        found = walk(lists, passed, corrected, BOOK)
        lists.append(close_month("V", month, found, BOOK, {}))
        month = next_month(month)
    return walk(lists, passed, corrected, BOOK)


lives = st.tuples(
    entries.map(made),
    st.lists(st.tuples(st.integers(1, 25), st.sampled_from([0, 0, 5])), max_size=8).map(
        corrections
    ),
    st.integers(0, 12),
)


def all_rows(found: Walked) -> list[Listed]:
    """Every row, of closed and of open months."""
    return [row for rows in (*found.closed.values(), *found.open.values()) for row in rows]


@given(entries.map(made), st.randoms(use_true_random=False))
def test_order_and_repeats_have_no_say(passed: list[Passed], chance: object) -> None:
    whole = walk((), passed, (), BOOK)
    mixed = passed * 2
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    again = walk((), {one.id: one for one in mixed}.values(), (), BOOK)
    assert again == whole


@given(lives)
def test_closing_changes_nothing_of_what_counts(
    life: tuple[list[Passed], list[Correcting], int],
) -> None:
    passed, _, months = life
    before = walk((), passed, (), BOOK)
    after = lived(passed, [], months)
    assert sorted(all_rows(after)) == sorted(all_rows(before))


@given(lives)
def test_what_is_closed_stays(life: tuple[list[Passed], list[Correcting], int]) -> None:
    passed, corrected, months = life
    found = lived(passed, corrected, months)
    late = Passed("f" * 32, HOME, ANN, "B", "2026-01-01", "", 10, 2)
    lists = [closed(period, *rows) for period, rows in found.closed.items()]
    later = walk(lists, [*passed, late], corrected, BOOK)
    assert later.closed == found.closed


@given(lives)
def test_caps_are_never_exceeded(life: tuple[list[Passed], list[Correcting], int]) -> None:
    passed, corrected, months = life  # an answer may say more than a cap leaves room for
    rows = all_rows(lived(passed, [one._replace(to=0) for one in corrected], months))
    points: dict[object, int] = defaultdict(int)
    net: dict[str, int] = defaultdict(int)
    for row in rows:
        net[row.corrects or row.id] += row.counted
        if row.item == "B":
            points["B", span_of(row.on, CapSpan.MONTH), row.person] += row.counted
        if row.item == "C":
            points["C", row.on[:4], row.household] += row.counted
        if row.item in ("F10", "F30"):
            points["F", row.on[:4], row.person] += row.counted
    for (room, *_), used in points.items():  # type: ignore[misc]
        assert 0 <= used <= (YEAR_CAP if room == "C" else CAP)
    times: dict[object, int] = defaultdict(int)
    for row in rows:
        if row.item == "D" and not row.corrects:
            times[span_of(row.on, CapSpan.QUARTER), row.person] += net[row.id] > 0
    assert all(used <= MOST_TIMES for used in times.values())


@given(entries.map(made))
def test_hours_count_the_tier_that_they_reach(passed: list[Passed]) -> None:
    plain = [one for one in passed if one.item == "T" and one.says is None]
    rows = all_rows(walk((), plain, (), BOOK))
    for who in (ANN, BOB):
        hours = sum(one.quantity for one in plain if one.resident == who)
        assert sum(row.counted for row in rows if row.resident == who) == TIERS.tier(hours)


@given(entries.map(made))
def test_of_a_matter_no_more_counts_than_its_highest(passed: list[Passed]) -> None:
    own = [one for one in passed if one.item[0] == "G" and one.matter]
    rows = all_rows(walk((), own, (), BOOK))
    worth: dict[tuple[str, str], int] = defaultdict(int)
    counted: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        key = (row.resident, row.matter)
        worth[key] = max(worth[key], row.value)
        counted[key] += row.counted
    assert counted == worth


@given(lives)
def test_a_corrected_entry_counts_what_it_was_corrected_to(
    life: tuple[list[Passed], list[Correcting], int],
) -> None:
    passed, corrected, months = life
    found = lived(passed, corrected, months)
    rows = all_rows(found)
    by_id = {row.id: row for row in rows}
    for row in rows:
        if row.corrects:
            to = {one.id: one.to for one in corrected}[row.id]
            assert row.counted + by_id[row.corrects].counted == to
    named = [row.corrects for row in rows if row.corrects]
    assert len(named) == len(set(named))
