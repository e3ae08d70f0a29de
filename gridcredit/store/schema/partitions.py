"""The journal of a server in one partition for each street that brings revisions, and one for
those written here: vacuumed, rebuilt and dumped one by one. Whoever moves there chooses it.

PostgreSQL wants the partition's column in every unique key, so no reference can point at `arrival`
alone: what the references and keys of the one table held, a guard and a doctor's looks hold here.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from gridcredit.store.schema import guards
from gridcredit.store.schema.tables import RevisionRow

_JOURNAL = RevisionRow.__tablename__
PREFIX = f"{_JOURNAL}_by_"
GUARD = f"{_JOURNAL}_once"


def are_made(on: Connection) -> bool:
    """Whether the journal of this place lies in partitions; never in a file's."""
    if on.dialect.name != guards.SERVER:
        return False
    asked = f"SELECT relkind FROM pg_class WHERE oid = to_regclass('{_JOURNAL}')"
    return str(on.exec_driver_sql(asked).scalar()) == "p"


def split(on: Connection) -> None:
    """Make the empty journal of the newest schema one of partitions."""
    ask = on.exec_driver_sql
    ask(f"ALTER TABLE {_JOURNAL} RENAME TO {_JOURNAL}_whole")
    columns = f"LIKE {_JOURNAL}_whole INCLUDING DEFAULTS"
    ask(f"CREATE TABLE {_JOURNAL} ({columns}) PARTITION BY LIST (via)")
    ask(f"DROP TABLE {_JOURNAL}_whole CASCADE")  # with the references to it
    for index in RevisionRow.metadata.tables[_JOURNAL].indexes:
        if index.unique:
            columns = ", ".join(column.name for column in index.columns)
            ask(f"CREATE UNIQUE INDEX {index.name} ON {_JOURNAL} ({columns}, via)")
        else:
            index.create(on)
    ask(f"CREATE UNIQUE INDEX uq_{_JOURNAL}_arrival ON {_JOURNAL} (arrival, via)")
    ask(f"ALTER FUNCTION guard_own_revisions() {_BY_INDEX}")
    for statement in (*guards.append_only(guards.SERVER, _JOURNAL), _ONCE, _GUARD):
        ask(statement)
    ask(f"CREATE TABLE {PREFIX}us PARTITION OF {_JOURNAL} FOR VALUES IN (NULL)")


def make_room(on: Connection, streets: Iterable[bytes | None]) -> None:
    """See to it that those who bring revisions have their partitions, where there are any. Readers
    go on meanwhile: a partition is attached, and there is none for everybody else that would have
    to be searched for its rows."""
    wanted = {street.hex() for street in streets if street is not None}
    if not wanted or not are_made(on):
        return
    for street in sorted(wanted):
        name = f"{PREFIX}{street}"
        if on.exec_driver_sql(f"SELECT to_regclass('{name}')").scalar() is None:
            on.exec_driver_sql(f"CREATE TABLE {name} (LIKE {_JOURNAL} INCLUDING DEFAULTS)")
            on.exec_driver_sql(
                f"ALTER TABLE {_JOURNAL} ATTACH PARTITION {name} FOR VALUES IN ('\\x{street}')"
            )


# Also while the server has no figures of what was brought just now.
_BY_INDEX = "SET enable_seqscan = off"

# What a unique key of the whole table says; its columns are those of RevisionRow.
_ONCE = f"""
CREATE OR REPLACE FUNCTION guard_once() RETURNS trigger LANGUAGE plpgsql {_BY_INDEX} AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM made AS n WHERE (
            SELECT count(*) FROM {_JOURNAL} AS r
            WHERE r.node = n.node AND r.seq = n.seq AND r.redacted = n.redacted
        ) > 1 OR (SELECT count(*) FROM {_JOURNAL} AS r WHERE r.arrival = n.arrival) > 1
    ) THEN
        RAISE EXCEPTION '%: a revision is there once', TG_TABLE_NAME
        USING ERRCODE = 'unique_violation';
    END IF;
    RETURN NULL;
END $$"""

_GUARD = f"""
CREATE TRIGGER {GUARD} AFTER INSERT ON {_JOURNAL} REFERENCING NEW TABLE AS made
FOR EACH STATEMENT EXECUTE FUNCTION guard_once()"""
