"""How changes are counted: nobody uses up the room of all, and honest leaps stop nobody."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gridcredit import wire
from gridcredit.domain.codes import Office
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import situation
from gridcredit.operations.register import people
from gridcredit.operations.workspace import keeping
from gridcredit.store.journal import clocks, numbering
from tests.operations.carrying import carry, exchange
from tests.operations.chains import Chain
from tests.operations.forging import in_the_name_of, numbers_behind, slip_in
from tests.operations.offices import GRIDS, Offices
from tests.operations.working import edit_person, knock


def count_on(desk: Desk, by: int, **new: str) -> None:
    """A change of one's own that counts so much further than the last."""
    [person, *_] = sorted(p.line.id for p in people.list_residents(desk))
    own = desk.node.id
    [body] = in_the_name_of(desk, own, numbers_behind(desk, own, 1), "resident", person, **new)
    line = wire.decode(body)
    slip_in(desk, wire.encode(replace(line, counter=line.counter - 1 + by)))


def counted(desk: Desk) -> int:
    """How far a workspace has counted."""
    with desk.reading() as session:
        return numbering.last_counter(session)


def agree(*desks: Desk) -> None:
    """Nothing waits anywhere."""
    assert {d.folder.name: situation.status(d).set_aside for d in desks} == {
        d.folder.name: 0 for d in desks
    }


def test_a_million_personal_edits_between_two_packages_go_up(chain: Chain) -> None:
    count_on(chain.street, 1_000_000, phone="19900000001")  # the district hears of none of them
    edit_person(chain.street, 1, state="away")
    report = carry(chain.street, chain.district, chain.post)
    assert (report.accepted, report.set_aside) == (1, ())
    assert counted(chain.district) > 1_000_000


def test_who_heard_a_leaping_laptop_by_many_packages_is_not_silenced_by_it(chain: Chain) -> None:
    grid, street, district = chain.grid, chain.street, chain.district
    for at in range(3):
        count_on(grid, clocks.FARTHEST - 1, phone=f"1990000000{at}")
        assert carry(grid, street, chain.post).set_aside == ()
    knock(street, 0)
    report = carry(street, district, chain.post)
    assert report.set_aside == (("counter_ahead", 1),)
    exchange(chain.post, (grid, street), (street, district))
    agree(grid, street, district)
    assert counted(district) == counted(street)


def test_a_new_laptop_starts_where_the_others_have_counted_far(
    offices: Offices, street: Desk, grid: Desk, tmp_path: Path
) -> None:
    offices.send(grid, street)
    for at in range(3):
        count_on(grid, clocks.FARTHEST - 1, phone=f"1990000000{at}")
        offices.send(grid, street)
    other = offices.child(street, Office.GRID, GRIDS[1])
    exchange(tmp_path / "again", (other, street))
    agree(other, street)


@pytest.mark.parametrize(("by", "is_well"), [(1_000_000, True), (2**47, False)])
def test_the_doctor_says_that_a_clock_is_near_its_end(worker: Desk, by: int, is_well: bool) -> None:
    count_on(worker, by, note="远")
    found = [check for check in keeping.doctor(worker).checks if check.name == "clock"]
    assert [(check.ok, int(check.detail) > by) for check in found] == [(False, True)] * (
        not is_well
    )
