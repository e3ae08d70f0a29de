"""A number once given is never given again: not by who came back from a backup, nor by the other
office."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from gridcredit.domain.codes import Role
from gridcredit.operations.credit import redeeming, sheets
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.workspace import keeping
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
from tests.operations.offices import PASSPHRASE, VILLAGE, kept

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


def test_vouchers_leave_out_what_may_have_been_handed_out_since_the_backup(
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
    assert not set(given) & set(later)
    assert [int(number[-5:]) for number in later] == [52, 53]  # the gap is left once


def test_sheets_do_so_too(clerk: Desk, tmp_path: Path, opened: ExitStack) -> None:
    settle_many(clerk, 2)
    close(clerk)
    backup = kept(clerk)
    first = sheets.print_sheets(clerk, VILLAGE, OCTOBER, tmp_path / "first")
    back = fall_back(clerk, backup, opened)
    become(back, Role.STREET_REVIEWER, "审核")
    again = sheets.print_sheets(back, VILLAGE, OCTOBER, tmp_path / "again")
    assert (first.number, again.number) == ("2026-1", "2026-51")
