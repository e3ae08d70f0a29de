"""Facts when an import is undone: voided by later facts, and those they had replaced said again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.facts import effective
from gridcredit.domain.records import ENTITIES, Entity
from gridcredit.domain.undo_rules import UNDONE, Ended, FactSeen, FactSteps, Fate, Why, fact_steps
from gridcredit.store.exchange.import_ledger import Account
from gridcredit.store.journal import area_of, journal
from gridcredit.store.journal.loading import TABLES, columns, maker
from gridcredit.store.schema.tables import RevisionRow
from gridcredit.store.undo.undorows import Rows

_NOBODY = UUID(int=0)
_PLEDGE = "pledge_event"
_STAGES = list(PledgeStage)


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact, and whose revision brought it."""

    record: Any
    is_part: bool  # it travelled without its personal fields
    is_taken: bool
    is_own: bool
    is_target: bool

    @property
    def is_brought(self) -> bool:
        """Whether an import that is undone brought it."""
        return self.is_taken and not self.is_own

    def seen(self) -> FactSeen:
        """As the law sees it."""
        record = self.record
        return FactSeen(record.id, record.corrects, record.void, self.is_taken, self.is_own)

    def content(self) -> Any:
        """What it says. Which visit it belongs to may differ when it is said again."""
        visit = {"visit": None} if hasattr(self.record, "visit") else {}
        return replace(self.record, id=_NOBODY, corrects=None, void=False, reason="", **visit)


@dataclass(frozen=True, slots=True)
class _Family:
    """Facts that correct each other, what is to be written, and why they end so."""

    facts: Mapping[UUID, _Fact]
    steps: FactSteps
    fate: Fate = Fate.REVERSED
    why: Why | None = None


class Facts:
    """Settles facts, visits first: what is said again of a visit names the visit said again."""

    def __init__(
        self,
        session: Session,
        account: Account,
        allowed: Callable[[str], bool],
        new_id: Callable[[], UUID],
        rows: Rows,
    ) -> None:
        self._session = session
        self._account = account
        self._allowed = allowed
        self._new_id = new_id
        self._rows = rows
        self._visits: dict[UUID, UUID] = {}  # said again: as which

    def settle(self, name: str, ids: Sequence[bytes]) -> list[Ended]:
        """Let facts of one kind that the import speaks of stand or not, as they are to now."""
        entity, named = ENTITIES[name], set(ids)
        facts = self._family(entity, ids)
        reached = _reached(facts) if name == _PLEDGE else {}
        families = [self._planned(group, reached) for group in _groups(facts)]
        codes = self._codes(entity, families)
        judged = [self._judged(entity, family, codes) for family in families]
        self._write(entity, [family for family in judged if family.steps != FactSteps()])
        return [
            Ended(name, key, family.fate, family.why)
            for family in judged
            for key in family.facts
            if key.bytes in named and self._is_told(family)
        ]

    def _family(self, entity: Entity, ids: Sequence[bytes]) -> dict[UUID, _Fact]:
        """The facts, those that correct them and those they correct; of a pledge all its steps."""
        table = TABLES[entity.name]
        facts: dict[UUID, _Fact] = {}
        self._load(entity, facts, table.id.in_(ids))
        if entity.name == _PLEDGE:
            papers = {fact.record.pledge.bytes for fact in facts.values()}
            self._load(entity, facts, table.pledge.in_(papers))
        fresh: Collection[UUID] = list(facts)
        while fresh:
            before = set(facts)
            above = {facts[key].record.corrects for key in fresh} - before - {None}
            self._load(entity, facts, table.corrects.in_([key.bytes for key in fresh]))
            if above:
                self._load(entity, facts, table.id.in_([key.bytes for key in above]))
            fresh = facts.keys() - before
        return facts

    def _load(self, entity: Entity, facts: dict[UUID, _Fact], where: ColumnElement[bool]) -> None:
        """Add the facts that meet a condition. One that came in two forms, whole and without its
        personal fields, counts as long as one of them does."""
        table, make, account = TABLES[entity.name], maker(entity), self._account
        revision = (RevisionRow.arrival, RevisionRow.node, RevisionRow.redacted)
        asked = (
            select(*revision, *columns(entity))
            .join(RevisionRow, RevisionRow.row == table.id)
            .where(where, RevisionRow.entity == entity.name)
        )
        found: dict[UUID, _Fact] = {}
        for arrival, node, redacted, *values in self._session.execute(asked):
            fact = _Fact(
                make(values),
                bool(redacted),
                account.is_taken(arrival, node),
                account.is_own(arrival),
                account.is_target(arrival, node),
            )
            other = found.get(fact.record.id, fact)
            is_part = fact.is_part and other.is_part
            found[fact.record.id] = replace(fact if other.is_taken else other, is_part=is_part)
        facts |= found

    def _planned(self, facts: Mapping[UUID, _Fact], reached: Mapping[UUID, int]) -> _Family:
        if len(facts) == 1 and not reached:
            [fact] = facts.values()
            goes = fact.is_taken and not fact.record.void
            return _Family(facts, FactSteps((fact.record.id,)) if goes else FactSteps())
        why = None
        if any(f.is_brought and _is_passed(f.record, reached) for f in facts.values()):
            why = Why.BUILT_UPON
            facts = {key: replace(f, is_taken=f.is_own) for key, f in facts.items()}
        elif any(
            not f.is_taken and f.record.corrects in facts and facts[f.record.corrects].is_target
            for f in facts.values()
        ):
            why = Why.CHANGED_SINCE
        steps = fact_steps(
            (fact.seen() for fact in facts.values()),
            lambda one, two: facts[one].content() == facts[two].content(),
        )
        return _Family(facts, steps, Fate.KEPT if why else Fate.REVERSED, why)

    def _codes(self, entity: Entity, families: Iterable[_Family]) -> dict[bytes, str]:
        """Where the owners of what is to be written stand."""
        above = {
            getattr(family.facts[key].record, entity.owner).bytes
            for family in families
            for key in _named(family.steps)
        }
        return area_of.codes(self._session, area_of.owner_entity(entity.name), above)

    def _judged(self, entity: Entity, family: _Family, codes: Mapping[bytes, str]) -> _Family:
        why = None
        for key in _named(family.steps):
            code = codes.get(getattr(family.facts[key].record, entity.owner).bytes)
            if code is None:
                why = Why.MISSING_ROW
            elif not self._allowed(code):
                why = Why.NOT_OURS
        if why is None and any(family.facts[key].is_part for key, _ in family.steps.again):
            why = Why.PART_SEEN
        return replace(family, steps=FactSteps(), fate=Fate.COULD_NOT, why=why) if why else family

    def _write(self, entity: Entity, families: Sequence[_Family]) -> None:
        """Void and say again what is to be, in one go."""
        bare = dict.fromkeys(entity.files, "")
        made: list[Any] = []
        for family in families:
            for key in family.steps.voided:
                fact = family.facts[key].record
                voided = replace(fact, corrects=key, void=True, reason=UNDONE, **bare)
                made.append(replace(voided, id=self._new_id()))
            for key, named in family.steps.again:
                made.append(self._again(entity, family.facts[key].record, named))
        if made:
            journal.add(self._session, made)
            self._rows.note(entity.name, [record.id.bytes for record in made])

    def _again(self, entity: Entity, fact: Any, named: UUID) -> Any:
        again = replace(fact, id=self._new_id(), corrects=named)
        if entity.name == "visit":
            self._visits[fact.id] = again.id
        elif again.visit in self._visits:
            again = replace(again, visit=self._visits[again.visit])
        return again

    def _is_told(self, family: _Family) -> bool:
        """What is as it is to be is told of once, when the import is undone."""
        was_so = self._account.is_redo or self._account.is_again
        return family.fate is not Fate.REVERSED or family.steps != FactSteps() or not was_so


def _reached(facts: Mapping[UUID, _Fact]) -> dict[UUID, int]:
    """How far the others alone tell of each paper."""
    reached: dict[UUID, int] = {}
    for step in effective(fact.record for fact in facts.values() if not fact.is_taken):
        reached[step.pledge] = max(reached.get(step.pledge, 0), _STAGES.index(step.stage))
    return reached


def _is_passed(step: Any, reached: Mapping[UUID, int]) -> bool:
    """Whether others led a paper on from this step: it is kept, or theirs would hang in the air."""
    return (
        bool(reached) and not step.void and _STAGES.index(step.stage) < reached.get(step.pledge, 0)
    )


def _named(steps: FactSteps) -> list[UUID]:
    return [*steps.voided, *(key for key, _ in steps.again)]


def _groups(facts: Mapping[UUID, _Fact]) -> list[dict[UUID, _Fact]]:
    """The facts that correct each other, together."""
    groups: dict[UUID, dict[UUID, _Fact]] = {}
    for key, fact in facts.items():
        root, passed = fact.record, {key}
        while root.corrects in facts and root.corrects not in passed:
            passed.add(root.corrects)
            root = facts[root.corrects].record
        groups.setdefault(root.id, {})[key] = fact
    return list(groups.values())
