"""The form of an incentive: what it lacks to be told at a door, and words that might cut a basic
service, are said while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from gridcredit import texts
from gridcredit.domain.ledgers.incentives import WORDED, cutting_words, lacking
from gridcredit.domain.ledgers.ledger import Ledger
from gridcredit.operations.desk import Desk
from gridcredit.operations.ledgers import incentives
from gridcredit.operations.ledgers.keeping import LedgerRow
from gridcredit.ui.app import App
from gridcredit.ui.pages.ledgers.row_dialog import LedgerRowDialog
from gridcredit.ui.widgets.banner import Banner

_MEASURED = ("amount", "quota", "claim", "contact", "until")


class IncentiveDialog(LedgerRowDialog):
    """Beside the fields, a tick that a person looked at what the words might cut. Other words want
    another tick."""

    def __init__(
        self, parent: QWidget, app: App, desk: Desk, ledger: Ledger, row: LedgerRow | None = None
    ) -> None:
        super().__init__(parent, app, desk, ledger, row)
        self.found = Banner("warn", "")
        self.checked = QCheckBox(self.tr("已核：只给守信者添好处，不影响任何人享受基本公共服务"))
        self.checked.setChecked(bool(row and row.record.wording_checked))
        self.lacks = Banner("info", "")
        self.add_below(self.lacks)
        self.add_below(self.found)
        self.add_below(self.checked)
        for name in _MEASURED:
            _heard(self.fields[name], self._say_lacks)
        for name in WORDED:
            _heard(self.fields[name], self._on_worded)
        self._say_lacks()
        self._say_found()

    def _say_lacks(self) -> None:
        told = self.told()
        lacks = lacking(*(told[name] for name in _MEASURED))
        self.lacks.setVisible(bool(lacks))
        if lacks:
            language = self.app.settings.language
            named = [texts.field_word(name, language, "incentive") for name in lacks]
            words = self.tr("还缺：{what}（力度或名额里要有数字）。补齐以后，入户时才会讲。")
            self.lacks.say(words.format(what=self.tr("、").join(named)))
        if self.isVisible():
            self._fit()

    def _on_worded(self) -> None:
        self.checked.setChecked(False)
        self._say_found()

    def _say_found(self) -> None:
        told = self.told()
        words = cutting_words(told[name] for name in WORDED)
        self.found.setVisible(bool(words))
        self.checked.setVisible(bool(words))
        if words:
            said = self.tr(
                "措辞可能影响他人的基本公共服务：{words}。核对并勾选以后，入户时才会讲。"
            )
            self.found.say(said.format(words=self.tr("、").join(words)))
        if self.isVisible():
            self._fit()

    def save(self) -> Callable[[], Any] | None:
        """Keep the measure, and whether its words were looked at."""
        desk, row, told = self._desk, self._row, self.told()
        is_checked = self.checked.isChecked()
        self.show_faults({})
        return lambda: incentives.keep_incentive(desk, row, told, is_checked)


def _heard(widget: QWidget, slot: Callable[[], None]) -> None:
    """Call a slot whenever what is typed or chosen changes."""
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        widget.textChanged.connect(lambda *_text: slot())
    elif isinstance(widget, QComboBox):
        widget.currentIndexChanged.connect(lambda _at: slot())
