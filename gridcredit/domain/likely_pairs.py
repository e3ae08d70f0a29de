"""The pairs among many people who may be one person: only those who share a key are compared."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.likeness import Distance, Key, Likeness, Person, compare, keys
from gridcredit.domain.progress import Progress, no_progress, paced

MOST_SHARING = 1_000
"""A telephone, a birth date or a door that more people share, as where a list was filled with one
value, says nothing about any two of them; names and numbers are always looked at."""
_ALWAYS = ("number", "sound")


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """Two people who may be one, the older record first, and how likely."""

    one: Person
    other: Person
    likeness: Likeness


def likely_pairs(
    people: Sequence[Person],
    distance: Distance,
    decided: Collection[frozenset[UUID]] = frozenset(),
    progress: Progress = no_progress,
) -> list[LikelyPair]:
    """The pairs to be shown, the likeliest first; those that were decided are left out."""
    found: dict[tuple[int, int], LikelyPair | None] = {}
    for key, members in paced(list(_sharing(people).items()), progress, "compare"):
        if len(members) > MOST_SHARING and key[0] not in _ALWAYS:
            continue
        for pair in _to_compare(people, members, is_number=key[0] == "number"):
            if pair not in found:
                found[pair] = _pair(people, pair, distance, decided)
    shown = [pair for pair in found.values() if pair is not None]
    return sorted(shown, key=lambda p: (-p.likeness.score, p.one.id, p.other.id))


def _sharing(people: Sequence[Person]) -> dict[Key, list[int]]:
    """Who shares each key, where anybody does."""
    sharing: dict[Key, list[int]] = {}
    for at, one in enumerate(people):
        for key in keys(one):
            sharing.setdefault(key, []).append(at)
    return {key: members for key, members in sharing.items() if len(members) > 1}


def _to_compare(
    people: Sequence[Person], members: Sequence[int], *, is_number: bool
) -> Iterator[tuple[int, int]]:
    """Pairs of places, the smaller first. Two who carry valid ID numbers are one person only with
    the same one, under which they are compared."""
    proven = [] if is_number else [at for at in members if people[at].proof]
    open_ones = list(members) if is_number else [at for at in members if not people[at].proof]
    for n, at in enumerate(open_ones):
        for other in (*open_ones[n + 1 :], *proven):
            yield (at, other) if at < other else (other, at)


def _pair(
    people: Sequence[Person],
    pair: tuple[int, int],
    distance: Distance,
    decided: Collection[frozenset[UUID]],
) -> LikelyPair | None:
    one, other = sorted((people[pair[0]], people[pair[1]]), key=lambda person: person.id)
    likeness = compare(one, other, distance)
    if likeness is None or frozenset((one.id, other.id)) in decided:
        return None
    return LikelyPair(one, other, likeness)
