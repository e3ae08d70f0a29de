"""What happens in the made-up pilot village: what people do, in words that a village would write,
and whom it nominates. The words stand in resources/demo; chance picks from them."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from gridcredit.domain.credit.codes import Unit
from gridcredit.domain.credit.items import Item

Line = dict[str, Any]
_WITHOUT_PERSON = (Unit.HOUSEHOLD, Unit.MEMBER)
_OF_A_QUARTER = (("ML02", 4), ("ML01", 2))  # an item, and how many households are awarded it


@dataclass(frozen=True, slots=True)
class Home:
    """A household that takes part: its people who joined, with their names."""

    household: UUID
    people: tuple[tuple[UUID, str], ...]


class VillageLife:
    """Draws what happens; the same seed draws the same."""

    def __init__(self, folder: Path, items: Sequence[Item], seed: int) -> None:
        self._folder = folder
        self._items = {item.code: item for item in items}
        self._random = Random(seed)

    def entries(self, homes: Sequence[Home], first: date, last: date, count: int) -> list[Line]:
        """What single people and households did between two days of one month, as entries."""
        fitting = [row for row in self._happenings if _fits(row["months"], last.month)]
        drawn = self._random.sample(fitting, min(count, len(fitting)))
        return [self._entry(row, self.home(homes), first, last) for row in drawn]

    def of_quarter(self, homes: Sequence[Home], on: date) -> Iterator[Line]:
        """The households that are judged tidy at the end of a quarter."""
        matter = f"{on.year}年第{(on.month + 2) // 3}季度"
        for code, count in _OF_A_QUARTER:
            for home in self._random.sample(list(homes), count):
                row = {"item": code, "matter": matter, "place": "", "witness": "", "note": ""}
                yield self._entry(row, home, on, on)

    def overlapping(self, home: Home, on: date) -> Iterator[Line]:
        """Entries of one person of which not all count: one matter twice, and a cap that two items
        share."""
        person = home.people[0][0].hex
        for code in ("SH02", "SH01", "WM08", "WM09"):
            row = next(row for row in self._happenings if row["item"] == code)
            same = {"matter": f"调解{on:%Y-%m}-9号" if code.startswith("SH") else ""}
            yield self._entry(row | same, home, on, on) | {"resident": person}

    def activity(self, homes: Sequence[Home], on: date, count: int) -> Line:
        """What many of them did together on a day."""
        row = self._activities[on.month]
        told: Line = {name: row[name] for name in ("item", "name", "place", "organiser")}
        told |= {"from": row["starts"], "to": row["ends"], "on": on.isoformat()}
        people = [person for home in homes for person, _ in home.people]
        told["resident"] = [one.hex for one in self._random.sample(people, min(count, len(people)))]
        return {"do": "credit.activity"} | told

    def evidence_of(self, code: str) -> tuple[str, ...]:
        """What an item wants to see."""
        return self._items[code].evidence

    def home(self, homes: Sequence[Home]) -> Home:
        """One of the households: some do more than others."""
        weights = [1 / (place + 2) for place in range(len(homes))]
        return self._random.choices(homes, weights)[0]

    def pick(self, among: Sequence[Home], count: int) -> list[Home]:
        """Some of the households, each once."""
        return self._random.sample(list(among), min(count, len(among)))

    @cached_property
    def nominees(self) -> tuple[dict[str, str], ...]:
        """Forms of 诚信之星 without a nominee, in the order in which they are submitted."""
        told = tomllib.loads((self._folder / "stars.toml").read_text("utf-8"))
        return tuple(told["star"])

    @cached_property
    def _happenings(self) -> list[dict[str, str]]:
        return self._rows("happenings.csv")

    @cached_property
    def _activities(self) -> dict[int, dict[str, str]]:
        return {int(row["month"]): row for row in self._rows("activities.csv")}

    def _rows(self, name: str) -> list[dict[str, str]]:
        with (self._folder / name).open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    def _entry(self, row: dict[str, str], home: Home, first: date, last: date) -> Line:
        item = self._items[row["item"]]
        on = first + timedelta(days=self._random.randint(0, (last - first).days))
        told: Line = {"do": "credit.add", "household": home.household.hex, "item": item.code}
        told |= {name: row[name] for name in ("place", "witness", "note")}
        told |= {"matter": row["matter"].format(month=f"{on:%Y-%m}"), "on": on.isoformat()}
        if item.unit not in _WITHOUT_PERSON:
            told["resident"] = self._random.choice(home.people)[0].hex
        return told | {"evidence": list(item.evidence)}


def _fits(months: str, month: int) -> bool:
    return not months or month in {int(one) for one in months.split(",")}
