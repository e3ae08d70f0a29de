"""Base data when an import is undone: rows set back field by field, or taken off the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.journal import conflicts, field_states
from gridcredit.domain.kinds.kind import Kind
from gridcredit.domain.records import KINDS
from gridcredit.domain.undo_rules import (
    UNDONE,
    Ended,
    Fate,
    Step,
    Why,
    changed_since,
    closing,
    off_values,
    steps_back,
)
from gridcredit.store.engine.transaction import current
from gridcredit.store.exchange import merging
from gridcredit.store.exchange.import_ledger import ImportLedger
from gridcredit.store.journal import area_of, journal, rows
from gridcredit.store.undo import undopasts
from gridcredit.store.undo.undopasts import Past, Place, Switch


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be written of a row, and how it ends."""

    row: bytes
    fate: Fate
    why: Why | None = None
    fields: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()

    def ended(self, name: str) -> Ended:
        """How it ended, for people."""
        written = {field for step in self.steps for field in step.new} - set(self.fields)
        set_back = tuple(sorted(written)) if self.why is not None else ()
        return Ended(name, UUID(bytes=self.row), self.fate, self.why, self.fields, set_back)


@dataclass(frozen=True, slots=True)
class _Seen:
    """Rows of one kind, none of their pasts being read: whether each counts no more, where its
    revisions lie, which ones go, on which others' work hangs, and which have a conflict."""

    entity: Kind
    off: Mapping[bytes, bool]
    held: Mapping[bytes, Sequence[Place]]
    going: Set[bytes]
    hung: Set[bytes]
    clashing: Set[bytes]

    def plain(self) -> set[bytes]:
        """The rows on which nothing hangs and of which nothing is in conflict."""
        return self.off.keys() - self.hung - self.clashing

    def untouched(self) -> set[bytes]:
        """Rows that go and were only added: most of what an import brings. Nothing of their past
        need be read; nor of what is off already."""
        return {
            row
            for row in self.going - self.clashing
            if self.off[row] or (len(self.held[row]) == 1 and self.entity.off)
        }


class Rows:
    """Settles base data kind by kind, what belongs to others first: a household goes only when
    nobody lives in it any more."""

    def __init__(
        self, session: Session, account: ImportLedger, allowed: Callable[[str], bool]
    ) -> None:
        self._session = session
        self._account = account
        self._allowed = allowed
        self.owners: dict[str, dict[bytes, None]] = {}  # of what came, went or moved

    def note(self, name: str, ids: Sequence[bytes]) -> None:
        """Remember to whom rows belong that come, go or move."""
        above = KINDS[name].owner_kind
        if above not in ("", "area"):
            found = undopasts.owners(self._session, name, ids)
            self.owners.setdefault(above, {}).update(dict.fromkeys(found))

    def settle(self, name: str, ids: Sequence[bytes], is_named: bool) -> list[Ended]:
        """Let rows of one kind be what they are to be now. `is_named`: the import speaks of them;
        others are looked at because what belongs to them came or went."""
        seen = self._seen(name, ids)
        untouched = seen.untouched()
        plain = {row: seen.held[row] for row in seen.plain() - untouched}
        switches = undopasts.switches(self._session, self._account, seen.entity, plain)
        gone = [self._gone(seen.entity, row, seen.off[row], _off(seen.entity)) for row in untouched]
        back = []
        for row, switch in switches.items():
            if row in seen.going:
                step = _switched(seen.entity, switch, UNDONE)
                gone.append(self._gone(seen.entity, row, seen.off[row], step))
            elif is_named:
                back.append(_standing(row, seen.entity, switch))
        ended = self._carry_out(name, gone, is_named, partial(self._put, UNDONE))
        ended += self._carry_out(name, back, is_named, partial(self._put, ""))
        rest = [row for row in ids if row not in untouched and row not in switches]
        by_pasts = self._by_pasts(seen, rest, is_named)
        return ended + self._carry_out(name, by_pasts, is_named, self._recompute)

    def _seen(self, name: str, ids: Sequence[bytes]) -> _Seen:
        entity, s = KINDS[name], self._session
        off = undopasts.offs(s, entity, ids)
        held = undopasts.places(s, name, ids)
        bare = [row for row in off if all(self._account.is_taken(*at) for at in held[row])]
        hung = undopasts.hung_upon(s, name, bare) if off_values(entity) else set()
        clashing = undopasts.clashing(s, name, list(off))
        return _Seen(entity, off, held, set(bare) - hung, hung, clashing)

    def _by_pasts(self, seen: _Seen, ids: Sequence[bytes], is_named: bool) -> list[_Plan]:
        """What is to be written of rows of which more was said: by all that was said of them."""
        plans = []
        entity = seen.entity
        for row, past in undopasts.pasts(self._session, self._account, entity.name, ids).items():
            if row not in seen.off:
                plans.append(_Plan(row, Fate.COULD_NOT, Why.MISSING_ROW))
            elif row in seen.going:
                step = _closing_all(entity, past, seen.off[row])
                plans.append(self._gone(entity, row, seen.off[row], step))
            elif is_named or not past.stands_alone:
                plans.append(self._back(entity.name, row, past, row in seen.hung))
        return plans

    def _gone(self, entity: Kind, row: bytes, is_off: bool, step: Step) -> _Plan:
        """A row that only taken revisions speak of counts no more."""
        if not is_off and not off_values(entity):
            return _Plan(row, Fate.COULD_NOT, Why.NO_REMOVAL)
        steps = (step,) if step.new and not (is_off and step == _off(entity)) else ()
        return _Plan(row, Fate.REVERSED, None, tuple(off_values(entity)), steps)

    def _back(self, name: str, row: bytes, past: Past, is_hung: bool) -> _Plan:
        """A row that stays, its fields as the others alone would have them."""
        blanks = rows.shape(name).defaults
        taken = past.taken()
        steps = tuple(steps_back(past.revisions, taken, past.own, blanks))
        fields = tuple(sorted({field for step in steps for field in step.new}))
        if not past.stands_alone and not self._account.is_redo:
            why = Why.BUILT_UPON if is_hung else Why.CHANGED_SINCE
            return _Plan(row, Fate.KEPT, why, (), steps)
        if steps and past.is_part():
            return _Plan(row, Fate.COULD_NOT, Why.PART_SEEN, fields)
        if newer := past.newer_fields(blanks):
            return _Plan(row, Fate.COULD_NOT, Why.NEWER_FIELD, newer, steps)
        if kept := changed_since(past.revisions, taken, past.target):
            return _Plan(row, Fate.KEPT, Why.CHANGED_SINCE, tuple(kept), steps)
        return _Plan(row, Fate.REVERSED, None, fields, steps)

    def _carry_out(
        self,
        name: str,
        plans: Sequence[_Plan],
        is_named: bool,
        follow: Callable[[str, Sequence[_Plan], int], None],
    ) -> list[Ended]:
        codes = self._codes(name, [plan.row for plan in plans if plan.steps])
        is_ours = journal.may_say(self._session, KINDS[name])
        judged = [self._judged(plan, codes.get(plan.row), is_ours) for plan in plans]
        written = [plan for plan in judged if plan.steps]
        if written:
            ids = [plan.row for plan in written]
            self.note(name, ids)
            steps = [(UUID(bytes=p.row), codes[p.row], step) for p in written for step in p.steps]
            follow(name, written, journal.answer(self._session, name, steps))
            if any(KINDS[name].owner in step.new for _, _, step in steps) or name == "area":
                area_of.forget(self._session)
                self.note(name, ids)
        return [plan.ended(name) for plan in judged if self._is_told(plan, is_named)]

    def _judged(self, plan: _Plan, code: str | None, is_ours: bool) -> _Plan:
        if not plan.steps or (code is not None and is_ours and self._allowed(code)):
            return plan
        why = Why.MISSING_ROW if code is None else Why.NOT_OURS
        return replace(plan, fate=Fate.COULD_NOT, why=why, steps=())

    def _is_told(self, plan: _Plan, is_named: bool) -> bool:
        """What is as it is to be is told of once, when the import is undone."""
        if plan.steps:
            return True
        was_so = self._account.is_redo or self._account.is_again
        return is_named and not (was_so and plan.fate is Fate.REVERSED)

    def _codes(self, name: str, ids: Sequence[bytes]) -> dict[bytes, str]:
        if name != "area" and KINDS[name].owner:
            return area_of.codes(self._session, name, ids)
        return {row: area_of.code_of_row(self._session, name, row) for row in ids}

    def _put(self, reason: str, name: str, plans: Sequence[_Plan], first: int) -> None:
        """Let rows count no more, for a reason, or count again."""
        made = [(reason, at, plan.row) for at, plan in enumerate(plans, first)]
        self._session.connection().exec_driver_sql(
            f'UPDATE {name} SET "{KINDS[name].off}" = ?, revised = ? WHERE id = ?', made
        )
        current(self._session).topics.add(name)  # what search looks up is as it was

    def _recompute(self, name: str, plans: Sequence[_Plan], first: int) -> None:
        at, latest = first - 1, {}
        for plan in plans:
            at += len(plan.steps)
            latest[name, plan.row] = at
        merging.recompute(self._session, latest, first - 1, latest)


def _off(kind: Kind) -> Step:
    """The revision that takes a row of a kind off the register."""
    return Step({kind.off: UNDONE}, {kind.off: ""}, {})


def _switched(kind: Kind, switch: Switch, reason: str) -> Step:
    """The revision after which a row is off the register for a reason, or (blank) counts."""
    return Step({kind.off: reason}, {kind.off: switch.reason}, {kind.off: (switch.head,)})


def _standing(row: bytes, kind: Kind, switch: Switch) -> _Plan:
    """A row that stands alone, and of which undoing alone said that it counts no more."""
    if not switch.reason:
        return _Plan(row, Fate.REVERSED)
    return _Plan(row, Fate.REVERSED, None, (kind.off,), (_switched(kind, switch, ""),))


def _closing_all(entity: Kind, past: Past, is_off: bool) -> Step:
    """One revision that takes a row off and leaves nothing of it in conflict."""
    states = field_states(past.revisions)
    new: dict[str, Any] = {name: state.value for name, state in conflicts(states).items()}
    return closing(states, new if is_off else {**new, **off_values(entity)})
