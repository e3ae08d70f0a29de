"""The key with which a street marks ID numbers for the district: who uses it, and a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.progress import Progress
from gridcredit.ui.page import Page
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.section import SectionHeader

if TYPE_CHECKING:
    from gridcredit.operations.duplicates.marking import KeyState

_NAMED = 3
"""Streets that are named; of more only the number is told."""


class MatchingKeyCard(Card):
    """Only streets have such keys. Who answers for the street may ask for a new one."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.body.addWidget(SectionHeader(self.tr("跨街道比对密钥")))
        self._page, self._app = page, page.app
        desk = self._page.desk
        self.has_anything = desk.office is Office.STREET
        words = Label(
            self.tr(
                "各街道共用一把密钥，把身份证号算成标记；区里没有密钥，只比对标记。"
                "有街道的证书被吊销时自动更换。"
            )
        )
        self.said = Label()
        self.renew = button(self.tr("更换密钥…"), self._on_renew, icon="key")
        offer(self.renew, desk.actor.may(Duty.ENROL))
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.renew)
        row.addStretch(1)
        self.body.addSpacing(SMALL)
        for part in (words, self.said):
            part.setProperty("role", "muted")
            part.setWordWrap(True)
            self.body.addWidget(part)
        self.body.addWidget(buttons)

    def refresh(self) -> None:
        """Ask how the street stands with its key."""
        desk = self._page.desk
        if not self.has_anything:
            return

        def ask() -> KeyState:
            from gridcredit.operations.duplicates import marking

            return marking.key_state(desk)

        self._page.ask(ask, self._show)

    def _show(self, state: KeyState) -> None:
        if not state.key:
            self.said.setText(self.tr("还没有密钥：第一次上报身份证号时自动生成。"))
            return
        words = [
            self.tr("在用 {key}，第 {count} 把。").format(key=state.key, count=state.follows + 1)
        ]
        if state.is_spent:
            words.append(self.tr("持有它的街道已被吊销，会自动换新；也可以现在就换。"))
        if state.awaited:
            names = self.tr("、").join(state.awaited[:_NAMED])
            if len(state.awaited) > _NAMED:
                more = self.tr("{names} 等 {count} 个街道")
                names = more.format(names=names, count=len(state.awaited))
            words.append(self.tr("还没有换用的：{names}。").format(names=names))
        elif state.using:
            words.append(self.tr("其他 %n 个街道都已在用。", "", len(state.using)))
        self.said.setText("\n".join(words))

    def _on_renew(self) -> None:
        desk = self._page.desk
        agreed = self._app.messages.ask(
            self,
            self.tr("更换比对密钥？"),
            self.tr(
                "所有人的标记用新密钥重写一遍，随数据包上报；其他街道随数据包收到新密钥。"
                "换完以前两种标记并用，已发现的重复不会丢。"
            ),
            yes=self.tr("更换"),
        )
        if not agreed:
            return

        def renew(progress: Progress) -> KeyState:
            from gridcredit.operations.duplicates import marking

            return marking.renew_key(desk, progress)

        def renewed(state: KeyState) -> None:
            self._show(state)
            self._app.toast(self.tr("已更换比对密钥，下次上报时告诉各街道。"))

        self._page.do(renew, renewed, title=self.tr("正在更换比对密钥"))
