"""The form of one visit: outcome, people, what was explained, the day to come back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import QDateTime, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDateTimeEdit,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from gridcredit import texts
from gridcredit.domain.codes import VisitMode, VisitOutcome
from gridcredit.domain.errors import BadValue
from gridcredit.domain.visit_rules import mode_with
from gridcredit.operations.visits.doorstep import VisitSheet
from gridcredit.ui.pages.visit.adult_rows import AdultRows
from gridcredit.ui.pages.visit.adults import AdultRow
from gridcredit.ui.pages.visit.appeal import AppealFields
from gridcredit.ui.pages.visit.details import FollowUpPicker, VisitDetails
from gridcredit.ui.pages.visit.outcomes import LABEL, OutcomeKeys
from gridcredit.ui.pages.visit.state import VisitState
from gridcredit.ui.tokens import CONTROL, GAP, SMALL, WIDE
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.column import ScrollColumn, fill
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.form import FormRow
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.section import SectionHeader
from gridcredit.ui.widgets.segmented import Segmented

Clock = Callable[[], datetime]

_MINUTE = "%Y-%m-%dT%H:%M"
# So often the form looks at the clock, in milliseconds.
_TICK = 10_000


class VisitForm(QWidget):
    """Shows a household's sheet with a state of the form; digits choose the outcome wherever no
    text is typed, letters do what stands on the keys, Enter goes on to the next part."""

    edited = Signal()
    left = Signal()  # Esc
    finished = Signal()  # Enter on the last part
    outcome_shown = Signal(object)  # VisitOutcome or None

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._at = ""  # blank while the time is simply now
        self._clock: Clock | None = None
        self._scroll = ScrollColumn()
        self._scroll.column.setContentsMargins(GAP, 0, GAP, GAP)
        self._scroll.column.setSpacing(12)
        self._scroll.column.addWidget(self._build_outcome())
        self._scroll.column.addWidget(self._build_people())
        card = Card()
        self.details = VisitDetails(language)
        card.body.addWidget(self.details)
        self._scroll.column.addWidget(card)
        self._scroll.column.addStretch(1)
        fill(self, self._scroll)
        self._connect()

    def _build_outcome(self) -> Card:
        self.outcome = OutcomeKeys(self._language)
        self._outcome_error = Label()
        self._outcome_error.setProperty("role", "error")
        self._outcome_error.hide()
        options = [(mode, texts.word(mode, self._language)) for mode in VisitMode]
        self.mode = Segmented(self.tr("方式"), options)
        self.time = QDateTimeEdit()
        self.time.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.time.setMinimumWidth(168)
        self._time_row = FormRow(self.tr("时间"), self.time)
        self._time_row.label.setFixedHeight(CONTROL)
        when = QWidget()
        beside = QHBoxLayout(when)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(SMALL)
        beside.addWidget(self._time_row.label, 0, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(self._time_row, 0, Qt.AlignmentFlag.AlignTop)
        line = FlowLayout(across=GAP, down=SMALL)
        line.addWidget(self.mode)
        line.addWidget(when)
        self.follow_up = FollowUpPicker(self._language)
        self._follow_up_row = FormRow(self.tr("回访日期"), self.follow_up)
        grows = QSizePolicy.Policy.Preferred  # a flow grows taller where it grows narrower
        self._follow_up_row.setSizePolicy(grows, grows)
        self._follow_up_row.label.setFixedSize(LABEL - SMALL, CONTROL)
        back = QHBoxLayout()
        back.setSpacing(SMALL)
        back.addWidget(self._follow_up_row.label, 0, Qt.AlignmentFlag.AlignTop)
        back.addWidget(self._follow_up_row, 1)
        card = Card()
        card.body.setSpacing(12)
        card.body.addWidget(self.outcome)
        card.body.addWidget(self._outcome_error)
        card.body.addLayout(line)
        card.body.addLayout(back)
        self.appeal = AppealFields()
        card.body.addWidget(self.appeal)
        return card

    def _build_people(self) -> Card:
        self.people = AdultRows(self._language)
        self._people_card = Card()
        header = SectionHeader(
            self.tr("成年人"),
            self.tr("同意登记 / 同意上报 / 同意公开：各自单独同意，按 V 展开"),
        )
        self._people_card.body.addWidget(header)
        self._people_card.body.addWidget(self.people)
        self._minors = Label()
        self._minors.setProperty("role", "caption")
        self._minors.setWordWrap(True)
        self._people_card.body.addWidget(self._minors)
        return self._people_card

    def _connect(self) -> None:
        self.outcome.chosen.connect(self._on_outcome)
        self.mode.chosen.connect(lambda _mode: self.edited.emit())
        self.time.dateTimeChanged.connect(self._on_time)
        self.people.edited.connect(self.edited)
        self.appeal.edited.connect(self.edited)
        self.people.focused.connect(self._on_row_focused)
        self.people.left_upwards.connect(self.outcome.take_focus)
        self.details.edited.connect(self.edited)
        self.follow_up.edited.connect(self._on_follow_up)
        ticks = QTimer(self)
        ticks.timeout.connect(self.show_now)
        ticks.start(_TICK)

    # What is shown, and what was typed

    def show_sheet(self, sheet: VisitSheet, state: VisitState, clock: Clock) -> None:
        """Show a household with a form that may have been typed earlier; nothing is told."""
        self.blockSignals(True)
        self.clear_errors()
        self.outcome.choose(state.outcome)
        self.mode.choose(state.mode)
        rows = self.people.show_people(sheet.people, state.marks)
        self.follow_up.show_value(state.follow_up)
        self.details.measures.show_titles(sheet.measures)
        self.details.show_value(state.topics, state.leaflets, state.note)
        self.details.note_line.show_sentences(sheet.sentences)
        self.appeal.show_value(state.appeal, sheet.appeal_due)
        self._at = state.at
        self._clock = clock
        self._show_time(clock())
        self._say_minors(sheet.minors, nobody=not sheet.people)
        self._show_outcome()
        self._order_tabs(rows)
        self.blockSignals(False)
        self.outcome_shown.emit(state.outcome)
        self._scroll.verticalScrollBar().setValue(0)

    def state(self) -> VisitState:
        """Everything typed, as a value."""
        mode = self.mode.value()
        assert isinstance(mode, VisitMode)
        return VisitState(
            self.outcome.value(),
            mode,
            self._at,
            self.people.marks(),
            self.details.told(),
            self.details.leaflets.value(),
            self.follow_up.value(),
            self.details.note.text(),
            self.appeal.value(),
        )

    def check(self) -> None:
        """Raise BadValue for what was typed and is no value."""
        if self.appeal.isVisibleTo(self):
            self.appeal.check()

    def show_now(self) -> None:
        """The clock went on, or was set: the time follows it until somebody changes it."""
        if self._clock is not None and not self._at and not self.time.hasFocus():
            self._show_time(self._clock())

    def _show_time(self, now: datetime) -> None:
        at = datetime.strptime(self._at, _MINUTE) if self._at else now  # noqa: DTZ007 - local
        self.time.blockSignals(True)
        self.time.setDateTime(QDateTime(at.year, at.month, at.day, at.hour, at.minute, 0))
        self.time.blockSignals(False)
        self.follow_up.count_from(at.date())

    def show_phones(self, phones: Mapping[UUID, str]) -> None:
        """Show telephone numbers in full."""
        self.people.show_phones(phones)

    def take_focus(self) -> None:
        """Put the keyboard where a visit begins."""
        self.outcome.take_focus()

    @property
    def is_in_hand(self) -> bool:
        """Whether the keyboard is beyond the outcome, where showing anew would take it away from
        what somebody is filling in."""
        held = QApplication.focusWidget()
        return held is not None and self.isAncestorOf(held) and not _holds(self.outcome, held)

    # Errors

    def clear_errors(self) -> None:
        """Nothing is wrong any more."""
        self._outcome_error.hide()
        rows = (self._follow_up_row, self.details.leaflets_row, self.details.note_row)
        for row in (self._time_row, *rows, *self.appeal.rows.values()):
            row.set_error("")

    def show_error(self, error: BadValue) -> bool:
        """Say an error beside its field and go there; False when no field is its."""
        words = texts.reason_word(error.reason, self._language)
        if error.field == "outcome":
            self._ask_outcome()
            return True
        rows = {
            "at": self._time_row,
            "on": self._time_row,
            "signed_on": self._time_row,
            "follow_up": self._follow_up_row,
            "leaflets": self.details.leaflets_row,
            "note": self.details.note_row,
            **self.appeal.rows,
        }
        row = rows.get(error.field)
        if row is None:
            return False
        row.set_error(words)
        row.field.setFocus(Qt.FocusReason.OtherFocusReason)
        # The line with the words is laid out a moment later.
        QTimer.singleShot(0, row, lambda: self._scroll.ensureWidgetVisible(row))
        return True

    def _ask_outcome(self) -> None:
        self._outcome_error.setText(self.tr("先选择走访结果：按数字键，或点一个结果。"))
        self._outcome_error.show()
        self.outcome.take_focus()
        self._scroll.ensureWidgetVisible(self.outcome)

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no field took: outcomes, topics, days, and the way out."""
        shift, keypad = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
        is_plain = not event.modifiers() & ~(shift | keypad)
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._on_escape()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._is_on_save():
            self._go_on()
        elif is_plain and self._press(chr(key) if 0x20 < key < 0x7F else ""):
            QTimer.singleShot(0, self, self._keep_in_sight)
        else:
            event.ignore()

    def _press(self, key: str) -> bool:
        self.show_now()  # days are counted from it
        if key == "M":
            self.mode.take_focus()
        elif key == "T":
            self.time.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.outcome.press(key):
            chosen = self.outcome.value()
            if chosen is not None and chosen.means.is_met:
                self.people.take_focus()
            else:
                self.outcome.take_focus()
        else:
            return self.follow_up.press(key) or self.details.press(key)
        return True

    def _on_escape(self) -> None:
        """Out of a field to the outcomes, out of the form to the list."""
        if self._is_typing():
            self.outcome.take_focus()
        else:
            self.left.emit()

    def _go_on(self) -> None:
        """To the part after the one at hand; saving has keys of its own."""
        if self.outcome.value() is None:
            self._ask_outcome()
            return
        held, parts = QApplication.focusWidget(), self._parts()
        at = next((i for i, part in enumerate(parts) if _holds(part, held)), 0)
        if at + 1 == len(parts):
            self.finished.emit()
        else:
            parts[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
            self._keep_in_sight()

    def _parts(self) -> list[QWidget]:
        """What is filled in, down the page; kind and time of the visit are there already."""
        details = self.details
        below = (details.topics, details.leaflets, details.note)
        above = [self.outcome, self.follow_up, *self.appeal.lines]
        parts = [*above, *self.people.able_rows(), *below]
        return [part for part in parts if part.isVisible()]

    def _is_on_save(self) -> bool:
        """Whether a button has the keyboard that Enter is to press, as everywhere."""
        held = QApplication.focusWidget()
        return isinstance(held, QAbstractButton) and not held.isCheckable()

    def _is_typing(self) -> bool:
        fields = (self.details.note, self.details.leaflets, self.follow_up.field, self.time)
        return any(field.hasFocus() for field in (*fields, *self.appeal.lines))

    def _order_tabs(self, rows: list[AdultRow]) -> None:
        """Tab goes down the page: rows made anew stand at the end until told."""
        before: QWidget = self.time
        for row in rows:
            QWidget.setTabOrder(before, row)
            before = row

    # What signals tell

    def _on_outcome(self, outcome: VisitOutcome) -> None:
        self._outcome_error.hide()
        self.mode.choose(mode_with(outcome, self.state().mode))
        self._show_outcome()
        self.edited.emit()

    def _show_outcome(self) -> None:
        outcome, contact = self.outcome.value(), self.state().has_contact
        self._people_card.setVisible(contact)
        self.details.ask_topics(contact)
        comes_back = outcome is not None and outcome.means.comes_back
        asks = comes_back or self.follow_up.value() is not None
        self._follow_up_row.setVisible(asks)
        self._follow_up_row.label.setVisible(asks)
        self.appeal.setVisible(outcome is not None and outcome.means.wants_reply)
        self.outcome_shown.emit(outcome)
        # What stands below moves when rows come and go.
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        held = QApplication.focusWidget()
        if held is not None and self.isAncestorOf(held):
            self._scroll.ensureWidgetVisible(held, 0, WIDE)

    def _on_follow_up(self) -> None:
        self._follow_up_row.set_error("")
        self._show_outcome()
        self.edited.emit()

    def _on_time(self, moment: QDateTime) -> None:
        self._at = moment.toString("yyyy-MM-ddTHH:mm")
        day = moment.date()
        self.follow_up.count_from(date(day.year(), day.month(), day.day()))
        self.edited.emit()

    def _on_row_focused(self, row: AdultRow) -> None:
        self._scroll.ensureWidgetVisible(row, 0, SMALL)

    def _say_minors(self, count: int, *, nobody: bool) -> None:
        words = [self.tr("户册里没有住在这里的成年人。")] if nobody else []
        if count:
            words.append(self.tr("另有未成年人 %n 人，只计人数，不登记。", "", count))
        self._minors.setText(" ".join(words))
        self._minors.setVisible(bool(words))


def _holds(part: QWidget, held: QWidget | None) -> bool:
    return held is not None and (part is held or part.isAncestorOf(held))
