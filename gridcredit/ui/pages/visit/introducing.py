"""The incentives at a door: opened by one key for whom one stands on, marked as introduced."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject

from gridcredit.domain.codes import Topic
from gridcredit.domain.ledgers.incentives import IncentiveIndex
from gridcredit.operations.ledgers import incentives
from gridcredit.operations.visits.doorstep import VisitSheet
from gridcredit.ui.pages.visit.door import DoorPage
from gridcredit.ui.pages.visit.incentives_dialog import IncentivesDialog


class Introducing(QObject):
    """Of the page of visits: marks go into the form, and so into its draft."""

    def __init__(self, page: DoorPage) -> None:
        super().__init__(page)
        self._page = page
        page.form.details.measures.wanted.connect(self.open)

    def open(self) -> None:
        """Ask which measures may be told, and show those for the person at hand."""
        page = self._page
        desk, sheet = page.desk, page.sheet
        if sheet is None or page.is_saving:
            return
        person = page.form.people.person_at_hand()
        page.ask(
            lambda: incentives.live_index(desk),
            lambda index: self._show(sheet, index, person),
            lambda error: page.app.messages.warn(page, error),
        )

    def _show(self, sheet: VisitSheet, index: IncentiveIndex, person: UUID | None) -> None:
        page = self._page
        if page.sheet is None or page.sheet.household != sheet.household or page.is_saving:
            return
        known = {row.code: row.title for row in index.rows}
        page.form.details.measures.show_titles({**sheet.measures, **known})
        marked = page.form.details.measures.value()
        people = [one for one in sheet.people if not one.limited]
        dialog = IncentivesDialog(page, page.app, index, people, person, marked)
        dialog.turned.connect(lambda code: self._on_turned(sheet.household, str(code)))
        dialog.open()

    def _on_turned(self, household: UUID, code: str) -> None:
        page = self._page
        if page.sheet is None or page.sheet.household != household or page.is_saving:
            return
        details = page.form.details
        if code not in details.measures.value():
            details.topics.tick(Topic.INCENTIVES)
        details.measures.turn(code)
