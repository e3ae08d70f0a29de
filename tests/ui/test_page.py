"""Pages ask as often as a person can look, however many jobs follow one another."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gridcredit.domain.progress import Progress
from gridcredit.settings import Settings
from gridcredit.ui import page as pages
from gridcredit.ui.app import App
from gridcredit.ui.runner import Runner
from gridcredit.ui.theme import Theme
from tests.ui.conftest import FakePage, Show, settle

VISIT = frozenset({"visit"})


class AskingPage(FakePage):
    """Its answers come when the gate opens."""

    def refresh(self) -> None:
        super().refresh()
        self.ask(self.gate.wait, lambda _answer: None)

    def _build(self) -> None:
        super()._build()
        self.gate = threading.Event()
        self.gate.set()


@pytest.fixture
def app(theme: Theme, tmp_path: Path) -> Iterator[App]:
    """An App with threads."""
    made = App(Settings(), tmp_path / "settings.json", theme, Runner())
    yield made
    made.runner.close()
    made.deleteLater()
    settle()


@pytest.fixture
def page(app: App, show: Show, qtbot: QtBot) -> Iterator[AskingPage]:
    """A page that was asked for once and stands."""
    made = AskingPage(app)
    app.topics_changed.connect(made.on_topics)
    show(made)
    qtbot.waitUntil(lambda: made.refreshed == 1)
    yield made
    made.gate.set()
    app.runner.close()
    settle()


def test_a_page_rests_while_jobs_follow_one_another(
    page: AskingPage, app: App, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(pages, "REST", 600_000)
    ended: list[object] = []

    def commit(_progress: Progress) -> None:
        app.topics_changed.emit(VISIT)

    def next_one(_none: object) -> None:
        ended.append(page.refreshed)
        if len(ended) < 20:
            app.runner.do(commit, next_one)

    app.runner.do(commit, next_one)
    qtbot.waitUntil(lambda: len(ended) == 20)
    assert set(ended) == {1}
    qtbot.waitUntil(lambda: page.refreshed == 2)
    settle()
    assert page.refreshed == 2


def test_a_page_that_waits_for_its_answer_asks_no_second_time_meanwhile(
    page: AskingPage, app: App, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(pages, "REST", 1)
    page.gate.clear()
    page.on_topics(VISIT)
    qtbot.waitUntil(lambda: page.refreshed == 2)
    job = threading.Event()
    app.runner.do(lambda _progress: job.wait())
    for _ in range(20):
        page.on_topics(VISIT)
        settle()
    assert page.refreshed == 2
    page.gate.set()
    qtbot.waitUntil(lambda: page.refreshed == 3)
    job.set()


def test_a_page_that_nobody_keeps_busy_is_asked_at_once(page: AskingPage) -> None:
    page.on_topics(VISIT)
    settle()
    assert page.refreshed == 2
