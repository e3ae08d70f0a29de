"""One nomination with everything that was said of it, in the order of the journal.

A nomination is known by its *root*, the first fact of its chain of corrections; who decided, agreed
or objected names a fact of the chain. What is given here are facts that stand (domain.facts), so
that every reading of it is a function of the set of records.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar
from uuid import UUID

from gridcredit.domain.journal import Order
from gridcredit.domain.kinds.star import Star
from gridcredit.domain.kinds.star_answer import StarAnswer
from gridcredit.domain.kinds.star_award import StarAward
from gridcredit.domain.kinds.star_consent import StarConsentGiven
from gridcredit.domain.kinds.star_decision import StarDecision
from gridcredit.domain.kinds.star_notice import StarNotice
from gridcredit.domain.kinds.star_objection import StarObjection
from gridcredit.domain.kinds.star_publication import StarPublication
from gridcredit.domain.kinds.star_revocation import StarRevocation
from gridcredit.domain.records import part_id
from gridcredit.domain.stars.codes import StarConsent

F = TypeVar("F")
_NOBODY = UUID(int=0)


def honour_id(star: UUID) -> UUID:
    """The id of the honour of a nomination, by its root: whoever writes it, it is the same."""
    return part_id(star, "honour")


@dataclass(frozen=True, slots=True)
class Told(Generic[F]):
    """A fact, the order of its revision, the root that it goes back to, and whether the street's
    office wrote it."""

    fact: F
    order: Order
    root: UUID
    by_street: bool = False


@dataclass(frozen=True, slots=True)
class Nomination:
    """A nomination as it stands, and what stands of it. `same` are the facts of its chain that say
    what it says now: what was decided of others was decided of another form."""

    root: UUID
    star: Star
    same: frozenset[UUID]
    decisions: tuple[Told[StarDecision], ...] = ()
    consents: tuple[Told[StarConsentGiven], ...] = ()
    notices: tuple[Told[StarNotice], ...] = ()
    objections: tuple[Told[StarObjection], ...] = ()
    answers: tuple[Told[StarAnswer], ...] = ()
    awards: tuple[Told[StarAward], ...] = ()
    publications: tuple[Told[StarPublication], ...] = ()
    revocations: tuple[Told[StarRevocation], ...] = ()

    @property
    def award(self) -> Told[StarAward] | None:
        """The award, which only the street gives; of several the first counts."""
        return min((a for a in self.awards if a.by_street), key=_order, default=None)

    @property
    def revocation(self) -> Told[StarRevocation] | None:
        """What ended the award; of several the first counts."""
        return min((r for r in self.revocations if r.by_street), key=_order, default=None)


@dataclass(frozen=True, slots=True)
class Agreed:
    """Where one consent stands: whether it is live, and since which day it is so."""

    given: bool
    since: date


def content(star: Star) -> Star:
    """What a form says, apart from which fact of its chain says it. A scan or a photo that is
    added later changes nothing of what was decided."""
    bare = replace(star, id=_NOBODY, corrects=None, void=False, reason="")
    return replace(bare, scan="", photo="")


def agreed(
    consents: Iterable[Told[StarConsentGiven]], member: UUID | None = None
) -> dict[StarConsent, Agreed]:
    """Where each consent of a nominee, or of a member of a group, stands: as the last word by day
    says, and of one day that of the journal."""
    found: dict[StarConsent, Agreed] = {}
    for told in sorted(consents, key=lambda t: (t.fact.on, *t.order)):
        said = told.fact
        if said.member != member:
            continue
        before = found.get(said.consent)
        if before is None or before.given is not said.given:
            found[said.consent] = Agreed(said.given, said.on)
    return found


def is_live(held: Mapping[StarConsent, Agreed], consent: StarConsent) -> bool:
    """Whether a consent was given and not withdrawn since."""
    return consent in held and held[consent].given


def _order(told: Told[F]) -> Order:
    return told.order
