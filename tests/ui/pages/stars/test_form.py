"""推荐表: found by the search, counted while typed, kept as a draft, locked when submitted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from gridcredit.domain.stars.codes import StarConsent, StarKind, StarLevel, StarStage, StepDecision
from gridcredit.operations.stars import drafting, listing
from gridcredit.ui.pages.stars.form.state import NEW
from gridcredit.ui.pages.stars.form.view import FormView
from gridcredit.ui.pages.stars.page import StarsPage
from tests.operations.stars.offices import COLLECTOR, MONTH, Three
from tests.ui import keys
from tests.ui.access import guessing, unnamed
from tests.ui.conftest import settle
from tests.ui.pages.stars.conftest import Open

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
STORY = "从 2023 年冬天起，他每场雪都先扫邻居门前的路。" * 20


def form_of(page: StarsPage, period: str = MONTH) -> FormView:
    page.show_view("form")
    page.chooser.choose(period=period, level="village")
    page.refresh()
    settle()
    made = page.view("form")
    assert isinstance(made, FormView)
    return made


def type_in(words: str) -> None:
    at = QApplication.focusWidget()
    assert isinstance(at, QLineEdit), at
    at.insert(words)
    at.textEdited.emit(at.text())
    settle()


def find(form: FormView, words: str) -> None:
    """Choose the first whom a search finds."""
    form.fields.who.line.setFocus()
    type_in(words)
    keys.press(Key.Key_Return)


def fill(form: FormView) -> None:
    """All that the form asks for."""
    find(form, "王建国")
    form.fields.summary.text.setPlainText("三年义务清雪。")
    form.fields.story.text.setPlainText(STORY)
    form.fields.first.setText("孙证明")
    form.fields.second.setText("钱证明")


def test_a_form_is_filled_and_submitted_by_keys(three: Three, open_page: Open) -> None:
    page = open_page(three.village, COLLECTOR)
    form = form_of(page)
    page.take_keyboard()
    fill(form)
    for kind in (StarConsent.TAKE_PART, StarConsent.NOTICE):
        form.fields.consents.ticks[kind].setChecked(True)
    assert form.fields.consents.days[StarConsent.NOTICE].text() == "2026-11-23"
    assert unnamed(page) == []
    assert guessing(page.window()) == []
    form.fields.first.setFocus()
    keys.press(Key.Key_Return, held=CTRL)
    (line,) = listing.list_stars(three.village, purpose="看")
    assert (line.star.name, line.star.kind, line.star.period) == ("王建国", StarKind.PERSON, MONTH)
    assert line.star.level is StarLevel.VILLAGE
    assert line.star.story == STORY
    assert line.standing.consents == {StarConsent.TAKE_PART, StarConsent.NOTICE}
    assert page.current == "board"
    assert form.fields.state().is_blank
    assert drafting.load_draft(three.village, NEW) == ""


def test_a_door_offers_its_people_where_somebody_is_nominated(
    three: Three, open_page: Open
) -> None:
    form = form_of(open_page(three.village, COLLECTOR))
    find(form, "9号楼1单元101")
    state = form.fields.state()
    assert (state.who, bool(state.resident)) == ("王建国", True)
    kind = form.fields.kind
    kind.choose(StarKind.HOUSEHOLD.value)
    kind.chosen.emit(StarKind.HOUSEHOLD.value)
    form.fields.who.show_value(None)
    find(form, "9号楼1单元101")
    assert (form.fields.state().who, form.fields.state().resident) == ("王建国 户", "")
    kind.choose(StarKind.PERSON.value)
    kind.chosen.emit(StarKind.PERSON.value)
    assert form.fields.who.value() is None  # a household is nobody


def test_what_is_missing_is_said_at_its_field(three: Three, open_page: Open) -> None:
    page = open_page(three.village, COLLECTOR)
    form = form_of(page)
    fill(form)
    form.fields.second.clear()
    form.saving.save()
    settle()
    assert form.fields.rows["witnesses"].field.property("wrong") == "true"
    assert QApplication.focusWidget() is form.fields.first
    form.fields.second.setText("钱证明")
    form.fields.consents.ticks[StarConsent.MEDIA].setChecked(True)
    form.fields.consents.days[StarConsent.MEDIA].setText("昨天")
    form.saving.save()
    settle()
    assert form.fields.rows["consents"].field.property("wrong") == "true"
    assert listing.list_stars(three.village) == []


def test_counts_are_said_while_typing(three: Three, open_page: Open) -> None:
    form = form_of(open_page(three.village, COLLECTOR))
    form.fields.summary.text.setPlainText("好" * 201)
    assert "多了 1 字" in form.fields.summary._count.text()
    form.fields.story.text.setPlainText("好" * 799)
    assert "还差 1 字" in form.fields.story._count.text()


def test_what_is_typed_waits_for_its_author(three: Three, open_page: Open) -> None:
    page = open_page(three.village, COLLECTOR)
    form = form_of(page)
    fill(form)
    page.show_view("board")  # whoever goes elsewhere finds the form as it was
    settle()
    assert "三年义务清雪" in drafting.load_draft(three.village, NEW)
    with three.village.reading() as session:
        from gridcredit.store.workspace import drafts

        assert drafts.waiting(session, three.village.actor.login) == []  # it is no household's
    again = form_of(open_page(three.village, COLLECTOR))
    assert again.fields.state().summary == "三年义务清雪。"
    again.clear.click()
    settle()
    assert again.fields.state().is_blank
    assert drafting.load_draft(three.village, NEW) == ""


def test_repeats_are_said_before_it_is_submitted(three: Three, open_page: Open) -> None:
    from tests.operations.stars.test_year import announce

    three.passed(0, period="2026-09")
    announce(three, "2026-09")
    three.clock.go(8)
    three.award("2026-09")
    three.meet()
    page = open_page(three.village, COLLECTOR)
    form = form_of(page)
    fill(form)
    form._on_pause()
    settle()
    assert form.doubts.isVisible()
    assert "本年度已获同级荣誉" in form.doubts.accessibleName()


def test_facts_go_into_the_story_where_the_cursor_is(three: Three, open_page: Open) -> None:
    form = form_of(open_page(three.village, COLLECTOR))
    form.fields.story.text.setPlainText("开头")
    form.fields.story.text.moveCursor(form.fields.story.text.textCursor().MoveOperation.End)
    form.facts.wanted.emit("2026 年 3 月 5 日，义务清雪。")
    assert form.fields.story.value() == "开头\n2026 年 3 月 5 日，义务清雪。"


def test_a_returned_form_is_said_otherwise_with_the_reason_in_sight(
    three: Three, open_page: Open
) -> None:
    star = three.nominate(0).id
    three.agree(star)
    three.initial(star, StepDecision.RETURN, "事迹不具体")
    page = open_page(three.village, COLLECTOR)
    page.show_view("form", star)
    settle()
    form = page.view("form")
    assert isinstance(form, FormView)
    assert form.returned.isVisible()
    assert "事迹不具体" in form.returned.accessibleName()
    assert not form.fields.rows["household"].isEnabled()
    form.fields.summary.text.setPlainText("三年里每场雪都先扫邻居门前。")
    form.submit.click()
    settle()
    line = three.line(star, three.village)
    assert (line.stage, line.star.summary) == (
        StarStage.NOMINATED,
        "三年里每场雪都先扫邻居门前。",
    )


def test_a_group_names_its_members(three: Three, open_page: Open) -> None:
    page = open_page(three.village, COLLECTOR)
    form = form_of(page)
    form.fields.kind.choose(StarKind.GROUP.value)
    form.fields.kind.chosen.emit(StarKind.GROUP.value)
    settle()
    assert form.fields.rows["household"].isHidden()
    form.fields.name.setText("清雪队")
    form.fields.members.picker.line.setFocus()
    type_in("李秀英")
    keys.press(Key.Key_Return)
    assert [name for _, name in form.fields.members.value()] == ["李秀英"]
    fill_rest = {"first": "孙证明", "second": "钱证明"}
    for name, words in fill_rest.items():
        getattr(form.fields, name).setText(words)
    form.fields.summary.text.setPlainText("清雪三年。")
    form.saving.save()
    settle()
    (line,) = listing.list_stars(three.village, purpose="看")
    assert (line.star.kind, line.star.name) == (StarKind.GROUP, "清雪队")
    assert line.star.members == (three.kept.people[1],)


def test_a_blank_form_is_printed(
    three: Three, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(three.village, COLLECTOR)
    form = form_of(page)
    out = three.post.parent / "空白.docx"
    monkeypatch.setattr(page.app.messages, "choose_save", lambda *_words: out)
    form.blank.click()
    settle()
    assert out.stat().st_size > 1000
