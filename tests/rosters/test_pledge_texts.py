"""Texts of pledges as tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gridcredit import paths
from gridcredit.rosters.pledge_texts import read_pledge_text, write_pledge_text

STARTER = paths.resources() / "templates" / "pledge_text.csv"


def write(file: Path, *rows: str) -> Path:
    file.write_text("\n".join(["部分,内容", *rows]) + "\n", "utf-8")
    return file


def test_the_starter_text_is_whole_and_comes_back_from_a_workbook(tmp_path: Path) -> None:
    read = read_pledge_text(STARTER)
    assert read.refused == []
    assert read.wording is not None
    assert (len(read.wording.clauses), len(read.wording.ticks)) == (6, 3)
    write_pledge_text(tmp_path / "文本.xlsx", read.wording)
    assert read_pledge_text(tmp_path / "文本.xlsx").wording == read.wording


def test_rows_that_cannot_be_taken_in_are_named(tmp_path: Path) -> None:
    file = write(
        *(tmp_path / "a.csv", "版本,2026-1", "版本,2026-2", "起用日,明年", "条款,接受联合惩戒。"),
        *("处理,见面谈", "告知,自愿。"),
    )
    read = read_pledge_text(file)
    assert read.wording is None
    assert [(one.row, one.reason) for one in read.refused] == [
        (3, "part_said_twice"), (6, "unknown_part"), (4, "not_a_date"), (5, "punishment")
    ]  # fmt: skip


def test_what_is_wanting_is_named(tmp_path: Path) -> None:
    read = read_pledge_text(write(tmp_path / "a.csv", "条款,重信守诺。"))
    assert [(one.column, one.reason) for one in read.refused] == [
        ("起用日", "empty"), ("版本", "empty"), ("告知", "empty")
    ]  # fmt: skip


def test_other_words_for_the_parts_are_known(tmp_path: Path) -> None:
    file = write(
        *(tmp_path / "a.csv", "版本号：,甲", "起用日期,2026年3月1日", "承诺内容,守信。"),
        "须知,自愿。",
    )
    read = read_pledge_text(file)
    assert read.wording is not None
    assert (read.wording.version, read.wording.begins) == ("甲", date(2026, 3, 1))


def test_sentences_full_of_wide_commas_do_not_part_the_lines(tmp_path: Path) -> None:
    file = tmp_path / "文本.csv"
    rows = ["部分,内容", "版本,一", "起用日,2026-01-01", "告知,自愿，可撤回，不影响办事。"]
    rows += ["条款,诚实，守信，互助，爱护环境，按约履行，信息真实。"] * 5
    file.write_text("\n".join(rows) + "\n", "utf-8")
    read = read_pledge_text(file)
    assert read.refused == []
    assert read.wording is not None
    assert len(read.wording.clauses) == 5
