"""Issued reports and the lists behind them."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.errors import NotFound
from gridcredit.domain.kinds.issue_list import IssueList
from gridcredit.domain.kinds.report_issue import ReportIssue
from gridcredit.domain.ledgers.codes import Report
from gridcredit.store.journal.loading import load
from gridcredit.store.schema.travelling import TABLES

_ISSUE = TABLES["report_issue"]
_LIST = TABLES["issue_list"]


def issues(s: Session, area: UUID | None = None, report: Report | None = None) -> list[ReportIssue]:
    """The issues of an area, or of all that are here, the latest period first."""
    where = [_ISSUE.corrects.is_(None)]  # an issue is final, whatever anybody says of it later
    if area is not None:
        where.append(_ISSUE.area == area.bytes)
    if report is not None:
        where.append(_ISSUE.report == report.value)
    found = load(s, ReportIssue, *where)
    return sorted(found, key=lambda one: (one.span, one.frozen_at, one.id), reverse=True)


def issue(s: Session, row: UUID) -> ReportIssue:
    """An issue. Raises NotFound."""
    found = load(s, ReportIssue, _ISSUE.id == row.bytes)
    if not found:
        raise NotFound("report_issue", str(row))
    return found[0]


def issue_of(s: Session, area: UUID, report: Report, span: str) -> ReportIssue | None:
    """The issue of an area's period; None before it is issued. Of two that two computers of an
    office issued without knowing of each other, the first."""
    found = (one for one in issues(s, area, report) if one.span == span)
    return min(found, key=lambda one: (one.frozen_at, one.id), default=None)


def lists_of(s: Session, row: UUID, units: Collection[UUID] = ()) -> list[IssueList]:
    """The lists of an issue, of all units or of some, in the order of their units and areas."""
    where = [_LIST.issue == row.bytes, _LIST.corrects.is_(None)]
    if units:
        where.append(_LIST.unit.in_([unit.bytes for unit in units]))
    found = load(s, IssueList, *where)
    return sorted(found, key=lambda one: (one.unit, one.area, one.id))
