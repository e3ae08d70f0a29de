"""The whole program on a real workspace with real threads, and what was meant so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridcredit.domain.codes import VisitOutcome
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.settings import Settings
from gridcredit.ui.app import App
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.runner import Runner
from gridcredit.ui.start import Session
from gridcredit.ui.theme import Theme
from tests.operations.offices import PASSPHRASE, counting_ids
from tests.ui.conftest import settle
from tests.ui.walk.account import Account, Knocked, differences
from tests.ui.walk.walking import HandClock, Home, Walker, add_homes


@dataclass
class Walk:
    """A person, the workspace, and what was meant so far."""

    me: Walker
    desk: Desk
    clock: HandClock
    homes: list[Home]
    session: Session
    meant: Account = field(default_factory=Account)

    def check(self) -> None:
        """All that is stored is what was meant."""
        assert differences(self.desk, self.meant) == []

    def knock(self, home: UUID, outcome: VisitOutcome, **facts: object) -> None:
        """Write down a visit as saved now."""
        self.meant.knock(home, Knocked(self.clock.minute, outcome, **facts))  # type: ignore[arg-type]


@pytest.fixture
def walk(dressed: QApplication, desk: Desk, qtbot: QtBot) -> Iterator[Walk]:
    """The program on a real workspace, entered, with five homes of known people."""
    sheet, palette = dressed.styleSheet(), dressed.palette()
    clock = HandClock()
    desk.clock = clock
    homes = add_homes(desk, 5)
    session = Session(dressed, Settings(theme="light"), Runner())
    session.entrance.blank()
    session.window.resize(1366, 768)
    session.window.show()
    session.window.activateWindow()
    session.entrance.enter(desk)
    me = Walker(qtbot, session.app, lambda: session.window)
    me.rest()
    yield Walk(me, desk, clock, homes, session)
    session.app.choose_language("zh")
    session.entrance.end()
    session.app.close_desk()
    session.app.runner.close()
    session.window.retire()
    session.app.theme.deleteLater()
    settle()
    dressed.setPalette(palette)
    dressed.setStyleSheet(sheet)


@pytest.fixture
def other(walk: Walk, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[Walker]:
    """A second program on the same workspace."""
    app = App(Settings(), tmp_path / "other.json", theme, Runner())
    second = open_desk(walk.desk.folder, PASSPHRASE, walk.clock, counting_ids(120).__next__)
    window = MainWindow(app)
    window.resize(1366, 768)
    window.show()
    app.open_desk(second)
    window.show_page("visits")
    walker = Walker(qtbot, app, lambda: window)
    walker.rest()
    yield walker
    app.runner.close()
    window.retire()
    app.close_desk()
    second.close()
    app.deleteLater()
    settle()
