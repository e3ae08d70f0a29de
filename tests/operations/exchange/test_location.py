"""A workspace that stands elsewhere: a person says whether it moved or is a copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import pytest

from gridcredit import machine
from gridcredit.domain.errors import CopyUndecided, NotEnrolled, NotFound, StorageFailed
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import location, sending
from gridcredit.operations.register import people
from gridcredit.operations.workspace import keeping, signing_in
from gridcredit.store.journal import numbering
from tests.operations.copies import make_offices
from tests.operations.offices import PASSPHRASE, Ticking, counting_ids

Open = Callable[[Path], Desk]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A grid's workspace that was never used anywhere."""
    return make_offices(tmp_path_factory.mktemp("kept") / "offices")["grid"]


@pytest.fixture
def home(kept: Path, tmp_path: Path) -> Path:
    """A workspace of one's own."""
    return Path(shutil.copytree(kept, tmp_path / "home"))


@pytest.fixture
def enter(request: pytest.FixtureRequest) -> Open:
    """Signs in as people do."""
    ids = counting_ids(80).__next__

    def sign_in(folder: Path) -> Desk:
        desk = signing_in.sign_in(folder, "", PASSPHRASE, Ticking(), ids)
        request.addfinalizer(desk.close)
        return desk

    return sign_in


def other_machine(monkeypatch: pytest.MonkeyPatch, name: str = "another") -> None:
    """From now on this is another machine."""
    monkeypatch.setattr(machine, "identity", lambda: name)


def copied(enter: Open, home: Path) -> Path:
    """The folder once more, after it was used."""
    enter(home).close()
    return Path(shutil.copytree(home, home.with_name("copy")))


def ring(desk: Desk, phone: str) -> None:
    """Give somebody another number."""
    people.set_resident_field(desk, people.list_residents(desk)[0].line.id, "phone", phone)


def test_the_same_place_is_never_asked_about(home: Path, enter: Open) -> None:
    for _ in range(3):
        desk = enter(home)
        assert location.state(desk) == "settled"
        desk.close()


def test_a_folder_that_was_moved_is_not_asked_about(home: Path, enter: Open) -> None:
    enter(home).close()
    desk = enter(home.rename(home.with_name("elsewhere")))
    assert location.state(desk) == "settled"


def test_a_copy_beside_it_sends_nothing_until_somebody_decides_but_takes_entries(
    home: Path, enter: Open, tmp_path: Path
) -> None:
    desk = enter(copied(enter, home))
    assert location.state(desk) == "undecided"
    ring(desk, "19900000001")
    with pytest.raises(CopyUndecided):
        sending.export_package(desk, None, tmp_path / "out")
    first = enter(home)
    assert location.state(first) == "settled"
    ring(first, "19900000002")
    assert sending.export_package(first, None, tmp_path / "out").revisions == 1


def test_a_copy_becomes_another_with_what_it_wrote_since(home: Path, enter: Open) -> None:
    desk = enter(copied(enter, home))
    former = desk.node.id
    ring(desk, "19900000001")
    location.declare_copy(desk)
    assert desk.node.id != former
    assert (location.state(desk), desk.node.state) == ("copied", "copied")
    with desk.reading() as session:
        count = "SELECT count(*) FROM revision WHERE node = ?"
        asked = session.connection().exec_driver_sql(count, (desk.node.id.bytes,))
        assert asked.scalar() == 1
    with pytest.raises(NotEnrolled):
        sending.export_package(desk, None, home.parent)
    with pytest.raises(NotFound):
        location.declare_copy(desk)


def test_another_machine_is_asked_about_once(
    home: Path, enter: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    enter(home).close()
    other_machine(monkeypatch)
    desk = enter(home)
    assert location.state(desk) == "undecided"
    location.declare_moved(desk)
    ring(desk, "19900000001")
    assert sending.export_package(desk, None, tmp_path / "out").revisions == 1
    desk.close()
    assert location.state(enter(home)) == "settled"


def test_a_machine_without_a_name_proves_nothing(
    home: Path, enter: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(home).close()
    other_machine(monkeypatch, "")
    desk = enter(home)
    assert location.state(desk) == "settled"
    desk.close()
    other_machine(monkeypatch)
    assert location.state(enter(home)) == "undecided"


def backed_up(desk: Desk, folder: Path) -> Path:
    """A backup of the workspace as it is."""
    file = keeping.backup(desk, folder).file
    assert file is not None
    return file


def restored(enter: Open, folder: Path, backup: Path) -> Desk:
    """The backup in a folder, opened there."""
    keeping.restore(folder, backup, PASSPHRASE, "", Ticking())
    return enter(folder)


def test_a_backup_restored_on_another_machine_is_asked_about_and_goes_on_when_the_first_is_gone(
    home: Path, enter: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = enter(home)
    backup = backed_up(desk, tmp_path / "stick")
    desk.close()
    other_machine(monkeypatch)
    desk = restored(enter, tmp_path / "laptop", backup)
    assert (location.state(desk), location.is_restored(desk)) == ("undecided", True)
    ring(desk, "19900000001")
    with pytest.raises(CopyUndecided) as error:
        sending.export_package(desk, None, tmp_path / "out")
    assert error.value.reason == "restored"
    location.declare_moved(desk)
    assert (location.state(desk), location.is_restored(desk)) == ("settled", False)
    sending.export_package(desk, None, tmp_path / "out")
    desk.close()
    other_machine(monkeypatch, "a third")
    desk = enter(tmp_path / "laptop")
    assert (location.state(desk), location.is_restored(desk)) == ("undecided", False)


def test_a_backup_restored_beside_the_first_in_use_is_asked_about(
    home: Path, enter: Open, tmp_path: Path
) -> None:
    backup = backed_up(enter(home), tmp_path / "stick")
    desk = restored(enter, tmp_path / "second", backup)
    assert (location.state(desk), location.is_restored(desk)) == ("undecided", True)
    former = desk.node.id
    ring(desk, "19900000001")
    location.declare_copy(desk)
    assert desk.node.id != former
    with desk.reading() as session:
        assert numbering.last_seq(session, desk.node.id) == 1


def test_a_backup_restored_in_its_own_place_is_not_asked_about(
    home: Path, enter: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = enter(home)
    backup = backed_up(desk, tmp_path / "stick")
    desk.close()
    desk = restored(enter, home, backup)
    assert (location.state(desk), location.is_restored(desk)) == ("settled", False)
    desk.close()
    other_machine(monkeypatch)
    assert not location.is_restored(enter(home))


def test_what_a_copy_wrote_while_nobody_had_decided_is_its_own_after_a_restore_too(
    home: Path, enter: Open, tmp_path: Path
) -> None:
    desk = enter(copied(enter, home))
    ring(desk, "19900000001")
    backup = backed_up(desk, tmp_path / "stick")
    desk.close()
    desk = restored(enter, home.with_name("copy"), backup)
    ring(desk, "19900000002")
    location.declare_copy(desk)
    with desk.reading() as session:
        assert numbering.last_seq(session, desk.node.id) == 2


@pytest.mark.parametrize("step", ["check_location", "catch_up"])
def test_who_is_not_let_in_after_all_leaves_nothing_open(
    home: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    close, closed = Desk.close, []
    full = StorageFailed("workspace.db", "disk I/O error")
    monkeypatch.setattr(signing_in, step, Mock(side_effect=full))
    monkeypatch.setattr(Desk, "close", lambda desk: (closed.append(desk), close(desk)))
    with pytest.raises(StorageFailed):
        signing_in.sign_in(home, "", PASSPHRASE, Ticking(), counting_ids(80).__next__)
    assert len(closed) == 1
