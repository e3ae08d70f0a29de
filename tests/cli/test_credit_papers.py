"""The verbs of the papers of 信用+."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import At
from tests.cli.test_credit_members import adults
from tests.operations.offices import VILLAGE


def test_a_passbook_is_printed_once_and_then_goes_on(at: At, tmp_path: Path) -> None:
    street = at("street")
    home, _ = adults(street)
    street.run("credit", "join", home, "--on", "2026-11-01", "--notice", "1")
    words = ("credit", "passbook", home, "--out", tmp_path / "book.pdf", "--year", "2026")
    assert street.run(*words) == {"pages": 2, "lines": 0, "next_line": 1}
    assert street.ask(*words).refused == "PassbookUpToDate"
    assert street.run(*words, "--from-line", "1")["pages"] == 2
    assert street.ask(*words, "--from-line", "5").refused == "BadValue"
    assert street.ask(*words, "--offset", "left").refused == "BadValue"
    assert (tmp_path / "book.pdf").read_bytes().startswith(b"%PDF")


def test_all_passbooks_of_a_village_and_the_test_page(at: At, tmp_path: Path) -> None:
    street = at("street")
    home, _ = adults(street)
    words = ("credit", "passbooks", "--village", VILLAGE, "--out", tmp_path / "all.pdf")
    assert street.ask(*words, "--year", "2026").refused == "NobodyTakesPart"
    street.run("credit", "join", home, "--on", "2026-11-01", "--notice", "1")
    assert street.run(*words, "--year", "2026") == {"pages": 2, "households": 1}
    assert street.run(*words, "--test-page", "--offset", "1.5,-2") == {"pages": 1, "households": 0}


def test_forms_and_sign_in_sheets(at: At, tmp_path: Path) -> None:
    street = at("street")
    home, people = adults(street)
    out = ("--out", tmp_path / "x.pdf", "--village", VILLAGE)
    words = ("credit", "forms", "--notice", "1", *out)
    assert street.run(*words, "--household", home, "--unnamed", "2") == {"pages": 3}
    assert street.ask(*words).refused == "BadValue"
    words = ("credit", "sign-in", "--on", "2026-11-02", "--name", "清洁家园", *out)
    assert street.ask(*words).refused == "NobodyTakesPart"
    street.run("credit", "join", home, "--on", "2026-11-01", "--notice", "1")
    done = street.run(*words, "--from", "08:30", "--to", "11:00")
    assert (done["pages"], done["people"]) == (1, len(people))
    assert len(done["activity"]) == 36


def test_sheets_lists_and_letters_are_a_reviewer_s(at: At, tmp_path: Path) -> None:
    street = at("street")
    sheets = ("credit", "sheets", "--village", VILLAGE, "--period", "2026-10", "--out", tmp_path)
    assert street.ask(*sheets).refused == "NotAllowed"
    out = ("--out", tmp_path / "x.pdf")
    assert street.ask("credit", "queue", "--village", VILLAGE, *out).refused == "NotAllowed"
    letter = ("credit", "letter", "0" * 32, *out)
    assert street.ask(*letter).refused == "NotAllowed"
    assert not (tmp_path / "x.pdf").exists()
