"""激励措施 among the ledgers: states, a look at the wording, confirming, the leaflet."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from gridcredit.domain.ledgers.ledger import LEDGERS
from gridcredit.operations.desk import Desk
from gridcredit.operations.ledgers import keeping, sheets
from gridcredit.ui.models.rows import TONE
from gridcredit.ui.pages.ledgers.incentive_dialog import IncentiveDialog
from gridcredit.ui.pages.ledgers.incentives import IncentivesView
from gridcredit.ui.pages.ledgers.page import LedgersPage
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.opening import opener_of

LEDGER = LEDGERS["incentives"]
WHOLE = {"until": "2027-12-31", "contact": "0632-8690000"}


@pytest.fixture
def view(
    open_window: OpenWindow, street_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> IncentivesView:
    """The ledger at a street with the examples, two of them completed."""
    file = sheets.starter(LEDGER)
    assert file is not None
    sheets.import_rows(street_desk, LEDGER, file)
    for row in keeping.list_rows(street_desk, LEDGER):
        if row.record.code in ("示例-01", "示例-02"):
            keeping.change_row(street_desk, LEDGER, row.id, WHOLE | {"confirmed_on": "2025-01-01"})
    page = opener_of(open_window, LedgersPage, "ledgers", "settings")(street_desk)
    monkeypatch.setattr(page.app.messages, "choose_save", lambda *_a: tmp_path / "折页.pdf")
    page.show_view("incentives")
    settle()
    found = page.view("incentives")
    assert isinstance(found, IncentivesView)
    return found


def codes(view: IncentivesView) -> list[str]:
    return [row.record.code for row in view.model.rows()]


def choose(view: IncentivesView, state: str) -> None:
    view.states.choose(state)
    view.states.chosen.emit(state)


def test_states_are_said_with_what_is_lacking_and_narrow_the_list(view: IncentivesView) -> None:
    assert len(codes(view)) == 15
    column = [one.title for one in view.model.columns].index("状态")
    cells = [view.model.index(at, column) for at in (0, 2)]
    assert [cell.data() for cell in cells] == ["生效中", "待完善：缺联系电话、截止日期"]
    assert [cell.data(TONE) for cell in cells] == ["good", "warn"]
    choose(view, "live")
    assert codes(view) == ["示例-01", "示例-02"]
    choose(view, "over")
    assert codes(view) == []
    assert not view.confirm.isEnabled()
    choose(view, "")
    view.line.setText("体育场馆")
    view._on_typed()
    assert codes(view) == ["示例-06"]
    assert view.states._group.button(2).text() == "待完善 1"


def test_chosen_ones_are_confirmed_together_and_that_is_undone(view: IncentivesView) -> None:
    choose(view, "again")
    assert codes(view) == ["示例-01", "示例-02"]
    view.table.selectAll()
    view.confirm.click()
    settle()
    assert codes(view) == []
    view.window().workbench.undo()  # type: ignore[attr-defined]
    settle()
    assert codes(view) == ["示例-01", "示例-02"]


def test_words_that_might_cut_are_named_and_want_a_tick(view: IncentivesView) -> None:
    view.table.selectRow(0)
    view._on_opened(view.chosen())
    settle()
    (form,) = view.findChildren(IncentiveDialog)
    assert form.found.isHidden()
    assert form.lacks.isHidden()
    contact = form.fields["contact"]
    assert isinstance(contact, QLineEdit)
    contact.clear()
    assert "还缺：联系电话" in form.lacks._words.text()
    contact.setText("12345")
    assert form.lacks.isHidden()
    condition = form.fields["condition"]
    assert isinstance(condition, QPlainTextEdit)
    condition.setPlainText("仅限信用户，其他户暂缓供水")
    assert not form.found.isHidden()
    assert "供水、仅限、暂缓" in form.found._words.text()
    form.checked.setChecked(True)
    title = form.fields["title"]
    assert isinstance(title, QLineEdit)
    title.setText("免押金借书")
    assert not form.checked.isChecked()  # other words want another look
    form._save.click()
    settle()
    choose(view, "wording")
    assert codes(view) == ["示例-01"]


def test_a_new_one_says_at_once_what_it_lacks(view: IncentivesView) -> None:
    view.add_row()
    settle()
    (form,) = view.findChildren(IncentiveDialog)
    assert "还缺：力度、享受方式、联系电话、截止日期" in form.lacks._words.text()
    assert form.told()["grade"] == "both"
    form.reject()


def test_the_leaflet_is_written_from_its_button(view: IncentivesView, tmp_path: Path) -> None:
    view.fold.click()
    settle()
    assert (tmp_path / "折页.pdf").exists()
