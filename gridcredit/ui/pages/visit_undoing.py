"""Taking a visit back that was just saved: the form comes back as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from gridcredit import texts
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.progress import Progress
from gridcredit.operations import visiting
from gridcredit.ui.pages.visit_state import VisitState, to_draft

if TYPE_CHECKING:
    from gridcredit.ui.pages.visit import VisitPage


def take_back(page: VisitPage, visit: UUID, household: UUID, state: VisitState) -> None:
    """Take a saved visit back, and open its door with the form as it was saved; one that was
    corrected or taken back meanwhile is left as it is, and said."""
    app, desk = page.app, page.app.desk
    if desk is None:
        return
    at, why = desk.now(), QCoreApplication.translate("VisitPage", "撤销录入")

    def deed(_progress: Progress) -> None:
        visiting.take_back_visit(desk, visit, why)
        visiting.save_draft(desk, household, to_draft(state, at))

    def then(_done: None) -> None:
        page.keep_draft()
        page.sheet = None
        page.drafts.note(household, state, at)
        page.finder.mark_draft(household, is_kept=True)
        app.toast(
            QCoreApplication.translate("VisitPage", "已撤销这次走访，填写的内容还在"), tone="info"
        )
        page.open_door(household)
        page.round.ask()

    def not_undone(error: GridCreditError) -> None:
        app.toast(texts.describe(error, app.settings.language), tone="warn")

    page.do(deed, then, not_undone, title=QCoreApplication.translate("VisitPage", "撤销走访"))
