"""走访: one page for a whole household, by keyboard alone.

Every form is kept as a draft while it is typed, and comes back with a banner when its door is
opened again; a saved visit can be taken back and comes back as a form.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, GridCreditError, TimeDoubtful
from gridcredit.operations import doorstep, visiting
from gridcredit.operations.doorstep import Round, VisitSheet
from gridcredit.operations.visiting import VisitSaved
from gridcredit.ui.dialogs.doubtful_time import ask_about_time
from gridcredit.ui.page import Page
from gridcredit.ui.pages.visit_drafts import Drafts, Kept
from gridcredit.ui.pages.visit_finder import DoorFinder
from gridcredit.ui.pages.visit_form import VisitForm
from gridcredit.ui.pages.visit_nothing import NoDoor
from gridcredit.ui.pages.visit_round import RoundFeed
from gridcredit.ui.pages.visit_sheet import SaveBar, SheetHead
from gridcredit.ui.pages.visit_state import VisitState, entry_of
from gridcredit.ui.pages.visit_undoing import take_back
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.busy import BusyOverlay
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.column import fill
from gridcredit.ui.widgets.splitter import Splitter

# Typing pauses longer than this keep a draft, in milliseconds.
PAUSE = 600


class VisitPage(Page):
    """Doors at the left, the form of the one at hand at the right."""

    DUTY: ClassVar[Duty] = Duty.RECORD_VISITS
    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"visit", "registration_event", "pledge_event", "consent_event"}
        | {"dwelling", "household", "resident", "setting"}
    )

    def _build(self) -> None:
        language = self.app.settings.language
        self.sheet: VisitSheet | None = None
        self._wanted: UUID | None = None  # the door asked for last
        self._takes_focus = False
        self._is_finding = False  # asked for the search box before the first list was there
        self._is_dirty = False
        self._is_saving = False
        self._is_change = False  # whether what makes the page stale is a commit seen here
        self.drafts = Drafts(self)
        self.round = RoundFeed(self)
        self.finder = DoorFinder(self._doors, self.app.runner, language)
        self.head = SheetHead(language)
        self.form = VisitForm(language)
        self.bar = SaveBar()
        self._discard = button(self.tr("丢弃草稿"), self.discard, kind="link")
        self.restored = Banner("info", "", self._discard)
        self.problem = Banner("bad", "")
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
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)

    def _build_pane(self) -> QWidget:
        pane = QWidget()
        banners = QWidget()
        held = QVBoxLayout(banners)
        held.setContentsMargins(GAP, 0, GAP, 0)
        held.setSpacing(SMALL)
        for banner in (self.restored, self.problem):
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
        desk = self.app.desk
        return [self.bar] if desk is not None and desk.office is not Office.DISTRICT else []

    def _connect(self) -> None:
        self.round.told.connect(self._on_round)
        self.finder.door_opened.connect(lambda row: self.open_door(row))
        self.finder.text_changed.connect(self._on_search)
        self.form.edited.connect(self._on_edited)
        self.form.left.connect(self.finder.list.take_focus)
        self.form.finished.connect(self.bar.take_focus)
        self.bar.save_wanted.connect(self.save)
        self.bar.left.connect(self.form.take_focus)
        self.head.step_wanted.connect(self.step)
        self.head.phones_wanted.connect(self._on_phones_wanted)
        self.head.register_wanted.connect(self._on_register_wanted)
        self._pause.timeout.connect(self.keep_draft)
        self.drafts.kept.connect(self._on_draft_kept)
        for keys, slot in (
            ("Ctrl+Return", lambda: self.save(True)),
            ("Ctrl+Enter", lambda: self.save(True)),
            ("Ctrl+S", lambda: self.save(False)),
            ("Alt+Down", lambda: self.step(1)),
            ("Alt+Up", lambda: self.step(-1)),
        ):
            self._shortcut(keys, slot)

    def _shortcut(self, keys: str, slot: Callable[[], object]) -> None:
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(slot)

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

    def find_door(self) -> None:
        """Put the cursor into the search box."""
        self._is_finding = True
        self.finder.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.finder.box.selectAll()

    def open_door(self, household: UUID, *, takes_focus: bool = True) -> None:
        """Show a household's sheet, with the form as it was left."""
        desk = self.app.desk
        if desk is None:
            return
        if takes_focus and self.sheet is not None and self.sheet.household == household:
            self.form.take_focus()
            return
        self.keep_draft()
        self._wanted, self._takes_focus = household, takes_focus
        self.finder.set_current(household)
        self._busy.begin(self.tr("正在打开"))

        def question() -> tuple[VisitSheet, str]:
            sheet = doorstep.visit_sheet(desk, household)
            return sheet, visiting.load_draft(desk, household)

        self.ask(question, self._on_sheet, self._on_not_opened)

    def step(self, by: int) -> None:
        """Open the neighbour of the door at hand in the list."""
        neighbour = self.finder.next_after(self._wanted, by)
        if neighbour is not None:
            self.open_door(neighbour)

    def _on_round(self, found: Round) -> None:
        if found.due is not None:
            self.finder.show_due(found.due)
        self.finder.show_drafts(found.drafts)
        if self.sheet is not None:
            self.head.show_due(self.finder.due_of(self.sheet.household))
        self.set_remark(self.tr("今天已走访 %n 户", "", found.done_today))
        desk = self.app.desk
        if desk is not None and desk.office is Office.DISTRICT:
            self._left.hide()
            self._nothing.setCurrentWidget(self._nothing.elsewhere)
        elif not found.has_register and self.sheet is None:
            self._nothing.setCurrentWidget(self._nothing.no_register)
        elif self._wanted is None and found.due:
            self.open_door(found.due[0].household, takes_focus=self._holds_keyboard())
        elif self.sheet is None:
            self._nothing.setCurrentWidget(self._nothing.choose)
        elif not self._is_dirty and not self._is_saving and self._wanted is not None:
            self.open_door(self._wanted, takes_focus=False)

    def _on_sheet(self, answer: tuple[VisitSheet, str]) -> None:
        sheet, body = answer
        if sheet.household != self._wanted:
            return
        self._busy.end()
        same = self.sheet is not None and self.sheet.household == sheet.household
        is_in_hand = self._is_dirty or self.form.is_in_hand
        if same and not self._takes_focus and (is_in_hand or sheet == self.sheet):
            return
        self.sheet = sheet
        self._show_sheet(sheet, self.drafts.newest(sheet.household, body))
        self._right.setCurrentWidget(self._pane)
        if self._takes_focus:
            self.form.take_focus()

    def _show_sheet(self, sheet: VisitSheet, kept: Kept | None) -> None:
        desk = self.app.desk
        assert desk is not None
        self.problem.hide()
        self._is_dirty = False
        self.bar.set_able(not self._is_saving)
        state, saved_at = kept or (VisitState(), "")
        self.head.show_sheet(sheet)
        self.head.show_due(self.finder.due_of(sheet.household))
        self.form.show_sheet(sheet, state, desk.clock())
        self.restored.setVisible(kept is not None)
        if kept is not None:
            when = _when(saved_at, desk.today())
            self.restored.say(self.tr("已恢复 {when} 的草稿").format(when=when))
        self.head.say("")

    def _on_not_opened(self, error: GridCreditError) -> None:
        self._busy.end()
        self._wanted = self.sheet.household if self.sheet else None
        self.app.messages.warn(self, error, self.tr("打不开这一户"))

    def _holds_keyboard(self) -> bool:
        is_here = self.isAncestorOf(QApplication.focusWidget() or self.window())
        return is_here and not self.finder.typed and not self._is_finding

    # Saving

    def save(self, opens_next: bool, sure: bool = False) -> None:
        """Write the visit; `opens_next` goes on to the next door of the list. Not `sure`, a time
        that wants a second look is asked about."""
        desk, sheet = self.app.desk, self.sheet
        if desk is None or sheet is None or self._is_saving:
            return
        self.form.clear_errors()
        self.problem.hide()
        state = self.form.state()
        try:
            entry = entry_of(state, sheet, desk.new_id(), desk.clock())
        except BadValue as error:
            self._on_refused(error)
            return
        self._pause.stop()
        self._is_saving = True
        self.bar.set_able(False)
        to = self.finder.next_after(sheet.household) if opens_next else None
        self.do(
            lambda _progress: visiting.log_visit(desk, entry, sure),
            lambda saved: self._on_saved(sheet, state, saved, to),
            lambda error: self._on_refused(error, opens_next),
            lambda: self._end_saving(),
            title=self.tr("保存走访"),
        )

    def _on_saved(
        self, sheet: VisitSheet, state: VisitState, saved: VisitSaved, to: UUID | None
    ) -> None:
        self._end_saving()
        self.drafts.forget(sheet.household)
        self._is_dirty = False
        self.sheet = None
        self.finder.mark_draft(sheet.household, is_kept=False)
        self.finder.take_off(sheet.household)
        self.app.toast(
            self._saved_words(sheet, saved),
            lambda: self.take_back(saved.visit, sheet.household, state),
        )
        self.open_door(to or sheet.household)

    def _saved_words(self, sheet: VisitSheet, saved: VisitSaved) -> str:
        words = [self.tr("已登记 {address}").format(address=sheet.address)]
        if saved.registrations:
            words.append(self.tr("注册情况 %n 人", "", saved.registrations))
        if saved.pledges:
            words.append(self.tr("承诺 %n 份", "", saved.pledges))
        return " · ".join(words)

    def _on_refused(self, error: GridCreditError, opens_next: bool = False) -> None:
        self._end_saving()
        if isinstance(error, TimeDoubtful):
            if ask_about_time(self, self.app, error):
                self.save(opens_next, sure=True)
            else:
                self.form.show_error(BadValue("at", error.at, error.reason))
        elif not isinstance(error, BadValue) or not self.form.show_error(error):
            self.problem.say(texts.describe(error, self.app.settings.language))
            self.problem.show()

    def _end_saving(self) -> None:
        self._is_saving = False
        self.bar.set_able(self.sheet is not None)

    def take_back(self, visit: UUID, household: UUID, state: VisitState) -> None:
        """Take a saved visit back; its form comes back to be corrected."""
        take_back(self, visit, household, state)

    # Drafts

    def _on_edited(self) -> None:
        self._is_dirty = True
        self._pause.start()
        self.round.put_off()

    def keep_draft(self) -> None:
        """Keep what was typed since the last time."""
        self._pause.stop()
        if self.sheet is not None and self._is_dirty and not self._is_saving:
            self._is_dirty = False
            self.drafts.keep(self.sheet.household, self.form.state())

    def _on_draft_kept(self, kept: tuple[UUID, str]) -> None:
        household, at = kept
        if self.sheet is not None and self.sheet.household == household:
            self.head.say(self.tr("草稿已保存 {time}").format(time=at[11:16]))
        if self.drafts.holds(household):
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
        desk = self.app.desk
        if desk is None or not typed:
            return

        def then(found: list[UUID]) -> None:
            if self.finder.typed == typed:
                self.finder.show_found(found)

        self.ask(lambda: doorstep.find_doors(desk, typed), then)

    def _on_phones_wanted(self, purpose: str) -> None:
        desk, sheet = self.app.desk, self.sheet
        if desk is None or sheet is None:
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
        return doorstep.door_lines(desk, households) if desk else [None] * len(households)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed before the page goes out of sight."""
        self.keep_draft()
        super().hideEvent(event)


def _when(at: str, today: date) -> str:
    """The time of today, or day and time."""
    return at[11:16] if at[:10] == today.isoformat() else f"{at[5:10]} {at[11:16]}"
