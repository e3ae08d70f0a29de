"""Invented people for demonstrations, tests and measurements: nobody real carries these numbers.

ID numbers begin with 370499, a county that does not exist; phones with 199 0000.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from gridcredit.domain.codes import Population, Sex
from gridcredit.domain.identity import check_digit
from gridcredit.domain.roster_rows import RosterRow

_SURNAMES = "王李张刘陈杨赵孙周徐马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜"
_RARE_SURNAMES = ("单", "仇", "解", "查", "区", "覃", "盖", "缪", "朴", "欧阳", "司马")
_MALE = "建国志强文斌海涛永军立新学明德华广田玉柱春来长青家兴振东宏伟庆丰思源子轩"
_FEMALE = "秀英桂兰玉梅淑珍丽华春燕晓红雪莲婷婷慧敏佳怡美玲月娥凤霞雅琴欣妍诗涵"
_APPEALS = (
    ("楼道灯坏了，晚上老人下楼不安全", "社区物业"),
    ("想咨询老年人体检的时间和地点", "街道卫生院"),
    ("门前雨后积水，车辆难以通行", "城市管理办公室"),
    ("小区充电桩不够用", "社区物业"),
)
_APPEAL_EVERY = 12  # so many households, one of them asks for something
_ESTATE_WORDS = ("榴园", "新苑", "和谐家园", "锦绣花园")


@dataclass(frozen=True, slots=True)
class InventedGrid:
    """The register of one made-up grid."""

    code: str
    name: str
    rows: tuple[RosterRow, ...]


class Inventor:
    """Invents households and their people; the same seed invents the same ones."""

    def __init__(self, seed: int, today: date) -> None:
        self._random = Random(seed)
        self._today = today
        self._serial = 0

    def grid(self, code: str, name: str, households: int) -> InventedGrid:
        """A grid with that many households, three people each on average."""
        estate = name.removesuffix("居委会").removesuffix("居民委员会").removesuffix("村委会")
        estate = estate.removesuffix("社区") + self._random.choice(_ESTATE_WORDS)
        village = "村" in name
        rows: list[RosterRow] = []
        for number in range(households):
            place = self._place(estate, number, village)
            rows += self._household(code, number, place)
        return InventedGrid(code, name, tuple(rows))

    def _place(self, estate: str, number: int, village: bool) -> tuple[str, str, str, str]:
        if village:
            return (estate, "", "", f"{number + 1}号")
        building, rest = divmod(number, 24)
        unit, door = divmod(rest, 12)
        floor, side = divmod(door, 2)
        return (estate, f"{building + 1}号楼", f"{unit + 1}单元", f"{floor + 1}0{side + 1}")

    def _household(
        self, code: str, number: int, place: tuple[str, str, str, str]
    ) -> Iterator[RosterRow]:
        surname = self._surname()
        head_male = self._random.random() < 0.8
        head_born = self._born(30, 75)
        people = [("户主", head_male, head_born, surname)]
        if self._random.random() < 0.75:
            spouse_born = head_born + timedelta(days=self._random.randint(-1500, 1500))
            people.append(("配偶", not head_male, spouse_born, self._surname()))
        for _ in range(self._random.choice((0, 1, 1, 2, 2, 3))):
            male = self._random.random() < 0.5
            people.append(("子" if male else "女", male, self._child(head_born), surname))
        floating = self._random.random() < 0.08
        householder = ""
        for relation, male, born, family in people:
            name = family + self._given(male)
            householder = householder or name
            yield self._row(
                code, number, place, (relation, male, born, name), householder, floating
            )

    def _row(
        self,
        code: str,
        number: int,
        place: tuple[str, str, str, str],
        person: tuple[str, bool, date, str],
        householder: str,
        floating: bool,
    ) -> RosterRow:
        relation, male, born, name = person
        blank = self._random.random() < 0.01
        adult = (self._today - born).days > 16 * 365
        return RosterRow(
            "",
            0,
            code,
            *place,
            household_number=f"{code[-6:]}{number + 1:04d}",
            householder=householder,
            name=name,
            relation=relation,
            sex=Sex.MALE if male else Sex.FEMALE,
            id_number="" if blank else self.id_number(born, male),
            birth_date=None if blank else born,
            phone=f"1990000{self._random.randint(0, 9999):04d}" if adult else "",
            population=self._population(floating),
            arrived_on=self._today - timedelta(days=400) if floating else None,
        )

    def _population(self, floating: bool) -> Population:
        if floating:
            return Population.FLOATING
        draw = self._random.random()
        if draw < 0.03:
            return Population.SEPARATED
        return Population.REGISTRY_ONLY if draw < 0.05 else Population.PERMANENT

    def id_number(self, born: date, male: bool) -> str:
        """An ID number that passes every check and belongs to nobody."""
        self._serial += 1
        tens = self._serial % 100
        odd = 1 if male else 0
        front = f"370499{born:%Y%m%d}{tens:02d}{(self._random.randint(0, 4) * 2 + odd)}"
        return front + check_digit(front)

    def _surname(self) -> str:
        if self._random.random() < 0.04:
            return self._random.choice(_RARE_SURNAMES)
        return self._random.choice(_SURNAMES)

    def _given(self, male: bool) -> str:
        letters = _MALE if male else _FEMALE
        return "".join(self._random.choice(letters) for _ in range(self._random.choice((1, 2, 2))))

    def _born(self, youngest: int, oldest: int) -> date:
        return self._today - timedelta(days=self._random.randint(youngest * 365, oldest * 365))

    def _child(self, parent: date) -> date:
        born = parent + timedelta(days=self._random.randint(21 * 365, 38 * 365))
        return min(born, self._today - timedelta(days=200))


def invented_entries(
    seed: int, now: datetime, households: list[tuple[UUID, list[UUID]]]
) -> Iterator[dict[str, str]]:
    """What a worker would have recorded over the last sixty days: most doors stay shut, some
    adults register, fewer sign. `households`: (household, its eligible adults)."""
    random = Random(seed)
    for place, (household, adults) in enumerate(households):
        if random.random() < 0.2:
            continue
        attempts = random.choice((1, 1, 2, 3))
        for attempt in range(attempts):
            days = random.randint(1, 18) + 18 * (attempts - 1 - attempt)
            at = (now - timedelta(days=days)).replace(
                hour=random.choice((9, 10, 12, 15, 17, 19)), minute=random.choice((0, 10, 25, 40))
            )
            outcome = random.choices(
                ("01", "02", "03", "11", "12", "13", "21"), (30, 10, 5, 30, 15, 7, 3)
            )[0]
            if attempt == attempts - 1 and place % _APPEAL_EVERY == 1:
                outcome = "31"
            entry = {"do": "visit.add", "household": household.hex, "outcome": outcome}
            entry["at"] = at.strftime("%Y-%m-%dT%H:%M")
            if outcome == "02":
                again = at + timedelta(days=random.choice((7, 14, 21, 28)))
                entry["follow_up"] = again.date().isoformat()
            elif outcome == "31":
                entry["appeal"], entry["unit"] = random.choice(_APPEALS)
            yield entry
            if outcome.startswith("0"):
                yield from _settled(random, at.date(), adults, outcome)
                break


def _settled(
    random: Random, on: date, adults: list[UUID], outcome: str
) -> Iterator[dict[str, str]]:
    for adult in adults:
        event = {"do": "registration.add", "resident": adult.hex, "on": on.isoformat()}
        yield event | {"event": "informed"}
        if outcome == "03":
            yield event | {"event": "declined"}
        elif outcome == "01" and random.random() < 0.85:
            yield event | {"event": "registered"}
            if random.random() < 0.6:
                yield {"do": "pledge.add", "resident": adult.hex, "signed_on": on.isoformat()}
