"""An assessment frozen once its units are checked and their objections answered."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from gridcredit import shapes
from gridcredit.atomic_file import make_folder
from gridcredit.domain.dispatch.assessment import FrozenAssessment, frozen_rows, unit_scores
from gridcredit.domain.dispatch.spans import span_named
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import AssessmentUnfinished, IssuedAlready, IssueUnreadable
from gridcredit.domain.kinds.report_issue import ReportIssue
from gridcredit.domain.ledgers.codes import Report
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch.assessing import Assessed, assess
from gridcredit.operations.dispatch.frozen import reissue, require_unaltered
from gridcredit.operations.dispatch.issuing import Issued, Papers, freeze, require_over
from gridcredit.paper.fonts import offscreen
from gridcredit.reports.dispatch.assessment import assessment_paper
from gridcredit.reports.dispatch.assessment_workbook import write_assessment_workbook
from gridcredit.reports.document_docx import write_document_docx
from gridcredit.reports.document_pdf import write_document_pdf


def issue_assessment(desk: Desk, text: str, out: Path, progress: Progress = no_progress) -> Issued:
    """Freeze the assessment of a quarter or a year that is over, and write its files into a folder.

    Raises BadValue, PeriodRunning, NoScheme, IssuedAlready, AssessmentUnfinished, AreaUnknown,
    IssueUnreadable, GlyphMissing, StorageFailed.
    """
    desk.actor.require(Duty.ISSUE_REPORTS)
    span = span_named(Report.ASSESSMENT, text)
    require_over(desk, span)
    make_folder(out)  # before anything is frozen
    with desk.writing() as session, TemporaryDirectory(prefix="gridcredit-") as drafts:
        found = assess(desk, session, span)
        if found.issue is not None:
            raise IssuedAlready(span.text, found.issue.frozen_at.replace("T", " "))
        _require_finished(desk, found)
        frozen = frozen_assessment(found)
        papers = write_papers(frozen, desk.node.name, Path(drafts))
        issue = freeze(
            desk, session, Report.ASSESSMENT, found.counted, papers, progress,
            text=frozen.text(), scheme=found.scheme.record.name,
        )  # fmt: skip
    return Issued(issue, reissue(desk, issue.id, out))


def _require_finished(desk: Desk, found: Assessed) -> None:
    for line in found.lines:
        if line.checked is None:
            raise AssessmentUnfinished(found.span.text, line.unit, "unit_not_checked")
        if line.is_open:
            raise AssessmentUnfinished(found.span.text, line.unit, "objection_open")
    for unit, until in found.until.items():
        if found.scheme.content.objection_days and desk.today() <= until:
            raise AssessmentUnfinished(found.span.text, unit, "objection_running")


def frozen_assessment(found: Assessed) -> FrozenAssessment:
    """What an issue would freeze now."""
    scheme = found.scheme
    return FrozenAssessment(
        found.table.name,
        scheme.record.name,
        scheme.record.start,
        scheme.content,
        frozen_rows(found.lines),
        unit_scores(found.lines),
        found.table,
    )


def write_papers(frozen: FrozenAssessment, unit: str, folder: Path) -> Papers:
    """Write an assessment as workbook, Word document and PDF. Raises GlyphMissing,
    StorageFailed."""
    sheet, letter, paper = (folder / f"assessment{end}" for end in (".xlsx", ".docx", ".pdf"))
    write_assessment_workbook(sheet, frozen)
    document = assessment_paper(frozen, unit)
    write_document_docx(letter, document)
    offscreen()
    write_document_pdf(paper, document)
    return Papers(sheet, letter, paper)


def read_assessment(issue: ReportIssue) -> FrozenAssessment:
    """What an issue froze. Raises IssueUnreadable where it was altered."""
    require_unaltered(issue)
    try:
        return shapes.read(issue.figures.encode(), FrozenAssessment)
    except (ValueError, RecursionError):
        raise IssueUnreadable(issue.span, "damaged") from None
