"""A street's workspace on two machines, copied or from a backup: its laptops and its district hear
of both, and end with one street and another installation, with nothing lost or doubled."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from gridcredit import texts
from gridcredit.domain.errors import NotAddressed, NothingToExport
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, location, sending, situation
from gridcredit.operations.exchange.filereport import FileReport, Noticed
from gridcredit.operations.register import people
from gridcredit.store.journal import preferences
from tests.operations.chains import Chain, state
from tests.operations.offices import GRIDS
from tests.operations.seen import doors, figures
from tests.operations.working import edit_person, knock


@dataclass
class Twins:
    """A district, a street on two machines, and a laptop that hears of both."""

    chain: Chain
    copy: Desk
    post: Path

    @property
    def street(self) -> Desk:
        """The first of the two."""
        return self.chain.street

    def carry(self, sender: Desk, receiver: Desk) -> FileReport:
        """A package there and its receipt back, by whatever name the receiver goes there."""
        post = self.post / f"{sender.folder.name} {receiver.folder.name}"
        sent = sending.export_package(sender, receiver.node.id, post)
        [report] = exchanging.import_files(receiver, [sent.path], receipts=post)
        assert report.receipt is not None
        [told] = exchanging.import_files(sender, [report.receipt])
        from_below = receiver is self.chain.grid
        is_copy = report.noticed is Noticed.COPIED
        assert (told.noticed is Noticed.DOUBLED) == (is_copy and from_below)
        assert (told.noticed is Noticed.COPIED) == (is_copy and not from_below)
        return report

    def settle(self, *offices: tuple[Desk, Desk]) -> None:
        """Good days between these until nothing waits."""
        for _ in range(8):
            for below, above in offices:
                for pair in ((below, above), (above, below)):
                    with suppress(NothingToExport):
                        self.carry(*pair)


@pytest.fixture
def twins(chain: Chain, tmp_path: Path) -> Iterator[Twins]:
    """The street's folder copied, both opened."""
    copy = chain.copied(tmp_path / "copied", 70)
    yield Twins(chain, copy, tmp_path / "post")
    copy.close()


def agree(twins: Twins, grid: Desk, street: Desk, other: Desk) -> None:
    """Laptop and street hold the same of the grid, the district and the other what may be known
    through the district."""
    district = twins.chain.district
    assert doors(grid) == doors(street) == doors(other) == doors(district)
    assert figures(grid) == figures(street) == figures(other) == figures(district)
    assert state(grid, GRIDS[0]) == state(street, GRIDS[0])
    codes = {link.node.id: link.code for link in situation.status(street).links}
    assert situation.status(grid).code == codes[grid.node.id]
    for desk in (grid, street, other, district):
        now = situation.status(desk)
        assert (now.set_aside, now.conflicts, now.unsent) == (0, 0, 0), desk.folder.name


def end_well(twins: Twins, kept: Desk, other: Desk) -> None:
    """The other gets a certificate of its own, everything is delivered, and all agree."""
    grid, district = twins.chain.grid, twins.chain.district
    twins.chain.certify(other)
    twins.settle((grid, kept), (kept, district), (other, district))
    agree(twins, grid, kept, other)


@pytest.mark.parametrize("above_first", [True, False], ids=("district-street", "district-copy"))
@pytest.mark.parametrize("below_first", [True, False], ids=("grid-street", "grid-copy"))
def test_the_work_of_both_is_everywhere_once_and_one_of_them_is_the_street(
    twins: Twins, above_first: bool, below_first: bool
) -> None:
    grid, district = twins.chain.grid, twins.chain.district
    both = (twins.street, twins.copy)
    edit_person(twins.street, 0, phone="19900000001")
    edit_person(twins.copy, 1, phone="19900000002")
    edit_person(twins.copy, 2, state="away", note="拷贝")
    knock(twins.street, 0)
    for at, street in enumerate(both if below_first else both[::-1]):
        knock(grid, at + 1)
        twins.carry(grid, street)
        told = twins.carry(street, grid)
        assert (told.noticed is Noticed.COPIED) == bool(at)
    for at, street in enumerate(both if above_first else both[::-1]):
        assert (twins.carry(street, district).noticed is Noticed.COPIED) == bool(at)
    [kept, other] = both if above_first else both[::-1]
    assert (kept.node.state, other.node.state) == ("active", "copied")
    assert situation.status(other).links[1:] == ()
    knock(other, 3)
    end_well(twins, kept, other)
    assert len(doors(district)) == 5


def test_a_visit_is_not_hidden_by_a_number_that_the_district_never_heard_of(twins: Twins) -> None:
    district = twins.chain.district
    edit_person(twins.street, 0, phone="19900000001")  # goes nowhere, but takes a number
    knock(twins.street, 0)
    knock(twins.copy, 1)
    knock(twins.copy, 2)
    assert twins.carry(twins.street, district).noticed is not Noticed.COPIED
    assert twins.carry(twins.copy, district).noticed is Noticed.COPIED
    end_well(twins, twins.street, twins.copy)
    assert len(doors(district)) == 4


def test_what_a_laptop_has_under_that_number_does_not_keep_the_other_line_out(twins: Twins) -> None:
    grid, district = twins.chain.grid, twins.chain.district
    edit_person(twins.copy, 0, note="区里不知道的号码")
    knock(twins.copy, 0)
    knock(twins.street, 1)
    knock(twins.street, 2)
    twins.carry(twins.street, grid)
    assert twins.carry(twins.copy, district).noticed is not Noticed.COPIED
    assert twins.carry(twins.street, district).noticed is Noticed.COPIED
    twins.carry(twins.copy, grid)
    end_well(twins, twins.copy, twins.street)
    assert len(doors(district)) == 4


def test_what_a_laptop_gave_the_copy_goes_in_there_once_its_number_is_free(twins: Twins) -> None:
    grid, district = twins.chain.grid, twins.chain.district
    edit_person(twins.street, 0, note="区里不知道的号码")
    knock(twins.street, 0)
    knock(twins.copy, 1)
    knock(twins.copy, 2)
    knock(grid, 3)
    twins.carry(twins.street, grid)
    assert twins.carry(twins.copy, grid).noticed is Noticed.COPIED
    twins.carry(grid, twins.copy)
    assert situation.status(twins.copy).set_aside > 0
    assert twins.carry(twins.street, district).noticed is not Noticed.COPIED
    assert twins.carry(twins.copy, district).noticed is Noticed.COPIED
    end_well(twins, twins.street, twins.copy)
    assert len(doors(district)) == 5


def test_a_number_that_was_adopted_goes_in_where_the_copys_line_had_it(twins: Twins) -> None:
    grid, district = twins.chain.grid, twins.chain.district
    edit_person(twins.street, 0, note="区里不知道的号码")
    knock(twins.street, 0)
    for at in range(1, 5):
        knock(twins.copy, at)
    twins.carry(twins.copy, grid)
    assert twins.carry(twins.street, district).noticed is not Noticed.COPIED
    assert twins.carry(twins.copy, district).noticed is Noticed.COPIED
    twins.chain.certify(twins.copy)
    twins.carry(district, twins.street)
    assert twins.carry(twins.street, grid).noticed is Noticed.COPIED
    twins.settle((grid, twins.street), (twins.street, district), (twins.copy, district))
    assert len(doors(district)) == 6
    agree(twins, grid, twins.street, twins.copy)


def test_what_is_said_to_be_a_copy_is_no_street_of_the_laptops(twins: Twins) -> None:
    grid, district = twins.chain.grid, twins.chain.district
    knock(grid, 0)
    sent = sending.export_package(grid, None, twins.post)
    with twins.copy.writing() as session:
        preferences.put(session, preferences.COPIED_AT, str(_last(twins.copy)))
    edit_person(twins.copy, 1, state="away")
    location.declare_copy(twins.copy)
    twins.chain.certify(twins.copy)
    for preview in (True, False):
        with pytest.raises(NotAddressed) as error:
            exchanging.import_files(twins.copy, [sent.path], preview=preview)
        assert error.value.reason == "former"
        assert "原来那台" in texts.describe(error.value, "zh")
    [report] = exchanging.import_files(twins.street, [sent.path], receipts=twins.post)
    assert report.receipt is not None
    exchanging.import_files(grid, [report.receipt])
    twins.settle((grid, twins.street), (twins.street, district), (twins.copy, district))
    agree(twins, grid, twins.street, twins.copy)
    assert [p.line.state for p in people.list_residents(grid)].count("away") == 1


def _last(desk: Desk) -> int:
    with desk.reading() as session:
        asked = "SELECT max(seq) FROM revision WHERE node = ?"
        found = session.connection().exec_driver_sql(asked, (desk.node.id.bytes,))
        return int(found.scalar() or 0)


@pytest.fixture
def backed(chain: Chain, tmp_path: Path) -> Iterator[Twins]:
    """The street at work, and a backup of it restored on a second machine."""
    second = chain.restored(tmp_path / "second", 71)
    yield Twins(chain, second, tmp_path / "post")
    second.close()


def test_a_backup_of_it_on_a_second_machine_ends_the_same_way(backed: Twins) -> None:
    grid, street, district = backed.chain.grid, backed.street, backed.chain.district
    second = backed.copy
    for at in range(2):
        for who, one in enumerate((second, street)):
            edit_person(one, 2 * at + who, phone=f"1990000000{2 * at + who}", state="away")
            knock(grid, 2 * at + who)
            backed.carry(grid, one)
            backed.carry(one, grid)
            last = backed.carry(one, district)
    assert last.noticed is Noticed.COPIED
    assert (street.node.state, second.node.state) == ("copied", "active")
    end_well(backed, second, street)
    assert len(doors(district)) == 5


def test_what_only_a_laptop_heard_of_one_of_them_reaches_the_other(backed: Twins) -> None:
    grid, street, district = backed.chain.grid, backed.street, backed.chain.district
    second = backed.copy
    edit_person(second, 0, state="away")
    knock(grid, 0)
    backed.carry(second, grid)
    backed.carry(grid, second)
    edit_person(street, 1, note="只有网格听说")
    knock(grid, 1)
    backed.carry(street, grid)
    backed.carry(grid, street)
    for at, one in enumerate((second, street, second, street)):
        knock(one, at)
        last = backed.carry(one, district)
    assert last.noticed is Noticed.COPIED
    backed.chain.certify(street)
    backed.settle((grid, second), (second, district), (street, district))
    agree(backed, grid, second, street)


def test_who_hears_of_the_others_numbers_does_not_go_on_behind_them(backed: Twins) -> None:
    grid, street, district = backed.chain.grid, backed.street, backed.chain.district
    second = backed.copy
    knock(second, 0)
    backed.carry(second, grid)
    backed.carry(grid, street)
    for at in (1, 2):
        knock(street, at)
        knock(second, at + 2)
        backed.carry(second, district)
        last = backed.carry(street, district)
    assert last.noticed is Noticed.COPIED
    assert (street.node.state, second.node.state) == ("copied", "active")
    end_well(backed, second, street)
    assert len(doors(district)) == 6
