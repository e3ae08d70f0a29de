"""Whether what was added is still as it was added, and nobody has built upon it."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.journal import ADD
from gridcredit.domain.kinds.kind import Nature
from gridcredit.domain.records import KINDS, plain_fields
from gridcredit.domain.undo_rules import is_off
from gridcredit.store.journal import journal, rows
from gridcredit.store.journal.loading import load, load_standing
from gridcredit.store.register import register_lists
from gridcredit.store.schema.travelling import TABLES


def is_in_use(session: Session, entity: str, row: UUID, besides: Collection[UUID]) -> bool:
    """Whether a record's values are others than those it was added with, or something stands that
    belongs to it, `besides` left out."""
    now = plain_fields(register_lists.get(session, entity, row))
    before = dict(rows.shape(entity).defaults)
    for line in journal.history(session, row):
        before |= line.new if line.op == ADD else {}
    changed = any(before[name] != value for name, value in now.items() if name in before)
    return changed or _is_built_upon(session, entity, row, besides)


def _is_built_upon(session: Session, entity: str, row: UUID, besides: Collection[UUID]) -> bool:
    for kind in KINDS.values():
        for field, is_list in kind.fields_naming(entity):
            if kind.between_offices or is_list:
                continue
            held = getattr(TABLES[kind.name], field) == row.bytes
            find = load_standing if kind.nature is Nature.FACT else load
            for found in find(session, kind.record, held):
                if found.id not in besides and not is_off(kind, plain_fields(found)):
                    return True
    return False
