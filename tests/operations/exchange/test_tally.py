"""What people did is counted as they would: what stands now, not how many lines it took."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.codes import RegistrationKind, VisitOutcome
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending, situation
from gridcredit.operations.exchange.filereport import FileReport
from gridcredit.operations.register import merging, people
from gridcredit.operations.visits import visiting
from gridcredit.store.exchange.tally import Tally
from tests.operations.adding import add_registration
from tests.operations.homes import a_home
from tests.operations.working import edit_person, knock

Give = Callable[[], FileReport]


@pytest.fixture
def give(worker: Desk, clerk: Desk, tmp_path: Path) -> Give:
    """The worker's package into the street; its receipt is for the caller."""

    def send() -> FileReport:
        sent = sending.export_package(worker, None, tmp_path)
        return exchanging.import_files(clerk, [sent.path], receipts=tmp_path)[0]

    return send


def confirm(worker: Desk, report: FileReport) -> None:
    assert report.receipt is not None
    exchanging.import_files(worker, [report.receipt])


def register(desk: Desk, at: int) -> None:
    """The nth adult registers."""
    person = [p for p in people.list_residents(desk) if p.eligible][at]
    add_registration(desk, person.line.id, RegistrationKind.REGISTERED, date(2026, 11, 22))


def test_nothing_waits_where_all_has_its_receipt(worker: Desk, give: Give) -> None:
    knock(worker, 0)
    confirm(worker, give())
    glance = situation.glance(worker)
    assert (glance.unsent, glance.work) == (0, Tally())


def test_visits_and_people_count_once_however_often_they_were_touched(
    worker: Desk, give: Give
) -> None:
    knock(worker, 0)
    confirm(worker, give())
    for at in (0, 1, 2):
        knock(worker, at)
    for note in ("一", "二", "三"):
        edit_person(worker, 0, note=note)
    edit_person(worker, 1, note="四")
    work = situation.glance(worker).work
    assert (work.visits, work.people) == (3, 2)
    assert situation.status(worker).work == work


def test_a_visit_taken_back_lowers_the_count(worker: Desk, give: Give) -> None:
    knock(worker, 0)
    confirm(worker, give())
    home = people.list_households(worker)[0].id
    visit = Visit(worker.new_id(), home, "2026-11-22T08:30", VisitOutcome.MET_DONE)
    visiting.log_visit(worker, visiting.VisitEntry(visit))
    assert situation.glance(worker).work.visits == 1
    visiting.take_back_visit(worker, visit.id)
    glance = situation.glance(worker)
    assert (glance.work.visits, glance.unsent > 0) == (0, True)


def test_the_preview_tells_what_the_import_then_tells(
    worker: Desk, clerk: Desk, give: Give, tmp_path: Path
) -> None:
    knock(worker, 0)
    confirm(worker, give())
    knock(worker, 1)
    knock(worker, 2)
    register(worker, 0)
    sent = sending.export_package(worker, None, tmp_path)
    preview = exchanging.import_files(clerk, [sent.path], preview=True)[0].work
    assert exchanging.import_files(clerk, [sent.path], receipts=tmp_path)[0].work == preview
    assert (preview.visits, preview.registrations, preview.people) == (2, 1, 1)


def test_two_records_of_one_person_are_one(worker: Desk, give: Give) -> None:
    home = a_home(worker)
    merging.merge(worker, home.unknown, home.adult, "同一人")
    confirm(worker, give())
    for row in (home.unknown, home.adult):
        people.set_resident_field(worker, row, "note", "改")
    assert situation.glance(worker).work.people == 1
