"""The suite that files between offices are signed and sealed with: shown to all, the district's to
choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gridcredit.domain.codes import Suite
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import ChangedSince, GridCreditError
from gridcredit.domain.progress import Progress
from gridcredit.ui.page import Page
from gridcredit.ui.pages.settings.look import LABELS
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.form import Form
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.section import SectionHeader
from gridcredit.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from gridcredit.operations.trust.suites import SuiteChosen

_NAMED = 3
"""Neighbours that are named; of more only the number is told."""


class SuiteCard(Card):
    """What is in use, and who is written to in another suite."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.body.addWidget(SectionHeader(self.tr("文件的签名与加密")))
        self._page, self._app = page, page.app
        desk = self._page.desk
        # Nobody else can do anything about it, or need know what it is.
        self.has_anything = desk.actor.may(Duty.SET_TARGETS)
        self._words = {Suite.A: self.tr("国际算法 (A)"), Suite.B: self.tr("国密算法 (B)")}
        self.choice = Segmented(self.tr("算法套件"), list(self._words.items()))
        self.choice.chosen.connect(self._on_chosen)
        form = Form(LABELS)
        hint = self.tr(
            "A：Ed25519、age。B：SM2、SM3、SM4。全区所有数据包、回执都用它；"
            "随下一个数据包下发。以前的文件照样能打开。"
        )
        self._row = form.add(self.tr("算法套件"), self.choice, hint)
        self.others = Label()
        self.others.setProperty("role", "muted")
        self.others.setWordWrap(True)
        self.others.hide()
        self.body.addSpacing(SMALL)
        self.body.addWidget(form)
        self.body.addWidget(self.others)
        self._kept: Suite | None = None

    def refresh(self) -> None:
        """Ask which suite is in force."""
        desk = self._page.desk
        if not self.has_anything:
            return

        def ask() -> Any:
            from gridcredit.operations.trust import suites

            return suites.chosen(desk)

        self._page.ask(ask, self._show)

    def _show(self, told: SuiteChosen) -> None:
        self._kept = told.suite
        self.choice.choose(told.suite)
        names = [one.node.name for one in told.others]
        self.others.setVisible(bool(names))
        if names:
            words = self.tr("与 {names} 往来仍用 {suite}：有一方还没有 {chosen} 的密钥。")
            shown = "、".join(names[:_NAMED])
            if len(names) > _NAMED:
                shown = self.tr("{names} 等 {count} 家").format(names=shown, count=len(names))
            self.others.setText(
                words.format(
                    names=shown,
                    suite=self._words[told.others[0].suite],
                    chosen=self._words[told.suite],
                )
            )

    def _on_chosen(self, wanted: Suite) -> None:
        desk, old = self._page.desk, self._kept
        if old is None or wanted is old:
            return
        self._kept = wanted

        def put(suite: Suite) -> None:
            def keep(_progress: Progress) -> None:
                from gridcredit.operations.trust import suites

                suites.choose(desk, suite, wanted if suite is not wanted else None)

            title = self.tr("正在保存")
            self._page.do(keep, lambda _none: said(suite), refused, title=title)

        def said(suite: Suite) -> None:
            self._row.set_error("")
            undo = (lambda: put(old)) if suite is wanted else None
            words = self.tr("已改用{suite}，随下一个数据包下发。")
            self._app.toast(words.format(suite=self._words[suite]), undo)

        def refused(error: GridCreditError) -> None:
            if not isinstance(error, ChangedSince):
                self._kept = old
                self.choice.choose(old)
            self._row.set_error(self._app.messages.words(error))

        put(wanted)
