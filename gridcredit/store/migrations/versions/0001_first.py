"""The first schema: journal, travelling tables, exchange, workspace, search, and their guards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from gridcredit.store.schema import guards
from gridcredit.store.schema.columns import BLOB, NUMBER, TEXT

revision = "0001"
down_revision = None

TRAVELLING = (
    "area",
    "target",
    "setting",
    "dwelling",
    "household",
    "resident",
    "visit",
    "registration_event",
    "pledge_event",
    "consent_event",
)
APPEND_ONLY = ("revision", "audit")


def upgrade() -> None:
    """Make every table, index and trigger."""
    _journal()
    _places()
    _people()
    _facts()
    _exchange()
    _workspace()
    _search()
    for statement in _guards(op.get_bind().dialect.name):
        op.execute(statement)


def _guards(dialect: str) -> Iterator[str]:
    yield from guards.prepare(dialect)
    for table in TRAVELLING:
        yield from guards.travelling(dialect, table)
    for table in APPEND_ONLY:
        yield from guards.append_only(dialect, table)


def _blob(name: str, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, BLOB, nullable=null)


def _text(*names: str, null: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, TEXT, nullable=null) for name in names]


def _int(*names: str) -> list[sa.Column[Any]]:
    # Numbers are given, never drawn from a sequence: arrivals follow each other without gaps.
    return [sa.Column(name, NUMBER, nullable=False, autoincrement=False) for name in names]


def _make(table: str, key: tuple[str, ...], *columns: sa.Column[Any], **options: bool) -> None:
    pk = sa.PrimaryKeyConstraint(*key, name=f"pk_{table}")
    op.create_table(table, *columns, pk, sqlite_strict=True, **options)


def _index(table: str, *columns: str, unique: bool = False) -> None:
    name = ("uq" if unique else "ix") + f"_{table}_" + "_".join(columns)
    op.create_index(name, table, list(columns), unique=unique)


def _travelling(table: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        table,
        _blob("id"),
        *_int("revised"),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["revised"], ["revision.arrival"], name=f"fk_{table}_revised"),
        sqlite_strict=True,
    )


def _fact(table: str, *columns: sa.Column[Any]) -> None:
    _travelling(table, *columns, _blob("corrects", null=True), *_int("void"))
    _index(table, "corrects")


def _journal() -> None:
    _make(
        "revision",
        ("arrival",),
        *_int("arrival"),
        _blob("node"),
        *_int("seq", "counter"),
        *_text("entity"),
        _blob("row"),
        *_text("area"),
        _blob("via", null=True),
        _blob("body"),
        sqlite_autoincrement=True,
    )
    _index("revision", "node", "seq", unique=True)
    _index("revision", "row")
    op.create_index("ix_revision_area", "revision", ["area", "arrival"])
    _index("revision", "counter")
    op.create_index("ix_revision_via", "revision", ["via", "arrival"])


def _places() -> None:
    _travelling("area", *_text("code", "name", "level"), _blob("parent", null=True))
    _index("area", "code")
    _index("area", "parent")
    _travelling("target", _blob("area"), *_text("on"), *_int("rate"))
    op.create_index("ix_target_area", "target", ["area", "on"])
    _travelling("setting", *_text("key", "value"))
    _travelling(
        "dwelling",
        _blob("area"),
        *_text("estate", "building", "unit", "room", "use", "note", "removed"),
    )
    _index("dwelling", "area")


def _people() -> None:
    _travelling("household", _blob("dwelling"), *_text("number", "householder", "note", "removed"))
    _index("household", "dwelling")
    _index("household", "number")
    _travelling(
        "resident",
        _blob("household"),
        *_text("name", "relation", "sex", "id_number"),
        *_text("birth_date", null=True),
        *_text("phone", "population"),
        *_text("arrived_on", null=True),
        *_text("registry_address", "state"),
        *_text("left_on", null=True),
        *_int("limited"),
        *_text("adult_on", "note", "removed"),
    )
    _index("resident", "household")
    _index("resident", "id_number")


def _facts() -> None:
    _fact(
        "visit",
        _blob("household"),
        *_text("at", "outcome", "mode", "workers", "met", "topics"),
        *_int("leaflets"),
        *_text("follow_up", null=True),
        *_text("note"),
    )
    op.create_index("ix_visit_household", "visit", ["household", "at"])
    _fact(
        "registration_event",
        _blob("resident"),
        *_text("event", "on", "channel"),
        _blob("visit", null=True),
        *_text("note"),
    )
    _index("registration_event", "resident")
    _fact(
        "pledge_event",
        _blob("pledge"),
        _blob("resident"),
        *_text("stage", "on", "number", "template_version", "place"),
        *_text("witness", "location", "scan"),
        _blob("visit", null=True),
    )
    _index("pledge_event", "resident")
    _index("pledge_event", "pledge")
    _index("pledge_event", "number")
    _fact(
        "consent_event",
        _blob("resident"),
        *_text("consent"),
        *_int("given"),
        *_text("on", "notice_version"),
        _blob("visit", null=True),
    )
    _index("consent_event", "resident")


def _exchange() -> None:
    _make("conflict", ("row", "field"), *_text("entity"), _blob("row"), *_text("field"))
    _make(
        "set_aside",
        ("node", "seq"),
        _blob("node"),
        *_int("seq"),
        *_text("reason"),
        _blob("via"),
        _blob("import_id"),
        _blob("body"),
    )
    _make(
        "sent",
        ("to", "number"),
        _blob("to"),
        *_int("number"),
        *_text("sha256"),
        *_int("upto", "revisions", "files"),
        *_text("created_at", "file_name"),
        _blob("receipt", null=True),
        *_text("receipt_at", null=True),
    )
    op.create_table(
        "import",
        _blob("id"),
        _blob("sender"),
        *_int("number"),
        *_text("sha256"),
        *_int("accepted", "same", "set_aside", "first", "last"),
        *_text("imported_at"),
        _blob("receipt"),
        sa.PrimaryKeyConstraint("id", name="pk_import"),
        sa.CheckConstraint("number > 0", name="ck_import_number"),
        sqlite_strict=True,
    )
    op.create_index("ix_import_sender", "import", ["sender", "number"])


def _workspace() -> None:
    _make(
        "node",
        ("id",),
        _blob("id"),
        *_text("office", "area", "name", "state", "kinship"),
        _blob("certificate", null=True),
        _blob("signing_key"),
        *_text("age_recipient"),
    )
    _make("secret", ("name",), *_text("name"), _blob("value"))
    _make("file", ("sha256",), *_text("sha256"), *_int("size"), *_text("media"))
    _make("account", ("login",), *_text("login", "name", "role", "state"))
    _make(
        "audit",
        ("id",),
        *_int("id"),
        *_text("at", "login", "act", "facts"),
        _blob("previous"),
        _blob("digest"),
    )
    _make(
        "draft", ("login", "subject"), *_text("login"), _blob("subject"), *_text("body", "saved_at")
    )
    _make("preference", ("key",), *_text("key", "value"))


def _search() -> None:
    op.create_index("ix_dwelling_room", "dwelling", ["room", "building", "unit"])
    _index("household", "householder")
    _index("resident", "name")
    _index("resident", "phone")
    _make("search_key", ("key", "value"), *_text("key", "value"), sqlite_with_rowid=False)
    door = ("key", "building", "unit", "room")
    _make("door_key", door, *_text(*door), sqlite_with_rowid=False)
    if op.get_bind().dialect.name == guards.SERVER:
        _make("search_text", ("dwelling",), _blob("dwelling"), *_text("body"))
        return
    op.execute(
        "CREATE VIRTUAL TABLE search_text USING fts5"
        "(body, dwelling UNINDEXED, tokenize='unicode61')"
    )
