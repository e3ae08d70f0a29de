"""Disks that are full, read-only or forbidden: said in words, and nothing saved is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gridcredit import texts
from gridcredit.domain.errors import FileUnreadable, GridCreditError, StorageFailed
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.exchange import exchanging, sending, verifying
from gridcredit.operations.register import areas, people, rostering
from gridcredit.operations.trust import enrolling
from gridcredit.operations.workspace import keeping
from tests.operations.copies import open_copy
from tests.operations.offices import GRIDS, PASSPHRASE, Ticking, counting_ids, register_file

NOBODY = 65534
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


class Disk:
    """A small disk of its own, mounted for one test."""

    def __init__(self, place: Path, size: str) -> None:
        self.place = place
        place.mkdir()
        self._mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs")

    def fill(self) -> None:
        """Leave no byte free."""
        with (self.place / "filler").open("wb", buffering=0) as filler:
            for size in (1 << 16, 1 << 12, 1):
                try:
                    while filler.write(bytes(size)):
                        pass
                except OSError:
                    continue

    def make_room(self) -> None:
        """Free what `fill` took."""
        (self.place / "filler").unlink()

    def lock(self) -> None:
        """Allow no writing any more."""
        self._mount("-o", "remount,ro")

    def unlock(self) -> None:
        """Allow writing again."""
        self._mount("-o", "remount,rw")

    def end(self) -> None:
        """Take the disk away."""
        subprocess.run(["umount", "-l", str(self.place)], check=True, capture_output=True)

    def _mount(self, *words: str) -> None:
        command = ["mount", *words, str(self.place)]
        subprocess.run(command, check=True, capture_output=True, timeout=20)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[str], Disk]]:
    """Mounts small disks; skips where the system does not allow it."""
    made: list[Disk] = []

    def small(size: str) -> Disk:
        try:
            made.append(Disk(tmp_path / f"disk-{len(made)}", size))
        except (OSError, subprocess.SubprocessError):
            pytest.skip("only root may mount a small disk to fill it")
        return made[-1]

    yield small
    for one in made:
        one.end()


def note(desk: Desk, text: str) -> None:
    """Write something small."""
    first = people.list_residents(desk)[0].line.id
    people.set_resident_field(desk, first, "note", text)


def noted(desk: Desk) -> str:
    """What was written."""
    first = people.list_residents(desk)[0].line
    page = people.household_page(desk, first.household)
    return next(r.note for r in page.residents if r.id == first.id)


def refused(act: Callable[[], object], reason: str) -> None:
    """Hold that the act is refused for that reason, in words."""
    with pytest.raises(StorageFailed) as told:
        act()
    assert told.value.reason == reason
    assert texts.reason_word(reason) != reason
    assert told.value.file in texts.describe(told.value)


def test_a_full_stick_takes_no_half_file(worker: Desk, disk: Callable[[str], Disk]) -> None:
    stick = disk("1m")
    stick.fill()
    note(worker, "to be sent")
    before = {p.name for p in stick.place.iterdir()}
    refused(lambda: sending.export_package(worker, None, stick.place), "disk_full")
    refused(lambda: keeping.backup(worker, stick.place), "disk_full")
    refused(lambda: rostering.export_roster(worker, stick.place / "r.xlsx"), "disk_full")
    assert {p.name for p in stick.place.iterdir()} == before
    stick.make_room()
    assert sending.export_package(worker, None, stick.place).number == 2  # no number was used up


def test_a_full_disk_under_the_workspace_keeps_what_was_saved(
    kept_offices: dict[str, Path], disk: Callable[[str], Disk], tmp_path: Path
) -> None:
    small = disk("6m")
    register = register_file(tmp_path, GRIDS[0], households=60, seed=9)
    with closing(open_copy(kept_offices["grid"], small.place / "w")) as desk:
        note(desk, "saved")
        small.fill()
        refused(lambda: rostering.read_roster(desk, register, keep=True), "disk_full")
        with pytest.raises(GridCreditError):
            keeping.daily_copy(desk)
        assert noted(desk) == "saved"
        small.make_room()
        note(desk, "and on")
        assert keeping.doctor(desk).checks[0].ok
        assert noted(desk) == "and on"
        leftover = {p.name for p in (desk.folder / "backups").iterdir() if "new" in p.name}
        assert not leftover


def test_a_workspace_cannot_begin_on_a_full_disk_and_leaves_nothing(
    disk: Callable[[str], Disk],
) -> None:
    small = disk("64k")
    small.fill()
    listed = Path(areas.__file__).parents[3] / "resources" / "demo" / "areas.csv"
    with pytest.raises(StorageFailed):
        enrolling.start_district(
            small.place / "d", "GX", listed, "区", PASSPHRASE, Ticking(), counting_ids().__next__
        )
    assert not [p for p in small.place.rglob("*") if p.is_file() and p.name != "filler"]


def test_a_read_only_disk_is_said_to_be_one(
    worker: Desk, disk: Callable[[str], Disk], kept_offices: dict[str, Path]
) -> None:
    stick = disk("8m")
    shutil.copytree(kept_offices["grid"], stick.place / "w")
    note(worker, "to be sent")
    stick.lock()
    refused(lambda: sending.export_package(worker, None, stick.place), "read_only")
    refused(lambda: keeping.backup(worker, stick.place), "read_only")
    with pytest.raises(GridCreditError):
        open_desk(stick.place / "w", PASSPHRASE, Ticking(), counting_ids().__next__)
    stick.unlock()
    with closing(
        open_desk(stick.place / "w", PASSPHRASE, Ticking(), counting_ids().__next__)
    ) as desk:
        note(desk, "on")
        assert noted(desk) == "on"


@pytest.fixture
def as_nobody() -> Iterator[Callable[[], None]]:
    """Goes on without any rights."""
    if not ROOT:
        pytest.skip("only root can become nobody")
    yield lambda: os.seteuid(NOBODY)
    os.seteuid(0)


@pytest.mark.parametrize("locked", ["gridcredit.db", "workspace.json", "."])
def test_a_workspace_of_somebody_else_is_refused_in_words(
    kept_offices: dict[str, Path], as_nobody: Callable[[], None], locked: str
) -> None:
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = Path(place) / "theirs"
        shutil.copytree(kept_offices["grid"], folder)
        (folder / locked).chmod(0)
        as_nobody()
        with pytest.raises(StorageFailed) as told:
            open_desk(folder, PASSPHRASE, Ticking(), counting_ids().__next__)
        os.seteuid(0)
    assert told.value.reason == "no_permission"


def test_files_that_may_not_be_read_or_written_are_refused_in_words(
    worker: Desk, tmp_path: Path, as_nobody: Callable[[], None]
) -> None:
    note(worker, "to be sent")
    register = register_file(tmp_path, GRIDS[0])
    register.chmod(0)
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o555)
        as_nobody()
        acts: tuple[Callable[[], object], ...] = (
            lambda: rostering.read_roster(worker, register),
            lambda: areas.read_areas_file(register),
            lambda: exchanging.import_files(worker, [register]),
            lambda: verifying.verify_file(worker, register),
            lambda: enrolling.read_request(register),
            lambda: sending.export_package(worker, None, Path(place)),
            lambda: rostering.export_roster(worker, Path(place) / "r.xlsx"),
        )
        for act in acts:
            with pytest.raises((StorageFailed, FileUnreadable)) as told:
                act()
            assert told.value.file
        os.seteuid(0)
