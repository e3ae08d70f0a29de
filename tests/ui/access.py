"""What a person without a mouse or without sight meets; reusable for every page and dialog."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget


def reachable(root: QWidget) -> list[QWidget]:
    """Every visible, enabled widget below `root` that Tab reaches."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        and widget.isVisibleTo(root)
        and widget.isEnabled()
        and not widget.objectName().startswith("qt_")  # insides of Qt's own composite widgets
        and widget.focusProxy() is None
    ]


def unnamed(root: QWidget) -> list[str]:
    """The classes of reachable widgets that a screen reader could not name."""
    return [type(widget).__name__ for widget in reachable(root) if not name_of(widget)]


def name_of(widget: QWidget) -> str:
    """What a screen reader says: the accessible name, the text, or the label it is buddy of."""
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name).strip() if face is not None else ""


def guessing(root: QWidget) -> list[str]:
    """The texts of labels that Qt would read as HTML where they look like it."""
    plain = Qt.TextFormat.PlainText
    return [label.text() for label in root.findChildren(QLabel) if label.textFormat() != plain]
