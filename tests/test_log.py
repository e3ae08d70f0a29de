"""The diary of a workspace."""

import logging
import os
import stat
from pathlib import Path

import pytest

from gridcredit import log


def test_what_is_said_inside_stands_in_the_workspace(tmp_path: Path) -> None:
    with log.kept_in(tmp_path) as diary:
        diary.info("export 1.2s done")
    diary.info("said outside")
    text = (tmp_path / log.FOLDER / "gridcredit.log").read_text("utf-8")
    assert "export 1.2s done" in text
    assert "outside" not in text


def test_a_place_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / log.FOLDER).write_text("a file in the way", "utf-8")
    with log.kept_in(tmp_path) as diary:
        diary.info("still working")
    with log.kept_in(tmp_path / "missing") as diary:
        diary.info("still working")
    assert not (tmp_path / "missing").exists()
    with log.kept_in(tmp_path / ("长" * 300)) as diary:  # no disk takes such a name
        diary.info("still working")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_full_disk_neither_stops_anybody_nor_prints_where_people_read(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with log.kept_in(tmp_path) as diary:
        [handler] = [h for h in diary.handlers if isinstance(h, logging.FileHandler)]
        handler.stream.close()
        handler.stream = Path("/dev/full").open("a", encoding="utf-8")  # noqa: SIM115 - its own
        for _ in range(2_000):  # more than one buffer
            diary.info("still working")
    assert capfd.readouterr().err == ""


def test_a_diary_that_cannot_be_put_away_stops_nobody(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "_BYTES", 100)
    (tmp_path / log.FOLDER / "gridcredit.log.1" / "in the way").mkdir(parents=True)
    with log.kept_in(tmp_path) as diary:
        for _ in range(9):
            diary.info("still working")
    assert capfd.readouterr().err == ""


@pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")
@pytest.mark.parametrize("place", [log.FOLDER, f"{log.FOLDER}/gridcredit.log"])
def test_nothing_is_said_through_a_link(tmp_path: Path, place: str) -> None:
    victim = tmp_path / "victim"
    if place == log.FOLDER:
        victim.mkdir()
    else:
        victim.write_text("mine", "utf-8")
        (tmp_path / log.FOLDER).mkdir()
    (tmp_path / place).symlink_to(victim)
    with log.kept_in(tmp_path) as diary:
        diary.info("said")
    assert [*victim.iterdir()] == [] if victim.is_dir() else victim.read_text("utf-8") == "mine"


@pytest.mark.skipif(os.name != "posix", reason="modes as POSIX has them")
def test_a_diary_is_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with log.kept_in(tmp_path) as diary:
            diary.info("said")
    finally:
        os.umask(before)
    place = tmp_path / log.FOLDER
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (place, place / "gridcredit.log")]
    assert modes == [0o700, 0o600]
