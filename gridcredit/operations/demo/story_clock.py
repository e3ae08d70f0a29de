"""A clock for stories: it is set to a moment of the past and goes on from there."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from gridcredit.operations.desk import Clock


class StoryClock:
    """The computer's clock until it is set; then as far behind it as it was set to."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._behind = timedelta(0)

    def __call__(self) -> datetime:
        return self._clock() - self._behind

    def real(self) -> datetime:
        """The time of the clock behind it."""
        return self._clock()

    def set_to(self, day: date, at: time) -> None:
        """It is some time of a day, or a little later where it is that already. Raises ValueError
        for a day before: once set back, a story goes on."""
        real = self._clock()
        wanted = datetime.combine(day, at, real.tzinfo)
        if self._behind and day < self().date():
            raise ValueError(f"a story goes on: {day} is before {self().date()}")
        if not self._behind or wanted > self():
            self._behind = real - wanted

    def set_to_now(self) -> None:
        """The story has come to today."""
        self._behind = timedelta(0)
