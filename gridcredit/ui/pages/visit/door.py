"""The door at hand on the page of visits: its form, and the draft of it.

Every form is kept as a draft while it is typed, and comes back with a banner when its door is
opened again.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.records import HAPPENINGS, REGISTER
from gridcredit.operations.visits import doorstep, visiting
from gridcredit.operations.visits.doorstep import Round, VisitSheet
from gridcredit.ui.at_hand import AtHand
from gridcredit.ui.page import Page
from gridcredit.ui.pages.visit.ahead import KeysAhead
from gridcredit.ui.pages.visit.drafts import Drafts, Kept, is_same
from gridcredit.ui.pages.visit.finder import DoorFinder
from gridcredit.ui.pages.visit.form import VisitForm
from gridcredit.ui.pages.visit.nothing import NoDoor
from gridcredit.ui.pages.visit.round import RoundFeed
from gridcredit.ui.pages.visit.sheet import SaveBar, SheetHead
from gridcredit.ui.pages.visit.state import VisitState, from_draft
from gridcredit.ui.pages.visit.twice import TwiceNotice
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.busy import BusyOverlay
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.column import fill
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.question import Question
from gridcredit.ui.widgets.splitter import Splitter

# Typing pauses longer than this keep a draft, in milliseconds.
PAUSE = 600


class DoorPage(Page):
    """Doors at the left, the form of the one at hand at the right; what is saved from it is the
    business of VisitPage. `is_saving` says that a visit is being written."""

    DUTY: ClassVar[Duty] = Duty.RECORD_VISITS
    WATCHES: ClassVar[frozenset[str]] = HAPPENINGS | REGISTER | {"drafts", "setting"}

    def _build(self) -> None:
        language = self.app.settings.language
        self.sheet: VisitSheet | None = None
        self._wanted: UUID | None = None  # the door asked for last
        self._takes_focus = False
        self._is_finding = False  # asked for the search box before the first list was there
        self.is_dirty = False  # whether what was typed last is not kept yet
        self.is_touched = False  # whether anything was typed since the sheet was shown
        self._draft = VisitState()  # the form as it was shown or kept last
        self._is_change = False  # whether what makes the page stale is a commit seen here
        self.drafts = Drafts(self)
        self.round = RoundFeed(self)
        self.is_saving = False
        self.finder = DoorFinder(self._doors, self.app.runner, language)
        self.head = SheetHead(language)
        offer(self.head.record, self.desk.actor.may(Duty.RECORD_CREDIT))
        self.form = VisitForm(language)
        self.bar = SaveBar()
        self.ahead = KeysAhead((self.form, self.bar), self)
        self._discard = button(self.tr("丢弃草稿"), self.discard, kind="link")
        self.restored = Banner("info", "", self._discard)
        self.problem = Banner("bad", "")
        self.notice = Banner("info", "")
        self.question = Question()
        self.twice = TwiceNotice(language)
        self._pane = self._build_pane()
        self._right = QStackedWidget()
        self._nothing = NoDoor(self.app)
        self._right.addWidget(self._nothing)
        self._right.addWidget(self._pane)
        self._busy = BusyOverlay(self._right)
        left = self._left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(WIDE, SMALL, 0, GAP)
        column.addWidget(self.finder)
        left.setMinimumWidth(216)
        fill(self, Splitter("visits", self.app.settings, [left, self._right], [2, 7]))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)

    def _build_pane(self) -> QWidget:
        pane = QWidget()
        banners = QWidget()
        held = QVBoxLayout(banners)
        held.setContentsMargins(GAP, 0, GAP, 0)
        held.setSpacing(SMALL)
        for banner in (self.restored, self.notice, self.twice, self.problem, self.question):
            banner.hide()
            held.addWidget(banner)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, SMALL, SMALL, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.head)
        column.addWidget(banners)
        column.addWidget(self.form, 1)
        return pane

    def header_actions(self) -> list[QWidget]:
        """Saving, where the household's form is filled in."""
        desk = self.desk
        return [self.bar] if desk.office is not Office.DISTRICT else []

    def _connect(self) -> None:
        self.round.told.connect(self._on_round)
        self.finder.door_opened.connect(lambda row: self.open_door(row))
        self.finder.text_changed.connect(self._on_search)
        self.form.edited.connect(self._on_edited)
        self.form.left.connect(self.finder.list.take_focus)
        self.form.finished.connect(self.bar.take_focus)
        self.bar.left.connect(self.form.take_focus)
        self.head.step_wanted.connect(self.step)
        self.head.phones_wanted.connect(self._on_phones_wanted)
        self.head.register_wanted.connect(self._on_register_wanted)
        self.head.record_wanted.connect(lambda: self.app.go("credit", self.at_hand()))
        self._pause.timeout.connect(self.keep_draft)
        self.drafts.kept.connect(self._on_draft_kept)
        for keys, slot in (
            ("Alt+Down", lambda: self.step(1)),
            ("Alt+Up", lambda: self.step(-1)),
        ):
            self.add_key(keys, slot)

    # What is shown

    def refresh(self) -> None:
        """Ask which doors are due, and anew for the one at hand unless something is typed."""
        is_change, self._is_change = self._is_change, False
        (self.round.ask_soon if is_change else self.round.ask)()

    def on_topics(self, topics: frozenset[str]) -> None:
        """A commit touched these topics: the list of the doors may wait a little."""
        self._is_change |= self.isVisible() and bool(topics & self.WATCHES)
        super().on_topics(topics)

    def show_target(self, target: Any) -> None:
        """Open the door of a household."""
        if isinstance(target, UUID):
            self.open_door(target)

    def at_hand(self) -> AtHand | None:
        """The household whose form is open, and whose line of it the keyboard is in."""
        if self.sheet is None:
            return None
        return AtHand(self.sheet.household, self.form.people.person_at_hand())

    def take_keyboard(self) -> None:
        """Into the form, where one is open."""
        if self.sheet is not None:
            self.form.take_focus()
        else:
            super().take_keyboard()

    def find_door(self) -> None:
        """Put the cursor into the search box."""
        self._is_finding = True
        self.finder.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.finder.box.selectAll()

    def open_door(self, household: UUID, *, takes_focus: bool = True, says: str = "") -> None:
        """Show a household's sheet, with the form as it was left, and a line above it."""
        desk = self.desk
        if takes_focus and self.sheet is not None and self.sheet.household == household:
            self.form.take_focus()
            takes_focus = False  # it is looked at anew all the same
        self.keep_draft()
        is_awaited = self._takes_focus and self._wanted == household
        self._wanted, self._takes_focus = household, takes_focus or is_awaited
        if self._takes_focus:
            self.ahead.begin()
        self.finder.set_current(household)
        self._busy.begin(self.tr("正在打开"))

        waiting = self.drafts.waiting(household)  # it may be written while the disk is asked

        def question() -> tuple[VisitSheet, str]:
            sheet = doorstep.visit_sheet(desk, household)
            return sheet, visiting.load_draft(desk, household)

        def on_done(answer: tuple[VisitSheet, str]) -> None:
            kept = self.drafts.waiting(household) or waiting or from_draft(answer[1])
            self._on_sheet(answer[0], kept, says)

        self.ask(question, on_done, self._on_not_opened)

    def step(self, by: int) -> None:
        """Open the neighbour of the door at hand in the list."""
        neighbour = self.finder.next_after(self._wanted, by)
        if neighbour is not None:
            self.open_door(neighbour)

    def _on_round(self, found: Round) -> None:
        if found.due is not None:
            self.finder.show_due(found.due)
        self.finder.show_drafts(found.drafts)
        self.set_remark(self.tr("今天已走访 %n 户", "", found.done_today))
        desk = self.desk
        if desk.office is Office.DISTRICT:
            self._left.hide()
            self._nothing.setCurrentWidget(self._nothing.elsewhere)
        elif not found.has_register and self.sheet is None:
            self._nothing.setCurrentWidget(self._nothing.no_register)
        elif self._wanted is None and found.due:
            self.open_door(found.due[0].household, takes_focus=self._holds_keyboard())
        elif self.sheet is None:
            self._nothing.setCurrentWidget(self._nothing.choose)
        elif not self.is_dirty and not self.is_saving and self._wanted is not None:
            self.open_door(self._wanted, takes_focus=False)

    def _on_sheet(self, sheet: VisitSheet, kept: Kept | None, says: str) -> None:
        if sheet.household != self._wanted or self.is_saving:
            return
        self._busy.end()
        takes_focus, self._takes_focus = self._takes_focus, False
        if self._is_at(sheet) and not takes_focus:
            self.ahead.drop()
            self._show_again(sheet, kept)
            return
        self.keep_draft()  # what was clicked at the door before, until this one came
        self._show_sheet(sheet, kept)
        if says:
            self._note(says)
        self._right.setCurrentWidget(self._pane)
        if takes_focus:
            self.form.take_focus()
        self.ahead.hand_to(self.form)

    def _is_at(self, sheet: VisitSheet) -> bool:
        return self.sheet is not None and self.sheet.household == sheet.household

    def _show_again(self, sheet: VisitSheet, kept: Kept | None) -> None:
        """The household at hand was asked for anew: what is typed here goes before what others
        changed, but a draft is what every window has of it."""
        if self.is_dirty:
            return
        if not is_same(self._draft, kept):
            if kept is None:
                self.let_go_of_draft(sheet)
            else:
                self._show_beside(sheet, kept)
        elif not self.form.is_in_hand and sheet != self.sheet:
            self._show_beside(sheet, kept)

    def _show_beside(self, sheet: VisitSheet, kept: Kept | None) -> None:
        """Show anew, with the keyboard left where it is or, if that is gone, in the form."""
        had_keyboard = self.form.isAncestorOf(QApplication.focusWidget() or self)
        self._show_sheet(sheet, kept)
        if had_keyboard:
            self.form.take_focus()

    def let_go_of_draft(self, sheet: VisitSheet) -> None:
        """A draft shown here was saved, or thrown away, in another window: it goes, and that is
        said."""
        newer = [v for v in sheet.visits if self.sheet is not None and v.id not in self.sheet.known]
        self._show_beside(sheet, None)
        self.finder.mark_draft(sheet.household, is_kept=False)
        if newer:
            outcome = texts.word(newer[0].outcome, self.app.settings.language)
            words = self.tr("这一户的草稿已在别处保存为走访（{time} {outcome}），这里不再保留。")
            self._note(words.format(time=newer[0].at[11:], outcome=outcome))
        else:
            self._note(self.tr("这一户的草稿已在别处丢弃，这里不再保留。"))

    def take_note(self, sheet: VisitSheet) -> None:
        """Know of what stands now, and leave the form as it is."""
        self.sheet = sheet
        self.head.show_sheet(sheet)
        self.head.show_due(sheet.due)

    def _note(self, words: str) -> None:
        self.notice.say(words)
        self.notice.show()

    def _show_sheet(self, sheet: VisitSheet, kept: Kept | None) -> None:
        desk = self.desk
        self.sheet = sheet
        self.problem.hide()
        self.notice.hide()
        self.question.drop()
        self.is_dirty = self.is_touched = False
        self.bar.set_able(True)
        state, saved_at = kept or (VisitState(), "")
        self._draft = state
        self.head.show_sheet(sheet)
        self.head.show_due(sheet.due)
        self.finder.note_due(sheet.household, sheet.due)
        self.form.show_sheet(sheet, state, desk.clock)
        self.twice.look(sheet, state, desk.clock())
        self.restored.setVisible(kept is not None)
        if kept is not None:
            when = _when(saved_at, desk.today())
            self.restored.say(self.tr("已恢复 {when} 的草稿").format(when=when))
        self.head.say("")

    def _on_not_opened(self, error: GridCreditError) -> None:
        self._busy.end()
        self.ahead.drop()
        self._takes_focus = False
        self._wanted = self.sheet.household if self.sheet else None
        self.app.messages.warn(self, error, self.tr("打不开这一户"))

    def _holds_keyboard(self) -> bool:
        is_here = self.isAncestorOf(QApplication.focusWidget() or self.window())
        return is_here and not self.finder.typed and not self._is_finding

    # Drafts

    def hold_drafts(self) -> None:
        """What is typed is being saved as a visit: no draft of it is due."""
        self._pause.stop()

    def _on_edited(self) -> None:
        self.is_dirty = self.is_touched = True
        self.question.drop()
        self.twice.look(self.sheet, self.form.state(), self.desk.clock())
        self._pause.start()
        self.round.put_off()

    def keep_draft(self) -> None:
        """Keep what was typed since the last time."""
        self._pause.stop()
        if self.sheet is not None and self.is_dirty and not self.is_saving:
            self.is_dirty = False
            self._draft = self.form.state()
            self.drafts.keep(self.sheet.household, self._draft)

    def _on_draft_kept(self, kept: tuple[UUID, str]) -> None:
        household, at = kept
        if self.sheet is not None and self.sheet.household == household:
            self.head.say(self.tr("草稿已保存 {time}").format(time=at[11:16]))
        self.finder.mark_draft(household, is_kept=True)

    def discard(self) -> None:
        """Throw away what was typed for the door at hand."""
        sheet = self.sheet
        if sheet is None:
            return
        self._pause.stop()
        self.drafts.drop(sheet.household)
        self.finder.mark_draft(sheet.household, is_kept=False)
        self._show_sheet(sheet, None)
        self.form.take_focus()

    # What signals tell

    def _on_search(self, typed: str) -> None:
        desk = self.desk
        if not typed:
            return

        def on_done(found: list[UUID]) -> None:
            if self.finder.typed == typed:
                self.finder.show_found(found)

        self.ask(lambda: doorstep.find_doors(desk, typed), on_done)

    def _on_phones_wanted(self, purpose: str) -> None:
        desk, sheet = self.desk, self.sheet
        if sheet is None:
            return
        self.do(
            lambda _progress: doorstep.reveal_phones(desk, sheet.household, purpose),
            self.form.show_phones,
            title=self.tr("显示电话"),
        )

    def _on_register_wanted(self) -> None:
        if self.sheet is not None:
            self.app.go("households", self.sheet.household)

    def _doors(self, households: Any) -> Any:
        """Off the screen thread: the lines of some doors."""
        desk = self.app.desk
        if desk is None:  # let go of meanwhile
            return [None] * len(households)
        return doorstep.door_lines(desk, households)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed before the page goes out of sight."""
        self.ahead.drop()
        self.keep_draft()
        super().hideEvent(event)


def _when(at: str, today: date) -> str:
    """The time of today, or day and time."""
    return at[11:16] if at[:10] == today.isoformat() else f"{at[5:10]} {at[11:16]}"
