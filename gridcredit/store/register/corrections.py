"""Facts and what corrects them: which stand, what they go back to, and what rests on them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.errors import AlreadyCorrected, NotFound, OnlyPartKnown
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.records import KIND_OF
from gridcredit.store.journal import standing_facts
from gridcredit.store.journal.loading import load, load_standing
from gridcredit.store.register import register_lists
from gridcredit.store.register.events import Event, settled_by
from gridcredit.store.schema.travelling import TABLES

_PLEDGE_EVENT = TABLES["pledge_event"]

_STAGES = list(PledgeStage)


def standing_fact(session: Session, entity: str, fact: UUID) -> Any:
    """A fact that stands and is whole here. Raises NotFound, AlreadyCorrected, OnlyPartKnown."""
    found = register_lists.get(session, entity, fact)
    if found.void or is_replaced(session, entity, fact):
        raise AlreadyCorrected(entity, str(fact))
    require_whole(session, entity, fact)
    return found


def is_replaced(session: Session, entity: str, fact: UUID) -> bool:
    """Whether a later fact names this one, or another correction of the same fact stands."""
    ask = session.connection().exec_driver_sql
    gone = f"SELECT 1 FROM {entity} t WHERE t.id = ? AND {standing_facts.is_replaced(entity, 't')}"
    return ask(gone, (fact.bytes,)).first() is not None


def require_whole(session: Session, entity: str, fact: UUID) -> None:
    """Raise OnlyPartKnown for a fact that came without its personal fields: what is said again of
    it would blank them everywhere."""
    ask = session.connection().exec_driver_sql
    whole = "SELECT min(redacted) FROM revision WHERE row = ? AND entity = ?"
    if ask(whole, (fact.bytes, entity)).scalar():
        raise OnlyPartKnown(entity, str(fact))


def goes_back_to(session: Session, entity: str, fact: UUID) -> list[UUID]:
    """A fact and those that it corrects, the first of them last."""
    ask = session.connection().exec_driver_sql
    found, named = [fact], fact
    while True:
        above = ask(f"SELECT corrects FROM {entity} WHERE id = ?", (named.bytes,)).scalar()
        if above is None or (named := UUID(bytes=above)) in found:
            return found
        found.append(named)


def settled_at(session: Session, visit: UUID) -> list[Event]:
    """What a visit settled and still stands, whichever correction of it said so. Raises
    OnlyPartKnown."""
    found = settled_by(session, *goes_back_to(session, "visit", visit))
    for fact in found:
        require_whole(session, KIND_OF[type(fact)].name, fact.id)
    return found


def steps_from(session: Session, step_or_paper: UUID) -> list[PledgeEvent]:
    """The steps of a paper that stand, from one of them on, or all of the paper's. Raises NotFound,
    AlreadyCorrected, OnlyPartKnown."""
    named = load(session, PledgeEvent, _PLEDGE_EVENT.id == step_or_paper.bytes)
    begun = standing_fact(session, "pledge_event", step_or_paper) if named else None
    paper = begun.pledge if begun else step_or_paper
    steps = load_standing(session, PledgeEvent, _PLEDGE_EVENT.pledge == paper.bytes)
    if not steps:
        known = load(session, PledgeEvent, _PLEDGE_EVENT.pledge == paper.bytes)
        raise (AlreadyCorrected if known else NotFound)("pledge_event", str(step_or_paper))
    steps.sort(key=_order)
    for step in steps:
        require_whole(session, "pledge_event", step.id)
    return [step for step in steps if begun is None or _order(step) >= _order(begun)]


def _order(step: PledgeEvent) -> tuple[Any, ...]:
    return (step.on, _STAGES.index(step.stage), step.id)
