"""全宗 and 门类, of which the 档号 of this office's papers are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import archive_numbers
from gridcredit.operations.pledges.archive_numbers import ArchiveRules
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.choices import line
from gridcredit.ui.dialogs.form import FormDialog


class ArchiveRulesDialog(FormDialog):
    """`saved` carries the rules."""

    def __init__(self, parent: QWidget, app: App, desk: Desk, rules: ArchiveRules) -> None:
        super().__init__(parent, app)
        self._desk = desk
        example = rules.series(desk.today().year).number(1)
        self.say(
            self.tr("档号规则"),
            self.tr("保存"),
            self.tr(
                "档号 = 全宗-门类-年-期限-件，例如 {example}；归档时自动给号，给过的号不变。"
            ).format(example=example),
        )
        self.fonds = line(rules.fonds, 20)
        self.category = line(rules.category, 20)
        self.add("archive_fonds", self.fonds, hint=self.tr("档案馆给的全宗号；留空用单位编码。"))
        self.add("archive_category", self.category, hint=self.tr("留空用 XYCN（信用承诺）。"))
        self.fonds.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """The rules from now on."""
        fonds, category = self.fonds.text(), self.category.text()
        self.show_faults({})
        return lambda: archive_numbers.set_archive_rules(self._desk, fonds, category)
