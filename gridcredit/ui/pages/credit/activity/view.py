"""活动单: what was done, when and where, and who signed; one confirm makes their entries."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.credit.paper_codes import PaperCode, PaperKind
from gridcredit.domain.errors import BadValue, GridCreditError
from gridcredit.operations.credit import (
    grouping,
    lookups,
    paper_scans,
    sign_in,
    signing_in,
    voiding,
)
from gridcredit.operations.credit.grouping import ActivityForm, ActivityKept, LeftOut
from gridcredit.operations.credit.sign_in import SignInPrinted
from gridcredit.operations.credit.signing_in import ActivityLine, SignDoor
from gridcredit.paths import resources
from gridcredit.store.search.readings import load_readings
from gridcredit.ui.pages.credit.activity.fields import ActivityFields
from gridcredit.ui.pages.credit.activity.left_out import LeftOutDialog, left_out_words
from gridcredit.ui.pages.credit.activity.recent import RecentActivities
from gridcredit.ui.pages.credit.activity.ticks import DoorTicks
from gridcredit.ui.pages.credit.entry.save_bar import SaveBar
from gridcredit.ui.pages.credit.item_index import ItemIndex
from gridcredit.ui.pages.credit.paper_jobs import PaperJobs
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.pages.credit.void_dialog import VoidDialog
from gridcredit.ui.runner import Task
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.column import ScrollColumn, fill
from gridcredit.ui.widgets.section import SectionHeader

_PAUSE = 400  # milliseconds


class ActivityView(CreditView):
    """Fields at the left, ticks at the right; Enter goes from field to field and into the list."""

    WAITS = False

    def _build(self) -> None:
        self.is_saving = False
        self._month = ""
        self._foretold: Task | None = None
        self.fields = ActivityFields(self.app, self)
        self.ticks = DoorTicks(lambda door, typed: door.is_meant(typed))
        self.recent = RecentActivities(self.language)
        self.bar = SaveBar(self.tr("登记活动单"), self.tr("清空"))
        left = ScrollColumn()
        left.column.setContentsMargins(0, 0, SMALL, GAP)
        self.papers = PaperJobs(self)
        self.print = button(self.tr("打印签到表"), self._on_print, icon="printer", kind="quiet")
        card = Card(self.tr("活动"), self.print)
        card.body.addWidget(self.fields)
        left.column.addWidget(card)
        left.column.addWidget(self.recent)
        left.column.addStretch(1)
        right = Card()
        right.body.addWidget(
            SectionHeader(self.tr("签到"), self.tr("按门牌排列，只列签过参与确认的人"))
        )
        right.body.addWidget(self.ticks, 1)
        right.body.addWidget(self.bar)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, GAP)
        column.addWidget(right)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(WIDE, 0, WIDE, 0)
        row.setSpacing(SMALL)
        row.addWidget(left, 5)
        row.addWidget(side, 6)
        fill(self, holder)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)

    def _connect(self) -> None:
        self.fields.edited.connect(self._on_edited)
        self.fields.finished.connect(lambda: self.ticks.setFocus())
        self.fields.files.edited.connect(self._on_files)
        self.ticks.edited.connect(self._on_edited)
        self.ticks.finished.connect(self.bar.take_focus)
        self.bar.save_wanted.connect(self.save)
        self.bar.clear_wanted.connect(self.clear)
        self.recent.void_wanted.connect(self._on_void)
        self._pause.timeout.connect(self._foretell)
        self.fields.show_day(self.desk.today())

    def refresh(self) -> None:
        """Ask for the doors, the items and what was written lately."""
        desk, village = self.desk, self.village
        if village is None:
            return
        self._ask_for_day()

        def query() -> tuple[list[ActivityLine], dict[str, str]]:
            items = lookups.items_on(desk, village.code, desk.today())
            return signing_in.activities(desk, village.code), {i.code: i.name for i in items}

        self.ask(query, lambda answer: self.recent.show_activities(*answer))

    def _ask_for_day(self) -> None:
        """Who takes part on the day, and which items it has."""
        desk, village, day = self.desk, self.village, self.fields.day_or(self.desk.today())
        if village is None:
            return
        self._month = day.isoformat()[:7]

        def query() -> tuple[ItemIndex, list[SignDoor]]:
            items = lookups.items_on(desk, village.code, day)
            index = ItemIndex(items, load_readings(resources() / "pinyin"))
            return index, signing_in.sign_doors(desk, village.code, day)

        def on_done(answer: tuple[ItemIndex, list[SignDoor]]) -> None:
            self.fields.show_items(answer[0])
            self.ticks.show_doors(answer[1])

        self.ask(query, on_done)

    def keyboard_place(self) -> QWidget | None:
        """Where a sheet begins."""
        return self.fields.item.line

    # Saving

    def form(self) -> ActivityForm:
        """What is typed and ticked. Raises BadValue."""
        return self.fields.form(tuple(self.ticks.ticked()))

    def save(self) -> None:
        """Write the sheet: an entry for everybody ticked."""
        if self.is_saving:
            return
        self.fields.clear_errors()
        self.bar.say_problem("")
        try:
            form = self.form()
        except BadValue as error:
            self._say(error)
            return
        desk = self.desk
        self.is_saving = True
        self.do(
            lambda _progress: grouping.add_activity(desk, form),
            self._on_saved,
            self._on_refused,
            self._end,
            title=self.tr("登记活动单"),
        )

    def clear(self) -> None:
        """Begin another sheet."""
        self.fields.clear(self.desk.today())
        self.ticks.clear()
        self.bar.say("", "info")
        self.bar.say_problem("")
        self.fields.item.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_saved(self, kept: ActivityKept) -> None:
        self._end()
        name = self.fields.title()
        doors = self.ticks.names()
        words = self.tr("已登记 {name}：%n 人", "", len(kept.entries)).format(name=name)
        self.clear()
        self.app.toast(words, lambda: self._void(kept.activity, self.tr("录入后撤销")))
        if kept.left_out:
            LeftOutDialog(self, doors, kept.left_out, self.language).open()

    def _on_refused(self, error: GridCreditError) -> None:
        self._end()
        self._say(error)

    def _end(self) -> None:
        self.is_saving = False

    def _say(self, error: GridCreditError) -> None:
        is_said = isinstance(error, BadValue) and self.fields.show_fault(error)
        if not is_said:
            self.bar.say_problem(texts.describe(error, self.language))

    # Before saving

    def _on_edited(self) -> None:
        self.bar.say_problem("")
        self._pause.start()
        if self.fields.day_or(self.desk.today()).isoformat()[:7] != self._month:
            self._ask_for_day()

    def _foretell(self) -> None:
        """Say who would be left out, before it is saved."""
        if self._foretold is not None:
            self._foretold.cancel()
        try:
            form = self.form()
        except BadValue:
            self.bar.say("", "info")
            return
        desk = self.desk
        self._foretold = self.ask(
            lambda: grouping.foretell_activity(desk, form),
            lambda left_out: self._on_foretold(form, left_out),
            self._on_unforetold,
        )

    def _on_unforetold(self, error: GridCreditError) -> None:
        is_blank = isinstance(error, BadValue) and not error.value  # it is still to be typed
        self.bar.say("" if is_blank else texts.describe(error, self.language), "warn")

    def _on_foretold(self, form: ActivityForm, left_out: tuple[LeftOut, ...]) -> None:
        words = self.tr("将记 %n 笔", "", len(form.residents) - len(left_out))
        if left_out:
            names = left_out_words(self.ticks.names(), left_out, self.language)
            words = self.tr("{words}，剔除 {names}").format(words=words, names=names)
        self.bar.say(words, "warn" if left_out else "info")

    # What was written

    def _on_void(self, line: ActivityLine) -> None:
        dialog = VoidDialog(self, self.app, self.desk, line.id, line.name)
        dialog.saved.connect(self._on_voided)
        dialog.open()

    def _on_voided(self, entries: tuple[UUID, ...]) -> None:
        self.app.toast(self.tr("已作废 %n 笔", "", len(entries)), tone="info")

    def _void(self, activity: UUID, why: str) -> None:
        desk = self.desk
        self.do(
            lambda _progress: voiding.void(desk, activity, why),
            lambda _done: self.app.toast(self.tr("已撤销活动单"), tone="info"),
            self.warn,
            title=self.tr("撤销活动单"),
        )

    # The printed sheet

    def _on_print(self) -> None:
        """Print a sheet for what is typed so far; what is entered then bears its code."""
        village = self.village
        if village is None:
            return
        form = self.fields.sign_in(village.code, self.desk.today())
        desk = self.desk
        name = self.tr("签到表-{day}.pdf").format(day=form.on.isoformat())

        def words(made: SignInPrinted) -> str:
            self.fields.show_sheet(made.activity)
            return self.tr("签到表已存为 PDF：%n 人", "", made.people)

        self.papers.pdf(
            self.tr("打印签到表"),
            name,
            lambda out, _progress: sign_in.print_sign_in(desk, form, out),
            words,
        )

    def _on_files(self) -> None:
        """A scan tells by its code which sheet it is of."""
        desk, sheet = self.desk, next(iter(self.fields.files.papers()), None)
        if sheet is None:
            return

        def on_read(codes: list[PaperCode]) -> None:
            found = [code.id for code in codes if code.kind is PaperKind.ACTIVITY]
            self.fields.show_sheet(next(iter(found), None))

        def on_unread(error: GridCreditError) -> None:
            self.bar.say_problem(texts.describe(error, self.language))

        self.ask(lambda: paper_scans.codes_on_scan(desk, sheet), on_read, on_unread)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            super().keyPressEvent(event)
