"""What the ways to begin ask of whoever shows them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from gridcredit.domain.errors import GridCreditError
from gridcredit.operations.desk import Desk
from gridcredit.ui.app import App
from gridcredit.ui.welcome.cover import Cover


class Views(Protocol):
    """Shows one view after another until a workspace is open (entrance.Entrance)."""

    app: App
    home: Path
    clock: Callable[[], datetime]
    new_id: Callable[[], UUID]

    def begin(self) -> None:
        """Look for the workspace of last time, and ask who comes or how to begin."""

    def show(self, make: Callable[[], Cover]) -> None:
        """Show a view."""

    def show_first_run(self) -> None:
        """Ask whose computer this is."""

    def show_login(self, folder: Path) -> None:
        """Ask who comes to a workspace."""

    def show_restore(self, file: Path | None) -> None:
        """Ask for a backup and its passphrase."""

    def say_error(self, error: GridCreditError) -> None:
        """Say on the view that stands what went wrong."""

    def run(self, job: Callable[[Any], Any], on_done: Callable[[Any], object], title: str) -> None:
        """Do a view's job; the view is busy meanwhile."""

    def free(self) -> None:
        """The view takes input again."""

    def enter(self, desk: Desk) -> None:
        """Take an open workspace."""

    def release(self) -> Desk | None:
        """Hand out the workspace that waited."""

    def leave(self, on_done: Callable[[], object]) -> None:
        """Close the workspace, then `on_done`."""
