"""走访: a photo dropped or pasted on a row goes to that person's pledge, and to no other."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage

from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import blanks, listing
from gridcredit.operations.pledges.blanks import Wanted
from gridcredit.operations.pledges.listing import PaperFilter
from gridcredit.ui.pages.visit.adults import AdultRow
from gridcredit.ui.pages.visit.look_dialog import LookAtPaperDialog
from gridcredit.ui.pages.visit.page import VisitPage
from tests.ui import keys
from tests.ui.conftest import settle
from tests.ui.pages.visit.window import Key, save


def row(page: VisitPage) -> AdultRow:
    """The first adult's."""
    return page.form.people.able_rows()[0]


def drop(page: VisitPage, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    no, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    row(page).dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, no))
    settle()


def papers(desk: Desk) -> dict[str, tuple[int, ...]]:
    return {one.number: one.pages for one in listing.list_papers(desk, PaperFilter())}


def sign(page: VisitPage) -> None:
    """Mark the first adult as having signed."""
    keys.press(Key.Key_1)
    row(page).setFocus()
    keys.press(Key.Key_C)


def looked_at(page: VisitPage) -> LookAtPaperDialog:
    (dialog,) = page.findChildren(LookAtPaperDialog)
    return dialog


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo without a code."""
    Image.new("L", (600, 850), 120).save(tmp_path / "照片.png")
    return tmp_path / "照片.png"


def printed(desk: Desk, folder: Path, count: int) -> tuple[Path, list[str]]:
    out = folder / "空白.pdf"
    made = blanks.print_blanks(desk, out, Wanted(unnamed=count)).blanks
    return out, [one.number for one in made]


def test_before_saving_a_page_waits_with_the_draft_and_brings_its_number(
    page: VisitPage, desk: Desk, home: UUID, tmp_path: Path
) -> None:
    out, (number,) = printed(desk, tmp_path, 1)
    sign(page)
    drop(page, out)
    assert row(page).number.text() == number
    assert not row(page).papers.isHidden()
    assert papers(desk) == {number: ()}
    page.keep_draft()
    page.open_door(home)
    settle()
    assert [one.number for one in row(page).marks.papers] == [number]
    save()
    assert papers(desk) == {number: (1,)}
    page.window().workbench.undo()
    settle()
    assert papers(desk) == {number: ()}
    assert [one.number for one in row(page).marks.papers] == [number]


def test_a_pasted_picture_is_looked_at_before_it_goes_to_the_own_number(
    page: VisitPage, desk: Desk, home: UUID, photo: Path
) -> None:
    sign(page)
    QGuiApplication.clipboard().setImage(QImage(str(photo)))
    row(page).setFocus()
    keys.press(Key.Key_V, held=Qt.KeyboardModifier.ControlModifier)
    settle()
    dialog = looked_at(page)
    assert dialog.picture.count == 1
    dialog.reject()
    settle()
    assert row(page).marks.papers == ()
    assert row(page).paste()
    settle()
    looked_at(page)._save.click()
    settle()
    assert len(row(page).marks.papers) == 1
    page.save(False)
    settle()
    assert list(papers(desk).values()) == [(1,)]


def test_another_number_is_said_and_goes_nowhere(
    page: VisitPage, desk: Desk, home: UUID, tmp_path: Path
) -> None:
    out, numbers = printed(desk, tmp_path, 2)
    sign(page)
    row(page).number.setText(numbers[0])
    row(page).number.textEdited.emit(numbers[0])
    drop(page, out)
    assert page.problem.isVisible()
    assert numbers[1] in page.problem.accessibleName()
    assert [one.number for one in row(page).marks.papers] == [numbers[0]]


def test_a_page_for_nobody_who_signed_is_not_taken(
    page: VisitPage, desk: Desk, home: UUID, photo: Path
) -> None:
    keys.press(Key.Key_1)
    drop(page, photo)
    assert page.problem.isVisible()
    assert page.findChildren(LookAtPaperDialog) == []
    assert papers(desk) == {}


def test_who_signed_before_gets_it_at_once_and_it_can_be_undone(
    page: VisitPage, desk: Desk, home: UUID, photo: Path
) -> None:
    sign(page)
    save()
    (number,) = papers(desk)
    page.open_door(home)
    settle()
    drop(page, photo)
    looked_at(page)._save.click()
    settle()
    assert papers(desk) == {number: (1,)}
    page.window().workbench.undo()
    settle()
    assert papers(desk) == {number: ()}
