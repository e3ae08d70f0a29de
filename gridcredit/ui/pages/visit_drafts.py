"""Forms typed and not saved: the newest of each door, in memory at once and soon on disk."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from gridcredit.operations import visiting
from gridcredit.ui.page import Page
from gridcredit.ui.pages.visit_state import VisitState, from_draft, to_draft

Kept = tuple[VisitState, str]
"""A form and the local ISO time at which it was kept."""


class Drafts(QObject):
    """Keeps the forms of one page's person. What is in memory is newer than what is on disk:
    writing waits for the deeds before it."""

    kept = Signal(object)  # (household, ISO time)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._typed: dict[UUID, Kept] = {}

    def newest(self, household: UUID, body: str) -> Kept | None:
        """The newest form of a door; `body` is what the disk holds."""
        return self._typed.get(household) or from_draft(body)

    def holds(self, household: UUID) -> bool:
        """Whether a form of this door was typed since the page was opened."""
        return household in self._typed

    def note(self, household: UUID, state: VisitState, at: str) -> None:
        """A form that somebody else writes to disk."""
        self._typed[household] = (state, at)

    def forget(self, household: UUID) -> None:
        """The form was saved as a visit, which ends its draft."""
        self._typed.pop(household, None)

    def keep(self, household: UUID, state: VisitState) -> None:
        """Write a form to disk."""
        desk = self._page.app.desk
        if desk is None:
            return
        at = desk.now()
        self._typed[household] = (state, at)
        body = to_draft(state, at)
        self._page.do(
            lambda _progress: visiting.save_draft(desk, household, body),
            lambda _done: self.kept.emit((household, at)),
            title=self.tr("保存草稿"),
        )

    def drop(self, household: UUID) -> None:
        """Throw a form away."""
        desk = self._page.app.desk
        self._typed.pop(household, None)
        if desk is not None:
            self._page.do(
                lambda _progress: visiting.drop_draft(desk, household), title=self.tr("丢弃草稿")
            )
