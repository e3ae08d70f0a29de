"""A row that takes a photo or scan of its person's pledge: dropped on it, or pasted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QFrame

from gridcredit.operations.pledges.door_papers import DoorPaper
from gridcredit.ui.widgets.held_files import PAPERS, PHOTOS, HeldFiles
from gridcredit.ui.widgets.pasted import files_in, image_in

_WIDEST = 110  # pixels of a chip's words
_SUFFIXES = (*PHOTOS, *PAPERS, ".bmp")


class PaperRow(QFrame):
    """`papers_given` carries (this row, files, picture or None); `papers` shows the pages that
    wait for the visit to be saved, a button each that takes one off."""

    papers_given = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.papers = HeldFiles(_WIDEST)

    def show_papers(
        self, papers: Sequence[DoorPaper], take_off: Callable[[DoorPaper], None]
    ) -> None:
        """Show the pages that wait."""
        words = self.tr("扫描 {n}")
        self.papers.show_files(
            (words.format(n=at), partial(take_off, paper))
            for at, paper in enumerate(papers, start=1)
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome photos and scans."""
        if any(one.suffix.lower() in _SUFFIXES for one in files_in(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They are this person's."""
        files = [one for one in files_in(event.mimeData()) if one.suffix.lower() in _SUFFIXES]
        if files:
            event.acceptProposedAction()
            self.papers_given.emit((self, files, None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A picture or files of the clipboard are taken; other keys are the form's."""
        if not (event.matches(QKeySequence.StandardKey.Paste) and self.paste()):
            event.ignore()

    def paste(self) -> bool:
        """Take what is on the clipboard; False where that is no picture and no file."""
        data = QGuiApplication.clipboard().mimeData()
        files, image = files_in(data), image_in(data)
        if files or image is not None:
            self.papers_given.emit((self, files, None if files else image))
        return bool(files) or image is not None
