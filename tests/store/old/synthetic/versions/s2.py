"""The step under test: rebuilds the table that others point to."""

import sqlalchemy as sa
from alembic import op

revision = "s2"
down_revision = "s1"


def upgrade() -> None:
    """Rebuild house; a house named 'broken' makes the step fail, 'orphans' lose their house."""
    with op.batch_alter_table("house", recreate="always") as batch:
        batch.add_column(sa.Column("floors", sa.Integer()))
    names = set(op.get_bind().exec_driver_sql("SELECT name FROM house").scalars())
    if "broken" in names:
        raise ArithmeticError
    if "orphans" in names:
        op.execute("DELETE FROM house")
