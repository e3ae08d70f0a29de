"""The board of 诚信之星: each nomination with where it stands today, asked of one session.

Pages, prints, exports and verbs all take their lines from here, so that they show one state:
`Board(session, today)` once, then `lines(...)`, `line(star)` or `pool(...)`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.star import Star
from gridcredit.domain.stars.choosing import Awarded, Holder
from gridcredit.domain.stars.codes import StarKind, StarLevel, StarStage
from gridcredit.domain.stars.nominations import Nomination
from gridcredit.domain.stars.periods import Period, period_of
from gridcredit.domain.stars.schemes import Terms, terms_of
from gridcredit.domain.stars.stages import HONOURED, Standing, named_members, standing
from gridcredit.domain.workdays import Workdays
from gridcredit.operations.register.calendar import workdays
from gridcredit.operations.stars.places import area_tree, members_of_pool, pool_of
from gridcredit.store.engine.database import Session
from gridcredit.store.journal.loading import load_by
from gridcredit.store.register.identities import one_person
from gridcredit.store.stars import nominations as stored
from gridcredit.store.stars.schemes import all_schemes


@dataclass(frozen=True, slots=True)
class StarLine:
    """One nomination: its root (the id that verbs and pages show), the form as it stands, where it
    stands today, its period, the area among whose nominees it competes, and the terms there.

    `members` are the names of those members of a group who may be named. `village` is the name of
    the area that the nominee is of. `doubts` are what is pointed out of a form under way
    (texts.reasons), where a list asked for it.
    """

    id: UUID
    star: Star
    standing: Standing
    period: Period
    pool: Area
    village: str
    terms: Terms
    members: tuple[str, ...]
    nomination: Nomination
    doubts: tuple[str, ...] = ()

    @property
    def stage(self) -> StarStage:
        """The visible state."""
        return self.standing.stage

    @property
    def is_honoured(self) -> bool:
        """Whether an award stands."""
        return self.standing.stage in HONOURED


class Board:
    """What is asked of one session on one day, each thing once."""

    def __init__(self, session: Session, today: date) -> None:
        self.session = session
        self.today = today
        self._pools: dict[tuple[UUID, StarLevel, str], list[StarLine]] = {}
        self._years: dict[tuple[str, ...], list[StarLine]] = {}

    @cached_property
    def tree(self) -> AreaTree:
        """The areas known here."""
        return area_tree(self.session)

    @cached_property
    def calendar(self) -> Workdays:
        """The calendar of working days."""
        return workdays(self.session)

    @cached_property
    def _terms(self) -> dict[tuple[UUID, StarLevel], Terms]:
        return {key: terms_of(scheme) for key, scheme in all_schemes(self.session).items()}

    def terms(self, pool: Area, level: StarLevel) -> Terms:
        """The terms of a level in the area of its pool."""
        return self._terms.get((pool.id, level), Terms())

    def line(self, star: UUID) -> StarLine:
        """One nomination by any fact of its chain. Raises NotFound, AlreadyCorrected."""
        found = self._lines([stored.nomination(self.session, star)])
        if not found:
            raise NotFound("star", str(star))
        return found[0]

    def lines(self, areas: Collection[UUID], periods: Collection[str] = ()) -> list[StarLine]:
        """The nominations of areas, of these periods or of all, by period and number."""
        return self._lines(stored.of_areas(self.session, areas, periods))

    def pool(self, pool: Area, level: StarLevel, period: Period) -> list[StarLine]:
        """The nominees of a level who compete with each other in a period."""
        key = (pool.id, level, period.text)
        if key not in self._pools:
            found = self.lines(members_of_pool(self.tree, pool), [period.text])
            self._pools[key] = [line for line in found if line.star.level is level]
        return self._pools[key]

    def everywhere(self) -> list[StarLine]:
        """Every nomination known here."""
        return self._lines(stored.nominations(self.session))

    def awarded(self, stars: Collection[UUID] | None = None) -> list[StarLine]:
        """The nominations that somebody awarded: all, or those of which one of these is a fact."""
        if stars is None:
            return self._lines(stored.awarded(self.session))
        found = stored.of_stars(self.session, stars)
        return self._lines(nomination for nomination in found if nomination.awards)

    def awards(self, level: StarLevel, period: Period, pool: Area) -> list[tuple[UUID, Awarded]]:
        """The awards of a level and a length of period that stand in the period's year, in all
        areas known here, by their nomination."""
        alike = [
            line for line in self._alike(period) if line.is_honoured and line.star.level is level
        ]
        holders = self.holders(alike)
        return [
            (
                line.id,
                Awarded(
                    holders[line.id],
                    line.period.text == period.text and line.pool.id == pool.id,
                    line.pool.id == pool.id,
                ),
            )
            for line in alike
        ]

    def _alike(self, period: Period) -> list[StarLine]:
        """Those awarded of the periods of one length of a year."""
        key = period.alike_in_year
        if key not in self._years:
            self._years[key] = self._lines(stored.awarded_in(self.session, key))
        return self._years[key]

    def holders(self, lines: Sequence[StarLine]) -> dict[UUID, Holder]:
        """Who each nominee is, records of one person taken for one."""
        people = [line.star.resident for line in lines if line.star.resident is not None]
        same = one_person(self.session, people)
        return {line.id: _holder(line.star, same) for line in lines}

    def holder(self, star: Star) -> Holder:
        """Who the nominee of one form is."""
        people = [star.resident] if star.resident is not None else []
        return _holder(star, one_person(self.session, people))

    def _lines(self, found: Iterable[Nomination]) -> list[StarLine]:
        known = [nomination for nomination in found if _is_readable(nomination)]
        names = self._members(known)
        return [self._line(nomination, names) for nomination in known]

    def _line(self, nomination: Nomination, names: dict[UUID, str]) -> StarLine:
        star, period = nomination.star, period_of(nomination.star.period)
        area = self._area(star.area)
        pool = pool_of(self.tree, star.level, area)
        terms = self.terms(pool, star.level)
        members = tuple(names[m] for m in named_members(nomination) if names.get(m))
        return StarLine(
            nomination.root,
            star,
            standing(nomination, self.today, terms.clocks, self.calendar),
            period,
            pool,
            area.name,
            terms,
            members,
            nomination,
        )

    def _area(self, row: UUID) -> Area:
        try:
            return self.tree.by_id(row)
        except KeyError:  # its area has not come yet
            return Area(row, "", "", AreaLevel.VILLAGE, None)

    def _members(self, found: Sequence[Nomination]) -> dict[UUID, str]:
        wanted = {member for nomination in found for member in nomination.star.members}
        return {person.id: person.name for person in load_by(self.session, Resident, "id", wanted)}


def _is_readable(nomination: Nomination) -> bool:
    """Whether its period is one: what came from elsewhere may hold a blank."""
    try:
        period_of(nomination.star.period)
    except BadValue:
        return False
    return True


def _holder(star: Star, same: dict[UUID, UUID]) -> Holder:
    person = same.get(star.resident) if star.resident is not None else None
    match star.kind:
        case StarKind.PERSON:
            return Holder(person, star.household, official=star.official)
        case StarKind.HOUSEHOLD:
            return Holder(household=star.household, official=star.official)
        case StarKind.GROUP:
            name = "".join(star.name.split())
            return Holder(group=f"{star.area.hex}:{name}", official=star.official)
