"""Correcting and taking back what happened at a household, with the way back from either."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from gridcredit.domain.adulthood import ADULT_AGE
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.households import HouseholdView
from gridcredit.operations.visits import takingback
from gridcredit.operations.visits.correcting import Corrected
from gridcredit.operations.visits.takingback import Replaced
from gridcredit.ui.dialogs.correct_fact import CorrectFactDialog
from gridcredit.ui.dialogs.correct_visit import CorrectVisitDialog
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.pages.register.timeline import Happening

if TYPE_CHECKING:
    from gridcredit.ui.page import Page

Open = Callable[[QDialog, Callable[[Any], object]], object]


class TimelineJobs(QObject):
    """Does what a household's timeline asks for; `open_dialog` shows a dialog of the page."""

    def __init__(self, page: Page, open_dialog: Open) -> None:
        super().__init__(page)
        self._page, self._app, self._open = page, page.app, open_dialog

    def do(self, desk: Desk, view: HouseholdView, act: str, line: Happening) -> None:
        """Ask how to correct a line, or why to take it back."""
        if act == "correct_fact":
            self._correct(desk, view, line)
        else:
            self._take_back(desk, line)

    def _correct(self, desk: Desk, view: HouseholdView, line: Happening) -> None:
        fact: Any = line.entries[0].fact
        if isinstance(fact, Visit):
            self._correct_visit(desk, view, fact)
            return
        facts = [(entry.entity, entry.fact.id) for entry in line.entries]
        dialog = CorrectFactDialog(self._page, self._app, desk, facts, fact, line.words)
        self._open(dialog, self._restated)

    def _correct_visit(self, desk: Desk, view: HouseholdView, visit: Visit) -> None:
        # Minors are a head count at a visit, and nothing more (credit regulation, art. 2).
        people = [p.resident for p in view.people if p.age is None or p.age >= ADULT_AGE]
        dialog = CorrectVisitDialog(self._page, self._app, desk, visit, people, view.measures)
        self._open(dialog, self._corrected)

    def _take_back(self, desk: Desk, line: Happening) -> None:
        facts = [(entry.entity, entry.fact.id) for entry in line.entries]
        dialog = ReasonDialog(
            self._page,
            self._app,
            self.tr("撤回：{what}").format(what=line.words),
            self._meant(line.entries[0].entity),
            self.tr("原因"),
            [self.tr("登记错了户或人"), self.tr("重复登记"), self.tr("没有这回事")],
            self.tr("撤回"),
            lambda reason: takingback.take_back_all(desk, facts, reason),
        )
        self._open(dialog, self._taken_back)

    def _meant(self, entity: str) -> str:
        if entity == "visit":
            return self.tr(
                "这次走访登记的注册、承诺和同意一并撤回，不再计入。记录都留着，看得到谁、何时、为什么撤回。"
            )
        if entity == "pledge_event":
            return self.tr(
                "承诺书这一步和后面的步骤一并撤回；编号作废，不再使用。记录都留着，看得到谁、何时、为什么撤回。"
            )
        if entity == "consent_event":
            return self.tr(
                "用于登记有误。本人改变主意不同意了，请在走访里登记撤回同意。记录都留着。"
            )
        return self.tr("这条记录不再计入。记录都留着，看得到谁、何时、为什么撤回。")

    def _corrected(self, done: Corrected) -> None:
        words = [self.tr("已更正走访")]
        if done.redated:
            words.append(self.tr("一同改日期 %n 条", "", done.redated))
        if done.taken_back:
            words.append(self.tr("一同撤回 %n 条", "", done.taken_back))
        self._tell(" · ".join(words), done.replaced)

    def _restated(self, done: Replaced) -> None:
        self._tell(self.tr("已更正 %n 条记录", "", done.count), done)

    def _taken_back(self, done: Replaced) -> None:
        self._tell(self.tr("已撤回 %n 条记录", "", done.count), done)

    def _tell(self, words: str, done: Replaced) -> None:
        self._app.toast(words, lambda: self._say_again(done))

    def _say_again(self, done: Replaced) -> None:
        desk = self._page.desk
        why = self.tr("撤销")
        self._page.do(
            lambda _progress: takingback.say_again(desk, done, why),
            lambda _done: self._app.toast(self.tr("已撤销"), tone="info"),
            self._on_not_undone,
            title=self.tr("撤销"),
        )

    def _on_not_undone(self, error: GridCreditError) -> None:
        self._app.toast(self._app.messages.words(error), tone="warn")
