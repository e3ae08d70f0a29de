"""Alembic's entry: runs the steps on the connection and transaction that migrate.py hands in."""

from __future__ import annotations

from alembic import context

# The caller holds the transaction, so a step that fails leaves the file as it was.
context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
