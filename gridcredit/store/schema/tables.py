"""Tables of the workspace; travelling tables carry their record's fields (domain.records)."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, MetaData, text
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


class Travelling:
    """Columns of every travelling table. `revised` names the revision that last changed the row;
    triggers refuse a change without a new one, and every deletion (migrations/)."""

    id: Mapped[bytes] = mapped_column(primary_key=True)
    revised: Mapped[int] = mapped_column(ForeignKey("revision.arrival"))


class AreaRow(Travelling, Table):
    """An area of the management tree."""

    __tablename__ = "area"
    code: Mapped[str] = mapped_column(default="")
    name: Mapped[str] = mapped_column(default="")
    level: Mapped[str] = mapped_column(default="grid")
    parent: Mapped[bytes | None]
    __table_args__ = (Index("ix_area_code", "code"), Index("ix_area_parent", "parent"), STRICT)


class TargetRow(Travelling, Table):
    """A dated coverage target."""

    __tablename__ = "target"
    area: Mapped[bytes]
    on: Mapped[str]
    rate: Mapped[int]
    removed: Mapped[str] = mapped_column(default="", server_default="")
    __table_args__ = (Index("ix_target_area", "area", "on"), STRICT)


class SettingRow(Travelling, Table):
    """A rule value sent down by the district."""

    __tablename__ = "setting"
    key: Mapped[str]
    value: Mapped[str]
    __table_args__ = (STRICT,)


class DwellingRow(Travelling, Table):
    """A place with an address."""

    __tablename__ = "dwelling"
    area: Mapped[bytes]
    estate: Mapped[str] = mapped_column(default="")
    building: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    room: Mapped[str] = mapped_column(default="")
    use: Mapped[str] = mapped_column(default="home")
    note: Mapped[str] = mapped_column(default="")
    removed: Mapped[str] = mapped_column(default="")
    __table_args__ = (
        Index("ix_dwelling_area", "area"),
        Index("ix_dwelling_room", "room", "building", "unit"),
        STRICT,
    )


class HouseholdRow(Travelling, Table):
    """People who live together."""

    __tablename__ = "household"
    dwelling: Mapped[bytes]
    number: Mapped[str] = mapped_column(default="")
    householder: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    removed: Mapped[str] = mapped_column(default="")
    __table_args__ = (
        Index("ix_household_dwelling", "dwelling"),
        Index("ix_household_number", "number"),
        Index("ix_household_householder", "householder"),
        STRICT,
    )


class ResidentRow(Travelling, Table):
    """A person by 现住. Nothing here is unique: ID numbers and phones can clash."""

    __tablename__ = "resident"
    household: Mapped[bytes]
    name: Mapped[str] = mapped_column(default="")
    relation: Mapped[str] = mapped_column(default="")
    sex: Mapped[str] = mapped_column(default="unknown")
    id_number: Mapped[str] = mapped_column(default="")
    birth_date: Mapped[str | None]
    phone: Mapped[str] = mapped_column(default="")
    population: Mapped[str] = mapped_column(default="permanent")
    arrived_on: Mapped[str | None]
    registry_address: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="home")
    left_on: Mapped[str | None]
    limited: Mapped[int] = mapped_column(default=0)
    adult_on: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    removed: Mapped[str] = mapped_column(default="")
    __table_args__ = (
        Index("ix_resident_birth_date", "birth_date"),
        Index("ix_resident_household", "household"),
        Index("ix_resident_id_number", "id_number"),
        Index("ix_resident_name", "name"),
        Index("ix_resident_phone", "phone"),
        STRICT,
    )


class _Fact(Travelling):
    """Columns of every fact: what it corrects, whether it only takes that back, and why."""

    corrects: Mapped[bytes | None]
    void: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str] = mapped_column(default="", server_default="")


class VisitRow(_Fact, Table):
    """One knock on one door; workers, met and topics are JSON lists."""

    __tablename__ = "visit"
    household: Mapped[bytes]
    at: Mapped[str]
    outcome: Mapped[str]
    mode: Mapped[str] = mapped_column(default="door")
    workers: Mapped[str] = mapped_column(default="[]")
    met: Mapped[str] = mapped_column(default="[]")
    topics: Mapped[str] = mapped_column(default="[]")
    leaflets: Mapped[int] = mapped_column(default=0)
    follow_up: Mapped[str | None]
    note: Mapped[str] = mapped_column(default="")
    __table_args__ = (
        Index("ix_visit_household", "household", "at", "outcome", "void", "follow_up"),
        Index("ix_visit_at", "at"),
        Index("ix_visit_corrects", "corrects"),
        STRICT,
    )


class RegistrationEventRow(_Fact, Table):
    """A dated event of a 榴花分 registration."""

    __tablename__ = "registration_event"
    resident: Mapped[bytes]
    event: Mapped[str]
    on: Mapped[str]
    channel: Mapped[str] = mapped_column(default="visit")
    visit: Mapped[bytes | None]
    note: Mapped[str] = mapped_column(default="")
    __table_args__ = (
        Index("ix_registration_event_resident", "resident"),
        Index("ix_registration_event_corrects", "corrects"),
        STRICT,
    )


class PledgeEventRow(_Fact, Table):
    """A step in the life of a signed paper."""

    __tablename__ = "pledge_event"
    pledge: Mapped[bytes]
    resident: Mapped[bytes]
    stage: Mapped[str]
    on: Mapped[str]
    number: Mapped[str] = mapped_column(default="")
    template_version: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    witness: Mapped[str] = mapped_column(default="")
    location: Mapped[str] = mapped_column(default="")
    scan: Mapped[str] = mapped_column(default="")
    visit: Mapped[bytes | None]
    __table_args__ = (
        Index("ix_pledge_event_resident", "resident"),
        Index("ix_pledge_event_pledge", "pledge"),
        Index("ix_pledge_event_number", "number"),
        Index("ix_pledge_event_corrects", "corrects"),
        STRICT,
    )


class ConsentEventRow(_Fact, Table):
    """A consent given or withdrawn."""

    __tablename__ = "consent_event"
    resident: Mapped[bytes]
    consent: Mapped[str]
    given: Mapped[int]
    on: Mapped[str]
    notice_version: Mapped[str] = mapped_column(default="")
    visit: Mapped[bytes | None]
    __table_args__ = (
        Index("ix_consent_event_resident", "resident"),
        Index("ix_consent_event_corrects", "corrects"),
        STRICT,
    )


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
