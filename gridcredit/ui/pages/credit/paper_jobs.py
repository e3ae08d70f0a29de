"""Papers of the page: asked where to, made off the screen thread, opened to be printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from gridcredit.domain.progress import Progress
from gridcredit.ui.pages.credit.view import CreditView

Job = Callable[[Path, Progress], Any]
Words = Callable[[Any], str]


class PaperJobs(QObject):
    """A file that was made is shown by the system's own reader, which prints it."""

    def __init__(self, view: CreditView) -> None:
        super().__init__(view)
        self._view = view

    def pdf(self, title: str, name: str, job: Job, words: Words) -> None:
        """Ask for a place and write a PDF there; `words` say what came of it."""
        view, kinds = self._view, self.tr("PDF 文件 (*.pdf)")
        out = view.app.messages.choose_save(view, title, name, kinds, "papers")
        if out is not None:
            self._do(title, partial(job, out), words, out)

    def folder(self, title: str, job: Job, words: Words) -> None:
        """Ask for a folder and write files there."""
        view = self._view
        out = view.app.messages.choose_folder(view, title, "papers")
        if out is not None:
            self._do(title, partial(job, out), words, out)

    def _do(self, title: str, job: Callable[[Progress], Any], words: Words, out: Path) -> None:
        def on_done(made: Any) -> None:
            self._view.app.toast(words(made))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))

        self._view.do(job, on_done, self._view.warn, title=title)
