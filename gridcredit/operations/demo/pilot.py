"""The pilot village of the small demonstration: its offices, who sits there, and the rules, people
and goods with which it begins."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from uuid import UUID

from gridcredit import paths
from gridcredit.domain.codes import Role
from gridcredit.domain.credit.codes import Flow, Seat
from gridcredit.domain.credit.items import Item
from gridcredit.domain.credit.periods import first_day, month_of, months_between
from gridcredit.domain.credit.rule_changes import Vote
from gridcredit.domain.duties import Actor
from gridcredit.operations import applying
from gridcredit.operations.credit import funds, goods, members, rulesets
from gridcredit.operations.credit.rulesets import RulesForm
from gridcredit.operations.demo.stage import PASSPHRASE, Stage, seated
from gridcredit.operations.demo.village_life import Home, Line, VillageLife
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import people
from gridcredit.operations.workspace import accounts
from gridcredit.rosters.rule_workbook import starter_items, write_rules

Step = tuple[date, time, Callable[[], None]]
"""A day, a time of it, and what is done then."""
CLOSED = 12
"""Months that are closed when the story ends."""
FOLDER = "credit"
_MORNING = time(9, 0)
_AT_LEAST = timedelta(days=9)  # of the open month
_JOINED = 28  # households
_STOCK = {"FZ": 120, "YG": 60, "MJ": 40, "ZJ": 40, "XJJ": 24, "XYY": 16, "DM": 8, "LT": 5}


@dataclass
class Pilot:
    """A pilot village, the street above it and its grid's laptop at their desks. `months`: those
    that are closed in the end, and the open one."""

    stage: Stage
    street: Desk
    village: Desk
    grid: Desk
    months: list[str]
    life: VillageLife
    today: date
    secretary: Actor = field(init=False)
    collector: Actor = field(init=False)
    reviewer: Actor = field(init=False)
    redeemer: Actor = field(init=False)
    judge: Actor = field(init=False)
    homes: list[Home] = field(default_factory=list)
    own: list[Home] = field(default_factory=list)  # of the secretary, the collector, the reviewer

    @property
    def code(self) -> str:
        """The village's code."""
        return self.village.node.area

    @property
    def open_month(self) -> str:
        """The month that is not closed."""
        return self.months[-1]

    @property
    def ended(self) -> str:
        """The last month that is closed and ended a quarter."""
        closed = self.months[:CLOSED]
        return next(month for month in reversed(closed) if int(month[5:]) % 3 == 0)

    @property
    def quarter(self) -> str:
        """The quarter that it ended."""
        return f"{self.ended[:4]}-Q{int(self.ended[5:]) // 3}"

    @property
    def customers(self) -> list[Home]:
        """The households that whoever hands goods out does not belong to."""
        own = self.redeemer.resident
        return [h for h in self.homes if h.people and own not in {one for one, _ in h.people}]

    def apply(self, desk: Desk, actor: Actor, lines: Iterable[Line]) -> list[UUID]:
        """Write entries of one sitting; their ids. A refused one is a mistake of the story."""
        with seated(desk, actor):
            done = applying.apply_lines(desk, map(json.dumps, lines), self.stage.tick)
        if done.refused:
            raise ValueError(done.refused[0].reason)
        return [one for one in done.ids if one is not None]


def story_months(today: date) -> list[str]:
    """The twelve months that are closed on a day, and the one that is open: at least some days of
    it have gone by, it may be the month before."""
    last = month_of(today - _AT_LEAST)
    year, month = map(int, last.split("-"))
    return months_between(f"{year - 1}-{month:02}", last)


def begin(pilot: Pilot) -> None:
    """Accounts, rules, those who join, goods and money: how a village starts."""
    _seat(pilot)
    begins = first_day(pilot.months[0])
    _rules(pilot, 1, begins, _items())
    pilot.stage.clock.set_to(begins, _MORNING)
    _join(pilot, begins)
    _stock(pilot, begins)


def new_rules(pilot: Pilot, begins: date) -> None:
    """The second rule set, with a wider cap and one more item."""
    _rules(pilot, 2, begins, [_changed(item) for item in _items()])


def _items() -> tuple[Item, ...]:
    return starter_items(paths.resources() / "templates")


def _changed(item: Item) -> Item:
    if item.code == "WM02":
        return replace(item, cap=40)
    return replace(item, on=True) if item.code == "QT04" else item


def _seat(pilot: Pilot) -> None:
    """Who works at the village's office and who judges at the street's; the village's people are
    on the register, so that nobody decides what the own household did."""
    desk = pilot.village
    known: dict[UUID, people.Person] = {}
    for person in people.list_residents(desk, purpose="开通账户"):
        if person.eligible:
            known.setdefault(person.line.household, person)
    taking = [p for place, p in enumerate(known.values()) if place % 7 != _STAYS_OUT][:_JOINED]
    pilot.homes = [Home(p.line.household, ()) for p in taking]
    first, collector, reviewer, redeemer = (taking[place].line for place in _WORK)
    accounts.link_account(desk, desk.actor.login, first.id)
    for login, line, role in (
        ("caiji", collector, Role.COLLECTOR),
        ("shenhe", reviewer, Role.VILLAGE_REVIEWER),
        ("duihuan", redeemer, Role.REDEEMER),
    ):
        accounts.add_account(desk, login, line.name, role, PASSPHRASE, line.id)
        pilot.stage.tick()
    accounts.add_account(pilot.street, "pingshen", "冯志远", Role.STREET_REVIEWER, PASSPHRASE)
    pilot.secretary = desk.actor
    pilot.collector = Actor("caiji", collector.name, Role.COLLECTOR, collector.id)
    pilot.reviewer = Actor("shenhe", reviewer.name, Role.VILLAGE_REVIEWER, reviewer.id)
    pilot.redeemer = Actor("duihuan", redeemer.name, Role.REDEEMER, redeemer.id)
    pilot.judge = Actor("pingshen", "冯志远", Role.STREET_REVIEWER)


_WORK = (5, 11, 17, 23)  # whose households these are, of those that take part
_STAYS_OUT = 3  # of seven households one does not join


def _rules(pilot: Pilot, number: int, begins: date, items: Iterable[Item]) -> None:
    file = pilot.stage.file(FOLDER, f"rules-{number}.xlsx")
    write_rules(file, items, paths.resources() / "templates")
    form = RulesForm(
        pilot.code, number, begins, Vote(45, 39, 38),
        decided_by=Seat.VILLAGE, redeemed_at=Seat.VILLAGE,
    )  # fmt: skip
    if rulesets.import_rules(pilot.village, file, form).rule_set is None:
        raise ValueError(file.name)
    pilot.stage.tick()


def _join(pilot: Pilot, on: date) -> None:
    """Households sign the 参与确认; who of them does so is known then."""
    wanted = [home.household for home in pilot.homes]
    told = {"do": "credit.join", "on": on.isoformat(), "notice": "1"}
    pilot.apply(pilot.village, pilot.collector, [told | {"household": home.hex} for home in wanted])
    names = {p.line.id: p.line.name for p in people.list_residents(pilot.village, purpose="登记")}
    joined = members.taking_part(pilot.village, "", on)
    homes = [
        Home(home, tuple((one, names[one]) for one in sorted(joined[home]))) for home in wanted
    ]
    pilot.own = [homes[place] for place in _WORK[:3]]
    pilot.homes = [home for home in homes if home not in pilot.own]


def _stock(pilot: Pilot, on: date) -> None:
    """Goods to redeem points for, and the money that they were bought with."""
    with seated(pilot.village, pilot.redeemer) as desk:
        goods.import_goods(desk, paths.resources() / "demo" / "goods.csv")
        for code, count in _STOCK.items():
            goods.receive_goods(desk, code, count)
        funds.add_to_fund(desk, on, Flow.IN, 800_000, "村集体收益安排信用超市资金")
        funds.add_to_fund(desk, on, Flow.OUT, 268_000, "采购首批兑换物品")
    pilot.stage.tick()
