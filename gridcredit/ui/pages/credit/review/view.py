"""审核: the queue at the left, one entry with its evidence at the right, keys that decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.codes import Office
from gridcredit.domain.credit.codes import Decision, Theme
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.kinds.credit_meeting import CreditMeeting
from gridcredit.operations.credit import meetings, queueing, review_papers, reviewing
from gridcredit.operations.credit.meetings import MeetingKept
from gridcredit.operations.credit.queueing import Queued
from gridcredit.ui.pages.credit.paper_jobs import PaperJobs
from gridcredit.ui.pages.credit.review.decision_bar import DecisionBar
from gridcredit.ui.pages.credit.review.detail import QueuedDetail
from gridcredit.ui.pages.credit.review.meeting import MeetingBar, MeetingDialog
from gridcredit.ui.pages.credit.review.queue_table import QueueTable
from gridcredit.ui.pages.credit.view import CreditView
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.column import ScrollColumn
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.segmented import Segmented

_ALL = ""


class ReviewView(CreditView):
    """What must not be shown to who looks is not there, nor in any count."""

    def _build(self) -> None:
        self.rows: list[Queued] = []
        self._meeting: UUID | None = None
        options: list[tuple[object, str]] = [(_ALL, self.tr("全部"))]
        options += [(theme, texts.word(theme, self.language)) for theme in Theme]
        self.themes = Segmented(self.tr("板块"), options)
        self.meeting = MeetingBar()
        self.table = QueueTable()
        self.detail = QueuedDetail(self)
        self.problem = Banner("bad", "")
        self.problem.hide()
        self.elsewhere = Banner("info", "")
        self.elsewhere.hide()
        self.reveal = button(self.tr("显示姓名"), self._on_reveal, icon="eye", kind="quiet")
        self.recused = button(self.tr("需回避的提请街道…"), self._on_recused, kind="link")
        self.bar = DecisionBar(self.language, self.recused)
        self.papers = PaperJobs(self)
        self.print = button(self.tr("打印审核表"), self._on_print, icon="printer", kind="quiet")
        self._several = Label()
        self._several.setProperty("role", "muted")
        self._several.setWordWrap(True)
        self.stack = QStackedWidget()
        self._nothing = EmptyState(
            "check-circle",
            self.tr("没有要审核的记录"),
            self.tr("采集员和网格员登记的记录到了这里，就按板块和门牌排好队。"),
        )
        self._working = self._make_working()
        self.stack.addWidget(QWidget())
        self.stack.addWidget(self._working)
        self.stack.addWidget(self._nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, 0, WIDE, GAP)
        whole.setSpacing(SMALL)
        whole.addWidget(self.elsewhere)
        whole.addWidget(self._make_top())
        whole.addWidget(self.stack, 1)

    def _make_top(self) -> QWidget:
        top = QWidget()
        flow = FlowLayout(top, across=GAP, down=SMALL)
        flow.addWidget(self.themes)
        flow.addWidget(self.meeting)
        flow.addWidget(self.print)
        flow.addWidget(self.reveal)
        return top

    def _make_working(self) -> QWidget:
        right = Card()
        look = ScrollColumn()
        look.column.setContentsMargins(0, 0, 0, 0)
        look.column.addWidget(self.detail, 1)
        right.body.addWidget(look, 1)
        right.body.addWidget(self._several)
        right.body.addWidget(self.problem)
        right.body.addWidget(self.bar)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.table, 6)
        row.addWidget(right, 5)
        return holder

    def _connect(self) -> None:
        self.themes.chosen.connect(lambda _theme: self._show_rows())
        self.table.chosen.connect(self._on_chosen)
        self.table.digit.connect(self.bar.press)
        self.table.row_opened.connect(lambda _row: self.detail.evidence.pictures.open_large())
        self.bar.decided.connect(lambda told: self.decide(*told))
        self.bar.left.connect(lambda: self.table.setFocus())
        self.meeting.meeting_wanted.connect(self._on_meeting_wanted)
        self.meeting.chosen.connect(self._on_meeting_chosen)

    # What is shown

    def refresh(self) -> None:
        """Ask for the queue and the meetings."""
        desk, village = self.desk, self.village
        if village is None:
            return
        self._say_elsewhere()

        def query() -> tuple[list[Queued], list[CreditMeeting]]:
            return queueing.queue(desk, village.code), meetings.list_meetings(desk, village.code)

        self.ask(query, lambda found: self._on_queue(*found), self._on_refused)

    def keyboard_place(self) -> QWidget | None:
        """The queue."""
        return self.table if self.rows else self.meeting.choice

    def _on_queue(self, rows: list[Queued], held: list[CreditMeeting]) -> None:
        self.rows = rows
        self.page.say_count("review", len(rows))
        rules = self.village.rules if self.village else None
        is_required = rules is not None and rules.meeting_required
        self.meeting.show_meetings(held, self._meeting, is_required=is_required)
        counts = Counter(row.theme for row in rows)
        self._name(_ALL, self.tr("全部"), len(rows))
        for theme in Theme:
            self._name(theme, texts.word(theme, self.language), counts[theme])
        self.reveal.setVisible(bool(rows))
        self.print.setVisible(bool(rows))
        self._show_rows()
        self.be_known()

    def _name(self, theme: object, words: str, count: int) -> None:
        said = self.tr("{theme} {count}").format(theme=words, count=count)
        self.themes.set_words(theme, said if count else words)

    def _show_rows(self) -> None:
        theme = self.themes.value()
        shown = [row for row in self.rows if theme in (_ALL, row.theme)]
        self.table.show_rows(shown)
        self.stack.setCurrentIndex(1 if shown else 2)

    def _say_elsewhere(self) -> None:
        village = self.village
        is_here = village is None or village.decides
        words = self.tr("这个村居的审核由另一单位办理；这里只列提请给本单位的记录。")
        self.elsewhere.say(words)
        self.elsewhere.setVisible(not is_here)
        self.recused.setVisible(is_here and self._hands_up)

    @property
    def _hands_up(self) -> bool:
        """Whether there is an office above that could decide instead."""
        return self.desk.office is not Office.STREET

    def _on_chosen(self) -> None:
        chosen = self.table.selected()
        one = chosen[0] if len(chosen) == 1 else None
        self.detail.show_entry(one)
        self._several.setText(self._several_words(chosen) if len(chosen) > 1 else "")
        self._several.setVisible(len(chosen) > 1)
        self.bar.set_able(bool(chosen), hands_up=self._hands_up)
        self.problem.hide()

    def _several_words(self, chosen: Sequence[Queued]) -> str:
        words = self.tr("选了 %n 笔", "", len(chosen))
        alone = sum(bool(row.spot_check) for row in chosen)
        missing = sum(bool(row.missing) for row in chosen)
        if alone:
            words += self.tr("；其中抽查 %n 笔要逐笔看，一起通过时留下", "", alone)
        if missing:
            words += self.tr("；%n 笔缺佐证，一起通过时留下", "", missing)
        return words

    # Deciding

    def decide(self, decision: Decision, why: str) -> None:
        """Decide what is chosen; of several, what has to be looked at by itself is left."""
        chosen = self.table.selected()
        if decision is Decision.PASS and len(chosen) > 1:
            chosen = [row for row in chosen if not row.spot_check and not row.missing]
        if not chosen:
            self._say(self.tr("选中的都要逐笔看，没有可以一起通过的。"))
            return
        desk, meeting = self.desk, self.meeting.value()
        ids = [row.id for row in chosen]

        def job(_progress: Any) -> object:
            if decision is Decision.HAND_UP:
                return reviewing.hand_up(desk, ids, why)
            return reviewing.decide(desk, ids, decision, why, meeting)

        self.do(
            job,
            lambda _done: self._on_decided(decision, ids),
            self._on_refused,
            title=texts.word(decision, self.language),
        )

    def _on_decided(self, decision: Decision, ids: Sequence[UUID]) -> None:
        self.bar.forget_reason()
        gone = set(ids)
        self.rows = [row for row in self.rows if row.id not in gone]
        self.table.leave_out(gone)
        if not self.table.model_of.rowCount():
            self._show_rows()
        self.table.setFocus()
        words = self.tr("{decision} %n 笔", "", len(ids))
        tone = "good" if decision is Decision.PASS else "info"
        self.app.toast(words.format(decision=texts.word(decision, self.language)), tone=tone)

    def _on_refused(self, error: GridCreditError) -> None:
        self._say(texts.describe(error, self.language))

    def _say(self, words: str) -> None:
        self.problem.say(words)
        self.problem.show()
        self.table.setFocus()

    # Beside

    def _on_reveal(self) -> None:
        purpose = self.app.messages.ask_text(
            self, self.tr("显示姓名"), self.tr("用途（会记入审计日志，例如：议事会审核）")
        )
        desk, village = self.desk, self.village
        if purpose is None or village is None:
            return
        self.do(
            lambda _progress: queueing.queue(desk, village.code, purpose),
            self._on_revealed,
            self.warn,
            title=self.tr("登记用途"),
        )

    def _on_revealed(self, rows: list[Queued]) -> None:
        self.rows = rows
        self.reveal.hide()
        self._show_rows()

    def _on_recused(self) -> None:
        desk, village = self.desk, self.village
        title = self.tr("需回避的提请街道")
        words = self.tr("您需要回避的记录不在这里显示，可以一并交给街道审核。原因：")
        why = self.app.messages.ask_text(self, title, words, self.tr("审核人回避"))
        if why is None or village is None:
            return
        self.do(
            lambda _progress: queueing.hand_up_recused(desk, village.code, why),
            lambda _done: self.app.toast(self.tr("需回避的记录都已交给街道"), tone="info"),
            self.warn,
            title=title,
        )

    def _on_print(self) -> None:
        desk, village = self.desk, self.village
        if village is None:
            return
        code = village.code
        name = self.tr("审核表-{village}-{day}.pdf").format(
            village=village.name, day=desk.today().isoformat()
        )
        self.papers.pdf(
            self.tr("打印审核表"),
            name,
            lambda out, _progress: review_papers.print_queue(desk, code, out),
            lambda made: self.tr("审核表已存为 PDF：%n 笔", "", made.entries),
        )

    def _on_meeting_wanted(self) -> None:
        village = self.village
        if village is None:
            return
        dialog = MeetingDialog(self, self.app, self.desk, village.code)
        dialog.saved.connect(self._on_meeting)
        dialog.open()

    def _on_meeting(self, kept: MeetingKept) -> None:
        self._meeting = kept.id
        if not kept.quorum:
            self.app.toast(self.tr("到会没有过半，请提请街道审核"), tone="warn")
        self.mark_stale()

    def _on_meeting_chosen(self) -> None:
        self._meeting = self.meeting.value()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits decide wherever no text is typed, Ctrl+A chooses all."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_digit = not held and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9
        if not (is_digit and self.bar.press(chr(event.key()))):
            super().keyPressEvent(event)
