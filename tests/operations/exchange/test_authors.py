"""Who may write under whose name: nobody stops another office by speaking in its name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit import wire
from gridcredit.domain.codes import Office
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, situation
from gridcredit.operations.exchange.filereport import Noticed
from gridcredit.operations.register import people
from gridcredit.operations.trust import enrolling, revoking
from gridcredit.store.exchange import links
from gridcredit.store.journal import journal
from tests.operations.carrying import carry, exchange
from tests.operations.forging import in_the_name_of, numbers_behind, slip_in
from tests.operations.offices import GRIDS, STREET, Offices, kept, with_register
from tests.operations.streets import Streets
from tests.operations.trust.test_revoking import join_again
from tests.operations.working import edit_person, knock

AUTHOR = "author_outside"


@pytest.fixture
def sister(offices: Offices, street: Desk, grid: Desk) -> Desk:
    """The laptop of the neighbouring grid; the street has the registers of both."""
    desk = offices.child(street, Office.GRID, GRIDS[1])
    with_register(desk, offices.folder, seed=2)
    offices.send(grid, street)
    offices.send(desk, street)
    return desk


def person_of(desk: Desk) -> UUID:
    """Somebody whom a workspace knows."""
    return min(p.line.id for p in people.list_residents(desk))


def say(desk: Desk, node: UUID, numbers: range) -> None:
    """Let a workspace hold lines that seem to be another office's."""
    slip_in(desk, *in_the_name_of(desk, node, numbers, "resident", person_of(desk), state="away"))


def test_three_lines_of_one_laptop_do_not_make_a_copy_of_its_sister(
    offices: Offices, grid: Desk, sister: Desk, street: Desk
) -> None:
    say(grid, sister.node.id, numbers_behind(sister, sister.node.id, 3))
    [report] = offices.send(grid, street)
    assert report.set_aside == ((AUTHOR, 3),)
    knock(sister, 0)
    [report] = offices.send(sister, street)
    assert (report.noticed, report.set_aside, sister.node.state) == (Noticed.NOTHING, (), "active")
    assert report.accepted > 0


def test_two_hundred_lines_of_a_laptop_do_not_silence_the_district(
    offices: Offices, grid: Desk, street: Desk, district: Desk, tmp_path: Path
) -> None:
    offices.send(grid, street)
    offices.send(street, district)
    say(grid, district.node.id, numbers_behind(district, district.node.id, 200))
    [report] = offices.send(grid, street)
    assert report.set_aside == ((AUTHOR, 200),)
    edit_person(district, 0, state="away")
    report = carry(district, street, tmp_path / "post")
    assert (report.noticed, report.set_aside) == (Noticed.NOTHING, ())
    assert "away" in {p.line.state for p in people.list_residents(street)}


def test_a_laptop_does_not_use_up_the_numbers_of_its_street(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path
) -> None:
    offices.send(grid, street)
    carry(street, grid, tmp_path / "post")
    numbers = numbers_behind(street, street.node.id, 3)
    say(grid, street.node.id, numbers)
    [report] = offices.send(grid, street)
    assert report.set_aside == ((AUTHOR, 3),)
    edit_person(street, 0, note="真")
    assert numbers_behind(street, street.node.id, 1).start == numbers.start + 1


def test_a_street_does_not_speak_for_another(kept_streets: Path, tmp_path: Path) -> None:
    three = Streets(tmp_path / "three", count=3, kept=kept_streets)
    first, second, _ = three.streets
    say(first, second.node.id, numbers_behind(second, second.node.id, 3))
    assert three.up(first).set_aside == ((AUTHOR, 3),)
    edit_person(second, 0, state="away")
    report = three.up(second)
    assert (report.noticed, report.set_aside) == (Noticed.NOTHING, ())
    three.offices.close()


def _second(offices: Offices) -> Offices:
    """Offices of areas that have one already, closed with the others."""
    folder = offices.folder / "second"
    folder.mkdir()
    made = Offices(folder, offices.clock, first_id=40)
    made.desks = offices.desks
    return made


def test_nobody_claims_a_number_in_anothers_name(
    offices: Offices, grid: Desk, beside: Desk, street: Desk
) -> None:
    edit_person(beside, 0, state="away")
    offices.send(beside, street)
    [seq] = [number - 1 for number in numbers_behind(beside, beside.node.id, 1)]
    with street.reading() as session:
        line = journal.line_of(session, beside.node.id, seq)
    assert line is not None
    [own] = numbers_behind(grid, grid.node.id, 1)
    again = replace(line, node=grid.node.id, seq=own, new={"state": "died"})
    slip_in(grid, wire.encode(again), wire.encode(replace(line, new={"state": "died"})))
    [report] = offices.send(grid, street)
    with street.reading() as session:
        assert journal.line_of(session, beside.node.id, seq) == line
    assert report.set_aside == ((AUTHOR, 1),)


def test_what_waits_of_one_office_is_not_put_out_by_another(
    offices: Offices, grid: Desk, sister: Desk, street: Desk
) -> None:
    [seq] = numbers_behind(sister, sister.node.id, 1)
    for desk in (sister, grid):
        line = in_the_name_of(desk, sister.node.id, [seq], "pet", person_of(desk), name="旺财")
        slip_in(desk, *line)
        offices.send(desk, street)
    with street.reading() as session:
        assert {one.via for one in links.set_aside(session)} == {sister.node.id, grid.node.id}


@pytest.fixture
def beside(offices: Offices, street: Desk, grid: Desk) -> Desk:
    """A second laptop of the same grid, which has heard everything."""
    offices.send(grid, street)
    desk = _second(offices).child(street, Office.GRID, GRIDS[0])
    carry(street, desk, offices.folder / "post")
    return desk


def heard_by_both(offices: Offices, grid: Desk, beside: Desk, street: Desk) -> Path:
    """A backup of the street from before it heard, and handed on, what one laptop wrote."""
    backup = kept(street)
    edit_person(grid, 0, state="away")
    offices.send(grid, street)
    carry(street, beside, offices.folder / "post")
    return backup


def test_after_a_return_a_laptop_gives_back_what_another_wrote_that_is_gone(
    offices: Offices, grid: Desk, beside: Desk, street: Desk, tmp_path: Path
) -> None:
    backup = heard_by_both(offices, grid, beside, street)
    street = offices.fall_back(street, backup)
    exchange(tmp_path / "again", (beside, street))
    assert "away" in {p.line.state for p in people.list_residents(street)}
    assert situation.status(street).set_aside == 0


def test_once_the_other_has_spoken_nobody_says_what_comes_behind(
    offices: Offices, grid: Desk, beside: Desk, street: Desk, tmp_path: Path
) -> None:
    backup = heard_by_both(offices, grid, beside, street)
    street = offices.fall_back(street, backup)
    exchange(tmp_path / "again", (grid, street))
    say(beside, grid.node.id, numbers_behind(grid, grid.node.id, 3))
    carry(street, beside, tmp_path / "asked")
    report = carry(beside, street, tmp_path / "answer")
    assert report.set_aside == ((AUTHOR, 3),)
    knock(grid, 0)
    [report] = offices.send(grid, street)
    assert (report.noticed, report.set_aside) == (Noticed.NOTHING, ())


def test_what_a_revoked_office_wrote_comes_by_way_of_who_joined_another(
    offices: Offices, grid: Desk, street: Desk, district: Desk, tmp_path: Path
) -> None:
    offices.send(grid, street)
    offices.send(street, district)
    edit_person(street, 0, state="away")  # the district never hears this from the street itself
    carry(street, grid, tmp_path)
    enrolling.revoke(district, street.node.id)
    exchanging.import_files(grid, [revoking.write_notice(district, street.node.id, tmp_path)])
    other = _second(offices).child(district, Office.STREET, STREET)
    join_again(grid, other, tmp_path)
    exchange(tmp_path, (grid, other), (other, district))
    assert "away" in {p.line.state for p in people.list_residents(district)}
    assert situation.status(district).set_aside == 0
