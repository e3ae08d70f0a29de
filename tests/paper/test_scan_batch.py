"""Many files are read on several processors, in order, whatever one of them holds."""

import os
from multiprocessing import active_children
from pathlib import Path

import pytest

from gridcredit.domain.errors import Cancelled
from gridcredit.paper.scan_batch import Found, pages_of_files
from gridcredit.paper.scan_files import UnreadPicture
from tests.paper.worn import A5, Wear, filed, numbered, sheet

DPI = 100


class Deadly(type(Path())):  # type: ignore[misc]
    """A file that ends every process which is handed it."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (3,)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A photo, a TIFF of five pages, what is no picture, and a photo."""
    place = tmp_path_factory.mktemp("scans")
    pages = [sheet(numbered(at), DPI, A5) for at in range(7)]
    (place / "a.jpg").write_bytes(filed(pages[0], Wear(jpeg=80))[0])
    pages[1].save(place / "b.tif", save_all=True, append_images=pages[2:6])
    (place / "c.txt").write_text("no picture")
    (place / "d.png").write_bytes(filed(pages[6], Wear())[0])
    return place


def told(found: Found) -> tuple[str, int, str]:
    """File, picture, and the serial or the reason."""
    if isinstance(found, UnreadPicture):
        return found.origin.file, found.origin.picture, found.reason
    return found.origin.file, found.origin.picture, found.code.number[-4:] if found.code else ""


WHOLE = [
    ("a.jpg", 1, "0000"),
    *(("b.tif", at, f"000{at}") for at in range(1, 6)),
    ("c.txt", 1, "not_a_picture"),
    ("d.png", 1, "0006"),
    ("e.png", 1, "no_file"),
]


@pytest.mark.parametrize("processes", [1, 2])
def test_the_order_is_that_of_the_files_and_all_is_accounted_for(
    folder: Path, processes: int
) -> None:
    steps: list[tuple[int, int, str]] = []
    files = [*sorted(folder.iterdir()), folder / "e.png"]
    found = list(pages_of_files(files, lambda *step: steps.append(step), processes))
    assert [told(one) for one in found] == WHOLE
    assert steps[-1] == (9, 9, "scans")
    assert [done for done, _, _ in steps] == sorted(done for done, _, _ in steps)


@pytest.mark.parametrize("processes", [1, 2])
def test_it_can_be_cancelled_between_pages(folder: Path, processes: int) -> None:
    def cancel(done: int, total: int, what: str) -> None:
        if done >= 2:
            raise Cancelled

    seen: list[Found] = []
    reading = pages_of_files([folder / "b.tif"], cancel, processes)
    with pytest.raises(Cancelled):
        seen.extend(reading)
    assert len(seen) == 2


def test_a_picture_that_ends_its_process_is_named_and_the_rest_goes_on(folder: Path) -> None:
    deadly = Deadly(folder / "a.jpg")
    files = [folder / "d.png", deadly, folder / "b.tif", folder / "d.png"]
    found = [told(one) for one in pages_of_files(files, processes=2)]
    expected = [("d.png", 1, "0006"), ("a.jpg", 1, "picture_broken"), *WHOLE[1:6]]
    assert found == [*expected, ("d.png", 1, "0006")]


def test_nothing_comes_of_no_files() -> None:
    assert list(pages_of_files([])) == []


def test_leaving_early_ends_the_processes(folder: Path) -> None:
    reading = pages_of_files([folder / "b.tif"] * 3, processes=2)
    assert told(next(reading)) == WHOLE[1]
    reading.close()
    assert active_children() == []
