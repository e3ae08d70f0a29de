"""Papers for a meeting, for an activity, for those who join, and for who objected."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.codes import ResidentState, Role
from gridcredit.domain.credit.codes import Decision, Manner, Result
from gridcredit.domain.credit.paper_codes import PaperCode, PaperKind
from gridcredit.domain.errors import AreaOutside, BadValue, NobodyTakesPart, NotAllowed, NotFound
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.credit.entering import EntryForm, add_entry
from gridcredit.operations.credit.grouping import ActivityForm, add_activity
from gridcredit.operations.credit.membership_forms import print_membership_forms
from gridcredit.operations.credit.objecting import AnswerForm, ObjectionForm, answer, object_to
from gridcredit.operations.credit.paper_scans import codes_on_scan
from gridcredit.operations.credit.review_papers import print_answer, print_queue
from gridcredit.operations.credit.reviewing import decide
from gridcredit.operations.credit.sign_in import SignInForm, print_sign_in
from gridcredit.operations.desk import Desk
from gridcredit.store.journal import journal
from gridcredit.store.workspace import audit
from tests.operations.adding import add_records
from tests.operations.credit.boards import House, close, passed, settle, text_of
from tests.operations.credit.pilots import become
from tests.operations.offices import GRIDS, STREET, VILLAGE

ON = date(2026, 11, 20)


@pytest.fixture
def houses(clerk: Desk) -> list[House]:
    """Four households that take part."""
    return settle(clerk, 4)


def waiting(desk: Desk, house: House, item: str = "A1", who: int = 0) -> UUID:
    """An entry of the clerk's that waits."""
    become(desk, Role.STREET_CLERK, "张干事")
    made = add_entry(desk, EntryForm(house.household, item, ON, house.adults[who]))
    become(desk, Role.STREET_REVIEWER, "审核")
    return made


def test_what_waits_is_listed_with_its_numbers(
    clerk: Desk, houses: list[House], tmp_path: Path
) -> None:
    waiting(clerk, houses[0])
    waiting(clerk, houses[1], "C3")
    done = print_queue(clerk, VILLAGE, tmp_path / "q.pdf")
    assert (done.pages, done.entries) == (1, 2)
    text = text_of(tmp_path / "q.pdf")
    assert "1东村1号赵公望零壹文体活动2026-11-2012.0张干事□通过□退回□暂缓" in text
    assert "缺：照片" in text
    assert "共2笔" in text


def test_a_reviewer_s_own_household_is_not_on_the_list(
    clerk: Desk, houses: list[House], tmp_path: Path
) -> None:
    waiting(clerk, houses[0])
    waiting(clerk, houses[1])
    become(clerk, Role.STREET_REVIEWER, "审核", houses[0].adults[1])
    assert print_queue(clerk, VILLAGE, tmp_path / "q.pdf").entries == 1
    text = text_of(tmp_path / "q.pdf")
    assert "东村1号" not in text
    assert "共1笔" in text


def test_nothing_waits_is_a_list_too(clerk: Desk, houses: list[House], tmp_path: Path) -> None:
    assert print_queue(clerk, VILLAGE, tmp_path / "q.pdf").entries == 0
    assert "共0笔" in text_of(tmp_path / "q.pdf")
    become(clerk, Role.STREET_CLERK)
    with pytest.raises(NotAllowed):
        print_queue(clerk, VILLAGE, tmp_path / "q.pdf")


def test_a_sign_in_sheet_leads_back_to_its_activity(
    clerk: Desk, houses: list[House], tmp_path: Path
) -> None:
    become(clerk, Role.STREET_CLERK, "张干事")
    form = SignInForm(ON, "A1", "清洁家园", "08:30", "11:00", "广场", "李主任", VILLAGE)
    done = print_sign_in(clerk, form, tmp_path / "s.pdf")
    assert (done.pages, done.people) == (1, 8)
    text = text_of(tmp_path / "s.pdf")
    for words in ("清洁家园", "文体活动", "08:30—11:00", "1东村1号□赵公望零壹□钱若水零壹"):
        assert words in text
    (code,) = codes_on_scan(clerk, tmp_path / "s.pdf")
    assert code == PaperCode(PaperKind.ACTIVITY, done.activity, 1)
    entered = ActivityForm("A1", ON, "08:30", "11:00", (houses[0].adults[0],), activity=code.id)
    assert add_activity(clerk, entered).activity == done.activity
    with pytest.raises(BadValue) as told:
        add_activity(clerk, entered)
    assert told.value.reason == "sheet_entered"


def test_only_who_takes_part_that_day_stands_on_the_sheet(
    clerk: Desk, houses: list[House], tmp_path: Path
) -> None:
    add_records(clerk, [Resident(clerk.new_id(), houses[0].household, "没参加", birth_date=ON)])
    with clerk.writing() as session:
        gone = {"state": ResidentState.DIED.value, "left_on": "2026-11-01"}
        journal.edit(session, "resident", houses[1].adults[0], gone)
    become(clerk, Role.STREET_CLERK)
    done = print_sign_in(clerk, SignInForm(ON, village=VILLAGE), tmp_path / "s.pdf")
    assert done.people == 7
    text = text_of(tmp_path / "s.pdf")
    assert "没参加" not in text
    assert houses[1].names[0] not in text
    nobody = (
        SignInForm(date(2026, 9, 1), village=VILLAGE),
        SignInForm(ON, village=VILLAGE, area=GRIDS[1]),
    )
    for form in nobody:
        with pytest.raises(NobodyTakesPart):
            print_sign_in(clerk, form, tmp_path / "n.pdf")
    with pytest.raises(AreaOutside):
        print_sign_in(clerk, SignInForm(ON, village=VILLAGE, area=STREET), tmp_path / "n.pdf")
    assert not (tmp_path / "n.pdf").exists()


def test_forms_to_join_have_the_adults_of_a_household(
    clerk: Desk, houses: list[House], tmp_path: Path
) -> None:
    become(clerk, Role.STREET_CLERK)
    pages = print_membership_forms(
        clerk, tmp_path / "f.pdf", "2026-1", [houses[1].household], 2, VILLAGE
    )
    assert pages == 3
    text = text_of(tmp_path / "f.pdf")
    assert "赵公望零贰1970□□□" in text
    assert text.count("告知书版本：2026-1") == 3
    with pytest.raises(BadValue):
        print_membership_forms(clerk, tmp_path / "f.pdf", "", [houses[1].household])
    with pytest.raises(BadValue):
        print_membership_forms(clerk, tmp_path / "f.pdf", "1")
    with pytest.raises(NotFound):
        print_membership_forms(clerk, tmp_path / "f.pdf", "1", [clerk.new_id()])


def objected(desk: Desk, entry: UUID, result: Result, points: int | None = None) -> UUID:
    """An objection and its answer."""
    form = ObjectionForm(entry, Manner.SPOKEN, date(2026, 11, 22), "只到了半天")
    made = object_to(desk, form).id
    answer(desk, AnswerForm(made, result, "经核实到场半天。", points))
    return made


def test_an_answer_of_a_closed_entry_says_where_it_is_corrected(
    clerk: Desk, houses: list[House], tmp_path: Path
) -> None:
    entry = passed(clerk, houses[0])
    close(clerk)
    made = objected(clerk, entry, Result.PARTLY, 10)
    assert print_answer(clerk, made, tmp_path / "a.pdf") == 1
    text = text_of(tmp_path / "a.pdf")
    for words in ("赵公望零壹户：", "部分属实", "由2.0分更正为1.0分", "在2026年11月入账"):
        assert words in text


@pytest.mark.parametrize(
    ("result", "words"),
    [(Result.UPHELD, "该笔不予计分"), (Result.REJECTED, "维持不变，按规则计分")],
)
def test_an_answer_of_an_open_entry(
    clerk: Desk, houses: list[House], tmp_path: Path, result: Result, words: str
) -> None:
    made = objected(clerk, passed(clerk, houses[0], on=ON), result)
    print_answer(clerk, made, tmp_path / "a.pdf")
    assert words in text_of(tmp_path / "a.pdf")


@pytest.mark.parametrize(
    ("result", "words"), [(Result.UPHELD, "重新提交审核"), (Result.REJECTED, "维持退回")]
)
def test_an_answer_of_a_returned_entry(
    clerk: Desk, houses: list[House], tmp_path: Path, result: Result, words: str
) -> None:
    entry = waiting(clerk, houses[0])
    decide(clerk, [entry], Decision.RETURN, "没有照片")
    made = objected(clerk, entry, result)
    print_answer(clerk, made, tmp_path / "a.pdf")
    assert words in text_of(tmp_path / "a.pdf")


def test_nothing_answered_is_no_letter(clerk: Desk, houses: list[House], tmp_path: Path) -> None:
    entry = passed(clerk, houses[0])
    made = object_to(clerk, ObjectionForm(entry, Manner.SPOKEN, date(2026, 11, 22), "不对"))
    for unknown in (made.id, clerk.new_id()):
        with pytest.raises(NotFound):
            print_answer(clerk, unknown, tmp_path / "a.pdf")


def test_prints_with_names_are_logged(clerk: Desk, houses: list[House], tmp_path: Path) -> None:
    become(clerk, Role.STREET_CLERK)
    print_sign_in(clerk, SignInForm(ON, village=VILLAGE), tmp_path / "s.pdf")
    with clerk.reading() as session:
        told = [entry.facts for entry in audit.entries(session, act="print")]
    assert told == [{"what": "sign_in", "count": 8}]


def test_a_page_without_codes_tells_nothing(
    clerk: Desk, houses: list[House], tmp_path: Path
) -> None:
    print_queue(clerk, VILLAGE, tmp_path / "q.pdf")
    assert codes_on_scan(clerk, tmp_path / "q.pdf") == []
