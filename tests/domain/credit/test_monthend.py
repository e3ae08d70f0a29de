"""What closing a month lists."""

from gridcredit.domain.credit.closing import Forfeit, Held, ScoreLine, Stayed
from gridcredit.domain.credit.codes import Basis
from gridcredit.domain.credit.monthend import close_month, score_line
from tests.domain.credit.books import (
    HOME,
    OTHER_HOME,
    book,
    books,
    closed,
    entry,
    item,
    listed,
    void,
    walked,
)

A = item("A", 25)
RULES = book(A)
KEYS = {at: f"{at:032x}" for at in range(10)}


def test_a_close_lists_the_rows_of_its_month_alone() -> None:
    found = walked(RULES, entry(1, "A", "2026-01-05"), entry(2, "A", "2026-02-05"))
    month = close_month("V", "2026-01", found, RULES, {HOME: 2})
    assert [row.id for row in month.entries] == [KEYS[1]]
    assert (month.area, month.period, month.rules, month.points) == ("V", "2026-01", (1,), 25)


def test_an_empty_month_closes_too() -> None:
    month = close_month("V", "2026-01", walked(RULES), RULES, {HOME: 2})
    assert (month.entries, month.rules) == ((), ())
    assert month.households == (ScoreLine(HOME, 2, 0, 10_000, 10_000, "二星"),)


def test_the_numbers_are_of_the_sets_whose_items_are_listed() -> None:
    rules = books(("2026-01-01", [A]), ("2026-02-01", [A]), ("2026-03-01", [A]))
    lists = [closed("2026-01")]
    found = walked(rules, entry(1, "A", "2026-01-05"), entry(2, "A", "2026-02-05"), lists=lists)
    assert close_month("V", "2026-02", found, rules, {}).rules == (1, 2)


def test_households_stand_by_the_years_points() -> None:
    lists = [
        closed("2025-12", listed(1, "A", "2025-12-05", 500)),
        closed("2026-01", listed(2, "A", "2026-01-05", 225)),
    ]
    rules = book(A, basis=Basis.PER_HEAD)
    found = walked(rules, entry(3, "A", "2026-02-01"), lists=lists)
    month = close_month("V", "2026-02", found, rules, {HOME: 2, OTHER_HOME: 0})
    assert month.households == (
        ScoreLine(HOME, 2, 25, 10_250, 10_125, "二星"),
        ScoreLine(OTHER_HOME, 0, 0, 10_000, None, ""),
    )


def test_equal_scores_share_a_band_and_the_figure_is_the_rule_sets() -> None:
    held = book(A, basis=Basis.PER_HEAD, base=0).set_for("2026-01")
    assert score_line(HOME, 4, 0, 42_401, held).per_head == 10_600
    assert score_line(HOME, 4, 0, 42_401, held).band == "四星"
    assert score_line(HOME, 4, 0, 42_402, held).band == "五星"
    total = book(A, base=0).set_for("2026-01")
    assert score_line(HOME, 4, 0, 10_601, total).band == "五星"
    assert score_line(HOME, 2, 0, 5, None).total == 10_005


def test_what_moves_on_and_is_left_out_is_said() -> None:
    month = close_month(
        "V", "2026-01", walked(RULES), RULES, {},
        stayed=[Stayed(KEYS[3], "waiting"), Stayed(KEYS[2], "disputed")], void=[KEYS[5], KEYS[4]],
    )  # fmt: skip
    assert month.moved_on == ((KEYS[2], "disputed"), (KEYS[3], "waiting"))
    assert month.left_out == ((KEYS[4], "void"), (KEYS[5], "void"))


def test_the_answers_are_those_that_listed_entries_follow() -> None:
    found = walked(RULES, entry(1, "A", "2026-01-05", says=5), entry(2, "A", "2026-02-05"))
    told = {KEYS[1]: ["y", "x"], KEYS[2]: ["z"]}
    assert close_month("V", "2026-01", found, RULES, {}, answers=told).answers == ("x", "y")


def test_what_is_held_back_is_so_behind_the_months_corrections() -> None:
    lists = [closed("2026-01", listed(1, "A", "2026-01-05", 25))]
    found = walked(RULES, lists=lists, corrections=[void(9, 1, to=5)])
    disputed = [Held(KEYS[1], HOME, 25), Held(KEYS[2], HOME, 10)]
    month = close_month("V", "2026-02", found, RULES, {}, disputed=disputed)
    assert month.disputed == ((KEYS[1], HOME, 5), (KEYS[2], HOME, 10))


def test_december_forfeits_by_the_rule_set_of_december() -> None:
    lists = [closed(f"2026-{at:02d}") for at in range(1, 12)]
    rules = book(A, carry=33)
    held = {HOME: 100, OTHER_HOME: -5, "c" * 32: 0}
    found = walked(rules, entry(1, "A", "2026-12-05"), lists=lists)
    month = close_month("V", "2026-12", found, rules, {}, balances=held)
    assert month.carry == (Forfeit(HOME, 125 - 42),)  # of 12.5 a third, rounded up to 4.2, is kept
    november = close_month("V", "2026-11", walked(rules), rules, {}, balances=held)
    assert november.carry == ()


def test_corrections_of_december_are_forfeited_with_the_rest() -> None:
    lists = [closed("2026-11", listed(1, "A", "2026-11-05", 25))]
    rules = book(A, carry=0)
    found = walked(rules, lists=lists, corrections=[void(9, 1)])
    month = close_month("V", "2026-12", found, rules, {}, balances={HOME: 30})
    assert month.carry == (Forfeit(HOME, 5),)
