"""Saving a visit: what is asked first, what comes of it, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject

from gridcredit import texts
from gridcredit.domain.codes import VisitOutcome
from gridcredit.domain.errors import (
    BadValue,
    GridCreditError,
    TimeDoubtful,
    VisitedMeanwhile,
)
from gridcredit.domain.pledging import together
from gridcredit.domain.progress import Progress
from gridcredit.domain.visit_rules import leaves_people_out
from gridcredit.operations.visits import doorstep, visiting
from gridcredit.operations.visits.doorstep import VisitSheet
from gridcredit.operations.visits.visiting import VisitSaved
from gridcredit.ui.dialogs.doubtful_time import doubt_words
from gridcredit.ui.pages.visit.door import DoorPage
from gridcredit.ui.pages.visit.state import VisitState, entry_of, from_draft, to_draft

# What a person has agreed to when asked.
_NOBODY, _SURE = "nobody", "sure"


class Saving(QObject):
    """Writes what the page's form says against what stood when it was opened; asks in the page
    where a slip is likelier than a visit."""

    def __init__(self, page: DoorPage) -> None:
        super().__init__(page)
        self._page = page

    def save(self, opens_next: bool, agreed: frozenset[str] = frozenset()) -> None:
        """Write the visit; `opens_next` goes on to the next door that is due."""
        page = self._page
        desk, sheet = page.desk, page.sheet
        if sheet is None or self._page.is_saving:
            return
        page.question.drop()
        page.form.clear_errors()
        page.problem.hide()
        state = page.form.state()
        try:
            page.form.check()
            entry = entry_of(state, sheet, desk.new_id(), desk.clock())
        except BadValue as error:
            self._say(error)
            return
        if _NOBODY not in agreed and _says_nobody(state, sheet):
            self._ask_whom(opens_next, agreed)
            return
        page.hold_drafts()
        page.ahead.begin(is_kept=opens_next)
        self._page.is_saving = True
        page.do(
            lambda _progress: visiting.log_visit(desk, entry, _SURE in agreed),
            lambda saved: self._on_saved(sheet, state, saved, opens_next),
            lambda error: self._on_refused(error, opens_next, agreed),
            lambda: self._stay(),
            title=self.tr("保存走访"),
        )

    # What came of it

    def _on_saved(
        self, sheet: VisitSheet, state: VisitState, saved: VisitSaved, opens_next: bool
    ) -> None:
        page = self._page
        self._end()
        page.drafts.forget(sheet.household)
        page.is_dirty = False
        page.sheet = None
        page.app.toast(
            self._words(sheet, saved),
            lambda: self.take_back(saved.visit, sheet.household, state, saved.scans),
        )
        after, before = page.finder.due_around(sheet.household)
        page.finder.mark_draft(sheet.household, is_kept=False)
        page.finder.take_off(sheet.household)
        if opens_next:
            self._go_on(sheet.household, after, len(before))
        else:
            page.open_door(sheet.household)

    def _go_on(self, saved: UUID, after: list[UUID], before: int) -> None:
        """To the next door that is due, whatever was searched; at the end of the list say so."""
        page = self._page
        desk = page.desk
        page.finder.clear_search()

        def go(to: UUID | None) -> None:
            if page.sheet is None and to is not None:
                page.open_door(to)
            elif page.sheet is None:
                page.open_door(saved, says=self._end_words(before))

        def stay(error: GridCreditError) -> None:
            go(saved)
            page.app.messages.warn(page, error)

        page.ask(lambda: visiting.next_due(desk, after), go, stay)

    def _end_words(self, before: int) -> str:
        if before:
            return self.tr("待访名单到头了，前面还有 %n 户没有走访。", "", before)
        return self.tr("待访的户都走完了。")

    def _words(self, sheet: VisitSheet, saved: VisitSaved) -> str:
        words = [self.tr("已登记 {address}").format(address=sheet.address)]
        if saved.registrations:
            words.append(self.tr("注册情况 %n 人", "", saved.registrations))
        if saved.pledges:
            words.append(self.tr("承诺 %n 份", "", saved.pledges))
        if saved.scans:
            words.append(self.tr("扫描 %n 页", "", len(saved.scans)))
        if saved.numbers:
            words.append(self.tr("写在纸上：{numbers}").format(numbers=together(saved.numbers)))
        return " · ".join(words)

    def _on_refused(self, error: GridCreditError, opens_next: bool, agreed: frozenset[str]) -> None:
        self._stay()
        if isinstance(error, VisitedMeanwhile):
            self._look_again(error, opens_next, agreed)
        elif isinstance(error, TimeDoubtful):
            self._ask_when(error, opens_next, agreed)
        else:
            self._say(error)

    def _say(self, error: GridCreditError) -> None:
        page = self._page
        if not isinstance(error, BadValue) or not page.form.show_error(error):
            page.problem.say(texts.describe(error, page.app.settings.language))
            page.problem.show()

    def _stay(self) -> None:
        """Nothing was written: the form goes on as it stands."""
        self._end()
        self._page.ahead.drop()

    def _end(self) -> None:
        self._page.is_saving = False

    # What is asked

    def _ask_whom(self, opens_next: bool, agreed: frozenset[str]) -> None:
        page = self._page
        outcome = texts.word(VisitOutcome.MET_DONE, page.app.settings.language)
        page.question.ask(
            self.tr("选了“{outcome}”，还没有标记见到了谁。").format(outcome=outcome),
            (self.tr("去标记"), self.tr("照样保存")),
            lambda: page.form.people.take_focus(),
            lambda: self.save(opens_next, agreed | {_NOBODY}),
        )

    def _ask_when(self, error: TimeDoubtful, opens_next: bool, agreed: frozenset[str]) -> None:
        page = self._page
        page.question.ask(
            doubt_words(error, page.app.settings.language),
            (self.tr("改时间"), self.tr("时间没错，保存")),
            lambda: page.form.show_error(BadValue("at", error.at, error.reason)),
            lambda: self.save(opens_next, agreed | {_SURE}),
        )

    def _ask_again(
        self,
        error: VisitedMeanwhile,
        fresh: VisitSheet,
        opens_next: bool,
        agreed: frozenset[str],
    ) -> None:
        """Saving once more is no answer: what came since is known once somebody says so."""
        page = self._page

        def save() -> None:
            page.take_note(fresh)
            self.save(opens_next, agreed)

        page.question.ask(
            texts.describe(error, page.app.settings.language),
            (self.tr("不记"), self.tr("再记一次")),
            lambda: page.form.take_focus(),
            save,
        )

    def _look_again(
        self, error: VisitedMeanwhile, opens_next: bool, agreed: frozenset[str]
    ) -> None:
        """The household as it stands now: a draft that nobody went on with here is the one that
        was saved; what was typed here stays, and is asked about."""
        page = self._page
        desk, sheet = page.desk, page.sheet
        if sheet is None:
            return

        def look() -> VisitSheet:
            return doorstep.visit_sheet(desk, sheet.household)

        def on_done(fresh: VisitSheet) -> None:
            if page.sheet is not sheet:
                return
            if page.is_touched:
                page.take_note(replace(fresh, known=sheet.known))
                page.twice.look(fresh, page.form.state(), desk.clock())
                self._ask_again(error, fresh, opens_next, agreed)
            else:
                page.let_go_of_draft(fresh)

        page.ask(look, on_done)

    # Back

    def take_back(
        self, visit: UUID, household: UUID, state: VisitState, scans: Sequence[UUID] = ()
    ) -> None:
        """Take a saved visit back; its form comes back to be corrected, unless another one was
        begun at that door since: that is nowhere else, the visit's stands in its history."""
        page = self._page
        desk = page.desk
        at, why = desk.now(), self.tr("撤销录入")
        page.keep_draft()  # before the job, which looks at what waits

        def job(_progress: Progress) -> bool:
            visiting.take_back_visit(desk, visit, why, scans)
            waiting = from_draft(visiting.load_draft(desk, household))
            is_free = waiting is None or waiting[0].is_blank
            if is_free:
                visiting.save_draft(desk, household, to_draft(state, at))
            return is_free

        def on_done(is_back: bool) -> None:
            page.keep_draft()
            page.sheet = None
            page.finder.mark_draft(household, is_kept=True)
            if is_back:
                words = self.tr("已撤销这次走访，填写的内容还在")
            else:
                words = self.tr("已撤销这次走访；这一户后来填写的内容还在")
            page.app.toast(words, tone="info")
            page.open_door(household)
            page.round.ask()

        def not_undone(error: GridCreditError) -> None:
            page.app.toast(texts.describe(error, page.app.settings.language), tone="warn")

        page.do(job, on_done, not_undone, title=self.tr("撤销走访"))


def _says_nobody(state: VisitState, sheet: VisitSheet) -> bool:
    """Whether all is said to be done with people of whom none is marked."""
    able = {person.id for person in sheet.people if not person.limited}
    met = {row for row, marks in state.marks.items() if marks.met}
    return state.outcome is not None and leaves_people_out(state.outcome, able, met)
