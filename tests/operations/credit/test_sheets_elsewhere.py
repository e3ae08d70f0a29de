"""Sheets and passbooks are the same papers at another office that has the records."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.codes import ConsentKind, Office, Role
from gridcredit.domain.kinds.credit_sheet import CreditSheet
from gridcredit.domain.kinds.public_code import PublicCode
from gridcredit.operations.credit import passbooks, sheets
from gridcredit.operations.desk import Desk
from gridcredit.store.journal.loading import load
from tests.operations.carrying import exchange
from tests.operations.credit.boards import OCTOBER, close, consent, passed, settle, text_of
from tests.operations.credit.pilots import become, join
from tests.operations.homes import a_home
from tests.operations.offices import VILLAGE, Offices


@pytest.fixture
def village(offices: Offices, street: Desk) -> Desk:
    """The desk of a village whose street decides."""
    desk = offices.child(street, Office.VILLAGE, VILLAGE)
    become(desk, Role.VILLAGE_REVIEWER, "村会计")
    return desk


def bytes_of(desk: Desk, folder: Path) -> dict[str, bytes]:
    """The files that an office prints."""
    done = sheets.print_sheets(desk, VILLAGE, OCTOBER, folder)
    return {file.name: file.read_bytes() for file in done.files}


def records(desk: Desk) -> int:
    with desk.reading() as session:
        return len(load(session, CreditSheet))


def test_another_office_prints_the_same_bytes(street: Desk, village: Desk, tmp_path: Path) -> None:
    houses = settle(street, 6)
    for house in houses:
        passed(street, house)
    consent(street, [house.adults[0] for house in houses[:2]], ConsentKind.PUBLISH_HONOUR)
    close(street)
    first = bytes_of(street, tmp_path / "street")
    exchange(tmp_path / "post", (village, street))
    assert bytes_of(village, tmp_path / "village") == first
    assert records(village) == 1

    today = date(2026, 11, 22)
    consent(village, [houses[0].adults[0]], ConsentKind.PUBLISH_HONOUR, False, today)
    second = bytes_of(village, tmp_path / "village")
    assert [name for name in first if first[name] != second[name]] == ["D.pdf"]
    exchange(tmp_path / "post", (village, street))
    assert bytes_of(street, tmp_path / "street") == second
    assert records(street) == records(village) == 2


def test_a_passbook_goes_on_at_another_office(street: Desk, village: Desk, tmp_path: Path) -> None:
    houses = settle(street, 1)
    passed(street, houses[0])
    close(street)
    passbooks.print_passbook(street, houses[0].household, tmp_path / "1.pdf")
    street.clock.go(10)  # type: ignore[attr-defined]
    passed(street, houses[0], on=date(2026, 11, 9))
    close(street, "2026-11")
    exchange(tmp_path / "post", (village, street))
    done = passbooks.print_passbook(village, houses[0].household, tmp_path / "2.pdf", year=2026)
    assert (done.pages, done.lines, done.next_line) == (1, 1, 3)
    assert text_of(tmp_path / "2.pdf").startswith("22026-1111-09文体活动")


def test_a_grid_gives_no_public_codes(worker: Desk, tmp_path: Path) -> None:
    home = a_home(worker)
    join(worker, home)
    passbooks.print_passbook(worker, home.household, tmp_path / "1.pdf")
    assert "公示码（2026年度）：未使用" in text_of(tmp_path / "1.pdf")
    with worker.reading() as session:
        assert load(session, PublicCode) == []
