"""Saving a visit, and taking a saved one back."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from gridcredit import texts
from gridcredit.domain.errors import BadValue, GridCreditError
from gridcredit.domain.progress import Progress
from gridcredit.operations import visiting
from gridcredit.operations.doorstep import VisitSheet
from gridcredit.operations.visiting import VisitSaved
from gridcredit.ui.pages.visit_state import VisitState, entry_of, to_draft

if TYPE_CHECKING:
    from gridcredit.ui.pages.visit import VisitPage


class Saving(QObject):
    """Writes what the page's form says, says what came of it, and takes it back when asked to."""

    def __init__(self, page: VisitPage) -> None:
        super().__init__(page)
        self._page = page
        self.is_under_way = False

    def save(self, opens_next: bool) -> None:
        """Write the visit; `opens_next` goes on to the next door of the list."""
        page = self._page
        desk, sheet = page.app.desk, page.sheet
        if desk is None or sheet is None or self.is_under_way:
            return
        page.form.clear_errors()
        page.problem.hide()
        state = page.form.state()
        try:
            entry = entry_of(state, sheet, desk.new_id(), desk.clock())
        except BadValue as error:
            self._on_refused(error)
            return
        page.hold_drafts()
        self.is_under_way = True
        page.bar.set_able(False)
        to = page.finder.next_after(sheet.household) if opens_next else None
        page.do(
            lambda _progress: visiting.log_visit(desk, entry),
            lambda saved: self._on_saved(sheet, state, saved, to),
            self._on_refused,
            lambda: self._end(),
            title=self.tr("保存走访"),
        )

    def _on_saved(
        self, sheet: VisitSheet, state: VisitState, saved: VisitSaved, to: UUID | None
    ) -> None:
        page = self._page
        self._end()
        page.drafts.forget(sheet.household)
        page.is_dirty = False
        page.sheet = None
        page.finder.mark_draft(sheet.household, is_kept=False)
        page.finder.take_off(sheet.household)
        page.app.toast(
            self._words(sheet, saved),
            lambda: self.take_back(saved.visit, sheet.household, state),
        )
        page.open_door(to or sheet.household)

    def _words(self, sheet: VisitSheet, saved: VisitSaved) -> str:
        words = [self.tr("已登记 {address}").format(address=sheet.address)]
        if saved.registrations:
            words.append(self.tr("注册情况 %n 人", "", saved.registrations))
        if saved.pledges:
            words.append(self.tr("承诺 %n 份", "", saved.pledges))
        return " · ".join(words)

    def _on_refused(self, error: GridCreditError) -> None:
        page = self._page
        self._end()
        if not isinstance(error, BadValue) or not page.form.show_error(error):
            page.problem.say(texts.describe(error, page.app.settings.language))
            page.problem.show()

    def _end(self) -> None:
        self.is_under_way = False
        self._page.bar.set_able(self._page.sheet is not None)

    def take_back(self, visit: UUID, household: UUID, state: VisitState) -> None:
        """Take a saved visit back; its form comes back to be corrected."""
        page = self._page
        desk = page.app.desk
        if desk is None:
            return
        at = desk.now()

        def deed(_progress: Progress) -> None:
            visiting.take_back_visit(desk, visit)
            visiting.save_draft(desk, household, to_draft(state, at))

        def then(_done: None) -> None:
            page.keep_draft()
            page.sheet = None
            page.drafts.note(household, state, at)
            page.finder.mark_draft(household, is_kept=True)
            page.app.toast(self.tr("已撤销这次走访，填写的内容还在"), tone="info")
            page.open_door(household)
            page.round.ask()

        page.do(deed, then, title=self.tr("撤销走访"))
