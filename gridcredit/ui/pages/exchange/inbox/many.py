"""Many files at once: a count of how they stand, a table of all, the card of the one chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.ui.app import App
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.exchange.inbox.entry import HandedIn
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.table import Table
from gridcredit.ui.widgets.tag import Tag

if TYPE_CHECKING:
    from gridcredit.operations.exchange.filereport import Counted

_TONES = {
    "refused": "bad", "joining": "info", "ready": "info", "checking": "plain",
    "kept": "good", "done": "good",
}  # fmt: skip
_LOOK_AGAIN_MS = 100
_HEIGHT = 300


class ManyFiles(QWidget):
    """Shows entries by the hundred at the cost of a screenful."""

    entry_chosen = Signal(object)  # HandedIn

    def __init__(self, app: App) -> None:
        super().__init__()
        self.app = app
        self._words = {
            "refused": self.tr("不能导入"),
            "joining": self.tr("待核对指纹"),
            "ready": self.tr("可以导入"),
            "checking": self.tr("等待检查"),
            "kept": self.tr("已收存"),
            "done": self.tr("已导入"),
        }
        self._entries: Sequence[HandedIn] = ()
        self._counts = {state: Tag("", tone) for state, tone in _TONES.items()}
        counts = QWidget()
        flow = FlowLayout(counts)
        for tag in self._counts.values():
            flow.addWidget(tag)
        self.table = Table(self.tr("拖进来的文件"))
        self._model = RowsModel(self._columns())
        self.table.setModel(self._model)
        self.table.setMinimumHeight(_HEIGHT)
        self.table.row_chosen.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(counts)
        column.addWidget(self.table)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_LOOK_AGAIN_MS)
        self._soon.timeout.connect(self._on_soon)

    def show_entries(self, entries: Sequence[HandedIn]) -> None:
        """Show these, and how they stand now."""
        self._entries = entries
        at = self.table.currentIndex().row()
        self.table.blockSignals(True)  # the person stays on the row they stood on
        self._model.set_rows(entries)
        if 0 <= at < len(entries):
            self.table.selectRow(at)
        self.table.blockSignals(False)
        self._count()

    def look_again(self) -> None:
        """Some of them stand otherwise now; shown a moment later, many changes at once."""
        if not self._soon.isActive():
            self._soon.start()

    def choose(self, entry: HandedIn) -> None:
        """Stand on one of them."""
        if entry in self._entries:
            self._on_soon()
            self.table.selectRow(list(self._entries).index(entry))
            self.table.setFocus()

    def _on_soon(self) -> None:
        self._soon.stop()
        self._model.look_again()
        self._count()

    def _count(self) -> None:
        standing = Counter(entry.state for entry in self._entries)
        for state, tag in self._counts.items():
            tag.setVisible(standing[state] > 0)
            tag.show_text(f"{self._words[state]} {standing[state]:,}", _TONES[state])

    def _on_chosen(self, entry: HandedIn | None) -> None:
        if entry is not None:
            self.entry_chosen.emit(entry)

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("文件"), lambda entry: entry.file.name),
            Column(self.tr("来自"), _sender, 130),
            Column(self.tr("编号"), _number, 64, True),
            Column(self.tr("新增"), _accepted, 76, True),
            Column(self.tr("搁置"), _aside, 76, is_number=True),
            Column(
                self.tr("状态"),
                lambda entry: self._words[entry.state],
                120,
                tone=lambda entry: _TONES[entry.state],
            ),
            Column(self.tr("原因"), self._reason),
        ]

    def _reason(self, entry: HandedIn) -> str:
        """Why it is refused, in a word where there is one; the whole sentence is on its card."""
        if entry.state != "refused" or entry.error is None:
            return ""
        language = self.app.settings.language
        told = str(getattr(entry.error, "reason", ""))
        word = texts.reason_word(told, language)
        return word if word not in ("", told) else texts.describe(entry.error, language)


def _sender(entry: HandedIn) -> str:
    if entry.joining is not None:
        return entry.joining.name
    return entry.report.sender_name if entry.report else "–"


def _aside(entry: HandedIn) -> str:
    counted = _counted(entry)
    count = sum(count for _, count in counted.set_aside) if counted else 0
    return f"{count:,}" if count else "–"


def _number(entry: HandedIn) -> str:
    counted = _counted(entry)
    return f"{counted.number}" if counted else "–"


def _accepted(entry: HandedIn) -> str:
    counted = _counted(entry)
    return f"{counted.accepted:,}" if counted else "–"


def _counted(entry: HandedIn) -> Counted | None:
    """What a package or receipt would bring; None of anything else."""
    from gridcredit.operations.exchange.filereport import CertificateEnded

    return None if isinstance(entry.report, CertificateEnded) else entry.report
