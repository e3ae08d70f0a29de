"""备注模板 in the settings: one's own are added, changed, moved and removed; each can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gridcredit.operations.desk import Desk
from gridcredit.operations.visits import note_templates
from tests.ui.conftest import settle
from tests.ui.pages.settings.window import Open


def own(desk: Desk) -> list[str]:
    """One's own sentences, in order."""
    return [one.wording for one in note_templates.note_sentences(desk) if one.is_own]


def test_a_sentence_is_typed_changed_moved_and_removed(
    desk: Desk, open_page: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(desk)
    card = page.notes
    for words in ("first", "second"):
        card.line.setFocus()
        qtbot.keyClicks(card.line, words)
        qtbot.keyClick(card.line, Qt.Key.Key_Return)
        settle()
    assert own(desk) == ["first", "second"]
    assert card.line.text() == ""
    card.table.selectRow(1)
    card.up.click()
    settle()
    assert own(desk) == ["second", "first"]
    monkeypatch.setattr(page.app.messages, "ask_text", lambda *_a, **_k: "third")
    card.table.selectRow(0)
    card.change.click()
    settle()
    assert own(desk) == ["third", "first"]
    card.table.selectRow(0)
    card.remove.click()
    settle()
    assert own(desk) == ["first"]
    page.window().workbench.undo()
    settle()
    assert own(desk) == ["third", "first"]
    page.window().workbench.undo()
    settle()
    assert own(desk) == ["second", "first"]


def test_one_like_another_is_refused_beside_the_line(
    desk: Desk, open_page: Open, qtbot: QtBot
) -> None:
    note_templates.add_sentence(desk, "first")
    card = open_page(desk).notes
    qtbot.keyClicks(card.line, "first")
    qtbot.keyClick(card.line, Qt.Key.Key_Return)
    settle()
    assert card.line.property("wrong") == "true"
    assert own(desk) == ["first"]


def test_those_of_others_are_only_offered(desk: Desk, open_page: Open) -> None:
    card = open_page(desk).notes
    assert card.model.rowCount() > 3
    assert not any(act.isEnabled() for act in (card.change, card.up, card.down, card.remove))
