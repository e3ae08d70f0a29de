"""What a register does, or would do: counts that open their lists, each with sheet, row, reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from gridcredit import texts
from gridcredit.domain.addresses import address_text
from gridcredit.domain.masks import mask_id, mask_name, mask_phone
from gridcredit.domain.roster_rows import Choice, RosterRow, RowQuestion, RowReason
from gridcredit.operations.register.matching import RecordChange
from gridcredit.operations.register.rostering import RosterReport
from gridcredit.texts.values import value_word
from gridcredit.ui.dialogs.roster_questions import (
    Place,
    QuestionBar,
    answers_of,
    place_of,
    question_columns,
)
from gridcredit.ui.models.paged import PagedModel
from gridcredit.ui.models.rows import Column
from gridcredit.ui.runner import Runner
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.count_tile import CountTile
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.table import Table

_MASKS: Mapping[str, Callable[[str], str]] = {"id_number": mask_id, "phone": mask_phone}
# Tones of a count that wants a look.
_TILES = {
    "questions": "bad",
    "added": "good",
    "changed": "info",
    "same": "text",
    "missing": "warn",
    "refused": "bad",
    "problems": "warn",
    "dropped": "warn",
}


class RosterReportView(QWidget):
    """Tiles above one list; arrow keys move from tile to tile. `answers` are those that were given
    to the questions of the report."""

    answered = Signal()

    def __init__(self, runner: Runner, language: str, *, shows_names: bool) -> None:
        super().__init__()
        self._runner, self._language, self._shows_names = runner, language, shows_names
        self._lists: dict[str, Sequence[Any]] = {}
        self._tiles = {kind: CountTile(self._title(kind), tone) for kind, tone in _TILES.items()}
        self._group = QButtonGroup(self)
        self._about = Label()
        self._about.setProperty("role", "caption")
        self._about.setWordWrap(True)
        self.table = Table(self.tr("名单"))
        self.answers: dict[Place, Choice] = {}
        self.is_open = True  # whether answers are still taken
        self._kept: dict[Place, list[RecordChange]] = {}
        self._has_sheets = False  # whether rows are of several
        self._bar = QuestionBar()
        self._bar.chosen.connect(self._on_answer)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for tile in self._tiles.values():
            self._group.addButton(tile)
            row.addWidget(tile)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(row)
        column.addWidget(self._about)
        column.addWidget(self.table, 1)
        column.addWidget(self._bar)
        self._group.buttonToggled.connect(self._on_toggled)

    def show_report(self, report: RosterReport) -> None:
        """Show another report; the list that wants a look most is opened."""
        asked = {place_of(question) for question in report.questions}
        self.answers = answers_of(report.questions)
        self._kept = {}
        for change in report.kept:
            self._kept.setdefault((change.sheet, change.line), []).append(change)
        self._lists = {
            "questions": report.questions,
            "added": report.added_rows,
            "changed": report.changes,
            "same": report.same_rows,
            "missing": report.missing_people,
            "refused": [r for r in report.refused if (r.sheet, r.row) not in asked],
            "problems": report.problems,
            "dropped": report.dropped_columns,
        }
        sheets = {getattr(row, "sheet", None) for rows in self._lists.values() for row in rows}
        self._has_sheets = len(sheets - {None}) > 1
        for kind, tile in self._tiles.items():
            tile.show_count(len(self._lists[kind]))
        self._tiles["questions"].setVisible(bool(report.questions))
        order = ("questions", "refused", "changed", "added", "missing", "same")
        first = next((kind for kind in order if self._lists[kind]), "same")
        self._tiles[first].setChecked(True)
        self._show(first)

    def _on_toggled(self, tile: Any, is_on: bool) -> None:
        if is_on and self._lists:
            self._show(next(kind for kind, made in self._tiles.items() if made is tile))

    def _show(self, kind: str) -> None:
        rows = self._lists[kind]
        self._about.setText(self._meaning(kind))
        self._bar.setVisible(kind == "questions" and bool(rows) and self.is_open)
        mode = QAbstractItemView.SelectionMode
        several = mode.ExtendedSelection if kind == "questions" else mode.SingleSelection
        self.table.setSelectionMode(several)
        model = PagedModel(
            self._columns(kind), lambda places: [rows[at] for at in places], self._runner
        )
        model.setParent(self.table)
        old = self.table.model()
        self.table.setModel(model)
        model.set_ids(range(len(rows)))
        if old is not None:
            old.deleteLater()

    def _on_answer(self, choice: Choice) -> None:
        """Note the answer for the rows that are chosen; without a choice for the first one."""
        rows = self._lists["questions"]
        chosen = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        for at in chosen or range(min(1, len(rows))):
            self.answers[place_of(rows[at])] = choice
        model = self.table.model()
        if isinstance(model, PagedModel):
            model.reload()
        self.answered.emit()

    def _answer(self, asked: RowQuestion) -> Choice:
        return self.answers.get(place_of(asked), Choice.LEAVE)

    def _title(self, kind: str) -> str:
        return {
            "questions": self.tr("请确认"),
            "added": self.tr("新增"),
            "changed": self.tr("变更"),
            "same": self.tr("相同"),
            "missing": self.tr("文件里缺少"),
            "refused": self.tr("拒收的行"),
            "problems": self.tr("收下待核"),
            "dropped": self.tr("丢弃的列"),
        }[kind]

    def _meaning(self, kind: str) -> str:
        return {
            "questions": self.tr("可能是户册里已有的人，程序不替您决定；没有答复的行不导入。"),
            "added": self.tr("文件里有、户册里没有的人，导入后新增。"),
            "changed": self.tr("户册里已有，文件写得不同；空白的格子不会清掉原来的内容。"),
            "same": self.tr("和户册一致，不作改动。"),
            "missing": self.tr("户册里有、文件没有提到的人，原样保留。"),
            "refused": self.tr("有错误的行，不导入；可以另存为工作簿，改好后再导入。"),
            "problems": self.tr("照样导入，但请核对一下。"),
            "dropped": self.tr("户册不保存这些列；法规禁止采集的内容一律不读入。"),
        }[kind]

    def _columns(self, kind: str) -> list[Column]:
        sheets = [Column(self.tr("工作表"), lambda row: row.sheet, 100)]
        sheet = sheets if self._has_sheets else []
        line = Column(self.tr("行"), lambda row: str(row.row), 56, is_number=True)
        if kind in ("added", "same"):
            return [
                Column(self.tr("姓名"), lambda row: self._name(row.name), 120),
                Column(self.tr("住址"), _address, is_address=True),
                *sheet,
                line,
            ]
        if kind == "changed":
            return [
                Column(self.tr("姓名"), lambda row: self._name(row.name), 110),
                Column(self.tr("原值 → 新值"), self._change),
                *sheet,
                Column(self.tr("行"), lambda row: str(row.line), 64, is_number=True),
            ]
        if kind == "questions":
            return question_columns(self._name, self._answer)
        if kind == "missing":
            return [
                Column(self.tr("姓名"), lambda missing: self._name(missing.name), 120),
                Column(self.tr("住址"), lambda missing: missing.place),
            ]
        if kind == "dropped":
            return [
                *sheet,
                Column(self.tr("列"), lambda row: row.column, 180),
                Column(self.tr("原因"), self._drop_reason),
            ]
        return [
            *sheet,
            line,
            Column(self.tr("列"), lambda row: row.column, 130),
            Column(self.tr("原因"), lambda row: texts.reason_word(row.reason, self._language)),
            Column(self.tr("内容"), self._content, 220 if kind == "problems" else 160),
        ]

    def _name(self, name: str) -> str:
        return name if self._shows_names else mask_name(name)

    def _change(self, change: RecordChange) -> str:
        """Every field that differs: 电话 199****0001 → 199****0002."""
        return "；".join(
            f"{texts.field_word(field, self._language)}  "
            f"{self._value(change, field, change.old[field])} → "
            f"{self._value(change, field, value)}"
            for field, value in change.new.items()
        )

    def _content(self, row: Any) -> str:
        """What the cell says; of a value that is not taken, what the register says instead."""
        kept = self._kept.get((row.sheet, row.row), ())
        if row.reason is not RowReason.EDITED_SINCE or not kept:
            return str(row.value_masked)
        words = self.tr("户册：{known}；文件：{stated}")
        return "；".join(
            words.format(
                known=self._value(change, field, change.old[field]),
                stated=self._value(change, field, value),
            )
            for change in kept
            for field, value in change.new.items()
        )

    def _value(self, change: RecordChange, field: str, value: Any) -> str:
        if field in ("household", "dwelling"):
            is_new = change.new.get(field) == value
            return (change.place or self.tr("另一户")) if is_new else self.tr("原住址")
        if field in ("name", "householder"):
            return self._name(str(value))
        mask = _MASKS.get(field)
        if mask is not None and value:
            return mask(str(value))
        return value_word(change.entity, field, value, self._language)

    def _drop_reason(self, column: Any) -> str:
        return texts.reason_word(column.reason, self._language)


def _address(row: RosterRow) -> str:
    return address_text(row.estate, row.building, row.unit, row.room)
