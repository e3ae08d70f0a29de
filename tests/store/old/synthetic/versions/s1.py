"""A house and its people."""

from alembic import op

revision = "s1"
down_revision = None


def upgrade() -> None:
    """Two tables, one pointing to the other and deleting with it."""
    op.execute("CREATE TABLE house (id INTEGER PRIMARY KEY, name TEXT)")
    op.execute(
        "CREATE TABLE person (id INTEGER PRIMARY KEY, house INTEGER"
        " REFERENCES house(id) ON DELETE CASCADE)"
    )
