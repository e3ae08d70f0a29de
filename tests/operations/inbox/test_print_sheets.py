"""A package or receipt on paper: few sheets, all read back, none where something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pypdfium2
import pytest
from uuid_utils.compat import uuid7

from gridcredit.domain.codes import Office, Role
from gridcredit.domain.duties import Actor
from gridcredit.domain.errors import (
    ContentAltered,
    FileUnreadable,
    NotAllowed,
    NotFound,
    SheetUnreadable,
    TooMuchForPaper,
)
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.inbox import print_sheets
from gridcredit.sync import sheets
from gridcredit.sync.sheets import SheetKind, cut
from tests.operations.offices import GRIDS, STREET, Offices, with_register
from tests.operations.paperwork import work

MOST = 10  # sheets for a day's fifty visits, the spare one among them


class Lifelike(Offices):
    """Offices whose ids are random, as in life: those that count up would shrink to nothing."""

    def ids_from(self, start: int) -> Callable[[], UUID]:
        return uuid7


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A grid worker's, with fifty households that the street has confirmed."""
    offices = Lifelike(tmp_path_factory.mktemp("life"))
    street = offices.child(offices.district(), Office.STREET, STREET)
    desk = offices.child(street, Office.GRID, GRIDS[0])
    with_register(desk, offices.folder, households=50)
    offices.send(desk, street)
    yield desk
    offices.close()


@pytest.fixture
def package(worker: Desk, tmp_path: Path) -> Path:
    """A visit of a grid worker, on a stick."""
    work(worker, 1, busy=False)
    return sending.export_package(worker, None, tmp_path / "stick").path


def words_on(pdf: Path) -> list[str]:
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return [document[at].get_textpage().get_text_range() for at in range(len(document))]


def test_fifty_visits_take_at_most_ten_sheets_with_the_spare_one(
    laptop: Desk, tmp_path: Path
) -> None:
    """On a usual day, and on one on which every door opened and every adult signed: a package
    carries everything since the last receipt, so that the second day's holds the first one's."""
    work(laptop, 50, busy=False)
    usual = sending.export_package(laptop, None, tmp_path)
    work(laptop, 50, busy=True)
    both = sending.export_package(laptop, None, tmp_path)
    assert (usual.revisions > 50, both.revisions > 500) == (True, True)
    for package in (usual, both):
        content = package.path.read_bytes()
        on_paper = cut(content, SheetKind.PACKAGE, "x")
        assert len(on_paper) <= MOST, (package.revisions, len(content))
        pieces = [sheets.read_piece(text, "x") for sheet in on_paper[1:] for text in sheet]
        assert sheets.join(pieces, "x") == content


def test_sheets_say_from_whom_to_whom_which_of_how_many_and_what_to_do(
    worker: Desk, package: Path, tmp_path: Path
) -> None:
    made = print_sheets.print_sheets(worker, package, tmp_path / "sheets.pdf")
    told = words_on(made.file)
    assert made.sheets == len(told) == 2
    assert made.module_mm >= 0.6
    for words in told:
        assert f"{GRIDS[0]}号 → {STREET}号" in words
        assert "第 2 号 · 2026-11-22" in words
        assert "缺任意一张也能还原" in words
    assert "第 1 张，共 2 张" in told[0]
    assert "备用张，第 2 张，共 2 张" in told[1]


def test_a_receipt_is_printed_from_its_file_and_from_the_import(
    clerk: Desk, package: Path, tmp_path: Path
) -> None:
    report = exchanging.import_files(clerk, [package], receipts=tmp_path)[0]
    assert report.receipt is not None
    assert report.import_id is not None
    made = [
        print_sheets.print_sheets(clerk, source, tmp_path / f"{at}.pdf")
        for at, source in enumerate((report.receipt, report.import_id))
    ]
    assert [(one.sheets, one.codes) for one in made] == [(1, 1), (1, 1)]
    first, second = (words_on(one.file) for one in made)
    assert first == second
    assert f"{STREET}号 → {GRIDS[0]}号" in first[0]
    assert "确认送到" in first[0]


def test_sheets_for_a_printer_are_those_of_the_file(
    worker: Desk, package: Path, tmp_path: Path
) -> None:
    made = print_sheets.print_sheets(worker, package, tmp_path / "sheets.pdf")
    said: list[str] = []
    drawn = print_sheets.proven_sheets(worker, package, lambda done, total, what: said.append(what))
    assert len(drawn) == made.sheets
    assert "proving" in said


def test_a_sheet_that_does_not_read_back_is_not_written(
    worker: Desk, package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "sheets.pdf"
    out.write_text("before")
    right = print_sheets.text_modules
    monkeypatch.setattr(print_sheets, "text_modules", lambda text: right(text[:-1] + "A"))
    with pytest.raises(SheetUnreadable) as refused:
        print_sheets.print_sheets(worker, package, out)
    assert refused.value.sheet == 1
    assert out.read_text() == "before"


def test_a_file_that_is_damaged_or_none_of_ours_is_not_printed(
    worker: Desk, package: Path, tmp_path: Path
) -> None:
    out = tmp_path / "sheets.pdf"
    whole = package.read_bytes()
    package.write_bytes(whole[:200] + bytes([whole[200] ^ 1]) + whole[201:])
    with pytest.raises(ContentAltered):
        print_sheets.print_sheets(worker, package, out)
    package.write_bytes(b"a letter")
    with pytest.raises(FileUnreadable):
        print_sheets.print_sheets(worker, package, out)
    with pytest.raises(NotFound):
        print_sheets.print_sheets(worker, uuid4(), out)
    assert not out.exists()


def test_a_package_with_scans_says_how_much_paper_it_would_take(
    worker: Desk, package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MOST_SHEETS", 1)
    with pytest.raises(TooMuchForPaper) as refused:
        print_sheets.print_sheets(worker, package, tmp_path / "sheets.pdf")
    assert (refused.value.sheets, refused.value.most) == (2, 1)
    monkeypatch.setattr(sheets, "MOST_BYTES", 1_000)  # such a file is not even read
    monkeypatch.setattr(sheets, "cut", None)
    with pytest.raises(TooMuchForPaper):
        print_sheets.print_sheets(worker, package, tmp_path / "sheets.pdf")


def test_only_who_exchanges_prints(worker: Desk, package: Path, tmp_path: Path) -> None:
    other = replace(worker, actor=Actor("a", "甲", Role.ADMINISTRATOR))
    with pytest.raises(NotAllowed):
        print_sheets.print_sheets(other, package, tmp_path / "sheets.pdf")
