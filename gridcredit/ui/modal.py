"""Runs a dialog that is waited for, the only place that does; and puts dialogs away."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QApplication, QDialog


def run(dialog: QDialog) -> int:
    """Show a dialog until it is left; its result. It and all it holds are gone by the next turn of
    the event loop: its parent would keep it, hidden, as long as the window stands. Until then what
    was typed into it can be read. One that went with its parent, as at the lock, was refused."""
    result = dialog.exec()
    if not shiboken6.isValid(dialog):
        return int(QDialog.DialogCode.Rejected)
    dialog.deleteLater()
    return result


def put_away_all() -> None:
    """Close whatever stands above the window: it would still show what the lock hides."""
    for _ in range(8):
        box = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if box is None:
            return
        # What has work under way asks before it is closed; nobody is there to answer.
        put_away = getattr(box, "put_away", box.close)
        put_away()
