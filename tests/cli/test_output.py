"""What a person reads in a terminal says all that a script is told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gridcredit.cli import output
from gridcredit.domain.errors import FileUnreadable


def told(document: object, capsys: pytest.CaptureFixture[str]) -> str:
    """The plain form of a document."""
    output.write(document, as_json=False)
    return capsys.readouterr().out


def test_lists_within_rows_are_told_under_their_row(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {"id": "a1", "field": "note", "values": [{"revision": "r1", "value": "南门"}]},
        {"id": "b2", "field": "phone", "values": [{"revision": "r2", "value": ""}]},
    ]

    said = told(rows, capsys)

    assert said.index("a1") < said.index("r1") < said.index("南门") < said.index("b2")
    assert "r2" in said


def test_what_only_a_later_row_has_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"file": "a"}, {"file": "b", "error": {"message": "not a package"}}]

    said = told(rows, capsys)

    assert said.index("b\n") < said.index("not a package")


def test_plain_rows_are_a_table_without_columns_of_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = [{"code": "GX", "gaps": [], "name": "区"}, {"code": "370", "gaps": [], "name": "街道"}]

    assert told(rows, capsys).splitlines() == ["code  name", "GX    区", "370   街道"]


def test_a_list_of_words_stands_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    said = told({"total": 3, "missing": [2, 3]}, capsys)

    assert said.splitlines() == ["total    3", "missing  2, 3"]


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX")
def test_what_passes_on_the_terminal_makes_room_for_what_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours, theirs = os.openpty()
    wanted, shown = "\r正在检查 50%\x1b[K\r\x1b[K".encode(), b""
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        output.show_passing("正在检查 50%")
        output.write({"done": 1}, as_json=False)
        monkeypatch.undo()
        while len(shown) < len(wanted):  # a terminal hands on what it has, not all at once
            shown += os.read(ours, 1_000)
    os.close(ours)

    assert shown == wanted


def test_where_nobody_looks_nothing_passes(capsys: pytest.CaptureFixture[str]) -> None:
    output.show_passing("正在检查 50%")

    assert capsys.readouterr().err == ""


def test_no_name_of_a_file_steers_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    output.write_error(FileUnreadable("\x1b[31mred\n.gcpkg", "not_zip"), False, "en")

    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert said.count("\n") == 1


def test_an_empty_list_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    assert told([], capsys) == "-\n"


def test_a_reader_that_has_had_enough_ends_it_quietly(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        ended = subprocess.run(
            [sys.executable, "-m", "gridcredit", "--workspace", tmp_path / "x", "--json", "status"],
            stdout=nobody,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert b"BrokenPipe" not in ended.stderr
