"""What is counted of a village's month, and the counts that villages sent up."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.credit.codes import Seat
from gridcredit.domain.kinds.credit_count import CreditCount
from gridcredit.domain.kinds.credit_decision import CreditDecision
from gridcredit.domain.kinds.credit_objection import CreditObjection
from gridcredit.domain.kinds.redemption import Redemption
from gridcredit.store.credit.facts import seat, told, told_of
from gridcredit.store.journal.nodes import street_nodes
from gridcredit.store.schema.travelling import TABLES

_OBJECTION, _REDEMPTION = TABLES["credit_objection"], TABLES["redemption"]


def objections_between(
    session: Session, codes: Collection[str], first: date, last: date
) -> list[CreditObjection]:
    """The objections that were received in some areas, by their codes, in some days."""
    within = (_OBJECTION.on >= first.isoformat(), _OBJECTION.on <= last.isoformat())
    found = told(session, CreditObjection, *within)
    return [one.fact for one in found if one.area in codes]


def redemptions_between(
    session: Session, codes: Collection[str], first: date, last: date, redeems: Seat
) -> int:
    """How many vouchers of some areas, by their codes, the office that redeems wrote in some
    days."""
    within = (_REDEMPTION.on >= first.isoformat(), _REDEMPTION.on <= last.isoformat())
    streets = street_nodes(session)
    return sum(
        one.area in codes and seat(one.order[1], streets) is redeems
        for one in told(session, Redemption, *within)
    )


def reviewers_of(session: Session, entries: Iterable[UUID]) -> set[UUID]:
    """Who of the register decided some entries (any facts of theirs), where it is known."""
    found = told_of(session, CreditDecision, "entry", entries)
    return {one.fact.by_resident for one in found if one.fact.by_resident}


def counts(session: Session) -> list[CreditCount]:
    """The counts of all villages that are known here, by village and period; of several of one
    month those that were written first, as of its closings."""
    first: dict[tuple[UUID, str], CreditCount] = {}
    for one in told(session, CreditCount):
        first.setdefault((one.fact.area, one.fact.period), one.fact)
    return [first[key] for key in sorted(first, key=lambda key: (key[0], key[1]))]
