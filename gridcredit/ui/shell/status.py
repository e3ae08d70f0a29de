"""The strip below a page: where one works, what has not been sent, the last receipt, the lock."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from gridcredit.ui import icons
from gridcredit.ui.tokens import GAP
from gridcredit.ui.widgets.glyph import Glyph
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.short_label import ShortLabel

HEIGHT = 36


@dataclass(frozen=True, slots=True)
class Status:
    """What the status bar says. `unsent` says what has no receipt yet, blank when all has;
    `receipt` is the day of the last one, blank when there was none."""

    area: str = ""
    person: str = ""
    unsent: str = ""
    receipt: str = ""
    has_parent: bool = True  # the district reports to nobody
    to_decide: int = 0  # what waits on the page of the exchange for somebody to decide


class StatusStrip(QFrame):
    """Four quiet facts and the lock."""

    unsent_clicked = Signal()
    lock_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "status")
        self.setFixedHeight(HEIGHT)
        self._area_icon = Glyph("map", "muted", 16)
        self._area = ShortLabel()
        self._area.setProperty("role", "caption")
        self._person_icon = Glyph("person", "muted", 16)
        self._person = _caption()
        self._receipt_icon = Glyph("receipt", "muted", 16)
        self._receipt = _caption()
        self._unsent = _quiet("outbox")
        self._unsent.clicked.connect(lambda: self.unsent_clicked.emit())
        self._lock = _quiet("lock")
        self._lock.setText(self.tr("锁定"))
        self._lock.setAccessibleName(self._lock.text())
        self._lock.setToolTip(self.tr("锁定窗口 (Ctrl+L)"))
        self._lock.clicked.connect(lambda: self.lock_clicked.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 0, 8, 0)
        row.setSpacing(6)
        for icon, label in ((self._area_icon, self._area), (self._person_icon, self._person)):
            row.addWidget(icon)
            row.addWidget(label)
            row.addSpacing(12)
        row.addStretch(1)
        row.addWidget(self._receipt_icon)
        row.addWidget(self._receipt)
        row.addSpacing(8)
        row.addWidget(self._unsent)
        row.addWidget(self._lock)
        self.show_status(None)

    def go_last(self) -> None:
        """Take the last places of the window's Tab order."""
        own = (self._unsent, self._lock)
        last = self.window().previousInFocusChain()
        # Qt orders only what takes focus.
        while last is not None and (last in own or last.focusPolicy() == Qt.FocusPolicy.NoFocus):
            last = last.previousInFocusChain()
        for made in own:
            if last is not None:
                QWidget.setTabOrder(last, made)
            last = made

    def show_status(self, status: Status | None) -> None:
        """Say how things stand; None before a workspace is open."""
        known = status or Status()
        self._area.setText(known.area)
        self._area_icon.setVisible(bool(known.area))
        self._person.setText(known.person)
        self._person_icon.setVisible(bool(known.person))
        day = known.receipt or self.tr("还没有")
        self._receipt.setText(self.tr("最近回执 {day}").format(day=day))
        words = self.tr("未上报 {what}").format(what=known.unsent)
        if not known.unsent:
            words = self.tr("已全部上报")
        self._unsent.setText(words)
        self._unsent.setAccessibleName(words)
        self._lock.setVisible(status is not None)
        for widget in (self._receipt, self._receipt_icon, self._unsent):
            widget.setVisible(status is not None and known.has_parent)


def _caption() -> Label:
    label = Label()
    label.setProperty("role", "caption")
    return label


def _quiet(icon: str) -> QPushButton:
    made = QPushButton()
    made.setProperty("kind", "status")
    made.setAutoDefault(False)
    made.setIconSize(QSize(16, 16))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    icons.put(made, icon)
    return made
