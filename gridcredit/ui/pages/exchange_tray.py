"""The incoming half of the exchange: files handed in, each on its card, none lost by another."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.ui.app import App
from gridcredit.ui.pages.exchange_file import FileCard
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.section import SectionHeader


class Tray(QWidget):
    """Cards of files; hidden while there is none."""

    import_wanted = Signal(object)  # list[Path]
    approve_wanted = Signal(object)  # (Path, Joining)
    keep_wanted = Signal(object)  # (Path, GridCreditError)
    paper_wanted = Signal(object)  # (Source, bool: to a printer)

    def __init__(self, app: App) -> None:
        super().__init__()
        self.app = app
        self._cards: dict[Path, FileCard] = {}
        self.take_in = button(self.tr("导入"), self._on_import, icon="import", kind="primary")
        self._clear = button(self.tr("清空"), self.clear, kind="quiet")
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self._clear)
        row.addWidget(self.take_in)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SMALL)
        self._column.addWidget(SectionHeader(self.tr("拖进来的文件"), action=buttons))
        self.hide()

    def add(self, files: Iterable[Path]) -> list[Path]:
        """Show a card for each file; those that stand already are looked at anew."""
        added = []
        last = self.cards()[-1].last_stop if self._cards else self.take_in
        for file in files:
            if file in self._cards:
                self.remove(file)
            card = self._cards[file] = FileCard(self.app, file)
            card.approve_wanted.connect(self.approve_wanted.emit)
            card.keep_wanted.connect(self.keep_wanted.emit)
            card.paper_wanted.connect(self.paper_wanted.emit)
            card.removed.connect(self.remove)
            self._column.addWidget(card)
            card.go_after(last)
            last = card.last_stop
            added.append(file)
        QWidget.setTabOrder(last, self._clear)  # or Tab would come to it before any card
        self.setVisible(bool(self._cards))
        self.refresh_button()
        return added

    def card(self, file: Path) -> FileCard | None:
        """The card of a file, unless it was taken away meanwhile."""
        return self._cards.get(file)

    def cards(self) -> list[FileCard]:
        """Every card, in the order of arrival."""
        return list(self._cards.values())

    def ready(self) -> list[Path]:
        """The files that can be taken in."""
        return [card.file for card in self._cards.values() if card.state == "ready"]

    def take_keyboard(self) -> None:
        """Stand where something is to be done with the newest file, else where all are put away."""
        if not any(card.take_keyboard() for card in reversed(self.cards())):
            self._clear.setFocus()

    def remove(self, file: Path) -> None:
        """Take a card away; the file itself stays where it is."""
        card = self._cards.pop(file, None)
        if card is not None:
            card.hide()
            card.deleteLater()
        self.setVisible(bool(self._cards))
        self.refresh_button()

    def clear(self) -> None:
        """Take every card away."""
        for file in list(self._cards):
            self.remove(file)

    def stop(self) -> None:
        """What was being looked at was stopped."""
        for card in self._cards.values():
            card.show_waiting()
        self.refresh_button()

    def refresh_button(self) -> None:
        """Say how many files the button takes in."""
        count = len(self.ready())
        self.take_in.setVisible(count > 0)
        self.take_in.setText(self.tr("导入 %n 个文件", "", count))

    def _on_import(self) -> None:
        self.import_wanted.emit(self.ready())
