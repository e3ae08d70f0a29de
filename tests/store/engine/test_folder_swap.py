"""One folder takes the place of another; what was broken off half-way is put right."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridcredit.domain.errors import StorageFailed
from gridcredit.store.engine.folder_swap import put_right, swap


def folder(place: Path, content: str) -> Path:
    """A folder with one file in it."""
    place.mkdir()
    (place / "file").write_text(content, "utf-8")
    return place


def content(place: Path) -> str:
    """What its file says."""
    return (place / "file").read_text("utf-8")


def test_the_new_one_has_the_name_and_the_former_one_another(tmp_path: Path) -> None:
    here, new = folder(tmp_path / "w", "old"), folder(tmp_path / "n", "new")
    former = swap(new, here)
    assert former == tmp_path / "w-before-restore"
    assert (content(here), content(former)) == ("new", "old")
    assert len([*tmp_path.iterdir()]) == 2


def test_where_nothing_was_nothing_is_kept(tmp_path: Path) -> None:
    assert swap(folder(tmp_path / "n", "new"), tmp_path / "w") is None
    assert content(tmp_path / "w") == "new"


def test_what_cannot_be_swapped_stays_as_it_was(tmp_path: Path) -> None:
    here = folder(tmp_path / "w", "old")
    with pytest.raises(StorageFailed) as told:
        swap(tmp_path / "nothing", here)
    assert told.value.reason == "not_found"
    assert content(here) == "old"
    assert [*tmp_path.iterdir()] == [here]


def test_broken_off_before_the_new_one_came_the_old_one_is_back(tmp_path: Path) -> None:
    folder(tmp_path / ".w.aside", "old")
    put_right(tmp_path / "w")
    assert content(tmp_path / "w") == "old"
    assert [*tmp_path.iterdir()] == [tmp_path / "w"]


def test_broken_off_at_the_last_step_the_old_one_gets_its_name(tmp_path: Path) -> None:
    here = folder(tmp_path / "w", "new")
    folder(tmp_path / ".w.aside", "old")
    folder(tmp_path / "w-before-restore", "older")
    put_right(here)
    assert content(here) == "new"
    assert content(tmp_path / "w-before-restore-2") == "old"
    put_right(here)
    assert content(here) == "new"
