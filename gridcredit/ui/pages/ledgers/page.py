"""宣传: all ledgers on one page, a view each."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from gridcredit.domain.duties import Duty
from gridcredit.domain.ledgers.ledger import LEDGERS
from gridcredit.ui.pages.ledgers.view import LedgerView
from gridcredit.ui.pages.ledgers.views import VIEWS, ViewRow
from gridcredit.ui.views import ViewsPage
from gridcredit.ui.widgets.pasted import files_in


class LedgersPage(ViewsPage[ViewRow, LedgerView]):
    """Targets: a ledger's name."""

    DUTY: ClassVar[Duty] = Duty.READ
    REMEMBERED: ClassVar[str] = "ledgers.view"
    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {*(ledger.kind.name for ledger in LEDGERS.values()), "area"}
    )

    def _build(self) -> None:
        self._lay_out(self.tr("台账"), VIEWS, QWidget(), is_chosen=False)
        self._stack.addWidget(QWidget())
        self.setAcceptDrops(True)

    def refresh(self) -> None:
        """The view in sight asks for its own answer."""
        self.is_placed = True
        self._place()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the ledger in sight read them."""
        files = files_in(event.mimeData())
        if files and self.take_files(files):
            event.acceptProposedAction()

    def take_files(self, files: list[Path]) -> bool:
        """Files were dropped: the ledger in sight reads them."""
        view = self.view(self.current)
        return view is not None and view.take_files(files)
