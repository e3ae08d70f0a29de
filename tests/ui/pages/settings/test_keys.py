"""设置: the suite of the district's links and the matching key of a street, each by its card."""

import msgspec
import pytest
from PySide6.QtWidgets import QPushButton

from gridcredit.domain.codes import Suite
from gridcredit.operations.desk import Desk
from gridcredit.operations.duplicates import marking
from gridcredit.operations.installation.credentials import KEYS
from gridcredit.operations.trust import suites
from gridcredit.store.journal import nodes
from gridcredit.ui.main_window import MainWindow
from tests.ui.conftest import settle
from tests.ui.pages.settings.window import Open, errors, said


def test_the_district_chooses_the_suite_and_can_take_it_back(
    district_desk: Desk, open_page: Open
) -> None:
    page = open_page(district_desk)
    assert page.suite.choice.value() is Suite.A
    page.suite.choice.findChildren(QPushButton)[1].click()
    settle()
    assert suites.chosen(district_desk).suite is Suite.B
    assert "SM2" in said(page.suite)
    window = page.window()
    assert isinstance(window, MainWindow)
    window.workbench.undo()
    settle()
    assert suites.chosen(district_desk).suite is Suite.A
    assert page.suite.choice.value() is Suite.A


def test_a_district_without_the_keys_of_a_suite_hears_so_beside_the_choice(
    district_desk: Desk, open_page: Open
) -> None:
    without_suite_b(district_desk)
    page = open_page(district_desk)
    page.suite.choice.findChildren(QPushButton)[1].click()
    settle()
    assert errors(page.suite)
    assert page.suite.choice.value() is Suite.A


def without_suite_b(desk: Desk) -> None:
    """Make a workspace one from before suite B."""
    with desk.writing() as session:
        kept = msgspec.json.decode(nodes.secret(session, KEYS) or b"")
        del kept["sm2"]
        nodes.keep_secret(session, KEYS, msgspec.json.encode(kept))


def test_who_is_written_to_in_another_suite_is_named(district_desk: Desk, open_page: Open) -> None:
    suites.choose(district_desk, Suite.B)
    without_suite_b(district_desk)
    page = open_page(district_desk)
    names = [one.node.name for one in suites.chosen(district_desk).others]
    assert names
    assert page.suite.others.isVisible()
    assert names[0] in page.suite.others.text()


def test_below_the_district_nobody_is_bothered_with_suites(desk: Desk, open_page: Open) -> None:
    page = open_page(desk)
    assert not page.suite.isVisible()


def test_a_street_replaces_its_matching_key_when_it_was_meant(
    street_desk: Desk, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(street_desk)
    assert "还没有密钥" in page.matching.said.text()
    marking.renew_key(street_desk)
    page.mark_stale()
    settle()
    first = marking.key_state(street_desk)
    assert first.key in page.matching.said.text()
    for agrees, follows in ((False, 0), (True, 1)):
        monkeypatch.setattr(page.app.messages, "ask", lambda *_a, agrees=agrees, **_m: agrees)
        page.matching.renew.click()
        settle()
        assert marking.key_state(street_desk).follows == follows
    assert "第 2 把" in page.matching.said.text()


def test_only_streets_are_told_of_matching_keys(
    desk: Desk, district_desk: Desk, open_page: Open
) -> None:
    assert not open_page(desk).matching.isVisible()
    assert not open_page(district_desk).matching.isVisible()


def test_whoever_still_uses_the_key_before_is_named(street_desk: Desk, open_page: Open) -> None:
    page = open_page(street_desk)
    names = ("甲街道", "乙街道", "丙街道", "丁街道")
    page.matching._show(marking.KeyState("0badc0de", 1, True, (), names))
    told = page.matching.said.text()
    assert "会自动换新" in told
    assert "甲街道、乙街道、丙街道 等 4 个街道" in told
    page.matching._show(marking.KeyState("0badc0de", 1, False, names, ()))
    assert "其他 4 个街道都已在用" in page.matching.said.text()
