"""A line above every page that says something of the workspace for as long as it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridcredit.ui.app import App
from gridcredit.ui.tokens import SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from gridcredit.operations.desk import Desk


class Notice(QWidget):
    """Hidden unless it has something to say; looked at when somebody begins to work."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self.app = app
        self.banner = self._banner()
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, 0, WIDE, SMALL)
        column.addWidget(self.banner)
        self.hide()

    def _banner(self) -> Banner:
        """The strip that says it."""
        raise NotImplementedError

    def look(self) -> None:
        """Ask anew, where a workspace is open; what cannot be told is not said."""
        self.hide()
        desk = self.app.desk
        if desk is None:
            return

        def on_done(answer: Any) -> None:
            if desk is self.app.desk:
                self.tell(desk, answer)

        self.app.runner.ask(lambda: self.query(desk), on_done, lambda _error: None, owner=self)

    def query(self, desk: Desk) -> Any:
        """What it needs to know, asked off the screen thread."""
        raise NotImplementedError

    def tell(self, desk: Desk, answer: Any) -> None:
        """Show it, where there is something to say."""
        raise NotImplementedError
