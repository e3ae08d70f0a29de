"""What came in, packages and registers; each can be undone, and taken in again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.ui.models.rows import Column
from gridcredit.ui.pages.exchange.inbox.paper import PaperButton, Source
from gridcredit.ui.pages.exchange.lists.lists import Listing, moment
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from gridcredit.operations.exchange.situation import Traffic


class Received(QWidget):
    """The list, and below it what can be done with the package one stands on."""

    undo_wanted = Signal(object)  # Import
    redo_wanted = Signal(object)  # Import
    paper_wanted = Signal(object)  # (Source, bool: to a printer)

    def __init__(self) -> None:
        super().__init__()
        self._names: Mapping[UUID, str] = {}
        self._undone: Mapping[UUID, str] = {}
        self.listing = self._make_listing()
        self._undo = button(self.tr("撤销这次导入…"), self._on_undo, icon="undo")
        self._redo = button(self.tr("恢复这次导入…"), self._on_redo, icon="redo")
        self._paper = PaperButton(self._receipt, self, self.tr("打印回执…"))
        self._paper.wanted.connect(self.paper_wanted.emit)
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(self._undo)
        foot.addWidget(self._redo)
        foot.addWidget(self._paper.button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.listing, 1)
        column.addLayout(foot)
        self.listing.table.row_chosen.connect(lambda _row: self._show_buttons())
        self.listing.table.row_opened.connect(lambda _row: self._on_opened())
        self._show_buttons()

    def show_traffic(self, traffic: Traffic) -> None:
        """Show what came; the person stays on the package they stood on."""
        self._names, self._undone = traffic.names, traffic.undone
        came = sorted(
            (*traffic.received, *traffic.registers), key=lambda i: i.imported_at, reverse=True
        )
        self.listing.show_rows(came)
        self._show_buttons()

    def name_of(self, imported: Any) -> str:
        """Whom a package came from; of a register its file."""
        if imported.is_register:
            return self.tr("户册 {file}").format(file=imported.file)
        return self._names.get(imported.sender, self.tr("不认识的单位"))

    def _make_listing(self) -> Listing:
        def state(imported: Any) -> str:
            at = self._undone.get(imported.id)
            return self.tr("已撤销 {time}").format(time=moment(at)) if at else self.tr("已导入")

        return Listing(
            self.tr("收到的数据包和户册"),
            [
                Column(self.tr("来自"), self.name_of),
                Column(self.tr("编号"), lambda i: f"{i.number}", 60, is_number=True),
                Column(self.tr("新增"), lambda i: f"{i.accepted:,}", 72, is_number=True),
                Column(self.tr("已有"), lambda i: f"{i.same:,}", 72, is_number=True),
                Column(self.tr("搁置"), _aside_count, 64, is_number=True),
                Column(self.tr("导入时间"), lambda i: moment(i.imported_at), 142),
                Column(
                    self.tr("状态"),
                    state,
                    184,
                    tone=lambda i: "warn" if i.id in self._undone else "good",
                ),
            ],
            EmptyState(
                "inbox",
                self.tr("还没有收到过数据包"),
                self.tr("把数据包文件拖进这一页的任何地方，先预览结果，再导入。"),
            ),
        )

    def _show_buttons(self) -> None:
        """Only what can be done with the package one stands on."""
        row: Any = self.listing.table.chosen_row()
        is_undone = row is not None and row.id in self._undone
        has_rows = bool(self.listing.rows())
        self._undo.setVisible(has_rows and not is_undone)
        self._undo.setEnabled(row is not None)
        self._redo.setVisible(has_rows and is_undone)
        is_register = row is not None and row.is_register
        self._paper.button.setVisible(has_rows and not is_undone and not is_register)
        self._paper.button.setEnabled(row is not None)

    def _on_opened(self) -> None:
        (self._redo if self._redo.isVisible() else self._undo).setFocus()

    def _on_undo(self) -> None:
        self._emit(self.undo_wanted)

    def _on_redo(self) -> None:
        self._emit(self.redo_wanted)

    def _receipt(self) -> Source | None:
        """The receipt of the package one stands on, once more."""
        row: Any = self.listing.table.chosen_row()
        if row is None or row.is_register:
            return None
        words = self.tr("回执-{name}-{number}")
        return Source(row.id, words.format(name=self.name_of(row), number=row.number))

    def _emit(self, signal: Any) -> None:
        row = self.listing.table.chosen_row()
        if row is not None:
            signal.emit(row)


def _aside_count(imported: Any) -> str:
    return f"{imported.set_aside:,}" if imported.set_aside else "–"
