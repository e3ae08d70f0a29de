"""How a knock went: eleven big keys, each one key away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from gridcredit import texts
from gridcredit.domain.codes import VisitOutcome
from gridcredit.ui.tokens import CONTROL, SMALL
from gridcredit.ui.tooltips import plain_tooltip
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.key_button import KeyButton
from gridcredit.ui.widgets.label import Label

_O = VisitOutcome
# Rows of the grid: (outcome, key, tone) from the left.
_ROWS = (
    (
        (_O.MET_DONE, "1", "good"),
        (_O.MET_PENDING, "2", "info"),
        (_O.MET_REFUSED, "3", "warn"),
        (_O.APPEAL, "-", "info"),
    ),
    ((_O.NOBODY, "4", "plain"), (_O.NOT_OPENED, "5", "plain"), (_O.BY_PHONE, "6", "info")),
    (
        (_O.EMPTY, "7", "warn"),
        (_O.MOVED_AWAY, "8", "warn"),
        (_O.RENTED_UNCHECKED, "9", "warn"),
        (_O.NO_SUCH_HOUSEHOLD, "0", "warn"),
    ),
)
LABEL = 88  # pixels of the column of labels, the gap after it included
KEYS = {key: outcome for row in _ROWS for outcome, key, _ in row}
"""The outcome of each key."""


class OutcomeKeys(QWidget):
    """The outcomes as exclusive keys; arrows move, Tab goes in and out, nothing chosen at first."""

    chosen = Signal(object)  # VisitOutcome

    def __init__(self, language: str) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("走访结果"))
        # Rows that flow grow taller where they grow narrower.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._group = QButtonGroup(self)
        self._buttons: dict[VisitOutcome, KeyButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SMALL)
        grid.setVerticalSpacing(SMALL)
        grid.setColumnMinimumWidth(0, LABEL - SMALL)
        grid.setColumnStretch(1, 1)
        titles = (self.tr("见到了人"), self.tr("没见到人"), self.tr("住户有变"))
        flows = [FlowLayout(across=SMALL, down=SMALL) for _ in titles]
        for down, (title, row, flow) in enumerate(zip(titles, _ROWS, flows, strict=True)):
            label = Label(title)
            label.setProperty("role", "caption")
            label.setFixedHeight(CONTROL)
            grid.addWidget(label, down, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(flow, down, 1)
            for outcome, key, tone in row:
                flow.addWidget(self._key(outcome, key, tone, title, texts.word(outcome, language)))
        widest = max(made.sizeHint().width() for made in self._buttons.values())
        for flow in flows:
            flow.align(max(map(len, _ROWS)), widest)
        self._group.buttonToggled.connect(self._on_toggled)
        self.choose(None)

    def _key(self, outcome: VisitOutcome, key: str, tone: str, title: str, words: str) -> KeyButton:
        made = KeyButton(words, key, tone, f"{title}: {outcome} {words}")
        made.setToolTip(plain_tooltip(f"{outcome} {words}"))
        self._buttons[outcome] = made
        self._group.addButton(made)
        return made

    def choose(self, outcome: VisitOutcome | None) -> None:
        """Choose without telling anybody; None for nothing."""
        self.blockSignals(True)
        if outcome is None:
            self._group.setExclusive(False)
            for made in self._buttons.values():
                made.setChecked(False)
            self._group.setExclusive(True)
        else:
            self._buttons[outcome].setChecked(True)
        self.blockSignals(False)
        self._set_tab_stop()

    def press(self, key: str) -> bool:
        """Choose by key; False when the key is none of ours."""
        outcome = KEYS.get(key)
        if outcome is not None:
            self._buttons[outcome].setChecked(True)
        return outcome is not None

    def value(self) -> VisitOutcome | None:
        """The chosen outcome."""
        return next((o for o, made in self._buttons.items() if made.isChecked()), None)

    def take_focus(self) -> None:
        """Put the keyboard here."""
        self._stop().setFocus()

    def _stop(self) -> KeyButton:
        return self._buttons[self.value() or VisitOutcome.MET_DONE]

    def _set_tab_stop(self) -> None:
        """One Tab stop: the chosen key, else the first."""
        stop = self._stop()
        for made in self._buttons.values():
            policy = Qt.FocusPolicy.StrongFocus if made is stop else Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(policy)

    def _on_toggled(self, made: KeyButton, is_on: bool) -> None:
        if is_on:
            self._set_tab_stop()
            self.chosen.emit(self.value())
