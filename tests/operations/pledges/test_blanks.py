"""Numbered blanks: printed, signed by their number, spoiled; a number is given once."""

from __future__ import annotations

import json
from collections.abc import Collection
from contextlib import closing
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from gridcredit.domain.codes import Office, PledgeStage
from gridcredit.domain.errors import BadValue, BlankRefused, NotAllowed, StorageFailed
from gridcredit.domain.pledge_codes import read_code
from gridcredit.operations import applying
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.pledges import blanks, listing, signing, wordings
from gridcredit.operations.pledges.blanks import Wanted
from gridcredit.operations.pledges.listing import PaperFilter
from gridcredit.operations.visits import takingback
from gridcredit.paper.proof import read_with_zxing
from gridcredit.store.register import pledge_papers
from tests.operations.carrying import carry
from tests.operations.homes import Home, a_home
from tests.operations.offices import GRIDS, STREET, VILLAGE, Offices, kept

ON = date(2026, 11, 20)


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


def codes_on(pdf: Path) -> list[Collection[str]]:
    """What the codes of each page say."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return [read_with_zxing(page.render(scale=150 / 72).to_pil()) for page in document]


def numbers(desk: Desk, **wanted: bool) -> list[str]:
    return [one.number for one in listing.list_papers(desk, PaperFilter(**wanted))]


def test_every_adult_of_a_household_gets_a_paper_with_a_code(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    out = tmp_path / "空白.pdf"
    made = blanks.print_blanks(worker, out, Wanted(households=(home.household,)))
    assert [one.resident for one in made.blanks] == [home.adult, home.other]
    (page, _) = codes_on(out)
    code = read_code(next(iter(page)))
    assert code == (made.blanks[0].number, 1)
    assert made.blanks[0].number.startswith(f"{STREET}-001-2026-")


def test_two_a5_stand_on_a_sheet(worker: Desk, tmp_path: Path) -> None:
    out = tmp_path / "空白.pdf"
    made = blanks.print_blanks(worker, out, Wanted(unnamed=3, on_a5=True))
    assert made.pages == 2
    found = [{read_code(text).number for text in page if read_code(text)} for page in codes_on(out)]
    assert found == [{one.number for one in made.blanks[:2]}, {made.blanks[2].number}]


def test_an_area_is_its_adults_who_signed_none(worker: Desk, home: Home, tmp_path: Path) -> None:
    everybody = blanks.print_blanks(worker, tmp_path / "a.pdf", Wanted(whole_area=True)).blanks
    signing.sign_pledge(worker, home.adult, ON)
    rest = blanks.print_blanks(worker, tmp_path / "b.pdf", Wanted(whole_area=True)).blanks
    assert {one.resident for one in everybody} - {one.resident for one in rest} == {home.adult}
    assert home.minor not in {one.resident for one in everybody}


def test_a_pledge_is_signed_by_the_last_four_digits(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    wanted = Wanted(unnamed=2, version="示范文本一")
    first, second = blanks.print_blanks(worker, tmp_path / "a.pdf", wanted).blanks
    signed = signing.sign_pledge(worker, home.adult, ON, number=first.number[-4:])
    assert signed.number == first.number
    (paper,) = listing.list_papers(worker, PaperFilter(stage=PledgeStage.SIGNED))
    assert (paper.version, paper.blank, paper.resident) == ("示范文本一", first.id, home.adult)
    assert numbers(worker, unsigned=True) == [second.number]
    with pytest.raises(BlankRefused) as refused:
        signing.sign_pledge(worker, home.other, ON, number=first.number)
    assert refused.value.reason == "number_signed"


def test_a_number_is_given_once_to_blanks_and_pledges(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    printed = blanks.print_blanks(worker, tmp_path / "a.pdf", Wanted(unnamed=2)).blanks
    signed = signing.sign_pledge(worker, home.adult, ON)
    more = blanks.print_blanks(worker, tmp_path / "b.pdf", Wanted(unnamed=1)).blanks
    given = [*(one.number for one in printed), signed.number, more[0].number]
    assert len(set(given)) == 4


def test_who_prints_into_no_folder_uses_no_number_up(worker: Desk, tmp_path: Path) -> None:
    with pytest.raises(StorageFailed):
        blanks.print_blanks(worker, tmp_path / "gone" / "a.pdf", Wanted(unnamed=1))
    assert numbers(worker) == []


def test_a_spoiled_blank_is_never_given_again(worker: Desk, home: Home, tmp_path: Path) -> None:
    (blank,) = blanks.print_blanks(worker, tmp_path / "a.pdf", Wanted(unnamed=1)).blanks
    with pytest.raises(BadValue):
        listing.step(worker, blank.number, PledgeStage.VOIDED, ON)
    listing.step(worker, blank.number, PledgeStage.VOIDED, ON, reason="印坏了")
    assert numbers(worker) == []
    with pytest.raises(BlankRefused) as refused:
        signing.sign_pledge(worker, home.adult, ON, number=blank.number[-4:])
    assert refused.value.reason == "number_spoiled"
    (again,) = blanks.print_blanks(worker, tmp_path / "b.pdf", Wanted(unnamed=1)).blanks
    assert again.number > blank.number


def test_what_was_printed_for_one_is_signed_by_no_other(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    wanted = Wanted(residents=(home.adult,))
    (blank,) = blanks.print_blanks(worker, tmp_path / "a.pdf", wanted).blanks
    with pytest.raises(BlankRefused) as refused:
        signing.sign_pledge(worker, home.other, ON, number=blank.number)
    assert refused.value.reason == "number_of_another"
    with pytest.raises(BlankRefused) as refused:
        signing.sign_pledge(worker, home.other, ON, number="9999")
    assert refused.value.reason == "no_such_blank"
    assert signing.sign_pledge(worker, home.adult, ON, number=blank.number).number == blank.number


def test_a_paper_goes_its_way_by_its_number(worker: Desk, home: Home) -> None:
    number = signing.sign_pledge(worker, home.adult, ON).number
    with pytest.raises(BadValue) as refused:
        listing.step(worker, number, PledgeStage.CHECKED, ON)
    assert refused.value.reason == "checked_by_recorder"
    assert numbers(worker, without_check=True) == [number]
    assert numbers(worker, without_scan=True) == [number]
    listing.step(worker, number, PledgeStage.WITHDRAWN, ON, reason="本人书面撤回")
    (paper,) = listing.list_papers(worker, PaperFilter())
    assert paper.stage is PledgeStage.WITHDRAWN


def test_the_street_checks_and_archives_what_a_grid_signed(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path
) -> None:
    home = a_home(grid)
    (blank,) = blanks.print_blanks(grid, tmp_path / "a.pdf", Wanted(unnamed=1)).blanks
    signing.sign_pledge(grid, home.adult, ON, number=blank.number)
    offices.send(grid, street)
    listing.step(street, blank.number, PledgeStage.CHECKED, ON)
    with pytest.raises(BadValue):
        listing.step(street, blank.number, PledgeStage.ARCHIVED, ON)
    listing.step(street, blank.number, PledgeStage.ARCHIVED, ON, location="3-17")
    (paper,) = listing.list_papers(street, PaperFilter(area=VILLAGE))
    assert (paper.stage, paper.location, paper.blank) == (PledgeStage.ARCHIVED, "3-17", blank.id)


def test_a_street_and_its_grid_print_different_numbers(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path
) -> None:
    below = blanks.print_blanks(grid, tmp_path / "a.pdf", Wanted(unnamed=3)).blanks
    wanted = Wanted(unnamed=3, area=GRIDS[0])
    above = blanks.print_blanks(street, tmp_path / "b.pdf", wanted).blanks
    assert {one.number for one in below}.isdisjoint(one.number for one in above)
    with pytest.raises(BadValue) as refused:
        blanks.print_blanks(street, tmp_path / "c.pdf", Wanted(unnamed=1))
    assert refused.value.reason == "village_or_grid"


def text_file(folder: Path, version: str, begins: str = "2026-01-01") -> Path:
    file = folder / f"{version}.csv"
    rows = ("部分,内容", f"版本,{version}", f"起用日,{begins}", "条款,重信守诺。", "告知,自愿。")
    file.write_text("\n".join(rows) + "\n", "utf-8")
    return file


def test_a_text_of_the_district_is_in_force_at_a_grid(
    district: Desk, street: Desk, grid: Desk, tmp_path: Path
) -> None:
    assert [one.is_in_force for one in wordings.list_texts(grid)] == [True]
    wordings.import_text(district, text_file(tmp_path, "区一版"))
    wordings.import_text(district, text_file(tmp_path, "区二版", "2027-01-01"))
    for parent, child in ((district, street), (street, grid)):
        sent = sending.export_package(parent, child.node.id, tmp_path / child.node.area)
        exchanging.import_files(child, [sent.path])
    found = {one.wording.version: one.is_in_force for one in wordings.list_texts(grid)}
    assert found == {"示范文本一": False, "区一版": True, "区二版": False}
    (blank,) = blanks.print_blanks(grid, tmp_path / "a.pdf", Wanted(unnamed=1)).blanks
    assert blank.version == "区一版"


def test_a_text_is_said_once_and_by_offices_above(
    district: Desk, worker: Desk, tmp_path: Path
) -> None:
    with pytest.raises(NotAllowed):
        wordings.import_text(worker, text_file(tmp_path, "我的"))
    wordings.import_text(district, text_file(tmp_path, "一"))
    with pytest.raises(BadValue) as refused:
        wordings.import_text(district, text_file(tmp_path, "一"))
    assert refused.value.reason == "version_taken"
    assert wordings.import_text(district, text_file(tmp_path, "二"), check=True).id is None
    assert district.office is Office.DISTRICT
    with district.reading() as session:
        assert [one.version for one in pledge_papers.pledge_texts(session)] == ["一"]


def test_a_line_names_the_blank_that_was_signed(worker: Desk, home: Home, tmp_path: Path) -> None:
    (blank,) = blanks.print_blanks(worker, tmp_path / "a.pdf", Wanted(unnamed=1)).blanks
    line = {"do": "pledge.add", "resident": str(home.adult), "signed_on": "2026-11-20"}
    numbers_said = (blank.number[-4:], "9999")
    lines = [json.dumps(line | {"number": number}) for number in numbers_said]
    applied = applying.apply_lines(worker, lines)
    assert (applied.done, [one.line for one in applied.refused]) == (1, [2])
    assert [one.number for one in listing.list_papers(worker, PaperFilter())] == [blank.number]


def test_a_paper_that_was_recorded_for_the_wrong_person_is_recorded_anew(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    (blank,) = blanks.print_blanks(worker, tmp_path / "a.pdf", Wanted(unnamed=1)).blanks
    wrong = signing.sign_pledge(worker, home.other, ON, number=blank.number)
    takingback.take_back(worker, "pledge_event", wrong.pledge, "记错了人")
    assert numbers(worker, unsigned=True) == [blank.number]
    assert signing.sign_pledge(worker, home.adult, ON, number=blank.number).number == blank.number
    (paper,) = listing.list_papers(worker, PaperFilter())
    assert paper.resident == home.adult


def test_who_came_back_from_a_backup_prints_no_number_twice(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path
) -> None:
    home, backup = a_home(grid), kept(grid)
    (lost,) = blanks.print_blanks(grid, tmp_path / "a.pdf", Wanted(unnamed=1)).blanks
    offices.send(grid, street)
    back = offices.fall_back(grid, backup)
    (marked,) = blanks.print_blanks(back, tmp_path / "b.pdf", Wanted(unnamed=1)).blanks
    assert marked.number != lost.number
    assert marked.number[-4:] == lost.number[-4:]
    (code,) = codes_on(tmp_path / "b.pdf")
    assert read_code(next(iter(code))) == (marked.number, 1)
    offices.send(back, street)
    carry(street, back, tmp_path)
    with pytest.raises(BlankRefused) as refused:
        signing.sign_pledge(back, home.adult, ON, number=lost.number[-4:])
    assert refused.value.reason == "number_several"
    assert signing.sign_pledge(back, home.adult, ON, number=marked.number).number == marked.number
