"""Tables of undoing imports (import_ledger.py): what was undone and when, and what came in late."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from gridcredit.store.schema.tables import STRICT, Table


class UndoRow(Table):
    """Every time that an import was undone or taken in again; the last one tells how it stands."""

    __tablename__ = "undo"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    import_id: Mapped[bytes]
    redo: Mapped[int]  # 1: taken in again
    first: Mapped[int]  # arrivals that this wrote: first..last (0, 0 when none)
    last: Mapped[int]
    at: Mapped[str]
    author: Mapped[str]
    __table_args__ = (Index("ix_undo_import_id", "import_id"), STRICT)


class LateRow(Table):
    """Revisions that were set aside first: they belong to the import that brought them, though a
    later one let them in."""

    __tablename__ = "late"
    arrival: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    import_id: Mapped[bytes]
    __table_args__ = (Index("ix_late_import_id", "import_id"), STRICT)


class WithdrawnRow(Table):
    """Lines set aside that no longer wait because their import was undone; as in set_aside."""

    __tablename__ = "withdrawn"
    import_id: Mapped[bytes] = mapped_column(primary_key=True)
    node: Mapped[bytes] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    reason: Mapped[str]
    via: Mapped[bytes]
    body: Mapped[bytes]
    __table_args__ = (STRICT,)
