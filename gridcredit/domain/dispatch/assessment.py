"""考核: units scored by a scheme of indicators (practice, section 3), in hundredths of a point.

比率: full from a share on, below it the share of the points; 阶梯: the points of the highest step
that is reached; 完成: points by how much of a target is done; 扣分: points off for each case; 人工:
what a person gives, with the ground.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from gridcredit.domain.dispatch.table import FrozenTable, canonical
from gridcredit.domain.kinds.assessment_score import AssessmentScore
from gridcredit.domain.ledgers.codes import ScoreBy
from gridcredit.domain.rates import NO_RATE, as_percent, ranks

VERSION = 1
WHOLE = 10_000  # hundredths of a per cent


class Way(StrEnum):
    """How an indicator is scored."""

    RATE = "rate"  # 比率
    STEPS = "steps"  # 阶梯
    COMPLETION = "completion"  # 完成
    DEDUCTION = "deduction"  # 扣分
    MANUAL = "manual"  # 人工


class Source(StrEnum):
    """Which figure of the period an indicator rests on."""

    RATE = "rate"
    PLEDGE_RATE = "pledge_rate"
    VISIT_RATE = "visit_rate"
    NEW = "new"
    PLEDGED_NEW = "pledged_new"
    VISITS = "visits"
    MET = "met"
    ARTICLES = "articles"
    FILINGS_RATE = "filings_rate"
    FILINGS_TIMELY = "filings_timely"
    FILINGS_MISSING = "filings_missing"
    FILINGS_FAULTY = "filings_faulty"
    TASKS_DONE = "tasks_done"
    TASKS_OVERDUE = "tasks_overdue"
    LATE_WEEKS = "late_weeks"
    REMINDERS = "reminders"
    NONE = "none"


SHARES = frozenset(
    {
        Source.RATE,
        Source.PLEDGE_RATE,
        Source.VISIT_RATE,
        Source.FILINGS_RATE,
        Source.FILINGS_TIMELY,
        Source.TASKS_DONE,
    }
)
"""The sources that are shares, in hundredths of a per cent; the others are numbers."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of a scheme. `points` are its full points in hundredths; `full_from` a share in
    hundredths of a per cent; `steps` thresholds with their points, the highest first (thresholds
    of shares in hundredths of a per cent); `each` what a case costs. Blank `units`: all areas
    right below."""

    code: str
    group: str
    name: str
    points: int
    way: Way
    source: Source = Source.NONE
    full_from: int = 9_500
    steps: tuple[tuple[int, int], ...] = ()
    target: int = 0
    each: int = 0
    units: tuple[str, ...] = ()
    evidence: str = ""

    def is_for(self, unit: str) -> bool:
        """Whether a unit is scored by it."""
        return not self.units or unit in self.units


@dataclass(frozen=True, slots=True)
class Scheme:
    """The content of a scheme; `objection_days` are the working days that a unit has to object
    once it was checked."""

    indicators: tuple[Indicator, ...]
    objection_days: int = 5
    version: int = VERSION

    def text(self) -> str:
        """The canonical form."""
        return canonical(asdict(self))

    def named(self, code: str) -> Indicator | None:
        """An indicator by its code, or by its name."""
        return next((one for one in self.indicators if code in (one.code, one.name)), None)

    def units(self, below: Iterable[str]) -> list[str]:
        """Who is assessed: the areas right below where an indicator is for all, then the units
        that indicators name."""
        found = dict.fromkeys(below) if any(not one.units for one in self.indicators) else {}
        for one in self.indicators:
            found.update(dict.fromkeys(one.units))
        return list(found)


def computed(indicator: Indicator, value: int | None) -> int | None:
    """The points that a figure gives, in hundredths; None where a person has to give them."""
    full = indicator.points
    if indicator.way is Way.MANUAL or value is None:
        return None
    match indicator.way:
        case Way.RATE:
            return full if value >= indicator.full_from else _share(full, value, WHOLE)
        case Way.STEPS:
            return next((given for least, given in indicator.steps if value >= least), 0)
        case Way.COMPLETION:
            return min(full, _share(full, value, indicator.target))
        case _:
            return max(0, full - indicator.each * value)


def _share(full: int, part: int, whole: int) -> int:
    """Half up."""
    return (2 * full * part + whole) // (2 * whole) if whole else full


@dataclass(frozen=True, slots=True)
class Line:
    """A unit and an indicator: the figure, what it gives, what was said of it by whom (hundredths
    of a point), and on which grounds."""

    unit: str
    indicator: Indicator
    value: int | None
    computed: int | None
    own: int | None = None
    checked: int | None = None
    objected: int | None = None
    answered: int | None = None
    ground: str = ""
    evidence: str = ""

    @property
    def final(self) -> int | None:
        """The points that count: as answered, as checked, else as computed."""
        for said in (self.answered, self.checked, self.computed):
            if said is not None:
                return said
        return None

    @property
    def is_open(self) -> bool:
        """Whether an objection waits for its answer."""
        return self.objected is not None and self.answered is None


_BY = {
    ScoreBy.SELF: "own",
    ScoreBy.OFFICE: "checked",
    ScoreBy.OBJECTION: "objected",
    ScoreBy.ANSWER: "answered",
}


def lines(
    scheme: Scheme,
    units: Iterable[str],
    values: Mapping[tuple[str, Source], int],
    scores: Iterable[AssessmentScore],
) -> list[Line]:
    """All units by all indicators that are for them; of each giver the latest score holds."""
    said: dict[tuple[str, str], dict[str, Any]] = {}
    for score in sorted(scores, key=lambda one: (one.on, one.id)):
        about = said.setdefault((score.unit, score.indicator), {})
        about[_BY[score.by]] = score.points
        about["ground"] = score.ground or about.get("ground", "")
        about["evidence"] = score.evidence or about.get("evidence", "")
    found = []
    for unit in units:
        for one in scheme.indicators:
            if one.is_for(unit):
                value = values.get((unit, one.source))
                told = said.get((unit, one.code), {})
                found.append(Line(unit, one, value, computed(one, value), **told))
    return found


def checked_last(scores: Iterable[AssessmentScore], unit: str) -> date | None:
    """The day of the latest check of a unit, from which its time to object runs."""
    days = [one.on for one in scores if one.unit == unit and one.by is ScoreBy.OFFICE]
    return max(days, default=None)


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A line as it is frozen; points are texts with two decimals."""

    unit: str
    indicator: str
    group: str
    name: str
    full: str
    way: str
    source: str
    value: str
    computed: str
    own: str
    checked: str
    points: str
    ground: str = ""


@dataclass(frozen=True, slots=True)
class UnitScore:
    """What a unit reached of its full points, and its place among those with the same ones."""

    unit: str
    full: str
    points: str
    rank: int


@dataclass(frozen=True, slots=True)
class FrozenAssessment:
    """An assessment as it is frozen: by which scheme, every line, every unit, and the table that
    its figures were read from."""

    name: str
    scheme: str
    start: str
    content: Scheme
    rows: tuple[ScoreRow, ...]
    units: tuple[UnitScore, ...]
    table: FrozenTable
    version: int = VERSION

    def text(self) -> str:
        """The canonical form."""
        told = asdict(self)
        told["table"] |= {
            "first": self.table.first.isoformat(),
            "last": self.table.last.isoformat(),
        }
        return canonical(told)


def frozen_rows(found: Sequence[Line]) -> tuple[ScoreRow, ...]:
    """Lines as they are frozen."""
    return tuple(
        ScoreRow(
            one.unit,
            one.indicator.code,
            one.indicator.group,
            one.indicator.name,
            as_percent(one.indicator.points),
            one.indicator.way.value,
            one.indicator.source.value,
            value_text(one),
            _points(one.computed),
            _points(one.own),
            _points(one.checked),
            _points(one.final),
            one.ground,
        )
        for one in found
    )


def value_text(found: Line) -> str:
    """The figure of a line as it is written: shares in per cent."""
    if found.value is None:
        return NO_RATE
    is_share = found.indicator.source in SHARES
    return as_percent(found.value) if is_share else str(found.value)


def _points(said: int | None) -> str:
    return NO_RATE if said is None else as_percent(said)


def unit_scores(found: Sequence[Line]) -> tuple[UnitScore, ...]:
    """What every unit reached, in the order of their lines; places go among units with the same
    full points, as others were asked other things."""
    sums: dict[str, _Sum] = {}
    for one in found:
        total = sums.setdefault(one.unit, _Sum())
        total.full += one.indicator.points
        total.reached += one.final or 0
    placed: dict[str, int] = {}
    for full in {total.full for total in sums.values()}:
        alike = [unit for unit, total in sums.items() if total.full == full]
        reached = [sums[unit].reached for unit in alike]
        placed.update(zip(alike, ranks(reached), strict=True))
    return tuple(
        UnitScore(unit, as_percent(total.full), as_percent(total.reached), placed[unit])
        for unit, total in sums.items()
    )


@dataclass
class _Sum:
    full: int = field(default=0)
    reached: int = field(default=0)
