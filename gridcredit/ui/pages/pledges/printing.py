"""Printing blanks, from the question for whom to the finished file."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from gridcredit.domain.codes import Office
from gridcredit.operations.pledges import blanks, wordings
from gridcredit.operations.pledges.blanks import BlanksPrinted, Wanted
from gridcredit.operations.pledges.wordings import ListedText
from gridcredit.ui.pages.pledges.print_dialog import PrintBlanksDialog
from gridcredit.ui.pages.pledges.view import PledgesView


class PrintJobs(QObject):
    """Of one view."""

    def __init__(self, view: PledgesView) -> None:
        super().__init__(view)
        self._view = view

    def ask(self) -> None:
        """Ask for whom, and print."""
        desk = self._view.desk
        self._view.ask(lambda: wordings.list_texts(desk), self._on_texts, self._view.warn)

    def _on_texts(self, found: list[ListedText]) -> None:
        view = self._view
        version = next((one.wording.version for one in found if one.is_in_force), "")
        is_street = view.desk.office is Office.STREET
        dialog = PrintBlanksDialog(view, view.app, version, is_street)
        dialog.saved.connect(self.print_blanks)
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
