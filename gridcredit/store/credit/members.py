"""People of households who count on a day, and who takes part in 信用+."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.coverage import DEFAULT_RULES, Rules, is_eligible
from gridcredit.domain.credit.participation import Participation
from gridcredit.domain.journal import Order
from gridcredit.domain.kinds.credit_member import CreditMember
from gridcredit.store.credit.facts import told_of
from gridcredit.store.credit.merged import stand_ins
from gridcredit.store.journal.loading import among, listing, uuid_of
from gridcredit.store.register.coverage_facts import people_in_households


def members_on(
    session: Session, households: Collection[UUID], day: date, rules: Rules = DEFAULT_RULES
) -> dict[UUID, tuple[UUID, ...]]:
    """The people of each household who may take part on a day: alive, living here, 18 or older, of
    full capacity (domain.coverage). Each household is there, if without people."""
    found: dict[UUID, list[UUID]] = {household: [] for household in households}
    for person in people_in_households(session, households):
        if is_eligible(person, day, rules=rules):
            found[person.household].append(person.resident)
    return {household: tuple(sorted(people)) for household, people in found.items()}


def participation(session: Session, households: Collection[UUID]) -> Participation:
    """Who of these households takes part, and when: what any record of a person signed holds for
    the one that stands for the person. Of most every line was signed on another day
    and never corrected, so that nothing has to be put in order."""
    rows = among(session, _SIGNED, households)
    known = stand_ins(session)
    plain: list[tuple[CreditMember, Order]] = []
    closer = set()
    seen = set()
    for row, household, resident, joined, on, void, corrects in rows:
        who = known.get(uuid_of(resident), uuid_of(resident)) if known else uuid_of(resident)
        day = (household, who, on)
        if void or corrects is not None or day in seen:
            closer.add(uuid_of(household))
        seen.add(day)
        home, from_day = uuid_of(household), date.fromisoformat(on)
        plain.append((CreditMember(uuid_of(row), home, who, bool(joined), from_day), _FIRST))
    told = told_of(session, CreditMember, "household", closer)
    kept = [(member, order) for member, order in plain if member.household not in closer]
    led = (
        (replace(m := one.fact, resident=known.get(m.resident, m.resident)), one.order)
        for one in told
    )
    return Participation([*kept, *led])


_FIRST: Order = (0, b"", 0)
_SIGNED = listing(
    'SELECT id, household, resident, joined, "on", void, corrects FROM credit_member'
    " WHERE household IN :ids"
)
