"""What a rule set changed against the one before it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.domain.credit.rule_changes import RuleChanges
from gridcredit.domain.kinds.credit_rules import CreditRules
from gridcredit.ui.models.rows import RowsModel
from gridcredit.ui.pages.credit.rules.report import change_lines, line_columns
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.two_line import TwoLineTable


class ChangesDialog(QDialog):
    """A list of what was added, left out, changed and set otherwise."""

    def __init__(
        self, parent: QWidget, rules: CreditRules, changes: RuleChanges, language: str
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("第 {number} 套规则的改动").format(number=rules.number)
        self.setWindowTitle(title)
        heading = Label(title)
        heading.setProperty("role", "lead")
        lines = list(change_lines(changes, language))
        words = Label(self.tr("%n 处改动", "", len(lines)) if lines else self.tr("没有改动。"))
        words.setProperty("role", "muted")
        self.table = TwoLineTable(title)
        self.table.setModel(RowsModel(line_columns(self.tr("情况"), self.tr("说明")), lines))
        leave = button(self.tr("关闭"), self.accept)
        leave.setAutoDefault(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, GAP)
        column.setSpacing(SMALL)
        for part in (heading, words):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.resize(860, 520)
        self.table.setFocus()
