"""考核: units score themselves, the office checks, units object until a day, then it is frozen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.dispatch.assessment import (
    Indicator,
    Line,
    UnitScore,
    checked_last,
    lines,
    unit_scores,
)
from gridcredit.domain.dispatch.spans import Span, span_named
from gridcredit.domain.dispatch.table import FrozenTable
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, IssuedAlready, NoScheme
from gridcredit.domain.kinds.assessment_score import AssessmentScore
from gridcredit.domain.kinds.report_issue import ReportIssue
from gridcredit.domain.ledgers.codes import Report, ScoreBy
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch.counted import Counted, count_span
from gridcredit.operations.dispatch.issuing import require_over
from gridcredit.operations.dispatch.schemes import SchemeInForce, in_force, schemes
from gridcredit.operations.dispatch.unit_figures import unit_figures
from gridcredit.operations.register.calendar import workdays
from gridcredit.store.dispatch import issues as stored
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.journal.loading import load_standing
from gridcredit.store.register import area_rows
from gridcredit.store.schema.travelling import TABLES

_REPORT = Report.ASSESSMENT
_SCORE = TABLES["assessment_score"]


@dataclass(frozen=True, slots=True)
class Assessed:
    """A period by a scheme as it stands: every line, every unit, what its figures were counted
    from, until when a unit may object, and its issue where there is one. `is_own`: this office
    assesses; else it is assessed."""

    span: Span
    scheme: SchemeInForce
    lines: tuple[Line, ...]
    counted: Counted
    until: dict[str, date]
    issue: ReportIssue | None
    is_own: bool

    @property
    def table(self) -> FrozenTable:
        """The period counted."""
        return self.counted.table

    @property
    def units(self) -> tuple[UnitScore, ...]:
        """The units with what they reached till now."""
        return unit_scores(self.lines)

    def of_unit(self, unit: str) -> list[Line]:
        """The lines of a unit."""
        return [line for line in self.lines if line.unit == unit]


def see_assessments(desk: Desk, text: str) -> list[Assessed]:
    """A quarter or a year by the scheme of this office and by those of the offices above, its own
    first. Raises BadValue, AreaUnknown, IssueUnreadable."""
    desk.actor.require(Duty.READ)
    span = span_named(_REPORT, text)
    with desk.reading() as session:
        found = in_force(schemes(desk, session), span)
        if not found:
            return []
        counted = count_span(desk, session, span, None)
        return [_assess(desk, session, span, one, counted) for one in found]


def assess(desk: Desk, session: Session, span: Span) -> Assessed:
    """A period by this office's own scheme. Raises NoScheme, AreaUnknown, IssueUnreadable."""
    own = area_rows.area_by_code(session, desk.node.area)
    found = in_force(schemes(desk, session), span)
    scheme = next((one for one in found if one.record.area == own.id), None)
    if scheme is None:
        raise NoScheme(span.text)
    return _assess(desk, session, span, scheme, count_span(desk, session, span, None))


def _assess(
    desk: Desk, session: Session, span: Span, scheme: SchemeInForce, counted: Counted
) -> Assessed:
    table = counted.table
    own = area_rows.area_by_code(session, desk.node.area)
    is_own = scheme.record.area == own.id
    below = [row.name for row in table.rows if row.unit != table.area]
    units = scheme.content.units(below if is_own else [own.name])
    if not is_own:
        units = [unit for unit in units if unit == own.name]
    scores = _scores(session, scheme.record.id, span)
    values = unit_figures(desk, session, span, table)
    issue = stored.issue_of(session, scheme.record.area, _REPORT, span.text)
    found = tuple(lines(scheme.content, units, values, scores))
    until = _until(session, scheme, units, scores)
    return Assessed(span, scheme, found, counted, until, issue, is_own)


def _scores(session: Session, scheme: UUID, span: Span) -> list[AssessmentScore]:
    of = (_SCORE.scheme == scheme.bytes, _SCORE.span == span.text)
    return load_standing(session, AssessmentScore, *of)


def _until(
    session: Session, scheme: SchemeInForce, units: Sequence[str], scores: list[AssessmentScore]
) -> dict[str, date]:
    """The last day on which each unit that was checked may object."""
    calendar, days = workdays(session), scheme.content.objection_days
    checked = {unit: checked_last(scores, unit) for unit in units}
    return {
        unit: calendar.due(day, days).day if days else day
        for unit, day in checked.items()
        if day is not None
    }


@dataclass(frozen=True, slots=True)
class ScoreTold:
    """What somebody says of an indicator of a unit; points in hundredths."""

    unit: str
    indicator: str
    points: int
    by: ScoreBy
    ground: str = ""
    evidence: str = ""


def score(desk: Desk, text: str, told: ScoreTold) -> int:
    """Note points of a unit in a period, and say how many hundredths now count. Raises BadValue
    (its `reason` says what), PeriodRunning, NoScheme, IssuedAlready, AreaUnknown,
    IssueUnreadable."""
    desk.actor.require(Duty.ISSUE_REPORTS)
    span = span_named(_REPORT, text)
    if told.by is not ScoreBy.SELF:
        require_over(desk, span)
    with desk.writing() as session:
        found = _for_unit(desk, session, span, told)
        _require_open(found)
        indicator = _indicator(found, told)
        line = next(one for one in found.of_unit(told.unit) if one.indicator is indicator)
        _require_fitting(desk, found, line, told)
        journal.add(session, [_made(desk, session, found, told, indicator)])
        after = _for_unit(desk, session, span, told)
    (line,) = [one for one in after.of_unit(told.unit) if one.indicator.code == indicator.code]
    return line.final or 0


def check_unit(desk: Desk, text: str, unit: str) -> int:
    """核定: let every line of a unit that was not checked count as computed; how many. From this
    day the unit may object. Raises BadValue (a line that a person has to score), PeriodRunning,
    NoScheme, IssuedAlready, AreaUnknown, IssueUnreadable."""
    desk.actor.require(Duty.ISSUE_REPORTS)
    span = span_named(_REPORT, text)
    require_over(desk, span)
    with desk.writing() as session:
        found = assess(desk, session, span)
        _require_open(found)
        if not found.of_unit(unit):
            raise BadValue("unit", unit, "unit_not_assessed")
        waiting = [line for line in found.of_unit(unit) if line.checked is None]
        made = []
        for line in waiting:
            if line.computed is None:
                raise BadValue("indicator", line.indicator.name, "score_wanted")
            told = ScoreTold(unit, line.indicator.code, line.computed, ScoreBy.OFFICE)
            made.append(_made(desk, session, found, told, line.indicator))
        journal.add(session, made)
    return len(made)


def _for_unit(desk: Desk, session: Session, span: Span, told: ScoreTold) -> Assessed:
    """The assessment that a score belongs to: a unit speaks of itself by the scheme above it."""
    found = in_force(schemes(desk, session), span)
    counted = count_span(desk, session, span, None)
    seen = [_assess(desk, session, span, one, counted) for one in found]
    if not seen:
        raise NoScheme(span.text)
    by_office = told.by in (ScoreBy.OFFICE, ScoreBy.ANSWER)
    fitting = [one for one in seen if one.of_unit(told.unit) and (one.is_own or not by_office)]
    if not fitting:
        raise BadValue("unit", told.unit, "unit_not_assessed")
    return fitting[0]


def _require_open(found: Assessed) -> None:
    if found.issue is not None:
        raise IssuedAlready(found.span.text, found.issue.frozen_at.replace("T", " "))


def _indicator(found: Assessed, told: ScoreTold) -> Indicator:
    indicator = found.scheme.content.named(told.indicator)
    if indicator is None or not indicator.is_for(told.unit):
        raise BadValue("indicator", told.indicator, "indicator_not_known")
    if not 0 <= told.points <= indicator.points:
        raise BadValue("points", str(told.points / 100), "points_out_of_range")
    return indicator


def _require_fitting(desk: Desk, found: Assessed, line: Line, told: ScoreTold) -> None:
    """Raise BadValue for a word out of its turn, and where its ground is missing."""
    needs_ground = told.by in (ScoreBy.OBJECTION, ScoreBy.ANSWER) or (
        told.by is ScoreBy.OFFICE and told.points != line.computed
    )
    if needs_ground and not told.ground.strip():
        raise BadValue("ground", "", "empty")
    until = found.until.get(told.unit)
    match told.by:
        case ScoreBy.SELF if line.checked is not None:
            raise BadValue("by", told.unit, "checked_already")
        case ScoreBy.OBJECTION if line.checked is None or until is None:
            raise BadValue("by", told.unit, "not_checked_yet")
        case ScoreBy.OBJECTION if line.objected is not None:
            raise BadValue("by", told.unit, "objected_before")
        case ScoreBy.OBJECTION if until is not None and desk.today() > until:
            raise BadValue("by", until.isoformat(), "objection_over")
        case ScoreBy.ANSWER if line.objected is None:
            raise BadValue("by", told.unit, "nothing_objected")
        case ScoreBy.OFFICE if line.objected is not None:
            raise BadValue("by", told.unit, "answer_wanted")


def _made(
    desk: Desk, session: Session, found: Assessed, told: ScoreTold, indicator: Indicator
) -> AssessmentScore:
    """What an office says of an area below stands there, so that it travels down to it."""
    own = area_rows.area_by_code(session, desk.node.area)
    codes = {row.name: row.unit for row in found.table.rows}
    code = codes.get(told.unit)
    area = area_rows.area_by_code(session, code) if found.is_own and code else own
    return AssessmentScore(
        desk.new_id(), area.id, found.scheme.record.id, found.span.text, told.unit,
        indicator.code, told.points, told.by, desk.today(), told.ground.strip(),
        told.evidence.strip(),
    )  # fmt: skip
