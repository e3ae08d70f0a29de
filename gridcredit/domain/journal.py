"""The journal's law: a field's value and its conflicts are pure functions of the set of revisions.

The value is the maximum by (counter, node) over the revisions that set the field. Its heads are
those that no other revision of the field names as base. More than one head with different values
is a conflict; a revision that names all of them closes it. Order, repeats and route of arrival
have no say (design, section 3).

An ID number and a birth date are one fact: while several heads claim a birth date, the one that
came with an ID number stands. What the district gets instead of the date says so of itself
(`BY_NUMBER`), so that both count the same people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from gridcredit.domain.identity import birth_in

ADD = "add"
SET = "set"

BY_NUMBER = "adult_by_number"
"""In a revision without personal fields: its day of coming of age is the ID number's."""
_BIRTHS = ("birth_date", "adult_on")


class RevisionId(NamedTuple):
    """Where and as which of its installation a revision was born; never changes."""

    node: UUID
    seq: int


Order = tuple[int, bytes, int]
"""Counter, node and number of a revision: sorts revisions the same in every office."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of one row: what was, what is, and what the author had seen.

    `area` is the code of the area the row stood in; `entered_at` is the device's clock, shown to
    people and never used to order anything. `redacted`: personal fields were left out on the way
    (fieldpolicy.py), so that this is less than what the author wrote.
    """

    node: UUID
    seq: int
    counter: int
    author: str
    entity: str
    row: UUID
    area: str
    op: str
    new: Mapping[str, Any]
    old: Mapping[str, Any] = field(default_factory=dict)
    base: Mapping[str, tuple[RevisionId, ...]] = field(default_factory=dict)
    entered_at: str = ""
    redacted: bool = False

    @property
    def id(self) -> RevisionId:
        """The identity of the revision."""
        return RevisionId(self.node, self.seq)

    @property
    def order(self) -> tuple[int, bytes]:
        """What decides between revisions of one field: counter, then node."""
        return (self.counter, self.node.bytes)


@dataclass(frozen=True, slots=True)
class FieldState:
    """What a field holds, and the revisions nobody has built upon (newest first)."""

    value: Any
    heads: tuple[Revision, ...]

    @property
    def winner(self) -> Revision:
        """The revision whose value the field holds."""
        return self.heads[0]


def whole(revisions: Iterable[Revision]) -> list[Revision]:
    """Each revision once: a form without its personal fields only where the whole is not known, and
    of several such forms the one that tells most."""
    known = list(revisions)
    if not any(revision.redacted for revision in known):
        return known
    fullest: dict[RevisionId, Revision] = {}
    for revision in known:
        other = fullest.setdefault(revision.id, revision)
        if revision is not other and _fullness(revision) > _fullness(other):
            fullest[revision.id] = revision
    return [r for r in known if not r.redacted or fullest[r.id] is r]


def _fullness(revision: Revision) -> tuple[bool, int]:
    return (not revision.redacted, len(revision.new))


def field_states(revisions: Iterable[Revision]) -> dict[str, FieldState]:
    """The state of every field that any of one row's revisions sets."""
    by_field: dict[str, dict[RevisionId, Revision]] = {}
    for revision in whole(revisions):
        for name in revision.new:
            if name != BY_NUMBER:
                by_field.setdefault(name, {})[revision.id] = revision
    return {name: _field_state(name, setters) for name, setters in by_field.items()}


def _field_state(name: str, setters: Mapping[RevisionId, Revision]) -> FieldState:
    named = {seen for revision in setters.values() for seen in revision.base.get(name, ())}
    heads = [revision for key, revision in setters.items() if key not in named]
    winner = max(setters.values(), key=_order)
    if name in _BIRTHS and len(heads) > 1:
        winner = max(heads, key=lambda head: (is_birth_by_number(head.new), _order(head)))
    rest = sorted((r for r in heads if r is not winner), key=_order, reverse=True)
    return FieldState(winner.new[name], (winner, *rest))


def is_birth_by_number(new: Mapping[str, Any]) -> bool:
    """Whether a revision of these values states a birth date with the ID number that says it."""
    if new.get(BY_NUMBER):
        return True
    says = birth_in(str(new.get("id_number") or ""))
    return says is not None and new.get("birth_date") == says.isoformat()


def first_to_say(name: str, said: Revision, known: Mapping[RevisionId, Revision]) -> Revision:
    """Who first gave a field the value that a revision gives it, where everybody since had seen it
    so: undoing and taking in again say what others had said."""
    while True:
        seen = (known[key] for key in said.base.get(name, ()) if key in known)
        alike = [r for r in seen if name in r.new and r.new[name] == said.new[name]]
        if not alike:
            return said
        said = min(alike, key=_order)


def _order(revision: Revision) -> tuple[int, bytes, int]:
    return (revision.counter, revision.node.bytes, revision.seq)


def conflicts(states: Mapping[str, FieldState]) -> dict[str, FieldState]:
    """The fields whose heads hold different values."""
    return {
        name: state
        for name, state in states.items()
        if any(head.new[name] != state.value for head in state.heads[1:])
    }


def values(states: Mapping[str, FieldState]) -> dict[str, Any]:
    """The plain value of every field."""
    return {name: state.value for name, state in states.items()}
