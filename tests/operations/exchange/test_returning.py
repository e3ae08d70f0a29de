"""Who came back from a backup says so, and hears everything again, even where nobody has news."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gridcredit.domain.codes import Office
from gridcredit.domain.kinds.area import area_id
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending, situation
from gridcredit.operations.exchange.filereport import Noticed
from gridcredit.operations.register import amending, people
from tests.operations.carrying import carry, exchange, waiting
from tests.operations.offices import GRIDS, Offices, kept


@pytest.fixture
def grid(offices: Offices, street: Desk, grid: Desk) -> Desk:
    """A grid's desk whose register the street has."""
    offices.send(grid, street)
    return grid


def phones(desk: Desk) -> list[tuple[object, str]]:
    """Everybody's number."""
    return [(p.line.id, p.line.phone) for p in people.list_residents(desk, purpose="测试")]


def ring(desk: Desk, at: int, phone: str) -> None:
    """Give one resident another number."""
    row = sorted(p.line.id for p in people.list_residents(desk))[at]
    people.set_resident_field(desk, row, "phone", phone)


def test_a_restored_laptop_without_news_hears_again_what_it_was_told(
    grid: Desk, street: Desk, tmp_path: Path, fall_back: Callable[..., Desk]
) -> None:
    backup = kept(grid)
    ring(street, 0, "19900000001")
    carry(street, grid, tmp_path)
    grid = fall_back(grid, backup)
    assert waiting(grid, street)
    exchange(tmp_path, (grid, street))
    assert "19900000001" in dict(phones(grid)).values()
    assert phones(grid) == phones(street)


def test_a_laptop_restored_to_before_it_had_anything_asks_too(
    offices: Offices, street: Desk, grid: Desk, tmp_path: Path, fall_back: Callable[..., Desk]
) -> None:
    other = offices.child(street, Office.GRID, GRIDS[1])
    backup = kept(other)
    home = people.list_households(street)[0]
    moved = people.household_page(street, home.id).dwelling
    amending.change(street, "dwelling", moved.id, {"area": area_id(GRIDS[1]).hex})
    carry(street, other, tmp_path)
    assert people.list_residents(other)
    other = fall_back(other, backup)
    assert people.list_residents(other) == []
    assert waiting(other, street)
    exchange(tmp_path, (other, street))
    assert {p.line.id for p in people.list_residents(other)} == {
        p.line.id for p in people.list_residents(street, area=GRIDS[1])
    }


def test_a_restored_street_without_news_gets_back_what_its_laptop_calls_sent(
    grid: Desk, street: Desk, tmp_path: Path, fall_back: Callable[..., Desk]
) -> None:
    backup = kept(street)
    ring(grid, 0, "19900000001")
    carry(grid, street, tmp_path)
    street = fall_back(street, backup)
    exchange(tmp_path, (grid, street))
    assert phones(street) == phones(grid)


def test_an_old_stick_does_not_hide_what_a_restored_street_lacks(
    grid: Desk, street: Desk, tmp_path: Path, fall_back: Callable[..., Desk]
) -> None:
    backup = kept(street)
    for at in range(2):
        ring(grid, at, f"1990000000{at}")
        carry(grid, street, tmp_path)
    last = sorted(tmp_path.glob("*.gcpkg"))[-1]
    street = fall_back(street, backup)
    # The stick of the last package turns up again; its receipt, which would ask, is lost.
    exchanging.import_files(street, [last], receipts=tmp_path / "lost")
    ring(grid, 2, "19900000002")
    exchange(tmp_path, (grid, street))
    assert phones(street) == phones(grid)


def test_what_was_written_before_the_question_came_does_not_answer_it(
    grid: Desk, street: Desk, tmp_path: Path, fall_back: Callable[..., Desk]
) -> None:
    backup = kept(street)
    old = []
    for at in range(2):
        ring(grid, at, f"1990000000{at}")
        carry(grid, street, tmp_path)
        old = sorted(tmp_path.glob("*.gcpkg"))
    street = fall_back(street, backup)
    ring(grid, 2, "19900000002")
    asked = sending.export_package(grid, None, tmp_path)
    ring(grid, 3, "19900000003")
    meanwhile = sending.export_package(grid, None, tmp_path)
    [question] = exchanging.import_files(street, [asked.path], receipts=tmp_path / "a")
    assert question.receipt is not None
    exchanging.import_files(grid, [question.receipt])
    exchanging.import_files(street, [old[-1]], receipts=tmp_path / "b")
    [answer] = exchanging.import_files(street, [meanwhile.path], receipts=tmp_path / "c")
    assert answer.receipt is not None
    exchanging.import_files(grid, [answer.receipt])
    exchange(tmp_path, (grid, street))
    assert phones(street) == phones(grid)


def test_a_number_given_twice_is_not_mistaken_for_what_bore_it_first(
    grid: Desk, street: Desk, tmp_path: Path, fall_back: Callable[..., Desk]
) -> None:
    early = kept(grid)
    ring(grid, 0, "19900000000")
    carry(grid, street, tmp_path)
    backup = kept(street)
    grid = fall_back(grid, early)
    ring(grid, 1, "19900000001")
    carry(grid, street, tmp_path)
    street = fall_back(street, backup)
    ring(grid, 2, "19900000002")
    exchange(tmp_path, (grid, street))
    assert phones(street) == phones(grid)
    assert {f"1990000000{at}" for at in range(3)} <= set(dict(phones(street)).values())


def test_a_restored_laptop_numbers_on_behind_what_the_street_has(
    grid: Desk, street: Desk, tmp_path: Path, fall_back: Callable[..., Desk]
) -> None:
    backup = kept(grid)
    for at in range(3):
        ring(grid, at, f"1990000000{at}")
        carry(grid, street, tmp_path)
    grid = fall_back(grid, backup)
    assert carry(grid, street, tmp_path).noticed is Noticed.RESTORED
    ring(grid, 3, "19900000003")
    report = carry(grid, street, tmp_path)
    assert (report.noticed, report.number, report.gaps) == (Noticed.NOTHING, 5, [])


def test_what_is_confirmed_is_told_as_the_other_end_knows_it(
    grid: Desk, street: Desk, tmp_path: Path, fall_back: Callable[..., Desk]
) -> None:
    backup = kept(street)
    ring(grid, 0, "19900000001")
    carry(grid, street, tmp_path)
    street = fall_back(street, backup)
    carry(street, grid, tmp_path)
    [link] = situation.status(grid).links
    assert (link.acknowledged, link.unsent > 0) == (0, True)
