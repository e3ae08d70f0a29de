"""Append-only facts: which of them stand after all corrections."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar
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


def effective(facts: Iterable[F]) -> list[F]:
    """The facts that stand: named by no other's `corrects`, and not void; by id.

    A correction may itself be corrected: the first fact stays replaced. Taking a correction back
    takes the matter back, it does not revive what was wrong. Order and repeats have no say.
    """
    known = {fact.id: fact for fact in facts}
    named = {fact.corrects for fact in known.values()}
    return [known[i] for i in sorted(known) if i not in named and not known[i].void]
