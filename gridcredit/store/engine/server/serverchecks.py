"""What a doctor looks at on a database server; every look answers with what is wrong."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from gridcredit.domain.records import KINDS
from gridcredit.store.schema import partitions
from gridcredit.store.schema import search_tables as search_tables
from gridcredit.store.schema import undo_tables as undo_tables
from gridcredit.store.schema.tables import Table
from gridcredit.store.schema.travelling import TABLES

OLDEST = 13
"""The oldest PostgreSQL that is still looked after; only 15 is tested."""

_BESIDE = {"link", "news", "number_range", "search_text"} | {
    row.__tablename__ for row in Table.__subclasses__() if row.__tablename__ not in KINDS
}
"""Tables beside those of records: of which rooms above know more, and those of the schema."""
_APPEND_ONLY = ("revision", "audit")


def has_schema(on: Connection, schema: str) -> bool:
    """Whether a schema of that name is there, whoever it belongs to."""
    found = on.exec_driver_sql("SELECT 1 FROM pg_namespace WHERE nspname = ?", (schema,))
    return found.first() is not None


def others(on: Connection, program: str) -> int:
    """How many other connections to this database a program of that name holds."""
    found = on.exec_driver_sql(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND application_name = ? AND pid <> pg_backend_pid()",
        (program,),
    )
    return int(found.scalar() or 0)


def version(on: Connection) -> str:
    """The server's version, judged."""
    number = int(on.exec_driver_sql("SHOW server_version_num").scalar() or 0)
    return "too_old" if number < OLDEST * 10_000 else ""


def encoding(on: Connection) -> str:
    """The encoding of the database, judged."""
    return "" if on.exec_driver_sql("SHOW server_encoding").scalar() == "UTF8" else "not_utf8"


_TABLES = "SELECT c.relname FROM pg_class AS c WHERE {} AND c.relkind IN ('r', 'p')"
_OURS = "c.relnamespace = current_schema()::regnamespace"


def lost_keys(on: Connection) -> str:
    """Tables without their primary key, of whatever schema version: half a restore."""
    keyed = "EXISTS (SELECT 1 FROM pg_index WHERE indrelid = c.oid AND indisprimary)"
    whole = "c.relkind = 'r' AND NOT c.relispartition"  # a journal in partitions has other keys
    return _listed(on, f"{_TABLES.format(_OURS)} AND {whole} AND NOT {keyed}")


def lost_tables(on: Connection) -> str:
    """Tables of the newest schema that are not there."""
    there = on.exec_driver_sql(_TABLES.format(_OURS)).scalars()
    return "; ".join(sorted((_BESIDE | KINDS.keys()).difference(there)))


def lost_indexes(on: Connection) -> str:
    """Indexes that are not there or not to be used: questions that go by them take hours."""
    there = on.exec_driver_sql(
        "SELECT c.relname FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid"
        f" WHERE {_OURS} AND i.indisvalid"
    )
    tables = [*Table.metadata.tables.values(), *(row.__table__ for row in TABLES.values())]
    wanted = {str(index.name) for table in tables for index in table.indexes}
    if partitions.are_made(on):
        wanted.add("uq_revision_arrival")
    return "; ".join(sorted(wanted.difference(there.scalars())))


def order(on: Connection) -> str:
    """Columns of text that are not ordered by code points."""
    return _listed(
        on,
        "SELECT c.relname || '.' || a.attname FROM pg_attribute AS a"
        " JOIN pg_class AS c ON c.oid = a.attrelid JOIN pg_collation AS o ON o.oid = a.attcollation"
        " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')"
        " AND a.attnum > 0 AND NOT a.attisdropped AND c.relname <> 'alembic_version'"
        " AND o.collname NOT IN ('C', 'POSIX')",
    )


def rights(on: Connection) -> str:
    """What we may not do with our tables."""
    return _listed(
        on,
        "SELECT c.relname || ': ' || r.verb FROM pg_class AS c,"
        " (VALUES ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE')) AS r(verb)"
        " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')"
        " AND NOT has_table_privilege(c.oid, r.verb)",
    )


def durability(on: Connection) -> str:
    """Settings under which a power cut loses what was said to be saved."""
    names = ("fsync", "full_page_writes", "synchronous_commit")
    found = {name: on.exec_driver_sql(f"SHOW {name}").scalar() for name in names}
    return "; ".join(f"{name} = off" for name, value in found.items() if value == "off")


def session(on: Connection) -> str:
    """Settings of our own session that did not take: a pooler stands between that drops them."""
    wanted = {"statement_timeout": "0", "idle_in_transaction_session_timeout": "0", "jit": "off"}
    found = {name: on.exec_driver_sql(f"SHOW {name}").scalar() for name in wanted}
    return "; ".join(f"{n} = {found[n]}" for n, value in wanted.items() if found[n] != value)


def guards(on: Connection) -> str:
    """Triggers that are missing or switched off."""
    known = on.exec_driver_sql(
        "SELECT t.tgname FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid"
        " WHERE c.relnamespace = current_schema()::regnamespace AND t.tgenabled = 'O'"
    )
    whens = ("insert", "update", "delete", "truncate")
    wanted = {f"{table}_{when}" for table in KINDS for when in whens}
    wanted |= {f"{table}_{when}" for table in _APPEND_ONLY for when in whens[1:]}
    if partitions.are_made(on):
        wanted.add(partitions.GUARD)
    return "; ".join(sorted(wanted.difference(known.scalars())))


def twice(on: Connection) -> str:
    """How many revisions lie in two partitions, which no key forbids there."""
    if not partitions.are_made(on):
        return ""
    keys = ("arrival", "node, seq, redacted")
    found = [
        on.exec_driver_sql(
            f"SELECT count(*) FROM (SELECT 1 FROM revision GROUP BY {key} HAVING count(*) > 1) AS t"
        ).scalar()
        for key in keys
    ]
    return "; ".join(f"{key}: {many}" for key, many in zip(keys, found, strict=True) if many)


def references(on: Connection) -> str:
    """Rows whose revision is missing or about another row."""
    found = []
    for table in KINDS:
        broken = on.exec_driver_sql(
            f"SELECT count(*) FROM {table} AS t LEFT JOIN revision AS r ON r.arrival = t.revised"
            " WHERE r.row IS DISTINCT FROM t.id"
        ).scalar()
        if broken:
            found.append(f"{table}: {broken}")
    return "; ".join(found)


def _listed(on: Connection, question: str) -> str:
    return "; ".join(sorted(on.exec_driver_sql(question).scalars()))


def _all(*looks: Callable[[Connection], str]) -> Callable[[Connection], str]:
    return lambda on: "; ".join(filter(None, (look(on) for look in looks)))


missing = _all(lost_tables, lost_keys, lost_indexes)
"""What is not there; while there is any, nothing else can be looked at in a person's time."""

LOOKS: dict[str, Callable[[Connection], str]] = {
    "server": _all(version, encoding, session, durability),
    "rights": rights,
    "database": _all(order, guards, references, twice),
}
"""The looks by name, in the order they are told."""
