"""录入走访单: number, time, then row after row by keys; what is refused stays with its reason, and
what is not written yet is kept on disk row by row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDateTimeEdit, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.errors import BadValue, GridCreditError
from gridcredit.domain.kinds.round_sheet import RoundSheet
from gridcredit.domain.round_lines import RowEntry, read_line
from gridcredit.operations.desk import Desk
from gridcredit.operations.rounds import entering, printing, typed_rows
from gridcredit.operations.rounds.entering import RoundEntered
from gridcredit.operations.rounds.printing import SheetRow
from gridcredit.operations.rounds.typed_rows import TypedRows
from gridcredit.ui.app import App
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.form import Form
from gridcredit.ui.widgets.key_hint import KeyHint
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.table import Table

_MINUTE = "yyyy-MM-ddTHH:mm"
_WIDTH, _HEIGHT = 960, 640


@dataclass
class _Line:
    """A row of the sheet with what was typed for it, and why it was refused."""

    row: SheetRow
    entry: RowEntry | None = None
    typed: str = ""
    refused: str = ""
    is_done: bool = False


class EnterRoundDialog(QDialog):
    """`entered` carries a RoundEntered whenever rows were written; rows that were refused stay to
    be typed again. Enter in the line takes a row, Ctrl+Enter writes all. What was typed waits when
    the dialog is left, which `left` tells with the number of rows."""

    entered = Signal(object)
    left = Signal(int)

    def __init__(self, parent: QWidget, app: App, desk: Desk, number: str) -> None:
        super().__init__(parent)
        self._app, self._desk = app, desk
        self._language = app.settings.language
        self.sheet: RoundSheet | None = None
        self._lines: list[_Line] = []
        self._is_sure = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("录入走访单"))
        self._build()
        room = self.screen().availableGeometry()
        self.resize(min(_WIDTH, room.width() - 32), min(_HEIGHT, room.height() - 48))
        self._show_sheet_state()
        self.number.setFocus()
        if number:
            self.number.setText(number)
            self.load()

    def _build(self) -> None:
        title = Label(self.tr("录入走访单"))
        title.setProperty("role", "lead")
        self.number = QLineEdit()
        self.number.setPlaceholderText(self.tr("末四位"))
        self.number.setMaximumWidth(260)
        self.number.returnPressed.connect(self.load)
        self.time = QDateTimeEdit()
        self.time.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.time.setMaximumWidth(180)
        now: datetime = self._desk.clock()
        self.time.setDateTime(QDateTime(now.year, now.month, now.day, now.hour, now.minute, 0))
        self.line = QLineEdit()
        self.line.setPlaceholderText("12 11")
        self.line.returnPressed.connect(self.take_line)
        form = Form(96)
        self._number_row = form.add(self.tr("走访单编号"), self.number)
        self._time_row = form.add(self.tr("走访时间"), self.time)
        hint = self.tr(
            "行号 结果，回车：12 11；几行一样：12-18 11；成年人打勾：3 01 AZC B"
            "（Z 注册、C 承诺、G 告知、X 协助、W 婉拒，只写字母是见到了）；"
            "回访 +7 或 12-08；时间 @19:40；备注写在 # 后面"
        )
        self._line_row = form.add(self.tr("逐行录入"), self.line, hint)
        self.banner = Banner("bad", "")
        self.banner.hide()
        self.table = Table(self.tr("走访单各行"))
        self.model = RowsModel(self._columns())
        self.table.setModel(self.model)
        self.table.row_opened.connect(self._on_opened)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, WIDE, WIDE, GAP)
        whole.setSpacing(SMALL)
        for part in (title, form, self.banner):
            whole.addWidget(part)
        whole.addWidget(self.table, 1)
        whole.addLayout(self._foot())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)

    def _foot(self) -> QHBoxLayout:
        self.count = Label()
        self.count.setProperty("role", "muted")
        self.again = button(self.tr("照样登记"), self._on_again)
        self.again.hide()
        self._save = button(self.tr("全部登记"), self.save, kind="primary")
        leave = button(self.tr("关闭"), self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(self.count)
        foot.addStretch(1)
        for part in (leave, self.again, KeyHint("Ctrl+Enter"), self._save):
            foot.addWidget(part)
        for one in (leave, self.again, self._save):
            one.setAutoDefault(False)
        return foot

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("行"), lambda one: str(one.row.row), 48, is_number=True),
            Column(
                self.tr("住址"),
                lambda one: one.row.address or self.tr("已移出户册"),
                is_address=True,
            ),
            Column(self.tr("户主"), lambda one: one.row.householder, 80),
            Column(self.tr("成年人"), _adults, 160),
            Column(self.tr("录入"), lambda one: one.typed, 104),
            Column(self.tr("结果"), self._state, 150, tone=_tone),
        ]

    def _state(self, one: _Line) -> str:
        if one.is_done:
            return self.tr("已登记")
        if one.refused:
            return one.refused
        if one.entry is None:
            return ""
        return texts.word(one.entry.outcome, self._language)

    # The sheet

    def load(self) -> None:
        """Open the sheet whose number, or last digits, was typed."""
        desk, typed = self._desk, self.number.text().strip()

        def on_done(found: tuple[RoundSheet, list[SheetRow], TypedRows | None]) -> None:
            self.sheet, rows, waiting = found
            self.number.setText(self.sheet.number)
            self._number_row.set_error("")
            self._lines = [_Line(row) for row in rows]
            if waiting is not None:
                self._go_on(waiting)
            self._show_sheet_state()
            field = self.time if waiting is None else self.line
            field.setFocus(Qt.FocusReason.OtherFocusReason)

        def on_failed(error: GridCreditError) -> None:
            self.sheet, self._lines = None, []
            self._show_sheet_state()
            self._number_row.set_error(self._words(error))
            self.number.setFocus()

        def query() -> tuple[RoundSheet, list[SheetRow], TypedRows | None]:
            sheet, rows = printing.open_round(desk, typed)
            return sheet, rows, typed_rows.typed_so_far(desk, sheet.id)

        self._app.runner.ask(query, on_done, on_failed, owner=self)

    def _go_on(self, waiting: TypedRows) -> None:
        """Fill in what was typed for this sheet before and not written."""
        self.time.setDateTime(QDateTime.fromString(waiting.at, _MINUTE))
        for number, said in waiting.rows.items():
            if number.isdecimal() and 1 <= int(number) <= len(self._lines):
                self._take(f"{number} {said}")
        self.line.setText(waiting.line)

    def _keep(self) -> None:
        """Put on disk what is typed and not written, behind the jobs before it."""
        desk, sheet = self._app.desk, self.sheet
        if desk is None or sheet is None:
            return
        rows = {str(one.row.row): one.typed for one in self._lines if one.entry is not None}
        at = self.time.dateTime().toString(_MINUTE)
        typed = TypedRows(at, rows, self.line.text().strip())
        self._app.runner.do(
            lambda _progress: typed_rows.keep_typed(desk, sheet.id, typed),
            title=self.tr("保存草稿"),
        )

    def _show_sheet_state(self) -> None:
        self.model.set_rows(self._lines)
        self.line.setEnabled(self.sheet is not None)
        self._say_count()

    def _say_count(self) -> None:
        typed = sum(one.entry is not None for one in self._lines)
        self.count.setText(self.tr("已填 %n 行", "", typed) if self._lines else "")
        self._save.setEnabled(bool(typed))

    # Rows

    def take_line(self) -> None:
        """Take what was typed for its rows; the later word for a row counts."""
        typed = self.line.text().strip()
        if not typed or self.sheet is None:
            return
        lines = self._take(typed)
        if not lines:
            return
        self._line_row.set_error("")
        self.line.clear()
        self.model.look_again()
        self.table.viewport().update()
        self.table.scrollTo(self.model.index(lines[-1].row.row - 1, 0))
        self._say_count()
        self._keep()

    def _take(self, typed: str) -> list[_Line]:
        """Put a line to its rows; none where it cannot be read, which is said."""
        try:
            entry = read_line(typed, self._day())
            lines = [self._line_of(row) for row in entry.rows]
        except BadValue as error:
            self._line_row.set_error(texts.describe(error, self._language))
            return []
        _, _, said = typed.partition(typed.split()[0])
        for one in lines:
            one.entry = replace(entry, rows=(one.row.row,))
            one.typed, one.refused, one.is_done = said.strip(), "", False
        return lines

    def _line_of(self, row: int) -> _Line:
        if not 1 <= row <= len(self._lines):
            raise BadValue("row", str(row), f"1-{len(self._lines)}")
        return self._lines[row - 1]

    def _on_opened(self, one: _Line | None) -> None:
        """Type a row again: it comes back into the line."""
        if one is not None:
            self.line.setText(f"{one.row.row} {one.typed}".strip() + " ")
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    # Writing

    def save(self) -> None:
        """Write what was typed; what is refused stays."""
        sheet, desk, is_sure = self.sheet, self._desk, self._is_sure
        if self.line.text().strip():
            self.take_line()
            if self.line.text().strip():
                return
        entries = [one.entry for one in self._lines if one.entry is not None]
        if sheet is None or not entries or not self._save.isEnabled():
            return
        at = self.time.dateTime().toString(_MINUTE)
        self._save.setEnabled(False)
        self._app.runner.do(
            lambda progress: entering.enter_round(
                desk, sheet.number, at, entries, sure=is_sure, progress=progress
            ),
            self._on_saved,
            self._on_failed,
            title=self.windowTitle(),
            owner=self,
        )

    def _on_saved(self, done: RoundEntered) -> None:
        self._is_sure = False
        for one in done.done:
            line = self._lines[one.row - 1]
            line.entry, line.refused, line.is_done = None, "", True
        for left in done.refused:
            self._lines[left.row - 1].refused = self._words(left.error)
        self.model.look_again()
        self.table.viewport().update()
        self.again.setVisible(bool(done.refused))
        if done.refused:
            words = self.tr("%n 行没有登记，原因在各行；改了再登记。", "", len(done.refused))
            self.banner.say(words, "warn")
        self.banner.setVisible(bool(done.refused))
        self._say_count()
        self._keep()
        if done.done:
            self.entered.emit(done)
        if done.refused:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.accept()

    def _on_failed(self, error: GridCreditError) -> None:
        self.banner.say(self._words(error), "bad")
        self.banner.show()
        self._say_count()

    def _on_again(self) -> None:
        """Write also doors that have a visit within the hour."""
        self._is_sure = True
        self.save()

    def reject(self) -> None:
        """Leave: what is typed waits until the sheet is opened again."""
        waiting = sum(one.entry is not None for one in self._lines)
        if waiting or self.line.text().strip():
            self._keep()
            self.left.emit(waiting)
        super().reject()

    def _day(self) -> date:
        day = self.time.date()
        return date(day.year(), day.month(), day.day())

    def _words(self, error: GridCreditError) -> str:
        if isinstance(error, BadValue):
            return texts.reason_word(error.reason, self._language)
        return texts.describe(error, self._language)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the line's; Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.time.hasFocus():
                self.line.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)


def _adults(one: _Line) -> str:
    """A 王* · B 李*."""
    return " · ".join(f"{letter} {name}" for letter, (_, name) in one.row.adults.items())


def _tone(one: _Line) -> str:
    if one.is_done:
        return "good"
    if one.refused:
        return "bad"
    return one.entry.outcome.means.tone if one.entry is not None else ""
