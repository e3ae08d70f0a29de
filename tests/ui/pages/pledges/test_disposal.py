"""The archive on the page: boxes, papers to dispose of, lists for two persons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.codes import PledgeStage, Role
from gridcredit.domain.duties import Actor
from gridcredit.operations.pledges import disposing, listing, signing
from gridcredit.store.workspace import accounts
from gridcredit.ui.pages.pledges.archive_rules import ArchiveRulesDialog
from gridcredit.ui.pages.pledges.boxes import BoxesView
from gridcredit.ui.pages.pledges.disposal import DisposalView
from gridcredit.ui.pages.pledges.page import PledgesPage
from tests.ui.conftest import settle
from tests.ui.pages.pledges.conftest import adults


def disposal(page: PledgesPage, which: str = "due") -> DisposalView:
    page.show_view("disposal", which)
    settle()
    found = page.view("disposal")
    assert isinstance(found, DisposalView)
    return found


def boxes(page: PledgesPage) -> BoxesView:
    page.show_view("boxes")
    settle()
    found = page.view("boxes")
    assert isinstance(found, BoxesView)
    return found


def sign(page: PledgesPage, on: date) -> str:
    return signing.sign_pledge(page.desk, adults(page.desk)[0].line.id, on).number


def agree(page: PledgesPage, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    asked: list[str] = []

    def ask(_parent: object, title: str, *_a: object, **_more: object) -> bool:
        asked.append(title)
        return True

    monkeypatch.setattr(page.app.messages, "ask", ask)
    return asked


def test_a_withdrawn_paper_is_handed_back(
    page: PledgesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = agree(page, monkeypatch)
    number, today = sign(page, page.desk.today()), page.desk.today()
    listing.step(page.desk, number, PledgeStage.WITHDRAWN, today, reason="本人撤回")
    shown = disposal(page)
    assert [one.paper.number for one in shown.chosen_due()] == [number]
    shown.back.click()
    settle()
    assert len(asked) == 1
    assert not shown.pane.has_any
    assert disposing.list_disposals(page.desk)[0].second == "本人签收"
    shown = disposal(page, "lists")
    assert shown.chosen_list() is not None
    assert not shown.carry.isEnabled()


def test_a_list_is_made_signed_by_two_and_carried_out(
    page: PledgesPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = agree(page, monkeypatch)
    told: list[object] = []
    monkeypatch.setattr(page.app.messages, "warn", lambda _parent, error, *_a: told.append(error))
    monkeypatch.setattr(page.app.messages, "choose_save", lambda *_a: tmp_path / "清册.pdf")
    number = sign(page, date(2012, 3, 4))
    shown = disposal(page)
    assert not shown.back.isEnabled()
    shown.make.click()
    settle()
    assert (tmp_path / "清册.pdf").exists()
    assert shown.which.value() == "lists"
    assert not shown.carry.isEnabled()
    shown.sign.click()
    settle()
    shown.sign.click()  # by the same person again
    settle()
    assert len(told) == 1
    desk, second = page.desk, Actor("second", "李四", Role.GRID_WORKER)
    with desk.writing() as session:
        accounts.put(session, second)
    held = shown.chosen_list()
    assert held is not None
    disposing.sign(replace(desk, actor=second), held.id)
    settle()
    shown.carry.click()
    settle()
    assert len(asked) == 1
    [paper] = listing.list_papers(desk, listing.PaperFilter())
    assert (paper.number, paper.disposed_on) == (number, desk.today())


def test_boxes_are_chosen_and_written(
    page: PledgesPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown = boxes(page)
    assert not shown.pane.has_any
    desk = page.desk
    for place, who in zip(("2-1", "10-7"), adults(desk), strict=False):
        made = signing.sign_pledge(desk, who.line.id, desk.today())
        with desk.writing() as session:
            other = Actor("second", "李四", Role.GRID_WORKER)
            accounts.put(session, other)
        checker = replace(desk, actor=other)
        for stage in (PledgeStage.CHECKED, PledgeStage.ARCHIVED):
            signing.advance_pledge(checker, made.pledge, stage, desk.today(), place)
    settle()
    assert [shown.box.itemData(at) for at in range(shown.box.count())] == ["", "2", "10"]
    shown.show_target("10")
    assert shown.model.rowCount() == 1
    out = tmp_path / "盒.pdf"
    monkeypatch.setattr(page.app.messages, "choose_save", lambda *_a: out)
    shown.list.click()
    settle()
    assert out.read_bytes().startswith(b"%PDF")


def test_the_rules_of_the_numbers_are_set(page: PledgesPage) -> None:
    shown = boxes(page)
    shown.rules.click()
    (dialog,) = page.findChildren(ArchiveRulesDialog)
    dialog.fonds.setText("Z-1")
    dialog._save.click()
    settle()
    assert dialog.rows["archive_fonds"].field.property("wrong") == "true"
    dialog.fonds.setText("Z109")
    dialog._save.click()
    settle()
    assert shown._rules is not None
    assert shown._rules.fonds == "Z109"
