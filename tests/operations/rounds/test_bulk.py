"""The same of many doors: all or nothing, and what is left out is said before."""

from __future__ import annotations

import pytest

from gridcredit.domain.codes import Channel, RegistrationKind, VisitMode, VisitOutcome
from gridcredit.domain.errors import BadValue, TimeDoubtful
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import people
from gridcredit.operations.rounds import bulk
from gridcredit.operations.rounds.bulk import LeftOutWhy, SameVisit
from gridcredit.operations.rounds.choosing import DoorChoice
from gridcredit.operations.visits import takingback, visiting
from gridcredit.operations.visits.visiting import VisitEntry
from gridcredit.store.journal import journal
from gridcredit.store.register import events, register_lists, visits
from tests.operations.homes import a_home

AT = "2026-11-22T08:00"


def nobody(choice: DoorChoice = DoorChoice()) -> SameVisit:  # noqa: B008
    """Nobody home behind any of the doors."""
    return SameVisit(choice, AT, VisitOutcome.NOBODY)


def test_a_whole_stairwell_is_not_at_home(worker: Desk) -> None:
    doors = [line.id for line in people.list_households(worker)]
    looked = bulk.foresee(worker, nobody())
    assert [one.household for one in looked] == doors
    made = bulk.log_same(worker, nobody())
    with worker.reading() as session:
        latest = visits.latest_of(session, doors)
    assert set(latest.values()) == {(AT, VisitOutcome.NOBODY)}
    assert len(made.visits) == len(doors)
    takingback.take_back_all(worker, [("visit", one) for one in made.visits], "撤销录入")
    with worker.reading() as session:
        assert visits.latest_of(session, doors) == {}


def test_what_is_left_out_is_foretold_with_its_reason(worker: Desk) -> None:
    doors = people.list_households(worker)
    just = Visit(worker.new_id(), doors[0].id, "2026-11-22T08:20", VisitOutcome.NOBODY)
    visiting.log_visit(worker, VisitEntry(just))
    with worker.writing() as session:
        journal.edit(session, "dwelling", doors[1].dwelling, {"use": "shop"})
        for person in register_lists.residents_of(session, doors[2].id):
            new = {"state": "moved_out", "left_on": "2026-11-01"}
            journal.edit(session, "resident", person.id, new)
    looked = {one.household: one.why for one in bulk.foresee(worker, nobody())}
    wanted = (LeftOutWhy.WITHIN_HOUR, LeftOutWhy.VACANT, LeftOutWhy.NOBODY_LEFT)
    assert tuple(looked[door.id] for door in doors[:3]) == wanted
    made = bulk.log_same(worker, nobody())
    assert {one.household: one.why for one in made.left_out} == {
        door.id: why for door, why in zip(doors, wanted, strict=False)
    }
    assert len(made.visits) == len(doors) - 3


def test_a_group_was_told(worker: Desk) -> None:
    home = a_home(worker)
    doors = DoorChoice(households=(home.household,))
    post = SameVisit(
        doors, AT, VisitOutcome.BY_PHONE, VisitMode.WECHAT, ("score",), "业主群", informs=True
    )
    assert [one.informed for one in bulk.foresee(worker, post)] == [2]
    made = bulk.log_same(worker, post)
    assert made.informed == 2
    with worker.reading() as session:
        [kept] = visits.visits_of(session, home.household)
        told = events.registrations(session, [home.adult, home.other, home.minor, home.unknown])
    assert (kept.mode, kept.topics, kept.note) == (VisitMode.WECHAT, ("score",), "业主群")
    assert {(one.resident, one.event, one.channel, one.visit) for one in told} == {
        (who, RegistrationKind.INFORMED, Channel.WECHAT_GROUP, kept.id)
        for who in (home.adult, home.other)
    }
    assert bulk.foresee(worker, post)[0].why is LeftOutWhy.WITHIN_HOUR


def test_nothing_is_written_where_no_door_is_left(worker: Desk) -> None:
    bulk.log_same(worker, nobody())
    with pytest.raises(BadValue):
        bulk.log_same(worker, nobody())


def test_what_settles_something_is_entered_door_by_door(worker: Desk) -> None:
    with pytest.raises(BadValue):
        bulk.foresee(worker, SameVisit(DoorChoice(), AT, VisitOutcome.MET_DONE))


def test_a_time_that_is_later_than_now_is_asked_about(worker: Desk) -> None:
    late = SameVisit(DoorChoice(), "2026-11-22T23:58", VisitOutcome.NOBODY)
    with pytest.raises(TimeDoubtful):
        bulk.log_same(worker, late)
    assert bulk.log_same(worker, late, sure=True).visits
