"""Facts and what corrects them: which stand, what they go back to, and what rests on them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.errors import AlreadyCorrected, NotFound, OnlyPartKnown
from gridcredit.domain.kinds.kind import FACT_FIELDS, Kind
from gridcredit.domain.records import KIND_OF, KINDS, facts_named
from gridcredit.store.journal import standing_facts
from gridcredit.store.journal.loading import load, load_standing
from gridcredit.store.register import register_lists
from gridcredit.store.register.events import settled_by
from gridcredit.store.schema.travelling import TABLES


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


def standing_for(session: Session, entity: str, fact: UUID) -> UUID | None:
    """The fact that stands and says what this one said: itself, or a later one that brought it
    back after it was corrected or taken back. None where what stands says otherwise, or nothing
    does."""
    kind = KINDS[entity]
    named = {"id", *FACT_FIELDS, *facts_named(kind)} - {"void"}

    def said(one: Any) -> list[Any]:
        return [getattr(one, name) for name in kind.fields if name not in named]

    wanted = said(register_lists.get(session, entity, fact))
    waiting, seen = [fact], set[UUID]()
    while waiting:
        key = waiting.pop()
        seen.add(key)
        if not is_replaced(session, entity, key):
            stands = register_lists.get(session, entity, key)
            return key if said(stands) == wanted else None
        later = load(session, kind.record, TABLES[entity].corrects == key.bytes)
        waiting += [one.id for one in later if one.id not in seen]
    return None


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


def settled_at(session: Session, entity: str, fact: UUID) -> list[Any]:
    """What a fact, such as a visit, settled and still stands, whichever correction of it said so.
    Raises OnlyPartKnown."""
    found = settled_by(session, entity, *goes_back_to(session, entity, fact))
    for one in tuple(found):  # what rests on that: a reply on the request that it answers
        kind = KIND_OF[type(one)].name
        found += settled_by(session, kind, *goes_back_to(session, kind, one.id))
    for one in found:
        require_whole(session, KIND_OF[type(one)].name, one.id)
    return found


def steps_from(session: Session, kind: Kind, step_or_paper: UUID) -> list[Any]:
    """The steps of a paper of a kind that stand, from one of them on, or all of the paper's. Raises
    NotFound, AlreadyCorrected, OnlyPartKnown."""
    if kind.steps is None:
        raise ValueError(f"{kind.name} has no stages")
    table, paper_of = TABLES[kind.name], kind.steps.paper
    named = load(session, kind.record, table.id == step_or_paper.bytes)
    begun = standing_fact(session, kind.name, step_or_paper) if named else None
    paper: UUID = getattr(begun, paper_of) if begun else step_or_paper
    is_of_it = getattr(table, paper_of) == paper.bytes
    steps = load_standing(session, kind.record, is_of_it)
    if not steps:
        known = load(session, kind.record, is_of_it)
        raise (AlreadyCorrected if known else NotFound)(kind.name, str(step_or_paper))

    def order(step: Any) -> tuple[Any, ...]:
        return (kind.when(step), kind.steps.place(step)[1] if kind.steps else 0, step.id)

    steps.sort(key=order)
    for step in steps:
        require_whole(session, kind.name, step.id)
    return [step for step in steps if begun is None or order(step) >= order(begun)]
