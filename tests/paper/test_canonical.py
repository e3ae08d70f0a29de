"""The same sheets are the same file, in whatever process, year and time zone they are written."""

import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from gridcredit.paper.canonical import canonical
from gridcredit.paper.sheet import A4, Box, Modules, Picture, Sheet, Text, Weight
from tests.paper.drawing import write_pdf

PROGRAM = """
from pathlib import Path
import sys
from gridcredit.paper.fonts import offscreen
from tests.paper.drawing import write_pdf
from tests.paper.test_canonical import pages
application = offscreen()
write_pdf(Path(sys.argv[1]), pages(), "公示 (1)")
"""


def pages() -> list[Sheet]:
    """Both fonts, a code and two pages."""
    rows = tuple(tuple((x * y) % 3 == 0 for x in range(21)) for y in range(21))
    return [
        Sheet(
            *A4,
            (
                Text(Box(20, 20, 170, 20), f"信用+ 第 {page} 页", 22, Weight.BOLD),
                Text(Box(20, 50, 170, 20), "自愿参与，可随时退出", 12),
                Modules(Box(20, 90, 40, 40), rows),
            ),
        )
        for page in (1, 2)
    ]


@pytest.mark.slow
def test_eight_processes_write_equal_bytes(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    zones = ("UTC", "Asia/Shanghai", "America/St_Johns", "Pacific/Apia")
    for number in range(8):
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(tmp_path / f"{number}.pdf")],
            env={**os.environ, "TZ": zones[number % 4], "PYTHONPATH": str(root)},
            check=True,
        )
    assert len({file.read_bytes() for file in tmp_path.glob("*.pdf")}) == 1


@pytest.mark.usefixtures("qapp")
def test_nothing_tells_when_it_was_written(tmp_path: Path) -> None:
    write_pdf(tmp_path / "a.pdf", pages(), "公示 (1)")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        told = document.get_metadata_dict()
        texts = [page.get_textpage().get_text_bounded() for page in document]
    assert told["Title"] == "公示 (1)"
    assert (told["CreationDate"], told["ModDate"], told["Producer"]) == ("", "", "")
    assert ["自愿参与，可随时退出" in text for text in texts] == [True, True]


@pytest.mark.usefixtures("qapp")
def test_a_file_that_is_so_already_stays(tmp_path: Path) -> None:
    picture = (Path(__file__).parents[2] / "resources/icons/app.svg").read_bytes()
    sheet = Sheet(*A4, (Picture(Box(0, 0, 50, 50), picture), Text(Box(0, 60, 99, 9), "1 0 R", 9)))
    write_pdf(tmp_path / "a.pdf", [sheet], "1 0 R\n/Producer (x)")
    written = (tmp_path / "a.pdf").read_bytes()
    assert canonical(written) == written


def test_another_file_is_refused() -> None:
    for other in (b"", b"%PDF-1.4\n", b"%PDF-1.4\nstartxref\n0\n", b"%PDF\nxref\nstartxref\n5\n"):
        with pytest.raises(ValueError, match="table"):
            canonical(other)
