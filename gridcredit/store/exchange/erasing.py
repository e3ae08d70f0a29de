"""What goes above the street when its holder withdraws: the journal there forgets it too.

Journals only grow, and rows are worked out from them; a name that nobody may hold any more is the
one thing that is taken out of lines that were taken in (personal-information law, art. 47). What
stays of such a line is what a street would have sent had it been withdrawn before.
"""

from __future__ import annotations

from collections.abc import Collection, Set

from msgspec import structs
from sqlalchemy.orm import Session

from gridcredit.domain.fieldpolicy import OpenPart, forget_erased
from gridcredit.domain.records import KINDS
from gridcredit.store.engine import many_keys
from gridcredit.store.schema import guards
from gridcredit.wire import Line, read, write

KEPT_IN_LISTS = tuple(kind.name for kind in KINDS.values() if kind.erasable_above)
"""The kinds of record of which people are named above the street, until they withdraw."""


def off_lists(session: Session) -> Set[bytes]:
    """The rows of these kinds that are off the list."""
    found: set[bytes] = set()
    for name in KEPT_IN_LISTS:
        asked = f"SELECT id FROM {name} WHERE \"{KINDS[name].off}\" <> ''"
        found.update(session.connection().exec_driver_sql(asked).scalars())
    return found


def without_erased(line: Line, part: OpenPart, off: Set[bytes]) -> OpenPart:
    """What of a line may go, or stay, above the street."""
    if line.entity not in KEPT_IN_LISTS:
        return part
    return forget_erased(KINDS[line.entity], part, bytes.fromhex(line.row) in off)


def forget(session: Session, name: str, rows: Collection[bytes]) -> int:
    """Take what was withdrawn out of the lines about those of these rows that are off the list;
    how many lines changed."""
    off = off_lists(session) & set(rows)
    if not off:
        return 0
    is_one, asked = many_keys.is_id(session, "row", off)
    found = session.connection().exec_driver_sql(
        f"SELECT arrival, node, seq, redacted, body FROM revision WHERE entity = ? AND {is_one}",
        (name, *asked),
    )
    changed = []
    for arrival, node, seq, redacted, body in found.all():
        line = read(body)
        part = without_erased(line, OpenPart(line.new, line.old, line.base), off)
        if part.new is not line.new or part.old is not line.old:
            bare = structs.replace(line, **part._asdict(), redacted=True)
            changed.append((write(bare), redacted or _next_part(session, node, seq), arrival))
    if changed:
        dialect = session.get_bind().dialect.name
        ask = session.connection().exec_driver_sql
        ask(guards.unguarded(dialect, "revision"))
        ask("UPDATE revision SET body = ?, redacted = ? WHERE arrival = ?", changed)
        ask(guards.changes_guarded(dialect, "revision"))
    return len(changed)


def _next_part(session: Session, node: bytes, seq: int) -> int:
    """As the how manieth part of a revision a line is kept that was whole."""
    found = session.connection().exec_driver_sql(
        "SELECT max(redacted) FROM revision WHERE node = ? AND seq = ?", (node, seq)
    )
    return int(found.scalar() or 0) + 1
