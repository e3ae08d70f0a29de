"""信用+ of a village: 1,200 people in 600 households, 30,000 entries a year, for five years.

The floor of closing a month: the year's entries fetched once by the driver, and nothing made of
them. A close is worked out and written; then it is taken back, so that it can be measured again.
"""

import gc
import random
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from gridcredit.domain.codes import AreaLevel, Office
from gridcredit.domain.credit.closing import digest
from gridcredit.domain.credit.codes import (
    CapBy,
    CapKind,
    CapSpan,
    Decision,
    Manner,
    Result,
    Theme,
    Unit,
)
from gridcredit.domain.credit.items import Item, items_to_json
from gridcredit.domain.credit.periods import first_day, last_day, months, next_month
from gridcredit.domain.kinds.area import Area, area_id
from gridcredit.domain.kinds.credit_answer import CreditAnswer
from gridcredit.domain.kinds.credit_closing import CreditClosing
from gridcredit.domain.kinds.credit_decision import CreditDecision
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.domain.kinds.credit_member import CreditMember
from gridcredit.domain.kinds.credit_objection import CreditObjection
from gridcredit.domain.kinds.credit_rules import CreditRules
from gridcredit.domain.kinds.credit_void import CreditVoid
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.redemption import Redemption
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.records import Record
from gridcredit.store.credit.ledger import village_ledger
from gridcredit.store.engine.database import Database
from gridcredit.store.engine.transaction import Author
from gridcredit.store.journal import journal, nodes
from tests.bench.figures import Figure, Took, against_floor, interleaved, told
from tests.store.invented import KEY, new_ids, undone

VILLAGE, GRID = "370403002001", "370403002001001"
OWN = nodes.Node(UUID(int=7), Office.VILLAGE, VILLAGE, "村", "active", nodes.SELF, None, b"", "")
HOUSEHOLDS, PEOPLE, A_MONTH = 600, 2, 2_500
FIRST = 2022
_READ = 'SELECT * FROM credit_entry WHERE "on" BETWEEN ? AND ?'


def items() -> list[Item]:
    """Forty items of all sorts."""
    tiers = tuple((h * 10, p * 10) for h, p in ((10, 2), (20, 5), (50, 10), (80, 15), (100, 20)))
    made = [Item("T1", Theme.CIVIC_PRACTICE, "志愿", unit=Unit.HOURS, tiers=tiers)]
    for at in range(10):
        made.append(Item(f"A{at}", Theme.GOVERNANCE, "预警", 20))
        made.append(
            Item(f"B{at}", Theme.CIVIC_PRACTICE, "文体", 10, cap=30 + at, cap_per=CapSpan.YEAR)
        )
        made.append(
            Item(f"C{at}", Theme.BEAUTIFUL_VILLAGE, "清洁", 10, unit=Unit.MEMBER, cap=4,
                 cap_kind=CapKind.TIMES, cap_per=CapSpan.QUARTER, cap_by=CapBy.HOUSEHOLD)
        )  # fmt: skip
        made.append(Item(f"G{at}", Theme.PARTY_BUILDING, "突出", 10 + 10 * at, group="突出"))
    return made


class Village:
    """A village whose years go by."""

    def __init__(self, folder: Path, a_month: int) -> None:
        self.database = Database.create(folder, KEY)
        self.chance = random.Random(1)
        self.ids = new_ids(1)
        self.a_month = a_month
        self.undecided: list[UUID] = []
        self.homes: list[tuple[UUID, list[UUID]]] = []
        with self.database.writing(Author(OWN.id, "张三", "2022-01-01T09:00")) as session:
            nodes.put(session, OWN)
        self.write(list(self._start()), date(FIRST, 1, 1))

    def _start(self) -> Iterator[Record]:
        yield Area(area_id(VILLAGE), VILLAGE, "第一村", AreaLevel.VILLAGE, None)
        yield Area(area_id(GRID), GRID, "一格", AreaLevel.GRID, area_id(VILLAGE))
        begins = date(FIRST, 1, 1)
        yield CreditRules(next(self.ids), area_id(VILLAGE), 1, begins, items_to_json(items()))
        for at in range(HOUSEHOLDS):
            dwelling = Dwelling(next(self.ids), area_id(GRID), "东村", room=f"{at + 1}号")
            household = Household(next(self.ids), dwelling.id)
            people = [next(self.ids) for _ in range(PEOPLE)]
            self.homes.append((household.id, people))
            yield dwelling
            yield household
            for person in people:
                yield Resident(person, household.id, "甲", birth_date=date(1980, 1, 1))
                yield CreditMember(next(self.ids), household.id, person, True, begins, "v1")

    def write(self, records: Sequence[Record], on: date) -> None:
        """Write what somebody enters on a day."""
        with self.database.writing(Author(OWN.id, "张三", f"{on}T09:00")) as session:
            journal.add(session, records)

    def enter(self, month: str) -> None:
        """A month's entries, nearly all passed; some voided, some objected to, some redeemed. What
        the month before left undecided is decided, but for what nobody amends."""
        first, days = first_day(month), (last_day(month) - first_day(month)).days + 1
        codes = [item.code for item in items()]
        made: list[Record] = [
            CreditDecision(next(self.ids), entry, Decision.PASS, first) for entry in self.undecided
        ]
        self.undecided = []
        for at in range(self.a_month):
            household, people = self.chance.choice(self.homes)
            code, on = (
                self.chance.choice(codes),
                first + timedelta(days=self.chance.randrange(days)),
            )
            entry = CreditEntry(
                next(self.ids), household, code, on, on, self.chance.choice(people),
                25 if code == "T1" else 10, PEOPLE,
                f"{on}第{self.chance.randrange(40)}号" if code[0] == "G" else "",
                note="帮助邻居清理积雪", evidence=("照片",), by="张三",
            )  # fmt: skip
            made.append(entry)
            if at % 50:
                how = Decision.RETURN if at % 500 == 1 else Decision.PASS
                made.append(CreditDecision(next(self.ids), entry.id, how, on))
            else:
                self.undecided.append(entry.id)
            made += self._trouble(entry, at)
        self.write(made, last_day(month))

    def _trouble(self, entry: CreditEntry, at: int) -> Iterator[Record]:
        if at % 100 == 7:
            yield CreditVoid(next(self.ids), entry.id, entry.on)
        if at % 100 == 8:
            objection = CreditObjection(next(self.ids), entry.id, Manner.SPOKEN, entry.on)
            yield objection
            if at % 1000 != 8:
                yield CreditAnswer(next(self.ids), objection.id, Result.REJECTED, entry.on)
        if at % 25 == 9:
            lines = (f"{UUID(int=5).hex}=1@30",)
            yield Redemption(next(self.ids), entry.household, "1", entry.on, lines)

    def close(self, session: Any, month: str) -> None:
        """Close a month."""
        on = first_day(next_month(month))
        found = village_ledger(session, VILLAGE, on).close(month)
        text = found.text()
        made = CreditClosing(
            next(self.ids),
            area_id(VILLAGE),
            month,
            on,
            text,
            digest(text),
            "张三",
            sums=found.sums(),
        )
        journal.add(session, [made])

    def live(self, months_of: Sequence[str]) -> None:
        """Enter and close months."""
        for month in months_of:
            self.enter(month)
            with self.database.writing(Author(OWN.id, "张三", f"{month}-28T09:00")) as session:
                self.close(session, month)


def measure(quick: bool) -> list[Figure]:
    """Close November and December of the first and of the fifth year."""
    with tempfile.TemporaryDirectory() as name:
        village = Village(Path(name), A_MONTH // 10 if quick else A_MONTH)
        took: dict[str, Took] = {}
        for year in range(FIRST, FIRST + 5):
            of_year = months(str(year))
            village.live(of_year[:10])
            for month in of_year[10:]:
                if year in (FIRST, FIRST + 4):
                    village.enter(month)
                    took |= _closed(village, month, 1 if quick else 5)
                    with village.database.writing(Author(OWN.id, "张三", "")) as session:
                        village.close(session, month)
                else:
                    village.live([month])
        village.database.close()
    count = f"{12 * village.a_month:,} entries in the year"
    first, last = str(FIRST), str(FIRST + 4)
    return [
        against_floor(f"a month closed, {count}", took[f"{first}-12"], took[f"{first} floor"],
                      "those rows read once", 3),
        against_floor("the same in the fifth year", took[f"{last}-11"], took[f"{first}-11"],
                      "in the first", 1.2),
        told(f"December closed in the fifth year, {count} each", took[f"{last}-12"].cpu),
    ]  # fmt: skip


def _closed(village: Village, month: str, runs: int) -> dict[str, Took]:
    year = month[:4]
    gc.collect()
    gc.freeze()
    closing, floor = interleaved(
        runs, partial(_close, village, month), partial(_read, village, year)
    )
    gc.unfreeze()
    return {month: closing, f"{year} floor": floor}


def _close(village: Village, month: str) -> None:
    with undone(village.database) as session:
        village.close(session, month)


def _read(village: Village, year: str) -> None:
    with village.database.reading() as session:
        ask = session.connection().exec_driver_sql
        ask(_READ, (f"{year}-01-01", f"{year}-12-31")).all()
