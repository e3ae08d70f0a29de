"""The text of a pledge as it is edited: what may not stand in it is said while it is typed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.pledge_texts import MOST_CLAUSES, MOST_TICKS, Wording, wording_faults
from gridcredit.ui.widgets.date_line import DateLine
from gridcredit.ui.widgets.form import Form, FormRow

_LINE = 30  # pixels


class TextForm(QWidget):
    """A line of `clauses` and `ticks` is one of them; `changed` tells that something was typed."""

    changed = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.version, self.begins = QLineEdit(), DateLine()
        self.version.setMaxLength(40)
        self.clauses = _lines(5 * _LINE)
        self.notice = _lines(4 * _LINE)
        self.ticks = _lines(3 * _LINE)
        form = Form()
        one_a_line = self.tr("一行一条，最多 {count} 条")
        self.rows: dict[str, FormRow] = {
            "version": form.add(self.tr("版本"), self.version),
            "begins": form.add(self.tr("起用日"), self.begins),
            "clauses": form.add(
                self.tr("承诺条款"), self.clauses, one_a_line.format(count=MOST_CLAUSES)
            ),
            "notice": form.add(
                self.tr("告知"), self.notice, self.tr("自愿签署、可随时撤回、不影响办事")
            ),
            "ticks": form.add(self.tr("勾选项"), self.ticks, one_a_line.format(count=MOST_TICKS)),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        for line in (self.version, self.begins):
            line.textEdited.connect(self._on_typed)
        for lines in (self.clauses, self.notice, self.ticks):
            lines.textChanged.connect(self._on_typed)

    def show_text(self, said: Wording, *, is_draft: bool) -> None:
        """Show a text, to be read or to be edited."""
        self.blockSignals(True)
        self.version.setText(said.version)
        self.begins.set_day(said.begins)
        self.clauses.setPlainText("\n".join(said.clauses))
        self.notice.setPlainText(said.notice)
        self.ticks.setPlainText("\n".join(said.ticks))
        self.blockSignals(False)
        for part in (self.version, self.begins, self.clauses, self.notice, self.ticks):
            part.setReadOnly(not is_draft)
        if is_draft:
            self.show_faults()
        else:
            self._say({})

    def wording(self) -> Wording:
        """What stands there; where the day is none, the farthest there is."""
        try:
            begins = self.begins.day() or date.max
        except ValueError:
            begins = date.max
        return Wording(
            " ".join(self.version.text().split()),
            begins,
            _said(self.clauses),
            self.notice.toPlainText().strip(),
            _said(self.ticks),
        )

    def show_faults(self) -> bool:
        """Say what is wrong beside its part, and whether anything is."""
        said = self.wording()
        found: dict[str, str] = {}
        at = self.tr("第 {place} 条：{reason}")
        for fault in wording_faults(said):
            words = texts.reason_word(fault.reason, self._language)
            if fault.said and len(fault.said) < 20:
                words = self.tr("{reason}（“{said}”）").format(reason=words, said=fault.said)
            if fault.part in ("clauses", "ticks") and fault.reason != "empty":
                words = at.format(place=fault.place, reason=words)
            found.setdefault(fault.part, words)
        if said.begins == date.max:
            found["begins"] = texts.reason_word("not_a_date", self._language)
        self._say(found)
        return bool(found)

    def say(self, field: str, reason: str) -> None:
        """Say what somebody else found wrong."""
        self._say({field: texts.reason_word(reason, self._language)})

    def _say(self, found: dict[str, str]) -> None:
        for field, row in self.rows.items():
            row.set_error(found.get(field, ""))

    def _on_typed(self) -> None:
        self.changed.emit()


def _lines(height: int) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setMinimumHeight(height)
    return made


def _said(lines: QPlainTextEdit) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines.toPlainText().splitlines() if line.strip())
