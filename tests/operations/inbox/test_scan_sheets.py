"""Sheets come back as pictures, in any order and on several days, and are taken in as the file."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from gridcredit.domain.errors import (
    Cancelled,
    FileUnreadable,
    NoCodes,
    NotAddressed,
    NotFound,
    PackageTooNew,
)
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.exchange import exchanging, sending, situation
from gridcredit.operations.exchange.filereport import AlreadyKnown, Confirmed, TakenIn
from gridcredit.operations.inbox import inbox, paper_inbox, print_sheets, scan_sheets
from gridcredit.paper.codesheet import Heading, code_sheet
from gridcredit.paper.qr import text_modules
from gridcredit.sync.sheets import Piece, SheetKind, cut, read_piece
from tests.operations.copies import open_copy
from tests.operations.offices import PASSPHRASE, Ticking, counting_ids
from tests.operations.paperwork import pictures, work
from tests.paper.drawing import write_pdf
from tests.posters.scans import PHOTO, SCAN, Harm

CLEAN = Harm()
Sheets = tuple[Path, Path, list[Path]]


@pytest.fixture(scope="module")
def carried(
    kept_offices: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[Path], Path]:
    """A day's package of a laptop; clean scans of its three sheets; the laptop as it stands."""
    folder = tmp_path_factory.mktemp("carried")
    with closing(open_copy(kept_offices["grid"], folder / "laptop")) as worker:
        work(worker, 30, busy=False)
        package = sending.export_package(worker, None, folder).path
        made = print_sheets.print_sheets(worker, package, folder / "sheets.pdf")
    return package, pictures(made.file, folder / "scans", CLEAN), folder / "laptop"


@pytest.fixture
def package(carried: tuple[Path, list[Path], Path]) -> Path:
    return carried[0]


@pytest.fixture
def scans(carried: tuple[Path, list[Path], Path]) -> list[Path]:
    assert len(carried[1]) == 3
    return carried[1]


def one(gathered: list[scan_sheets.Gathered]) -> paper_inbox.PaperSet:
    """The one set that all pictures belong to, as it stands."""
    sets = {found for picture in gathered for found in picture.sets}
    assert len(sets) == 1
    return sets.pop()


def coded(texts: list[str], file: Path) -> Path:
    """A PDF with codes of these texts."""
    rows = [text_modules(text) for text in texts]
    write_pdf(file, [code_sheet(Heading(*["字"] * 8), rows)], "x")
    return file


def test_a_days_work_goes_by_paper_and_its_receipt_comes_back_by_photo(
    carried: tuple[Path, list[Path], Path], clerk: Desk, tmp_path: Path
) -> None:
    """The laptop prints, the office scans and takes in, prints a receipt, the laptop confirms."""
    package, _, folder = carried
    shutil.copytree(folder, tmp_path / "laptop")
    scans = pictures(package.with_name("sheets.pdf"), tmp_path / "scans", SCAN)
    gathered, reports = scan_sheets.import_files(clerk, scans)
    assert one(gathered).needed == 0
    assert [(type(r), r.number, bool(r.accepted)) for r in reports] == [(TakenIn, 2, True)]
    import_id = reports[0].import_id
    assert import_id is not None
    answer = print_sheets.print_sheets(clerk, import_id, tmp_path / "receipt.pdf")
    photo = pictures(answer.file, tmp_path / "photos", PHOTO)
    worker = open_desk(tmp_path / "laptop", PASSPHRASE, Ticking(), counting_ids(95).__next__)
    with closing(worker):
        assert situation.status(worker).unsent > 0
        gathered, reports = scan_sheets.import_files(worker, photo)
        assert [(type(r), r.number) for r in reports] == [(Confirmed, 2)]
        assert situation.status(worker).unsent == 0


def test_what_sheets_rebuild_is_the_file_byte_for_byte(
    clerk: Desk, scans: list[Path], package: Path
) -> None:
    found = one(scan_sheets.gather(clerk, scans))
    assert found.file is not None
    assert (found.file.suffix, found.file.read_bytes()) == (package.suffix, package.read_bytes())
    assert (found.kind, found.total, found.whole) == ("package", 3, (1, 2, 3))


@pytest.mark.parametrize("lost", [0, 1, 2])
def test_any_one_sheet_may_be_lost(
    clerk: Desk, scans: list[Path], package: Path, lost: int
) -> None:
    found = one(scan_sheets.gather(clerk, scans[:lost] + scans[lost + 1 :]))
    assert (found.missing, found.needed) == ((lost + 1,), 0)
    assert found.file is not None
    assert found.file.read_bytes() == package.read_bytes()


def test_missing_sheets_are_named_and_those_of_another_day_complete_them(
    clerk: Desk, kept_offices: dict[str, Path], scans: list[Path], tmp_path: Path
) -> None:
    found = one(scan_sheets.gather(clerk, scans[1:2]))
    assert (found.whole, found.missing, found.needed, found.file) == ((2,), (1, 3), 1, None)
    assert paper_inbox.waiting(clerk) == [found]
    clerk.close()
    tomorrow = open_desk(clerk.folder, PASSPHRASE, Ticking(), counting_ids(96).__next__)
    with closing(tomorrow):
        assert paper_inbox.waiting(tomorrow) == [found]
        found = one(scan_sheets.gather(tomorrow, scans[2:]))
        assert found.file is not None
        assert paper_inbox.waiting(tomorrow) == []


def test_repeats_and_late_photos_begin_nothing_anew(clerk: Desk, scans: list[Path]) -> None:
    first = one(scan_sheets.gather(clerk, [scans[0], scans[0]]))
    assert (first.whole, first.needed) == ((1,), 1)
    whole = one(scan_sheets.gather(clerk, [scans[1], scans[0]]))
    reports = scan_sheets.import_files(clerk, [scans[2]])[1]
    assert [report.file for report in reports] == [whole.file]
    again = scan_sheets.import_files(clerk, scans[:1])[1]
    assert [(isinstance(report, AlreadyKnown), report.accepted) for report in again] == [(True, 0)]


def test_a_preview_says_what_would_happen_and_keeps_no_sheet(
    clerk: Desk, scans: list[Path], package: Path
) -> None:
    gathered, reports = scan_sheets.import_files(clerk, scans, preview=True)
    straight = exchanging.import_files(clerk, [package], preview=True)[0]
    assert one(gathered).needed == 0
    assert [(r.accepted, r.same, r.set_aside) for r in reports] == [
        (straight.accepted, straight.same, straight.set_aside)
    ]
    assert not (clerk.folder / paper_inbox.FOLDER).exists()
    scan_sheets.gather(clerk, scans[:1])
    before = sorted((clerk.folder / paper_inbox.FOLDER).rglob("*"))
    assert one(scan_sheets.import_files(clerk, scans[1:2], preview=True)[0]).needed == 0
    assert sorted((clerk.folder / paper_inbox.FOLDER).rglob("*")) == before


def test_pictures_of_no_use_are_named_and_the_others_go_on(
    clerk: Desk, scans: list[Path], tmp_path: Path
) -> None:
    empty, broken = tmp_path / "empty.png", tmp_path / "broken.pdf"
    Image.new("L", (200, 200), 255).save(empty)
    broken.write_bytes(b"%PDF-1.4 nothing")
    poster = coded(["HTTPS://EXAMPLE.ORG"], tmp_path / "poster.pdf")
    gathered, reports = scan_sheets.import_files(clerk, [empty, broken, poster, *scans])
    told = [(type(each.error), getattr(each.error, "reason", "")) for each in gathered]
    assert told == [
        (NoCodes, "no_qr"),
        (FileUnreadable, "not_a_pdf"),
        (NoCodes, "other_qr"),
        *[(type(None), "")] * 3,
    ]
    assert [type(report) for report in reports] == [TakenIn]
    with pytest.raises(NoCodes):
        scan_sheets.import_files(clerk, [empty])


def test_sheets_of_a_later_program_are_called_newer(clerk: Desk, tmp_path: Path) -> None:
    with pytest.raises(PackageTooNew):
        scan_sheets.import_files(clerk, [coded(["GCQR2:SOMETHING"], tmp_path / "new.pdf")])


def test_sheets_of_two_sets_on_one_pile_are_kept_apart(
    clerk: Desk, scans: list[Path], tmp_path: Path
) -> None:
    other = cut(b"another file", SheetKind.PACKAGE, "x")
    pile = [coded(other[0], tmp_path / "other.pdf"), scans[0]]
    gathered = scan_sheets.gather(clerk, pile)
    assert [len(each.sets) for each in gathered] == [1, 1]
    assert gathered[0].sets[0].name != gathered[1].sets[0].name
    assert [found.missing for found in paper_inbox.waiting(clerk)] == [(2, 3)]


def test_a_whole_set_that_is_no_package_is_refused_as_any_such_file(
    clerk: Desk, tmp_path: Path
) -> None:
    sheets = cut(b"another file", SheetKind.PACKAGE, "x")
    with pytest.raises(FileUnreadable) as refused:
        scan_sheets.import_files(clerk, [coded(sheets[0], tmp_path / "other.pdf")])
    assert refused.value.reason == "not_zip"


def test_pieces_that_do_not_fit_are_thrown_away_so_that_right_ones_can_come(
    clerk: Desk, tmp_path: Path
) -> None:
    texts = cut(bytes(range(256)) * 4, SheetKind.RECEIPT, "x")[0]
    piece = read_piece(texts[0], "x")
    forged = Piece(piece.of, piece.sheet, piece.place, piece.content[::-1]).text
    first = scan_sheets.gather(clerk, [coded([forged, *texts[1:]], tmp_path / "forged.pdf")])
    assert isinstance(first[0].error, FileUnreadable)
    assert one(scan_sheets.gather(clerk, [coded(texts, tmp_path / "right.pdf")])).file is not None


def test_what_is_addressed_to_another_office_is_refused_by_its_name(
    scans: list[Path], worker: Desk
) -> None:
    with pytest.raises(NotAddressed):
        scan_sheets.import_files(worker, scans)


def test_stopping_keeps_what_was_read(clerk: Desk, scans: list[Path]) -> None:
    def stop(done: int, _total: int, _what: str) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        scan_sheets.gather(clerk, scans, stop)
    assert [found.whole for found in paper_inbox.waiting(clerk)] == [(1,)]


def test_sheets_can_be_thrown_away(clerk: Desk, scans: list[Path]) -> None:
    found = one(scan_sheets.gather(clerk, scans[:1]))
    paper_inbox.forget(clerk, found.name)
    assert paper_inbox.waiting(clerk) == []
    with pytest.raises(NotFound):
        paper_inbox.forget(clerk, found.name)
    with pytest.raises(NotFound):
        paper_inbox.forget(clerk, "..")


def test_only_so_many_whole_sets_are_kept_and_none_that_waits(
    clerk: Desk, scans: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_inbox, "_MOST_DONE", 2)
    scan_sheets.gather(clerk, scans[:1])
    for number in range(4):
        texts = cut(bytes([number]) * 9, SheetKind.RECEIPT, "x")[0]
        scan_sheets.gather(clerk, [coded(texts, tmp_path / f"{number}.pdf")])
    assert len(list((clerk.folder / paper_inbox.FOLDER).iterdir())) == 3
    assert len(paper_inbox.waiting(clerk)) == 1


def test_a_spoilt_note_of_a_sheet_costs_that_code_alone(clerk: Desk, scans: list[Path]) -> None:
    scan_sheets.gather(clerk, scans[:1])
    (note,) = (clerk.folder / paper_inbox.FOLDER).rglob("1.txt")
    lines = note.read_text("ascii").split("\n")
    note.write_text("\n".join([lines[0][:-1], "ümlaut", "GCQR2:NEWER", *lines[1:]]), "utf-8")
    (found,) = paper_inbox.waiting(clerk)
    assert (found.unclear, found.needed) == ((1,), 2)
    assert one(scan_sheets.gather(clerk, scans[:2])).file is not None


def test_the_receipt_of_what_paper_brought_lies_with_the_others(
    clerk: Desk, scans: list[Path]
) -> None:
    found = one(scan_sheets.gather(clerk, scans))
    assert found.file is not None
    report = inbox.take_in(clerk, found.file)
    assert report.receipt is not None
    assert report.receipt.parent == clerk.folder / exchanging.RECEIPTS
