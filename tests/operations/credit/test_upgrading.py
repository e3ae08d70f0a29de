"""A street whose program has never heard of 信用+ and 诚信之星 lays aside what its village writes,
and takes all of it in once it knows them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.codes import Office
from gridcredit.domain.kinds.kind import Up
from gridcredit.domain.records import KINDS
from gridcredit.operations.credit import overview
from gridcredit.operations.credit.ledgers import ledger_of
from gridcredit.operations.credit.listing import list_ledger
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import situation, upgrading
from gridcredit.operations.stars import listing
from gridcredit.operations.workspace import signing_in
from tests.older import an_older_program
from tests.operations.carrying import exchange
from tests.operations.chains import state
from tests.operations.credit.months import a_month
from tests.operations.homes import a_home
from tests.operations.offices import PASSPHRASE, VILLAGE, Offices

OCTOBER = date(2026, 10, 1)
NEW = [n for n, k in KINDS.items() if k.up is Up.STREET] + ["credit_count", "honour"]


@contextmanager
def before_all_of_it() -> Iterator[None]:
    """A program without any kind of 信用+ and 诚信之星."""
    with ExitStack() as older:
        for name in NEW:
            older.enter_context(an_older_program(entity=name))
        yield


@pytest.fixture
def village(offices: Offices, street: Desk) -> Desk:
    """A village's desk."""
    return offices.child(street, Office.VILLAGE, VILLAGE)


def seen(desk: Desk) -> list[object]:
    """The ledger of the village, its closings, balances and nominations."""
    with desk.reading() as session:
        ledger = ledger_of(desk, session, VILLAGE)
        closed = [(c.period, c.text, c.fact.digest) for c in ledger.closings]
        balances = ledger.balances()
    stars = [(s.id, s.star, s.standing) for s in listing.list_stars(desk, purpose="对账")]
    return [list_ledger(desk, VILLAGE), closed, balances, stars]


def test_an_older_street_takes_a_villages_month_in_once_it_knows_of_it(
    offices: Offices, street: Desk, village: Desk, district: Desk, tmp_path: Path
) -> None:
    home = a_home(street)
    links = (village, street), (street, district)
    exchange(tmp_path / "post", *links)
    with before_all_of_it():
        upgrading.catch_up(street)
    a_month(village, home, tmp_path)
    with before_all_of_it():
        [report] = offices.send(village, street)
        [(reason, lines)] = report.set_aside
        assert (reason, situation.status(street).set_aside) == ("entity_unknown", lines)
    assert lines > 15
    street.close()
    opened = signing_in.sign_in(street.folder, "", PASSPHRASE, street.clock, street.new_id)
    with closing(opened) as newer:
        assert situation.status(newer).set_aside == 0
        exchange(tmp_path / "post", (village, newer), (newer, district))
        assert seen(newer) == seen(village)
        assert state(newer, VILLAGE) == state(village, VILLAGE)
        assert 50 in [row.counted for row in list_ledger(newer, VILLAGE) if row.closed]
    [sent] = overview.village_counts(district)
    assert (sent.count.period, sent.count.entries, sent.count.governance) == ("2026-10", 1, 50)
