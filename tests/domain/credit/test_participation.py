"""Who takes part, and on which days."""

from datetime import date
from itertools import permutations
from uuid import UUID

from gridcredit.domain.credit.participation import Participation
from gridcredit.domain.journal import Order
from gridcredit.domain.kinds.credit_member import CreditMember

HOME, OTHER = UUID(int=1), UUID(int=2)
ANN, BOB = UUID(int=11), UUID(int=12)


def told(
    joined: bool, on: str, order: int, who: UUID = ANN, home: UUID = HOME
) -> tuple[CreditMember, Order]:
    member = CreditMember(UUID(int=order), home, who, joined, date.fromisoformat(on))
    return member, (order, b"", 0)


def test_a_person_takes_part_from_joining_until_leaving() -> None:
    known = Participation([told(True, "2026-01-10", 1), told(False, "2026-03-01", 2)])
    days = ("2026-01-09", "2026-01-10", "2026-02-28", "2026-03-01")
    found = [known.takes_part(HOME, ANN, date.fromisoformat(day)) for day in days]
    assert found == [False, True, True, False]
    assert known.days(HOME, ANN) == ((date(2026, 1, 10), date(2026, 3, 1)),)


def test_nobody_takes_part_for_another() -> None:
    known = Participation([told(True, "2026-01-10", 1)])
    day = date(2026, 2, 1)
    assert known.takes_part(HOME, None, day)
    assert not known.takes_part(HOME, BOB, day)
    assert not known.takes_part(OTHER, ANN, day)
    assert known.people(HOME, day) == {ANN}


def test_a_household_takes_part_while_anybody_of_it_does() -> None:
    known = Participation(
        [
            told(True, "2026-01-10", 1),
            told(True, "2026-01-10", 2, BOB),
            told(False, "2026-02-01", 3),
            told(False, "2026-04-10", 4, BOB),
        ]
    )
    for first, last, takes_part in (
        ("2026-01-01", "2026-01-09", False), ("2026-01-01", "2026-01-31", True),
        ("2026-04-01", "2026-04-30", True), ("2026-04-10", "2026-04-30", False),
    ):  # fmt: skip
        span = (date.fromisoformat(first), date.fromisoformat(last))
        assert known.households(*span) == ({HOME} if takes_part else set())


def test_one_may_join_again() -> None:
    known = Participation(
        [told(True, "2026-01-01", 1), told(False, "2026-02-01", 2), told(True, "2026-03-01", 3)]
    )
    assert known.days(HOME, ANN) == (
        (date(2026, 1, 1), date(2026, 2, 1)), (date(2026, 3, 1), None)
    )  # fmt: skip


def test_of_one_day_the_later_by_order_holds_and_arrival_has_no_say() -> None:
    steps = [
        told(True, "2026-01-01", 1), told(False, "2026-01-01", 2), told(True, "2026-02-01", 3)
    ]  # fmt: skip
    for arrived in permutations(steps):
        assert Participation(arrived).days(HOME, ANN) == ((date(2026, 2, 1), None),)


def test_who_never_joined_cannot_leave() -> None:
    assert Participation([told(False, "2026-01-01", 1)]).days(HOME, ANN) == ()
