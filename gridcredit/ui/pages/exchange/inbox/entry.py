"""A file that was handed in, as the tray remembers it, whether or not a card shows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from gridcredit.ui.pages.exchange.inbox.file import FileCard

if TYPE_CHECKING:
    from gridcredit.domain.errors import GridCreditError
    from gridcredit.operations.exchange.filereport import Accepted
    from gridcredit.operations.inbox.inbox import Offered
    from gridcredit.operations.trust.fingerprints import TrustFile


class HandedIn:
    """Remembers what happened to one file, so that a card made later shows it too; `state` is
    checking, ready, joining, kept, done or refused."""

    def __init__(self, file: Path, changed: Callable[[], object]) -> None:
        """`changed` is called after every change."""
        self.file, self.state = file, "checking"
        self.report: Accepted | None = None
        self.joining: TrustFile | None = None
        self.error: GridCreditError | None = None
        self.card: FileCard | None = None
        self._shown: list[Callable[[FileCard], None]] = []
        self._changed = changed

    def show_on(self, card: FileCard) -> None:
        """Let a new card show everything so far, and what comes."""
        self.card = card
        for show in self._shown:
            show(card)

    def show_offered(self, offered: Offered) -> None:
        """It was looked at."""
        self.report, self.joining, self.error = offered.report, offered.joining, offered.error
        is_joining = offered.joining is not None
        state = "refused" if offered.error else "joining" if is_joining else "ready"
        self._show(state, lambda card: card.show_offered(offered))

    def show_report(self, report: Accepted) -> None:
        """It was taken in."""
        self.report = report
        self._show("done", lambda card: card.show_report(report))

    def show_approved(self, certificate: Path, name: str) -> None:
        """The request was granted."""
        self._show("done", lambda card: card.show_approved(certificate, name))

    def show_accepted(self, name: str) -> None:
        """The certificate counts."""
        self._show("done", lambda card: card.show_accepted(name))

    def show_error(self, error: GridCreditError) -> None:
        """It was refused."""
        self.error = error
        self._show("refused", lambda card: card.show_error(error))

    def show_kept(self, notice: Path | None) -> None:
        """It waits whole in the workspace."""
        self._show("kept", lambda card: card.show_kept(notice))

    def show_waiting(self) -> None:
        """It was stopped before its turn."""
        if self.state == "checking":
            self._show("checking", lambda card: card.show_waiting())

    def _show(self, state: str, show: Callable[[FileCard], None]) -> None:
        self.state = state
        self._shown.append(show)
        if self.card is not None:
            show(self.card)
        self._changed()
