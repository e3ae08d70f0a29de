"""公示, objections, the award, the prints and the honours."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridcredit.domain.credit.codes import Result
from gridcredit.domain.stars.codes import (
    Revoking,
    StarConsent,
    StarLevel,
    StarOutlet,
    StarPaper,
    StarStage,
)
from gridcredit.domain.stars.periods import Span
from gridcredit.operations.stars import awarding, disputing, publishing, schemes
from gridcredit.ui.models.rows import TONE
from gridcredit.ui.pages.stars.board.scheme import SchemeDialog
from gridcredit.ui.pages.stars.board.view import BoardView
from gridcredit.ui.pages.stars.honours.view import HonoursView
from gridcredit.ui.pages.stars.notice.objections import ObjectionsView
from gridcredit.ui.pages.stars.notice.view import NoticeView
from gridcredit.ui.pages.stars.page import StarsPage
from gridcredit.ui.pages.stars.papers.view import PapersView
from tests.operations.offices import VILLAGE
from tests.operations.stars.offices import CLERK, COLLECTOR, JUDGE, MONTH, Three
from tests.operations.stars.test_year import announce, ready
from tests.ui.access import guessing, unnamed
from tests.ui.conftest import settle
from tests.ui.pages.stars.conftest import Open


def view_of(page: StarsPage, name: str) -> object:
    page.chooser.choose(period=MONTH, level="village", area=VILLAGE)
    page.show_view(name)
    page.refresh()
    settle()
    assert unnamed(page) == []
    assert guessing(page.window()) == []
    return page.view(name)


def notice_of(page: StarsPage) -> NoticeView:
    made = view_of(page, "notice")
    assert isinstance(made, NoticeView)
    return made


def answer(page: StarsPage, monkeypatch: pytest.MonkeyPatch, out: Path | None) -> None:
    """The person says yes, and where to save."""
    monkeypatch.setattr(page.app.messages, "ask", lambda *_words, **_more: True)
    monkeypatch.setattr(page.app.messages, "choose_save", lambda *_words: out)


def test_a_notice_says_whom_it_names_and_whom_not_before_it_hangs(
    three: Three, open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    star = three.passed(0)
    silent = three.nominate(1).id
    three.agree(silent, StarConsent.TAKE_PART)
    three.initial(silent)
    three.up()
    three.judge(silent)
    page = open_page(three.street, CLERK)
    card = notice_of(page).hanging
    assert card.named.model.rows() == [("王建国", "王建国三年义务清雪")]
    assert card.left_out.model.rows() == [("李*英", "本人未同意公示或已撤回")]
    assert "2026-11-30" in card.term.text()
    out = tmp_path / "公示.docx"
    answer(page, monkeypatch, out)
    card.hang.click()
    settle()
    assert out.stat().st_size > 1000
    assert three.line(star).stage is StarStage.NOTICE
    assert not card.hang.isVisible()
    assert card.again.isVisible()
    assert "370403002001-2026-10-G01" in card.last.text()
    again = tmp_path / "再印.pdf"
    answer(page, monkeypatch, again)
    card.again.click()
    settle()
    assert again.read_bytes().startswith(b"%PDF")


def test_the_village_prints_the_streets_notice_and_hangs_none(
    three: Three, open_page: Open
) -> None:
    three.passed(0)
    page = open_page(three.village, COLLECTOR)
    card = notice_of(page).hanging
    assert not card.hang.isVisible()
    assert not card.again.isVisible()
    assert "由街道作出" in card.last.text() or card.named.model.rows()


def test_more_than_the_quota_wants_places_then_certificates_follow(
    three: Three, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    with three.being(three.street, JUDGE) as desk:
        schemes.set_scheme(desk, VILLAGE, StarLevel.VILLAGE, {Span.MONTH: 1})
    stars = [three.passed(who) for who in (0, 1)]
    announce(three)
    three.clock.go(8)
    page = open_page(three.street, JUDGE)
    card = notice_of(page).awards
    assert card.needs.isVisible()
    assert not card.award.isVisible()
    first, second = card._places.values()
    first.setValue(2)
    second.setValue(2)
    card.save_places.click()
    settle()
    assert card.problem.isVisible()
    second.setValue(1)
    card.save_places.click()
    settle()
    assert not card.needs.isVisible()
    assert card.awarded.model.rows() == [("李*英", "370403002001-2026-10-02")]
    assert card.left_out.model.rows() == [("王*国", "名次在名额之外")]
    answer(page, monkeypatch, None)
    card.award.click()
    settle()
    assert three.line(stars[1]).stage is StarStage.AWARDED
    assert three.line(stars[0]).stage is StarStage.REJECTED
    assert card.honoured.model.rows() == [("李*英", "370403002-2026-10-001")]


def test_an_objection_is_answered_at_the_street(
    three: Three, open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    star = three.passed(0)
    with three.being(three.street, CLERK) as desk:
        disputing.take_objection(desk, star, desk.today(), "清雪的是别人")
    page = open_page(three.street, JUDGE)
    view = view_of(page, "objections")
    assert isinstance(view, ObjectionsView)
    assert page.segments._group.buttons()[3].text() == "异议 1"
    assert view.said.text() == "清雪的是别人"
    assert not view.print.isVisible()
    view.send.click()
    settle()
    assert view.problem.isVisible()
    view.result.choose(Result.REJECTED.value)
    view.text.setPlainText("三户邻居作证，情况属实。")
    view.send.click()
    settle()
    (line,) = disputing.objections(three.street)
    assert line.answer is not None
    assert line.answer.words == "三户邻居作证，情况属实。"
    assert not view.send.isVisible()
    answer(page, monkeypatch, tmp_path / "letter.pdf")
    view.print.click()
    settle()
    assert not view.problem.isVisible()
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF")


def test_papers_of_a_period_say_who_is_not_on_them(
    three: Three, open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stars = [three.passed(who) for who in (0, 1)]
    announce(three)
    three.clock.go(8)
    three.award()
    three.meet()
    three.agree(stars[0], StarConsent.NOTICE, given=False)
    page = open_page(three.village, COLLECTOR)
    view = view_of(page, "papers")
    assert isinstance(view, PapersView)
    for at, kind in enumerate(StarPaper):
        out = tmp_path / f"{at}.pdf"
        answer(page, monkeypatch, out)
        view.kind.setCurrentIndex(view.kind.findData(kind.value))
        view.make.click()
        settle()
        assert not view.problem.isVisible(), (kind, view.problem.accessibleName())
        assert out.read_bytes().startswith(b"%PDF"), kind
    view.kind.setCurrentIndex(view.kind.findData(StarPaper.BOARD.value))
    view.make.click()
    settle()
    assert "不在上面 1 位：本人未同意公示或已撤回" in view.result.accessibleName()
    view.until.setText("2026-01-01")
    view.make.click()
    settle()
    assert view.until.property("wrong") == "true"


def test_the_district_sees_honours_and_nothing_else(three: Three, open_page: Open) -> None:
    stars = [three.passed(who) for who in (0, 1)]
    announce(three)
    three.clock.go(8)
    three.award()
    three.meet()
    three.agree(stars[1], StarConsent.NOTICE, given=False)
    three.meet()
    page = open_page(three.district, three.district.actor)
    assert page.view_ids == ["honours"]
    assert not page.chooser.isVisible()
    view = page.view("honours")
    assert isinstance(view, HonoursView)
    seen = [[view.model.index(r, c).data() for c in (0, 2, 5, 6)] for r in range(2)]
    assert seen == [
        ["—", "", "370403002-2026-10-002", "已移出，待撤下"],
        ["王建国", "王建国三年义务清雪", "370403002-2026-10-001", "有效"],
    ]
    assert view.down.isVisible()
    assert "1 个荣誉报到区里以后移出了名单" in view.down.accessibleName()
    assert page.segments._group.buttons()[0].text() == "荣誉名单 1"
    view.filter.setText("王建")
    assert view.model.rowCount() == 1


def test_what_hangs_of_a_revoked_honour_stands_first_and_in_red(
    three: Three, open_page: Open
) -> None:
    gone, stays = ready(three, 0, 1)
    three.award()
    with three.being(three.street, CLERK) as desk:
        publishing.publish(desk, gone, StarOutlet.BOARD, desk.today())
    with three.being(three.street, JUDGE) as desk:
        awarding.revoke(desk, gone, Revoking.FACT, desk.today())
    page = open_page(three.street, JUDGE)
    board = view_of(page, "board")
    assert isinstance(board, BoardView)
    assert "待撤下 1 件" in page.remark
    assert board.model.index(0, 2).data().endswith("\n前撤下")
    assert board.model.index(0, 1).data(TONE) == "bad"
    view = view_of(page, "honours")
    assert isinstance(view, HonoursView)
    assert view.model.index(0, 6).data() == "已撤销，待撤下"
    assert "还挂着" in view.down.accessibleName()
    with three.being(three.street, CLERK) as desk:
        publishing.take_down(desk, gone, StarOutlet.BOARD, desk.today())
    page.refresh()
    settle()
    assert not view.down.isVisible()
    assert [view.model.index(r, 6).data() for r in range(2)] == ["有效", "已撤销"]
    assert three.line(stays).is_honoured


def test_quota_and_clocks_are_set_from_the_board(three: Three, open_page: Open) -> None:
    three.passed(0)
    page = open_page(three.street, JUDGE)
    board = view_of(page, "board")
    assert isinstance(board, BoardView)
    assert board.seats.text() == "不限名额 · 已认定 0，在办 1"
    board.scheme.click()
    settle()
    (box,) = board.findChildren(SchemeDialog)
    assert unnamed(box) == []
    box.quotas[Span.MONTH].setValue(0)
    box._save.click()
    settle()
    assert board.seats.text() == "名额 0 · 已认定 0，在办 1 · 多于名额，认定前要排定名次"


def test_every_view_has_its_key_and_takes_the_keyboard(three: Three, open_page: Open) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from tests.ui import keys

    three.passed(0)
    page = open_page(three.street, JUDGE)
    for at, name in enumerate(page.view_ids, start=1):
        key = getattr(Qt.Key, f"Key_{at}")
        keys.press(key, held=Qt.KeyboardModifier.AltModifier)
        settle()
        assert page.current == name
        held = QApplication.focusWidget()
        assert held is not None
        assert page.isAncestorOf(held), name
        assert unnamed(page) == []
        assert guessing(page.window()) == []
