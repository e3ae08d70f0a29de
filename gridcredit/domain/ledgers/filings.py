"""双公示: whether departments reported their decisions within seven working days (seed document,
item 1), decision by decision and month by month.

A decision is due on the 7th working day behind its day, by the calendar of 调休; of a month count
the decisions whose due day lies in it and has passed. 合规 is what came by its due day without a
fault; 及时 what came by its due day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from gridcredit.domain.kinds.public_filing import PublicFiling
from gridcredit.domain.ledgers.codes import FilingState
from gridcredit.domain.rates import NO_RATE, percent
from gridcredit.domain.workdays import Workdays

WORKING_DAYS = 7


class FilingFate(StrEnum):
    """What is to be said of a decision."""

    ON_TIME = "on_time"  # 按时
    LATE = "late"  # 迟报
    MISSING = "missing"  # 漏报
    CONCEALED = "concealed"  # 瞒报
    FAULTY = "faulty"  # 错报
    RUNNING = "running"  # its due day has not passed
    NOT_DUE = "not_due"


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision with its due day, how many working days late it came, and whether the calendar of
    all days on the way is known."""

    filing: PublicFiling
    fate: FilingFate
    due: date
    days_late: int = 0
    known: bool = True

    @property
    def is_timely(self) -> bool:
        """Whether it came by its due day, right or wrong."""
        received = self.filing.received
        return self.filing.reported and received is not None and received <= self.due


def judge(
    filing: PublicFiling, calendar: Workdays, today: date, certified: Collection[str] = ()
) -> Judged:
    """What is to be said of a decision on a day; `certified` are the months (2026-11) of which its
    unit stated that its list is complete."""
    due = calendar.due(filing.decided, WORKING_DAYS)
    if filing.state is FilingState.NOT_DUE:
        return Judged(filing, FilingFate.NOT_DUE, due.day, known=due.known)
    received = filing.received if filing.reported else None
    if received is None:
        return Judged(filing, _unreported(filing, due.day, today, certified), due.day, 0, due.known)
    late = calendar.count_between(due.day, received)
    known = due.known and late.known
    if filing.state is FilingState.RETURNED or not filing.document:
        return Judged(filing, FilingFate.FAULTY, due.day, late.days, known)
    fate = FilingFate.LATE if received > due.day else FilingFate.ON_TIME
    return Judged(filing, fate, due.day, late.days, known)


def _unreported(
    filing: PublicFiling, due: date, today: date, certified: Collection[str]
) -> FilingFate:
    if filing.found_from and filing.decided.isoformat()[:7] in certified:
        return FilingFate.CONCEALED
    return FilingFate.MISSING if due < today or filing.found_from else FilingFate.RUNNING


@dataclass
class UnitMonth:
    """A unit's month: the decisions that were due, by what is to be said of them."""

    unit: str
    judged: list[Judged] = field(default_factory=list)

    def of(self, fate: FilingFate) -> list[Judged]:
        """The decisions of which something is to be said."""
        return [one for one in self.judged if one.fate is fate]

    @property
    def due(self) -> int:
        """应报: how many were due."""
        return len(self.judged)

    @property
    def on_time(self) -> int:
        """How many came by their due day without a fault."""
        return len(self.of(FilingFate.ON_TIME))

    @property
    def rate(self) -> str:
        """合规率 in per cent; "—" where nothing was due."""
        return percent(self.on_time, self.due) if self.due else NO_RATE

    @property
    def timely_rate(self) -> str:
        """及时率 in per cent; "—" where nothing was due."""
        timely = sum(one.is_timely for one in self.judged)
        return percent(timely, self.due) if self.due else NO_RATE

    @property
    def known(self) -> bool:
        """Whether the calendar of all days on the way is known."""
        return all(one.known for one in self.judged)


def month_of_units(
    filings: Iterable[PublicFiling],
    month: str,
    calendar: Workdays,
    today: date,
    certified: Mapping[str, Collection[str]],
) -> list[UnitMonth]:
    """The month (2026-11) of every unit that is known, by name; `certified` by unit."""
    found: dict[str, UnitMonth] = {}
    for filing in filings:
        unit = found.setdefault(filing.unit, UnitMonth(filing.unit))
        one = judge(filing, calendar, today, certified.get(filing.unit, ()))
        is_counted = one.fate not in (FilingFate.NOT_DUE, FilingFate.RUNNING)
        if is_counted and one.due.isoformat()[:7] == month:
            unit.judged.append(one)
    return [found[name] for name in sorted(found)]
