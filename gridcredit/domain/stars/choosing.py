"""Who of those who passed is awarded: the quota, places, repeats and the share of officials.

A pure function of who is there: the same nominees in any order give the same list and the same
reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.errors import PlacesNeeded
from gridcredit.domain.stars.codes import LeftOut

OFFICIALS_SHARE = 5
"""Of so many awards one may be an official's: 20 %."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who would get an award, or has got one. `person` and `household` are canonical (merged
    records are one), `group` is a group's name in its area; blank where there is none."""

    person: UUID | None = None
    household: UUID | None = None
    group: str = ""
    official: bool = False


@dataclass(frozen=True, slots=True)
class Awarded:
    """An award of the same level and year that stands; `in_period`: of the same period, so that it
    takes of the quota; `in_pool`: of the same area, among whose awards officials have a share."""

    holder: Holder
    in_period: bool
    in_pool: bool = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """A nominee who has passed. `waits`: why it cannot be awarded yet, though it keeps its place
    (an objection is open, the notice still hangs); None: it can."""

    star: UUID
    number: str
    holder: Holder
    place: int | None = None
    waits: LeftOut | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is awarded, best place first, and why each other is not. `final`: nobody with a seat
    waits any more, so that those left out for the quota are out for good."""

    awarded: tuple[UUID, ...]
    left_out: tuple[tuple[UUID, LeftOut], ...]
    final: bool


def choose(
    candidates: Iterable[Candidate], earlier: Sequence[Awarded], quota: int | None
) -> Choice:
    """Who of the nominees is awarded, beside the awards that there are; `quota` None: as many as
    there are. Raises PlacesNeeded while more passed than there are seats and a place is missing,
    or given twice."""
    ordered = sorted(candidates, key=_by_place)
    left_out: dict[UUID, LeftOut] = {}
    able = _without_repeats(ordered, earlier, left_out)
    seats = None if quota is None else max(0, quota - sum(a.in_period for a in earlier))
    if seats and len(able) > seats:
        _require_places(able, seats)
    seated = _within_share(able, earlier, seats, left_out)
    beyond = [c for c in able if c not in seated and c.star not in left_out]
    left_out |= {c.star: LeftOut.QUOTA for c in beyond}
    left_out |= {c.star: c.waits for c in seated if c.waits is not None}
    return Choice(
        tuple(c.star for c in seated if c.waits is None),
        tuple((c.star, left_out[c.star]) for c in ordered if c.star in left_out),
        not any(c.waits for c in seated),
    )


def repeats(holder: Holder, earlier: Iterable[Awarded]) -> LeftOut | None:
    """Why the earlier awards of a level's year keep a nominee from another one: one a person a
    year, one a household a period; None: they do not."""
    known = list(earlier)
    if any(_is_same(holder, award.holder) for award in known):
        return LeftOut.REPEAT
    if any(_shares_household(holder, award.holder) for award in known if award.in_period):
        return LeftOut.HOUSEHOLD
    return None


def is_over_share(officials: int, total: int) -> bool:
    """Whether officials have more than their share of so many awards."""
    return officials * OFFICIALS_SHARE > total


def _by_place(candidate: Candidate) -> tuple[bool, int, str, UUID]:
    place = candidate.place
    return (place is None, place or 0, candidate.number, candidate.star)


def _without_repeats(
    ordered: Sequence[Candidate], earlier: Sequence[Awarded], left_out: dict[UUID, LeftOut]
) -> list[Candidate]:
    able: list[Candidate] = []
    for candidate in ordered:
        ahead = [Awarded(c.holder, in_period=True) for c in able]
        reason = repeats(candidate.holder, [*earlier, *ahead])
        if reason is None:
            able.append(candidate)
        else:
            left_out[candidate.star] = reason
    return able


def _require_places(able: Sequence[Candidate], seats: int) -> None:
    places = [c.place for c in able if c.place is not None]
    if len(places) < len(able) or len(set(places)) < len(places):
        twice = {p for p in places if places.count(p) > 1}
        wanted = [c.number for c in able if c.place is None or c.place in twice]
        raise PlacesNeeded(len(able), seats, "、".join(sorted(wanted)))


def _within_share(
    able: Sequence[Candidate],
    earlier: Sequence[Awarded],
    seats: int | None,
    left_out: dict[UUID, LeftOut],
) -> list[Candidate]:
    """The best placed who fill the seats; while officials have more than their share of the
    level's awards of the year, these among them, the last placed of them goes."""
    pool = [award.holder for award in earlier if award.in_pool]
    rest = list(able)
    while True:
        seated = rest if seats is None else rest[:seats]
        officials = [c for c in seated if c.holder.official]
        held = sum(holder.official for holder in pool)
        if not officials or not is_over_share(held + len(officials), len(pool) + len(seated)):
            return list(seated)
        left_out[officials[-1].star] = LeftOut.OFFICIALS
        rest.remove(officials[-1])


def _is_same(one: Holder, other: Holder) -> bool:
    if one.person is not None or other.person is not None:
        return one.person == other.person
    if one.group or other.group:
        return one.group == other.group
    return one.household is not None and one.household == other.household


def _shares_household(one: Holder, other: Holder) -> bool:
    return one.household is not None and one.household == other.household
