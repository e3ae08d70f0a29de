"""A passphrase that is chosen: typed twice, and long enough."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gridcredit.domain.passphrases import LEAST
from gridcredit.ui.widgets.form import Form
from gridcredit.ui.widgets.passphrase import PassphraseEdit


class NewPassphrase(QObject):
    """The two rows of a new passphrase in a form, and whether they agree."""

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self.first, self._again = PassphraseEdit(), PassphraseEdit()
        hint = self.tr("至少 {least} 个字符。请记牢：忘记了就打不开数据。").format(least=LEAST)
        self._first_row = form.add(self.tr("口令"), self.first, hint)
        self._again_row = form.add(self.tr("再输一遍"), self._again)
        self.first.hint_in(self._first_row)
        self._again.hint_in(self._again_row)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.first.text()

    def refuse(self, words: str) -> None:
        """Say beside the field why this one will not do."""
        self._first_row.set_error(words)
        self.first.selectAll()
        self.first.setFocus()

    def is_good(self) -> bool:
        """Whether it is long enough and typed twice the same; says beside the field if not."""
        is_short = len(self.text) < LEAST
        differs = not is_short and self._again.text() != self.text
        short = self.tr("至少 {least} 个字符。").format(least=LEAST)
        self._first_row.set_error(short if is_short else "")
        self._again_row.set_error(self.tr("两次输入的不一样。") if differs else "")
        return not is_short and not differs
