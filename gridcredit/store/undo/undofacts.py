"""Facts when an import is undone: voided by later facts, and those they had replaced said again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from gridcredit.domain.facts import effective
from gridcredit.domain.kinds.kind import Kind, Steps
from gridcredit.domain.records import KIND_OF, KINDS, facts_named
from gridcredit.domain.undo_rules import UNDONE, Ended, FactSeen, FactSteps, Fate, Why, fact_steps
from gridcredit.store.exchange.import_ledger import ImportLedger
from gridcredit.store.journal import area_of, journal
from gridcredit.store.journal.loading import columns, maker
from gridcredit.store.schema.tables import RevisionRow
from gridcredit.store.schema.travelling import TABLES
from gridcredit.store.undo.undorows import Rows

_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact, and whose revision brought it."""

    record: Any
    is_part: bool  # it travelled without its personal fields
    is_taken: bool
    is_own: bool
    is_target: bool
    order: tuple[int, bytes, int]  # of the revision: counter, node, number

    @property
    def is_brought(self) -> bool:
        """Whether an import that is undone brought it."""
        return self.is_taken and not self.is_own

    def seen(self) -> FactSeen:
        """As the law sees it."""
        record = self.record
        said = (record.id, record.corrects, record.void)
        return FactSeen(*said, self.is_taken, self.is_own, self.order)

    def content(self) -> Any:
        """What it says. Which other facts it names may differ when it is said again."""
        facts = dict.fromkeys(facts_named(KIND_OF[type(self.record)]))
        return replace(self.record, id=_NOBODY, corrects=None, void=False, reason="", **facts)


@dataclass(frozen=True, slots=True)
class _Family:
    """Facts that correct each other, what is to be written, and why they end so."""

    facts: Mapping[UUID, _Fact]
    steps: FactSteps
    fate: Fate = Fate.REVERSED
    why: Why | None = None


class Facts:
    """Settles facts, those that others name first: what is said again of a visit names the visit
    said again."""

    def __init__(
        self,
        session: Session,
        account: ImportLedger,
        allowed: Callable[[str], bool],
        new_id: Callable[[], UUID],
        rows: Rows,
    ) -> None:
        self._session = session
        self._account = account
        self._allowed = allowed
        self._new_id = new_id
        self._rows = rows
        self._as: dict[UUID, UUID] = {}  # said again: as which

    def settle(self, name: str, ids: Sequence[bytes]) -> list[Ended]:
        """Let facts of one kind that the import speaks of stand or not, as they are to now; those
        that are final stand."""
        entity, named = KINDS[name], set(ids)
        if entity.is_final:
            ended = [Ended(name, UUID(bytes=row), Fate.COULD_NOT, Why.NO_REMOVAL) for row in ids]
            return [] if self._account.is_redo else ended
        facts = self._family(entity, ids)
        reached = _reached(entity.steps, facts) if entity.steps else _NO_PAPERS
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

    def _family(self, entity: Kind, ids: Sequence[bytes]) -> dict[UUID, _Fact]:
        """The facts, those that correct them and those they correct; of a paper all its steps."""
        table = TABLES[entity.name]
        facts: dict[UUID, _Fact] = {}
        self._load(entity, facts, table.id.in_(ids))
        if entity.steps:
            paper = entity.steps.paper
            papers = {getattr(fact.record, paper).bytes for fact in facts.values()}
            self._load(entity, facts, getattr(table, paper).in_(papers))
        fresh: Collection[UUID] = list(facts)
        while fresh:
            before = set(facts)
            above = {facts[key].record.corrects for key in fresh} - before - {None}
            self._load(entity, facts, table.corrects.in_([key.bytes for key in fresh]))
            if above:
                self._load(entity, facts, table.id.in_([key.bytes for key in above]))
            fresh = facts.keys() - before
        return facts

    def _load(self, entity: Kind, facts: dict[UUID, _Fact], where: ColumnElement[bool]) -> None:
        """Add the facts that meet a condition. One that came in two forms, whole and without its
        personal fields, counts as long as one of them does."""
        table, make, account = TABLES[entity.name], maker(entity), self._account
        brought = (RevisionRow.counter, RevisionRow.node, RevisionRow.seq)
        revision = (RevisionRow.arrival, RevisionRow.redacted, *brought)
        asked = (
            select(*revision, *columns(entity))
            .join(RevisionRow, RevisionRow.row == table.id)
            .where(where, RevisionRow.entity == entity.name)
        )
        found: dict[UUID, _Fact] = {}
        for arrival, redacted, counter, node, seq, *values in self._session.execute(asked):
            fact = _Fact(
                make(values),
                bool(redacted),
                account.is_taken(arrival, node),
                account.is_own(arrival),
                account.is_target(arrival, node),
                (counter, node, seq),
            )
            other = found.get(fact.record.id, fact)
            is_part = fact.is_part and other.is_part
            found[fact.record.id] = replace(fact if other.is_taken else other, is_part=is_part)
        facts |= found

    def _planned(self, facts: Mapping[UUID, _Fact], papers: _Papers) -> _Family:
        if len(facts) == 1 and not papers.reached:
            [fact] = facts.values()
            goes = fact.is_taken and not fact.record.void
            return _Family(facts, FactSteps((fact.record.id,)) if goes else FactSteps())
        why = None
        if any(f.is_brought and papers.is_passed(f.record) for f in facts.values()):
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

    def _codes(self, entity: Kind, families: Iterable[_Family]) -> dict[bytes, str]:
        """Where the owners of what is to be written stand."""
        above = {
            getattr(family.facts[key].record, entity.owner).bytes
            for family in families
            for key in _named(family.steps)
        }
        return area_of.codes(self._session, entity.owner_kind, above)

    def _judged(self, entity: Kind, family: _Family, codes: Mapping[bytes, str]) -> _Family:
        is_ours = journal.may_say(self._session, entity)
        why = Why.NOT_OURS if family.steps != FactSteps() and not is_ours else None
        for key in _named(family.steps):
            code = codes.get(getattr(family.facts[key].record, entity.owner).bytes)
            if code is None:
                why = Why.MISSING_ROW
            elif not self._allowed(code):
                why = Why.NOT_OURS
        if why is None and any(family.facts[key].is_part for key, _ in family.steps.again):
            why = Why.PART_SEEN
        return replace(family, steps=FactSteps(), fate=Fate.COULD_NOT, why=why) if why else family

    def _write(self, entity: Kind, families: Sequence[_Family]) -> None:
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

    def _again(self, entity: Kind, fact: Any, named: UUID) -> Any:
        again = replace(fact, id=self._new_id(), corrects=named)
        self._as[fact.id] = again.id
        others = {name: getattr(fact, name) for name in facts_named(entity)}
        return replace(again, **{name: self._as.get(key, key) for name, key in others.items()})

    def _is_told(self, family: _Family) -> bool:
        """What is as it is to be is told of once, when the import is undone."""
        was_so = self._account.is_redo or self._account.is_again
        return family.fate is not Fate.REVERSED or family.steps != FactSteps() or not was_so


@dataclass(frozen=True, slots=True)
class _Papers:
    """How far the others alone tell of each paper of a kind."""

    steps: Steps | None
    reached: Mapping[UUID, int]

    def is_passed(self, step: Any) -> bool:
        """Whether others led a paper on from this step: it is kept, or theirs would hang in the
        air."""
        if self.steps is None or step.void:
            return False
        paper, stage = self.steps.place(step)
        return stage < self.reached.get(paper, 0)


_NO_PAPERS = _Papers(None, {})


def _reached(steps: Steps, facts: Mapping[UUID, _Fact]) -> _Papers:
    reached: dict[UUID, int] = {}
    others = (fact.record for fact in facts.values() if not fact.is_taken)
    for step in effective(others, lambda record: facts[record.id].order):
        paper, stage = steps.place(step)
        reached[paper] = max(reached.get(paper, 0), stage)
    return _Papers(steps, reached)


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
