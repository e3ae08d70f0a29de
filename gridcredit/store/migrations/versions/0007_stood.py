"""The journal says where a row stood when somebody wrote about it as standing elsewhere."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from gridcredit.store.schema import guards
from gridcredit.store.schema.columns import TEXT

revision = "0007"
down_revision = "0006"

# As they were when this step was written: a step never changes.
_LATE = 2
_OWNERS = {
    "dwelling": "area",
    "household": "dwelling",
    "resident": "household",
    "visit": "household",
    "registration_event": "resident",
    "pledge_event": "resident",
    "consent_event": "resident",
    "match_mark": "resident",
    "duplicate": "resident",
}


def upgrade() -> None:
    """Add the area, and fill it for what is known to have come late."""
    op.add_column("revision", sa.Column("stood", TEXT, nullable=False, server_default=""))
    only = sa.text("stood <> ''")
    op.create_index(
        "ix_revision_stood",
        "revision",
        ["stood", "arrival"],
        sqlite_where=only,
        postgresql_where=only,
    )
    connection = op.get_bind()
    late = f"SELECT 1 FROM revision WHERE handover > 0 AND handover & {_LATE} > 0 LIMIT 1"
    if connection.exec_driver_sql(late).first() is not None:
        _fill(connection)


def _fill(connection: sa.Connection) -> None:
    dialect = connection.dialect.name
    op.execute(guards.unguarded(dialect, "revision"))
    filled = sa.text("UPDATE revision SET stood = :code WHERE arrival = :arrival")
    for name in _OWNERS:
        found = connection.execute(sa.text(_where_now(name))).all()
        if found:
            connection.execute(filled, [{"arrival": at, "code": code} for at, code in found])
    op.execute(guards.changes_guarded(dialect, "revision"))


def _where_now(name: str) -> str:
    """The late revisions of a kind of record, each with the area that its row stands in now."""
    joins, table, alias = "", name, "t"
    while table != "area":
        owner = _OWNERS[table]
        joins += f' JOIN {owner} AS o_{owner} ON o_{owner}.id = {alias}."{owner}"'
        table, alias = owner, f"o_{owner}"
    return (
        f'SELECT r.arrival, {alias}.code FROM revision AS r JOIN {name} AS t ON t.id = r."row"'
        f"{joins} WHERE r.entity = '{name}' AND r.handover & {_LATE} > 0"
        f" AND r.area <> {alias}.code"
    )
