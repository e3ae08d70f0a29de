"""Where the number of a pledge that was printed before is typed, beside its key."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from gridcredit.ui.tooltips import plain_tooltip

_LONGEST, _WIDTH = 32, 128


class NumberLine(QLineEdit):
    """The number of a blank, whole or its last four digits; blank: the program gives one."""

    def __init__(self, person: str, number: str) -> None:
        super().__init__(number)
        self.setPlaceholderText(self.tr("编号末四位"))
        self.setToolTip(plain_tooltip(self.tr("纸上的编号或末四位；不填由程序给号")))
        what = self.tr("承诺书编号")
        self.setAccessibleName(f"{person}: {what}")
        self.setMaxLength(_LONGEST)
        self.setFixedWidth(_WIDTH)
