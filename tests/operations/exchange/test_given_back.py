"""What only a neighbour still knows of an office's own word, after that office fell back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.codes import Office
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.exchange import situation
from gridcredit.operations.figures import covering
from gridcredit.operations.register import areas, people, rules
from tests.operations.adding import move_person
from tests.operations.carrying import carry, exchange
from tests.operations.offices import PASSPHRASE, kept
from tests.operations.streets import GRIDS, STREETS, Streets


@pytest.fixture
def three(kept_streets: Path, tmp_path: Path) -> Iterator[Streets]:
    """A district and three streets, each with somebody, that agree."""
    made = Streets(tmp_path / "three", count=3, kept=kept_streets)
    yield made
    made.offices.close()


def fall_back(three: Streets, backup: Path) -> None:
    """The district comes back from a backup, and all hear of it."""
    three.district = three.offices.fall_back(three.district, backup)
    for _ in range(3):
        three.round()


def homes(desk: Desk, area: str) -> dict[UUID, UUID]:
    """Who lives in which household of an area."""
    return {p.line.id: p.line.household for p in people.list_residents(desk, area=area)}


@pytest.mark.parametrize("told", [0, 1, 2])
def test_a_move_across_streets_comes_back_from_whichever_street_was_told(
    three: Streets, told: int
) -> None:
    backup = kept(three.district)
    [(person, _)] = homes(three.district, STREETS[0]).items()
    [target] = homes(three.district, STREETS[1]).values()
    move_person(three.district, person, target)
    for street in three.streets[:2] if told == 2 else [three.streets[told]]:
        three.down(street)
    fall_back(three, backup)
    for desk in (three.district, three.streets[1]):
        assert homes(desk, STREETS[1])[person] == target
    for desk in (three.district, three.streets[0]):
        assert homes(desk, STREETS[0]) == {}
    assert situation.status(three.district).set_aside == 0


def test_a_move_that_only_a_laptop_still_knows_comes_back_to_all_above_it(
    three: Streets, tmp_path: Path
) -> None:
    from_there, here = three.streets[0], three.streets[1]
    laptop = three.offices.child(here, Office.GRID, GRIDS[1])
    carry(here, laptop, tmp_path)
    backups = kept(three.district), kept(here)
    [(person, _)] = homes(three.district, STREETS[0]).items()
    [target] = homes(three.district, STREETS[1]).values()
    move_person(three.district, person, target)
    three.down(here)
    carry(here, laptop, tmp_path)
    district = three.offices.fall_back(three.district, backups[0])
    here = three.offices.fall_back(here, backups[1])
    exchange(tmp_path, (laptop, here), (here, district), (from_there, district))
    for desk in (district, here, laptop):
        assert homes(desk, STREETS[1])[person] == target
        assert situation.status(desk).set_aside == 0
    assert homes(from_there, STREETS[0]) == {}


def test_what_a_laptop_and_its_street_forgot_comes_back_from_another_laptop(
    three: Streets, tmp_path: Path
) -> None:
    street = three.streets[0]
    first = three.offices.child(street, Office.GRID, GRIDS[0])
    first.close()  # the second computer of the grid takes a folder of its own
    first.folder.rename(first.folder.with_name("first"))
    first = open_desk(first.folder.with_name("first"), PASSPHRASE, first.clock, first.new_id)
    three.offices.desks["first"] = first
    second = three.offices.child(street, Office.GRID, GRIDS[0])
    exchange(tmp_path, (first, street), (second, street))
    backups = kept(first), kept(street)
    [(person, _)] = homes(first, GRIDS[0]).items()
    people.set_resident_field(first, person, "phone", "19900009901")
    exchange(tmp_path, (first, street), (second, street))
    first = three.offices.fall_back(first, backups[0])
    street = three.offices.fall_back(street, backups[1])
    exchange(tmp_path, (first, street))
    exchange(tmp_path, (first, street), (second, street))
    for desk in (first, street, second):
        [found] = people.list_residents(desk, purpose="核对", area=GRIDS[0])
        assert found.line.phone == "19900009901"
        assert situation.status(desk).set_aside == 0


def test_rules_targets_and_areas_of_an_office_come_back_to_it(
    three: Streets, tmp_path: Path
) -> None:
    district, [first, *_] = three.district, three.streets
    backup = kept(district)
    rules.set_rule(district, rules.COOL_OFF_DAYS, 45)
    covering.set_target(district, "GX", date(2030, 1, 1), 7777)
    added = tmp_path / "grids.csv"
    added.write_text(f"code,name,level,parent\n{GRIDS[2][:-1]}9,第9网格,grid,{GRIDS[2][:12]}\n")
    areas.import_areas(district, added)
    known = {area.code for area in areas.list_areas(district)}
    told = rules.all_rules(district), covering.own_targets(district)
    for street in three.streets:
        three.down(street)
    fall_back(three, backup)
    assert (rules.all_rules(three.district), covering.own_targets(three.district)) == told
    assert rules.all_rules(first) == rules.all_rules(three.district)
    assert {area.code for area in areas.list_areas(three.district)} == known
    assert situation.status(three.district).set_aside == 0
