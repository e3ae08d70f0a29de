"""The law of taking an import back: the rest stands as if it had never come.

Nothing is deleted. What an import brought is set back by further revisions that any program
understands; which ones follows from the set of revisions alone, as values and conflicts do
(journal.py). *Taken* are the revisions of every import that is undone, and all that undoing ever
wrote; *the others* are the rest. Who built upon a taken revision counts as having built upon what
that one was built upon.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import attrgetter
from typing import Any
from uuid import UUID

from gridcredit.domain.facts import effective
from gridcredit.domain.journal import FieldState, Revision, RevisionId, field_states
from gridcredit.domain.kinds.kind import Kind

UNDONE = "撤销导入"
"""The reason for which a record that an undone import had added is off the register: in words, as
every such reason, so that older programs show it too."""

Taken = Collection[RevisionId]


class Fate(StrEnum):
    """How a row ends when its import is undone."""

    REVERSED = "reversed"
    KEPT = "kept"
    COULD_NOT = "could_not"


class Why(StrEnum):
    """Why a row is kept, or could not be set back (wording: texts/reasons.py)."""

    CHANGED_SINCE = "changed_since"  # somebody saw what the import brought and changed it
    BUILT_UPON = "built_upon"  # others' later work hangs on the record
    PART_SEEN = "part_seen"  # it travelled without its personal fields: what it said is not known
    NEWER_FIELD = "newer_field"  # a newer program's field, whose blank is not known
    NO_REMOVAL = "no_removal"  # a kind of record that cannot be taken off
    NOT_OURS = "not_answered_for"  # of an area that this office does not answer for
    MISSING_ROW = "missing_row"  # what it belongs to has not arrived


@dataclass(frozen=True, slots=True)
class Ended:
    """How one row ended; `fields` are those set back, or those that were not and `why`, and then
    `set_back` are others of the row."""

    entity: str
    row: UUID
    fate: Fate
    why: Why | None = None
    fields: tuple[str, ...] = ()
    set_back: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A revision to write: values to set, those that stood, and whom each of them answers."""

    new: Mapping[str, Any]
    old: Mapping[str, Any]
    base: Mapping[str, tuple[RevisionId, ...]]


_Said = tuple[Any, tuple[RevisionId, ...]]


def off_values(entity: Kind) -> Mapping[str, Any]:
    """The values with which a record of a kind counts no more; none: it cannot be taken off."""
    return {entity.off: UNDONE} if entity.off else dict.fromkeys(sorted(entity.blank_is_off), "")


def is_off(entity: Kind, values: Mapping[str, Any]) -> bool:
    """Whether a record with these plain values counts no more, for whatever reason."""
    if entity.off:
        return bool(values.get(entity.off))
    off = off_values(entity)
    return bool(off) and all(values.get(name, blank) == blank for name, blank in off.items())


def others_alone(revisions: Iterable[Revision], taken: Taken) -> list[Revision]:
    """One row's other revisions, as they would be had the taken ones never been."""
    known = {revision.id: revision for revision in revisions}
    return [_seen_through(r, known, taken) for key, r in known.items() if key not in taken]


def _seen_through(
    revision: Revision, known: Mapping[RevisionId, Revision], taken: Taken
) -> Revision:
    if not any(seen in taken for ids in revision.base.values() for seen in ids):
        return revision
    base = {name: _beyond(name, ids, known, taken) for name, ids in revision.base.items()}
    return replace(revision, base=base)


def _beyond(
    name: str,
    ids: Sequence[RevisionId],
    known: Mapping[RevisionId, Revision],
    taken: Taken,
) -> tuple[RevisionId, ...]:
    """What somebody had seen who saw these, the taken ones not counting."""
    seen: dict[RevisionId, None] = {}
    passed: set[RevisionId] = set()
    open_ = list(ids)
    while open_:
        key = open_.pop()
        if key not in taken:
            seen[key] = None
        elif key not in passed and key in known:
            passed.add(key)
            open_ += known[key].base.get(name, ())
    return tuple(sorted(seen))


def changed_since(revisions: Iterable[Revision], taken: Taken, target: Taken) -> list[str]:
    """The fields that others changed having seen one of `target`, a part of the taken."""
    names = {
        name
        for revision in revisions
        if revision.id not in taken
        for name, seen in revision.base.items()
        if any(key in target for key in seen)
    }
    return sorted(names)


def steps_back(
    revisions: Iterable[Revision], taken: Taken, own: Taken, blanks: Mapping[str, Any]
) -> list[Step]:
    """The revisions, in their order, after which every field of a row shows what the others alone
    would show: its value, and what is in conflict with it. None for what shows that already.

    `own`, a part of the taken, is what undoing wrote. `blanks` are the values of fields that nobody
    set; a field that is not among them is let be when only taken revisions set it.
    """
    known = list(revisions)
    now, alone = field_states(known), field_states(others_alone(known, taken))
    said: dict[str, list[_Said]] = {}
    for name, state in now.items():
        if name in alone:
            said[name] = _say_again(name, state, alone[name], taken, own)
        elif name in blanks:
            said[name] = _say_nothing(name, state, blanks[name], own)
    return _steps(said, now)


def closing(states: Mapping[str, FieldState], new: Mapping[str, Any]) -> Step:
    """One revision that sets fields and answers all that was said of them."""
    set_before = {name: states[name] for name in new if name in states}
    return Step(
        new,
        {name: state.value for name, state in set_before.items()},
        {name: tuple(head.id for head in s.heads) for name, s in set_before.items()},
    )


def _say_nothing(name: str, now: FieldState, blank: Any, own: Taken) -> list[_Said]:
    """A field that only taken revisions set is blank again."""
    if _shown(name, now) == [blank] and all(head.id in own for head in now.heads):
        return []
    return [(blank, tuple(head.id for head in now.heads))]


def _say_again(
    name: str, now: FieldState, alone: FieldState, taken: Taken, own: Taken
) -> list[_Said]:
    """Values to say of a field, each with whom it answers; the last one is to stand."""
    theirs = tuple(head.id for head in now.heads if head.id in taken)
    if all(key in own for key in theirs) and _alike(_shown(name, now), _shown(name, alone)):
        return []
    still_open = {head.id for head in now.heads}
    shown = [alone.value, *(h.new[name] for h in alone.heads[1:] if h.id in still_open)]
    said: list[_Said] = []
    for head in reversed(alone.heads[1:]):
        if head.id not in still_open and head.new[name] not in shown:
            shown.append(head.new[name])
            said.append((head.new[name], (*theirs, head.id)))
    return [*said, (alone.value, (*theirs, alone.winner.id))]


def _shown(name: str, state: FieldState) -> list[Any]:
    """The value that stands and, once each, those in conflict with it."""
    shown: list[Any] = []
    for head in state.heads:
        if head.new[name] not in shown:
            shown.append(head.new[name])
    return shown


def _alike(one: Sequence[Any], two: Sequence[Any]) -> bool:
    return one[0] == two[0] and len(one) == len(two) and all(value in two for value in one)


def _steps(said: Mapping[str, Sequence[_Said]], now: Mapping[str, FieldState]) -> list[Step]:
    """As few revisions as there are values for one field; the values that are to stand come last,
    as what is written later wins."""
    steps = []
    for back in range(max(map(len, said.values()), default=0), 0, -1):
        layer = {name: says[-back] for name, says in said.items() if len(says) >= back}
        steps.append(
            Step(
                {name: value for name, (value, _) in layer.items()},
                {name: now[name].value for name in layer},
                {name: answered for name, (_, answered) in layer.items()},
            )
        )
    return steps


@dataclass(frozen=True, slots=True)
class FactSeen:
    """A fact as undoing sees it: what it does to another, and whose it is."""

    id: UUID
    corrects: UUID | None
    void: bool
    is_taken: bool
    is_own: bool  # undoing wrote it
    order: tuple[int, bytes, int]  # of its revision: counter, node, number


@dataclass(frozen=True, slots=True)
class FactSteps:
    """Facts to void, and facts to say again with the fact that each is to name."""

    voided: tuple[UUID, ...] = ()
    again: tuple[tuple[UUID, UUID], ...] = ()


def fact_steps(family: Iterable[FactSeen], say_the_same: Callable[[UUID, UUID], bool]) -> FactSteps:
    """What makes of facts that correct each other those stand that would stand by the others
    alone. A fact that was taken back does not revive (facts.py): it is said again."""
    known = {fact.id: fact for fact in family}
    stands_now = {fact.id for fact in effective(known.values(), _ORDER)}
    wanted = [fact for fact in effective(_facts_alone(known), _ORDER) if fact.id not in stands_now]
    extra = [known[key] for key in sorted(stands_now) if known[key].is_taken]
    missing: list[FactSeen] = []
    for fact in wanted:
        same = next((e for e in extra if e.is_own and say_the_same(e.id, fact.id)), None)
        if same is None:
            missing.append(fact)
        else:
            extra.remove(same)
    again = []
    for fact in missing:
        instead = next((e for e in extra if _answers(e, known) == fact.id), fact)
        if instead is not fact:
            extra.remove(instead)
        again.append((fact.id, instead.id))
    return FactSteps(tuple(fact.id for fact in extra), tuple(again))


_ORDER = attrgetter("order")


def _facts_alone(known: Mapping[UUID, FactSeen]) -> list[FactSeen]:
    others = [fact for fact in known.values() if not fact.is_taken]
    return [replace(fact, corrects=_answers(fact, known)) for fact in others]


def _answers(fact: FactSeen, known: Mapping[UUID, FactSeen]) -> UUID | None:
    """The fact that this one corrects, the taken ones not counting; where all were taken, the first
    of them, so that corrections of one fact still are."""
    named, passed = fact.corrects, {fact.id}
    while named is not None and named in known and known[named].is_taken and named not in passed:
        passed.add(named)
        if known[named].corrects is None:
            break
        named = known[named].corrects
    return named
