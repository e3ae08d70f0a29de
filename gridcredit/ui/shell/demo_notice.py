"""Says above every page that this is the demonstration, with its other desks and the way out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridcredit.ui.shell.notice import Notice
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button

if TYPE_CHECKING:
    from gridcredit.operations.desk import Desk
    from gridcredit.operations.workspace.signing_in import LockedWorkspace

_MADE = {"grid": 0, "village": 1, "street": 2, "district": 3}
"""The kinds of desk in the order of the levels; a workspace of the demonstration is called so."""


class DemoNotice(Notice):
    """Hidden in every workspace of real work."""

    def _banner(self) -> Banner:
        self.doors = QWidget()
        self._row = QHBoxLayout(self.doors)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SMALL)
        return Banner("info", self.tr("演示：人和户都是编的，什么也不会外传。"), self.doors)

    def query(self, desk: Desk) -> LockedWorkspace:
        """Whether the workspace that was opened belongs to a demonstration."""
        from gridcredit.operations.workspace import signing_in

        return signing_in.look(desk.folder)

    def tell(self, desk: Desk, answer: LockedWorkspace) -> None:
        """Offer its other desks."""
        if not answer.demo_passphrase:
            return
        while self._row.count():
            old = self._row.takeAt(0).widget()
            if old is not None:
                old.deleteLater()
        words = {
            "grid": self.tr("看网格员的桌面"),
            "village": self.tr("看村居的桌面"),
            "street": self.tr("看街道的桌面"),
            "district": self.tr("看区里的桌面"),
        }
        for kind, place in _others(answer, desk.office.value).items():
            self._row.addWidget(button(words[kind], partial(self._enter, place), kind="link"))
        leave = button(self.tr("离开演示"), self.app.demo_left.emit, kind="quiet")
        self._row.addWidget(leave)
        self._passphrase = answer.demo_passphrase
        self.show()

    def _enter(self, place: Path) -> None:
        self.app.demo_desk_wanted.emit((place, self._passphrase))


def _others(door: LockedWorkspace, own: str) -> dict[str, Path]:
    """One workspace of each other level, from the grid up."""
    found: dict[str, Path] = {}
    for place in door.neighbours:
        kind = place.name.partition("-")[0]
        if kind in _MADE and kind != own:
            found.setdefault(kind, place)
    return {kind: found[kind] for kind in sorted(found, key=lambda kind: _MADE[kind])}
