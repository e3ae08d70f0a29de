"""Any visit can be corrected and taken back, with a reason; nothing of it is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest

from gridcredit.domain.codes import (
    ConsentKind,
    PledgeStage,
    RegistrationKind,
    Role,
    VisitMode,
    VisitOutcome,
)
from gridcredit.domain.errors import (
    AlreadyCorrected,
    BadValue,
    ChangedSince,
    NotAllowed,
    NotFound,
    OnlyPartKnown,
)
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.credit_member import CreditMember
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import signing
from gridcredit.operations.register import households
from gridcredit.operations.visits import correcting, takingback, visiting
from gridcredit.operations.visits.visiting import AdultEntry, VisitEntry
from gridcredit.store.journal import journal
from gridcredit.store.register import events, visits
from tests.operations.adding import add_records, add_registration
from tests.operations.chains import GRID, Chain
from tests.operations.homes import Home, a_home

AT = "2026-11-21T08:30"
BEGIN, END = datetime(2026, 1, 1), datetime(2027, 1, 1)  # noqa: DTZ001 - wall clock
WHY = "记错了"


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


def knock(desk: Desk, home: Home, **facts: Any) -> UUID:
    """A visit of yesterday that settled something for two people."""
    wanted = {"at": AT, "outcome": VisitOutcome.MET_DONE, "met": (home.adult,)} | facts
    consents = {ConsentKind.REGISTRATION_DATA: True}
    both = (
        AdultEntry(home.adult, RegistrationKind.REGISTERED, True, consents),
        AdultEntry(home.other, RegistrationKind.INFORMED),
    )
    visit = Visit(desk.new_id(), home.household, **wanted)
    return visiting.log_visit(desk, VisitEntry(visit, both)).visit


def stands(desk: Desk, home: Home) -> tuple[list[Visit], list[date]]:
    """The visits that stand, and the days of what is settled for the people."""
    who = [home.adult, home.other]
    with desk.reading() as session:
        facts = [
            *events.registrations(session, who),
            *events.pledge_steps(session, who),
            *events.consents(session, who),
        ]
        return visits.visits_of(session, home.household), sorted(fact.on for fact in facts)


def said(desk: Desk, home: Home) -> list[tuple[str, bool, str]]:
    """The visits of the timeline: when, whether replaced, and how it ended."""
    page = households.view(desk, home.household)
    return [
        (e.when, e.replaced, f"{e.ending.is_void}:{e.ending.reason}" if e.ending else "")
        for e in page.timeline
        if e.entity == "visit"
    ]


def test_a_correction_takes_the_place_of_the_visit_and_tells_why(worker: Desk, home: Home) -> None:
    first = knock(worker, home)
    new = {"outcome": VisitOutcome.MET_REFUSED, "mode": VisitMode.PHONE, "note": "改了"}
    made = correcting.correct_visit(worker, first, new, WHY)
    [visit], days = stands(worker, home)
    assert (visit.id, visit.corrects, visit.reason) == (made.visit, first, WHY)
    assert (visit.outcome, visit.mode, visit.note) == tuple(new.values())
    assert (visit.at, visit.workers, visit.met) == (AT, (worker.actor.name,), (home.adult,))
    assert days == [date(2026, 11, 21)] * 4
    assert said(worker, home) == [(AT, False, ""), (AT, True, f"False:{WHY}")]
    with worker.reading() as session:
        assert journal.history(session, first)[0].new["outcome"] == "01"


def test_what_was_settled_goes_to_the_right_day_with_its_visit(worker: Desk, home: Home) -> None:
    first = knock(worker, home)
    add_registration(worker, home.other, RegistrationKind.HELPED, date(2026, 11, 21))
    made = correcting.correct_visit(worker, first, {"at": "2026-11-18T19:00"}, WHY)
    assert (made.redated, made.taken_back) == (4, 0)
    [visit], days = stands(worker, home)
    assert visit.at == "2026-11-18T19:00"
    assert days == [*[date(2026, 11, 18)] * 4, date(2026, 11, 21)]
    again = correcting.correct_visit(worker, made.visit, {"at": "2026-11-19T19:00"}, WHY)
    assert (again.redated, stands(worker, home)[1][0]) == (4, date(2026, 11, 19))


def test_where_nobody_was_spoken_to_nothing_was_settled(worker: Desk, home: Home) -> None:
    first = knock(worker, home)
    made = correcting.correct_visit(worker, first, {"outcome": VisitOutcome.NOBODY}, WHY)
    [visit], days = stands(worker, home)
    assert (made.taken_back, days, visit.met) == (4, [], ())


def test_a_corrected_visit_is_taken_back_with_all_it_ever_settled(worker: Desk, home: Home) -> None:
    first = knock(worker, home)
    made = correcting.correct_visit(worker, first, {"note": "改了"}, WHY)
    with pytest.raises(AlreadyCorrected):
        takingback.take_back(worker, "visit", first, WHY)
    done = takingback.take_back(worker, "visit", made.visit, "没有去过")
    assert (done.count, stands(worker, home)) == (5, ([], []))
    assert said(worker, home) == [(AT, True, "True:没有去过"), (AT, True, f"False:{WHY}")]


@pytest.mark.parametrize(
    "act",
    [
        lambda desk, visit: takingback.take_back(desk, "visit", visit, WHY),
        lambda desk, visit: correcting.correct_visit(desk, visit, {"note": "x"}, WHY).replaced,
        lambda desk, visit: (
            correcting.correct_visit(desk, visit, {"at": "2026-11-18T19:00"}, WHY).replaced
        ),
        lambda desk, visit: (
            correcting.correct_visit(desk, visit, {"outcome": VisitOutcome.EMPTY}, WHY).replaced
        ),
    ],
)
def test_what_was_said_again_stands_as_before_and_only_once(
    worker: Desk, home: Home, act: Callable[[Desk, UUID], takingback.Replaced]
) -> None:
    first = knock(worker, home)
    before = stands(worker, home)
    replaced = act(worker, first)
    assert stands(worker, home) != before
    takingback.say_again(worker, replaced, "撤销")
    [visit], days = stands(worker, home)
    bare = {"id": first, "corrects": None, "reason": ""}
    assert ([replace(visit, **bare)], days) == before
    with pytest.raises(ChangedSince):
        takingback.say_again(worker, replaced, "撤销")
    # What it settled belongs to it still.
    assert takingback.take_back(worker, "visit", visit.id, WHY).count == 5


def test_a_registration_and_a_consent_are_taken_back_alone(worker: Desk, home: Home) -> None:
    knock(worker, home)
    with worker.reading() as session:
        [registered] = events.registrations(session, [home.adult])
        [consent] = events.consents(session, [home.adult])
    assert takingback.take_back(worker, "registration_event", registered.id, WHY).count == 1
    assert takingback.take_back(worker, "consent_event", consent.id, WHY).count == 1
    [_], days = stands(worker, home)
    assert len(days) == 2


def test_a_pledge_goes_with_the_steps_after_the_one_taken_back(worker: Desk, home: Home) -> None:
    signed = signing.sign_pledge(worker, home.adult, date(2026, 11, 20))
    last = (PledgeStage.WITHDRAWN, date(2026, 11, 21), "", "口头撤回")
    step = signing.advance_pledge(worker, signed.pledge, *last)
    assert takingback.take_back(worker, "pledge_event", step.id, WHY).count == 1
    signing.advance_pledge(worker, signed.pledge, *last)
    assert takingback.take_back(worker, "pledge_event", signed.pledge, WHY).count == 2
    assert stands(worker, home)[1] == []
    with pytest.raises(AlreadyCorrected):
        takingback.take_back(worker, "pledge_event", signed.pledge, WHY)
    # A number that was given is never given again.
    assert signing.sign_pledge(worker, home.adult, date(2026, 11, 20)).number != signed.number


@pytest.mark.parametrize(
    ("new", "reason", "field"),
    [
        ({"note": "x"}, "  ", "reason"),
        ({"note": "x"}, "a\0b", "reason"),
        ({"note": "x"}, "一\n二", "reason"),
        ({"note": "x"}, "长" * 1001, "reason"),
        ({"household": None}, WHY, "household"),
        ({"at": "2026-11-23T08:00"}, WHY, "at"),
        ({"at": "gestern"}, WHY, "at"),
        ({"outcome": VisitOutcome.MET_PENDING}, WHY, "follow_up"),
        ({"follow_up": date(2026, 11, 20)}, WHY, "follow_up"),
        ({"outcome": VisitOutcome.MET_DONE}, WHY, "visit"),
        ({}, WHY, "visit"),
    ],
)
def test_a_correction_is_judged_like_a_visit_and_changes_nothing_when_refused(
    worker: Desk, home: Home, new: dict[str, Any], reason: str, field: str
) -> None:
    first = knock(worker, home)
    before = stands(worker, home)
    with pytest.raises(BadValue) as refused:
        correcting.correct_visit(worker, first, new, reason)
    assert refused.value.field == field
    assert stands(worker, home) == before


def test_who_was_met_must_be_somebody(worker: Desk, home: Home) -> None:
    first = knock(worker, home)
    with pytest.raises(NotFound):
        correcting.correct_visit(worker, first, {"met": (worker.new_id(),)}, WHY)


def test_the_street_corrects_what_its_grid_entered_and_the_grid_hears_of_it(
    chain: Chain,
) -> None:
    made = correcting.correct_visit(chain.street, chain.visit, {"note": "街道核过"}, WHY)
    chain.everywhere()
    assert said(chain.grid, chain.home)[0][1] is False
    with chain.grid.reading() as session:
        [visit] = visits.visits_of(session, chain.home.household)
        assert (visit.id, visit.note, visit.reason) == (made.visit, "街道核过", WHY)
    with chain.district.reading() as session:
        [visit] = visits.visits_of(session, chain.home.household)
        assert (visit.id, visit.reason) == (made.visit, "")  # words stay below the district


def test_the_district_does_not_touch_what_it_knows_only_in_part(chain: Chain) -> None:
    noted = knock(chain.grid, chain.home, note="下周再去")
    chain.up(chain.grid, chain.street)
    chain.up(chain.street, chain.district)
    with pytest.raises(OnlyPartKnown):
        takingback.take_back(chain.district, "visit", noted, WHY)
    with pytest.raises(OnlyPartKnown):
        correcting.correct_visit(chain.district, noted, {"mode": VisitMode.PHONE}, WHY)
    page = households.view(chain.district, chain.home.household)
    assert {e.fact.id for e in page.timeline if e.is_part} == {noted}


def test_who_may_not_record_corrects_nothing(clerk: Desk) -> None:
    clerk.actor = replace(clerk.actor, role=Role.STREET_REVIEWER)
    for act in (
        lambda: takingback.take_back(clerk, "visit", clerk.new_id(), WHY),
        lambda: correcting.correct_visit(clerk, clerk.new_id(), {"note": "x"}, WHY),
        lambda: takingback.say_again(clerk, takingback.Replaced(()), WHY),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_of_two_offices_that_correct_one_visit_the_later_word_stands_everywhere(
    chain: Chain,
) -> None:
    """The laptop and its street do so without knowing of each other."""
    earlier = correcting.correct_visit(chain.grid, chain.visit, {"note": "网格"}, WHY)
    correcting.correct_visit(chain.grid, earlier.visit, {"note": "网格再核"}, WHY)
    for note in ("街道", "街道再核", "街道三核"):
        with chain.street.reading() as session:
            [standing] = visits.visits_of(session, chain.home.household)
        last = correcting.correct_visit(chain.street, standing.id, {"note": note}, WHY)
    chain.up(chain.grid, chain.street)
    chain.everywhere()
    for desk in (chain.grid, chain.street, chain.district):
        with desk.reading() as session:
            [visit] = visits.visits_of(session, chain.home.household)
            counted = visits.visit_counts(session, [area_id(GRID)], BEGIN, END)
        assert visit.id == last.visit
        assert counted[area_id(GRID)].visits == 1
        assert [at for at, replaced, _ in said(desk, chain.home) if not replaced] == [visit.at]
        assert [e for _, replaced, e in said(desk, chain.home) if replaced and not e] == []
    assert chain.states()[0] == chain.states()[1]
    with pytest.raises(AlreadyCorrected):
        correcting.correct_visit(chain.street, earlier.visit, {"note": "x"}, WHY)


def test_the_later_word_stands_though_it_takes_the_visit_back(chain: Chain) -> None:
    correcting.correct_visit(chain.grid, chain.visit, {"note": "网格"}, WHY)
    correcting.correct_visit(chain.street, chain.visit, {"note": "街道"}, WHY)
    with chain.street.reading() as session:
        [standing] = visits.visits_of(session, chain.home.household)
    taken = takingback.take_back(chain.street, "visit", standing.id, WHY)
    chain.up(chain.grid, chain.street)
    chain.everywhere()
    for desk in (chain.grid, chain.street, chain.district):
        with desk.reading() as session:
            assert visits.visits_of(session, chain.home.household) == []
    takingback.say_again(chain.street, taken, WHY)
    chain.everywhere()
    with chain.grid.reading() as session:
        [visit] = visits.visits_of(session, chain.home.household)
    assert visit.note == "街道"


def test_a_line_of_a_ledger_is_not_taken_back_as_if_it_were_a_visit(
    worker: Desk, home: Home
) -> None:
    member = CreditMember(worker.new_id(), home.household, home.adult, True, date(2026, 11, 1))
    add_records(worker, [member])
    with pytest.raises(BadValue) as caught:
        takingback.take_back(worker, "credit_member", member.id, WHY)
    assert caught.value.field == "entity"
