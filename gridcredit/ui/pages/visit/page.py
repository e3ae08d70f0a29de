"""走访: one page for a whole household, by keyboard alone; a saved visit can be taken back and
comes back as a form."""

from __future__ import annotations

from functools import partial

from gridcredit.ui.pages.visit.door import DoorPage
from gridcredit.ui.pages.visit.introducing import Introducing
from gridcredit.ui.pages.visit.row_papers import RowPapers
from gridcredit.ui.pages.visit.saving import Saving


class VisitPage(DoorPage):
    """Fills in the form of a door and saves it as a visit."""

    def _build(self) -> None:
        super()._build()
        self.saving = Saving(self)
        self.papers = RowPapers(self)
        self.introducing = Introducing(self)

    def _connect(self) -> None:
        super()._connect()
        self.form.outcome_shown.connect(self.head.show_outcome)
        self.bar.save_wanted.connect(self.save)
        for keys, opens_next in (("Ctrl+Return", True), ("Ctrl+Enter", True), ("Ctrl+S", False)):
            self.add_key(keys, partial(self.save, opens_next))

    def save(self, opens_next: bool) -> None:
        """Write the visit; `opens_next` goes on to the next door."""
        self.saving.save(opens_next)
