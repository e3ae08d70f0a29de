"""Knocking on doors: a page is kept whole or not at all, and can be taken back whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain.codes import ConsentKind, RegistrationKind, Role, VisitOutcome
from gridcredit.domain.errors import (
    AlreadyCorrected,
    BadValue,
    MinorRefused,
    NotAllowed,
    NotFound,
    VisitedMeanwhile,
)
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import people
from gridcredit.operations.visits import doorstep, visiting
from gridcredit.operations.visits.visiting import AdultEntry, VisitEntry
from gridcredit.store.journal import journal
from gridcredit.store.register import events, visits
from tests.operations.homes import Home, a_home

AT = "2026-11-22T08:30"


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


def visit(desk: Desk, home: Home, **facts: object) -> Visit:
    """A knock on that door this morning."""
    wanted = {"at": AT, "outcome": VisitOutcome.MET_DONE} | facts
    return Visit(desk.new_id(), home.household, **wanted)  # type: ignore[arg-type]


def everything(desk: Desk, home: Home) -> VisitEntry:
    """A page that settles all there is to settle."""
    consents = {ConsentKind.REGISTRATION_DATA: True, ConsentKind.PUBLISH_HONOUR: False}
    both = (
        AdultEntry(home.adult, RegistrationKind.REGISTERED, True, consents),
        AdultEntry(home.other, RegistrationKind.DECLINED),
    )
    return VisitEntry(visit(desk, home), both, "2026-1")


def standing(desk: Desk, home: Home) -> tuple[int, int, int, int]:
    """How many visits, registrations, pledges and consents of the household stand."""
    everybody = [home.adult, home.other, home.minor, home.unknown]
    with desk.reading() as session:
        return (
            len(visits.visits_of(session, home.household)),
            len(events.registrations(session, everybody)),
            len(events.pledge_steps(session, everybody)),
            len(events.consents(session, everybody)),
        )


def test_one_page_writes_the_visit_and_all_it_settled(worker: Desk, home: Home) -> None:
    saved = visiting.log_visit(worker, everything(worker, home))
    assert standing(worker, home) == (1, 2, 1, 2)
    assert (saved.registrations, saved.pledges, len(saved.numbers)) == (2, 1, 1)
    with worker.reading() as session:
        [kept] = visits.visits_of(session, home.household)
        given = events.consents(session, [home.adult])
    assert (kept.at, kept.workers) == (AT, (worker.actor.name,))
    assert {(c.consent, c.given, c.notice_version, c.visit) for c in given} == {
        (ConsentKind.REGISTRATION_DATA, True, "2026-1", saved.visit),
        (ConsentKind.PUBLISH_HONOUR, False, "2026-1", saved.visit),
    }


@pytest.mark.parametrize("who", ["minor", "nobody"])
def test_one_entry_that_cannot_be_leaves_nothing_of_the_page(
    worker: Desk, home: Home, who: str
) -> None:
    resident = getattr(home, who, worker.new_id())
    page = everything(worker, home)
    last = AdultEntry(resident, RegistrationKind.REGISTERED)
    visiting.save_draft(worker, home.household, "typed")
    with pytest.raises((MinorRefused, NotFound)):
        visiting.log_visit(worker, replace(page, adults=(*page.adults, last)))
    assert standing(worker, home) == (0, 0, 0, 0)
    assert visiting.load_draft(worker, home.household) == "typed"


def test_a_visit_is_taken_back_with_everything_it_settled(worker: Desk, home: Home) -> None:
    page = everything(worker, home)
    saved = visiting.log_visit(worker, page)
    other = visiting.log_visit(worker, VisitEntry(visit(worker, home)))
    assert visiting.take_back_visit(worker, saved.visit) == 6
    assert standing(worker, home) == (1, 0, 0, 0)
    with worker.reading() as session:
        assert [v.id for v in visits.visits_of(session, home.household)] == [other.visit]
        # Nothing is erased: the journal tells the visit as it was.
        assert journal.history(session, saved.visit)[0].new["at"] == AT
    with pytest.raises(AlreadyCorrected):
        visiting.take_back_visit(worker, saved.visit)
    sheet = doorstep.visit_sheet(worker, home.household)
    assert {(p.registration, p.pledged) for p in sheet.people} == {(None, False)}


def test_what_is_not_there_is_not_taken_back(worker: Desk) -> None:
    with pytest.raises(NotFound):
        visiting.take_back_visit(worker, worker.new_id())


def test_a_pending_matter_needs_a_day_to_come_back(worker: Desk, home: Home) -> None:
    pending = visit(worker, home, outcome=VisitOutcome.MET_PENDING)
    with pytest.raises(BadValue) as refused:
        visiting.log_visit(worker, VisitEntry(pending))
    assert (refused.value.field, refused.value.reason) == ("follow_up", "needed_when_pending")
    visiting.log_visit(worker, VisitEntry(replace(pending, follow_up=date(2026, 11, 30))))
    assert standing(worker, home)[0] == 1


@pytest.mark.parametrize(
    ("facts", "field", "reason"),
    [
        ({"at": "2026-11-23T00:00"}, "at", "future"),
        ({"at": "9999-12-31T23:59"}, "at", "future"),
        ({"at": "yesterday"}, "at", "2026-11-22T19:30"),
        ({"at": "2026-11-22T25:00"}, "at", "2026-11-22T19:30"),
        ({"at": "0001-01-01T00:00+14:00"}, "at", "2026-11-22T19:30"),
        ({"follow_up": date(2026, 11, 21)}, "follow_up", "before_visit"),
    ],
)
def test_what_cannot_be_true_of_a_visit_is_refused_by_field(
    worker: Desk, home: Home, facts: dict[str, object], field: str, reason: str
) -> None:
    with pytest.raises(BadValue) as refused:
        visiting.log_visit(worker, VisitEntry(visit(worker, home, **facts)))
    assert (refused.value.field, refused.value.reason) == (field, reason)
    assert standing(worker, home)[0] == 0


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1800-01-01T00:00", "1800-01-01T00:00"),
        ("2026-11-22", "2026-11-22T00:00"),
        ("2026-11-22 08:30:59", "2026-11-22T08:30"),
    ],
)
def test_a_time_is_kept_in_one_form(worker: Desk, home: Home, typed: str, kept: str) -> None:
    page = VisitEntry(
        visit(worker, home, at=typed), (AdultEntry(home.adult, RegistrationKind.INFORMED),)
    )
    visiting.log_visit(worker, page)
    with worker.reading() as session:
        [found] = visits.visits_of(session, home.household)
    assert found.at == kept


def test_a_visit_to_nobody_is_not_found(worker: Desk, home: Home) -> None:
    with pytest.raises(NotFound):
        visiting.log_visit(
            worker, VisitEntry(replace(visit(worker, home), household=worker.new_id()))
        )


def test_a_draft_waits_until_it_is_saved_or_dropped(worker: Desk, home: Home) -> None:
    assert visiting.load_draft(worker, home.household) == ""
    visiting.save_draft(worker, home.household, "one")
    visiting.save_draft(worker, home.household, "two 😀")
    assert visiting.load_draft(worker, home.household) == "two 😀"
    visiting.drop_draft(worker, home.household)
    assert visiting.load_draft(worker, home.household) == ""
    visiting.save_draft(worker, home.household, "three")
    visiting.log_visit(worker, VisitEntry(visit(worker, home)))
    assert visiting.load_draft(worker, home.household) == ""


def due(desk: Desk) -> set[UUID]:
    """The doors to see to."""
    return {one.household for one in visiting.due_today(desk)}


def test_a_door_leaves_the_list_when_all_is_done_and_comes_back_when_it_was_not(
    worker: Desk, home: Home
) -> None:
    assert home.household in due(worker)
    with worker.writing() as session:
        journal.edit(session, "resident", home.unknown, {"removed": "测试"})
    settled = tuple(
        AdultEntry(who, RegistrationKind.REGISTERED, True) for who in (home.adult, home.other)
    )
    saved = visiting.log_visit(worker, VisitEntry(visit(worker, home), settled))
    assert home.household not in due(worker)
    visiting.take_back_visit(worker, saved.visit)
    assert home.household in due(worker)


def test_who_declined_is_left_in_peace_for_a_while(worker: Desk, home: Home) -> None:
    declined = visit(worker, home, outcome=VisitOutcome.MET_REFUSED)
    visiting.log_visit(worker, VisitEntry(declined))
    assert home.household not in due(worker)
    worker.clock.go(days=91)  # type: ignore[attr-defined]
    assert home.household in due(worker)


def test_every_door_on_the_list_is_of_the_area_asked_for(worker: Desk) -> None:
    mine = {line.id for line in people.list_households(worker)}
    assert due(worker) <= mine
    assert len(visiting.due_today(worker)) == len(due(worker))


def test_who_may_not_record_records_nothing(clerk: Desk) -> None:
    clerk.actor = replace(clerk.actor, role=Role.STREET_REVIEWER)
    household = people.list_households(clerk)[0].id
    page = VisitEntry(Visit(clerk.new_id(), household, AT, VisitOutcome.MET_DONE))
    for act in (
        lambda: visiting.log_visit(clerk, page),
        lambda: visiting.take_back_visit(clerk, page.visit.id),
        lambda: visiting.save_draft(clerk, household, "x"),
    ):
        with pytest.raises(NotAllowed):
            act()


# Twice


def again(desk: Desk, home: Home, at: str, outcome: VisitOutcome, **facts: object) -> VisitEntry:
    """A form of that door as it is opened now."""
    known = doorstep.visit_sheet(desk, home.household).known
    made = visit(desk, home, at=at, outcome=outcome)
    return VisitEntry(made, known=known, **facts)  # type: ignore[arg-type]


def knocks(desk: Desk, home: Home) -> int:
    return doorstep.visit_sheet(desk, home.household).knocks


def test_a_form_is_not_saved_beside_a_visit_that_came_since_it_was_opened(
    worker: Desk, home: Home
) -> None:
    first = again(worker, home, AT, VisitOutcome.NOBODY)
    second = again(worker, home, "2026-11-22T06:00", VisitOutcome.NOBODY)
    visiting.log_visit(worker, first)
    with pytest.raises(VisitedMeanwhile) as raised:
        visiting.log_visit(worker, second)
    assert (raised.value.at, raised.value.outcome) == (AT, VisitOutcome.NOBODY)
    assert knocks(worker, home) == 1
    seen = replace(second, known=doorstep.visit_sheet(worker, home.household).known)
    visiting.log_visit(worker, seen)
    assert knocks(worker, home) == 2


def test_a_visit_taken_back_meanwhile_is_no_hindrance(worker: Desk, home: Home) -> None:
    saved = visiting.log_visit(worker, VisitEntry(visit(worker, home)))
    form = again(worker, home, AT, VisitOutcome.NOBODY)
    visiting.take_back_visit(worker, saved.visit)
    visiting.log_visit(worker, form)
    assert knocks(worker, home) == 1


@pytest.mark.parametrize(
    ("at", "is_said"),
    [
        (AT, True),
        ("2026-11-22T09:29", True),
        ("2026-11-22T07:31", True),
        ("2026-11-22T09:30", False),
        ("2026-11-22T07:30", False),
        ("2026-11-21T08:30", False),
    ],
)
def test_a_second_visit_within_the_hour_is_kept_and_said(
    worker: Desk, home: Home, at: str, is_said: bool
) -> None:
    first = visiting.log_visit(worker, VisitEntry(visit(worker, home))).visit
    assert not visiting.is_beside_another(worker, first)
    second = visiting.log_visit(worker, again(worker, home, at, VisitOutcome.NOBODY)).visit
    assert knocks(worker, home) == 2
    assert visiting.is_beside_another(worker, second) is is_said
    visiting.take_back_visit(worker, first)
    assert not visiting.is_beside_another(worker, second)


def test_a_call_before_the_knock_is_not_taken_for_it(worker: Desk, home: Home) -> None:
    outcomes = (VisitOutcome.BY_PHONE, VisitOutcome.MET_DONE, VisitOutcome.BY_PHONE)
    made = [visiting.log_visit(worker, again(worker, home, AT, one)).visit for one in outcomes]
    assert [visiting.is_beside_another(worker, one) for one in made] == [True, False, True]


def test_without_a_form_visits_are_kept_as_they_come(worker: Desk, home: Home) -> None:
    for _ in range(2):
        visiting.log_visit(worker, VisitEntry(visit(worker, home)))
    assert knocks(worker, home) == 2


def test_why_a_door_is_due_is_told_with_its_sheet_as_the_list_tells_it(
    worker: Desk, home: Home
) -> None:
    for outcome in (None, VisitOutcome.NOBODY, VisitOutcome.MET_REFUSED):
        if outcome is not None:
            visiting.log_visit(worker, VisitEntry(visit(worker, home, outcome=outcome)))
        listed = {due.household: due for due in visiting.due_today(worker)}
        assert doorstep.visit_sheet(worker, home.household).due == listed.get(home.household)


def test_the_next_door_is_one_that_is_still_due_and_was_not_seen_to_within_the_hour(
    worker: Desk,
) -> None:
    homes = [a_home(worker).household for _ in range(4)]
    refused, shut, due, _later = homes
    for row, outcome, at in (
        (refused, VisitOutcome.MET_REFUSED, "2026-11-20T10:00"),
        (shut, VisitOutcome.NOBODY, worker.clock().strftime("%Y-%m-%dT%H:%M")),
    ):
        visiting.log_visit(worker, VisitEntry(Visit(worker.new_id(), row, at, outcome)))
    assert visiting.next_due(worker, homes) == due
    assert visiting.next_due(worker, [refused, shut]) is None
    assert visiting.next_due(worker, []) is None
