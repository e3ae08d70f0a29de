"""What is known of each neighbour's end of a link has a table, and is no preference any more."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from gridcredit.store.migrations.making import blobs, numbers, texts

revision = "0012"
down_revision = "0011"

# As they were named when this step was written, with the neighbour's id in hex behind.
_NUMBERS = {
    "link_behind:": "behind",
    "link_restart:": "restart",
    "link_from:": "begins_after",
    "clock_allowed:": "allowed",
}
_TEXTS = {"link_gave_back:": "gave_back", "link_returns:": "returns", "link_twins:": "twins"}
_FORMER = "former:"


def upgrade() -> None:
    """Make the table, and take over what is known."""
    op.create_table(
        "link",
        *blobs("neighbour"),
        *numbers("behind", "restart", "begins_after"),
        *texts("gave_back", "returns", "twins"),
        *numbers("allowed"),
        *blobs("above", null=True),
        sa.PrimaryKeyConstraint("neighbour", name="pk_link"),
        sqlite_strict=True,
    )
    on = op.get_bind()
    known = on.execute(sa.text("SELECT key, value FROM preference")).all()
    links: dict[bytes, dict[str, Any]] = {}
    for key, value in known:
        prefix, _, node = key.rpartition(":")
        found = _told(f"{prefix}:", value)
        if found:
            links.setdefault(bytes.fromhex(node), {}).update(found)
            on.execute(sa.text("DELETE FROM preference WHERE key = :key"), {"key": key})
    for neighbour, told in links.items():
        blank = dict.fromkeys(_NUMBERS.values(), 0) | dict.fromkeys(_TEXTS.values(), "")
        _insert(on, {"neighbour": neighbour, "above": None} | blank | told)


def _told(prefix: str, value: str) -> dict[str, Any]:
    if prefix in _NUMBERS:
        return {_NUMBERS[prefix]: int(value)}
    if prefix in _TEXTS:
        return {_TEXTS[prefix]: value}
    return {"above": bytes.fromhex(value)} if prefix == _FORMER else {}


def _insert(on: sa.Connection, row: dict[str, Any]) -> None:
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    on.execute(sa.text(f"INSERT INTO link ({names}) VALUES ({marks})"), row)
