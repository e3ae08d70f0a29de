"""档号 and boxes of the archive."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

import openpyxl
import pytest

from gridcredit.domain.archiving import Series, box_of, item_of, kept_until
from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.errors import BadValue
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import archive_numbers, boxes, listing, signing
from gridcredit.operations.visits import restating, takingback
from gridcredit.store.register import events, pledge_papers
from tests.operations.homes import Home, a_home
from tests.operations.offices import GRIDS, STREET
from tests.operations.pdfs import pdf_text

ON = date(2026, 11, 20)


@pytest.fixture
def home(clerk: Desk) -> Home:
    """A household in the street's register."""
    return a_home(clerk, GRIDS[0])


def archived(desk: Desk, who: UUID, place: str, on: date = ON) -> str:
    """The number of a pledge that was archived."""
    signed = signing.sign_pledge(desk, who, on)
    for stage in (PledgeStage.CHECKED, PledgeStage.ARCHIVED):
        signing.advance_pledge(desk, signed.pledge, stage, ON, place)
    return signed.number


def number_of(desk: Desk, number: str) -> str:
    """The 档号 of a paper."""
    papers = listing.list_papers(desk, listing.PaperFilter())
    return next(one.archive_number for one in papers if one.number == number)


def test_a_number_is_given_when_it_is_archived(clerk: Desk, home: Home) -> None:
    signed = signing.sign_pledge(clerk, home.adult, ON)
    assert number_of(clerk, signed.number) == ""
    first = archived(clerk, home.other, "1-1")
    assert number_of(clerk, first) == f"{STREET}-XYCN-2026-D10-0001"
    assert number_of(clerk, archived(clerk, home.adult, "1-2")).endswith("-2026-D10-0002")
    other_year = archived(clerk, home.adult, "1-3", date(2025, 3, 1))
    assert number_of(clerk, other_year) == f"{STREET}-XYCN-2025-D10-0001"


def test_the_office_says_its_fonds_and_category(clerk: Desk, home: Home) -> None:
    before = archived(clerk, home.adult, "1-1")
    archive_numbers.set_archive_rules(clerk, "Z109", "WS·XY")
    assert number_of(clerk, archived(clerk, home.other, "1-2")) == "Z109-WS·XY-2026-D10-0001"
    assert number_of(clerk, before).startswith(STREET)
    with pytest.raises(BadValue) as refused:
        archive_numbers.set_archive_rules(clerk, "Z-109", None)
    assert refused.value.reason == "archive_part"
    assert archive_numbers.set_archive_rules(clerk, "", "").fonds == STREET


def test_a_number_is_never_given_twice(clerk: Desk, home: Home) -> None:
    number = archived(clerk, home.adult, "1-1")
    listing.step(clerk, number, PledgeStage.VOIDED, ON, reason="写错")
    assert number_of(clerk, number).endswith("-0001")
    assert number_of(clerk, archived(clerk, home.other, "1-2")).endswith("-0002")


def test_a_step_taken_back_loses_its_number_and_a_correction_keeps_it(
    clerk: Desk, home: Home
) -> None:
    number = archived(clerk, home.adult, "1-1")
    with clerk.reading() as session:
        pledge = pledge_papers.pledge_numbered(session, number)
        assert pledge is not None
        step = events.pledge_state(session, pledge)
    restating.correct_facts(clerk, [("pledge_event", step.id)], {"location": "9-9"}, "放错了盒")
    assert number_of(clerk, number).endswith("-0001")
    with clerk.reading() as session:
        step = events.pledge_state(session, pledge)
    takingback.take_back(clerk, "pledge_event", step.id, "还没有归档")
    assert number_of(clerk, number) == ""
    signing.advance_pledge(clerk, pledge, PledgeStage.ARCHIVED, ON, "1-1")
    assert number_of(clerk, number).endswith("-0002")


def test_papers_are_listed_by_box_and_page(clerk: Desk, home: Home, tmp_path: Path) -> None:
    numbers = [archived(clerk, home.adult, place) for place in ("10-2", "2-11", "2-3")]
    found = [(one.box, one.page, one.paper.number) for one in boxes.boxes(clerk)]
    assert found == [("2", 3, numbers[2]), ("2", 11, numbers[1]), ("10", 2, numbers[0])]
    out = tmp_path / "盒.pdf"
    assert boxes.write_boxes(clerk, out, "2") == 2
    text = pdf_text(out)
    assert numbers[1] in text
    assert numbers[0] not in text
    assert "盒号：2" in text
    table = tmp_path / "盒.xlsx"
    assert boxes.write_boxes(clerk, table) == 3
    rows = list(openpyxl.load_workbook(table).active.iter_rows(values_only=True))
    assert [row[:2] for row in rows[1:]] == [("2", "3"), ("2", "11"), ("10", "2")]


def test_no_such_box_and_no_such_format_are_refused(
    clerk: Desk, home: Home, tmp_path: Path
) -> None:
    archived(clerk, home.adult, "1-1")
    for out, box in ((tmp_path / "a.pdf", "7"), (tmp_path / "a.docx", "")):
        with pytest.raises(BadValue):
            boxes.write_boxes(clerk, out, box)
        assert not out.exists()


@pytest.mark.parametrize(
    ("location", "box"),
    [("3-17", ("3", 17)), (" A盒 － 4", ("A盒", 4)), ("铁柜", ("铁柜", None)), ("", ("", None))],
)
def test_a_place_is_a_box_and_a_page(location: str, box: tuple[str, int | None]) -> None:
    assert box_of(location) == box


def test_terms_are_counted_from_the_year_after() -> None:
    assert kept_until(date(2016, 1, 1), 10) == date(2026, 12, 31)
    assert kept_until(date(2016, 1, 1), 0) is None
    assert Series("Z1", "XY", 2026, 0).number(7) == "Z1-XY-2026-Y-0007"
    assert (item_of("Z1-XY-2026-Y-0012"), item_of("无号")) == (12, None)
