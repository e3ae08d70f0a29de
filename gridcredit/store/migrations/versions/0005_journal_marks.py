"""The journal says of its lines which tell of a move, and which are only a part of the whole."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from gridcredit.domain.journal import SET
from gridcredit.store.schema import guards
from gridcredit.store.schema.columns import NUMBER
from gridcredit.wire import read

revision = "0005"
down_revision = "0004"

# As they were when this step was written: a step never changes.
_MOVES, _LATE = 1, 2
_OWNERS = {"dwelling": "area", "household": "dwelling", "resident": "household"}
_FACTS = {
    "visit": "household",
    "registration_event": "resident",
    "pledge_event": "resident",
    "consent_event": "resident",
    "match_mark": "resident",
    "duplicate": "resident",
}
_PAGE = 5_000


def upgrade() -> None:
    """Add both marks and fill them for what is there."""
    for name in ("handover", "redacted"):
        op.add_column("revision", sa.Column(name, NUMBER, nullable=False, server_default="0"))
    op.drop_index("uq_revision_node_seq", "revision")
    columns = ["node", "seq", "redacted"]
    op.create_index("uq_revision_node_seq_redacted", "revision", columns, unique=True)
    only = sa.text("handover > 0")
    op.create_index(
        "ix_revision_handover",
        "revision",
        ["arrival", "handover"],
        sqlite_where=only,
        postgresql_where=only,
    )
    connection = op.get_bind()
    if connection.exec_driver_sql("SELECT 1 FROM revision LIMIT 1").first() is not None:
        _fill(connection)


def _fill(connection: sa.Connection) -> None:
    dialect = connection.dialect.name
    on_table = " ON revision" if dialect == guards.SERVER else ""
    op.execute(f"DROP TRIGGER revision_update{on_table}")
    moves, parts = _read(connection)
    _mark(connection, "handover", _MOVES, moves)
    _mark(connection, "redacted", 1, parts)
    for name in (*_OWNERS, *_FACTS):
        late = connection.execute(sa.text(_elsewhere(name))).scalars().all()
        _mark(connection, "handover", _LATE, sorted(set(late) - set(moves)))
    update = next(s for s in guards.append_only(dialect, "revision") if "revision_update" in s)
    op.execute(update)


def _read(connection: sa.Connection) -> tuple[list[int], list[int]]:
    """The arrivals of moves, and of lines without their personal fields."""
    moves, parts, last = [], [], 0
    asked = sa.text(
        "SELECT arrival, body FROM revision WHERE arrival > :last ORDER BY arrival LIMIT :page"
    )
    while found := connection.execute(asked, {"last": last, "page": _PAGE}).all():
        last = found[-1][0]
        for arrival, body in found:
            line = read(body)
            if line.op == SET and _OWNERS.get(line.entity, "?") in line.new:
                moves.append(arrival)
            if line.redacted:
                parts.append(arrival)
    return moves, parts


def _mark(connection: sa.Connection, column: str, value: int, arrivals: list[int]) -> None:
    asked = sa.text(f"UPDATE revision SET {column} = :value WHERE arrival = :arrival")
    if arrivals:
        connection.execute(asked, [{"value": value, "arrival": at} for at in arrivals])


def _elsewhere(name: str) -> str:
    """Revisions that name another area than the one their record stands in."""
    joins, table, alias = "", name, "t"
    while table != "area":
        owner = _OWNERS.get(table) or _FACTS[table]
        joins += f' JOIN {owner} AS o_{owner} ON o_{owner}.id = {alias}."{owner}"'
        table, alias = owner, f"o_{owner}"
    return (
        f'SELECT r.arrival FROM revision AS r JOIN {name} AS t ON t.id = r."row"{joins}'
        f" WHERE r.entity = '{name}' AND r.area <> {alias}.code"
    )
