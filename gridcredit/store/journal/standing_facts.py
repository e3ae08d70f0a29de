"""Which facts stand, asked of the database: what domain.facts.effective says, in SQL.

In two forms, for a few facts that something else finds, and for all facts of a kind: the one looks
around every corrected fact, the other looks for whatever several offices corrected.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, ColumnElement, literal_column


def stands(kind: str, alias: str) -> str:
    """The condition that one of a few facts stands: not void, and not `is_replaced`."""
    named, overruled = _is_named(kind, alias), _is_overruled(kind, alias)
    return f"{alias}.void = 0 AND NOT {named} AND NOT {overruled}"


def stands_among_many(kind: str, alias: str) -> str:
    """`stands` where a statement goes through a large part of a kind's facts."""
    named, overruled = _is_named(kind, alias), is_overruled_among_many(kind, alias)
    return f"{alias}.void = 0 AND NOT {named} AND NOT {overruled}"


def is_replaced(kind: str, alias: str) -> str:
    """The condition that another fact names this one, wherever that one stands (a visit may be
    corrected to another door), or that another correction of the same fact is the last word."""
    return f"({_is_named(kind, alias)} OR {_is_overruled(kind, alias)})"


def _is_named(kind: str, alias: str) -> str:
    return f"EXISTS (SELECT 1 FROM {kind} later WHERE later.corrects = {alias}.id)"


def _is_overruled(kind: str, alias: str) -> str:
    """Whether, of all that came of what a fact corrects, something that nobody corrected is later
    by the order of the journal."""
    return f"""({alias}.corrects IS NOT NULL AND EXISTS (
    WITH RECURSIVE above(id) AS (
        SELECT {alias}.corrects
        UNION SELECT n.corrects FROM above JOIN {kind} n ON n.id = above.id
        WHERE n.corrects IS NOT NULL
    ), below(id, revised) AS (
        SELECT c.id, c.revised FROM above JOIN {kind} c ON c.corrects = above.id
        UNION SELECT c.id, c.revised FROM below JOIN {kind} c ON c.corrects = below.id
    )
    SELECT 1 FROM below JOIN revision r ON r.arrival = below.revised, revision o
    WHERE o.arrival = {alias}.revised AND (r.counter, r.node, r.seq) > (o.counter, o.node, o.seq)
    AND NOT EXISTS (SELECT 1 FROM {kind} c WHERE c.corrects = below.id)
))"""


def is_overruled_among_many(kind: str, alias: str) -> str:
    """The condition that another correction of the same fact, or what came of it, is the last
    word: `below` are the corrections of facts that have several, and theirs; nearly always none."""
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
    return literal_column(f"({stands(table.__tablename__, table.__tablename__)})", Boolean())


def standing_among_many(table: Any) -> ColumnElement[bool]:
    """`stands_among_many` in a statement that selects from a table of facts."""
    name = table.__tablename__
    return literal_column(f"({stands_among_many(name, name)})", Boolean())


def replaced(table: Any) -> ColumnElement[bool]:
    """`is_replaced` in a statement that selects from a table of facts."""
    return literal_column(is_replaced(table.__tablename__, table.__tablename__), Boolean())
