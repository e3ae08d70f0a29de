"""月通报: drafted from the figures, edited by a person, issued once, given out again unchanged."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest

from gridcredit.domain.errors import FileUnreadable, IssuedAlready, PeriodRunning
from gridcredit.domain.ledgers.codes import Report
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch import bulletins, frozen, weekly
from gridcredit.reports.dispatch.bulletin import TO_WRITE
from tests.operations.dispatch.test_issuing import adults, register
from tests.operations.offices import Offices


@pytest.fixture
def issuer(offices: Offices, grid: Desk, street: Desk) -> Desk:
    """A street on 2 December, with registrations of October and November."""
    grown = adults(grid)
    register(grid, grown[0], date(2026, 10, 20))
    register(grid, grown[1], date(2026, 11, 5))
    register(grid, grown[2], date(2026, 11, 20))
    offices.send(grid, street)
    offices.clock.go(10)
    return street


def said(file: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(file)).paragraphs)


def test_a_draft_says_what_the_figures_say(issuer: Desk, tmp_path: Path) -> None:
    out = tmp_path / "草稿.docx"
    table = bulletins.draft_bulletin(issuer, "2026-11", out)
    assert (table.total.last, table.total.new, table.total.total) == (1, 2, 3)
    text = said(out)
    assert "2026年11月" in text
    assert f"累计注册{table.total.total}人" in text
    assert TO_WRITE in text
    assert frozen.all_issues(issuer) == []


def write_out(draft: Path, words: str) -> None:
    """Fill every place that the draft leaves to a person, as a Word program would."""
    document = docx.Document(str(draft))
    for paragraph in document.paragraphs:
        if paragraph.text.startswith(TO_WRITE):
            paragraph.text = words
    document.save(str(draft))


def test_a_draft_with_places_left_is_not_issued(issuer: Desk, tmp_path: Path) -> None:
    draft = tmp_path / "草稿.docx"
    bulletins.draft_bulletin(issuer, "2026-11", draft)
    with pytest.raises(FileUnreadable) as refused:
        bulletins.issue_bulletin(issuer, "2026-11", tmp_path / "out", draft)
    assert refused.value.reason == "document_unfinished"
    assert frozen.all_issues(issuer) == []


def test_an_edited_draft_is_issued_as_it_is(issuer: Desk, tmp_path: Path) -> None:
    draft = tmp_path / "草稿.docx"
    bulletins.draft_bulletin(issuer, "2026-11", draft)
    write_out(draft, "这一段是人写的。")
    made = bulletins.issue_bulletin(issuer, "2026-11", tmp_path / "out", draft)
    letter = next(file for file in made.files if file.suffix == ".docx")
    assert letter.read_bytes() == draft.read_bytes()
    assert {file.suffix for file in made.files} == {".xlsx", ".docx"}
    again = frozen.reissue(issuer, made.issue.id, tmp_path / "again")
    assert [file.read_bytes() for file in again] == [file.read_bytes() for file in made.files]
    with pytest.raises(IssuedAlready):
        bulletins.issue_bulletin(issuer, "2026-11", tmp_path / "out")
    with pytest.raises(PeriodRunning):
        bulletins.issue_bulletin(issuer, "2026-12", tmp_path / "out")


def test_without_an_edited_draft_a_pdf_is_made_too(issuer: Desk, tmp_path: Path) -> None:
    made = bulletins.issue_bulletin(issuer, "2026-11", tmp_path)
    assert {file.suffix for file in made.files} == {".xlsx", ".docx", ".pdf"}
    assert TO_WRITE not in said(next(file for file in made.files if file.suffix == ".docx"))


def test_weeks_and_months_are_issued_apart(issuer: Desk, tmp_path: Path) -> None:
    weekly.issue_week(issuer, "2026-W48", tmp_path)
    bulletins.issue_bulletin(issuer, "2026-11", tmp_path)
    assert [one.span for one in frozen.all_issues(issuer, Report.WEEKLY)] == ["2026-W48"]
    assert [one.span for one in frozen.all_issues(issuer, Report.MONTHLY)] == ["2026-11"]


@pytest.mark.parametrize("content", [b"", b"PK\3\4junk", b"hello"])
def test_what_is_no_document_is_refused_and_nothing_is_frozen(
    issuer: Desk, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "不是.docx"
    file.write_bytes(content)
    with pytest.raises(FileUnreadable):
        bulletins.issue_bulletin(issuer, "2026-11", tmp_path / "out", file)
    blank = tmp_path / "空.docx"
    docx.Document().save(str(blank))
    with pytest.raises(FileUnreadable):
        bulletins.issue_bulletin(issuer, "2026-11", tmp_path / "out", blank)
    assert frozen.all_issues(issuer) == []
