"""Packages and receipts on paper by command line: printed, photographed, taken in, confirmed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.terminal import Terminal
from tests.operations.paperwork import pictures
from tests.posters.scans import SCAN

At = Callable[[str], Terminal]
SET = {"set", "kind", "total", "whole", "unclear", "missing", "needed", "file"}


@pytest.fixture
def grid(at: At) -> Terminal:
    """A laptop with one change that nobody has got."""
    laptop = at("grid")
    [somebody, *_] = laptop.run("residents", "list")
    laptop.run("resident", "set", somebody["id"], "--field", "note", "--value", "x")
    return laptop


def test_a_package_goes_by_paper_and_its_receipt_confirms_it(
    grid: Terminal, at: At, tmp_path: Path
) -> None:
    sent = grid.run("export", "--out", tmp_path / "post", "--sheets", tmp_path / "out.pdf")
    assert set(sent["sheets"]) == {"file", "sheets", "codes", "module_mm"}
    assert sent["sheets"]["sheets"] == 2
    street = at("street")
    first, _spare = pictures(tmp_path / "out.pdf", tmp_path / "scans", SCAN)
    picture, package = street.run("import", first)
    assert (picture["kind"], picture["accepted"]) == ("sheets", 0)
    assert set(picture["sheets"][0]) == SET
    assert (picture["sheets"][0]["needed"], picture["sheets"][0]["missing"]) == (0, [2])
    assert (package["kind"], package["number"], package["accepted"]) == ("package", 2, 1)
    assert package["file"] == picture["sheets"][0]["file"]
    made = street.run("receipt", "print", package["import"], "--out", tmp_path / "r.pdf")
    assert made["sheets"] == 1
    again = street.run("receipt", "print", package["receipt"], "--out", tmp_path / "s.pdf")
    assert again == made | {"file": str(tmp_path / "s.pdf")}
    (photo,) = pictures(tmp_path / "r.pdf", tmp_path / "photo", SCAN)
    assert grid.run("import", photo)[1]["kind"] == "receipt"
    assert grid.run("status")["unsent"] == 0


def test_sheets_that_wait_are_listed_and_can_be_thrown_away(
    grid: Terminal, at: At, tmp_path: Path
) -> None:
    package = grid.run("export", "--out", tmp_path)["package"]
    made = grid.run("sheets", "print", package, "--out", tmp_path / "out.pdf")
    scan, _ = pictures(Path(made["file"]), tmp_path / "scans", SCAN)
    image = Image.open(scan).convert("L")
    image.paste(255, (0, image.height // 2, image.width, image.height))  # half of it is lost
    image.save(tmp_path / "half.png")
    street = at("street")
    told = street.ask("import", tmp_path / "half.png")
    assert told.code == 1
    [standing] = told.document[0]["sheets"]
    assert (standing["unclear"], standing["missing"], standing["needed"]) == ([1], [2], 1)
    assert street.run("sheets", "list") == [standing]
    assert street.run("sheets", "forget", standing["set"]) == []
    assert street.ask("sheets", "forget", standing["set"]).refused == "NotFound"


def test_paper_that_cannot_be_written_does_not_hide_the_package(
    grid: Terminal, tmp_path: Path
) -> None:
    nowhere = tmp_path / "missing" / "out.pdf"
    told = grid.ask("export", "--out", tmp_path, "--sheets", nowhere)
    assert told.code == 1
    assert told.document["number"] == 2
    assert Path(told.document["package"]).exists()
    assert told.document["sheets"]["error"]["kind"] == "StorageFailed"


def test_a_picture_without_codes_is_refused_by_name(at: At, tmp_path: Path) -> None:
    Image.new("L", (300, 200), 255).save(tmp_path / "holiday.png")
    street = at("street")
    assert street.ask("import", tmp_path / "holiday.png").refused == "NoCodes"
    assert street.ask("sheets", "print", tmp_path / "holiday.png", "--out", "x").refused
    assert street.ask("receipt", "print", "nothing.gcack", "--out", "x").refused == "StorageFailed"
