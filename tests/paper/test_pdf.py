"""A PDF file is whole or not there, and any machine shows it the same."""

import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from gridcredit.domain.errors import Cancelled, StorageFailed
from gridcredit.paper.pdf import write_checked_pdf
from gridcredit.paper.sheet import A4, Box, Sheet, Text, Weight
from tests.paper.drawing import write_pdf

pytestmark = pytest.mark.usefixtures("qapp")

PAGE = Sheet(
    *A4,
    (
        Text(Box(20, 20, 170, 20), "枣庄高新区 信用榴花分", 40, Weight.BOLD),
        Text(Box(20, 50, 170, 20), "自愿注册", 20),
    ),
)


def test_the_text_can_be_read_out_of_the_file(tmp_path: Path) -> None:
    write_pdf(tmp_path / "a.pdf", [PAGE], "海报")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        assert "信用榴花分" in document[0].get_textpage().get_text_bounded()
        assert document.get_metadata_value("Title") == "海报"


def test_every_page_has_its_sheet_s_size(tmp_path: Path) -> None:
    wide = Sheet(420, 297, ())
    write_pdf(tmp_path / "a.pdf", [PAGE, wide], "x")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        millimetres = [[side / 72 * 25.4 for side in page.get_size()] for page in document]
    assert millimetres == [pytest.approx(A4, abs=0.2), pytest.approx((420, 297), abs=0.2)]


def test_the_bundled_font_is_embedded_once(tmp_path: Path) -> None:
    write_pdf(tmp_path / "one.pdf", [PAGE], "x")
    write_pdf(tmp_path / "ten.pdf", [PAGE] * 10, "x")
    one, ten = (tmp_path / "one.pdf").read_bytes(), (tmp_path / "ten.pdf").read_bytes()
    assert one.count(b"/FontFile2") == ten.count(b"/FontFile2") == 2
    assert one.count(b"NotoSansSC") > 0
    assert len(ten) < len(one) * 2


def test_no_half_file_is_left_when_the_work_is_stopped(tmp_path: Path) -> None:
    def stop(done: int, total: int, what: str) -> None:
        assert (total, what) == (3, "drawing")
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_pdf(tmp_path / "a.pdf", [PAGE] * 3, "x", stop)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_check_leaves_the_older_file(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"older")

    def refuse(draft: Path) -> None:
        assert draft.read_bytes().startswith(b"%PDF")
        raise Cancelled

    with pytest.raises(Cancelled):
        write_checked_pdf(tmp_path / "a.pdf", [PAGE], "x", refuse)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.pdf", b"older")]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed) as told:
        write_pdf(tmp_path / "gone" / "a.pdf", [PAGE], "x")
    assert (told.value.file, told.value.reason) == ("a.pdf", "not_found")


@pytest.mark.skipif(sys.platform == "win32", reason="the limit on a file's size is POSIX")
def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(StorageFailed) as told:
            write_pdf(tmp_path / "a.pdf", [PAGE], "x")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert told.value.reason == "disk_full"
    assert list(tmp_path.iterdir()) == []


def test_drawing_needs_no_screen(tmp_path: Path) -> None:
    program = (
        "from pathlib import Path\n"
        "from gridcredit.paper.fonts import offscreen\n"
        "from gridcredit.paper.pdf import write_checked_pdf\n"
        "from gridcredit.paper.sheet import A4, Box, Sheet, Text\n"
        "application = offscreen()\n"
        "assert offscreen() is application\n"
        "text = Text(Box(9, 9, 99, 9), '榴花', 20)\n"
        "write_checked_pdf(Path('a.pdf'), [Sheet(*A4, (text,))], 'x', lambda _: None)\n"
    )
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    }
    root = Path(__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**bare, "PYTHONPATH": str(root)},
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert (tmp_path / "a.pdf").is_file()
