"""What undoing an import would do, row by row, before it is done; taking it in again likewise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.kinds.kind import Nature
from gridcredit.domain.records import KINDS
from gridcredit.domain.undo_rules import Ended, Fate, off_values
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import undoing
from gridcredit.operations.exchange.undoing import Undone
from gridcredit.ui.app import App
from gridcredit.ui.models.paged import PagedModel
from gridcredit.ui.models.rows import Column
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.count_tile import CountTile
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.table import Table

_SIZE = QSize(900, 600)
_TONES = {"reversed": "good", "kept": "warn", "could_not": "bad", "waiting": "info"}


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the list in words."""

    kind: str
    subject: str
    what: str


class UndoImportDialog(QDialog):
    """Four counts above one list; nothing is done before the person agrees (`agreed`)."""

    agreed = Signal()

    def __init__(self, parent: QWidget, app: App, desk: Desk, seen: Undone, about: str) -> None:
        """`about` says which package it is."""
        super().__init__(parent)
        self._app, self._desk, self._seen = app, desk, seen
        self._language = app.settings.language
        waiting = Counter(line.reason for line in seen.withdrawn)
        self._lists: dict[str, Sequence[Any]] = {
            "reversed": seen.reversed,
            "kept": seen.kept,
            "could_not": seen.could_not,
            "waiting": sorted(waiting.items()),
        }
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build(about, len(seen.withdrawn))
        first = next((kind for kind in ("could_not", "kept") if self._lists[kind]), "reversed")
        self._tiles[first].setChecked(True)
        self._tiles[first].setFocus()
        room = parent.window().size()
        self.resize(_SIZE.boundedTo(QSize(room.width() - 64, room.height() - 48)))

    def _build(self, about: str, waiting: int) -> None:
        is_redo = self._seen.is_redo
        words = self.tr("恢复这次导入") if is_redo else self.tr("撤销这次导入")
        self.setWindowTitle(words)
        title, remark = Label(words), Label(f"{about}{self._promise()}")
        title.setProperty("role", "lead")
        remark.setProperty("role", "muted")
        remark.setWordWrap(True)
        self._meaning = Label()
        self._meaning.setProperty("role", "caption")
        self._meaning.setWordWrap(True)
        self.table = Table(self.tr("记录"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, WIDE, WIDE, GAP)
        whole.setSpacing(GAP)
        whole.addWidget(title)
        whole.addWidget(remark)
        whole.addLayout(self._make_tiles(waiting))
        whole.addWidget(self._meaning)
        whole.addWidget(self.table, 1)
        whole.addLayout(self._make_buttons())

    def _promise(self) -> str:
        if self._seen.is_redo:
            return self.tr("恢复和别的改动一样，下次导出时告诉各方。")
        return self.tr(
            "撤销和别的改动一样，下次导出时告诉各方；别人后来的改动都保留，以后还可以恢复。"
        )

    def _make_tiles(self, waiting: int) -> QHBoxLayout:
        self._tiles = {kind: CountTile(self._title(kind), tone) for kind, tone in _TONES.items()}
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for kind, tile in self._tiles.items():
            tile.show_count(waiting if kind == "waiting" else len(self._lists[kind]))
            tile.setVisible(kind != "waiting" or waiting > 0)
            self._group.addButton(tile)
            row.addWidget(tile)
        self._group.buttonToggled.connect(self._on_toggled)
        return row

    def _make_buttons(self) -> QHBoxLayout:
        is_redo = self._seen.is_redo
        leave = button(self.tr("取消"), self.reject)
        words = self.tr("恢复导入") if is_redo else self.tr("撤销导入")
        agree = button(words, self._on_agreed, kind="primary" if is_redo else "danger")
        for made in (leave, agree):
            made.setAutoDefault(True)  # Enter presses the button that has the keyboard
        (agree if is_redo else leave).setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(agree)
        return row

    def _on_agreed(self) -> None:
        self.accept()
        self.agreed.emit()

    def _on_toggled(self, tile: Any, is_on: bool) -> None:
        if is_on:
            self._show(next(kind for kind, made in self._tiles.items() if made is tile))

    def _show(self, kind: str) -> None:
        rows = self._lists[kind]
        self._meaning.setText(self._meant(kind))
        fetch = self._waiting_lines if kind == "waiting" else self._lines
        model = PagedModel(
            [
                Column(self.tr("类别"), lambda line: line.kind, 130),
                Column(self.tr("记录"), lambda line: line.subject, 290),
                Column(self.tr("说明"), lambda line: line.what),
            ],
            lambda places: fetch([rows[at] for at in places]),
            self._app.runner,
        )
        model.setParent(self.table)
        old = self.table.model()
        self.table.setModel(model)
        model.set_ids(range(len(rows)))
        if old is not None:
            old.deleteLater()

    def _lines(self, rows: Sequence[Ended]) -> list[_Line]:
        """Off the screen thread."""
        named = undoing.subjects(self._desk, rows)
        off = undoing.taken_off(self._desk, rows)
        return [
            _Line(self._kind(row.entity), subject, self._what(row, is_off))
            for row, subject, is_off in zip(rows, named, off, strict=True)
        ]

    def _kind(self, entity: str) -> str:
        word = texts.entity_word(entity, self._language)
        return word[:1].upper() + word[1:]

    def _waiting_lines(self, rows: Sequence[tuple[str, int]]) -> list[_Line]:
        return [
            _Line(self.tr("%n 条", "", n), "", texts.reason_word(why, self._language))
            for why, n in rows
        ]

    def _what(self, row: Ended, is_off: bool) -> str:
        """What becomes of a record, in a few words; `is_off`: it counts no more as it stands."""
        fields = self._named(row.entity, row.fields)
        if row.why is not None:
            why = texts.reason_word(row.why, self._language)
            why = self.tr("{fields}：{why}").format(fields=fields, why=why) if fields else why
            words = self.tr("{why}；其余改回：{fields}")
            return (
                words.format(why=why, fields=self._named(row.entity, row.set_back))
                if row.set_back
                else why
            )
        entity, is_redo = KINDS[row.entity], self._seen.is_redo
        if entity.nature is Nature.FACT:
            return self.tr("重新计入") if is_redo else self.tr("不再计入")
        if row.fate is Fate.REVERSED and set(row.fields) == set(off_values(entity)):
            return self.tr("回到户册") if is_off else self.tr("移出户册")
        words = self.tr("改为导入的：{fields}") if is_redo else self.tr("改回：{fields}")
        return words.format(fields=fields) if fields else self.tr("已经没有它带来的内容")

    def _named(self, entity: str, fields: Sequence[str]) -> str:
        words = (texts.field_word(field, self._language, entity) for field in fields)
        return self.tr("、").join(words)

    def _title(self, kind: str) -> str:
        is_redo = self._seen.is_redo
        return {
            "reversed": self.tr("恢复") if is_redo else self.tr("收回"),
            "kept": self.tr("保留"),
            "could_not": self.tr("不能恢复") if is_redo else self.tr("不能撤销"),
            "waiting": self.tr("不再等待"),
        }[kind]

    def _meant(self, kind: str) -> str:
        if self._seen.is_redo:
            return {
                "reversed": self.tr("这些记录回到撤销之前的样子。"),
                "kept": self.tr("撤销之后有人改过，原样保留。"),
            }.get(kind, self.tr("这些记录不能撤销，保持原样；原因写在后面。"))
        return {
            "reversed": self.tr("这些记录回到没有这次导入时的样子。"),
            "kept": self.tr("后来有人改过，或有别的记录以它为准，原样保留。"),
            "could_not": self.tr("这些记录不能撤销，保持原样；原因写在后面。"),
            "waiting": self.tr("这次导入搁置的记录不再等待重试；恢复导入时接着等待。"),
        }[kind]
