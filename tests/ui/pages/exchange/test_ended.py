"""Certificates that end, as the window shows it: the notice, the way back, what waits, what was
refused above, and people counted twice."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from gridcredit.domain.kinds.duplicate import Duplicate
from gridcredit.operations.desk import Desk
from gridcredit.operations.duplicates import hints
from gridcredit.operations.exchange import quarantine, sending, strangers
from gridcredit.operations.exchange.filereport import TakenIn
from gridcredit.operations.register import people
from gridcredit.operations.trust import enrolling, revoking
from gridcredit.store.exchange import quarantine_files
from gridcredit.store.journal import journal, nodes
from gridcredit.ui.app import App
from gridcredit.ui.pages.exchange.inbox.file import FileCard
from gridcredit.ui.pages.exchange.page import ExchangePage
from gridcredit.ui.widgets.file_chip import FileChip
from tests.operations.streets import Streets, number, somebody
from tests.ui.access import unnamed
from tests.ui.conftest import settle
from tests.ui.pages.exchange.test_page import Open, click, states, words_of


def chips(page: ExchangePage, suffix: str) -> list[Path]:
    """The files of a kind that can be dragged away."""
    settle()
    return [c.path for c in page.findChildren(FileChip) if c.path.suffix == suffix]


@pytest.fixture
def package(desk: Desk, tmp_path: Path) -> Path:
    """A grid worker's package on a stick."""
    somebody = people.list_residents(desk)[0].line.id
    people.set_resident_field(desk, somebody, "phone", "19900001111")
    return sending.export_package(desk, None, tmp_path / "stick").path


def test_ending_a_certificate_leaves_the_notice_to_hand_over(
    desk: Desk, street_desk: Desk, open_page: Open, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(street_desk)
    monkeypatch.setattr(app.messages, "ask", lambda *_words, **_more: True)
    page.tabs.setCurrentWidget(page.children_list)
    page.children_list.listing.table.selectRow(0)
    settle()
    click(page, "吊销证书")
    [notice] = chips(page, ".gcrev")
    assert notice.exists()
    page.offer([notice])  # nobody takes in what he wrote himself
    settle()
    assert states(page)[notice.name] == "refused"


def test_a_card_says_what_was_set_aside_earlier_and_went_in_with_it(app: App, qtbot: QtBot) -> None:
    card = FileCard(app, Path("1.gcpkg"))
    qtbot.addWidget(card)
    for retried in (3, 0):
        report = TakenIn(card.file, UUID(int=1), "东街", 1, accepted=1, retried=retried)
        words = [words for words, _ in card._facts_of(report)]
        assert ("先前搁置、现已并入 3" in words) == bool(retried)


def test_a_package_of_a_revoked_office_is_kept_and_goes_in_when_it_is_approved_again(
    desk: Desk, street_desk: Desk, open_page: Open, app: App, package: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    enrolling.revoke(street_desk, desk.node.id)
    page = open_page(street_desk)
    page.offer([package])
    settle()
    assert states(page)[package.name] == "refused"
    click(page, "收存")
    assert states(page)[package.name] == "done"
    assert len(chips(page, ".gcrev")) == 1
    assert [row.reason for row in page.lists.aside.rows()] == ["revoked"]
    assert "搁置 1" in page.tabs.tabText(page.tabs.indexOf(page.lists.aside))
    with desk.writing() as session:
        nodes.put(session, replace(nodes.own(session), state=nodes.REVOKED))
    desk.reload()
    request = enrolling.write_request(desk, tmp_path / "again.gcreq")
    monkeypatch.setattr(app.messages, "choose_save", lambda *_words: tmp_path / "again.gccert")
    page.offer([request])
    settle()
    click(page, "指纹一致，批准")
    assert quarantine.held(street_desk) == []
    assert page.lists.aside.rows() == []


@pytest.mark.parametrize("is_too_large", [False, True])
def test_what_had_to_go_for_a_package_of_a_stranger_is_said(
    desk: Desk, street_desk: Desk, open_page: Open, app: App, package: Path,
    monkeypatch: pytest.MonkeyPatch, is_too_large: bool,
) -> None:  # fmt: skip
    with street_desk.writing() as session:
        ask = session.connection().exec_driver_sql
        ask("DELETE FROM node WHERE id = ?", (desk.node.id.bytes,))
    inbox = street_desk.folder / quarantine_files.FOLDER
    inbox.mkdir()
    (inbox / f"{'0' * 32}.gcpkg").write_bytes(b"of another stranger")
    os.utime(inbox / f"{'0' * 32}.gcpkg", (0, 0))
    monkeypatch.setattr(strangers, "MOST_FILES", 1)
    if is_too_large:
        monkeypatch.setattr(strangers, "MOST_BYTES", 99)
    said: list[str] = []
    app.toast_wanted.connect(lambda told: said.append(told[0]))
    page = open_page(street_desk)
    page.offer([package])
    settle()
    click(page, "收存")
    told = "没有收存" if is_too_large else "放下了最旧的"
    assert any(told in words for words in said)
    assert states(page)[package.name] == ("refused" if is_too_large else "done")
    [left] = inbox.iterdir()
    assert (left.stat().st_size == package.stat().st_size) is not is_too_large


def test_what_need_not_wait_any_longer_goes_in_when_the_page_is_opened(
    desk: Desk, street_desk: Desk, open_page: Open, package: Path
) -> None:
    inbox = street_desk.folder / quarantine_files.FOLDER
    inbox.mkdir()
    kept = inbox / quarantine_files.name_of(package)
    kept.write_bytes(package.read_bytes())
    (inbox / f"{'0' * 32}.gcpkg").write_bytes(b"PK")
    page = open_page(street_desk)
    settle()
    assert not kept.exists()
    assert [row.reason for row in page.lists.aside.rows()] == ["damaged"]


def test_the_revoked_see_it_and_find_the_way_back(
    desk: Desk, street_desk: Desk, open_page: Open, app: App, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    enrolling.revoke(street_desk, desk.node.id)
    notice = revoking.write_notice(street_desk, desk.node.id, tmp_path)
    page = open_page(desk)
    assert not page.ended.isVisible()
    page.offer([notice])
    settle()
    assert "证书已被吊销" in words_of(page)
    page.tray.take_in.click()
    settle()
    assert page.ended.isVisible()
    assert unnamed(page) == []
    monkeypatch.setattr(app.messages, "choose_save", lambda *_words: tmp_path / "again.gcreq")
    click(page, "重新申请接入…")
    assert chips(page, ".gcreq") == [tmp_path / "again.gcreq"]
    enrolling.approve(street_desk, tmp_path / "again.gcreq", tmp_path / "again.gccert")
    page.offer([tmp_path / "again.gccert"])
    settle()
    assert not page.tray.take_in.isVisible()  # a certificate is no package: it is compared first
    above = enrolling.fingerprint(street_desk).replace("-", "  ")
    assert above in words_of(page)
    assert desk.node.state != nodes.ACTIVE
    click(page, "指纹一致，接受")
    assert not page.ended.isVisible()
    assert desk.node.state == nodes.ACTIVE


def test_a_street_sees_who_may_be_counted_twice_and_decides(
    street_desk: Desk, open_page: Open, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = next(p for p in people.list_residents(street_desk, purpose="测试") if p.eligible)
    hint = Duplicate(street_desk.new_id(), person.line.id, "370403003", date(2026, 11, 22))
    with street_desk.writing() as session:
        journal.add(session, [hint])
    page = open_page(street_desk)
    assert "重复 1" in page.tabs.tabText(page.tabs.indexOf(page.duplicates))
    page.tabs.setCurrentWidget(page.duplicates)
    [row] = page.duplicates.listing.rows()
    assert row.streets == "兴城街道"
    assert person.line.name not in row.who
    assert person.line.address in row.where
    page.duplicates.listing.table.selectRow(0)
    monkeypatch.setattr(app.messages, "ask_text", lambda *_words, **_more: "证号录错")
    click(page, "不是同一人…")
    assert page.duplicates.listing.rows() == []
    assert hints.hints(street_desk) == []


def test_the_district_lists_them_without_names_and_has_nothing_to_decide(
    open_page: Open, tmp_path: Path
) -> None:
    made = Streets(tmp_path / "offices")
    with closing(made.offices):
        for street in made.streets:
            somebody(street, number(1))
        for _ in range(3):
            made.round()
        page = open_page(made.district)
        [row] = page.duplicates.listing.rows()
        assert row.streets == "兴仁街道、兴城街道"
        page.tabs.setCurrentWidget(page.duplicates)
        settle()
        assert not page.duplicates._different.isVisible()
        assert "王建国" not in words_of(page)
        page.app.close_desk()


def test_a_record_refused_above_is_listed_with_its_door(
    desk: Desk, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gridcredit.operations.exchange import refusals

    home = people.list_households(desk)[0]
    refused = refusals.RefusedRecord("兴仁街道", "area_outside", "visit", home.address, home.id)
    monkeypatch.setattr(refusals, "refused_above", lambda _desk: [refused])
    page = open_page(desk)
    [row] = page.lists.aside.rows()
    assert (row.what, row.household) == (f"走访 {home.address}", home.id)
    assert "兴仁街道" in row.via
