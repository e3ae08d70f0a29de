"""What this office issued before a span: the ground of 环比, changes of place, weeks in a row."""

from __future__ import annotations

from gridcredit.domain.dispatch.spans import Span, span_named
from gridcredit.domain.dispatch.table import FrozenTable
from gridcredit.domain.ledgers.codes import Report
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch.frozen import read_issue
from gridcredit.store.dispatch import issues as stored
from gridcredit.store.engine.database import Session
from gridcredit.store.register import area_rows

_MOST = 60
"""Issues looked back through: more than a year of weeks."""


def issued_before(
    desk: Desk, session: Session, report: Report, span: Span, most: int = _MOST
) -> list[FrozenTable]:
    """This office's issues before a span, the latest first, as long as they follow one another
    without a gap; the first may have one behind it. Raises IssueUnreadable."""
    own = area_rows.area_by_code(session, desk.node.area)
    held = {
        one.span: one
        for one in reversed(stored.issues(session, own.id, report))
        if span_named(report, one.span) < span
    }
    if not held:
        return []
    at = max(span_named(report, text) for text in held)
    found: list[FrozenTable] = []
    while at.text in held and len(found) < most:
        found.append(read_issue(held[at.text]))
        at = at.previous
    return found
