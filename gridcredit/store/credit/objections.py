"""Objections to entries, and what was answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.kinds.credit_answer import CreditAnswer
from gridcredit.domain.kinds.credit_objection import CreditObjection
from gridcredit.store.credit.facts import Chain, Told, chains, chains_by, told, told_of

Objection = Chain[CreditObjection]


def objection(session: Session, row: UUID) -> Objection | None:
    """An objection that stands, by any fact of its chain."""
    found = chains(session, CreditObjection, also=[row])
    return found[0] if found and found[0].standing else None


def objections(session: Session, entries: Iterable[UUID]) -> list[Objection]:
    """The objections to some entries, any facts of theirs, that stand."""
    found = chains_by(session, CreditObjection, "entry", entries)
    return [chain for chain in found if chain.standing]


def objected_to(session: Session, codes: Collection[str]) -> set[UUID]:
    """The entries, any facts of theirs, that somebody in some areas objects to or did."""
    return {one.fact.entry for one in told(session, CreditObjection) if one.area in codes}


def answers_to(session: Session, made: Iterable[Objection]) -> dict[UUID, list[Told[CreditAnswer]]]:
    """The answers that stand to some objections, by their first facts, in the order of the
    journal; an office that does not decide may have written some of them."""
    firsts = {fact.id: chain.first.root for chain in made for fact in chain.all}
    found: dict[UUID, list[Told[CreditAnswer]]] = defaultdict(list)
    for one in told_of(session, CreditAnswer, "objection", firsts):
        found[firsts[one.fact.objection]].append(one)
    return found
