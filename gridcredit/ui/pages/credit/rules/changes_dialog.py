"""What a rule set changed against the one before it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from gridcredit.domain.credit.rule_changes import RuleChanges
from gridcredit.domain.kinds.credit_rules import CreditRules
from gridcredit.ui.models.rows import RowsModel
from gridcredit.ui.pages.credit.rules.report import change_lines, line_columns
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.list_dialog import ListDialog
from gridcredit.ui.widgets.two_line import TwoLineTable


class ChangesDialog(ListDialog):
    """A list of what was added, left out, changed and set otherwise."""

    def __init__(
        self, parent: QWidget, rules: CreditRules, changes: RuleChanges, language: str
    ) -> None:
        super().__init__(parent)
        title = self.tr("第 {number} 套规则的改动").format(number=rules.number)
        lines = list(change_lines(changes, language))
        counted = Label(self.tr("%n 处改动", "", len(lines)) if lines else self.tr("没有改动。"))
        counted.setProperty("role", "muted")
        self.table = TwoLineTable(title)
        self.table.setModel(RowsModel(line_columns(self.tr("情况"), self.tr("说明")), lines))
        self.hold(title, self.table, QSize(860, 520), counted)
        self.table.setFocus()
