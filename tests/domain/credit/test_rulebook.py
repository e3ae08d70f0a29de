"""Which rule set holds when, and who decides and redeems then."""

from datetime import date
from uuid import UUID

from gridcredit.domain.credit.codes import Seat
from gridcredit.domain.credit.rulebook import RuleBook
from tests.domain.credit.books import book, books, item, rule_set

A, B = item("A"), item("B")
STREET = {"decided_by": Seat.STREET, "redeemed_at": Seat.STREET}


def test_the_set_that_began_last_holds() -> None:
    rules = books(("2026-01-01", [A]), ("2026-07-01", [B]))
    for day, number in (("2026-01-01", 1), ("2026-06-30", 1), ("2026-07-01", 2), ("2027-01-01", 2)):
        held = rules.for_day(date.fromisoformat(day))
        assert held is not None
        assert held[0].number == number
    assert rules.for_day(date(2025, 12, 31)) is None
    assert [one.until for one in rules.sets] == [date(2026, 6, 30), None]
    assert rules.item(date(2026, 7, 1), "A") is None
    assert rules.item(date(2026, 6, 30), "A") == A


def test_of_sets_of_one_day_the_later_by_order_holds() -> None:
    one, other = rule_set("2026-01-01", [A], 1), rule_set("2026-01-01", [B], 2)
    for told in (
        [(one, (1, b"", 1)), (other, (2, b"", 1))],
        [(other, (2, b"", 1)), (one, (1, b"", 1))],
    ):
        rules = RuleBook(told)
        assert [held.rules.number for held in rules.sets] == [2]


def test_a_set_that_begins_within_a_month_holds_from_the_next() -> None:
    rules = books(("2026-01-15", [A]))
    assert rules.first_month == "2026-02"
    assert rules.set_for("2026-01") is None
    assert rules.set_for("2026-02") is not None


def test_without_rules_nothing_counts_and_the_village_decides() -> None:
    rules = RuleBook()
    assert rules.first_month is None
    assert rules.for_day(date(2026, 1, 1)) is None
    assert rules.decides(date(2026, 1, 1)) is Seat.VILLAGE


def test_the_office_that_decides_and_redeems_is_the_sets_of_the_day() -> None:
    one = rule_set("2026-01-01", [A], 1)
    other = rule_set("2026-07-01", [A], 2, **STREET)
    rules = RuleBook([(one, (1, b"", 1)), (other, (2, b"", 1))])
    assert (rules.decides(date(2026, 6, 30)), rules.redeems(date(2026, 6, 30))) == (
        Seat.VILLAGE,
        Seat.VILLAGE,
    )
    assert (rules.decides(date(2026, 7, 1)), rules.redeems(date(2026, 7, 1))) == (
        Seat.STREET,
        Seat.STREET,
    )
    assert book(A, **STREET).decides(date(2019, 1, 1)) is Seat.STREET  # before the first one


def test_rules_that_come_later_take_nothing_back_that_was_said_before() -> None:
    one = rule_set("2026-01-01", [A], 1)
    other = rule_set("2026-02-01", [A], 2, **STREET)
    rules = RuleBook([(one, (10, b"", 1)), (other, (50, b"", 1))])
    day = date(2026, 2, 10)
    assert rules.decides(day) is Seat.STREET
    assert rules.decides(day, (49, b"", 9)) is Seat.VILLAGE
    assert rules.decides(day, (50, b"", 2)) is Seat.STREET
    assert rules.redeems(day, (49, b"", 9)) is Seat.VILLAGE
    assert rules.decides(day, (5, b"", 1)) is Seat.VILLAGE  # before there were any


def test_items_that_nobody_can_read_are_none() -> None:
    broken = rule_set("2026-01-01", [A])
    object.__setattr__(broken, "items", "?")
    rules = RuleBook([(broken, (1, b"", 1))])
    held = rules.set_for("2026-01")
    assert held is not None
    assert dict(held.items) == {}
    assert held.rules.id == UUID(int=1)
