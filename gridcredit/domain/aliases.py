"""Who stands for whom where records of the register were merged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

Pair = tuple[UUID, UUID]
"""A record, and the one that it was merged into."""


def survivors(pairs: Iterable[Pair]) -> dict[UUID, UUID]:
    """Every record that is merged away, with the record that stands for the person.

    A function of the set of merges alone, so that offices which heard of them in another order say
    the same: records that merges join are one person, and the one that none of these merges away
    stands for it. Where there are several such (one record was merged at two offices at once) or
    none (two were merged into each other), the smallest id of these, or of all, does.
    """
    merges = set(pairs)
    away = {resident for resident, into in merges if resident != into}
    found: dict[UUID, UUID] = {}
    for people in _joined(merges):
        stays = min(people - away or people)
        found.update(dict.fromkeys(people - {stays}, stays))
    return found


def reaches(stand_ins: Mapping[UUID, UUID], links: Iterable[Pair]) -> set[Pair]:
    """For which records what was entered for a record counts, as pairs (the one, for the other),
    of all records of which that is not the record itself alone: of those merged away for the one
    that stands for the person, and of linked ones (人户分离) for both, so that it counts by either
    basis."""
    found = dict.fromkeys(stand_ins, frozenset[UUID]())
    for one, other in links:
        ends = frozenset(stand_ins.get(end, end) for end in (one, other))
        for end in ends:
            found[end] = found.get(end, frozenset()) | ends
    for resident, stays in stand_ins.items():
        found[resident] = found.get(stays) or frozenset({stays})
    return {(resident, person) for resident, people in found.items() for person in people}


def records_by_survivor(stand_ins: Mapping[UUID, UUID]) -> dict[UUID, list[UUID]]:
    """The records merged into each that stands for a person, in the order of their ids."""
    found: dict[UUID, list[UUID]] = {}
    for resident in sorted(stand_ins):
        found.setdefault(stand_ins[resident], []).append(resident)
    return found


def _joined(merges: Iterable[Pair]) -> list[set[UUID]]:
    """The sets of records that merges join."""
    group: dict[UUID, set[UUID]] = {}
    for resident, into in merges:
        one, other = group.get(resident, {resident}), group.get(into, {into})
        if one is not other:
            one |= other
        group.update(dict.fromkeys(one, one))
    return list({id(people): people for people in group.values()}.values())
