"""What a monkey can do to a window: every act names itself, so that a fall can be told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QWidget

if TYPE_CHECKING:
    from gridcredit.ui.start import Session

WORDS = (
    "张",
    "王𬱖 101",
    "买买提·阿不都",
    "石榴花园1-1-101",
    "370499199001010012",
    "19900000000",
    "2026-11-30",
    "99999999999999999999",
    "<b>粗</b>",
    "=1+1",
    "x" * 300,
    "😀\u200f",
    "http://",
    "0",
)
KEYS = tuple(
    getattr(Qt.Key, f"Key_{name}")
    for name in (
        *("Return", "Enter", "Escape", "Tab", "Backtab", "Space", "Up", "Down", "Left", "Right"),
        *("Home", "End", "PageUp", "PageDown", "Delete", "Backspace", "F1", "F2", "F5", "F9"),
        *("F10", "Menu", *"1234567890ABDEJKNQSZ"),
    )
)
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
PAGES = (*(getattr(Qt.Key, f"Key_{digit}") for digit in "1234567"), Qt.Key.Key_Comma)
SIZES = ((760, 460), (911, 512), (1000, 700), (1366, 768), (1920, 1080))
HELD = 12  # presses of a key that is held down


@dataclass
class Hands:
    """A monkey's hands at one session."""

    session: Session
    chance: Random
    files: Sequence[Path]

    def top(self) -> QWidget:
        """What would get the keys now: a popup, a dialog, or the window."""
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        return popup or modal or self.session.window

    def place(self) -> tuple[QWidget, QPoint]:
        """A widget that can be seen, mostly one to be used, and a point in it."""
        top = self.top()
        seen = [w for w in below(top) if w.isVisible() and not w.size().isEmpty()]
        used = [w for w in seen if isinstance(w, QAbstractButton | QLineEdit) and w.isEnabled()]
        chosen = self.chance.choice(used if used and self.chance.random() < 0.7 else seen or [top])
        x = self.chance.randrange(chosen.width()) if chosen.width() > 0 else 0
        y = self.chance.randrange(chosen.height()) if chosen.height() > 0 else 0
        at = chosen.mapTo(top, QPoint(x, y)) if chosen is not top else QPoint(x, y)
        hit = top.childAt(at) or top  # what lies above it gets the click
        return hit, hit.mapFrom(top, at) if hit is not top else at

    def focus(self) -> QWidget:
        """Where keys go."""
        return QApplication.focusWidget() or self.top()

    # The acts

    def click(self) -> str:
        """A click, at times twice or with the other button."""
        hit, at = self.place()
        button, kind = Qt.MouseButton.LeftButton, self.chance.random()
        told = f"click {_name(hit)} at {at.x()},{at.y()}"
        if kind < 0.08:
            QTest.mouseDClick(hit, button, Qt.KeyboardModifier.NoModifier, at)
        else:
            if kind > 0.96:
                button = Qt.MouseButton.RightButton
            QTest.mouseClick(hit, button, Qt.KeyboardModifier.NoModifier, at)
        return told

    def key(self) -> str:
        """A key."""
        key, modifier = self.chance.choice(KEYS), self.chance.choice(MODIFIERS)
        QTest.keyClick(self.focus(), key, modifier)
        return f"key {modifier.name} {key.name}"

    def hold(self) -> str:
        """A key held down: presses that say they repeat."""
        key, target = self.chance.choice(KEYS), self.focus()
        told = f"hold {key.name} on {_name(target)}"
        nothing = Qt.KeyboardModifier.NoModifier
        QTest.keyPress(target, key, nothing)
        for _ in range(HELD):
            event = QKeyEvent(QEvent.Type.KeyPress, key, nothing, "", True)
            QApplication.sendEvent(self.focus(), event)
        QTest.keyRelease(self.focus(), key, nothing)
        return told

    def type(self) -> str:
        """Some words into what has the keyboard."""
        words = self.chance.choice(WORDS)
        for sign in words[:40]:
            target = self.focus()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, sign)
                QApplication.sendEvent(target, event)
        return f"type {words[:20]!r}"

    def page(self) -> str:
        """A page's key, at times twice at once."""
        key = self.chance.choice(PAGES)
        for _ in range(self.chance.choice((1, 1, 2, 3))):
            QTest.keyClick(self.focus(), key, Qt.KeyboardModifier.ControlModifier)
        return f"page {key.name}"

    def wheel(self) -> str:
        """The wheel."""
        hit, at = self.place()
        delta = QPoint(0, self.chance.choice((-120, 120, -1200)))
        event = QWheelEvent(
            QPointF(at),
            QPointF(hit.mapToGlobal(at)),
            QPoint(),
            delta,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(hit, event)
        return f"wheel {_name(hit)}"

    def resize(self) -> str:
        """Another size of the window."""
        size = self.chance.choice(SIZES)
        self.session.window.resize(*size)
        return f"resize {size}"

    def theme(self) -> str:
        """Another look."""
        choice = self.chance.choice(("light", "dark", "system"))
        self.session.app.choose_theme(choice)
        return f"theme {choice}"

    def language(self) -> str:
        """Another language: the window is made anew."""
        choice = self.chance.choice(("zh", "en"))
        if not QApplication.activeModalWidget():  # none of ours changes it above a dialog
            self.session.app.choose_language(choice)
        return f"language {choice}"

    def drop(self) -> str:
        """Files on whatever takes some."""
        takers = [w for w in below(self.top()) if w.acceptDrops() and w.isVisible()]
        if not takers:
            return "drop nowhere"
        taker = self.chance.choice(takers)
        files = self.chance.sample(self.files, self.chance.choice((1, 1, 1, 2, 5)))
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        at = QPoint(taker.width() // 2, taker.height() // 2)
        rest = (
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        enter = QDragEnterEvent(at, *rest)
        QApplication.sendEvent(taker, enter)
        if enter.isAccepted():
            QApplication.sendEvent(taker, QDropEvent(QPointF(at), *rest))
        return f"drop {[file.name for file in files]} on {_name(taker)}"

    def close(self) -> str:
        """Esc, or the cross of a dialog."""
        top = self.top()
        if isinstance(top, QDialog) and self.chance.random() < 0.5:
            top.close()
        else:
            QTest.keyClick(self.focus(), Qt.Key.Key_Escape)
        return f"close {_name(top)}"

    def keys_dialog(self) -> str:
        """F1."""
        QTest.keyClick(self.focus(), Qt.Key.Key_F1)
        return "F1"

    def lock(self) -> str:
        """Lock."""
        self.session.app.lock()
        return "lock"

    def weighted(self) -> list[tuple[Callable[[], str], int]]:
        """The acts and how often each comes."""
        return [
            (self.click, 40),
            (self.key, 18),
            (self.type, 8),
            (self.page, 12),
            (self.close, 8),
            (self.hold, 3),
            (self.wheel, 3),
            (self.drop, 3),
            (self.resize, 2),
            (self.theme, 1),
            (self.keys_dialog, 2),
            (self.lock, 1),
        ]


def below(root: QWidget) -> Iterator[QWidget]:
    """All that lies in a widget; findChildren would hold it as long as the widget stands."""
    for child in root.children():
        if isinstance(child, QWidget):
            yield child
            yield from below(child)


def _name(widget: QWidget) -> str:
    """Its class, and what it is called, for a person to find it."""
    words = widget.accessibleName() or (
        widget.text() if isinstance(widget, QAbstractButton) else ""
    )
    return f"{type(widget).__name__} {words}".strip()[:60]
