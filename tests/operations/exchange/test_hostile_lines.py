"""Lines that a stolen laptop could be made to send: what no program writes waits outside, and every
page goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from gridcredit import wire
from gridcredit.domain.journal import ADD, SET
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures import coverage_board, today_summary
from gridcredit.operations.register import people
from gridcredit.operations.visits import visiting
from gridcredit.store.exchange import links
from tests.operations.carrying import carry
from tests.operations.chains import GRID, Chain
from tests.operations.forging import in_the_name_of, numbers_behind, slip_in
from tests.operations.seen import figures
from tests.operations.working import knock

WRONG: list[tuple[str, dict[str, Any]]] = [
    ("resident", {"birth_date": "9990-01-01"}),
    ("resident", {"birth_date": "2026-02-30"}),
    ("resident", {"adult_on": "nobody knows"}),
    ("resident", {"adult_on": "2026-13-01"}),
    ("resident", {"name": "张\n三"}),
    ("resident", {"name": "张" * 100_000}),
    ("resident", {"state": "immortal"}),
    ("resident", {"left_on": "9999-12-31", "state": "died"}),
    ("visit", {"at": "2026-13-45T99:99"}),
    ("visit", {"at": "gestern"}),
    ("visit", {"leaflets": -5}),
    ("visit", {"workers": ["张三\n李四"]}),
    ("pledge_event", {"scan": "../../../etc/passwd"}),
    ("pledge_event", {"on": "2026-11-31"}),
]


def forged(chain: Chain, entity: str, new: dict[str, Any], **more: Any) -> bytes:
    """A line of the laptop's own."""
    grid, home = chain.grid, chain.home
    usual: dict[str, Any] = {
        "resident": {"household": home.household.hex, "name": "张三"},
        "visit": {"household": home.household.hex, "at": "2026-11-22T08:30", "outcome": "01"},
        "pledge_event": {
            "pledge": UUID(int=5).hex, "resident": home.adult.hex, "stage": "signed",
            "on": "2026-11-22",
        },
    }[entity]  # fmt: skip
    numbers = numbers_behind(grid, grid.node.id, 1)
    [body] = in_the_name_of(grid, grid.node.id, numbers, entity, UUID(int=4), **(usual | new))
    return wire.encode(replace(wire.decode(body), op=ADD, **more))


def look_at_everything(desk: Desk) -> None:
    """Every page that shows people and doors."""
    people.list_residents(desk, area=GRID)
    visiting.due_today(desk, GRID)
    figures(desk)
    coverage_board.rate_course(desk, desk.today(), GRID)
    today_summary.tree_day(desk)


@pytest.mark.parametrize(("entity", "new"), WRONG, ids=lambda one: str(one)[:40])
def test_a_value_that_no_program_writes_waits_outside(
    chain: Chain, entity: str, new: dict[str, Any]
) -> None:
    slip_in(chain.grid, forged(chain, entity, new))
    report = carry(chain.grid, chain.street, chain.post)
    assert (report.accepted, report.set_aside) == (0, (("value_unfit", 1),))
    look_at_everything(chain.street)
    knock(chain.street, 0)
    assert carry(chain.street, chain.district, chain.post).set_aside == ()
    look_at_everything(chain.district)


def test_the_first_and_the_last_day_can_be_shown_and_counted(chain: Chain) -> None:
    days = {"birth_date": "9899-12-31", "arrived_on": "0001-01-01", "population": "floating"}
    slip_in(chain.grid, forged(chain, "resident", days))
    slip_in(chain.grid, forged(chain, "visit", {"at": "0001-01-01T00:00"}, row=UUID(int=6)))
    assert carry(chain.grid, chain.street, chain.post).accepted == 2
    assert carry(chain.street, chain.district, chain.post).set_aside == ()
    for desk in (chain.grid, chain.street, chain.district):
        look_at_everything(desk)


@pytest.mark.parametrize("author", ["张\n三", "\x1b[2J", "张" * 10_000])
def test_an_author_is_one_bounded_line(chain: Chain, author: str) -> None:
    slip_in(chain.grid, forged(chain, "resident", {}, author=author))
    assert carry(chain.grid, chain.street, chain.post).set_aside == (("value_unfit", 1),)


def test_what_was_before_a_change_is_held_to_the_same(chain: Chain) -> None:
    line = wire.decode(forged(chain, "resident", {}))
    old = {"phone": "1\n2"}
    told = replace(line, op=SET, row=chain.home.adult, new={"phone": "19900000001"}, old=old)
    slip_in(chain.grid, wire.encode(told))
    assert carry(chain.grid, chain.street, chain.post).set_aside == (("value_unfit", 1),)
    with chain.street.reading() as session:
        assert links.set_aside_count(session) == 1
