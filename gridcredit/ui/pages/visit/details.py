"""What else is said of a visit: what was explained, leaflets, a note, and the day to come back."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QHBoxLayout,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gridcredit import texts
from gridcredit.domain.codes import Topic
from gridcredit.domain.ledgers.incentives import introduced, mark
from gridcredit.ui.days import weekday
from gridcredit.ui.pages.visit.measures import KEY as MEASURES_KEY
from gridcredit.ui.pages.visit.measures import MeasuresRow
from gridcredit.ui.pages.visit.note_line import KEY as NOTE_MENU
from gridcredit.ui.pages.visit.note_line import NoteLine
from gridcredit.ui.tokens import SMALL, TIGHT
from gridcredit.ui.widgets.buttons import icon_button
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.form import Form
from gridcredit.ui.widgets.key_button import KeyButton
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.wheel import guard_wheel

_TOPIC_KEYS = {
    Topic.SCORE: "Q",
    Topic.REGISTER: "E",
    Topic.INCENTIVES: "R",
    Topic.PLEDGE: "A",
    Topic.PRIVACY: "F",
}
_LATER = {"U": 3, "I": 7, "O": 14}
_NEVER = QDate(2000, 1, 1)  # stands for "not agreed": a QDateEdit cannot be blank


class Topics(QWidget):
    """What was explained, as toggles."""

    edited = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        flow = FlowLayout(self, across=SMALL, down=TIGHT)
        self._buttons: dict[Topic, KeyButton] = {}
        for topic, key in _TOPIC_KEYS.items():
            made = KeyButton(texts.word(topic, language), key, "info")
            made.clicked.connect(lambda: self.edited.emit())
            self._buttons[topic] = made
            flow.addWidget(made)
        self.setFocusProxy(next(iter(self._buttons.values())))

    def show_value(self, topics: tuple[str, ...]) -> None:
        """Show what was explained."""
        for topic, made in self._buttons.items():
            made.setChecked(topic in topics)

    def value(self) -> tuple[str, ...]:
        """What was explained."""
        return tuple(topic for topic, made in self._buttons.items() if made.isChecked())

    def press(self, key: str) -> bool:
        """Toggle by key; False when the key is none of ours."""
        found = [made for topic, made in self._buttons.items() if _TOPIC_KEYS[topic] == key]
        if found:
            found[0].click()
        return bool(found)

    def tick(self, topic: Topic) -> None:
        """Say that something was explained; nothing is told."""
        self._buttons[topic].setChecked(True)


class FollowUpPicker(QWidget):
    """The day to come back: some days later by one key, or any date."""

    edited = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._from = date.min
        row = FlowLayout(self, across=SMALL, down=TIGHT)
        self._quick: dict[str, KeyButton] = {}
        for key, days in _LATER.items():
            made = KeyButton(self.tr("+%n 天", "", days), key, "info")
            made.clicked.connect(lambda _on=False, days=days: self._on_later(days))
            self._quick[key] = made
            row.addWidget(made)
        self.field = QDateEdit()
        self.field.setMinimumDate(_NEVER)
        self.field.setSpecialValueText(self.tr("未约定"))
        self.field.setDisplayFormat("yyyy-MM-dd")
        self.field.setMinimumWidth(132)
        guard_wheel(self.field)
        self.field.setAccessibleName(self.tr("回访日期"))
        self.field.dateChanged.connect(self._on_changed)
        self._clear = icon_button("cross", self.tr("不约定回访"), lambda: self.show_value(None))
        self._clear.clicked.connect(lambda: self.edited.emit())
        self._weekday = Label()
        self._weekday.setProperty("role", "muted")
        tail = QWidget()
        end = QHBoxLayout(tail)
        end.setContentsMargins(0, 0, 0, 0)
        end.setSpacing(SMALL)
        for widget in (self.field, self._clear, self._weekday):
            end.addWidget(widget)
        row.addWidget(tail)
        self.setFocusProxy(self._quick["U"])

    def count_from(self, day: date) -> None:
        """The day of the visit, from which the quick keys count."""
        self._from = day

    def show_value(self, day: date | None) -> None:
        """Show a day, or that none was agreed; nothing is told."""
        self.field.blockSignals(True)
        self.field.setDate(QDate(day.year, day.month, day.day) if day else _NEVER)
        self.field.blockSignals(False)
        self._show_day()

    def value(self) -> date | None:
        """The day that was agreed."""
        found = self.field.date()
        return None if found == _NEVER else date(found.year(), found.month(), found.day())

    def press(self, key: str) -> bool:
        """Choose by key; False when the key is none of ours."""
        if key in self._quick:
            self._quick[key].click()
        return key in self._quick

    def _on_later(self, days: int) -> None:
        self.show_value(self._from + timedelta(days=days))
        self.edited.emit()

    def _on_changed(self) -> None:
        self._show_day()
        self.edited.emit()

    def _show_day(self) -> None:
        day = self.value()
        self._clear.setVisible(day is not None)
        self._weekday.setText(weekday(day, self._language) if day else "")
        for key, made in self._quick.items():
            made.setChecked(day is not None and (day - self._from).days == _LATER[key])


class VisitDetails(QWidget):
    """The lower part of the form, in rows with labels."""

    edited = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self.topics = Topics(language)
        self.measures = MeasuresRow()
        self.leaflets = QSpinBox()
        self.leaflets.setRange(0, 99)
        self.leaflets.setMaximumWidth(96)
        self.note_line = NoteLine()
        self.note = self.note_line.line
        form = Form(72)
        self._topics_row = form.add(self.tr("讲解内容"), self.topics)
        self._measures_row = form.add(self.tr("介绍措施"), self.measures)
        self.leaflets_row = form.add(self.tr("宣传单"), self.leaflets)
        self.note_row = form.add(self.tr("备注"), self.note_line)
        # Rows that flow grow taller where they grow narrower.
        for flowing in (form, self._topics_row, self._measures_row):
            flowing.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(form)
        self.topics.edited.connect(self.edited)
        self.measures.edited.connect(self.edited)
        self.leaflets.valueChanged.connect(lambda _count: self.edited.emit())
        self.note_line.edited.connect(self.edited)

    def show_value(self, topics: tuple[str, ...], leaflets: int, note: str) -> None:
        """Show other values; nothing is told."""
        self.blockSignals(True)
        self.topics.show_value(topics)
        self.measures.show_value(introduced(topics))
        self.leaflets.setValue(leaflets)
        self.note.setText(note)
        self.blockSignals(False)

    def told(self) -> tuple[str, ...]:
        """What was explained, and which measures were introduced."""
        return (*self.topics.value(), *map(mark, self.measures.value()))

    def press(self, key: str) -> bool:
        """Do what a key stands for; False when it is none of ours."""
        if key == MEASURES_KEY:
            if self.measures.isVisible():
                self.measures.wanted.emit()
            return True
        if key == "L":
            self.leaflets.stepUp()
            return True
        if key == "N":
            self.note.setFocus()
            return True
        if key == NOTE_MENU:
            self.note_line.offer()
            return True
        return self.topics.press(key)

    def ask_topics(self, wanted: bool) -> None:
        """Nothing was explained where nobody was spoken to."""
        for row in (self._topics_row, self._measures_row):
            row.setVisible(wanted)
            row.label.setVisible(wanted)
