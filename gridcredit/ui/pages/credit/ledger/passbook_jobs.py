"""Printing passbooks: a first booklet, its next lines, all new ones, and the page that aligns."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject

from gridcredit.operations.credit import passbooks
from gridcredit.operations.credit.passbooks import PassbookPrinted, PassbooksPrinted
from gridcredit.ui.pages.credit.ledger.passbook_dialog import PassbookDialog
from gridcredit.ui.pages.credit.paper_jobs import PaperJobs
from gridcredit.ui.pages.credit.view import CreditView

_OFFSET = "credit.passbook_offset"


class PassbookJobs(QObject):
    """Prints for a view; how far the printer is off is remembered on this computer."""

    def __init__(self, view: CreditView) -> None:
        super().__init__(view)
        self._view = view
        self._papers = PaperJobs(view)

    @property
    def offset(self) -> tuple[float, float]:
        """How far the printer is off, to the right and down, in mm."""
        kept = self._view.app.settings.choices.get(_OFFSET, "").split()
        try:
            across, down = map(float, kept)
        except ValueError:
            return 0.0, 0.0
        return across, down

    def print_one(self, household: UUID, address: str, year: int) -> None:
        """Ask from which line on, and print one household's."""
        view = self._view
        dialog = PassbookDialog(view, view.app, address, self.offset)
        dialog.wanted.connect(lambda wanted: self._print(household, year, *wanted))
        dialog.open()

    def _print(
        self, household: UUID, year: int, line: int | None, offset: tuple[float, float]
    ) -> None:
        desk = self._view.desk
        self._view.app.settings.choices[_OFFSET] = f"{offset[0]} {offset[1]}"

        def words(made: PassbookPrinted) -> str:
            return self.tr("存折已存为 PDF：%n 行，下次从第 {next} 行打起", "", made.lines).format(
                next=made.next_line
            )

        self._papers.pdf(
            self.tr("打印存折"),
            self.tr("信用存折.pdf"),
            lambda out, _p: passbooks.print_passbook(desk, household, out, line, year, offset),
            words,
        )

    def print_new(self, village: str, name: str, year: int) -> None:
        """Print the booklets of all households that have none of the year yet."""
        desk = self._view.desk

        def words(made: PassbooksPrinted) -> str:
            return self.tr("新存折已存为 PDF：%n 户", "", made.households)

        self._papers.pdf(
            self.tr("打印新存折"),
            self.tr("信用存折-{village}-{year}.pdf").format(village=name, year=year),
            lambda out, progress: passbooks.print_passbooks(desk, out, village, year, progress),
            words,
        )

    def print_test(self) -> None:
        """Print the page by which a printer is measured."""
        desk, offset = self._view.desk, self.offset
        self._papers.pdf(
            self.tr("打印对位测试页"),
            self.tr("存折对位测试页.pdf"),
            lambda out, _progress: passbooks.print_alignment(desk, out, offset),
            lambda _pages: self.tr("测试页已存为 PDF，打在存折上量一量差多少"),
        )
