"""Triggers by which the tables defend themselves, in SQLite's words and in a server's.

A travelling row is only as good as the revision it points to: it is made with one that is about
this very row, changed with a new one, and never deleted. Journal and audit log only grow. What a
trigger refuses comes out as an IntegrityError.
"""

from __future__ import annotations

from collections.abc import Iterator

SERVER = "postgresql"
_OWN = "a row needs its own revision"
_STALE = "a change needs a new revision"
_KEPT = "rows are never deleted"


def prepare(dialect: str) -> Iterator[str]:
    """The statements to run once, before the first guard."""
    if dialect == SERVER:
        yield from (_REFUSE, _OWN_REVISIONS, _NEW_REVISION)


def travelling(dialect: str, table: str) -> Iterator[str]:
    """The statements that guard a travelling table."""
    if dialect == SERVER:
        yield (
            f"CREATE TRIGGER {table}_insert AFTER INSERT ON {table}"
            " REFERENCING NEW TABLE AS made"
            " FOR EACH STATEMENT EXECUTE FUNCTION guard_own_revisions()"
        )
        yield (
            f"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION guard_new_revision()"
        )
        yield from _never(table, "DELETE", _KEPT)
        return
    own = (
        "WHEN NOT EXISTS (SELECT 1 FROM revision AS r WHERE r.arrival = NEW.revised "
        "AND r.row = NEW.id)"
    )
    stale = "WHEN NEW.revised IS OLD.revised OR NEW.id IS NOT OLD.id"
    yield _in_file(f"{table}_insert", "INSERT", table, own, _OWN)
    yield _in_file(f"{table}_update", "UPDATE", table, own, "a change needs its own revision")
    yield _in_file(f"{table}_stale", "UPDATE", table, stale, _STALE)
    yield _in_file(f"{table}_delete", "DELETE", table, "", _KEPT)


def restating(dialect: str, table: str) -> tuple[str, str]:
    """The statement that lets rows of a travelling table be worked out anew from the revisions
    that they have, and the one that ends it, in the same transaction."""
    name = f"{table}_update" if dialect == SERVER else f"{table}_stale"
    made = next(s for s in travelling(dialect, table) if f" {name} " in s)
    return f"DROP TRIGGER {name}" + (f" ON {table}" if dialect == SERVER else ""), made


def unguarded(dialect: str, table: str, change: str = "update") -> str:
    """The statement that lets entries of an `append_only` table be written anew, or deleted;
    `changes_guarded` ends it, in the same transaction."""
    return f"DROP TRIGGER {table}_{change}" + (f" ON {table}" if dialect == SERVER else "")


def changes_guarded(dialect: str, table: str, change: str = "update") -> str:
    """The one of `append_only`'s statements that `unguarded` takes back."""
    return next(s for s in append_only(dialect, table) if f" {table}_{change} " in s)


def append_only(dialect: str, table: str) -> Iterator[str]:
    """The statements that guard a table whose entries stay as they were written."""
    for when, reason in (("UPDATE", "changed"), ("DELETE", "deleted")):
        reason = f"entries are never {reason}"
        if dialect == SERVER:
            yield from _never(table, when, reason)
        else:
            yield _in_file(f"{table}_{when.lower()}", when, table, "", reason)


def _in_file(name: str, when: str, table: str, condition: str, reason: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {when} ON {table} {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: {reason}'); END"
    )


def _never(table: str, when: str, reason: str) -> Iterator[str]:
    refused = f"EXECUTE FUNCTION guard_refuse('{reason}')"
    yield f"CREATE TRIGGER {table}_{when.lower()} BEFORE {when} ON {table} FOR EACH ROW {refused}"
    if when == "DELETE":
        yield (
            f"CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table}"
            f" FOR EACH STATEMENT {refused}"
        )


_REFUSE = """
CREATE FUNCTION guard_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: %', TG_TABLE_NAME, TG_ARGV[0]
    USING ERRCODE = 'integrity_constraint_violation';
END $$"""

# Once a statement, not once a row: a package brings a million of them.
_OWN_REVISIONS = f"""
CREATE FUNCTION guard_own_revisions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM made AS n LEFT JOIN revision AS r ON r.arrival = n.revised
        WHERE r."row" IS DISTINCT FROM n.id
    ) THEN
        RAISE EXCEPTION '%: {_OWN}', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$"""

_NEW_REVISION = f"""
CREATE FUNCTION guard_new_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.revised IS NOT DISTINCT FROM OLD.revised OR NEW.id IS DISTINCT FROM OLD.id
    OR NOT EXISTS (
        SELECT 1 FROM revision AS r WHERE r.arrival = NEW.revised AND r."row" = NEW.id
    ) THEN
        RAISE EXCEPTION '%: {_STALE}', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$"""
