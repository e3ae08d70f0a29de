"""Append-only facts: which of them stand after all corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeVar
from uuid import UUID


class Fact(Protocol):
    """What every fact carries beside its content."""

    @property
    def id(self) -> UUID:
        """Its identity."""

    @property
    def corrects(self) -> UUID | None:
        """The fact that it replaces."""

    @property
    def void(self) -> bool:
        """Whether it only takes back what it names."""


F = TypeVar("F", bound=Fact)


def effective(facts: Iterable[F], order: Callable[[F], Any]) -> list[F]:
    """The facts that stand: named by no other's `corrects`, overruled by none, and not void; by id.

    A correction may itself be corrected: the first fact stays replaced. Taking a correction back
    takes the matter back, it does not revive what was wrong. Where several offices corrected the
    same fact without knowing of each other, the last word overrules the others: that of the highest
    `order`, which is that of the journal (counter, node, number) and the same in every office. The
    order of arrival and repeats have no say.
    """
    known = {fact.id: fact for fact in facts}
    later: dict[UUID, list[F]] = {}
    for fact in known.values():
        if fact.corrects is not None:
            later.setdefault(fact.corrects, []).append(fact)
    overruled: set[UUID] = set()
    for forked in (those for those in later.values() if len(those) > 1):
        last = _last_words(forked, later)
        if last:
            overruled |= {fact.id for fact in last} - {max(last, key=order).id}
    return [
        known[i] for i in sorted(known) if i not in later.keys() | overruled and not known[i].void
    ]


def _last_words(facts: Iterable[F], later: Mapping[UUID, list[F]]) -> list[F]:
    """What nobody corrected of some facts, of their corrections, and so on."""
    waiting, seen, found = list(facts), set[UUID](), list[F]()
    while waiting:
        fact = waiting.pop()
        if fact.id in seen:
            continue
        seen.add(fact.id)
        waiting += later.get(fact.id, ())
        if fact.id not in later:
            found.append(fact)
    return found
