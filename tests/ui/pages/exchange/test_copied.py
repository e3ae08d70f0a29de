"""A workspace that may be a copy: asked about at the top of the page, with the next step."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from gridcredit import machine
from gridcredit.domain.errors import CopyUndecided
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import location, sending
from gridcredit.operations.register import people
from gridcredit.operations.trust import enrolling
from gridcredit.store.exchange import merging
from gridcredit.store.journal import journal, nodes, numbering, preferences
from gridcredit.ui.app import App
from gridcredit.wire import encode
from tests.ui.access import unnamed
from tests.ui.conftest import settle
from tests.ui.pages.exchange.test_page import Open, click, words_of


@pytest.fixture
def undecided(desk: Desk) -> Desk:
    """A desk that is not where it was used last."""
    with desk.writing() as session:
        at = numbering.last_seq(session, desk.node.id)
        preferences.put(session, preferences.COPIED_AT, str(at))
    return desk


@pytest.fixture(autouse=True)
def agreed(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is asked, the answer is yes."""
    monkeypatch.setattr(app.messages, "ask", lambda *_words, **_more: True)


def test_what_moved_goes_on_as_the_one_it_was(undecided: Desk, open_page: Open) -> None:
    was = undecided.node.id
    page = open_page(undecided)
    assert page.copied.isVisible()
    assert unnamed(page) == []
    click(page, "已搬到这里")
    assert not page.copied.isVisible()
    assert undecided.node.id == was


@pytest.mark.parametrize(
    ("answer", "place"), [("换到这台了", "settled"), ("两台都在用…", "copied")]
)
def test_a_backup_on_another_machine_is_asked_about_in_words_of_its_own(
    undecided: Desk, open_page: Open, answer: str, place: str
) -> None:
    with undecided.writing() as session:
        preferences.put(session, preferences.RESTORED, "1")
    page = open_page(undecided)
    assert "坏了、丢了或不再用" in words_of(page)
    click(page, answer)
    assert location.state(undecided) == place
    assert page.copied.moved.isVisible() is page.copied.copy.isVisible() is False


@pytest.mark.parametrize(
    ("answer", "place"), [("就用这份…", "settled"), ("另一份还在用…", "copied")]
)
def test_a_folder_that_was_put_back_is_asked_about_in_words_of_its_own(
    undecided: Desk, open_page: Open, answer: str, place: str
) -> None:
    with undecided.writing() as session:
        preferences.put(session, preferences.OLDER, "1")
    page = open_page(undecided)
    assert "比上次导出时旧" in words_of(page)
    assert unnamed(page) == []
    click(page, answer)
    assert location.state(undecided) == place
    assert not location.is_older(undecided)


def test_a_doubt_that_comes_up_at_an_export_is_asked_about_at_once(
    desk: Desk, open_page: Open, tmp_path: Path, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    location.check_location(desk)
    ring(desk, "19900000001")
    shutil.rmtree(machine.notes())
    with desk.writing() as session:
        preferences.put(session, preferences.NOTED, "1")
    told: list[object] = []
    monkeypatch.setattr(app.messages, "warn", lambda _parent, problem, *_more: told.append(problem))
    page = open_page(desk)
    assert not page.copied.isVisible()
    page._export(None, tmp_path / "post")
    settle()
    assert [type(problem) for problem in told] == [CopyUndecided]
    assert page.copied.isVisible()
    assert not (tmp_path / "post").exists()


def test_a_street_that_became_another_says_where_its_laptops_go(
    street_desk: Desk, open_page: Open
) -> None:
    with street_desk.writing() as session:
        at = numbering.last_seq(session, street_desk.node.id)
        preferences.put(session, preferences.COPIED_AT, str(at))
    page = open_page(street_desk)
    click(page, "这是拷贝…")
    assert "下级也照旧报给它" in words_of(page)
    assert page.copied.request.isVisible()


def test_a_copy_asks_for_a_certificate_and_goes_on(
    undecided: Desk, street_desk: Desk, open_page: Open, app: App, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    page = open_page(undecided)
    assert not page.copied.request.isVisible()
    click(page, "这是拷贝…")
    assert "申请交给上级" in words_of(page)
    assert not page.copied.moved.isVisible()
    monkeypatch.setattr(app.messages, "choose_save", lambda *_words: tmp_path / "again.gcreq")
    click(page, "申请接入…")
    enrolling.approve(street_desk, tmp_path / "again.gcreq", tmp_path / "again.gccert")
    page.offer([tmp_path / "again.gccert"])
    settle()
    click(page, "指纹一致，接受")
    assert not page.copied.isVisible()
    assert undecided.node.state == nodes.ACTIVE


def ring(desk: Desk, phone: str) -> None:
    """Give somebody another number."""
    people.set_resident_field(desk, people.list_residents(desk)[0].line.id, "phone", phone)


def test_both_ends_are_told_loudly(
    desk: Desk, street_desk: Desk, open_page: Open, tmp_path: Path
) -> None:
    ring(desk, "19900000001")
    first = sending.export_package(desk, None, tmp_path / "a").path
    with desk.reading() as session:
        said = journal.line_of(session, desk.node.id, numbering.last_seq(session, desk.node.id))
    assert said is not None
    with street_desk.writing() as session:  # what the other laptop says under the same number
        other = encode(replace(said, new={"phone": "19900000002"}))
        merging.merge(session, [other], desk.node.id, lambda _code: True)
    page = open_page(street_desk)
    page.offer([first])
    settle()
    assert "拷贝到两台电脑" in words_of(page)
    page.tray.take_in.click()
    settle()
    receipts = sorted((tmp_path / "a").glob("*.gcack"))
    page = open_page(desk)
    page.offer(receipts)
    settle()
    page.tray.take_in.click()
    settle()
    assert page.copied.request.isVisible()
    assert location.state(desk) == "copied"
