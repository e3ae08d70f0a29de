"""What stands in a passbook stays where it stands, and its numbers come out right at every line."""

from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.credit.passbook import (
    LineKind,
    PassbookLine,
    Posting,
    passbook_lines,
    printed_of,
    written,
)

OPENING = Posting("opening", LineKind.OPENING, counted=125)
FIRST = Posting("a", LineKind.ENTRY, "2026-01", "2026-01-05", "清洁户", "甲", 20, 20)
SECOND = Posting("b", LineKind.ENTRY, "2026-01", "2026-01-07", "安全预警", "乙", 20, 0, why="cap")
VOUCHER = Posting("v", LineKind.REDEMPTION, "", "2026-02-03", person="甲", spent=30)
FIX = Posting(
    "c", LineKind.CORRECTION, "2026-02", "2026-01-05", "清洁户", counted=-20, corrects="a"
)


def told(lines: list[PassbookLine]) -> list[tuple[int, str, int, int, int]]:
    """Number, key, points of the year, balance, and what a line corrects."""
    return [(x.number, x.posting.key, x.total, x.balance, x.amends) for x in lines]


def test_points_and_balance_run_on_and_redeeming_lowers_no_points() -> None:
    assert told(passbook_lines([OPENING, FIRST, SECOND, VOUCHER, FIX])) == [
        (1, "opening", 0, 125, 0),
        (2, "a", 20, 145, 0),
        (3, "b", 20, 145, 0),
        (4, "v", 20, 115, 0),
        (5, "c", 0, 95, 2),
    ]


def test_what_came_in_late_stands_behind_what_is_printed() -> None:
    printed = printed_of(written(passbook_lines([FIRST, VOUCHER])))
    late = passbook_lines([FIRST, SECOND, VOUCHER], printed)
    assert [line.posting.key for line in late] == ["a", "v", "b"]


def test_a_printed_line_that_changed_is_put_right_by_another() -> None:
    printed = printed_of(written(passbook_lines([FIRST, VOUCHER])))
    lines = passbook_lines([FIRST], printed)  # the voucher was taken back
    assert told(lines) == [(1, "a", 20, 20, 0), (2, "v", 20, -10, 0), (3, "v#1", 20, 20, 2)]
    assert (lines[1].posting.spent, lines[2].posting.spent) == (30, -30)
    assert lines[2].posting.kind is LineKind.AMENDMENT
    again = printed_of([*written(lines[:2]), *written(lines[2:])])
    assert told(passbook_lines([FIRST], again)) == told(lines)
    assert told(passbook_lines([FIRST, VOUCHER], again))[-1] == (4, "v#2", 20, -10, 2)


def test_what_is_no_line_is_passed_over() -> None:
    assert printed_of(["a=20,0", "", "=1,2", "b=x,0", "a=99,0"]) == [("a", 20, 0)]


postings = st.lists(
    st.builds(
        Posting,
        st.text("abcdef", min_size=1, max_size=4),
        st.just(LineKind.ENTRY),
        counted=st.integers(-50, 50),
        spent=st.integers(0, 50),
    ),
    unique_by=lambda posting: posting.key,
    max_size=12,
)


@given(postings, postings, st.integers(0, 12), st.integers(0, 24))
def test_printed_lines_never_change_and_the_last_balance_is_the_records_own(
    before: list[Posting], after: list[Posting], first: int, second: int
) -> None:
    lines = passbook_lines(before)[:first]
    on_paper = list(written(lines))
    more = passbook_lines(after, printed_of(on_paper))
    on_paper += written(more[len(lines) : len(lines) + second])
    last = passbook_lines(after, printed_of(on_paper))
    assert list(written(last))[: len(on_paper)] == on_paper
    assert [line.number for line in last] == list(range(1, len(last) + 1))
    spent = sum(posting.spent for posting in after)
    counted = sum(posting.counted for posting in after)
    if last:
        assert (last[-1].total, last[-1].balance) == (counted, counted - spent)
    else:
        assert not after
