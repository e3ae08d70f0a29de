"""Base data when an import is undone: rows set back field by field, or taken off the register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
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
from gridcredit.store.exchange import merging
from gridcredit.store.exchange.import_ledger import ImportLedger
from gridcredit.store.journal import area_of, journal, rows
from gridcredit.store.undo import undopasts
from gridcredit.store.undo.undopasts import Past


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
        entity, s = KINDS[name], self._session
        off = undopasts.offs(s, entity, ids)
        held = undopasts.places(s, name, ids)
        bare = [row for row in off if all(self._account.is_taken(*at) for at in held[row])]
        hung = undopasts.hung_upon(s, name, bare) if off_values(entity) else set()
        going = set(bare) - hung
        # Most of what an import adds is never touched again: nothing of its past need be read.
        clashing = undopasts.clashing(s, name, list(going))
        simple = {
            row for row in going - clashing if off[row] or (len(held[row]) == 1 and entity.off)
        }
        plans = [self._gone(entity, row, off[row], _off(entity)) for row in simple]
        ended = self._carry_out(name, plans, is_named, self._put_off)
        others = undopasts.pasts(s, self._account, name, [row for row in ids if row not in simple])
        plans = []
        for row, past in others.items():
            if row not in off:
                plans.append(_Plan(row, Fate.COULD_NOT, Why.MISSING_ROW))
            elif row in going:
                step = _closing_all(entity, past, off[row])
                plans.append(self._gone(entity, row, off[row], step))
            elif is_named or not past.stands_alone:
                plans.append(self._back(name, row, past, row in hung))
        return ended + self._carry_out(name, plans, is_named, self._recompute)

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
        judged = [self._judged(plan, codes.get(plan.row)) for plan in plans]
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

    def _judged(self, plan: _Plan, code: str | None) -> _Plan:
        if not plan.steps or (code is not None and self._allowed(code)):
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

    def _put_off(self, name: str, plans: Sequence[_Plan], first: int) -> None:
        made = [(UNDONE, at, plan.row) for at, plan in enumerate(plans, first)]
        self._session.connection().exec_driver_sql(
            f'UPDATE {name} SET "{KINDS[name].off}" = ?, revised = ? WHERE id = ?', made
        )
        rows.touch(self._session, name, (row for _, _, row in made))

    def _recompute(self, name: str, plans: Sequence[_Plan], first: int) -> None:
        at, latest = first - 1, {}
        for plan in plans:
            at += len(plan.steps)
            latest[name, plan.row] = at
        merging.recompute(self._session, latest, first - 1, latest)


def _off(kind: Kind) -> Step:
    """The revision that takes a row of a kind off the register."""
    return Step({kind.off: UNDONE}, {kind.off: ""}, {})


def _closing_all(entity: Kind, past: Past, is_off: bool) -> Step:
    """One revision that takes a row off and leaves nothing of it in conflict."""
    states = field_states(past.revisions)
    new: dict[str, Any] = {name: state.value for name, state in conflicts(states).items()}
    return closing(states, new if is_off else {**new, **off_values(entity)})
