"""信用+: its views by office and post, the last one remembered, and what is said where there is
nothing yet."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.credit_count import CreditCount
from gridcredit.operations.desk import Desk
from gridcredit.ui.pages.credit.overview.band_list import BandListDialog
from gridcredit.ui.pages.credit.overview.view import OverviewView
from gridcredit.ui.pages.credit.page import CreditPage
from gridcredit.ui.pages.credit.rules.import_dialog import RulesDialog
from gridcredit.ui.pages.credit.rules.sets import SetsPart
from gridcredit.ui.pages.credit.views import VIEWS
from tests.operations.adding import add_records
from tests.operations.carrying import carry
from tests.operations.copies import open_copy
from tests.operations.offices import VILLAGE
from tests.ui import keys
from tests.ui.access import guessing, unnamed
from tests.ui.conftest import settle
from tests.ui.pages.credit.village import ALT, BEGINS, Key, enter, homes_of

Open = Callable[[Desk], CreditPage]


@pytest.fixture
def street(kept_village: dict[str, Path], tmp_path: Path) -> Iterator[Desk]:
    """The street's desk, which has heard nothing of the village yet."""
    made = open_copy(kept_village["street"], tmp_path / "street")
    yield made
    made.close()


@pytest.fixture
def district(kept_village: dict[str, Path], tmp_path: Path) -> Iterator[Desk]:
    """The district's desk."""
    made = open_copy(kept_village["district"], tmp_path / "district")
    yield made
    made.close()


def overview_of(page: CreditPage) -> OverviewView:
    page.show_view("overview")
    settle()
    made = page.view("overview")
    assert isinstance(made, OverviewView)
    return made


def test_every_view_has_its_key_and_takes_the_keyboard(page: CreditPage) -> None:
    numbers = [getattr(Key, f"Key_{n}") for n in range(1, 10)]
    for key, name in zip(numbers, page.view_ids, strict=False):
        keys.press(key, held=ALT)
        settle()
        assert page.current == name
        held = QApplication.focusWidget()
        view = page.view(name)
        assert view is not None
        assert view.isAncestorOf(held), name
        assert unnamed(page) == []
        assert guessing(page.window()) == []


def test_the_last_view_is_shown_again(
    page: CreditPage, open_page: Open, village_desk: Desk
) -> None:
    page.show_view("rules")
    assert page.app.settings.choices["credit.view"] == "rules"
    page.app.open_desk(village_desk)
    settle()
    again = page.app  # the page is made anew with the same settings
    assert again.settings.choices["credit.view"] == "rules"


def test_views_are_offered_by_duty(page: CreditPage, village_desk: Desk) -> None:
    actor = village_desk.actor
    assert page.view_ids == [row.id for row in VIEWS if any(actor.may(duty) for duty in row.duties)]
    assert actor.may(Duty.RECORD_CREDIT)


def test_a_village_at_a_glance(page: CreditPage, village_desk: Desk) -> None:
    enter(village_desk, homes_of(village_desk)[0], "WM04")
    overview = overview_of(page)
    page.refresh()
    settle()
    pane = overview.village_pane
    assert overview.stack.currentWidget() is pane
    rows = pane.themes.model().rows()
    assert [line.entries for line in rows] == [0, 0, 0, 0, 0]  # nothing has passed yet
    assert pane.waiting.tile("to_review").accessibleName() == "待审核 0"  # one's own record
    assert "参与 6 户 12 人" in pane._homes.text()


def test_households_of_a_band_are_named_for_a_purpose_only(
    page: CreditPage, village_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    overview = overview_of(page)
    asked: list[str] = []

    def answer(*words: object, **_: object) -> str | None:
        asked.append(str(words[1]))
        return None if len(asked) == 1 else "上门送存折"

    monkeypatch.setattr(page.app.messages, "ask_text", answer)
    overview.village_pane.bands.wanted.emit("二星")
    assert QApplication.activeModalWidget() is None
    overview.village_pane.bands.wanted.emit("二星")
    settle()
    box = QApplication.activeModalWidget()
    assert isinstance(box, BandListDialog)
    box.reject()
    assert len(asked) == 2


def test_a_street_sees_its_pilot_villages_side_by_side(
    open_page: Open, street: Desk, village_desk: Desk, tmp_path: Path
) -> None:
    page = open_page(street)
    overview = overview_of(page)
    assert not overview.street_pane.has_rows  # it has heard of no rules yet
    carry(village_desk, street, tmp_path / "post")
    settle()
    page.refresh()
    settle()
    (row,) = overview.street_pane.table.model().rows()
    assert row.village.code == VILLAGE
    overview.street_pane.table.row_opened.emit(row)
    settle()
    assert page.village is not None
    assert page.chooser.currentData() == page.village.code == VILLAGE
    assert overview.stack.currentWidget() is overview.village_pane
    assert "另一单位" in overview.village_pane.elsewhere.accessibleName()
    assert "2026-11-22" in overview.village_pane.elsewhere.accessibleName()


def test_without_rules_one_button_begins_with_the_starter_set(
    open_page: Open, street: Desk
) -> None:
    page = open_page(street)
    page.open_village(VILLAGE)
    settle()
    overview = overview_of(page)
    assert overview.start.place is not None
    overview.start.place.click()  # type: ignore[attr-defined]
    settle()
    box = QApplication.activeModalWidget()
    assert isinstance(box, RulesDialog)
    assert box._save.isEnabled()
    box._save.click()
    settle()
    part = page.view("rules").part  # type: ignore[union-attr]
    assert isinstance(part, SetsPart)
    assert len(part.listed) == 1
    assert len(part.listed[0].items) > 60
    assert page.village is not None
    assert page.village.has_rules


def test_the_district_sees_counts_of_villages_and_nobody(
    open_page: Open, village_desk: Desk, street: Desk, district: Desk, tmp_path: Path
) -> None:
    page = open_page(district)
    assert page.view_ids == ["overview"]
    assert not page.segments.isVisible()
    overview = overview_of(page)
    assert overview.counts._stack.currentIndex() == 1  # nothing came yet
    count = CreditCount(
        village_desk.new_id(), area_id(VILLAGE), "2026-10", BEGINS, entries=12, households=6
    )
    add_records(village_desk, [count])
    carry(village_desk, street, tmp_path / "post")
    carry(street, district, tmp_path / "post")
    settle()
    (row,) = overview.counts.table.model().rows()
    assert (row.count.period, row.count.entries, row.count.households) == ("2026-10", 12, 6)
