"""Consents are withdrawn at the door and by a verb; what was agreed to then counts no more."""

from __future__ import annotations

from datetime import date

import pytest

from gridcredit.domain.codes import ConsentKind, PledgeStage, RegistrationKind, VisitOutcome
from gridcredit.domain.coverage import Basis
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations import applying
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures import covering
from gridcredit.operations.figures.coverage_board import score_board
from gridcredit.operations.pledges import listing, signing
from gridcredit.operations.register import households
from gridcredit.operations.tasks import list_tasks
from gridcredit.operations.visits import visiting
from tests.operations.adding import add_registration
from tests.operations.homes import Home, a_home

ON, LATER = date(2026, 11, 10), date(2026, 11, 20)


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


def withdraw(desk: Desk, home: Home, kind: ConsentKind, on: date = LATER) -> None:
    """The adult takes a consent back."""
    entry = {"do": "consent.add", "resident": str(home.adult), "kind": kind.value}
    applying.apply_one(desk, entry | {"on": on.isoformat(), "withdraw": True})


def tasks(desk: Desk) -> list[str]:
    """What is to be done about consents."""
    return [one.about for one in list_tasks(desk) if one.kind == "consent_withdrawn"]


def test_who_still_counts_by_a_withdrawn_consent_is_a_task_until_withdrawn(
    worker: Desk, home: Home
) -> None:
    withdraw(worker, home, ConsentKind.REGISTRATION_DATA, ON)
    assert tasks(worker) == []  # nothing counts
    add_registration(worker, home.adult, RegistrationKind.REGISTERED, ON)
    assert tasks(worker) == ["registration_data"]
    before = covering.coverage_tree(worker, worker.today(), "", Basis.RESIDENCE).coverage
    add_registration(worker, home.adult, RegistrationKind.WITHDREW, LATER)
    assert tasks(worker) == []
    after = covering.coverage_tree(worker, worker.today(), "", Basis.RESIDENCE).coverage
    assert before.registered - after.registered == 1
    change = score_board(worker, worker.today()).week.change
    assert (change.last, change.withdrawn, change.now) == (1, 1, after.registered)


def test_who_agrees_again_is_no_task(worker: Desk, home: Home) -> None:
    signing.sign_pledge(worker, home.adult, ON)
    withdraw(worker, home, ConsentKind.REPORT_PLEDGE, ON)
    assert tasks(worker) == ["report_pledge"]
    entry = {"do": "consent.add", "resident": str(home.adult), "kind": "report_pledge"}
    applying.apply_one(worker, entry | {"on": LATER.isoformat()})
    assert tasks(worker) == []


def test_a_withdrawn_pledge_settles_the_consent_to_report_it(worker: Desk, home: Home) -> None:
    pledge = signing.sign_pledge(worker, home.adult, ON)
    withdraw(worker, home, ConsentKind.REPORT_PLEDGE)
    listing.step(worker, pledge.number, PledgeStage.WITHDRAWN, LATER, reason="本人撤回")
    assert tasks(worker) == []
    assert [one.kind for one in list_tasks(worker)] == ["pledge_hand_back"]


def test_a_consent_withdrawn_at_the_door_stands_on_the_timeline(worker: Desk, home: Home) -> None:
    for hour, given in (("09", True), ("15", False)):
        knock = Visit(
            worker.new_id(), home.household, f"2026-11-20T{hour}:00", VisitOutcome.MET_DONE
        )
        entry = visiting.AdultEntry(home.adult, consents={ConsentKind.PUBLISH_HONOUR: given})
        visiting.log_visit(worker, visiting.VisitEntry(knock, (entry,)))
    shown = households.view(worker, home.household).timeline
    said = [one.fact.given for one in shown if one.entity == "consent_event"]
    assert said == [False, True]
