"""Coverage on a cut-off date: who counts, who is informed, registered, pledged.

Each person is given marks once; every number is a count of marks and every list the persons who
carry them, so that a figure always equals the length of its list.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from gridcredit.domain.adulthood import latest_adult_birth
from gridcredit.domain.codes import PledgeStage, Population, RegistrationKind, ResidentState
from gridcredit.domain.fieldrules import EARLIER
from gridcredit.domain.rates import hundredths, percent

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class CoverageFacts:
    """Everything that coverage needs to know of one resident; corrected and void facts left out."""

    resident: UUID
    household: UUID
    area: UUID  # the grid
    birth_date: date | None = None
    adult_on: str = ""  # ISO date or EARLIER, where the birth date may not go
    population: Population = Population.PERMANENT
    arrived_on: date | None = None
    left_on: date | None = None
    state: ResidentState = ResidentState.HOME
    limited: bool = False
    removed: bool = False
    events: tuple[tuple[date, RegistrationKind], ...] = ()
    pledges: tuple[tuple[date, PledgeStage, UUID], ...] = ()  # the UUID names the paper


class Basis(StrEnum):
    """By which address people are counted; every report says which it used."""

    RESIDENCE = "residence"  # 现住
    REGISTRY = "registry"  # 户籍


@dataclass(frozen=True, slots=True)
class Rules:
    """Rule values that the district may set."""

    tenant_months: int = 6  # before a person of the floating population counts


DEFAULT_RULES = Rules()


class Membership(StrEnum):
    """Whether a resident belongs to the base, or why not; the first that applies."""

    ELIGIBLE = "eligible"
    REMOVED = "removed"  # taken off the register
    LEFT = "left"  # died or moved out, and not back by then
    NOT_HERE = "not_here"  # 空挂户; by 户籍: registered elsewhere; not arrived yet
    TOO_NEW = "too_new"
    LIMITED = "limited"  # 不适用
    AGE_UNKNOWN = "age_unknown"  # 年龄待核
    MINOR = "minor"


class Cutoff:
    """A cut-off date with what follows from it, worked out once for all residents."""

    __slots__ = ("adult_births", "by_registry", "iso", "on", "tenant_months")

    def __init__(self, on: date, basis: Basis, rules: Rules) -> None:
        self.on = on
        self.iso = on.isoformat()
        self.adult_births = latest_adult_birth(on)
        self.by_registry = basis is Basis.REGISTRY
        self.tenant_months = rules.tenant_months


def membership(
    standing: CoverageFacts,
    on: date,
    basis: Basis = Basis.RESIDENCE,
    rules: Rules = DEFAULT_RULES,
) -> Membership:
    """Whether a resident belongs to the base on a day, or why not."""
    return _membership(standing, Cutoff(on, basis, rules))


def is_eligible(
    standing: CoverageFacts,
    on: date,
    basis: Basis = Basis.RESIDENCE,
    rules: Rules = DEFAULT_RULES,
) -> bool:
    """Whether a resident belongs to 应注册人数 on a day."""
    return membership(standing, on, basis, rules) is Membership.ELIGIBLE


def _membership(s: CoverageFacts, cut: Cutoff) -> Membership:
    if s.removed:
        return Membership.REMOVED
    if has_left(s, cut.on):
        return Membership.LEFT
    absent = _absent_by_registry(s) if cut.by_registry else _absent_by_residence(s, cut)
    if absent is not None:
        return absent
    if s.limited:
        return Membership.LIMITED
    return _age(s, cut)


_HERE = (ResidentState.HOME, ResidentState.AWAY)


def has_left(standing: CoverageFacts, on: date) -> bool:
    """Whether a resident had died or moved out by that day; without a date, always. Who is here
    and has left on a day before the arrival was gone between the two."""
    left, arrived = standing.left_on, standing.arrived_on
    if standing.state in _HERE:
        return left is not None and arrived is not None and left <= on < arrived
    return left is None or left <= on


def _was_here_before(s: CoverageFacts, on: date) -> bool:
    """Whether a day lies in the stay before somebody came back; when it began is not known."""
    left, arrived = s.left_on, s.arrived_on
    return s.state in _HERE and left is not None and arrived is not None and on < left <= arrived


def _absent_by_registry(s: CoverageFacts) -> Membership | None:
    return None if s.population.registered_here else Membership.NOT_HERE


def _absent_by_residence(s: CoverageFacts, cut: Cutoff) -> Membership | None:
    if s.population is Population.REGISTRY_ONLY:
        return Membership.NOT_HERE
    if s.arrived_on is None:
        return None
    if s.arrived_on > cut.on:
        return None if _was_here_before(s, cut.on) else Membership.NOT_HERE
    if s.population is Population.FLOATING:
        if months_after(s.arrived_on, cut.tenant_months) > cut.on:
            return Membership.TOO_NEW
    return None


def _age(s: CoverageFacts, cut: Cutoff) -> Membership:
    if s.birth_date is not None:
        adult = s.birth_date <= cut.adult_births
    elif s.adult_on:
        adult = s.adult_on == EARLIER or s.adult_on <= cut.iso
    else:
        return Membership.AGE_UNKNOWN
    return Membership.ELIGIBLE if adult else Membership.MINOR


def months_after(start: date, months: int) -> date:
    """The same day some months later; the month's last day where it has no such day, and the last
    day of the calendar where that ends before."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    for day in (start.day, 30, 29, 28):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def latest_settled_arrival(on: date, months: int) -> date | None:
    """The last arrival that is some months past on a day; None where the calendar has none."""
    days = range(1, on.toordinal() + 1)
    past = bisect_right(days, on, key=lambda n: months_after(date.fromordinal(n), months))
    return date.fromordinal(past) if past else None


DECIDING = (RegistrationKind.REGISTERED, RegistrationKind.WITHDREW)
"""The events that decide who is registered, in the order of those of one day."""

# The order of events of one day: the refusal before the change of mind.
_EVENT_RANK = {
    RegistrationKind.INFORMED: 0,
    RegistrationKind.HELPED: 1,
    RegistrationKind.DECLINED: 2,
    DECIDING[0]: 3,
    DECIDING[1]: 4,
}
_STAGE_RANK = {stage: rank for rank, stage in enumerate(PledgeStage)}


def registered_on(standing: CoverageFacts, on: date) -> bool:
    """Whether a resident was registered on a day: registered and not withdrawn since. Later
    talks change nothing; on one and the same day withdrawing comes last."""
    latest: date | None = None
    registered = False
    for when, kind in standing.events:
        if when > on or kind not in DECIDING:
            continue
        if latest is None or when > latest or (when == latest and registered):
            latest = when
            registered = kind is RegistrationKind.REGISTERED
    return registered


def registration_on(standing: CoverageFacts, on: date) -> RegistrationKind | None:
    """What to show of a resident's registration on a day: REGISTERED while it stands, else the
    last event (of one day informed, helped, declined, registered, withdrew in this order)."""
    if registered_on(standing, on):
        return RegistrationKind.REGISTERED
    past = [(when, _EVENT_RANK[kind], kind) for when, kind in standing.events if when <= on]
    return max(past)[2] if past else None


def informed_on(standing: CoverageFacts, on: date) -> bool:
    """Whether a resident had been told by that day: any event implies it, refusal included."""
    return any(when <= on for when, _ in standing.events)


def pledged_on(standing: CoverageFacts, on: date) -> bool:
    """Whether any of a resident's papers stood signed on a day."""
    last: dict[UUID, tuple[date, int, PledgeStage]] = {}
    for when, stage, paper in standing.pledges:
        if when <= on:
            step = (when, _STAGE_RANK[stage], stage)
            if paper not in last or last[paper] < step:
                last[paper] = step
    return any(stage.counts_as_pledged for _, _, stage in last.values())


_ELIGIBLE, _INFORMED, _REGISTERED, _PLEDGED, _AGE_UNKNOWN = 1, 2, 4, 8, 16
MARKS = 32

# Which marks a figure asks for: (those that matter, those that must be set).
_FIGURES = {
    "eligible": (_ELIGIBLE, _ELIGIBLE),
    "age_unknown": (_AGE_UNKNOWN, _AGE_UNKNOWN),
    "informed": (_INFORMED, _INFORMED),
    "registered": (_REGISTERED, _REGISTERED),
    "pledged": (_PLEDGED, _PLEDGED),
    "registered_and_pledged": (_REGISTERED | _PLEDGED, _REGISTERED | _PLEDGED),
    "registered_only": (_REGISTERED | _PLEDGED, _REGISTERED),
    "pledged_only": (_REGISTERED | _PLEDGED, _PLEDGED),
    "neither": (_ELIGIBLE | _REGISTERED | _PLEDGED, _ELIGIBLE),
    "uninformed": (_ELIGIBLE | _INFORMED, _ELIGIBLE),
}
FIGURES = tuple(_FIGURES)
"""The names of the figures; all but age_unknown count within eligible."""


def marks(s: CoverageFacts, cut: Cutoff) -> int:
    """What a resident counts for on a cut-off date, to be added up in a tally (`counted`)."""
    belongs = _membership(s, cut)
    if belongs is not Membership.ELIGIBLE:
        return _AGE_UNKNOWN if belongs is Membership.AGE_UNKNOWN else 0
    found = _ELIGIBLE
    if s.events:
        found |= _INFORMED if informed_on(s, cut.on) else 0
        found |= _REGISTERED if registered_on(s, cut.on) else 0
    if s.pledges:
        found |= _PLEDGED if pledged_on(s, cut.on) else 0
    return found


Truths = tuple[bool, bool, bool, bool]
"""Whether somebody belongs to the base, was informed, is registered, has pledged: each for itself,
so also of people outside the base."""


def truths(s: CoverageFacts, cut: Cutoff) -> Truths:
    """What is true of a resident on a cut-off date."""
    return (
        _membership(s, cut) is Membership.ELIGIBLE,
        bool(s.events) and informed_on(s, cut.on),
        bool(s.events) and registered_on(s, cut.on),
        bool(s.pledges) and pledged_on(s, cut.on),
    )


@dataclass(frozen=True, slots=True)
class Coverage:
    """The numbers of an area on a cut-off date; all but age_unknown count within eligible."""

    eligible: int = 0
    age_unknown: int = 0
    informed: int = 0
    registered: int = 0
    pledged: int = 0
    registered_and_pledged: int = 0

    @property
    def registered_only(self) -> int:
        """Registered and not pledged."""
        return self.registered - self.registered_and_pledged

    @property
    def pledged_only(self) -> int:
        """Pledged and not registered."""
        return self.pledged - self.registered_and_pledged

    @property
    def neither(self) -> int:
        """Neither registered nor pledged."""
        return self.eligible - self.registered - self.pledged + self.registered_and_pledged

    @property
    def uninformed(self) -> int:
        """Not told yet."""
        return self.eligible - self.informed

    @property
    def rate(self) -> str:
        """注册率 in per cent, "43.21"; "0.00" of an empty base."""
        return percent(self.registered, self.eligible)

    @property
    def rate_hundredths(self) -> int:
        """注册率 in hundredths of a per cent."""
        return hundredths(self.registered, self.eligible)

    @property
    def pledge_rate(self) -> str:
        """承诺率 in per cent."""
        return percent(self.pledged, self.eligible)


def total(coverages: Iterable[Coverage]) -> Coverage:
    """The sum of several areas' numbers."""
    rows = [
        (c.eligible, c.age_unknown, c.informed, c.registered, c.pledged, c.registered_and_pledged)
        for c in coverages
    ]
    return Coverage(*(sum(column) for column in zip(*rows, strict=True)))


def coverage(
    people: Iterable[CoverageFacts],
    on: date,
    basis: Basis = Basis.RESIDENCE,
    rules: Rules = DEFAULT_RULES,
) -> Coverage:
    """The numbers of all these residents on a cut-off date."""
    return coverage_by(people, lambda s: None, on, basis, rules).get(None, Coverage())


def coverage_by(
    people: Iterable[CoverageFacts],
    key: Callable[[CoverageFacts], K],
    on: date,
    basis: Basis = Basis.RESIDENCE,
    rules: Rules = DEFAULT_RULES,
) -> dict[K, Coverage]:
    """The numbers by group; groups without residents are absent."""
    cut = Cutoff(on, basis, rules)
    tallies: dict[K, list[int]] = {}
    for s in people:
        group = key(s)
        tally = tallies.get(group)
        if tally is None:
            tally = tallies[group] = [0] * MARKS
        tally[marks(s, cut)] += 1
    return {group: counted(tally) for group, tally in tallies.items()}


def counted(tally: Sequence[int]) -> Coverage:
    """The numbers of residents of whom so many bear each of the marks below MARKS."""
    present = [(borne, number) for borne, number in enumerate(tally) if number]

    def count(name: str) -> int:
        asked, wanted = _FIGURES[name]
        return sum(number for borne, number in present if borne & asked == wanted)

    return Coverage(*map(count, FIGURES[:6]))


def figure(
    people: Iterable[CoverageFacts],
    name: str,
    on: date,
    basis: Basis = Basis.RESIDENCE,
    rules: Rules = DEFAULT_RULES,
) -> list[CoverageFacts]:
    """The residents behind a figure: one of FIGURES, or a Membership for those outside the base
    (空挂户 are not_here). Raises KeyError for any other name."""
    cut = Cutoff(on, basis, rules)
    if name not in _FIGURES:
        return [s for s in people if _membership(s, cut) is _MEMBERSHIPS[name]]
    asked, wanted = _FIGURES[name]
    return [s for s in people if marks(s, cut) & asked == wanted]


_MEMBERSHIPS = {m.value: m for m in Membership}
