"""The adults of a household, one row each: what this visit settles for them, key by key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.codes import ConsentKind, RegistrationKind
from gridcredit.operations.pledges.door_papers import DoorPaper
from gridcredit.operations.visits.doorstep import SheetPerson
from gridcredit.ui.pages.visit.number_line import NumberLine
from gridcredit.ui.pages.visit.paper_row import PaperRow
from gridcredit.ui.pages.visit.state import AdultMarks
from gridcredit.ui.tokens import SMALL, TIGHT, tokens_now
from gridcredit.ui.tooltips import plain_tooltip
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.glyph import Glyph
from gridcredit.ui.widgets.key_button import KeyButton
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.short_label import ShortLabel

_R = RegistrationKind
_TONES = {_R.REGISTERED: "good", _R.DECLINED: "warn", _R.WITHDREW: "warn"}
_REGISTRATION_KEYS = {_R.INFORMED: "G", _R.HELPED: "X", _R.REGISTERED: "Z", _R.DECLINED: "W"}
_WITHDREW_KEY = "B"
_PLEDGE_KEY = "C"
_FOLD_KEY = "V"
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_CONSENT_KEYS = {
    ConsentKind.REGISTRATION_DATA: "D",
    ConsentKind.REPORT_PLEDGE: "S",
    ConsentKind.PUBLISH_HONOUR: "K",
}
# Pixels of the names' column, and of a narrow row's, that all keys may stand in one line.
_NAME_WIDTH, _NAME_LEAST, _NARROW = 144, 104, 790


class _Mark(KeyButton):
    """A key of a row; arrows are the row's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows alone."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class AdultRow(PaperRow):
    """One adult. The row takes the keyboard as a whole: its keys toggle, Space says that the
    person was met, Up and Down go to the neighbours, Left and Right along its keys; other keys are
    the form's. Every change is said."""

    edited = Signal()
    step_wanted = Signal(object)  # (this row, -1 or 1)
    focused = Signal(object)  # this row

    def __init__(self, person: SheetPerson, marks: AdultMarks, language: str) -> None:
        super().__init__()
        self.person = person
        self._language = language
        self._marks = marks
        self._buttons: dict[str, KeyButton] = {}
        self._is_walked = False  # whether the keyboard was moved along the keys
        self._met = Glyph("check-circle", "faint", 18)
        self.number = NumberLine(person.name, marks.number)
        self.number.textEdited.connect(self._on_number)
        self.number.returnPressed.connect(lambda: self.setFocus())
        self.number.setAcceptDrops(False)  # what is dropped on it is a photo for the row
        row = QHBoxLayout(self)
        row.setContentsMargins(SMALL, 6, SMALL, 6)
        row.setSpacing(SMALL)
        row.addWidget(self._met)
        self._who = self._build_who()
        row.addWidget(self._who)
        row.addWidget(self._keys(), 1)
        able = not person.limited
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if able else Qt.FocusPolicy.NoFocus)
        self._show_marks()

    @property
    def marks(self) -> AdultMarks:
        """What is marked now."""
        return self._marks

    def show_phone(self, phone: str) -> None:
        """Show a telephone number; masked ones help nobody at a door and are not shown."""
        self._phone.setText(phone)
        self._phone.setVisible(bool(phone))

    def _build_who(self) -> QWidget:
        name = ShortLabel(self.person.name)
        name.setProperty("role", "section")
        name.setToolTip(plain_tooltip(self.person.name))
        stand = Label(" · ".join(self._standing()))
        stand.setProperty("role", "caption")
        stand.setWordWrap(True)
        self._phone = Label()
        self._phone.setProperty("role", "caption")
        self._phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.show_phone("")
        cell = QWidget()
        cell.setFixedWidth(_NAME_WIDTH)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        for label in (name, stand, self._phone):
            column.addWidget(label)
        column.addStretch(1)
        return cell

    def _standing(self) -> Iterator[str]:
        """Where the person stands before this visit, in words."""
        person = self.person
        if person.relation:
            yield person.relation
        if person.limited:
            yield self.tr("不适用")
            return
        if person.age_unknown:
            yield self.tr("年龄待核")
        yield (
            texts.word(person.registration, self._language)
            if person.registration
            else self.tr("未告知")
        )
        if person.pledged:
            yield self.tr("已承诺")

    def _keys(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, across=SMALL, down=SMALL)
        if self.person.limited:
            return holder
        flow.addWidget(self._registration_keys())
        if not self.person.pledged:
            pledge = self._key(_PLEDGE_KEY, self.tr("承诺"), "good", self.tr("已签承诺书"))
            pledge.clicked.connect(lambda: self._on_pledge())
            flow.addWidget(pledge)
            flow.addWidget(self.number)
            flow.addWidget(self.papers)
        self._fold = self._key(_FOLD_KEY, "", "plain", self.tr("展开或收起三项同意"))
        self._fold.clicked.connect(self._on_fold)
        flow.addWidget(self._fold)
        self._consents = self._consent_keys()
        self._consents.hide()
        flow.addWidget(self._consents)
        return holder

    def _registration_keys(self) -> QWidget:
        short = {
            _R.INFORMED: self.tr("告知"),
            _R.HELPED: self.tr("协助"),
            _R.REGISTERED: self.tr("注册"),
            _R.DECLINED: self.tr("婉拒"),
            _R.WITHDREW: self.tr("撤回注册"),
        }
        keys = _REGISTRATION_KEYS
        if self.person.registration is _R.REGISTERED:
            keys = {_R.WITHDREW: _WITHDREW_KEY}
        made = []
        for kind, key in keys.items():
            name = texts.word(kind, self._language)
            button = self._key(key, short[kind], _TONES.get(kind, "info"), name)
            button.clicked.connect(lambda _on=False, kind=kind: self._on_registration(kind))
            made.append(button)
        return _side_by_side(made)

    def _consent_keys(self) -> QWidget:
        short = {
            ConsentKind.REGISTRATION_DATA: self.tr("同意登记"),
            ConsentKind.REPORT_PLEDGE: self.tr("同意上报"),
            ConsentKind.PUBLISH_HONOUR: self.tr("同意公开"),
        }
        made = []
        for kind, key in _CONSENT_KEYS.items():
            name = texts.word(kind, self._language)
            button = self._key(key, short[kind], "good", name)
            button.clicked.connect(lambda _on=False, kind=kind: self._on_consent(kind))
            made.append(button)
        return _side_by_side(made)

    def _key(self, key: str, words: str, tone: str, name: str) -> KeyButton:
        made = _Mark(words, key, tone, f"{self.person.name}: {name}", is_tight=True)
        made.setToolTip(plain_tooltip(name))
        made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes from row to row
        self._buttons[key] = made
        return made

    # Marks

    def _on_registration(self, kind: RegistrationKind) -> None:
        chosen = None if self._marks.registration is kind else kind
        self._mark(replace(self._marks, registration=chosen, met=True))

    def _on_pledge(self) -> None:
        self._mark(replace(self._marks, pledged=not self._marks.pledged, met=True))

    def take_papers(self, papers: Sequence[DoorPaper], number: str) -> None:
        """Keep pages until the visit is saved; a number that was read on them is the pledge's."""
        new = [one for one in papers if one not in self._marks.papers]
        held = (*self._marks.papers, *new)
        number = self._marks.number or number
        self.number.setText(number)
        self._mark(replace(self._marks, papers=held, number=number))

    def _take_off(self, paper: DoorPaper) -> None:
        held = tuple(one for one in self._marks.papers if one != paper)
        self._mark(replace(self._marks, papers=held))

    def _on_number(self, number: str) -> None:
        self._marks = replace(self._marks, number=number.strip())
        self.edited.emit()

    def _on_consent(self, kind: ConsentKind) -> None:
        held = self.person.consents.get(kind, False)
        given = not self._marks.consents.get(kind, held)
        changed = {k: v for k, v in self._marks.consents.items() if k is not kind}
        if given != held:
            changed[kind] = given
        self._mark(replace(self._marks, consents=changed, met=True))

    def _on_fold(self) -> None:
        self._unfold(not self._consents.isVisibleTo(self))

    def _unfold(self, is_wanted: bool) -> None:
        """Show the three consents, each under its own name, or only how many were given."""
        self._consents.setVisible(is_wanted)
        self._fold.setChecked(is_wanted)
        if not self._is_walked:
            self.setFocus()

    def _mark(self, marks: AdultMarks) -> None:
        self._marks = marks
        self._show_marks()
        if not self._is_walked:
            self.setFocus()
        self._say_marks()
        self.edited.emit()

    def _say_marks(self) -> None:
        """Let a screen reader say what is marked now: the tick alone says it to the eye only."""
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )
        words = f"{self.person.name}: {self.accessibleDescription()}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _show_marks(self) -> None:
        marks, said = self._marks, self.person.consents
        keys = {key: kind for kind, key in _REGISTRATION_KEYS.items()} | {
            _WITHDREW_KEY: _R.WITHDREW
        }
        consents = {key: kind for kind, key in _CONSENT_KEYS.items()}
        for key, button in self._buttons.items():
            if key in consents:
                kind = consents[key]
                button.setChecked(marks.consents.get(kind, said.get(kind, False)))
            elif key == _PLEDGE_KEY:
                button.setChecked(marks.pledged)
            elif key == _FOLD_KEY:
                given = sum(
                    marks.consents.get(kind, said.get(kind, False)) for kind in _CONSENT_KEYS
                )
                button.setText(self.tr("同意 {given}/{all}").format(given=given, all=len(consents)))
            else:
                button.setChecked(marks.registration is keys[key])
        self.number.setVisible(marks.pledged)
        self.show_papers(marks.papers if marks.pledged else (), self._take_off)
        self._met.show_icon("check-circle", "good" if marks.met else "faint")
        words = [self.person.name, *self._standing()]
        met = self.tr("已见到") if marks.met else self.tr("未见到")
        done = [b.toolTip() for k, b in self._buttons.items() if b.isChecked() and k != _FOLD_KEY]
        self.setAccessibleName(" ".join(words))
        self.setAccessibleDescription(self.tr("、").join([met, *done]))
        self._met.setToolTip(plain_tooltip(self.tr("{met}（空格）").format(met=met)))

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Toggle by key; what is not ours goes to the form."""
        shift, keypad = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
        plain = not event.modifiers() & ~(shift | keypad)
        key = event.key()
        letter = chr(key) if plain and 0x20 < key < 0x7F else ""
        if letter in self._buttons:
            if letter in _CONSENT_KEYS.values():
                self._unfold(True)
            self._buttons[letter].click()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and plain:
            self.step_wanted.emit((self, 1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and plain:
            self._walk(1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_Space and plain:
            self._mark(replace(self._marks, met=not self._marks.met))
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        """Along the keys, and back to the row at their beginning."""
        shown = [button for button in self._buttons.values() if button.isVisible()]
        places: list[QWidget] = [self, *shown]
        at = next((n for n, place in enumerate(places) if place.hasFocus()), 0)
        to = min(max(at + step, 0), len(places) - 1)
        self._is_walked = to > 0
        places[to].setFocus(Qt.FocusReason.OtherFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click takes the keyboard here; on the mark at the left it says "met"."""
        if self._met.geometry().adjusted(-6, -6, 6, 6).contains(event.position().toPoint()):
            self._mark(replace(self._marks, met=not self._marks.met))
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the keys the room they need; a row that has grown, as one whose consents were
        unfolded, is brought into sight again."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < _NARROW
        self._who.setFixedWidth(_NAME_LEAST if is_narrow else _NAME_WIDTH)
        if self.hasFocus() and event.size().height() > event.oldSize().height():
            QTimer.singleShot(0, self, lambda: self.focused.emit(self))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell, so that the row can be brought into sight."""
        super().focusInEvent(event)
        self._is_walked = False
        self.update()
        self.focused.emit(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row's plate and the ring of the keyboard."""
        tokens = tokens_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.hasFocus()
        painter.setPen(QPen(QColor(tokens.focus if lit else tokens.line), 2 if lit else 1))
        painter.setBrush(QColor(tokens.window))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


def _side_by_side(widgets: Sequence[QWidget]) -> QWidget:
    """A group that stays together as long as a line has room for it."""
    holder = QWidget()
    flow = FlowLayout(holder, across=TIGHT, down=TIGHT)
    for widget in widgets:
        flow.addWidget(widget)
    return holder
