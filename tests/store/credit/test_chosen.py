"""Some few entries looked at by themselves stand as the whole ledger says, on either engine; and
what is asked before an entry is written."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain.credit.codes import CapKind, CapSpan, Decision, Result, Theme, Unit
from gridcredit.domain.credit.items import Item
from gridcredit.domain.credit.recusal import Handler
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.credit_activity import CreditActivity
from gridcredit.domain.kinds.credit_count import CreditCount
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.domain.kinds.credit_meeting import CreditMeeting
from gridcredit.domain.kinds.kinship import Kinship
from gridcredit.store.credit import activities, counts, foretelling
from gridcredit.store.credit.chosen import chosen_rows
from gridcredit.store.credit.ledger import rule_book, village_ledger
from gridcredit.store.credit.marks import beside, marked
from gridcredit.store.credit.objections import answers_to, objection, objections
from gridcredit.store.credit.rows import LedgerRow
from gridcredit.store.credit.ties import kin_of, ties_of
from gridcredit.store.journal import journal
from tests.store.conftest import Fresh
from tests.store.credit.villages import GRID, STREET_OFFICE, VILLAGE, Village, home, person

JAN, FEB = date(2026, 1, 1), date(2026, 2, 1)
DAY = date(2026, 1, 20)
ITEMS = (
    Item("A", Theme.GOVERNANCE, "安全预警", 20),
    Item("H", Theme.CIVIC_PRACTICE, "志愿", 10, unit=Unit.HOURS),
    Item("C", Theme.CIVIC_PRACTICE, "宣讲", 10, cap=10, cap_kind=CapKind.POINTS,
         cap_per=CapSpan.MONTH),
)  # fmt: skip


@pytest.fixture
def village(fresh: Fresh) -> Village:
    """A village with rules and members since January."""
    made = Village(fresh())
    made.rules(JAN, ITEMS)
    made.join(JAN)
    return made


def chosen(village: Village, *entries: UUID) -> list[LedgerRow]:
    """The lines of entries by themselves."""
    with village.database.reading() as session:
        area = area_id(VILLAGE)
        return chosen_rows(session, area, rule_book(session, area), entries)


def stands(row: LedgerRow) -> tuple[object, ...]:
    """What is asked of an entry at a decision."""
    review = row.review
    return (
        row.id, row.fact, row.first, row.state, row.closed, row.period if row.closed else None,
        review.objections, review.handed_up, len(review.corrections),
    )  # fmt: skip


def test_entries_by_themselves_stand_as_the_ledger_says(village: Village) -> None:
    passed = [village.passed("A", DAY, at) for at in (1, 2, 3)]
    returned = village.enter("A", DAY)
    village.decide(returned, to=Decision.RETURN)
    handed = village.enter("A", DAY, 2)
    village.decide(handed, to=Decision.HAND_UP)
    village.close("2026-01", FEB)
    village.void(passed[0])
    first = village.object_to(passed[1])
    village.answer(first, Result.PARTLY, 5)
    village.object_to(passed[2])
    gone = village.enter("A", FEB, 3)
    village.void(gone)
    amended = village.amend(
        village.look(lambda ledger: ledger.row(returned)).fact, note="补", by="采集员"
    )
    entries = [*passed, amended, handed, gone]
    rows = chosen(village, *entries, passed[0])
    assert [row.id for row in rows] == [*passed, returned, handed, gone]
    assert [stands(row) for row in rows] == [
        stands(village.look(lambda ledger, e=entry: ledger.row(e))) for entry in entries
    ]
    assert chosen(village, home(1)) == []


def test_marks_of_few_are_those_of_all(village: Village) -> None:
    hours = [village.enter("H", DAY, quantity=70, first_saved=DAY) for _ in range(2)]
    alone = village.enter("H", DAY, 2, quantity=70, first_saved=DAY)
    with village.database.reading() as session:
        area = area_id(VILLAGE)
        book = rule_book(session, area)
        rows = chosen_rows(session, area, book, [hours[0], alone])
        found = marked(session, rows, book, beside(session, rows, book))
        whole = {row.id: row.spot_check for row in village_ledger(session, VILLAGE, FEB).rows()}
    assert {row.id: row.spot_check for row in found} == {e: whole[e] for e in (hours[0], alone)}
    assert [len(row.spot_check) for row in found] == [1, 0]
    village.void(hours[1])
    with village.database.reading() as session:
        found = marked(session, rows, book, beside(session, rows, book))
    assert [len(row.spot_check) for row in found] == [0, 0]


def test_what_an_entry_would_count_is_foretold(village: Village) -> None:
    village.enter("C", DAY)
    new = CreditEntry(UUID(int=9), home(1), "C", DAY, DAY, resident=person(1))
    with village.database.reading() as session:
        area = area_id(VILLAGE)
        found = foretelling.would_count(session, area, rule_book(session, area), new)
        named = foretelling.names_in(session, VILLAGE, ["与甲2一起", ""])
    assert found.line is not None
    assert (found.line.value, found.line.counted, found.gain) == (10, 10, 0)  # it comes first
    assert [fact.item for fact in found.same_day] == ["C"]
    assert named == ["甲2"]


def test_people_in_activities_are_known_by_their_times(village: Village) -> None:
    sheet = CreditActivity(UUID(int=8), area_id(VILLAGE), "A", DAY, "08:00", "10:00")
    village.write([sheet])
    entry = village.enter("A", DAY, activity=sheet.id)
    gone = village.enter("A", DAY, 2, activity=sheet.id)
    village.void(gone)
    with village.database.reading() as session:
        assert activities.spans_of_day(session, DAY) == {person(1): [("08:00", "10:00")]}
        assert activities.activity(session, sheet.id) == sheet
        assert activities.activity(session, entry) is None
        assert activities.entries_of(session, sheet) == sorted([entry, gone])


def test_meetings_are_listed_the_last_one_first(village: Village) -> None:
    made = [CreditMeeting(UUID(int=n), area_id(VILLAGE), date(2026, 1, n), 3) for n in (5, 9, 7)]
    village.write(made)
    with village.database.reading() as session:
        assert [m.on.day for m in activities.meetings(session, area_id(VILLAGE))] == [9, 7, 5]


def test_objections_and_answers_are_found_by_any_fact(village: Village) -> None:
    entry = village.passed("A", DAY)
    made = village.object_to(entry)
    told = village.answer(made, Result.REJECTED)
    with village.database.reading() as session:
        held = objection(session, made)
        [found] = objections(session, [entry])
        assert held == found
        answers = answers_to(session, [found])
        assert [one.root for one in answers[made]] == [told]
        assert objection(session, entry) is None
        between = counts.objections_between(session, {GRID}, FEB, FEB)
        assert [one.id for one in between] == [made]
        assert counts.objections_between(session, {GRID}, JAN, DAY) == []
        assert counts.objections_between(session, {VILLAGE}, FEB, FEB) == []


def test_kin_of_either_side_and_former_households_are_ties(village: Village) -> None:
    village.write([Kinship(UUID(int=7), person(2), person(1), "兄弟")])
    with village.database.writing(village._author(STREET_OFFICE)) as session:
        journal.edit(session, "resident", person(1), {"household": home(3).hex})
    with village.database.reading() as session:
        ties = ties_of(session, Handler("王", person(1)))
        assert kin_of(session, person(1)) == kin_of(session, person(3)) | {person(2)}
        assert ties_of(session, Handler("王")).households == frozenset()
    assert ties.households == {home(1), home(3)}
    assert (ties.kin, ties.kin_households) == ({person(2)}, {home(2)})


def test_of_two_counts_of_a_month_the_first_stands(village: Village) -> None:
    two = [CreditCount(UUID(int=n), area_id(VILLAGE), "2026-01", FEB, entries=n) for n in (6, 5)]
    for one in two:
        village.write([one])
    with village.database.reading() as session:
        assert [one.entries for one in counts.counts(session)] == [6]
