"""One more account of the workspace."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from gridcredit import texts
from gridcredit.domain.codes import Role
from gridcredit.domain.duties import ROLES_AT
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.widgets.new_passphrase import NewPassphrase

if TYPE_CHECKING:
    from gridcredit.operations.desk import Desk


class AddAccount(FormDialog):
    """Login, name, post and first passphrase."""

    def __init__(self, parent: QWidget, app: App, desk: Desk) -> None:
        super().__init__(parent, app)
        self._desk = desk
        self.say(self.tr("添加账号"), self.tr("添加"))
        self.login, self.name, self.role = QLineEdit(), QLineEdit(), QComboBox()
        for role in ROLES_AT[desk.office]:
            self.role.addItem(texts.word(role, app.settings.language), role)
        self.add("login", self.login, hint=self.tr("登录时选的名字，例如姓名拼音。"))
        self.add("name", self.name)
        self.add("role", self.role)
        self.new = NewPassphrase(self.form)
        self.login.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """Add it, once everything is there."""
        desk = self._desk
        blank = {"login": self.login, "name": self.name}
        faults = {name: "empty" for name, line in blank.items() if not line.text().strip()}
        is_wrong = self.show_faults(faults)
        if not self.new.is_good() or is_wrong:
            return None
        login, name = self.login.text(), self.name.text()
        role, new = Role(self.role.currentData()), self.new.text  # Qt gives back a str

        def add() -> None:
            from gridcredit.operations.workspace import accounts

            accounts.add_account(desk, login, name, role, new)

        return add

    def _on_saved(self, result: Any) -> None:
        words = self.tr("已添加账号 {login}").format(login=self.login.text())
        self.app.toast(words)
        super()._on_saved(result)
