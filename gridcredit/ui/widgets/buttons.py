"""Buttons by their weight: one primary a page, the rest plain, quiet or a link."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from gridcredit.ui import icons
from gridcredit.ui.tooltips import plain_tooltip

Clicked = Callable[[], object]


def button(
    text: str, clicked: Clicked | None = None, *, icon: str = "", kind: str = ""
) -> QPushButton:
    """A button with words. `kind`: "" plain, "primary", "quiet", "link" or "danger"."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    if kind == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon:
        icons.put(made, icon, {"primary": "on_accent", "danger": "bad"}.get(kind, "muted"))
        made.setIconSize(QSize(18, 18))
    if clicked is not None:
        made.clicked.connect(lambda: clicked())
    return made


def icon_button(icon: str, name: str, clicked: Clicked | None = None) -> QToolButton:
    """A button that is only an icon; `name` is said by the tooltip and the screen reader."""
    made = QToolButton()
    icons.put(made, icon)
    made.setIconSize(QSize(icons.SIZE, icons.SIZE))
    made.setToolTip(plain_tooltip(name))
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if clicked is not None:
        made.clicked.connect(lambda: clicked())
    return made
