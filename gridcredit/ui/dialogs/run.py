"""Runs a dialog that is waited for; the only place that does."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog


def run(dialog: QDialog) -> int:
    """Show a dialog until it is left; its result. It and all it holds are gone by the next turn of
    the event loop: its parent would keep it, hidden, as long as the window stands. Until then what
    was typed into it can be read."""
    try:
        return dialog.exec()
    finally:
        dialog.deleteLater()
