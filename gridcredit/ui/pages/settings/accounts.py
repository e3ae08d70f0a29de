"""Who may sign in to this workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.progress import Progress
from gridcredit.ui.dialogs.account import AddAccount
from gridcredit.ui.dialogs.link_account import LinkAccount
from gridcredit.ui.dialogs.passphrase import ResetPassphrase
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.page import Page
from gridcredit.ui.tokens import ROW, SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.section import SectionHeader
from gridcredit.ui.widgets.table import Table

if TYPE_CHECKING:
    from gridcredit.operations.workspace.accounts import Account

_MOST = 6  # rows in sight


class AccountsCard(Card):
    """A table of accounts; who manages them adds, closes and resets."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._app = page, page.app
        self.body.addWidget(SectionHeader(self.tr("账号")))
        language = self._app.settings.language
        self.table = Table(self.tr("账号"))
        # The district knows nobody by name.
        self._knows_people = page.desk.office is not Office.DISTRICT
        who = Column(self.tr("户册中的人"), self._person, 180)
        self._model = RowsModel(
            [
                Column(self.tr("姓名"), lambda a: a.name),
                Column(self.tr("账号"), lambda a: a.login, 110),
                Column(self.tr("岗位"), lambda a: texts.word(a.role, language), 140),
                *([who] if self._knows_people else []),
                Column("", self._mark, 70, tone=lambda a: "info" if a.is_self else "plain"),
            ]
        )
        self.table.setModel(self._model)
        self.add = button(self.tr("添加账号…"), self._on_add, icon="plus")
        self.link = button(self.tr("关联到户册…"), self._on_link, icon="link")
        self.reset = button(self.tr("重设口令…"), self._on_reset, kind="quiet")
        self.close_account = button(self.tr("停用…"), self._on_close, kind="danger")
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        for made in (self.add, self.link, self.reset, self.close_account):
            row.addWidget(made)
        row.addStretch(1)
        self.body.addSpacing(SMALL)
        self.body.addWidget(self.table)
        self.body.addWidget(buttons)
        desk = self._page.desk
        self.link.setVisible(self._knows_people)
        buttons.setVisible(desk.actor.may(Duty.MANAGE_ACCOUNTS))
        self.table.row_chosen.connect(lambda _row: self._on_chosen())
        self._show([])

    def refresh(self) -> None:
        """Ask who there is."""
        desk = self._page.desk

        def ask() -> list[Account]:
            from gridcredit.operations.workspace import accounts

            return accounts.list_accounts(desk)

        self._page.ask(ask, self._show)

    def _show(self, found: list[Account]) -> None:
        self._model.set_rows(found)
        header = self.table.horizontalHeader().sizeHint().height()
        rows = ROW * min(max(len(found), 1), _MOST)
        self.table.setFixedHeight(header + rows + 2 * self.table.frameWidth() + 2)
        self._on_chosen()

    def _mark(self, account: Account) -> str:
        return self.tr("当前") if account.is_self else ""

    def _person(self, account: Account) -> str:
        """Who of the register it is."""
        if account.resident is None:
            return self.tr("未关联")
        words = self.tr("{name} · {home}").format(name=account.person, home=account.home)
        return words if account.person else self.tr("已不在户册")

    def _chosen(self) -> Account | None:
        row: Any = self.table.chosen_row()
        return None if row is None or row.is_self else row

    def _on_chosen(self) -> None:
        self.link.setEnabled(self.table.chosen_row() is not None)
        for made in (self.reset, self.close_account):
            made.setEnabled(self._chosen() is not None)

    def _on_add(self) -> None:
        AddAccount(self, self._app, self._page.desk).open()

    def _on_link(self) -> None:
        account: Any = self.table.chosen_row()
        if account is not None:
            LinkAccount(self, self._app, self._page.desk, account).open()

    def _on_reset(self) -> None:
        account = self._chosen()
        if account is not None:
            ResetPassphrase(self, self._app, self._page.desk, account.login, account.name).open()

    def _on_close(self) -> None:
        account, desk = self._chosen(), self._page.desk
        if account is None:
            return
        agreed = self._app.messages.ask(
            self,
            self.tr("停用 {name} 的账号？").format(name=account.name),
            self.tr("以后不能再用它登录；它登记过的内容都保留。需要时可以重新添加。"),
            yes=self.tr("停用"),
            danger=True,
        )
        if not agreed:
            return

        def close(_progress: Progress) -> None:
            from gridcredit.operations.workspace import accounts

            accounts.close_account(desk, account.login)

        words = self.tr("已停用 {name} 的账号").format(name=account.name)
        self._page.do(close, lambda _none: self._app.toast(words), title=self.tr("正在停用"))
