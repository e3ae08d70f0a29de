"""Printing blanks, from the question for whom to the finished file."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from gridcredit.domain.codes import Office
from gridcredit.operations.pledges import blanks, gaps, wordings
from gridcredit.operations.pledges.blanks import BlanksPrinted, Wanted
from gridcredit.operations.pledges.gaps import OpenRange
from gridcredit.operations.register import filters
from gridcredit.operations.register.stairwells import stairwells
from gridcredit.ui.pages.pledges.gaps_dialog import GapsDialog
from gridcredit.ui.pages.pledges.print_dialog import Choices, PrintBlanksDialog
from gridcredit.ui.pages.pledges.view import PledgesView


class PrintJobs(QObject):
    """Of one view; `spoil_wanted` carries the numbers of blanks to be spoiled."""

    spoil_wanted = Signal(object)  # list[str]

    def __init__(self, view: PledgesView) -> None:
        super().__init__(view)
        self._view = view

    def ask(self) -> None:
        """Ask for whom, and print."""
        desk, language = self._view.desk, self._view.language

        def query() -> Choices:
            listed = wordings.list_texts(desk)
            return Choices(
                next((one.wording.version for one in listed if one.is_in_force), ""),
                tuple(stairwells(desk)),
                tuple(filters.counted_filters(desk, language)),
                desk.office is Office.STREET,
            )

        self._view.ask(query, self._on_choices, self._view.warn)

    def _on_choices(self, choices: Choices) -> None:
        dialog = PrintBlanksDialog(self._view, self._view.app, choices)
        dialog.saved.connect(self.print_blanks)
        dialog.open()

    def show_gaps(self) -> None:
        """Show the numbers that somebody has to account for."""
        desk = self._view.desk
        self._view.ask(lambda: gaps.open_ranges(desk), self._on_gaps, self._view.warn)

    def _on_gaps(self, found: list[OpenRange]) -> None:
        dialog = GapsDialog(self._view, found)
        dialog.spoil_wanted.connect(self.spoil_wanted.emit)
        dialog.open()

    def print_blanks(self, wanted: Wanted) -> None:
        """Ask where to, and print."""
        view, title, name = self._view, self.tr("印空白承诺书"), self.tr("空白承诺书.pdf")
        kinds = self.tr("PDF 文件 (*.pdf)")
        out = view.app.messages.choose_save(view, title, name, kinds, "papers")
        if out is None:
            return
        desk = view.desk

        def on_done(made: BlanksPrinted) -> None:
            words = self.tr("空白承诺书已存为 PDF：%n 份，编号到 {last}", "", len(made.blanks))
            view.app.toast(words.format(last=made.blanks[-1].number))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))

        view.do(
            lambda progress: blanks.print_blanks(desk, out, wanted, progress),
            on_done,
            view.warn,
            title=title,
        )
