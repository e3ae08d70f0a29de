"""Scenes of 安排, for shots.py: its views."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication

from gridcredit.ui.start import Session

VIEWS = ("rounds", "calendar", "appeals")


def scenes() -> dict[str, Callable[[Session], object]]:
    """Each view."""
    made: dict[str, Callable[[Session], object]] = {
        f"planning-{view}": partial(_show, view) for view in VIEWS
    }
    return made


def _show(view: str, session: Session) -> None:
    session.window.show_page("planning", view)
    QApplication.processEvents()
    page: Any = session.window.page("planning")
    page.enter_view()
