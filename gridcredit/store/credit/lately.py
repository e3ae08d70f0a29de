"""What happened in a village since its last month was closed here, read as plain rows: of most
entries no more is known than that they were entered and passed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.domain.bulk import many_values
from gridcredit.domain.credit.codes import Decision, EntryState
from gridcredit.domain.credit.recusal import wrote_both
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.credit.states import DECIDED
from gridcredit.domain.credit.walk import Passed
from gridcredit.store.credit.facts import seat
from gridcredit.store.credit.merged import handler, stand_ins
from gridcredit.store.credit.opened import Open, Opened

_ENTRIES = """SELECT e.id, e.household, e.resident, e.item, e."on", e.matter, e.quantity, e.members,
    e.void, e.corrects, r.area, r.node, e."by", e.by_resident
FROM credit_entry e CROSS JOIN revision r WHERE e."on" > :day AND r.arrival = e.revised"""
# A file looks for what stands after CROSS JOIN by what stands before it, never the other way round.
_DECISIONS = """SELECT d.entry, d.decision, d."on", r.node, d.void, d.corrects, r.counter, r.seq,
    d."by", d.by_resident
FROM credit_entry e CROSS JOIN credit_decision d CROSS JOIN revision r
WHERE e."on" > :day AND d.entry = e.id AND r.arrival = d.revised"""
_NAMED = """SELECT corrects FROM credit_entry WHERE corrects IS NOT NULL
UNION ALL SELECT v.entry FROM credit_entry e CROSS JOIN credit_void v
WHERE e."on" > :day AND v.entry = e.id
UNION ALL SELECT o.entry FROM credit_entry e CROSS JOIN credit_objection o
WHERE e."on" > :day AND o.entry = e.id"""


@many_values()
def read_since(
    session: Session,
    last: date,
    codes: Collection[str],
    book: RuleBook,
    streets: frozenset[bytes],
    opened: Opened,
) -> set[UUID]:
    """Add to what is open the entries behind a day that were written once in these areas, decided
    once at most, and of which no more was said. The others are returned: one has to look closer."""
    day = {"day": last.isoformat()}
    closer = {row for (row,) in session.execute(text(_NAMED), day).all()}
    decisions: dict[bytes, list[Any]] = defaultdict(list)
    for row in session.execute(text(_DECISIONS), day).all():
        decisions[row[0]].append(row)
    look_at = set()
    known = stand_ins(session)
    for row in session.execute(text(_ENTRIES), day).all():
        (
            entry,
            household,
            resident,
            item,
            on,
            matter,
            quantity,
            members,
            void,
            corrects,
            area,
            *by,
        ) = row
        told = decisions.get(entry, ())
        if entry in closer or void or corrects is not None or not _is_plain(told):
            look_at.add(UUID(bytes=entry))
        elif area in codes:
            state = _state(told, streets, book, known, *by)
            if state is EntryState.PASSED:
                who = resident.hex() if resident else ""
                opened.passed.append(
                    Passed(entry.hex(), household.hex(), who, item, on, matter, quantity, members)
                )
            else:
                opened.others.append(Open(entry.hex(), on, state, on[:7]))
    return look_at


def _is_plain(told: Sequence[Any]) -> bool:
    if not told:
        return True
    (_, decision, _, _, void, corrects, *_), *more = told
    return not (more or void or corrects is not None or decision == Decision.HAND_UP)


def _state(
    told: Sequence[Any],
    streets: frozenset[bytes],
    book: RuleBook,
    known: Mapping[UUID, UUID],
    at: bytes,
    by: str,
    by_resident: bytes | None,
) -> EntryState:
    for _, decision, on, node, _, _, counter, seq, name, resident in told:
        recorder, decider = (
            handler(who, _uuid(record), known)
            for who, record in ((by, by_resident), (name, resident))
        )
        if wrote_both(recorder, at, decider, node):
            continue
        if seat(node, streets) is book.decides(date.fromisoformat(on), (counter, node, seq)):
            return DECIDED[Decision(decision)]
    return EntryState.WAITING


def _uuid(row: bytes | None) -> UUID | None:
    return UUID(bytes=row) if row else None
