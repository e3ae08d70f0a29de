"""抽查: what is looked at one by one."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from uuid import UUID

from gridcredit.domain.credit.recusal import Handler
from gridcredit.domain.credit.spot_checks import Checked, SpotCheck, spot_checks

DAY = date(2026, 3, 1)
CLERK = Handler("王建国")
WHO = UUID(int=1)


def checked(number: int, **more: object) -> Checked:
    """An entry with what a test is about."""
    told = {"resident": WHO, "on": DAY, "hours": 0, "recorder": CLERK} | more
    return Checked(UUID(int=100 + number), **told)  # type: ignore[arg-type]


def at(seconds: int) -> str:
    """A time of saving."""
    moment = datetime(2026, 3, 1, 9, 0) + timedelta(seconds=seconds)  # noqa: DTZ001
    return moment.isoformat()


def test_more_than_twelve_hours_of_one_person_in_one_day_are_marked() -> None:
    day = [checked(1, hours=70), checked(2, hours=51), checked(3)]
    elsewhere = [checked(4, hours=120), checked(5, hours=50, on=date(2026, 3, 2))]
    elsewhere[0] = checked(4, hours=120, resident=UUID(int=2))
    assert spot_checks([*day, *elsewhere]) == {
        day[0].id: (SpotCheck.HOURS,),
        day[1].id: (SpotCheck.HOURS,),
    }
    assert spot_checks([checked(1, hours=70), checked(2, hours=50)]) == {}


def test_more_than_fifty_in_five_minutes_are_marked_and_fifty_are_not() -> None:
    fifty = [checked(n, saved_at=at(6 * n)) for n in range(50)]
    assert spot_checks(fifty) == {}
    marked = spot_checks([*fifty, checked(50, saved_at=at(300))])
    assert len(marked) == 51
    assert set(marked.values()) == {(SpotCheck.IN_A_ROW,)}
    assert spot_checks([*fifty, checked(50, saved_at=at(301))]) == {}


def test_two_recorders_are_counted_apart_and_an_activity_as_one() -> None:
    two = [checked(n, saved_at=at(n), recorder=Handler("甲" if n % 2 else "乙")) for n in range(80)]
    assert spot_checks(two) == {}
    sheet = UUID(int=7)
    many = [checked(n, saved_at=at(0), activity=sheet) for n in range(200)]
    assert spot_checks(many) == {}


def test_one_person_in_two_activities_at_once_is_marked() -> None:
    morning, other = UUID(int=7), UUID(int=8)
    one = checked(1, activity=morning, span=("08:00", "10:00"))
    clash = checked(2, activity=other, span=("09:00", "11:00"))
    later = checked(3, activity=UUID(int=9), span=("11:00", "12:00"))
    somebody = checked(4, activity=other, span=("09:00", "11:00"), resident=UUID(int=2))
    assert spot_checks([one, clash, later, somebody]) == {
        one.id: (SpotCheck.OVERLAP,),
        clash.id: (SpotCheck.OVERLAP,),
    }
    again = checked(5, activity=morning, span=("08:00", "10:00"))
    assert spot_checks([one, again]) == {}  # of one activity twice is another matter


def test_the_order_has_no_say() -> None:
    some = [checked(n, saved_at=at(n), hours=n % 30, resident=UUID(int=n % 5)) for n in range(90)]
    told = spot_checks(some)
    assert told
    random.Random(1).shuffle(some)
    assert spot_checks(some) == told
