"""Tables of the workspace beside those of records that travel (travelling.py)."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, MetaData, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from gridcredit.store.schema.columns import BLOB, NUMBER, TEXT

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Table(DeclarativeBase):
    """Root of all tables: STRICT in SQLite, constraints named."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {bytes: BLOB, str: TEXT, int: NUMBER}


STRICT = {"sqlite_strict": True}


def _index_where(name: str, condition: str, *columns: str) -> Index:
    """An index of few rows."""
    where = text(condition)
    return Index(name, *columns, sqlite_where=where, postgresql_where=where)


class RevisionRow(Table):
    """The journal: every change of travelling data, in the order it arrived here."""

    __tablename__ = "revision"
    arrival: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    node: Mapped[bytes]
    seq: Mapped[int]
    counter: Mapped[int]
    entity: Mapped[str]
    row: Mapped[bytes]
    area: Mapped[str]
    via: Mapped[bytes | None]  # the node whose package brought it; none: written here
    body: Mapped[bytes]  # the line as it came (wire.py)
    handover: Mapped[int] = mapped_column(default=0, server_default="0")  # handover.py
    redacted: Mapped[int] = mapped_column(default=0, server_default="0")  # n-th part; 0: whole
    stood: Mapped[str] = mapped_column(default="", server_default="")  # where, if not in `area`
    __table_args__ = (
        Index("uq_revision_node_seq_redacted", "node", "seq", "redacted", unique=True),  # or parts
        _index_where("ix_revision_handover", "handover > 0", "arrival", "handover"),
        _index_where("ix_revision_stood", "stood <> ''", "stood", "arrival"),
        Index("ix_revision_row", "row"),
        Index("ix_revision_area", "area", "arrival"),
        Index("ix_revision_arrival_area", "arrival", "area"),  # visits.py, without the bodies
        Index("ix_revision_counter", "counter"),  # the Lamport clock is its maximum
        Index("ix_revision_via", "via", "arrival"),  # what a link has not sent yet
        STRICT | {"sqlite_autoincrement": True},
    )


class ResidentAliasRow(Table):
    """Who is merged away and who stands for them; worked out from the merges (aliases.py)."""

    __tablename__ = "resident_alias"
    resident: Mapped[bytes] = mapped_column(primary_key=True)
    survivor: Mapped[bytes] = mapped_column(index=True)
    __table_args__ = (STRICT,)


class FactReachRow(Table):
    """For which records what was entered for another one counts, where that is not the record
    itself alone; worked out from merges and links (aliases.py)."""

    __tablename__ = "fact_reach"
    resident: Mapped[bytes] = mapped_column(primary_key=True)
    counts_for: Mapped[bytes] = mapped_column(primary_key=True, index=True)
    __table_args__ = (STRICT,)


class ConflictRow(Table):
    """Fields whose heads differ, kept from the journal by merging; never a source of truth."""

    __tablename__ = "conflict"
    entity: Mapped[str]
    row: Mapped[bytes] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    __table_args__ = (STRICT,)


class SetAsideRow(Table):
    """A revision that could not be taken in, whole, with the reason; retried later."""

    __tablename__ = "set_aside"
    node: Mapped[bytes] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    reason: Mapped[str]
    via: Mapped[bytes]
    import_id: Mapped[bytes]
    body: Mapped[bytes]
    __table_args__ = (STRICT,)


class NodeRow(Table):
    """Installations this one knows: itself, its parent, its children, with certificates."""

    __tablename__ = "node"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    office: Mapped[str]
    area: Mapped[str]  # code
    name: Mapped[str]
    state: Mapped[str]  # waiting, active, revoked
    kinship: Mapped[str]  # self, parent, child
    certificate: Mapped[bytes | None]  # the signed file as it came
    signing_key: Mapped[bytes]  # public, raw 32 bytes
    age_recipient: Mapped[str]  # public, age1...
    __table_args__ = (STRICT,)


class SecretRow(Table):
    """Private keys and other values of this workspace that never travel."""

    __tablename__ = "secret"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[bytes]
    __table_args__ = (STRICT,)


class SentRow(Table):
    """Packages written for a link; acknowledged when their receipt was taken in."""

    __tablename__ = "sent"
    to: Mapped[bytes] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str]
    upto: Mapped[int]  # arrival of the last revision considered
    revisions: Mapped[int]
    files: Mapped[int]
    created_at: Mapped[str]
    file_name: Mapped[str]
    receipt: Mapped[bytes | None]  # the signed receipt as it came
    receipt_at: Mapped[str | None]
    __table_args__ = (STRICT,)


class ImportRow(Table):
    """Packages taken in, with the receipt that was given; the answer to a repeat. Registers too:
    `file` names theirs, the sender is this installation, and nobody gets a receipt."""

    __tablename__ = "import"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    sender: Mapped[bytes]
    number: Mapped[int]
    sha256: Mapped[str]
    accepted: Mapped[int]
    same: Mapped[int]
    set_aside: Mapped[int]
    first: Mapped[int]  # arrivals this import wrote: first..last (0, 0 when none)
    last: Mapped[int]
    imported_at: Mapped[str]
    receipt: Mapped[bytes]
    file: Mapped[str] = mapped_column(default="", server_default="")  # of a register
    as_of: Mapped[str] = mapped_column(default="", server_default="")  # of a package
    __table_args__ = (
        CheckConstraint("number > 0", name="number"),
        Index("ix_import_sender", "sender", "number"),
        STRICT,
    )


class FileRow(Table):
    """Scans and photos held in files/, by the sha-256 of their plain bytes."""

    __tablename__ = "file"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    media: Mapped[str]
    __table_args__ = (STRICT,)


class AccountRow(Table):
    """People who may sign in here."""

    __tablename__ = "account"
    login: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[str]
    state: Mapped[str]  # active, closed
    resident: Mapped[bytes | None]  # who of the register this person is
    __table_args__ = (STRICT,)


class AuditRow(Table):
    """Hash-chained log of sign-ins, unmaskings, exports, imports and restores (kept 3 years)."""

    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    login: Mapped[str]
    act: Mapped[str]
    facts: Mapped[str]  # JSON without personal data
    previous: Mapped[bytes]
    digest: Mapped[bytes]
    __table_args__ = (STRICT,)


class DraftRow(Table):
    """Forms typed but not yet saved; one per household and account, deleted on saving."""

    __tablename__ = "draft"
    login: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[bytes] = mapped_column(primary_key=True)
    body: Mapped[str]
    saved_at: Mapped[str]
    __table_args__ = (STRICT,)


class PreferenceRow(Table):
    """Choices of this workspace: link, hotline and unit of the posters, lock minutes."""

    __tablename__ = "preference"
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    __table_args__ = (STRICT,)
