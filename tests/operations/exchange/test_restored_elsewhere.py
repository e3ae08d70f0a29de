"""A backup restored on a second machine while the first goes on: both are one installation until
the office above sees it; then one of them becomes another, and nothing is lost or counted twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.exchange import exchanging, sending, situation
from gridcredit.operations.exchange.filereport import FileReport, Noticed
from gridcredit.operations.trust import enrolling
from gridcredit.operations.workspace import keeping
from gridcredit.store.workspace import audit
from tests.operations.chains import Chain
from tests.operations.offices import PASSPHRASE, counting_ids
from tests.operations.seen import digest, doors, figures
from tests.operations.working import knock


@dataclass
class Office:
    """A street, what is carried between it and its laptops, and the laptops of one backup."""

    chain: Chain
    backup: Path
    post: Path
    desks: list[Desk] = field(default_factory=list)

    @property
    def street(self) -> Desk:
        """The office above."""
        return self.chain.street

    def restored(self, name: str) -> Desk:
        """The backup on one more machine."""
        folder = self.post / name
        keeping.restore(folder, self.backup, PASSPHRASE, "", self.street.clock)
        ids = counting_ids(70 + len(self.desks)).__next__
        self.desks.append(open_desk(folder, PASSPHRASE, self.street.clock, ids))
        return self.desks[-1]

    def day(self, desk: Desk, *at: int) -> FileReport:
        """A day's visits, the package up and the receipt back."""
        for place in at:
            knock(desk, place)
        place = self.post / f"of {desk.folder.name}"
        sent = sending.export_package(desk, None, place)
        [report] = exchanging.import_files(self.street, [sent.path], receipts=place)
        assert report.receipt is not None
        [told] = exchanging.import_files(desk, [report.receipt])
        assert (told.noticed is Noticed.COPIED) == (report.noticed is Noticed.COPIED)
        return report

    def down(self, desk: Desk) -> FileReport:
        """What the office has for a laptop."""
        place = self.post / f"to {desk.folder.name}"
        sent = sending.export_package(self.street, desk.node.id, place)
        [report] = exchanging.import_files(desk, [sent.path], receipts=place)
        assert report.receipt is not None
        exchanging.import_files(self.street, [report.receipt])
        return report

    def certify(self, desk: Desk) -> None:
        """A certificate for who has become another."""
        request = enrolling.write_request(desk, self.post / "again.gcreq")
        enrolling.approve(self.street, request, self.post / "again.gccert")
        enrolling.accept(desk, self.post / "again.gccert")


@pytest.fixture
def grid(chain: Chain) -> Desk:
    """The laptop that the backup is of."""
    return chain.grid


@pytest.fixture
def office(chain: Chain, tmp_path: Path) -> Iterator[Office]:
    """A laptop that has sent and been backed up since."""
    file = keeping.backup(chain.grid, tmp_path / "backup").file
    assert file is not None
    made = Office(chain, file, tmp_path / "post")
    yield made
    for desk in made.desks:
        desk.close()


def settle(office: Office, *desks: Desk) -> None:
    """Good days until nothing waits anywhere; hands on what there is."""
    for _ in range(8):
        for desk in desks:
            if situation.status(desk).unsent:
                office.day(desk)
        waiting = {li.node.id: li.unsent for li in situation.status(office.street).links}
        for desk in desks:
            if waiting[desk.node.id]:
                office.down(desk)


def agree(office: Office, *desks: Desk) -> None:
    """All hold the same, nothing waits, nothing is set aside or in conflict."""
    assert all(doors(desk) == doors(office.street) for desk in desks)
    assert all(digest(desk) == digest(desks[0]) for desk in desks)
    assert all(figures(desk) == figures(office.street) for desk in desks)
    now = situation.status(office.street)
    codes = {link.node.id: link.code for link in now.links}
    for desk in desks:
        own = situation.status(desk)
        assert (own.unsent, own.set_aside, own.conflicts) == (0, 0, 0)
        assert own.code == codes[desk.node.id]
    assert (now.set_aside, now.conflicts) == (0, 0)


def test_who_goes_on_where_a_backup_of_it_is_used_becomes_another(
    office: Office, grid: Desk
) -> None:
    second = office.restored("second")
    node = grid.node.id
    assert office.day(grid, 0).noticed is not Noticed.COPIED
    assert office.day(second, 1).noticed is Noticed.RESTORED
    assert office.day(grid, 2).noticed is not Noticed.COPIED  # may have been written before
    assert office.day(second, 3).noticed is not Noticed.COPIED
    noticed = office.day(grid, 4)
    assert (noticed.noticed, noticed.set_aside, noticed.accepted) == (Noticed.COPIED, (), 1)
    assert (grid.node.state, second.node.id) == ("copied", node)
    knock(grid, 5)
    knock(second, 0)
    office.certify(grid)
    settle(office, grid, second)
    assert len(doors(office.street)) == 8
    agree(office, grid, second)
    district = office.chain.district
    office.chain.up(office.street, district)
    assert doors(district) == doors(office.street)
    assert figures(district) == figures(office.street)


def test_it_is_told_where_it_is_noticed_and_where_it_happened(office: Office, grid: Desk) -> None:
    second = office.restored("second")
    office.day(second, 0)
    office.day(grid, 1)
    office.day(grid, 2)
    for desk, act in ((grid, "parted"), (office.street, "import")):
        with desk.reading() as session:
            [*_, entry] = audit.entries(session, act=act)
        assert entry.facts["forked" if act == "import" else "former"]


def test_of_two_restored_from_one_backup_one_becomes_another(office: Office, grid: Desk) -> None:
    grid.close()
    one, other = office.restored("one"), office.restored("other")
    reports = [office.day(desk, at) for at, desk in enumerate((one, other, one, other, one, other))]
    assert [report.set_aside for report in reports] == [()] * 6
    assert [desk.node.state for desk in (one, other)].count("copied") == 1
    copy = one if one.node.state == "copied" else other
    office.certify(copy)
    settle(office, one, other)
    assert len(doors(office.street)) == 7
    agree(office, one, other)


def test_a_stick_of_before_that_comes_late_makes_nobody_a_copy(office: Office, grid: Desk) -> None:
    office.day(grid, 0)
    knock(grid, 1)
    stray = sending.export_package(grid, None, office.post / "stray")
    grid.close()  # for good
    second = office.restored("second")
    assert office.day(second, 2).noticed is not Noticed.COPIED
    [late] = exchanging.import_files(office.street, [stray.path], receipts=office.post / "late")
    assert (late.noticed, late.accepted) == (Noticed.NOTHING, 1)
    for at in (3, 4):
        assert office.day(second, at).noticed is not Noticed.COPIED
    settle(office, second)
    assert len(doors(second)) == 6
    agree(office, second)


def test_restored_again_and_again_on_its_own_it_stays_the_one_it_is(
    office: Office, grid: Desk
) -> None:
    grid.close()
    for turn in range(3):
        desk = office.restored(f"turn {turn}")
        for at in range(2):
            assert office.day(desk, turn * 2 + at).noticed is not Noticed.COPIED
            if turn < 2 and at:
                knock(desk, 5)
                stray = sending.export_package(desk, None, office.post / f"stray {turn}")
        if turn:
            [late] = exchanging.import_files(office.street, [stray.path], receipts=office.post)
            assert late.noticed is not Noticed.COPIED
        assert office.day(desk, 0).noticed is not Noticed.COPIED
    settle(office, desk)
    agree(office, desk)


def test_who_took_in_what_the_other_wrote_numbers_on_and_is_noticed_too(
    office: Office, grid: Desk
) -> None:
    second = office.restored("second")
    office.day(second, 0)
    office.down(grid)
    assert len(doors(grid)) == 2
    reports = [office.day(grid, 1), office.day(second, 2), office.day(grid, 3)]
    assert any(report.noticed is Noticed.COPIED for report in reports)
    assert [desk.node.state for desk in (grid, second)].count("copied") == 1
    office.certify(grid if grid.node.state == "copied" else second)
    settle(office, grid, second)
    assert len(doors(office.street)) == 5
    agree(office, grid, second)
