"""The answer to an objection to a nominee, as a letter: `print_answer(desk, objection, out)`."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import NotFound
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.stars.codes import StarConsent
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.office_texts import in_force
from gridcredit.operations.stars import papers
from gridcredit.operations.stars.board import Board, StarLine
from gridcredit.operations.stars.disputing import objection_line
from gridcredit.operations.stars.places import require_office
from gridcredit.operations.stars.printing import ACT
from gridcredit.paper.fonts import offscreen
from gridcredit.reports.stars.answer import AnswerView
from gridcredit.store.engine.database import Session
from gridcredit.store.workspace import audit


def print_answer(desk: Desk, objection: UUID, out: Path, progress: Progress = no_progress) -> int:
    """Write the answer to an objection as Word or PDF, by the ending of the file's name; its pages.
    The nominee's name stands in it only with a consent that is live now. Raises NotFound (nothing
    was answered yet, too), BadValue, StarDecidedElsewhere, GlyphMissing, StorageFailed."""
    from gridcredit.reports.document_file import write_document  # python-docx: 0.1 s
    from gridcredit.reports.stars.answer import answer_letter

    desk.actor.require(Duty.NOMINATE_STARS)
    require_office(desk)
    offscreen()
    with desk.reading() as session:
        view = _view(desk, session, objection)
    pages = write_document(out, answer_letter(view), progress)
    facts = {"what": "answer", "file": out.name, "pages": pages, "names": int(bool(view.name))}
    with desk.writing() as session:
        audit.log(session, desk.actor.login, ACT, facts)
    return pages


def _view(desk: Desk, session: Session, objection: UUID) -> AnswerView:
    told = objection_line(Board(session, desk.today()), objection)
    line, answered = told.line, told.answer
    if answered is None:
        raise NotFound("star_answer", str(objection))
    return AnswerView(
        line.pool.name,
        line.period.text,
        line.star.number,
        _name(line),
        told.objection.on,
        answered.result,
        answered.words,
        answered.on,
        papers.signing_unit(desk, session),
        in_force(session, desk.node.area).hotline,
        line.terms.approval,
    )


def _name(line: StarLine) -> str:
    may = StarConsent.NOTICE in line.standing.consents
    return papers.printed_name(line) if may else ""
