"""A district moves its tables to a server, works on there, and comes back when it must."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.codes import Role
from gridcredit.domain.coverage import Basis
from gridcredit.domain.errors import (
    BadValue,
    ServerAway,
    WorkspaceBusy,
    WorkspaceExists,
    WrongPassphrase,
)
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.exchange import exchanging, sending, situation
from gridcredit.operations.exchange.filereport import TakenIn
from gridcredit.operations.figures import covering
from gridcredit.operations.inbox import watching
from gridcredit.operations.register import areas
from gridcredit.operations.workspace import accounts, keeping, relocating, signing_in
from gridcredit.store.workspace import audit
from gridcredit.store.workspace.attempts import ATTEMPTS
from tests.cluster import Cluster
from tests.operations.copies import make_offices, open_copy
from tests.operations.offices import PASSPHRASE, Offices, Ticking, counting_ids, with_register

ON = date(2026, 11, 22)
NOWHERE = "postgresql+psycopg://u@127.0.0.1:1/x"


@dataclass
class Moving:
    """Three offices; the district's desk is opened anew after each change from outside."""

    offices: Offices
    district: Desk
    street: Desk
    grid: Desk
    server: str

    def move(
        self, server: str = "", login: str = "", passphrase: str = PASSPHRASE
    ) -> keeping.Health:
        """Close the district and move it."""
        self.district.close()
        d = self.district
        try:
            return relocating.move(
                d.folder, login, passphrase, server or self.server, d.clock, d.new_id
            )
        finally:
            self.open()

    def restore(self, file: Path) -> keeping.Health:
        """Close the district and put a backup in its place."""
        self.district.close()
        try:
            return keeping.restore(self.district.folder, file, PASSPHRASE, "", self.district.clock)
        finally:
            self.open()

    def open(self) -> None:
        """Open the district."""
        old = self.district
        self.district = open_desk(old.folder, PASSPHRASE, old.clock, old.new_id)
        self.offices.desks["district"] = self.district

    def eligible(self) -> int:
        """Adults as the district counts them."""
        tree = covering.coverage_tree(self.district, ON, "", Basis.RESIDENCE)
        return tree.coverage.eligible

    def codes(self) -> list[str]:
        """The codes by which the district and its streets compare what they hold."""
        return [link.code for link in situation.status(self.district).links]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A district, a street and a grid whose register has come up to the district; closed."""
    folder = tmp_path_factory.mktemp("moving") / "offices"
    made = make_offices(folder)
    clock = Ticking()
    street, district = (
        open_desk(made[name], PASSPHRASE, clock, counting_ids(80 + at).__next__)
        for at, name in enumerate(("street", "district"))
    )
    with closing(street), closing(district):
        Offices(folder).send(street, district)
    return made


@pytest.fixture
def moving(kept: dict[str, Path], empty_database: str, tmp_path: Path) -> Iterator[Moving]:
    """Copies of the three."""
    offices = Offices(tmp_path)
    for name, folder in kept.items():
        offices.desks[name] = open_copy(folder, tmp_path / name)
    desks = offices.desks
    yield Moving(offices, desks["district"], desks["street"], desks["grid"], empty_database)
    offices.close()


def test_the_district_goes_on_where_it_stopped(moving: Moving, tmp_path: Path) -> None:
    before = (moving.eligible(), moving.codes(), areas.list_areas(moving.district))
    moved = moving.move()
    assert moved.ok
    assert moved.file is not None
    assert moved.file.is_file()
    assert moving.district.database.backing.is_shared
    assert (moving.eligible(), moving.codes(), areas.list_areas(moving.district)) == before
    with_register(moving.grid, tmp_path, households=4, seed=9)
    moving.offices.send(moving.grid, moving.street)
    [report] = moving.offices.send(moving.street, moving.district)
    assert (report.accepted > 10, report.missing) == (True, [])
    assert moving.eligible() > before[0]
    down = sending.export_package(moving.district, moving.street.node.id, tmp_path / "down")
    assert down.path.is_file()
    with moving.district.reading() as s:
        assert "move" in {entry.act for entry in audit.entries(s)}
        assert audit.first_broken(s) is None


def test_several_people_work_at_one_district(moving: Moving) -> None:
    moving.move()
    one = moving.district
    accounts.add_account(one, "li", "李", Role.DISTRICT_OFFICE, PASSPHRASE)
    with closing(signing_in.sign_in(one.folder, "li", PASSPHRASE, one.clock, one.new_id)) as two:
        with one.reading() as s:
            logins = {entry.login for entry in audit.entries(s, act="sign_in")}
        assert "li" in logins
        assert two.node == one.node


def test_a_district_is_moved_only_when_nobody_has_it_open(moving: Moving) -> None:
    d = moving.district
    with moving.district.reading(), pytest.raises(WorkspaceBusy):
        relocating.move(d.folder, "", PASSPHRASE, moving.server, d.clock, d.new_id)
    assert not open_again(moving).database.backing.is_shared


def open_again(moving: Moving) -> Desk:
    moving.district.close()
    moving.open()
    return moving.district


def test_a_folder_is_watched_through_a_servers_holiday(
    moving: Moving, cluster: Cluster, tmp_path: Path
) -> None:
    moving.move()
    with_register(moving.grid, tmp_path, households=4, seed=9)
    moving.offices.send(moving.grid, moving.street)
    post = tmp_path / "watched"
    sent = sending.export_package(moving.street, None, post)
    watch = watching.Watch(moving.district, post)
    assert list(watch.look()) == []  # it may still be growing
    name = moving.server.partition("@/")[2].partition("?")[0]
    cluster.tell(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    cluster.throw_out(name)
    assert [type(event) for event in watch.look()] == [watching.Waits]
    assert list(watch.look()) == []
    cluster.tell(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    [arrived] = watch.look()
    assert isinstance(arrived, watching.Arrived)
    [report] = arrived.reports
    assert (arrived.file, report.accepted > 10) == (sent.path, True)


def test_streets_and_grids_keep_their_files(moving: Moving) -> None:
    for desk in (moving.street, moving.grid):
        desk.close()
        with pytest.raises(BadValue) as refused:
            relocating.move(desk.folder, "", PASSPHRASE, moving.server, desk.clock, desk.new_id)
        assert refused.value.reason == "district_only"


def test_a_move_that_fails_leaves_the_district_as_it_was(moving: Moving) -> None:
    before = (moving.eligible(), sorted(p.name for p in moving.district.folder.iterdir()))
    with pytest.raises(ServerAway):
        moving.move(NOWHERE)
    with pytest.raises(WrongPassphrase):
        moving.move(passphrase="something else")
    files = sorted(p.name for p in moving.district.folder.iterdir() if p.name != ATTEMPTS)
    assert (moving.eligible(), files) == before
    moving.move()
    with pytest.raises(BadValue) as refused:
        moving.move()
    assert refused.value.reason == "on_server_already"


def test_two_districts_do_not_share_one_database(moving: Moving, tmp_path: Path) -> None:
    moving.move()
    other = Offices(tmp_path / "other", server=moving.server, first_id=70)
    with pytest.raises(WorkspaceExists):
        other.district()
    assert not (other.folder / "district" / "workspace.json").exists()


def test_a_backup_brings_the_district_back_to_its_server(moving: Moving, tmp_path: Path) -> None:
    moving.move()
    before = (moving.eligible(), moving.codes())
    kept = keeping.backup(moving.district, tmp_path / "kept").file
    assert kept is not None
    with_register(moving.grid, tmp_path, households=4, seed=9)
    moving.offices.send(moving.grid, moving.street)
    moving.offices.send(moving.street, moving.district)
    later = moving.eligible()
    assert later > before[0]
    assert moving.restore(kept).ok
    assert moving.district.database.backing.is_shared
    assert (moving.eligible(), moving.codes()) == before
    # The street hears that the district fell back, and sends again what was forgotten there.
    down = sending.export_package(moving.district, moving.street.node.id, tmp_path / "down")
    [heard] = exchanging.import_files(moving.street, [down.path], receipts=tmp_path / "down")
    assert isinstance(heard, TakenIn)
    moving.offices.send(moving.street, moving.district)
    assert moving.eligible() == later


def test_a_doctor_looks_at_server_and_backup(moving: Moving, tmp_path: Path) -> None:
    moving.move()
    found = {check.name: check for check in keeping.doctor(moving.district).checks}
    assert {"server", "rights", "database", "audit_log", "backup"} <= found.keys()
    assert not found["backup"].ok
    assert keeping.daily_copy(moving.district) is None
    keeping.backup(moving.district, tmp_path / "kept")
    again = {check.name: check for check in keeping.doctor(moving.district).checks}
    assert again["backup"].detail == ON.isoformat()
    assert again["database"].ok
