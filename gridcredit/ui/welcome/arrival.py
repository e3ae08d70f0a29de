"""What follows by itself once a workspace is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from gridcredit.domain.errors import GridCreditError
from gridcredit.ui.app import App

if TYPE_CHECKING:
    from gridcredit.operations.desk import Desk


class Arrival(QObject):
    """Keeps the day's copy, and leads to the page that has a question."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self.app = app

    def follow(self, desk: Desk) -> None:
        """Do both, in the background."""
        self._keep_copy(desk)
        self._ask_for_place(desk)

    def _keep_copy(self, desk: Desk) -> None:
        """The day's copy; that it failed is said, and no more."""

        def copy(_progress: Any) -> Path | None:
            from gridcredit.operations.workspace import keeping

            return keeping.daily_copy(desk)

        def warn(error: GridCreditError) -> None:
            self.app.toast(self.app.messages.words(error), tone="warn")

        title = self.tr("正在做每日备份")
        self.app.runner.do(copy, None, warn, None, title, owner=self)

    def _ask_for_place(self, desk: Desk) -> None:
        """Where the workspace may be a copy of another, the page that asks comes first."""

        def look() -> str:
            from gridcredit.operations.exchange import location

            return location.state(desk)

        def tell(place: str) -> None:
            if place == "undecided" and self.app.desk is desk:
                self.app.go("exchange")

        self.app.runner.ask(look, tell, owner=self)
