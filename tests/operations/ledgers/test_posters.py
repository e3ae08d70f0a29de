"""Posters from the press to the wall: numbered, placed, looked at by a photo whose code is read."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import qrcode
from openpyxl import load_workbook
from PIL import Image

from gridcredit.domain.errors import BadValue
from gridcredit.domain.ledgers.codes import InspectionResult
from gridcredit.domain.ledgers.ledger import LEDGERS
from gridcredit.domain.ledgers.posters import PosterState
from gridcredit.operations.desk import Desk
from gridcredit.operations.ledgers import keeping, posters, sheets
from gridcredit.operations.posters import postering
from gridcredit.operations.posters.postering import PosterWish
from tests.operations.offices import Offices
from tests.operations.posters.test_postering import GRIDS

LINK = "https://example.invalid/r?grid={grid}"
DAYS = {"on": "2026-10-01", "agreed_on": "2026-10-01", "put_up_on": "2026-10-02"}


def code_photo(file: Path, text: str) -> Path:
    """A photo on which a code can be read; without a text, of a wall."""
    image = Image.new("RGB", (600, 600), "white")
    if text:
        image.paste(qrcode.make(text).convert("RGB").resize((400, 400)), (100, 100))
    image.save(file)
    return file


def placed(street: Desk, tmp_path: Path) -> list[str]:
    """Two posters of one grid, printed and put up."""
    wish = PosterWish(GRIDS[:1], LINK, copies=2)
    postering.print_posters(street, wish, tmp_path / "posters.pdf")
    numbers = [one.number for one in posters.unplaced(street)]
    posters.place_printed(street, numbers, {"place": "超市", "site": "商超", **DAYS})
    return numbers


def states(street: Desk) -> dict[str, PosterState]:
    return {row.record.number: row.state for row in posters.list_placements(street)}


def test_printed_posters_are_placed_by_number(street: Desk, tmp_path: Path) -> None:
    numbers = placed(street, tmp_path)
    assert numbers == [f"{GRIDS[0]}-001", f"{GRIDS[0]}-002"]
    assert posters.unplaced(street) == []
    (row, _) = keeping.list_rows(street, LEDGERS["placements"])
    assert row.record.link == LINK.format(grid=GRIDS[0])
    assert set(states(street).values()) == {PosterState.DUE}
    with pytest.raises(BadValue, match="poster_placed_already"):
        posters.place_printed(street, numbers[:1], {"place": "门口", **DAYS})
    with pytest.raises(BadValue, match="poster_not_printed"):
        posters.place_printed(street, ["X-9"], {"place": "门口", **DAYS})
    again = postering.design_posters(street, PosterWish(GRIDS[:1], LINK))
    assert [one.code for one in again] == [f"{GRIDS[0]}-003"]  # the others hang
    with pytest.raises(BadValue):
        postering.design_posters(street, PosterWish(GRIDS[:1], LINK, copies=51))


def test_a_photo_says_whose_code_hangs_there(
    offices: Offices, street: Desk, tmp_path: Path
) -> None:
    first, second = placed(street, tmp_path)
    on = date(2026, 11, 20)
    cut = tmp_path / "cut.png"
    cut.write_bytes(b"\x89PNG\r\n\x1a\n123")
    taken = [
        code_photo(tmp_path / "own.png", first),
        code_photo(tmp_path / "link.png", LINK.format(grid=GRIDS[0])),
        code_photo(tmp_path / "other.png", "https://example.invalid/evil"),
        code_photo(tmp_path / "wall.png", ""),
        cut,
    ]
    read = posters.read_photos(street, taken)
    assert [name for name, _ in read.refused] == ["cut.png"]
    own, link, other, wall = read.photos
    assert (len(own.placements), len(link.placements), len(other.placements)) == (1, 2, 0)
    assert posters.look_at(street, own, on).found is InspectionResult.INTACT
    for photo, reason in (
        (link, "several_posters"),
        (other, "code_of_no_poster"),
        (wall, "photo_without_code"),
    ):
        with pytest.raises(BadValue, match=reason):
            posters.look_at(street, photo, on)
    chosen = posters.chosen_placement(street, second)
    with pytest.raises(BadValue, match="photo_without_code"):
        posters.look_at(street, wall, on, chosen)
    with pytest.raises(BadValue, match="intact_without_code"):
        posters.look_at(street, wall, on, chosen, InspectionResult.INTACT)
    swapped = posters.look_at(street, other, on, chosen, InspectionResult.INTACT)
    assert (swapped.found, swapped.code_read) == (
        InspectionResult.SWAPPED,
        "https://example.invalid/evil",
    )
    assert swapped.code_of == ()
    assert states(street) == {first: PosterState.HANGS, second: PosterState.SWAPPED}
    rows = keeping.list_rows(street, LEDGERS["inspections"])
    assert all(keeping.photos_of(row.record) for row in rows)
    offices.clock.go(3)
    later = date(2026, 11, 24)
    done = posters.look(street, chosen, wall, later, InspectionResult.DAMAGED, "掉了一角")
    assert states(street)[second] is PosterState.DAMAGED
    keeping.take_back_rows(street, LEDGERS["inspections"], [done], "撤销")
    assert states(street)[second] is PosterState.SWAPPED


def test_a_poster_that_hangs_in_anothers_place_is_named(street: Desk, tmp_path: Path) -> None:
    first, second = placed(street, tmp_path)
    (photo,) = posters.read_photos(street, [code_photo(tmp_path / "a.png", first)]).photos
    chosen = posters.chosen_placement(street, second)
    looked = posters.look_at(street, photo, date(2026, 11, 20), chosen)
    assert (looked.found, looked.code_of) == (InspectionResult.SWAPPED, (first,))


def test_a_file_that_is_no_photo_holds_up_no_other(street: Desk, tmp_path: Path) -> None:
    first, _ = placed(street, tmp_path)
    upright = Image.open(code_photo(tmp_path / "own.png", first)).crop((0, 50, 600, 550))
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned
    upright.rotate(90, expand=True).save(tmp_path / "turned.jpg", exif=exif)
    files = [tmp_path / name for name in ("gone.png", "posters.pdf", "turned.jpg")]
    read = posters.read_photos(street, files)
    told = [(name, error.reason) for name, error in read.refused]
    assert told == [("gone.png", "not_found"), ("posters.pdf", "not_an_image")]
    (photo,) = read.photos
    assert photo.codes == (first,)
    shown = Image.open(BytesIO(photo.picture))
    assert shown.width > shown.height  # upright, as the person held the camera


def test_what_is_due_goes_out_and_comes_back_as_a_sheet(street: Desk, tmp_path: Path) -> None:
    placed(street, tmp_path)
    file = tmp_path / "due.xlsx"
    assert posters.due_sheet(street, file) == 2
    book = load_workbook(file)
    page = book.worksheets[0]
    (at, heads) = next(
        (n, list(cells))
        for n, cells in enumerate(page.iter_rows(values_only=True), start=1)
        if "巡查日期" in cells
    )
    for row, found in ((at + 1, "破损"),):  # the other row is left blank
        page.cell(row, heads.index("巡查日期") + 1, "2026-11-20")
        page.cell(row, heads.index("巡查结果") + 1, found)
    book.save(file)
    taken = sheets.import_rows(street, LEDGERS["inspections"], file)
    assert (taken.added, taken.unfilled, taken.refused) == (1, 1, [])
    assert set(states(street).values()) == {PosterState.DUE, PosterState.DAMAGED}
    assert posters.due_sheet(street, tmp_path / "due.pdf") == 1
    assert (tmp_path / "due.pdf").read_bytes().startswith(b"%PDF-")


def test_a_number_fills_the_row_and_nobody_says_intact_beside_anothers_code(
    street: Desk, tmp_path: Path
) -> None:
    postering.print_posters(street, PosterWish(GRIDS[:1], LINK), tmp_path / "posters.pdf")
    number = f"{GRIDS[0]}-001"
    keeping.add_row(street, LEDGERS["placements"], {"number": number, "place": "超市", **DAYS})
    (row,) = keeping.list_rows(street, LEDGERS["placements"])
    assert row.record.link == LINK.format(grid=GRIDS[0])
    assert row.words[0] == GRIDS[0]  # its grid
    told = {"placement": number, "on": "2026-11-20", "found": "完好", "code_read": "evil"}
    with pytest.raises(BadValue, match="code_is_another"):
        keeping.add_row(street, LEDGERS["inspections"], told)
    told["place"] = ""
    keeping.add_row(street, LEDGERS["placements"], {"number": number, "place": "门口", **DAYS})
    with pytest.raises(BadValue, match="several_posters"):
        keeping.add_row(street, LEDGERS["inspections"], told)
