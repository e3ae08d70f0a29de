"""A district, its street and a village's office for the tests of stars, with people who act."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from gridcredit.domain.codes import Office, Role
from gridcredit.domain.duties import Actor
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.stars.codes import StarConsent, StarKind, StarLevel, StarStep, StepDecision
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.stars import agreeing, awarding, deciding, nominating
from gridcredit.operations.stars.board import Board, StarLine
from gridcredit.operations.stars.nominating import NewStar, Nominated
from gridcredit.operations.workspace import keeping
from tests.operations.adding import add_records
from tests.operations.carrying import carry, exchange
from tests.operations.offices import (
    GRIDS,
    PASSPHRASE,
    STREET,
    VILLAGE,
    Offices,
    Ticking,
    counting_ids,
)

COLLECTOR = Actor("caiji", "周采集", Role.COLLECTOR)
REVIEWER = Actor("shenhe", "吴审核", Role.VILLAGE_REVIEWER)
CLERK = Actor("zhuanyuan", "郑专员", Role.STREET_CLERK)
JUDGE = Actor("pingshen", "冯评审", Role.STREET_REVIEWER)
MONTH = "2026-10"
TODAY = date(2026, 11, 23)  # a Monday
WITNESSES = ("孙证明", "钱证明")
NAMES = ("王建国", "李秀英", "张桂兰", "刘洪亮", "陈玉梅", "赵振华", "杨春燕", "孙立军")


@dataclass(frozen=True)
class Kept:
    """Three closed workspaces, and the people whom all below the district know: the first adult of
    each household, and what else is asked for."""

    folders: dict[str, Path]
    people: tuple[UUID, ...]
    homes: tuple[UUID, ...]
    minor: UUID
    spouse: UUID  # of the first household


@dataclass
class Three:
    """A district, a street and a village at their desks, on one clock."""

    district: Desk
    street: Desk
    village: Desk
    post: Path
    kept: Kept
    clock: Ticking
    exchanges: int = field(default=0)

    def meet(self) -> None:
        """Everything is exchanged."""
        self.exchanges += exchange(
            self.post, (self.village, self.street), (self.street, self.district)
        )

    def up(self) -> UUID:
        """One package from the village to the street; the id of the import."""
        return self._carry(self.village, self.street)

    def down(self) -> UUID:
        """One package from the street to the village; the id of the import."""
        return self._carry(self.street, self.village)

    def _carry(self, sender: Desk, receiver: Desk) -> UUID:
        identity = carry(sender, receiver, self.post).import_id
        assert identity is not None
        return identity

    def fall_back(self, name: str, backup: Path) -> None:
        """An office comes back from a backup."""
        desk: Desk = getattr(self, name)
        desk.close()
        keeping.restore(desk.folder, backup, PASSPHRASE, "", desk.clock)
        setattr(self, name, open_desk(desk.folder, PASSPHRASE, desk.clock, desk.new_id))

    def same(self, star: UUID) -> StarLine:
        """Where a nomination stands, once both offices say the same."""
        seen = [self.line(star, desk) for desk in (self.street, self.village)]
        assert seen[0].standing == seen[1].standing
        assert seen[0].nomination == seen[1].nomination
        return seen[0]

    @contextmanager
    def being(self, desk: Desk, actor: Actor) -> Iterator[Desk]:
        """Somebody else sits at a desk for a while."""
        before, desk.actor = desk.actor, actor
        try:
            yield desk
        finally:
            desk.actor = before

    def nominate(self, who: int, period: str = MONTH, **more: object) -> Nominated:
        """The village's collector nominates somebody, by number."""
        form = NewStar(
            period,
            StarLevel.VILLAGE,
            VILLAGE,
            StarKind.PERSON,
            "村居推荐",
            f"{NAMES[who]}三年义务清雪。还照顾邻居。",
            self.kept.people[who],
            witnesses=WITNESSES,
        )
        with self.being(self.village, COLLECTOR) as desk:
            return nominating.nominate(desk, replace(form, **more))  # type: ignore[arg-type]

    def agree(self, star: UUID, *kinds: StarConsent, given: bool = True) -> None:
        """The nominee says yes, or no."""
        with self.being(self.village, COLLECTOR) as desk:
            for kind in kinds or tuple(StarConsent):
                agreeing.consent(desk, star, kind, desk.today(), given)

    def initial(
        self, star: UUID, decision: StepDecision = StepDecision.PASS, reason: str = ""
    ) -> deciding.Decided:
        """The village's reviewer decides."""
        with self.being(self.village, REVIEWER) as desk:
            return deciding.decide(desk, star, StarStep.INITIAL, decision, reason)

    def judge(
        self,
        star: UUID,
        step: StarStep = StarStep.REVIEW,
        decision: StepDecision = StepDecision.PASS,
        reason: str = "",
        place: int | None = None,
    ) -> deciding.Decided:
        """The street's reviewer decides."""
        with self.being(self.street, JUDGE) as desk:
            return deciding.decide(desk, star, step, decision, reason, place=place)

    def passed(self, who: int, period: str = MONTH, **more: object) -> UUID:
        """Somebody is nominated, agrees, and passes both reviews; exchanged on the way."""
        star = self.nominate(who, period, **more).id
        self.agree(star)
        self.initial(star)
        self.up()
        self.judge(star)
        return star

    def award(self, period: str = MONTH, level: StarLevel = StarLevel.VILLAGE) -> awarding.Awarding:
        """The street's reviewer awards."""
        with self.being(self.street, JUDGE) as desk:
            area = VILLAGE if level is StarLevel.VILLAGE else STREET
            return awarding.award(desk, period, level, area)

    def line(self, star: UUID, desk: Desk | None = None) -> StarLine:
        """Where a nomination stands, by default at the street."""
        seen = desk or self.street
        with seen.reading() as session:
            return Board(session, seen.today()).line(star)

    def close(self) -> None:
        """Close the three."""
        for desk in (self.district, self.street, self.village):
            desk.close()


def make_kept(folder: Path) -> Kept:
    """The three workspaces, made once."""
    offices = Offices(folder)
    district = offices.district()
    street = offices.child(district, Office.STREET, STREET)
    village = offices.child(street, Office.VILLAGE, VILLAGE)
    people, homes, others = [], [], []
    for at, name in enumerate(NAMES):
        home, adult, more = _home(street, at, name)
        homes.append(home)
        people.append(adult)
        others.append(more)
    exchange(folder / "post", (village, street), (street, district))
    offices.close()
    folders = {"district": district.folder, "street": street.folder, "village": village.folder}
    return Kept(folders, tuple(people), tuple(homes), others[0][1], others[0][0])


def open_three(kept: Kept, folder: Path) -> Three:
    """Copies of them, on one clock."""
    clock = Ticking()
    clock.go(1)
    desks = []
    for at, (name, place) in enumerate(kept.folders.items()):
        shutil.copytree(place, folder / name)
        desks.append(open_desk(folder / name, PASSPHRASE, clock, counting_ids(70 + at).__next__))
    return Three(*desks, folder / "post", kept, clock)


def _home(desk: Desk, at: int, name: str) -> tuple[UUID, UUID, list[UUID]]:
    dwelling = Dwelling(desk.new_id(), area_id(GRIDS[0]), "榴园", "9号楼", "1单元", f"{at + 1}01")
    home = Household(desk.new_id(), dwelling.id, f"90{at:02d}", name)
    people = [
        Resident(desk.new_id(), home.id, name, birth_date=date(1970 + at, 3, 1)),
        Resident(desk.new_id(), home.id, "冯" + name[1:], birth_date=date(1972 + at, 5, 2)),
        Resident(desk.new_id(), home.id, "小" + name[1:], birth_date=date(2015, 6, 3)),
    ]
    add_records(desk, [dwelling, home, *people])
    return home.id, people[0].id, [person.id for person in people[1:]]
