"""Who takes part in 信用+ on which days, by what each adult signed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from gridcredit.domain.journal import Order
from gridcredit.domain.kinds.credit_member import CreditMember

Days = tuple[date, date | None]
"""From a day on, up to a day that is no part of it."""


class Participation:
    """The days of each person in each household. Of one day the later by order says what holds."""

    def __init__(self, told: Iterable[tuple[CreditMember, Order]] = ()) -> None:
        steps: dict[tuple[UUID, UUID], list[tuple[date, Order, bool]]] = defaultdict(list)
        for member, order in told:
            step = (member.on, order, member.joined)
            steps[member.household, member.resident].append(step)
        self._days: dict[UUID, dict[UUID, tuple[Days, ...]]] = defaultdict(dict)
        for (household, resident), known in steps.items():
            if days := _days(known):
                self._days[household][resident] = days

    def households(self, first: date, last: date) -> set[UUID]:
        """The households of which anybody took part on a day from one day to another."""
        return {
            household
            for household, people in self._days.items()
            if any(_meet(days, first, last) for days in people.values())
        }

    def people(self, household: UUID, on: date) -> set[UUID]:
        """The people of a household who take part on a day."""
        found = self._days.get(household, {})
        return {resident for resident, days in found.items() if _meet(days, on, on)}

    def days(self, household: UUID, resident: UUID) -> tuple[Days, ...]:
        """The spans of days on which a person takes part, in their order."""
        return self._days.get(household, {}).get(resident, ())

    def takes_part(self, household: UUID, resident: UUID | None, on: date) -> bool:
        """Whether a person takes part on a day; without a person, whether anybody there does."""
        if resident is None:
            return bool(self.people(household, on))
        return _meet(self.days(household, resident), on, on)


def _days(steps: list[tuple[date, Order, bool]]) -> tuple[Days, ...]:
    last_of_day = {on: joined for on, _, joined in sorted(steps)}
    found: list[Days] = []
    since: date | None = None
    for on, joined in sorted(last_of_day.items()):
        if joined and since is None:
            since = on
        elif not joined and since is not None:
            found.append((since, on))
            since = None
    if since is not None:
        found.append((since, None))
    return tuple(found)


def _meet(days: Iterable[Days], first: date, last: date) -> bool:
    return any(begins <= last and (ends is None or first < ends) for begins, ends in days)
