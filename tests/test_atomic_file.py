"""What is written is whole, for its owner alone, under a name that the system takes, and never
through a link."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from gridcredit import atomic_file, texts
from gridcredit.domain.errors import StorageFailed

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes and links as POSIX has them")
LONG = "长" * 84  # 252 bytes; 85 are as many as a name may have


@pytest.fixture(params=[0o000, 0o022, 0o377], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """What the person's shell allows new files."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    """Who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)


def put(file: Path, words: str = "x") -> None:
    """Write a file as the program does."""
    with atomic_file.placed(file) as part:
        part.write_text(words, "utf-8")


@POSIX
def test_files_and_folders_are_for_their_owner_alone_whatever_the_umask(
    tmp_path: Path, umask: int
) -> None:
    folder = atomic_file.make_folder(tmp_path / "one" / "two")
    put(folder / "file")
    put(folder / "file", "again")
    assert (mode(folder), mode(folder.parent), mode(folder / "file")) == (0o700, 0o700, 0o600)


@POSIX
def test_what_lies_there_already_is_taken_away_from_others_and_not_given_to_anybody(
    tmp_path: Path,
) -> None:
    for name, before in (("open", 0o644), ("locked", 0o400), ("tool", 0o755)):
        (tmp_path / name).touch()
        (tmp_path / name).chmod(before)
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner").chmod(0o755)
    tmp_path.chmod(0o755)
    atomic_file.keep_private(tmp_path)
    assert mode(tmp_path) == 0o700
    modes = {path.name: mode(path) for path in tmp_path.iterdir()}
    assert modes == {"open": 0o600, "locked": 0o400, "tool": 0o700, "inner": 0o700}


def test_a_disk_that_knows_no_modes_takes_files_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "not here")

    monkeypatch.setattr(os, "fchmod", refuse, raising=False)
    monkeypatch.setattr(Path, "chmod", refuse)
    before = os.umask(0)
    try:
        put(atomic_file.make_folder(tmp_path / "stick") / "file")
    finally:
        os.umask(before)
    atomic_file.keep_private(tmp_path)
    assert (tmp_path / "stick" / "file").read_text("utf-8") == "x"


@POSIX
def test_what_a_link_leads_to_is_left_alone(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine", "utf-8")
    (tmp_path / "file").symlink_to(victim)
    put(tmp_path / "file", "ours")
    assert victim.read_text("utf-8") == "mine"
    assert not (tmp_path / "file").is_symlink()
    (tmp_path / "aim").mkdir()
    (tmp_path / "logs").symlink_to(tmp_path / "aim")
    with pytest.raises(StorageFailed) as refused:
        atomic_file.own_folder(tmp_path, "logs")
    assert refused.value.reason == "is_link"
    assert "链接" in texts.describe(refused.value)
    (tmp_path / "hard").symlink_to(victim)
    with (
        pytest.raises(OSError, match="hard"),
        open(tmp_path / "hard", "a", opener=atomic_file.open_private),
    ):
        pass


def test_a_name_that_is_just_short_enough_is_taken(tmp_path: Path) -> None:
    for name in (f"{LONG}abc", "a" * 255, "长" * 85):
        put(tmp_path / name)
        put(tmp_path / name, "again")
        with atomic_file.as_before(tmp_path / name):
            pass
        assert (tmp_path / name).read_text("utf-8") == "again"
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (f"{LONG}.xlsx", "name_too_long"),
        ("a" * 256, "name_too_long"),
        (f"{'长' * 86}/file", "name_too_long"),
        ("/".join([LONG] * 20), "path_too_long"),
    ],
)
def test_a_name_that_is_too_long_is_refused_in_words_before_anything_is_written(
    tmp_path: Path, name: str, reason: str
) -> None:
    with pytest.raises(StorageFailed) as refused, atomic_file.placed(tmp_path / name):
        pytest.fail("the work began")
    assert refused.value.reason == reason
    assert "换一个名称或位置" in texts.describe(refused.value)
    with pytest.raises(StorageFailed):
        atomic_file.make_folder(tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_windows_is_not_asked_for_more_than_it_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic_file, "is_windows", lambda: True)
    monkeypatch.setattr(atomic_file, "_longest_on_windows", lambda: 259)
    target = tmp_path / ("a" * (259 - len(str(tmp_path)) - 1))
    atomic_file.require_nameable(target)
    with pytest.raises(StorageFailed) as refused:
        atomic_file.require_nameable(target.with_name(target.name + "a"))
    assert refused.value.reason == "path_too_long"
    with pytest.raises(StorageFailed) as refused:
        atomic_file.require_nameable(tmp_path / ("长" * 256))
    assert refused.value.reason == "name_too_long"
