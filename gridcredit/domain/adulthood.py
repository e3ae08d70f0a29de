"""When a person comes of age: Shandong credit regulation art. 2 leaves minors out entirely."""

from __future__ import annotations

from datetime import date

from gridcredit.domain.errors import MinorRefused
from gridcredit.domain.fieldrules import EARLIER

ADULT_AGE = 18
_LONG_SINCE_AGE = 20


def birthday(birth: date, years: int) -> date:
    """The day on which that many full years have passed; for 29 February in a year without one,
    1 March: the first day on which nobody can say that they have not. Where the calendar ends
    before, its last day."""
    if birth.year + years > date.max.year:
        return date.max
    try:
        return birth.replace(year=birth.year + years)
    except ValueError:
        return date(birth.year + years, 3, 1)


def adult_on(birth: date) -> date:
    """The first day on which a person counts as an adult: the 18th birthday."""
    return birthday(birth, ADULT_AGE)


def age(birth: date, on: date) -> int:
    """Full years on a day; negative before birth."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def latest_adult_birth(on: date) -> date:
    """The last birth date that is adult on a day: `adult_on(b) <= on` exactly when b is not
    later. The first day of the calendar for days before which nobody can have grown up."""
    if on.year - ADULT_AGE < date.min.year:
        return date.min
    try:
        return on.replace(year=on.year - ADULT_AGE)
    except ValueError:
        return date(on.year - ADULT_AGE, 2, 28)


def adult_mark(birth: date | None, on: date) -> str:
    """What may travel instead of a birth date: the ISO date of the 18th birthday, EARLIER for
    anyone past 20 on the day of writing, blank where the birth date is unknown."""
    if birth is None:
        return ""
    return EARLIER if age(birth, on) >= _LONG_SINCE_AGE else adult_on(birth).isoformat()


def is_adult(birth: date | None, mark: str, on: date) -> bool | None:
    """Whether a person is an adult on a day, from the birth date or else from its mark
    (`Resident.adult_on`); None where neither is known."""
    if birth is not None:
        return birth <= latest_adult_birth(on)
    if not mark:
        return None
    return mark == EARLIER or mark <= on.isoformat()


def require_adult(birth: date | None, mark: str, on: date) -> None:
    """Raise MinorRefused for a registration or pledge dated before the 18th birthday. Where the
    age is unknown nothing is refused: the person is shown as 年龄待核."""
    if is_adult(birth, mark, on) is False:
        raise MinorRefused(on.isoformat())
