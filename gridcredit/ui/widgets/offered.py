"""Parts of a page that only some people are offered."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def offer(part: QWidget, wanted: bool) -> None:
    """Leave a part out where it is not wanted. Where it is, nothing is done: to show a part before
    it stands in the page would open a window of its own for a moment, which takes the keyboard."""
    if not wanted:
        part.hide()
