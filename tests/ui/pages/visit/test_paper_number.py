"""走访: a pledge that was printed before is signed by the last four digits on it, by keys alone."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from gridcredit.domain.codes import PledgeStage
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import blanks, listing
from gridcredit.operations.pledges.blanks import Wanted
from gridcredit.operations.pledges.listing import PaperFilter
from gridcredit.ui.pages.visit.adults import AdultRow
from gridcredit.ui.pages.visit.page import VisitPage
from tests.ui import keys
from tests.ui.pages.visit.window import Key, save, sheet_of

SIGNED = PaperFilter(stage=PledgeStage.SIGNED)


def row(page: VisitPage) -> AdultRow:
    """The first adult's."""
    found = page.form.people.able_rows()[0]
    assert isinstance(found, AdultRow)
    return found


def sign(page: VisitPage, number: str) -> None:
    """Mark the first adult as having signed, type a number, save."""
    keys.press(Key.Key_1)
    first = row(page)
    first.setFocus()
    assert not first.number.isVisible()
    keys.press(Key.Key_C)
    assert first.number.isVisible()
    first.number.setFocus()
    keys.press(*(Key(Key.Key_0 + int(digit)) for digit in number))
    keys.press(Key.Key_Return)
    assert keys.at() is first
    save()


def test_the_blank_is_taken_by_its_last_digits(
    page: VisitPage, desk: Desk, home: UUID, tmp_path: Path
) -> None:
    made = blanks.print_blanks(desk, tmp_path / "空白.pdf", Wanted(unnamed=2)).blanks
    sign(page, made[1].number[-4:])
    assert sheet_of(desk, home).knocks == 1
    (paper,) = listing.list_papers(desk, SIGNED)
    assert (paper.number, paper.blank) == (made[1].number, made[1].id)


def test_a_number_that_is_none_saves_nothing_and_says_so(
    page: VisitPage, desk: Desk, home: UUID
) -> None:
    sign(page, "9876")
    assert sheet_of(desk, home).knocks == 0
    assert page.problem.isVisible()
    assert "9876" in page.problem.accessibleName()
    assert row(page).marks.number == "9876"


def test_without_a_number_the_program_gives_one(page: VisitPage, desk: Desk, home: UUID) -> None:
    sign(page, "")
    (paper,) = listing.list_papers(desk, SIGNED)
    assert paper.blank is None
