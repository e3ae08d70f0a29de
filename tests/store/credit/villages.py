"""A pilot village for the tests of 信用+: made, and written to as its office and the street do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

from gridcredit.domain.codes import AreaLevel, Office
from gridcredit.domain.credit.closing import ClosedMonth, digest
from gridcredit.domain.credit.codes import Decision, Manner, Result
from gridcredit.domain.credit.items import Item, items_to_json
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
from gridcredit.domain.kinds.redemption_return import RedemptionReturn
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.records import Record
from gridcredit.store.credit.ledger import Ledger, village_ledger
from gridcredit.store.engine.database import Database
from gridcredit.store.engine.transaction import Author
from gridcredit.store.journal import journal, nodes

VILLAGE, STREET, GRID = "370403002001", "370403002", "370403002001001"
VILLAGE_OFFICE, STREET_OFFICE, LAPTOP = UUID(int=201), UUID(int=202), UUID(int=203)
BORN = date(1980, 5, 1)


def areas() -> list[Record]:
    """The village, its street and its one grid."""
    street = Area(area_id(STREET), STREET, "兴仁街道", AreaLevel.STREET, None)
    village = Area(area_id(VILLAGE), VILLAGE, "第一村", AreaLevel.VILLAGE, street.id)
    return [street, village, Area(area_id(GRID), GRID, "一格", AreaLevel.GRID, village.id)]


def people(households: int, each: int = 2) -> list[Record]:
    """Households H1, H2 … (ids 1001, 1002 …), the people of the first being 10101, 10102 …"""
    made: list[Record] = []
    for at in range(1, households + 1):
        home, house = UUID(int=2000 + at), UUID(int=1000 + at)
        made += [Dwelling(home, area_id(GRID), "东村", room=f"{at}号"), Household(house, home)]
        for one in range(1, each + 1):
            made.append(Resident(person(at, one), house, f"甲{one}", birth_date=BORN))
    return made


def home(at: int) -> UUID:
    """The household of that number."""
    return UUID(int=1000 + at)


def person(at: int, one: int = 1) -> UUID:
    """A person of the household of that number."""
    return UUID(int=10_000 + at * 100 + one)


class Village:
    """A village in one workspace, written to in the name of several offices."""

    def __init__(self, database: Database, households: int = 3) -> None:
        self.database = database
        self.ids: Iterator[UUID] = (UUID(int=at) for at in count(100_000))
        self.write([*areas(), *people(households)])
        with database.writing(self._author(VILLAGE_OFFICE)) as session:
            nodes.put(session, _node(VILLAGE_OFFICE, Office.VILLAGE, VILLAGE, nodes.SELF))
            nodes.put(session, _node(STREET_OFFICE, Office.STREET, STREET, nodes.PARENT))

    def write(self, records: Sequence[Record], by: UUID = VILLAGE_OFFICE) -> None:
        """Write records as an office."""
        with self.database.writing(self._author(by)) as session:
            journal.add(session, records)

    def edit(self, kind: str, row: UUID, new: dict[str, Any]) -> None:
        """Change a record of the register."""
        with self.database.writing(self._author(VILLAGE_OFFICE)) as session:
            journal.edit(session, kind, row, new)

    def _author(self, node: UUID) -> Author:
        return Author(node, "采集员", "2026-03-01T09:00:00")

    def rules(self, begins: date, items: Sequence[Item], number: int = 1, **more: Any) -> UUID:
        """A rule set of the village."""
        made = CreditRules(
            next(self.ids), area_id(VILLAGE), number, begins, items_to_json(items), **more
        )
        self.write([made])
        return made.id

    def join(self, on: date, households: int = 3, each: int = 2) -> None:
        """Everybody takes part from a day on."""
        self.write(
            [
                CreditMember(next(self.ids), home(at), person(at, one), True, on, "v1")
                for at in range(1, households + 1)
                for one in range(1, each + 1)
            ]
        )

    def enter(self, item: str, on: date, at: int = 1, one: int | None = 1, **more: Any) -> UUID:
        """An entry of a person, or of a household."""
        who = person(at, one) if one is not None else None
        by = more.pop("by_node", VILLAGE_OFFICE)
        values = {"first_saved": on, "by": "采集员", **more}
        made = CreditEntry(next(self.ids), home(at), item, on, resident=who, **values)
        self.write([made], by)
        return made.id

    def amend(self, entry: CreditEntry, **changed: Any) -> UUID:
        """Another version of an entry."""
        made = replace(entry, id=next(self.ids), corrects=entry.id, **changed)
        self.write([made])
        return made.id

    def decide(
        self, *entries: UUID, to: Decision = Decision.PASS, on: date = date(2026, 2, 1),
        by: UUID = VILLAGE_OFFICE,
    ) -> None:  # fmt: skip
        """A decision of each entry."""
        self.write([CreditDecision(next(self.ids), e, to, on, by="审核") for e in entries], by)

    def passed(self, item: str, on: date, at: int = 1, one: int | None = 1, **more: Any) -> UUID:
        """An entry that is passed."""
        entry = self.enter(item, on, at, one, **more)
        self.decide(entry)
        return entry

    def void(self, entry: UUID, on: date = date(2026, 2, 1), by: UUID = VILLAGE_OFFICE) -> UUID:
        """A void of an entry."""
        made = CreditVoid(next(self.ids), entry, on)
        self.write([made], by)
        return made.id

    def object_to(self, entry: UUID, on: date = date(2026, 2, 1)) -> UUID:
        """An objection to an entry."""
        made = CreditObjection(next(self.ids), entry, Manner.SPOKEN, on)
        self.write([made])
        return made.id

    def answer(
        self, objection: UUID, result: Result, points: int = 0, on: date = date(2026, 2, 1),
        by: UUID = VILLAGE_OFFICE,
    ) -> UUID:  # fmt: skip
        """An answer to an objection."""
        made = CreditAnswer(next(self.ids), objection, result, on, points=points)
        self.write([made], by)
        return made.id

    def close(self, period: str, on: date | None = None, by: UUID = VILLAGE_OFFICE) -> ClosedMonth:
        """Close a month."""
        month = self.look(lambda ledger: ledger.close(period))
        self.keep(month, on or date(2026, 2, 1), by)
        return month

    def keep(self, month: ClosedMonth, on: date, by: UUID = VILLAGE_OFFICE) -> UUID:
        """Write a closing with a list."""
        text = month.text()
        made = CreditClosing(
            next(self.ids),
            area_id(VILLAGE),
            month.period,
            on,
            text,
            digest(text),
            sums=month.sums(),
        )
        self.write([made], by)
        return made.id

    def redeem(self, at: int, count: int, points: int, on: date, by: UUID = VILLAGE_OFFICE) -> UUID:
        """A voucher of some goods."""
        lines = (f"{UUID(int=77).hex}={count}@{points}",)
        made = Redemption(next(self.ids), home(at), "1", on, lines)
        self.write([made], by)
        return made.id

    def give_back(self, voucher: UUID, count: int, on: date, by: UUID = VILLAGE_OFFICE) -> UUID:
        """Some of a voucher's goods come back."""
        lines = (f"{UUID(int=77).hex}={count}@1",)
        made = RedemptionReturn(next(self.ids), voucher, on, lines)
        self.write([made], by)
        return made.id

    def look(self, question: Any, today: date = date(2026, 2, 10)) -> Any:
        """What the ledger answers."""
        with self.database.reading() as session:
            return question(village_ledger(session, VILLAGE, today))


def _node(node: UUID, office: Office, area: str, kinship: str) -> nodes.Node:
    return nodes.Node(node, office, area, "办公室", nodes.ACTIVE, kinship, None, b"", "")


__all__ = ["Ledger", "Village", "home", "person"]
