"""A program that dies at any moment: what it said was saved is there, and nothing is half."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from gridcredit.operations import exchanging, inbox, keeping, people, rostering, sending, verifying
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.store import links, visits
from tests.operations.copies import open_copy
from tests.operations.killed import ENTRIES
from tests.operations.offices import GRIDS, PASSPHRASE, Ticking, counting_ids, register_file

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="a process can only be split on POSIX"),
    pytest.mark.slow,
    pytest.mark.timeout(300),
]
TRIALS = 5
Prepare = Callable[[Path], None]


def die(job: str, folder: Path, prepare: Prepare) -> list[Path]:
    """Let a job die at moments spread by chance over its whole run; the places it leaves."""

    def go(moments: list[int]) -> None:
        for moment in moments:
            prepare(folder / str(moment))
        words = [sys.executable, "-m", "tests.operations.killed", job, str(folder)]
        root = Path(__file__).parents[2]
        command = [*words, *map(str, moments)]
        subprocess.run(command, cwd=root, check=True, timeout=280, capture_output=True)

    go([0])
    calls = int((folder / "0" / "calls.txt").read_text("utf-8"))
    chance = random.Random(job)
    step = calls // TRIALS
    moments = [max(1, step * part + chance.randrange(step)) for part in range(TRIALS)]
    # The last steps are where a file gets its name and a transaction its end.
    moments[-1] = calls - chance.randrange(min(600, step))
    go(sorted(set(moments)))
    died = [folder / str(moment) for moment in moments]
    assert not any((place / "calls.txt").exists() for place in died)
    return died


def reopened(place: Path) -> Desk:
    """The workspace that was left, found sound."""
    desk = open_desk(place / "w", PASSPHRASE, Ticking(), counting_ids(500).__next__)
    keeping.daily_copy(desk)
    assert keeping.doctor(desk).ok
    return desk


def ready(kept: Path, *files: Path) -> Prepare:
    """Makes a place with a copy of a workspace and of some files."""

    def prepare(place: Path) -> None:
        shutil.copytree(kept, place / "w")
        for file in files:
            shutil.copy(file, place)

    return prepare


def test_every_entry_that_was_said_to_be_saved_is_there(
    kept_offices: dict[str, Path], tmp_path: Path
) -> None:
    for place in die("entries", tmp_path / "t", ready(kept_offices["grid"])):
        told = place / "saved.txt"
        saved = told.read_text("utf-8").split() if told.exists() else []
        with closing(reopened(place)) as desk:
            [home, *_] = people.list_households(desk)
            with desk.reading() as session:
                kept = {visit.at for visit in visits.visits_of(session, home.id)}
        assert set(saved) <= kept
        assert len(kept) - len(saved) in (0, 1)
        assert len(kept) <= ENTRIES


def test_a_register_is_in_whole_or_not_at_all(
    kept_offices: dict[str, Path], tmp_path: Path
) -> None:
    register = register_file(tmp_path, GRIDS[0], households=30, seed=7).rename(
        tmp_path / "register.xlsx"
    )
    with closing(open_copy(kept_offices["grid"], tmp_path / "before")) as desk:
        before = len(people.list_residents(desk))
        report = rostering.read_roster(desk, register)
    whole = {0, report.residents_added}
    for place in die("roster", tmp_path / "t", ready(kept_offices["grid"], register)):
        with closing(reopened(place)) as desk:
            assert len(people.list_residents(desk)) - before in whole
            rostering.read_roster(desk, register, keep=True)
            assert len(people.list_residents(desk)) - before == report.residents_added


def changed(kept: Path, folder: Path) -> Desk:
    """A grid that has something to send."""
    desk = open_copy(kept, folder)
    for person in people.list_residents(desk)[:5]:
        people.set_resident_field(desk, person.line.id, "note", "to be sent")
    return desk


def test_an_export_leaves_whole_packages_only_and_the_next_one_carries_all(
    kept_offices: dict[str, Path], tmp_path: Path
) -> None:
    changed(kept_offices["grid"], tmp_path / "source").close()
    for number, place in enumerate(die("export", tmp_path / "t", ready(tmp_path / "source"))):
        street = open_copy(kept_offices["street"], tmp_path / f"street-{number}")
        with closing(street), closing(reopened(place)) as desk:
            post = place / "post"
            for package in inbox.files_in([post] if post.exists() else []):
                assert verifying.verify_file(street, package).valid
            sent = sending.export_package(desk, None, post)
            [report] = exchanging.import_files(street, [sent.path], receipts=post)
            assert (report.accepted, report.set_aside) == (5, ())
            assert report.receipt is not None
            exchanging.import_files(desk, [report.receipt])


def test_an_import_is_in_whole_or_not_at_all_and_a_receipt_means_it_is(
    kept_offices: dict[str, Path], tmp_path: Path
) -> None:
    with closing(changed(kept_offices["grid"], tmp_path / "source")) as desk:
        sent = sending.export_package(desk, None, tmp_path)
    for place in die("import", tmp_path / "t", ready(kept_offices["street"], sent.path)):
        with closing(reopened(place)) as street:
            with street.reading() as session:
                is_in = links.find_import(session, sent.sha256) is not None
            post = place / "post"
            receipts = inbox.files_in([post]) if post.exists() else []
            assert is_in or not receipts
            [report] = exchanging.import_files(street, [sent.path], receipts=post)
            assert report.repeated is is_in
            assert (report.accepted, report.same) == ((0, 5) if is_in else (5, 0))
