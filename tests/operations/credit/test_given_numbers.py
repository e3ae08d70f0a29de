"""A number once given is never given again: not by who came back from a backup, nor by the other
office, nor at another computer of the same office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from gridcredit.domain.codes import Office, Role
from gridcredit.domain.credit.codes import Seat
from gridcredit.domain.stars.codes import StarKind, StarLevel
from gridcredit.operations.credit import redeeming, sheets
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.installation.computers import place_of
from gridcredit.operations.installation.credentials import own_chain
from gridcredit.operations.stars import nominating
from gridcredit.operations.trust import enrolling
from gridcredit.operations.workspace import keeping
from tests.operations.carrying import carry
from tests.operations.credit.boards import OCTOBER, close
from tests.operations.credit.boards import settle as settle_many
from tests.operations.credit.pilot import (
    ANNA,
    HOME,
    close_month,
    set_rules,
    settle,
    stock_up,
)
from tests.operations.credit.pilots import become
from tests.operations.offices import PASSPHRASE, VILLAGE, Offices, kept

SOAP = redeeming.RedeemForm(HOME, [("FZ", 1)], ANNA)


@pytest.fixture
def opened() -> Iterator[ExitStack]:
    """Closes what a test opened."""
    with ExitStack() as stack:
        yield stack


def fall_back(desk: Desk, backup: Path, opened: ExitStack) -> Desk:
    """The workspace as it was when the backup was made."""
    desk.close()
    keeping.restore(desk.folder, backup, PASSPHRASE, "", desk.clock)
    back = open_desk(desk.folder, PASSPHRASE, desk.clock, desk.new_id)
    opened.callback(back.close)
    return back


def test_vouchers_handed_out_after_a_return_bear_its_mark(
    clerk: Desk, tmp_path: Path, opened: ExitStack
) -> None:
    settle(clerk)
    set_rules(clerk)
    close_month(clerk, "2026-01", {HOME: 200})
    stock_up(clerk, tmp_path)
    redeeming.redeem(clerk, SOAP)
    backup = kept(clerk)
    given = [redeeming.redeem(clerk, SOAP).number for _ in range(2)]
    back = fall_back(clerk, backup, opened)
    later = [redeeming.redeem(back, SOAP).number for _ in range(2)]
    again = fall_back(back, backup, opened)
    last = [redeeming.redeem(again, SOAP).number for _ in range(2)]
    assert len({*given, *later, *last}) == 6
    assert [number[-6:] for number in (*later, *last)] == ["-00001", "-00002"] * 2


def test_sheets_do_so_too(clerk: Desk, tmp_path: Path, opened: ExitStack) -> None:
    settle_many(clerk, 2)
    close(clerk)
    backup = kept(clerk)
    first = sheets.print_sheets(clerk, VILLAGE, OCTOBER, tmp_path / "first")
    back = fall_back(clerk, backup, opened)
    become(back, Role.STREET_REVIEWER, "审核")
    again = sheets.print_sheets(back, VILLAGE, OCTOBER, tmp_path / "again")
    assert first.number == "2026-1"
    assert re.fullmatch("2026-[0-9A-Z]{3}-1", again.number)


def village_office(offices: Offices, street: Desk, folder: str) -> Desk:
    """One more computer of the village's office, in a folder of its own name."""
    desk = offices.child(street, Office.VILLAGE, VILLAGE)
    desk.close()
    desk.folder.rename(offices.folder / folder)
    made = open_desk(offices.folder / folder, PASSPHRASE, desk.clock, desk.new_id)
    offices.desks[folder] = made
    carry(street, made, offices.folder / "post")
    return made


def test_two_computers_of_a_village_that_never_met_give_no_number_twice(
    offices: Offices, street: Desk, tmp_path: Path
) -> None:
    settle(street)
    stock_up(street, tmp_path)
    set_rules(street, redeemed_at=Seat.VILLAGE)
    close_month(street, "2026-01", {HOME: 200})
    desks = [village_office(offices, street, name) for name in ("first", "second")]
    for desk in desks:
        become(desk, Role.REDEEMER)
    first, second = ([redeeming.redeem(desk, SOAP).number for _ in range(2)] for desk in desks)
    assert first == [f"{VILLAGE}-2026-V{serial:05d}" for serial in (1, 2)]
    assert len({*first, *second}) == 4
    mark, begins = second[0][: -len("00001")], len(f"{VILLAGE}-2026-V")
    assert second == [f"{mark}0000{serial}" for serial in (1, 2)]
    assert len(mark) == begins + 4
    assert mark.endswith("-")
    offices.send(desks[1], street)
    carry(street, desks[0], tmp_path / "post")
    assert redeeming.redeem(desks[0], SOAP).number == f"{VILLAGE}-2026-V00003"


def test_nor_do_their_nominations(offices: Offices, street: Desk, tmp_path: Path) -> None:
    settle(street)
    desks = [village_office(offices, street, name) for name in ("first", "second")]
    numbers = []
    for desk in desks:
        become(desk, Role.COLLECTOR)
        new = nominating.NewStar(
            "2026-10", StarLevel.VILLAGE, VILLAGE, StarKind.PERSON, "村居推荐", "多年义务清雪。",
            ANNA, story="故事" * 400, witnesses=("证甲", "证乙"),
        )  # fmt: skip
        numbers.append(nominating.nominate(desk, new).number)
    assert numbers[0] == f"{VILLAGE}-2026-10-01"
    assert numbers[1].startswith(f"{VILLAGE}-2026-10-")
    assert numbers[0] != numbers[1]


def test_a_certificate_that_is_given_again_leaves_a_computer_in_its_place(
    offices: Offices, street: Desk
) -> None:
    desks = [village_office(offices, street, name) for name in ("first", "second")]
    for desk in desks:
        with desk.reading() as session:
            own = own_chain(session)[0].certificate
            assert own.computer == 1 + desks.index(desk)
    with street.reading() as session:
        again = enrolling.read_request(offices.folder / f"village-{VILLAGE}.gcreq")
        assert (again.node, place_of(session, again)) == (desks[1].node.id, 2)
