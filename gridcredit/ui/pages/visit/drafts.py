"""Forms typed and not saved: on disk, and in memory until they are."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from gridcredit.operations.visits import visiting
from gridcredit.ui.page import Page
from gridcredit.ui.pages.visit.state import VisitState, to_draft

Kept = tuple[VisitState, str]
"""A form and the local ISO time at which it was kept."""


class Drafts(QObject):
    """Keeps the forms of one page's person. The disk has them for every window; only what waits
    to be written, after the jobs before it, is newer in memory."""

    kept = Signal(object)  # (household, ISO time)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._typed: dict[UUID, Kept] = {}

    def waiting(self, household: UUID) -> Kept | None:
        """The form of a door that is not on disk yet."""
        return self._typed.get(household)

    def forget(self, household: UUID) -> None:
        """The form was saved as a visit, which ends its draft."""
        self._typed.pop(household, None)

    def keep(self, household: UUID, state: VisitState) -> None:
        """Write a form to disk. Nothing to write to is left when the page goes with its desk."""
        desk = self._page.app.desk
        if desk is None:
            return
        kept = state, desk.now()
        self._typed[household] = kept
        body = to_draft(*kept)
        self._page.do(
            lambda _progress: visiting.save_draft(desk, household, body),
            lambda _done: self._on_written(household, kept),
            title=self.tr("保存草稿"),
        )

    def _on_written(self, household: UUID, kept: Kept) -> None:
        if self._typed.get(household) is kept:
            del self._typed[household]
            self.kept.emit((household, kept[1]))

    def drop(self, household: UUID) -> None:
        """Throw a form away."""
        desk = self._page.desk
        self._typed.pop(household, None)
        self._page.do(
            lambda _progress: visiting.drop_draft(desk, household), title=self.tr("丢弃草稿")
        )


def is_same(shown: VisitState, kept: Kept | None) -> bool:
    """Whether the form shown is the draft that is kept; blank ones are none."""
    theirs = kept[0] if kept else VisitState()
    return theirs == shown or (theirs.is_blank and shown.is_blank)
