"""Says who of the register an account is, found by name, door or telephone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from gridcredit.operations.desk import Desk
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.runner import Task
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.two_line import TALL, TwoLineTable

if TYPE_CHECKING:
    from gridcredit.operations.workspace.accounts import Account
    from gridcredit.store.search.search import SearchHit

_SHOWN = 30
_PAUSE = 150


class LinkAccount(FormDialog):
    """Type, choose, Enter; or nobody that is known."""

    def __init__(self, parent: QWidget, app: App, desk: Desk, account: Account) -> None:
        super().__init__(parent, app)
        self.say(
            self.tr("{name} 是户册中的谁？").format(name=account.name),
            self.tr("关联"),
            self.tr("关联以后，自己登记的、自己家和近亲的 信用+ 记录由别人审核。只留在本单位。"),
        )
        self._desk, self._login = desk, account.login
        self._query: Task | None = None
        self._is_asking = False
        self._line = QLineEdit(account.name)
        self._line.setPlaceholderText(self.tr("姓名、拼音、门牌、电话"))
        self.add("resident", self._line, self.tr("查找"))
        self._table = TwoLineTable(self.tr("可选的人"))
        self._table.horizontalHeader().hide()
        self._table.setMinimumHeight(TALL * 4)
        self._found = RowsModel([Column("", _words)])
        self._table.setModel(self._found)
        self._table.row_opened.connect(lambda _row: self._on_save())
        self.body.addWidget(self._table, 1)
        if account.resident is not None:
            part = button(self.tr("取消关联"), self._on_unlink, kind="quiet")
            self.foot.insertWidget(0, part)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._ask)
        self._line.textChanged.connect(lambda: self._timer.start())
        self._line.selectAll()
        self._line.setFocus()
        self._ask()

    def save(self) -> Callable[[], Any] | None:
        """The link to the person chosen; Enter before the list has come only hurries it: nobody
        is linked unseen."""
        if self._timer.isActive():
            self._timer.stop()
            self._ask()
            return None
        if self._is_asking:
            return None
        chosen: Any = self._table.chosen_row()
        if chosen is None:
            self.show_faults({"resident": "empty"})
            return None
        self.show_faults({})
        return partial(_link, self._desk, self._login, chosen.subject)

    def _on_unlink(self) -> None:
        link = partial(_link, self._desk, self._login, None)
        self.app.runner.do(
            lambda _progress: link(),
            self._on_saved,
            self._on_failed,
            title=self.windowTitle(),
            owner=self,
        )

    def _ask(self) -> None:
        desk, typed = self._desk, self._line.text()
        if self._query is not None:
            self._query.cancel()

        def query() -> list[SearchHit]:
            from gridcredit.operations.register import households

            found = households.find(desk, typed).hits if typed.strip() else ()
            return [hit for hit in found if hit.entity == "resident"][:_SHOWN]

        self._is_asking = True
        self._query = self.app.runner.ask(query, self._on_found, owner=self)

    def _on_found(self, hits: Sequence[SearchHit]) -> None:
        self._is_asking = False
        self._found.set_rows(hits)
        if hits:
            self._table.selectRow(0)


def _link(desk: Desk, login: str, resident: Any) -> None:
    from gridcredit.operations.workspace import accounts

    accounts.link_account(desk, login, resident)


def _words(hit: SearchHit) -> str:
    return f"{hit.name}\n{hit.address}"
