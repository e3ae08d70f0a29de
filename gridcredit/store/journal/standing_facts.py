"""Which facts stand, asked of the database: what domain.facts.effective says, in SQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, ColumnElement, literal_column


def stands(kind: str, alias: str) -> str:
    """The condition that a fact of a kind is not void, and that no other replaced it."""
    named, overruled = is_named(kind, alias), is_overruled(kind, alias)
    return f"{alias}.void = 0 AND NOT {named} AND NOT {overruled}"


def is_replaced(kind: str, alias: str) -> str:
    """The condition that a fact `is_named` or `is_overruled`."""
    return f"({is_named(kind, alias)} OR {is_overruled(kind, alias)})"


def is_named(kind: str, alias: str) -> str:
    """The condition that another fact names this one, wherever that one stands: a visit may be
    corrected to another door."""
    return f"EXISTS (SELECT 1 FROM {kind} later WHERE later.corrects = {alias}.id)"


def is_overruled(kind: str, alias: str) -> str:
    """The condition that another correction of the same fact, or what came of it, is the last
    word by the order of the journal."""
    # `below` are the corrections of a fact that has several, and theirs; nearly always none.
    return f"""({alias}.corrects IS NOT NULL AND {alias}.id IN (
    WITH RECURSIVE below(forked, id) AS (
        SELECT c.corrects, c.id FROM {kind} c WHERE c.corrects IN (
            SELECT corrects FROM {kind} WHERE corrects IS NOT NULL
            GROUP BY corrects HAVING count(*) > 1
        )
        UNION SELECT b.forked, c.id FROM below b JOIN {kind} c ON c.corrects = b.id
    )
    SELECT id FROM (
        SELECT b.id, row_number() OVER (
            PARTITION BY b.forked ORDER BY r.counter DESC, r.node DESC, r.seq DESC
        ) AS place
        FROM below b JOIN {kind} f ON f.id = b.id JOIN revision r ON r.arrival = f.revised
        WHERE NOT EXISTS (SELECT 1 FROM {kind} c WHERE c.corrects = b.id)
    ) AS last_words WHERE place > 1
))"""


def standing(table: Any) -> ColumnElement[bool]:
    """`stands` in a statement that selects from a table of facts."""
    name = table.__tablename__
    return literal_column(f"({stands(name, name)})", Boolean())


def replaced(table: Any) -> ColumnElement[bool]:
    """`is_replaced` in a statement that selects from a table of facts."""
    name = table.__tablename__
    return literal_column(is_replaced(name, name), Boolean())
