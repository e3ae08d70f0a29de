"""A draft of a rule set: kept from a file, seen with what it changes, edited by its workbook, put
in force or thrown away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gridcredit.domain.credit.codes import Seat
from gridcredit.operations.credit import rule_drafts, rulesets
from gridcredit.operations.credit.rulesets import RulesForm, RulesState
from gridcredit.operations.desk import Desk
from gridcredit.ui.models.rows import TONE
from gridcredit.ui.pages.credit.page import CreditPage
from gridcredit.ui.pages.credit.rules.import_dialog import RulesDialog
from gridcredit.ui.pages.credit.rules.sets import SetsPart
from tests.operations.credit.test_rulesets import rule_file
from tests.operations.offices import VILLAGE
from tests.ui.access import unnamed
from tests.ui.conftest import settle

ROWS = (("WM04", "文明实践", "参加文体活动", 4), ("NEW", "党建", "学习", 2))


@pytest.fixture
def part(page: CreditPage, village_desk: Desk) -> SetsPart:
    assert village_desk.actor.login
    page.show_view("rules", "sets")
    settle()
    shown = page.view("rules").part  # type: ignore[union-attr]
    assert isinstance(shown, SetsPart)
    return shown


def dialog_of(part: SetsPart) -> RulesDialog:
    settle()
    box = QApplication.activeModalWidget()
    assert isinstance(box, RulesDialog)
    assert unnamed(box) == []
    return box


def keep(part: SetsPart, file: Path) -> None:
    """Drop a file and keep it as a draft, from December on."""
    part.look_at(file)
    box = dialog_of(part)
    box.begins.setText("2026-12")
    box.carry.setCurrentText("50")
    box.look()
    settle()
    box._keep.click()
    settle()


def items_of(part: SetsPart) -> dict[str, tuple[str, object]]:
    model = part.items.model()
    rows = range(model.rowCount())
    tags = ((model.index(r, 0).data(), model.index(r, 3)) for r in rows)
    return {code: (tag.data(), tag.data(TONE)) for code, tag in tags}


def test_a_draft_shows_what_it_changes_and_is_put_in_force(
    part: SetsPart, village_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert part.how.isHidden()
    before = {item.code for item in part.listed[0].items}
    keep(part, rule_file(tmp_path, *ROWS))
    assert part._shown is not None
    assert part._shown.state is RulesState.DRAFT
    assert "年末结转 50%" in part.settings.text()
    told = items_of(part)
    assert told["NEW"] == ("新增", "good")
    assert told["WM04"] == ("改动", "info")
    gone = [code for code, (tag, _) in told.items() if tag == "删去"]
    assert set(gone) == before - {"WM04"}
    assert part.take_back.isHidden()
    assert len(rulesets.list_rules(village_desk, VILLAGE)) == 1  # no record yet

    out = tmp_path / "draft.xlsx"
    monkeypatch.setattr(part.app.messages, "choose_save", lambda *_words: out)
    part.export.click()
    settle()
    assert out.exists()
    keep(part, out)  # as it was edited and dropped again
    part.put.click()
    box = dialog_of(part)
    assert (box.begins.text(), box.carry.currentText()) == ("2026-12", "50")
    box.vote.setText("45/38/36")
    box.look()
    settle()
    box._save.click()
    settle()
    made = rulesets.list_rules(village_desk, VILLAGE)[-1]
    assert (made.state, made.rules.carry, made.rules.present) == (RulesState.COMING, 50, 38)
    assert {item.code for item in made.items} == {"WM04", "NEW"}
    assert rule_drafts.draft_of(village_desk, VILLAGE) is None
    assert [one.state for one in part.listed] == [RulesState.COMING, RulesState.IN_FORCE]


def test_a_draft_is_changed_and_thrown_away(
    part: SetsPart, village_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(part, rule_file(tmp_path, *ROWS))
    part.put.click()
    box = dialog_of(part)
    box.redeemed.setCurrentIndex(box.redeemed.findData(Seat.STREET.value))
    box._keep.click()
    settle()
    draft = rule_drafts.draft_of(village_desk, VILLAGE)
    assert draft is not None
    assert draft.form.redeemed_at is Seat.STREET
    monkeypatch.setattr(part.app.messages, "ask", lambda *_words, **_more: True)
    part.drop_it.click()
    settle()
    assert rule_drafts.draft_of(village_desk, VILLAGE) is None
    assert [one.state for one in part.listed] == [RulesState.IN_FORCE]
    assert part.how.isHidden()


def test_a_number_that_was_given_meanwhile_is_said_at_its_field(
    part: SetsPart, village_desk: Desk, tmp_path: Path
) -> None:
    keep(part, rule_file(tmp_path, *ROWS))
    draft = rule_drafts.draft_of(village_desk, VILLAGE)
    assert draft is not None
    other = RulesForm(VILLAGE, draft.form.number, draft.form.begins)
    rulesets.import_rules(village_desk, rule_file(tmp_path, *ROWS), other)
    settle()
    part.sets.selectRow(0)
    assert part._shown is not None
    assert part._shown.state is RulesState.DRAFT
    part.put.click()
    box = dialog_of(part)
    assert box.number.property("wrong") == "true"
    assert not box._save.isEnabled()
    box.close()
