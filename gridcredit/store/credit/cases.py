"""All that was said of some entries: decisions, voids, objections and their answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from operator import attrgetter
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.credit.codes import Seat
from gridcredit.domain.credit.recusal import wrote_both
from gridcredit.domain.credit.states import Case, Said, hands_up
from gridcredit.domain.journal import Order
from gridcredit.domain.kinds.credit_answer import CreditAnswer
from gridcredit.domain.kinds.credit_decision import CreditDecision
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.domain.kinds.credit_objection import CreditObjection
from gridcredit.domain.kinds.credit_void import CreditVoid
from gridcredit.store.credit.facts import Chain, Told, chains_by, seat, told_of
from gridcredit.store.credit.merged import handler, stand_ins
from gridcredit.store.journal.nodes import street_nodes

_APART = frozenset({"id", "corrects", "void", "reason"})
_content = attrgetter(*(f.name for f in fields(CreditEntry) if f.name not in _APART))


Asked = Callable[[date, Order], Seat]
"""Who decides on a day, of what was written by an order (RuleBook.decides)."""


def cases(
    session: Session,
    entries: Sequence[Chain[CreditEntry]],
    asked: Asked,
    listed: Mapping[UUID, Collection[UUID]],
) -> dict[UUID, Case]:
    """What was said of each entry, by its first fact. `asked` says who decides; `listed`,
    of the entries that a closed list has, which answers it follows."""
    firsts = {fact.id: chain.first.root for chain in entries for fact in chain.all}
    recorded = {chain.first.root: chain.first for chain in entries}
    streets, known = street_nodes(session), stand_ins(session)
    decisions: dict[UUID, list[Said]] = defaultdict(list)
    for one in told_of(session, CreditDecision, "entry", firsts):
        first = firsts[one.fact.entry]
        decisions[first].append(_said(one, recorded[first], streets, asked, known))
    voids: dict[UUID, list[tuple[UUID, Order]]] = defaultdict(list)
    for void in told_of(session, CreditVoid, "entry", firsts):
        first = firsts[void.fact.entry]
        is_own = void.order[1] == recorded[first].order[1]
        if first not in listed or is_own or _is_deciding(void, decisions[first], streets, asked):
            voids[first].append((void.root, void.order))
    objections, answers = _objections(session, firsts, recorded, streets, asked, known)
    return {
        first: Case(
            alike=_alike(chain),
            decisions=decisions.get(first, ()),
            objections=objections.get(first, ()),
            answers=answers.get(first, ()),
            voids=voids.get(first, ()),
            is_void=chain.standing is None,
            listed=listed.get(first),
        )
        for chain in entries
        for first in (chain.first.root,)
    }


def _objections(
    session: Session,
    firsts: Mapping[UUID, UUID],
    recorded: Mapping[UUID, Told[CreditEntry]],
    streets: frozenset[bytes],
    asked: Asked,
    merged: Mapping[UUID, UUID],
) -> tuple[dict[UUID, list[CreditObjection]], dict[UUID, list[Said]]]:
    """Objections and answers of entries, each by its first fact."""
    objections: dict[UUID, list[CreditObjection]] = defaultdict(list)
    answers: dict[UUID, list[Said]] = defaultdict(list)
    named: dict[UUID, CreditObjection] = {}
    for chain in chains_by(session, CreditObjection, "entry", firsts):
        if chain.standing is not None:
            known = replace(chain.standing.fact, id=chain.first.root)
            objections[firsts[known.entry]].append(known)
            named.update((fact.id, known) for fact in chain.all)
    for one in told_of(session, CreditAnswer, "objection", named):
        known = named[one.fact.objection]
        told = replace(one, fact=replace(one.fact, objection=known.id))
        first = firsts[known.entry]
        answers[first].append(_said(told, recorded[first], streets, asked, merged))
    return objections, answers


def _said(
    one: Told[CreditDecision] | Told[CreditAnswer],
    entry: Told[CreditEntry],
    streets: frozenset[bytes],
    asked: Asked,
    merged: Mapping[UUID, UUID],
) -> Said:
    node = one.order[1]
    recorder, decider = (
        handler(fact.by, fact.by_resident, merged) for fact in (entry.fact, one.fact)
    )
    is_own = wrote_both(recorder, entry.order[1], decider, node)
    decides = asked(one.fact.on, one.order)
    return Said(one.root, one.order, seat(node, streets), decides, one.fact, is_own)


def _is_deciding(
    void: Told[CreditVoid],
    decisions: Iterable[Said],
    streets: frozenset[bytes],
    asked: Callable[[date, Order], Seat],
) -> bool:
    """Whether a void comes from the office that decides its entry: what a list has is corrected by
    that one, or by who wrote it and did not know yet that it is closed."""
    handed_up = any(map(hands_up, decisions))
    decides = Seat.STREET if handed_up else asked(void.fact.on, void.order)
    return seat(void.order[1], streets) is decides


def _alike(chain: Chain[CreditEntry]) -> frozenset[UUID]:
    """The facts of a chain that say what the standing one says."""
    if chain.standing is None or len(chain.all) == 1:
        return frozenset(fact.id for fact in chain.all)
    content = _content(chain.standing.fact)
    return frozenset(fact.id for fact in chain.all if _content(fact) == content)


def touched_entries(session: Session, entries: Iterable[Chain[CreditEntry]]) -> set[UUID]:
    """Of some entries those that were voided or objected to, by their first facts."""
    firsts = {fact.id: chain.first.root for chain in entries for fact in chain.all}
    found = {firsts[one.fact.entry] for one in told_of(session, CreditVoid, "entry", firsts)}
    for objection in told_of(session, CreditObjection, "entry", firsts):
        found.add(firsts[objection.fact.entry])
    return found
