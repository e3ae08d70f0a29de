"""A span counted as this office knew it at a moment that is past: what came in or was written since
is taken away in a transaction that is rolled back."""

from __future__ import annotations

from datetime import datetime, timedelta

from gridcredit.domain.dispatch.spans import Span
from gridcredit.domain.errors import BadValue
from gridcredit.domain.fieldrules import moment
from gridcredit.domain.ledgers.codes import Report
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch.counted import Counted, count_span
from gridcredit.operations.dispatch.issuing import before
from gridcredit.store.engine.database import Session
from gridcredit.store.exchange.arrived import first_after, is_undone_since
from gridcredit.store.exchange.links import Imported
from gridcredit.store.journal.numbering import last_arrival
from gridcredit.store.undo import reversal

_DAY = timedelta(days=1)


class _CountOnly(Exception):
    """Rolls the transaction of a count back."""


def checked_cut_off(desk: Desk, span: Span, text: str) -> str:
    """A cut-off behind the last day of a span and not in the future, as it is stored. Raises
    BadValue."""
    plain = text.strip().replace(" ", "T")
    if moment(plain):
        raise BadValue("cut_off", text, "not_a_moment")
    if plain > desk.now():
        raise BadValue("cut_off", text, "in_future")
    if datetime.fromisoformat(plain).date() < span.last + _DAY:
        raise BadValue("cut_off", text, "cut_off_within")
    return plain


def count_as_of(
    desk: Desk, report: Report, span: Span, cut_off: str, progress: Progress = no_progress
) -> Counted:
    """A span counted by what was here at a moment. Raises BadValue (an import was undone or taken
    in again since), AreaUnknown, IssueUnreadable."""
    made: list[Counted] = []
    try:
        with desk.writing() as session:
            if is_undone_since(session, cut_off):
                raise BadValue("cut_off", cut_off, "undone_since")
            _go_back(desk, session, cut_off, progress)
            known = before(desk, session, report, span)
            made.append(count_span(desk, session, span, known, cut_off))
            raise _CountOnly
    except _CountOnly:
        pass
    return made[0]


def _go_back(desk: Desk, session: Session, cut_off: str, progress: Progress) -> None:
    """Take away what came since, as if one register had brought it: of that what was written here
    goes too."""
    first = first_after(session, cut_off)
    if first:
        since = Imported(
            desk.new_id(), desk.node.id, 0, "", 0, 0, 0, first, last_arrival(session), cut_off,
            file="cut-off",
        )  # fmt: skip
        reversal.undo(session, since, False, lambda _code: True, desk.new_id, progress)
