"""What is attached to an entry, asked for when it is looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.operations.credit import evidence
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.widgets.kept_pictures import KeptPictures


class EvidenceView(QWidget):
    """Shows an entry's photos and papers; says where there is none, or none that came yet."""

    def __init__(self, view: CreditView) -> None:
        super().__init__()
        self._view = view
        self.pictures = KeptPictures(self.tr("佐证"), view.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pictures)

    def show_entry(self, entry: CreditEntry | None) -> None:
        """Ask for the pictures of an entry."""
        if entry is None:
            self.pictures.show_of(None)
            return
        desk, shown = self._view.desk, entry
        none = self.tr("没有附照片和材料")
        self.pictures.show_of(lambda: evidence.entry_evidence(desk, shown), none)
