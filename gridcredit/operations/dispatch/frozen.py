"""Issued reports as they were frozen: read, opened down to the ids behind a figure, given out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from uuid import UUID

from gridcredit import shapes
from gridcredit.atomic_file import make_folder, placed
from gridcredit.domain.dispatch.packing import Lists, unpack
from gridcredit.domain.dispatch.table import FIGURES, RATES, FrozenTable, rows_behind
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import AreaUnknown, FileUnreadable, IssueUnreadable, NotFound
from gridcredit.domain.kinds.report_issue import ReportIssue
from gridcredit.domain.ledgers.codes import Report
from gridcredit.operations.desk import Desk
from gridcredit.store.dispatch import issues as stored
from gridcredit.store.engine.database import Session
from gridcredit.store.register import area_rows
from gridcredit.store.workspace import files

NAMES = {Report.WEEKLY: "周调度", Report.MONTHLY: "月通报", Report.ASSESSMENT: "考核"}


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An id behind a figure: of what kind of record, as of which day, and whether it adds to the
    figure or takes from it (1, -1)."""

    id: UUID
    kind: str
    on: str
    sign: int


_KINDS = {
    "people": "resident",
    "households": "household",
    "visits": "visit",
    "articles": "article",
}


def kind_of(figure: str) -> str:
    """Of what kind of record a figure's list is."""
    return _KINDS[FIGURES[RATES.get(figure, figure)].of]


def all_issues(desk: Desk, report: Report | None = None) -> list[ReportIssue]:
    """The issues that are here, of this office and of others, the latest period first."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return stored.issues(session, report=report)


def issue_table(desk: Desk, row: UUID) -> FrozenTable:
    """The table of an issue. Raises NotFound, IssueUnreadable."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return read_issue(stored.issue(session, row))


def require_unaltered(issue: ReportIssue) -> None:
    """Raise IssueUnreadable where what was frozen was altered."""
    if sha256(issue.figures.encode()).hexdigest() != issue.digest:
        raise IssueUnreadable(issue.span, "altered")


@dataclass(frozen=True, slots=True)
class _Holding:
    """What holds a table beside other things."""

    table: FrozenTable


def read_issue(issue: ReportIssue) -> FrozenTable:
    """The table that an issue froze. Raises IssueUnreadable where it was altered."""
    require_unaltered(issue)
    try:
        if issue.report is Report.ASSESSMENT:
            return shapes.read(issue.figures.encode(), _Holding).table
        return shapes.read(issue.figures.encode(), FrozenTable)
    except (ValueError, RecursionError):
        raise IssueUnreadable(issue.span, "damaged") from None


def rows_of(desk: Desk, row: UUID, unit: str, figure: str) -> list[IssueLine]:
    """The ids behind a figure of an issue's row (`unit` its area's code; blank: all rows), as far
    as this office has them. Raises NotFound, AreaUnknown, IssueUnreadable."""
    desk.actor.require(Duty.READ)
    kind = kind_of(figure)
    with desk.reading() as session:
        issue = stored.issue(session, row)
        on = read_issue(issue).last.isoformat()
        units = [_area(session, unit)] if unit else []
        lists = (found for _, found in lists_of(desk, session, issue, units))
        return [IssueLine(one.id, kind, on, one.sign) for one in rows_behind(lists, figure)]


def lists_of(
    desk: Desk, session: Session, issue: ReportIssue, units: list[UUID] | None = None
) -> Iterator[tuple[tuple[bytes, bytes], Lists]]:
    """The lists of an issue, each with its unit and its area. Raises IssueUnreadable."""
    for one in stored.lists_of(session, issue.id, units or ()):
        held = BytesIO()
        try:
            files.copy_to(session, desk.folder, one.ids, held)
            yield (one.unit.bytes, one.area.bytes), unpack(held.getvalue())
        except (ValueError, NotFound, FileUnreadable):
            raise IssueUnreadable(issue.span, "damaged") from None


def reissue(desk: Desk, row: UUID, out: Path) -> tuple[Path, ...]:
    """Write the files of an issue into a folder once more, byte for byte. Raises NotFound,
    IssueUnreadable, StorageFailed."""
    desk.actor.require(Duty.READ)
    make_folder(out)
    with desk.reading() as session:
        issue = stored.issue(session, row)
        stem = f"{NAMES[issue.report]}_{issue.span}_{read_issue(issue).name}"
        kept = {".xlsx": issue.sheet, ".docx": issue.letter, ".pdf": issue.paper}
        return tuple(
            _write(desk, session, issue, digest, out / f"{stem}{ending}")
            for ending, digest in kept.items()
            if digest
        )


def _write(desk: Desk, session: Session, issue: ReportIssue, digest: str, out: Path) -> Path:
    try:
        with placed(out) as draft, draft.open("wb") as target:
            files.copy_to(session, desk.folder, digest, target)
    except (NotFound, FileUnreadable):
        raise IssueUnreadable(issue.span, "damaged") from None
    return out


def _area(session: Session, code: str) -> UUID:
    try:
        return area_rows.area_by_code(session, code).id
    except NotFound:
        raise AreaUnknown(code) from None
