"""宣传: all ledgers on one page, a view each."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from gridcredit.domain.duties import Duty
from gridcredit.domain.ledgers.ledger import LEDGERS
from gridcredit.ui.pages.ledgers.view import LedgerView
from gridcredit.ui.pages.ledgers.views import VIEWS, ViewRow
from gridcredit.ui.views import FilesPage


class LedgersPage(FilesPage[ViewRow, LedgerView]):
    """Targets: a ledger's name."""

    DUTY: ClassVar[Duty] = Duty.READ
    REMEMBERED: ClassVar[str] = "ledgers.view"
    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {*(ledger.kind.name for ledger in LEDGERS.values()), "area"}
    )

    def _build(self) -> None:
        self._lay_out(self.tr("台账"), VIEWS, QWidget(), is_chosen=False)
        self._stack.addWidget(QWidget())

    def refresh(self) -> None:
        """The view in sight asks for its own answer."""
        self.is_placed = True
        self._place()
