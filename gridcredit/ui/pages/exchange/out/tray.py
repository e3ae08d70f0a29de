"""The incoming half of the exchange: files handed in, each on its card, none lost by another."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.ui.app import App
from gridcredit.ui.pages.exchange.inbox.entry import HandedIn
from gridcredit.ui.pages.exchange.inbox.file import FileCard
from gridcredit.ui.pages.exchange.inbox.many import ManyFiles
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.section import SectionHeader

FEW = 12
"""As many files have a card each; more are a table and the card of the one chosen."""


class Tray(QWidget):
    """What was handed in; hidden while there is nothing."""

    import_wanted = Signal(object)  # list[Path]
    stop_wanted = Signal()
    approve_wanted = Signal(object)  # (Path, Joining)
    keep_wanted = Signal(object)  # (Path, GridCreditError)
    paper_wanted = Signal(object)  # (Source, bool: to a printer)

    def __init__(self, app: App) -> None:
        super().__init__()
        self.app = app
        self._entries: dict[Path, HandedIn] = {}
        self._is_busy = False
        self.take_in = button(self.tr("导入"), self._on_import, icon="import", kind="primary")
        self.halt = button(self.tr("停止"), self.stop_wanted.emit)
        self._clear = button(self.tr("清空"), self.clear, kind="quiet")
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self._clear)
        row.addWidget(self.take_in)
        row.addWidget(self.halt)
        self._many = ManyFiles(app)
        self._many.entry_chosen.connect(self._on_chosen)
        self._many.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SMALL)
        self._column.addWidget(SectionHeader(self.tr("拖进来的文件"), action=buttons))
        self._column.addWidget(self._many)
        self.hide()

    def add(self, files: Iterable[Path]) -> list[Path]:
        """Show each file; those that stand already are looked at anew."""
        added = list(files)
        for file in added:
            self._drop_card(self._entries.pop(file, None))
            self._entries[file] = HandedIn(file, self._on_changed)
        self._lay_out()
        return added

    def entry(self, file: Path) -> HandedIn | None:
        """What is remembered of a file, unless it was taken away meanwhile."""
        return self._entries.get(file)

    def entries(self) -> list[HandedIn]:
        """All of them, in the order of arrival."""
        return list(self._entries.values())

    def cards(self) -> list[FileCard]:
        """The cards that stand there, in the order of arrival."""
        return [entry.card for entry in self._entries.values() if entry.card is not None]

    def ready(self) -> list[Path]:
        """The files that can be taken in."""
        return [entry.file for entry in self._entries.values() if entry.state == "ready"]

    def take_keyboard(self) -> None:
        """Stand where something is to be done with the newest file, else where all are put away."""
        if self._is_many:
            urgent = ("refused", "joining", "kept", "done", "ready", "checking")
            self._many.choose(min(self.entries(), key=lambda entry: urgent.index(entry.state)))
        elif not any(card.take_keyboard() for card in reversed(self.cards())):
            self._clear.setFocus()

    def remove(self, file: Path) -> None:
        """Take a file off the list; the file itself stays where it is."""
        self._drop_card(self._entries.pop(file, None))
        self._lay_out()

    def clear(self) -> None:
        """Take every file off the list."""
        for entry in self.entries():
            self._drop_card(entry)
        self._entries.clear()
        self._lay_out()

    def stop(self) -> None:
        """What was being looked at was stopped."""
        for entry in self.entries():
            entry.show_waiting()
        self.refresh_button()

    def show_busy(self, is_busy: bool) -> None:
        """Files are being looked at or taken in, one after another. Each alone is too short for
        the strip with its button: many of them are stopped here."""
        had_keyboard = self.take_in.hasFocus()
        self._is_busy = is_busy
        self.refresh_button()
        if had_keyboard and self.halt.isVisibleTo(self):
            self.halt.setFocus()

    def refresh_button(self) -> None:
        """Say how many files the button takes in."""
        count = len(self.ready())
        self.halt.setVisible(self._is_busy and self._is_many)
        self._clear.setEnabled(not self._is_busy)
        self.take_in.setEnabled(not self._is_busy)
        self.take_in.setVisible(count > 0 and not (self._is_busy and self._is_many))
        self.take_in.setText(self.tr("导入 %n 个文件", "", count))

    @property
    def _is_many(self) -> bool:
        return len(self._entries) > FEW

    def _lay_out(self) -> None:
        """Cards of few files, or the table of many."""
        if self._is_many:
            for entry in self.entries():
                self._drop_card(entry)
            self._many.show_entries(self.entries())
        else:
            for entry in self.entries():
                if entry.card is None:
                    self._make_card(entry)
        self._many.setVisible(self._is_many)
        self._order_stops()
        self.setVisible(bool(self._entries))
        self.refresh_button()

    def _order_stops(self) -> None:
        last: QWidget = self._many.table if self._is_many else self.take_in
        for card in self.cards():
            card.go_after(last)
            last = card.last_stop
        QWidget.setTabOrder(last, self._clear)  # or Tab would come to it before any card

    def _make_card(self, entry: HandedIn) -> None:
        card = FileCard(self.app, entry.file)
        card.approve_wanted.connect(self.approve_wanted.emit)
        card.keep_wanted.connect(self.keep_wanted.emit)
        card.paper_wanted.connect(self.paper_wanted.emit)
        card.removed.connect(self.remove)
        self._column.addWidget(card)
        entry.show_on(card)

    def _drop_card(self, entry: HandedIn | None) -> None:
        if entry is not None and entry.card is not None:
            entry.card.hide()
            entry.card.deleteLater()
            entry.card = None

    def _on_chosen(self, chosen: HandedIn) -> None:
        if chosen.card is None and self._is_many:
            for entry in self.entries():
                self._drop_card(entry)
            self._make_card(chosen)
            self._order_stops()

    def _on_changed(self) -> None:
        if self._is_many:
            self._many.look_again()

    def _on_import(self) -> None:
        self.import_wanted.emit(self.ready())
