"""Taking an objection to an entry."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from gridcredit.domain.credit.codes import Manner
from gridcredit.operations.credit import objecting
from gridcredit.operations.credit.ledger_lines import LedgerLine
from gridcredit.operations.credit.objecting import ObjectionForm, ObjectionKept
from gridcredit.operations.register.rules import (
    OBJECTION_DAYS,
    OBJECTION_DAYS_ASKING,
    all_rules,
)
from gridcredit.ui.dialogs.choices import chosen_code, code_choice
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.widgets.date_line import DateLine
from gridcredit.ui.widgets.drop_area import DropArea

_SCANS = (".jpg", ".jpeg", ".png", ".pdf", ".tif", ".tiff")


class ObjectionDialog(FormDialog):
    """`saved` carries an ObjectionKept."""

    def __init__(self, parent: QWidget, view: CreditView, line: LedgerLine) -> None:
        super().__init__(parent, view.app)
        self._view, self._line = view, line
        self._scan: Path | None = None
        self.say(
            self.tr("登记异议"),
            self.tr("受理"),
            self.tr(
                "{address}，{item}。答复前这一笔标为异议中：未结账的不计入，已结账的分值暂不可兑换。"
            ).format(address=line.address, item=line.item),
        )
        self.manner = code_choice(Manner, Manner.SPOKEN, view.language)
        self.day = DateLine(view.desk.today())
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setMaximumHeight(110)
        self.asks = QCheckBox(self.tr("要向别人核实"))
        self.scan = DropArea(self.tr("书面异议的扫描件，可以不附"), _SCANS, "file")
        self.scan.setMinimumHeight(72)
        self.scan.files_dropped.connect(lambda files: self._take(files[0]))
        self.scan.clicked.connect(self._choose)
        self.add("manner", self.manner, self.tr("方式"))
        self.add("on", self.day, self.tr("收到日期"))
        self.add("words", self.words, self.tr("内容"))
        self.add("days", self.asks, self.tr("核实"))
        self.add("scan", self.scan, self.tr("扫描件"))
        self.saved.connect(self._on_kept)
        desk = view.desk
        self.app.runner.ask(lambda: all_rules(desk), self._on_rules, owner=self)
        self.words.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """The objection as it was made."""
        try:
            day = self.day.day()
        except ValueError:
            day = None
        words = self.words.toPlainText().strip()
        faults = {} if words else {"words": "empty"}
        if day is None:
            faults["on"] = "not_a_date"
        if self.show_faults(faults) or day is None:
            return None
        manner = chosen_code(self.manner, Manner)
        form = ObjectionForm(
            self._line.row.id, manner, day, words, self.asks.isChecked(), self._scan
        )
        desk = self._view.desk
        return lambda: objecting.object_to(desk, form)

    def _on_rules(self, known: dict[str, int]) -> None:
        words = self.tr("要向别人核实（{many} 个工作日答复，否则 {few} 个）")
        few, many = known[OBJECTION_DAYS], known[OBJECTION_DAYS_ASKING]
        self.asks.setText(words.format(many=many, few=few))

    def _on_kept(self, kept: ObjectionKept) -> None:
        words = self.tr("已受理，{day} 前答复").format(day=kept.due.day.isoformat())
        self.app.toast(words, tone="info" if kept.due.known else "warn")

    def _choose(self) -> None:
        kinds = self.tr("扫描件 (*.jpg *.jpeg *.png *.pdf *.tif *.tiff)")
        file = self.app.messages.choose_file(self, self.tr("书面异议"), kinds, "evidence")
        if file is not None:
            self._take(file)

    def _take(self, file: Path) -> None:
        self._scan = file
        self.scan.setText(file.name)
