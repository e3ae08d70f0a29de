"""The frame of every view before the pages: the blossom, one card, and quiet links below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gridcredit.domain.errors import GridCreditError
from gridcredit.ui.app import App
from gridcredit.ui.tokens import GAP, ROOMY, SMALL, TIGHT, WIDE
from gridcredit.ui.welcome.blossom import Brand
from gridcredit.ui.welcome.typed_ahead import TypedAhead
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.column import ScrollColumn, fill
from gridcredit.ui.widgets.label import Label

LABELS = 96


class Cover(QWidget):
    """One thing to do before work begins. Put widgets into `body`, quiet links into `links`.

    Enter does what the focused button says, else the primary action; Esc goes back where there is
    something to go back to.
    """

    back_wanted = Signal()

    def __init__(self, app: App, title: str = "", sentence: str = "", width: int = 440) -> None:
        super().__init__()
        self.app = app
        self.primary: QPushButton | None = None
        self._typed: TypedAhead | None = None  # while something runs
        self._place: QWidget | None = None  # who has the keyboard when nothing runs
        self._can_go_back = False
        self.setProperty("role", "page")
        self._card = Card()
        self._card.setFixedWidth(width)
        self._card.body.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        self._card.body.setSpacing(GAP)
        self._heading = Label()
        self._heading.setProperty("role", "title")
        self._heading.setWordWrap(True)
        self._sentence = Label()
        self._sentence.setProperty("role", "muted")
        self._sentence.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(TIGHT)
        words.addWidget(self._heading)
        words.addWidget(self._sentence)
        self._banner: Banner | None = None
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(SMALL)
        self._buttons.addStretch(1)
        for part in (words, self.body, self._buttons):
            self._card.body.addLayout(part)
        self.links = QHBoxLayout()
        self.links.setSpacing(GAP)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("进度"))
        self._keep_place(self._bar)
        self._lay_out()
        self.set_heading(title, sentence)

    def add_primary(self, words: str) -> QPushButton:
        """The action that Enter does."""
        self.primary = button(words, kind="primary")
        self._buttons.addWidget(self.primary)
        return self.primary

    def add_back(self, words: str = "") -> QPushButton:
        """A way back, which Esc goes too."""
        self._can_go_back = True
        made = button(words or self.tr("返回"), lambda: self.back_wanted.emit(), kind="quiet")
        self._buttons.insertWidget(0, made)
        return made

    def say(self, words: str, tone: str = "bad") -> None:
        """Say something above the form; blank takes it away."""
        if words and self._banner is None:
            self._banner = Banner(tone, words)
            self._card.body.insertWidget(1, self._banner)
        elif words and self._banner is not None:
            self._banner.say(words, tone)
        if self._banner is not None:
            self._banner.setVisible(bool(words))

    def say_error(self, error: GridCreditError) -> None:
        """Say what went wrong, what is safe and what to do."""
        self.say(self.app.messages.words(error))

    def refuse(self, error: GridCreditError) -> None:
        """The action was refused: say it, and let the person try again."""
        self.set_busy(False)
        self.say_error(error)

    def set_heading(self, title: str, sentence: str = "") -> None:
        """What this is about, and a sentence below it."""
        self._heading.setText(title)
        self.setAccessibleName(title)
        self.set_sentence(sentence)

    def set_sentence(self, sentence: str) -> None:
        """Change the words below the title."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    def set_busy(self, is_busy: bool) -> None:
        """While something runs, nothing can be pressed and a bar moves; what is typed comes after
        it, where it has come to nothing."""
        self._bar.setVisible(is_busy)
        if is_busy and self._typed is None:
            self._typed, self._place = TypedAhead(), self.focusProxy()
            self.setFocusProxy(None)  # type: ignore[arg-type]
            self.setFocus()
        for part in (self._card, self._below):
            part.setEnabled(not is_busy)
        if is_busy:
            return
        typed, self._typed = self._typed, None
        if typed is not None and self._place is not None:
            self.setFocusProxy(self._place)
            typed.hand_to(self._place)
        self.setFocus()

    def take_typed(self, typed: TypedAhead) -> None:
        """What was typed before this view stood; only a view that asks for one line wants it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc."""
        if self._typed is not None:
            self._typed.take(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = QApplication.focusWidget()
            pressed = focus if isinstance(focus, QAbstractButton) else self.primary
            if pressed is not None and pressed.isEnabled():
                pressed.click()
        elif event.key() == Qt.Key.Key_Escape and self._can_go_back:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        area = ScrollColumn()
        column = area.column
        column.setContentsMargins(GAP, ROOMY, GAP, GAP)
        column.addStretch(2)
        column.addWidget(Brand())
        column.addSpacing(SMALL)
        # Between two stretches, not by an alignment: that would ask for the height of wrapped words
        # at the width of the window instead of the card's.
        held = QHBoxLayout()
        held.addStretch(1)
        held.addWidget(self._card)
        held.addStretch(1)
        column.addLayout(held)
        self._bar.setFixedWidth(self._card.width() - 2 * SMALL)
        column.addWidget(self._bar, 0, middle)
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.addStretch(1)
        below.addLayout(self.links)
        below.addStretch(1)
        column.addWidget(self._below)
        column.addStretch(3)
        fill(self, area)

    @staticmethod
    def _keep_place(bar: QProgressBar) -> None:
        policy = bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        bar.setSizePolicy(policy)
        bar.hide()
