"""Vouchers to print and sign: PDFs in a folder that goes with the page, shown by the system."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget


class SignedPapers:
    """Names on vouchers do not stay behind: the folder goes when its page does."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = weakref.ref(owner)
        self._folder: Path | None = None

    def place(self, paper: UUID) -> Path:
        """The file of a paper."""
        owner = self._owner()
        if self._folder is None or not self._folder.is_dir():
            self._folder = Path(tempfile.mkdtemp(prefix="gridcredit-"))
            weakref.finalize(owner or self, shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder / f"{paper}.pdf"

    def show(self, file: Path) -> None:
        """Show one to be printed."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
