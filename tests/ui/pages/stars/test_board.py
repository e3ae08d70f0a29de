"""看板: stages, decisions by keys, consents, and what is masked until it is said what for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from gridcredit.domain.stars.codes import StarConsent, StarStage
from gridcredit.ui.pages.stars.board.dialogs import ConsentDialog, ObjectionDialog, PublishDialog
from gridcredit.ui.pages.stars.board.view import BoardView
from gridcredit.ui.pages.stars.page import StarsPage
from tests.operations.stars.offices import COLLECTOR, JUDGE, REVIEWER, Three
from tests.ui import keys
from tests.ui.access import guessing, unnamed
from tests.ui.conftest import settle
from tests.ui.pages.stars.conftest import Open

Key = Qt.Key


def board_of(page: StarsPage) -> BoardView:
    page.show_view("board")
    settle()
    made = page.view("board")
    assert isinstance(made, BoardView)
    return made


def press_button(board: BoardView, words: str, at: int = 0) -> None:
    """Press a button of the detail by its words."""
    found = [b for b in board.detail.findChildren(QPushButton) if b.text() == words]
    found[at].click()
    settle()


def dialog() -> object:
    return QApplication.activeModalWidget()


def test_without_nominations_the_board_leads_to_the_form(three: Three, open_page: Open) -> None:
    page = open_page(three.village, COLLECTOR)
    board = board_of(page)
    assert board._stack.currentIndex() == 1
    (begin,) = board._stack.currentWidget().findChildren(QPushButton)
    begin.click()
    settle()
    assert page.current == "form"


def test_nominations_stand_by_stage_with_their_clocks(three: Three, open_page: Open) -> None:
    star = three.nominate(0).id
    three.nominate(1)
    three.agree(star)
    page = open_page(three.village, REVIEWER)
    board = board_of(page)
    assert board.tiles["nominated"].accessibleName() == "推荐 2"
    texts = [board.model.index(0, c).data() for c in range(board.model.columnCount())]
    assert texts[0].startswith("王建国\n个人")
    assert texts[2] == "11-26\n还有 3 个工作日"
    assert texts[3] == "参评 公示 媒体"
    three.clock.go(5)
    page.refresh()
    settle()
    assert board.model.index(0, 2).data() == "11-26\n超期 1 个工作日"
    assert page.remark == "超期 2 件"


def test_a_decision_takes_one_key_and_goes_on_to_the_next(three: Three, open_page: Open) -> None:
    stars = [three.nominate(who).id for who in (0, 1)]
    three.agree(stars[0])
    page = open_page(three.village, REVIEWER)
    board = board_of(page)
    page.take_keyboard()
    assert board.detail.seen is not None
    assert board.detail.seen.line.id == stars[0]
    keys.press(Key.Key_1)
    assert three.line(stars[0], three.village).stage is StarStage.INITIAL
    assert board.detail.seen.line.id == stars[1]
    keys.press(Key.Key_1)  # nobody agreed to take part
    assert board.detail.problem.isVisible()
    assert "参评" in board.detail.problem.accessibleName()
    keys.press(Key.Key_2)
    QApplication.focusWidget().insert("事迹不具体")  # type: ignore[union-attr]
    keys.press(Key.Key_Return)
    line = three.line(stars[1], three.village)
    assert (line.stage, line.standing.why) == (StarStage.RETURNED, "事迹不具体")


def test_a_slip_of_the_hand_is_taken_back(three: Three, open_page: Open) -> None:
    star = three.nominate(0).id
    three.agree(star)
    page = open_page(three.village, REVIEWER)
    board_of(page)
    page.take_keyboard()
    keys.press(Key.Key_1)
    assert three.line(star, three.village).stage is StarStage.INITIAL
    page.window().workbench.undo()  # type: ignore[attr-defined]
    settle()
    assert three.line(star, three.village).stage is StarStage.NOMINATED


def test_who_nominated_sees_why_somebody_else_decides(three: Three, open_page: Open) -> None:
    star = three.nominate(0).id
    three.agree(star)
    three.village.actor = COLLECTOR
    page = open_page(three.village, REVIEWER)
    page.desk.actor = REVIEWER
    board = board_of(page)
    assert board.detail.bar_card.isVisible()
    page.desk.actor = COLLECTOR
    page.refresh()
    settle()
    assert not board.detail.bar_card.isVisible()


def test_a_consent_is_withdrawn_with_its_day(three: Three, open_page: Open) -> None:
    star = three.nominate(0).id
    three.agree(star)
    page = open_page(three.village, REVIEWER)
    board = board_of(page)
    press_button(board, "登记撤回", 2)
    box = dialog()
    assert isinstance(box, ConsentDialog)
    assert unnamed(box) == []
    box.day.setText("2026-13-01")
    box._save.click()
    settle()
    assert dialog() is box
    box.day.setText("2026-11-23")
    box._save.click()
    settle()
    assert StarConsent.MEDIA not in three.line(star, three.village).standing.consents
    assert board.model.index(0, 3).data() == "参评 公示"


def test_the_street_sees_names_for_a_purpose_only(
    three: Three, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    three.passed(0)
    page = open_page(three.street, JUDGE)
    board = board_of(page)
    assert board.model.index(0, 0).data().startswith("王*国\n")
    assert board.detail.seen is not None
    assert board.detail.seen.is_masked
    monkeypatch.setattr(page.app.messages, "ask_text", lambda *_words: "审核")
    board.reveal()
    settle()
    assert board.detail.seen.line.star.name == "王建国"
    assert unnamed(page) == []
    assert guessing(page.window()) == []


def test_an_objection_stops_the_nominee(three: Three, open_page: Open) -> None:
    star = three.passed(0)
    page = open_page(three.street, JUDGE)
    board = board_of(page)
    press_button(board, "登记异议")
    box = dialog()
    assert isinstance(box, ObjectionDialog)
    box.text.setPlainText("清雪的是别人")
    box._save.click()
    settle()
    assert three.line(star).stage is StarStage.DISPUTED
    assert "清雪的是别人" in " ".join(
        part.accessibleName() for part in board.detail._head.findChildren(type(board.calendar))
    )


def test_an_honour_is_published_until_a_day(three: Three, open_page: Open) -> None:
    star = three.passed(0)
    page = open_page(three.street, JUDGE)
    from tests.operations.stars.test_year import announce

    announce(three)
    three.clock.go(8)
    three.award()
    page.refresh()
    settle()
    board = board_of(page)
    press_button(board, "登记发布")
    box = dialog()
    assert isinstance(box, PublishDialog)
    box.until.setText("2026-12-31")
    box._save.click()
    settle()
    (told,) = three.line(star).nomination.publications
    assert (told.fact.outlet, str(told.fact.until)) == ("board", "2026-12-31")
    press_button(board, "登记撤下")
    down = dialog()
    assert down is not None
    down._save.click()  # type: ignore[attr-defined]
    settle()
    (told,) = three.line(star).nomination.publications
    assert told.fact.down_on == three.street.today()
