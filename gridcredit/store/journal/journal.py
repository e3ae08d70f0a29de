"""The one place that writes travelling rows of this installation, each with its revision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.bulk import many_values
from gridcredit.domain.codes import Office
from gridcredit.domain.entering import with_birth
from gridcredit.domain.errors import BadValue, MovedAway, NotFound
from gridcredit.domain.journal import (
    ADD,
    SET,
    FieldState,
    Revision,
    RevisionId,
    field_states,
    whole,
)
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.kind import EVERYBODY, Kind, Nature
from gridcredit.domain.records import KIND_OF, KINDS, UNPLACED, Record
from gridcredit.domain.undo_rules import Step
from gridcredit.store.engine import transaction
from gridcredit.store.engine.transaction import current
from gridcredit.store.journal import area_of, rows
from gridcredit.store.journal.numbering import RevisionWriter
from gridcredit.wire import decode

_BATCH = 4_000


@many_values()
def add(session: Session, records: Sequence[Record]) -> None:
    """Write new records with their revisions; owners stand before what they own.

    Raises NotFound when a record's owner is neither among them nor in the file, MovedAway when it
    stands in an area that is not known here any more (of what is said of a fact that was written
    here: never), BadValue for what no office would take in.
    """
    writer = RevisionWriter(session, current(session).writer)
    for start in range(0, len(records), _BATCH):
        batch = records[start : start + _BATCH]
        _find_owners(session, batch)
        _add_batch(session, writer, batch)


def check(session: Session, record: Record) -> None:
    """Raise what `add` would raise of a new record: for who asks further rules before it writes."""
    _find_owners(session, [record])
    name = KIND_OF[type(record)].name
    rows.shape(name).written(record)
    _require_near(session, name, record.id, _code(session, current(session).codes, record))


def edit(session: Session, entity: str, row: UUID, new: Mapping[str, Any]) -> RevisionId | None:
    """Change fields of a base-data row to plain values; None when nothing differs.

    Names all present heads as base, so a clash over a field ends with this. Raises NotFound,
    BadValue (also where a colleague changed one of them while this writer waited), MovedAway.
    """
    states = _states(session, entity, row)
    _check(entity, new)
    changed = {
        name: value for name, value in new.items() if value != _present(entity, states, name)
    }
    if not changed:
        return None
    _require_seen(session, entity, row, changed)
    return _set(session, entity, row, states, _whole_fact(entity, states, changed))


def _require_seen(session: Session, entity: str, row: UUID, changed: Mapping[str, Any]) -> None:
    """Of two people of one office who change a field at once, the second is told."""
    unseen = transaction.unseen(session)
    if unseen is None or KINDS[entity].between_offices:
        return
    found = session.connection().exec_driver_sql(
        "SELECT body FROM revision WHERE row = ? AND node = ? AND arrival > ? AND arrival <= ?",
        (row.bytes, current(session).writer.node.bytes, *unseen),
    )
    for (body,) in found:
        for name in changed.keys() & decode(body).new.keys():
            raise BadValue(name, "", "changed_meanwhile", entity)


def choose(session: Session, entity: str, row: UUID, field: str, value: Any) -> RevisionId:
    """Close a clash over one field with a plain value; written even if the value stands already."""
    states = _states(session, entity, row)
    _check(entity, {field: value})
    return _set(session, entity, row, states, _whole_fact(entity, states, {field: value}))


@many_values()
def overwrite(session: Session, entity: str, field: str, values: Mapping[UUID, Any]) -> None:
    """Set one field of many rows that programs write between offices: nobody is asked about their
    conflicts, so that no base is named and no past read."""
    if not KINDS[entity].between_offices:
        raise ValueError("what people write is edited one by one")
    writer = RevisionWriter(session, current(session).writer)
    codes = area_of.codes(session, entity, (row.bytes for row in values))
    turn = rows.shape(entity).turns[field]
    revisions: list[tuple[Any, ...]] = []
    changed: list[tuple[Any, ...]] = []
    for row, value in values.items():
        revisions.append(writer.write(entity, row, codes[row.bytes], SET, {field: value}))
        changed.append((turn(value), writer.arrival, row.bytes))
    writer.insert(revisions)
    sql = f'UPDATE {entity} SET "{field}" = ?, revised = ? WHERE id = ?'
    if changed:
        session.connection().exec_driver_sql(sql, changed)
        rows.touch(session, entity, (row.bytes for row in values))


def answer(session: Session, entity: str, steps: Sequence[tuple[UUID, str, Step]]) -> int:
    """Write revisions of base-data rows as undoing works them out, each with the code that its row
    stands in; returns the arrival of the first. The rows are the caller's (merging.recompute)."""
    writer = RevisionWriter(session, current(session).writer)
    first = writer.arrival + 1
    made = []
    for row, code, step in steps:
        base = {n: [(key.node.hex, key.seq) for key in ids] for n, ids in step.base.items() if ids}
        made.append(writer.write(entity, row, code, SET, dict(step.new), dict(step.old), base))
    writer.insert(made)
    return first


def line_of(session: Session, node: UUID, seq: int) -> Revision | None:
    """The revision of that identity, if it is known here."""
    found = session.connection().exec_driver_sql(
        "SELECT body FROM revision WHERE node = ? AND seq = ?"
        " ORDER BY redacted = 0 DESC, redacted DESC LIMIT 1",
        (node.bytes, seq),
    )
    body = found.scalar()
    return None if body is None else decode(body)


def history(session: Session, row: UUID) -> list[Revision]:
    """Every revision of one row that is known here, oldest first by the order that decides."""
    found = session.connection().exec_driver_sql(
        "SELECT body FROM revision WHERE row = ?", (row.bytes,)
    )
    known = whole(decode(body) for (body,) in found)
    return sorted(known, key=lambda r: (*r.order, r.seq))


def _find_owners(session: Session, batch: Sequence[Record]) -> None:
    """Ask for the standing of all owners at once, those written just now being known."""
    known = current(session).codes
    wanted: dict[str, set[bytes]] = {}
    own = {record.id.bytes for record in batch}
    for record in batch:
        entity = KIND_OF[type(record)]
        owner = getattr(record, entity.owner) if entity.owner else None
        if owner is not None and owner.bytes not in known and owner.bytes not in own:
            wanted.setdefault(entity.owner_kind, set()).add(owner.bytes)
    for name, ids in wanted.items():
        area_of.codes(session, name, ids)


def _add_batch(session: Session, writer: RevisionWriter, batch: Sequence[Record]) -> None:
    known = current(session).codes
    revisions: list[tuple[Any, ...]] = []
    by_entity: dict[str, list[tuple[Any, ...]]] = {}
    near: set[str] = set()
    for kind, records in groupby(batch, type):
        name = KIND_OF[kind].name
        _require_said_by(session, KIND_OF[kind])
        shape = rows.shape(name)
        made = by_entity.setdefault(name, [])
        for record in records:
            new, values = shape.written(record)
            code = _code(session, known, record)
            if code not in near:
                _require_near(session, name, record.id, code)
                near.add(code)
            row = record.id.bytes
            revisions.append(writer.write(name, record.id, code, ADD, new))
            made.append((*values, writer.arrival, row))
            known[row] = code
            if isinstance(record, Area):
                known[row] = record.code
                near.add(record.code)
    writer.insert(revisions)
    for name, made in by_entity.items():
        rows.insert_many(session, name, made)
        rows.touch(session, name, (values[-1] for values in made))


def may_say(session: Session, kind: Kind) -> bool:
    """Whether a kind of record is for an office of this level to write: others set aside what is
    not."""
    if kind.said_by == EVERYBODY:
        return True
    asked = session.connection().exec_driver_sql("SELECT office FROM node WHERE kinship = 'self'")
    office = asked.scalar()
    return office is None or Office(office) in kind.said_by


def _require_said_by(session: Session, kind: Kind) -> None:
    """No operation offers what is not this office's to say."""
    if not may_say(session, kind):
        raise ValueError(f"{kind.name} is not for this office to write")


def _is_away(session: Session, entity: str, code: str) -> bool:
    """Whether nobody would take a record in where it stands: beyond what this office has."""
    return entity not in UNPLACED and not area_of.is_own(session, code)


def _require_near(session: Session, entity: str, row: UUID, code: str) -> None:
    if _is_away(session, entity, code):
        raise MovedAway(KINDS[entity].owner_kind, str(row))


def _code(session: Session, known: area_of.Codes, record: Record) -> str:
    entity = KIND_OF[type(record)]
    if not entity.owner:
        return ""
    owner: UUID | None = getattr(record, entity.owner)
    if owner is None and isinstance(record, Area):  # the root of the areas
        return record.code
    if owner is None:
        raise BadValue(entity.owner, "", "empty")
    name, code = entity.owner_kind, known.get(owner.bytes)
    if area_of.is_fact(name) and (code is None or not area_of.is_own(session, code)):
        own = (c for c in area_of.ever(session, name, owner.bytes) if area_of.is_own(session, c))
        code = min(own, default=code)
    if code is None:
        asked = session.connection().exec_driver_sql(
            f"SELECT 1 FROM {name} WHERE id = ?", (owner.bytes,)
        )
        raise (MovedAway if asked.first() else NotFound)(name, str(owner))
    return code


def _states(session: Session, entity: str, row: UUID) -> dict[str, FieldState]:
    if rows.shape(entity).entity.nature is Nature.FACT:
        raise BadValue(entity, row.hex, "facts are corrected by later facts")
    revisions = [r for r in history(session, row) if r.entity == entity]
    if not any(r.op == ADD for r in revisions):
        raise NotFound(entity, str(row))
    return field_states(revisions)


def _present(entity: str, states: Mapping[str, FieldState], name: str) -> Any:
    state = states.get(name)
    return rows.shape(entity).defaults.get(name) if state is None else state.value


def _whole_fact(
    entity: str, states: Mapping[str, FieldState], new: dict[str, Any]
) -> dict[str, Any]:
    """A new ID number is never written without the birth date that it says, also where that stands
    already: who changed the date meanwhile is in conflict with it."""
    if entity != "resident" or "id_number" not in new:
        return new
    return with_birth(_present(entity, states, "id_number"), new)


def _check(entity: str, new: Mapping[str, Any]) -> None:
    shape = rows.shape(entity)
    for name, value in new.items():
        if name not in shape.turns:
            raise BadValue(name, str(value), "no such field")
        try:
            shape.turns[name](value)
        except ValueError as error:
            raise BadValue(name, str(value), str(error)) from error
        if reason := shape.fault(name, value):  # no office would take it in
            raise BadValue(name, str(value), reason)


def _set(
    session: Session,
    entity: str,
    row: UUID,
    states: Mapping[str, FieldState],
    changed: dict[str, Any],
) -> RevisionId:
    author = current(session).writer
    writer = RevisionWriter(session, author)
    area = area_of.code_of_row(session, entity, row.bytes)
    if _is_away(session, entity, area):
        raise MovedAway(entity, str(row))
    old = {name: _present(entity, states, name) for name in changed}
    base = {n: _ids(states[n]) for n in changed if n in states}
    ask = session.connection().exec_driver_sql
    writer.insert([writer.write(entity, row, area, SET, changed, old, base)])
    # The counter is past everything seen, so the new values win without asking.
    turns = rows.shape(entity).turns
    sets = ", ".join(f'"{name}" = ?' for name in changed)
    values = tuple(turns[name](value) for name, value in changed.items())
    ask(
        f"UPDATE {entity} SET {sets}, revised = ? WHERE id = ?",
        (*values, writer.arrival, row.bytes),
    )
    _close(session, row, changed)
    rows.touch(session, entity, [row.bytes])
    if rows.shape(entity).entity.owner in changed or entity == "area":
        area_of.forget(session)
    return RevisionId(author.node, writer.seq)


def _ids(state: FieldState) -> list[tuple[str, int]]:
    return [(head.id.node.hex, head.id.seq) for head in state.heads]


def _close(session: Session, row: UUID, fields: Mapping[str, Any]) -> None:
    ask = session.connection().exec_driver_sql
    for name in fields:
        closed = ask("DELETE FROM conflict WHERE row = ? AND field = ?", (row.bytes, name))
        if closed.rowcount:
            current(session).topics.add("conflicts")
