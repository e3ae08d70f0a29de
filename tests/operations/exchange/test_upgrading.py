"""A program that knows more takes in, shows and sends up what an older one had to leave."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.errors import NothingToExport, PackageTooNew
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations import applying
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import (
    exchanging,
    quarantine,
    refusals,
    sending,
    situation,
    upgrading,
)
from gridcredit.operations.exchange.filereport import Noticed
from gridcredit.operations.register import people
from gridcredit.operations.workspace import signing_in
from gridcredit.store.exchange.digest import state_digest
from gridcredit.store.exchange.upgrading import PROGRAM
from gridcredit.store.journal import preferences
from gridcredit.store.register import register_lists
from gridcredit.store.workspace import audit
from tests.older import an_older_program
from tests.operations.offices import PASSPHRASE, Offices

DAY = date(2026, 3, 1)


def opened_by_another(desk: Desk) -> Desk:
    """The workspace, opened by this program after another one."""
    desk.close()
    return signing_in.sign_in(desk.folder, "", PASSPHRASE, desk.clock, desk.new_id)


def used_by_an_older(desk: Desk) -> None:
    """Let the workspace remember a version before this one, which knew the same fields."""
    with desk.writing() as session:
        told = json.loads(preferences.get(session, PROGRAM))
        preferences.put(session, PROGRAM, json.dumps(told | {"version": "0.0.9 0001"}))


def arrived(desk: Desk, person: UUID) -> date | None:
    """The day a person came, as a workspace has it."""
    with desk.reading() as session:
        found: Resident = register_lists.get(session, "resident", person)
        return found.arrived_on


def telling(desk: Desk, name: bytes) -> int:
    """How many revisions name a field."""
    with desk.reading() as session:
        ask = session.connection().exec_driver_sql
        return sum(name in body for body in ask("SELECT body FROM revision").scalars())


def digest(desk: Desk, area: str) -> str:
    """The state without what is personal."""
    with desk.reading() as session:
        return state_digest(session, area, personal=False)


@pytest.fixture
def person(offices: Offices, grid: Desk, street: Desk, district: Desk) -> UUID:
    """Somebody whose arrival the laptop notes, taken in and sent up by a street whose program does
    not know of arrivals; the district's does."""
    somebody = people.list_residents(grid)[0].line.id
    people.set_resident_field(grid, somebody, "arrived_on", DAY.isoformat())
    with an_older_program("arrived_on", "resident"):
        upgrading.catch_up(street)
        offices.send(grid, street)
        offices.send(street, district)
    assert arrived(district, somebody) is None
    return somebody


def test_fields_that_an_older_street_left_out_travel_up_once_it_knows_them(
    offices: Offices, street: Desk, district: Desk, person: UUID, tmp_path: Path
) -> None:
    assert situation.status(street).unsent == 0
    with closing(opened_by_another(street)) as newer:
        assert arrived(newer, person) == DAY  # by the line that it had kept whole
        assert situation.status(newer).unsent > 0
        sending.export_package(newer, None, tmp_path).path.unlink()  # lost on the way
        [report] = offices.send(newer, district)
        assert (report.set_aside, report.conflicts, report.noticed) == ((), 0, Noticed.NOTHING)
        assert report.accepted == telling(newer, b'"arrived_on"') > 1
        assert arrived(district, person) == DAY
        assert digest(newer, newer.node.area) == digest(district, newer.node.area)
        assert situation.status(newer).unsent == 0
        with pytest.raises(NothingToExport):
            sending.export_package(newer, None, tmp_path)


def test_an_upgrade_without_new_fields_sends_nothing_again(
    offices: Offices, grid: Desk, street: Desk, district: Desk
) -> None:
    offices.send(grid, street)
    offices.send(street, district)
    used_by_an_older(street)
    with closing(opened_by_another(street)) as newer:
        assert situation.status(newer).unsent == 0
        with newer.reading() as session:
            assert not audit.entries(session, act="caught_up")


def test_new_fields_that_nobody_told_yet_send_nothing_again(
    offices: Offices, grid: Desk, street: Desk, district: Desk
) -> None:
    with an_older_program("left_on", "resident"):
        upgrading.catch_up(street)
        offices.send(grid, street)
        offices.send(street, district)
    with closing(opened_by_another(street)) as newer:
        assert situation.status(newer).unsent == 0


def test_kinds_that_were_not_known_go_in_at_the_first_opening_by_a_program_that_knows_them(
    offices: Offices, grid: Desk, street: Desk
) -> None:
    [home, *_] = people.list_households(grid)
    knock = {"household": str(home.id), "outcome": "01", "at": "2026-11-20T10:00"}
    applying.apply_one(grid, {"do": "visit.add"} | knock)
    with an_older_program(entity="visit"):
        upgrading.catch_up(street)
        [report] = offices.send(grid, street)
    assert report.set_aside == (("entity_unknown", 1),)
    assert len(refusals.refused_above(grid)) == 1
    with closing(opened_by_another(street)) as newer:
        assert situation.status(newer).set_aside == 0
        assert situation.status(newer).links[-1].code == situation.status(grid).code
        people.set_resident_field(grid, people.list_residents(grid)[0].line.id, "note", "x")
        offices.send(grid, newer)
    assert refusals.refused_above(grid) == []


def test_a_line_whose_reason_changes_with_the_program_says_the_new_one(
    offices: Offices, grid: Desk, street: Desk
) -> None:
    with an_older_program(entity="visit"):
        upgrading.catch_up(street)
    with street.writing() as session:
        ask = session.connection().exec_driver_sql
        body = b'{"node":"%s"}' % grid.node.id.hex.encode()  # no line of this program either
        columns = "node, seq, reason, via, import_id, body"
        key = (grid.node.id.bytes, 77, "entity_unknown", grid.node.id.bytes, bytes(16), body)
        ask(f"INSERT INTO set_aside ({columns}) VALUES (?, ?, ?, ?, ?, ?)", key)
    with closing(opened_by_another(street)) as newer:
        assert [one.reason for one in situation.traffic(newer).set_aside] == ["unreadable"]


def test_packages_that_were_too_new_go_in_at_the_first_opening_by_another_program(
    grid: Desk, street: Desk, tmp_path: Path
) -> None:
    sent = sending.export_package(grid, None, tmp_path)
    quarantine.keep(street, sent.path, PackageTooNew(sent.path.name, 2, 1), tmp_path)
    used_by_an_older(street)
    with closing(opened_by_another(street)) as newer:
        assert quarantine.held(newer) == []
        assert len(people.list_households(newer)) == len(people.list_households(grid)) > 0
        [receipt] = (newer.folder / exchanging.RECEIPTS).iterdir()
        [answer] = exchanging.import_files(grid, [receipt])
        assert answer.accepted == sent.revisions
