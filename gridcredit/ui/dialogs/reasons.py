"""Asks why: usual reasons to choose from, and a line for another one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.tokens import TIGHT


class Reasons(QWidget):
    """One of the usual reasons, or what is typed."""

    def __init__(self, usual: Sequence[str]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.other = QLineEdit()
        self.other.setMaxLength(60)
        self.other.setPlaceholderText(self.tr("写明原因"))
        self.other.setAccessibleName(self.tr("其他原因"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        for at, words in enumerate((*usual, self.tr("其他"))):
            choice = QRadioButton(words)
            self._group.addButton(choice, at)
            column.addWidget(choice)
        column.addWidget(self.other)
        self._last = len(usual)
        self._group.idClicked.connect(self._on_chosen)
        self.other.textEdited.connect(lambda: self._group.button(self._last).setChecked(True))
        self._group.button(0).setChecked(True)
        self.setFocusProxy(self._group.button(0))

    def value(self) -> str:
        """The reason; blank when none is given."""
        if self._group.checkedId() == self._last:
            return self.other.text().strip()
        return self._group.checkedButton().text()

    def _on_chosen(self, at: int) -> None:
        if at == self._last:
            self.other.setFocus()


class ReasonDialog(FormDialog):
    """Asks for a reason and then does something with it."""

    def __init__(
        self,
        parent: QWidget,
        app: App,
        title: str,
        remark: str,
        label: str,
        usual: Sequence[str],
        save: str,
        job: Callable[[str], Any],
    ) -> None:
        super().__init__(parent, app)
        self.say(title, save, remark)
        self._job = job
        self.reasons = Reasons(usual)
        self.add("reason", self.reasons, label)
        self.reasons.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """The job with the reason given."""
        reason = self.reasons.value()
        if self.show_faults({} if reason else {"reason": "empty"}):
            self.reasons.other.setFocus()
            return None
        return lambda: self._job(reason)
