"""A crash report names places in our code and nothing of what was being worked on."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gridcredit.ui import crash

SECRET = "370499199001010012"


def broken() -> BaseException:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as inner:
            raise ValueError(f"no {SECRET}") from inner
    except ValueError as error:
        return error


def test_a_report_says_where_but_not_with_what() -> None:
    text = crash.report(broken())
    assert SECRET not in text
    assert str(Path.home()) not in text
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_crash.py" in text
    assert "broken" in text


def test_only_the_newest_reports_are_kept(tmp_path: Path) -> None:
    start = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    for minute in range(crash.KEPT + 5):
        assert crash.save("x", tmp_path, start + timedelta(minutes=minute))
    names = sorted(p.name for p in tmp_path.iterdir())
    assert len(names) == crash.KEPT
    assert names[0] == "crash-20261122-080500.txt"


def test_a_refusing_disk_is_no_second_crash(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert crash.save("x", tmp_path / "file", datetime(2026, 1, 1, tzinfo=UTC)) is None


DYING = """
import os, signal, sys
from pathlib import Path
from gridcredit.ui import crash

def dive_under(secret):
    os.kill(os.getpid(), signal.SIGSEGV)

crash.watch(Path(sys.argv[1]))
dive_under("370499199001010012")
"""
ENDING = """
import sys
from pathlib import Path
from gridcredit.ui import crash

end = crash.watch(Path(sys.argv[1]))
end()
"""


def run(script: str, folder: Path, more: dict[str, str] | None = None) -> int:
    return subprocess.run(
        [sys.executable, "-c", script, folder],
        check=False,
        capture_output=True,
        env={k: v for k, v in os.environ.items() if k != "PYTHONFAULTHANDLER"} | (more or {}),
        cwd=Path(__file__).resolve().parents[2],
    ).returncode


@pytest.mark.skipif(sys.platform == "win32", reason="a process is ended by a signal here")
def test_a_process_that_dies_leaves_its_last_steps_and_the_next_start_a_report(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "张三" / "log"
    assert run(DYING, folder) == -signal.SIGSEGV
    [note] = folder.iterdir()
    [made] = crash.take_up(folder)
    assert list(folder.iterdir()) == [made]
    text = made.read_text("utf-8")
    assert text.startswith("gridcredit ")
    assert "Segmentation fault" in text
    assert "dive_under" in text
    assert SECRET not in text
    assert note.name not in text
    assert crash.take_up(folder) == []


def test_a_process_that_ends_as_it_should_leaves_nothing(tmp_path: Path) -> None:
    assert run(ENDING, tmp_path) == 0
    assert list(tmp_path.iterdir()) == []


def test_last_steps_are_told_without_the_person_s_folders(tmp_path: Path) -> None:
    told = 'Fatal\n  File "/张三/gridcredit/ui/x.py", line 1 in y\n'
    (tmp_path / "dying-1.txt").write_text(told, "utf-8")
    [made] = crash.take_up(tmp_path)
    assert 'File "gridcredit/ui/x.py", line 1 in y' in made.read_text("utf-8")
    assert "张三" not in made.read_text("utf-8")


def test_the_note_of_another_window_that_still_runs_stays(tmp_path: Path) -> None:
    note, forgotten = tmp_path / "dying-1.txt", tmp_path / "dying-2.txt"
    note.touch()
    forgotten.touch()
    os.utime(forgotten, (0, 0))
    assert crash.take_up(tmp_path) == []
    assert list(tmp_path.iterdir()) == [note]


def test_where_nothing_can_be_written_a_start_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert run(ENDING, tmp_path / "file") == 0
    assert crash.take_up(tmp_path / "file") == []
    assert crash.take_up(tmp_path / "nowhere") == []
