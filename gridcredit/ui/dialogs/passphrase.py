"""Another passphrase: for oneself, knowing the present one; or for somebody who forgot theirs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from gridcredit.domain.errors import GridCreditError, WrongPassphrase
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.widgets.new_passphrase import NewPassphrase
from gridcredit.ui.widgets.passphrase import PassphraseEdit

if TYPE_CHECKING:
    from gridcredit.operations.desk import Desk


class ChangePassphrase(FormDialog):
    """Asks for the present passphrase and twice for the new one."""

    def __init__(self, parent: QWidget, app: App, desk: Desk) -> None:
        super().__init__(parent, app)
        self._desk = desk
        self.say(self.tr("更改口令"), self.tr("更改"))
        self.present = PassphraseEdit()
        self.present.hint_in(self.add("passphrase", self.present, self.tr("现在的口令")))
        self.new = NewPassphrase(self.form)
        self.present.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """Change it, once the new one is good."""
        desk = self._desk
        if not self.new.is_good():
            return None
        present, new = self.present.text(), self.new.text

        def change() -> None:
            from gridcredit.operations.workspace import accounts

            accounts.change_passphrase(desk, present, new)

        return change

    def _on_saved(self, result: Any) -> None:
        self.app.toast(self.tr("口令已更改"))
        super()._on_saved(result)

    def _on_failed(self, error: GridCreditError) -> None:
        super()._on_failed(error)
        if isinstance(error, WrongPassphrase):
            self._banner.hide()
            self.rows["passphrase"].set_error(self.tr("口令不对。请检查大小写和输入法。"))
            self.present.setFocus()


class ResetPassphrase(FormDialog):
    """Asks twice for the new passphrase of another account."""

    def __init__(self, parent: QWidget, app: App, desk: Desk, login: str, name: str) -> None:
        super().__init__(parent, app)
        self.say(self.tr("重设口令"), self.tr("重设"), f"{name} ({login})")
        self._desk, self._login = desk, login
        self.new = NewPassphrase(self.form)
        self.new.first.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """Set it, once it is good."""
        desk, login = self._desk, self._login
        if not self.new.is_good():
            return None
        new = self.new.text

        def reset() -> None:
            from gridcredit.operations.workspace import accounts

            accounts.reset_passphrase(desk, login, new)

        return reset

    def _on_saved(self, result: Any) -> None:
        self.app.toast(self.tr("口令已重设，请当面告诉本人。"))
        super()._on_saved(result)
