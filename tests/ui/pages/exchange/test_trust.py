"""交换: who joins is shown with all fingerprints; children are invited by a file."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from gridcredit.domain.codes import Office
from gridcredit.operations.desk import Desk
from gridcredit.operations.trust import enrolling, fingerprints, inviting
from gridcredit.sync import enrolment
from gridcredit.sync.documents import Party
from gridcredit.sync.keys import NodeKeys
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.invite import InviteDialog
from gridcredit.ui.pages.exchange.page import ExchangePage
from gridcredit.ui.widgets.file_chip import FileChip
from tests.operations.offices import GRIDS, VILLAGE
from tests.ui.access import guessing, unnamed
from tests.ui.conftest import settle
from tests.ui.pages.exchange.test_page import click, request_of, states, words_of

Open = Callable[[Desk], ExchangePage]


def told(desk: Desk) -> str:
    return enrolling.fingerprint(desk).replace("-", "  ")


def test_a_request_shows_the_fingerprints_of_the_applicant_the_street_and_the_district(
    street_desk: Desk, district_desk: Desk, open_page: Open, tmp_path: Path
) -> None:
    request = request_of(tmp_path)
    page = open_page(street_desk)
    page.offer([request])
    asked = fingerprints.show(request).fingerprint.replace("-", "  ")
    for print_ in (asked, told(street_desk), told(district_desk)):
        assert print_ in words_of(page)


@pytest.mark.parametrize(
    "name",
    [
        "王芳<br><b>ABCD  EFGH  JKMN  PQRS  TVWX</b> <font color=green>已核对</font>",
        "<img src='file:///etc/hostname'>王芳",
        "王芳\n已核对",
        "王芳\u202e对核已",
    ],
)
def test_a_name_draws_nothing_over_the_true_fingerprint(
    street_desk: Desk, open_page: Open, tmp_path: Path, name: str
) -> None:
    party = Party(node=UUID(int=77), office=Office.GRID, area=GRIDS[1])
    keys, file = NodeKeys.create(), tmp_path / "x.gcreq"
    enrolment.make_request(party, name, keys, "2026-11-22T09:00").write(file)
    page = open_page(street_desk)
    page.offer([file])
    assert states(page) == {"x.gcreq": "refused"}
    assert "名称" in words_of(page)
    assert "已核对" not in words_of(page)
    assert guessing(page) == []


def test_a_request_that_was_changed_after_it_was_shown_is_not_signed(
    street_desk: Desk, open_page: Open, app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = request_of(tmp_path)
    page = open_page(street_desk)
    page.offer([request])
    settle()
    party = Party(node=UUID(int=77), office=Office.GRID, area=GRIDS[1])
    enrolment.make_request(party, "李娜", NodeKeys.create(), "2026-11-22T09:00").write(request)
    monkeypatch.setattr(app.messages, "choose_save", lambda *_words: tmp_path / "x.gccert")
    click(page, "指纹一致，批准")
    assert states(page) == {"x.gcreq": "refused"}
    assert "指纹不一致" in words_of(page)
    assert not (tmp_path / "x.gccert").exists()


def test_a_street_invites_a_grid_from_the_list_of_its_children(
    street_desk: Desk, open_page: Open, app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(street_desk)
    page.tabs.setCurrentWidget(page.children_list)
    click(page, "邀请村居或网格员…")
    dialog = page.findChild(InviteDialog)
    assert unnamed(dialog) == []
    assert guessing(dialog) == []
    shown = [dialog.place.itemText(at) for at in range(dialog.place.count())]
    assert GRIDS[1] in shown[0]  # the one without a computer comes first
    assert any(GRIDS[0] in words and "已接入 1 台" in words for words in shown)
    monkeypatch.setattr(app.messages, "choose_save", lambda *_words: tmp_path / "x.gcinv")
    dialog._save.click()
    settle()
    assert page.out.findChild(FileChip).path == tmp_path / "x.gcinv"
    assert inviting.read(tmp_path / "x.gcinv").area == GRIDS[1]


def test_a_street_invites_a_village_by_its_name(
    street_desk: Desk, open_page: Open, app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(street_desk)
    page.tabs.setCurrentWidget(page.children_list)
    click(page, "邀请村居或网格员…")
    dialog = page.findChild(InviteDialog)
    [words] = [
        words
        for at in range(dialog.place.count())
        if VILLAGE in (words := dialog.place.itemText(at)).split()
    ]
    assert words.endswith("村居")
    dialog.place.setCurrentText(words)
    monkeypatch.setattr(app.messages, "choose_save", lambda *_words: tmp_path / "x.gcinv")
    dialog._save.click()
    settle()
    told = inviting.read(tmp_path / "x.gcinv")
    assert (told.office, told.area) == (Office.VILLAGE, VILLAGE)


def test_an_area_that_is_not_on_the_list_is_not_invited(
    street_desk: Desk, open_page: Open, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(street_desk)
    page.tabs.setCurrentWidget(page.children_list)
    click(page, "邀请村居或网格员…")
    dialog = page.findChild(InviteDialog)
    monkeypatch.setattr(app.messages, "choose_save", lambda *_words: pytest.fail("asked"))
    dialog.place.setEditText("没有的网格")
    dialog._save.click()
    settle()
    said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert any("不在可选范围内" in words for words in said)
    dialog.reject()


def test_an_invitation_handed_to_a_workspace_says_where_it_belongs(
    street_desk: Desk, desk: Desk, open_page: Open, tmp_path: Path
) -> None:
    inviting.invite(street_desk, GRIDS[1], tmp_path / "x.gcinv")
    page = open_page(desk)
    page.offer([tmp_path / "x.gcinv"])
    assert "还没有工作区的电脑" in words_of(page)
    assert QApplication.activeModalWidget() is None
