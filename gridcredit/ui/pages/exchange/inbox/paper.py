"""Packages and receipts on paper: the button that prints them, and the sheets that still wait."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from gridcredit.domain.progress import Progress
from gridcredit.domain.runs import runs
from gridcredit.ui.page import Page
from gridcredit.ui.tokens import SMALL, TIGHT
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.glyph import Glyph
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.section import SectionHeader
from gridcredit.ui.widgets.tag import Tag

if TYPE_CHECKING:
    from gridcredit.operations.inbox.paper_inbox import PaperSet
    from gridcredit.operations.inbox.print_sheets import Papered
    from gridcredit.paper.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Source:
    """What is to be printed: a package's or receipt's file, or the import whose receipt is meant;
    and what its PDF may be called."""

    what: Path | UUID
    name: str

    @classmethod
    def of(cls, file: Path) -> Source:
        """A file under its own name."""
        return cls(file, file.stem)


class PaperButton(QObject):
    """打印为二维码: a button whose menu asks for a printer or a PDF."""

    wanted = Signal(object)  # (Source, bool: to a printer)

    def __init__(
        self, source: Callable[[], Source | None], parent: QWidget, words: str = ""
    ) -> None:
        """`source` tells what is meant at the moment of the choice; None when nothing is."""
        super().__init__(parent)
        self._source = source
        words = words or self.tr("打印为二维码…")
        self.button = button(words, self._on_clicked, icon="qr", kind="quiet")
        self.button.setToolTip(self.tr("U盘坏了也不怕：对方扫描或拍下纸件，就能还原文件"))
        self.menu = QMenu(self.button)
        for words, to_printer in ((self.tr("打印…"), True), (self.tr("存为 PDF…"), False)):
            action = self.menu.addAction(words)
            action.triggered.connect(
                lambda _on=False, to_printer=to_printer: self._on_chosen(to_printer)
            )

    def _on_clicked(self) -> None:
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _on_chosen(self, to_printer: bool) -> None:
        source = self._source()
        if source is not None:
            self.wanted.emit((source, to_printer))


class Papering(QObject):
    """Prints for the page: proven first, and only then on a printer or under its name."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def put_on_paper(self, source: Source, to_printer: bool) -> None:
        """Print something as sheets of codes, or save them as a PDF."""
        if to_printer:
            self._prove(source)
        else:
            self._save(source)

    def _prove(self, source: Source) -> None:
        desk = self._page.desk

        def prove(progress: Progress) -> list[Sheet]:
            from gridcredit.operations.inbox import print_sheets

            return print_sheets.proven_sheets(desk, source.what, progress)

        self._page.do(prove, self._print, title=self.tr("正在排版并读回二维码"))

    def _print(self, sheets: list[Sheet]) -> None:
        from gridcredit.paper.codesheet import LEAST_MODULE_MM
        from gridcredit.ui import printing

        printer = printing.a4_printer(self.tr("二维码纸件"))
        if not self._page.app.messages.choose_printer(self._page, printer, len(sheets)):
            return

        def job(progress: Progress) -> int:
            # The printer lives in this function until it is done: PySide keeps no reference.
            return printing.print_sheets(printer, sheets, LEAST_MODULE_MM, progress)

        self._page.do(job, self._tell_printed, title=self.tr("正在打印二维码纸件"))

    def _tell_printed(self, pages: int) -> None:
        self._page.app.toast(self.tr("已送去打印：%n 张", "", pages))

    def _save(self, source: Source) -> None:
        desk = self._page.desk
        kinds, title = self.tr("PDF 文件 (*.pdf)"), self.tr("保存二维码纸件")
        name = f"{source.name}-qr.pdf"
        out = self._page.app.messages.choose_save(self._page, title, name, kinds, "sheets")
        if out is None:
            return

        def save(progress: Progress) -> Papered:
            from gridcredit.operations.inbox import print_sheets

            return print_sheets.print_sheets(desk, source.what, out, progress)

        self._page.do(save, self._tell_saved, title=self.tr("正在排版并读回二维码"))

    def _tell_saved(self, made: Papered) -> None:
        words = self.tr("已存为 PDF，%n 张，每个二维码都读回过：", "", made.sheets)
        self._page.app.toast(f"{words}{made.file.name}")


class SheetsPanel(QWidget):
    """The sets of which sheets are still missing; hidden while there is none."""

    forget_wanted = Signal(object)  # PaperSet

    def __init__(self, before: QWidget) -> None:
        """`before` is where Tab comes from."""
        super().__init__()
        self._before = before
        self._shown: list[PaperSet] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SMALL)
        self._column.addWidget(
            SectionHeader(self.tr("纸件"), self.tr("缺的纸张什么时候补拍都行，已读的会留着"))
        )
        self.hide()

    def show_sets(self, sets: Sequence[PaperSet]) -> None:
        """Show a card for each set that waits."""
        if list(sets) == self._shown:
            return
        self._shown = list(sets)
        while self._column.count() > 1:
            card = self._column.takeAt(1).widget()
            if card is not None:
                card.hide()
                card.deleteLater()
        stop = self._before
        for found in sets:
            made = SetCard(found)
            made.forget_wanted.connect(self.forget_wanted.emit)
            self._column.addWidget(made)
            self.setTabOrder(stop, made.forget)
            stop = made.forget
        self.setVisible(bool(sets))


def spans(numbers: Iterable[int]) -> str:
    """Numbers as people write them: 2–5, 8, 9."""
    return ", ".join(
        f"{first}–{last}" if last > first + 1 else ", ".join(map(str, range(first, last + 1)))
        for first, last in runs(sorted(numbers))
    )


class SetCard(QFrame):
    """One set: which sheets were read, which were not, and how many more it takes."""

    forget_wanted = Signal(object)  # PaperSet

    def __init__(self, found: PaperSet) -> None:
        super().__init__()
        self.setProperty("role", "card")
        is_package = found.kind == "package"
        words = self.tr("数据包纸件 {mark}") if is_package else self.tr("回执纸件 {mark}")
        title = Label(words.format(mark=found.mark))
        title.setProperty("role", "section")
        said = Label(self._words(found))
        said.setWordWrap(True)
        self.forget = button(
            self.tr("丢弃已读的纸张"), lambda: self.forget_wanted.emit(found), kind="quiet"
        )
        self.setAccessibleName(title.text())
        self.setAccessibleDescription(said.text())
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        top.addWidget(title)
        state = self.tr("已读 {count} 张，共 {total} 张")
        top.addWidget(Tag(state.format(count=len(found.whole), total=found.total), "info"))
        top.addStretch(1)
        top.addWidget(self.forget)
        middle = QVBoxLayout()
        middle.setSpacing(TIGHT)
        middle.addLayout(top)
        middle.addWidget(said)
        middle.addWidget(self._sheets(found))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 10)
        row.setSpacing(12)
        row.addWidget(Glyph("qr", "muted", 24))
        row.addLayout(middle, 1)

    def _words(self, found: PaperSet) -> str:
        numbers = spans({*found.missing, *found.unclear})
        words = self.tr("第 {numbers} 张还缺或不全，再补其中 %n 张就能还原。", "", found.needed)
        return words.format(numbers=numbers)

    def _sheets(self, found: PaperSet) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        for number in range(1, found.total + 1):
            if number in found.whole:
                flow.addWidget(Tag(self.tr("{number} 已读").format(number=number), "good"))
            elif number in found.unclear:
                flow.addWidget(Tag(self.tr("{number} 不全").format(number=number), "warn"))
            else:
                flow.addWidget(Tag(self.tr("{number} 缺").format(number=number), "plain"))
        return holder
