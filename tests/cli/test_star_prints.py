"""`star print` writes papers, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import At
from tests.reports.stars.views import text_of


@pytest.mark.parametrize(("kind", "name"), [("form", "表.pdf"), ("推荐表", "表.docx")])
def test_a_blank_form_is_printed_by_a_street(at: At, tmp_path: Path, kind: str, name: str) -> None:
    told = at("street").run("star", "print", kind, "--out", tmp_path / name)
    assert told == {"pages": 2, "names": 0, "left_out": []}
    assert "“诚信之星”推荐表" in text_of(tmp_path / name)


def test_a_board_without_honours_says_so(at: At, tmp_path: Path) -> None:
    out = tmp_path / "board.pdf"
    words = (
        "star",
        "print",
        "board",
        "--period",
        "2026-10",
        "--out",
        out,
        "--paper",
        "A2",
        "--level",
        "村居",
    )
    assert at("street").run(*words, "--telephone", "0632-0000000")["pages"] == 1
    text = text_of(out)
    assert "本期空缺" in text
    assert "2026年10月" in text
    assert "0632-0000000" in text


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("board --out {}/a.pdf", "BadValue"),
        ("board --period 2026-13 --out {}/a.pdf", "BadValue"),
        ("board --period 2026-10 --out {}/a.docx", "BadValue"),
        ("board --period 2026-10 --area 1 --out {}/a.pdf", "AreaUnknown"),
        ("board --period 2026-10 --until yesterday --out {}/a.pdf", "BadValue"),
        ("certificate --period 2026-10 --out {}/a.pdf", "BadValue"),
        ("form --id 0192f1d2-0000-7000-8000-000000000000 --out {}/a.pdf", "NotFound"),
        ("form --out {}/a.odt", "BadValue"),
        ("form --out {}/gone/a.docx", "StorageFailed"),
        ("form --out {}/" + "名" * 100 + ".pdf", "StorageFailed"),
    ],
)
def test_what_cannot_be_printed_is_refused(
    at: At, tmp_path: Path, words: str, refused: str
) -> None:
    out = tmp_path / "papers"
    out.mkdir()
    answer = at("street").ask("star", "print", *words.format(out).split())
    assert answer.refused == refused
    assert list(out.iterdir()) == []


def test_a_grid_and_a_district_print_none(at: At, tmp_path: Path) -> None:
    for office in ("grid", "district"):
        answer = at(office).ask("star", "print", "form", "--out", tmp_path / "a.pdf")
        assert answer.refused in ("NotAllowed", "StarDecidedElsewhere")
    assert not (tmp_path / "a.pdf").exists()
