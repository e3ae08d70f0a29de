"""保管期限 among the settings."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from gridcredit.domain.retention import Kept
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import rules
from gridcredit.store.workspace import drafts
from gridcredit.ui.pages.settings.page import SettingsPage
from tests.ui.conftest import settle

Open = Callable[[Desk], SettingsPage]


def test_everybody_sees_what_is_kept_and_how_long(open_page: Open, desk: Desk) -> None:
    card = open_page(desk).retention
    assert card.model.rowCount() == len(Kept)
    assert not card.fields
    assert card.archive.isHidden()
    terms = [card.model.columns[1].text(card.model.row(at)) for at in range(4)]
    assert terms == ["10 年", "永久", "永久", "30 年"]


def test_the_district_sets_a_term_and_takes_it_back(open_page: Open, district_desk: Desk) -> None:
    page = open_page(district_desk)
    field = page.retention.fields["pledge_years"]
    assert field.value() == 10
    field.setValue(30)
    field.editingFinished.emit()
    settle()
    assert rules.all_rules(district_desk)["pledge_years"] == 30
    page.window().workbench.undo()
    settle()
    assert rules.all_rules(district_desk)["pledge_years"] == 10
    assert page.retention.fields["log_months"].minimum() == 6


def test_old_drafts_are_cleared_after_a_question(
    open_page: Open, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.writing() as session:
        drafts.keep(session, "w", UUID(int=1), "{}", "2020-01-01T09:00")
    page = open_page(desk)
    answers = [False, True]
    monkeypatch.setattr(page.app.messages, "ask", lambda *_a, **_more: answers.pop(0))
    for left in (1, 0):
        page.retention.drafts.click()
        settle()
        with desk.reading() as session:
            assert len(drafts.waiting(session, "w")) == left
    assert not page.retention.drafts.isEnabled()
