"""承诺书: papers by their numbers. Blanks are printed, scans find their number, papers go their
way; a view for each thing that is done with them."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.operations.pledges import listing, unread
from gridcredit.operations.pledges.listing import ListedPaper
from gridcredit.ui.pages.pledges.view import PledgesView
from gridcredit.ui.pages.pledges.views import ViewRow, views_for
from gridcredit.ui.pages.pledges.which import HOLDS
from gridcredit.ui.views import ViewsPage
from gridcredit.ui.widgets.pasted import files_in


class PledgesPage(ViewsPage[ViewRow, PledgesView]):
    """Targets: a view's id, or (a view's id, what it is to show)."""

    DUTY: ClassVar[Duty] = Duty.SEE_PLEDGES
    REMEMBERED: ClassVar[str] = "pledges.view"
    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"pledge_event", "pledge_blank", "pledge_scan", "pledge_text", "unread_page"}
        | {"resident", "household", "dwelling"}
        | {"disposal_list", "preferences", "setting"}
    )

    def _build(self) -> None:
        desk = self.desk
        self.rows: list[ListedPaper] = []
        rows = views_for(desk.actor, desk.office)
        self._lay_out(self.tr("承诺书"), rows, QWidget(), is_chosen=False)
        self._stack.addWidget(QWidget())
        self.setAcceptDrops(True)

    # Files are dropped anywhere

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and folders."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them where the view in sight wants them, else file them as scans."""
        files = files_in(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.take_files(files)

    def take_files(self, files: list[Path]) -> None:
        """Files and folders were dropped."""
        view = self.view(self.current)
        if view is not None and view.take_files(files):
            return
        if self.show_view("scan") and (scans := self.view("scan")) is not None:
            scans.take_files(files)

    # What the window asks

    def refresh(self) -> None:
        """Ask for all papers, then the view in sight."""
        desk = self.desk
        if desk.office is Office.DISTRICT:
            self._on_rows(([], 0))
            return
        self.ask(lambda: (listing.described(desk), unread.count(desk)), self._on_rows)

    def _on_rows(self, found: tuple[list[ListedPaper], int]) -> None:
        rows, waiting = found
        self.rows, self.is_placed = rows, True
        self.say_count("unread", waiting)
        self.say_count("check", sum(HOLDS["check"](row.paper) for row in rows))
        self._place()
