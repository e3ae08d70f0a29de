"""What a link has still to carry: every revision since the last receipt, by the link's policy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldpolicy import is_redacted, redact
from gridcredit.domain.records import ENTITIES
from gridcredit.store import handover, links, nodes
from gridcredit.store.journal import last_arrival
from gridcredit.store.nodes import Node
from gridcredit.wire import decode, encode

_PAGE = 2_000
# The upward rule: everything that the other side has not told us itself.
_UP = "r.arrival > ? AND r.arrival <= ? AND r.via IS NOT ?"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The content of the next package.

    `lines` reads from the session it was asked in, once, in the order of arrival; `count` is how
    many revisions are considered (redaction may leave changes out). `files` are the scans that
    they name and that are kept here. `upto` is what a receipt will confirm.
    """

    lines: Iterator[bytes]
    count: int
    upto: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Scope:
    where: str
    values: tuple[object, ...]


def pending(session: Session, to: Node, after: int, as_of: date | None = None) -> Outgoing:
    """What goes to a node beyond an arrival (links.acknowledged).

    Upward everything that did not come from there; from a street to the district without personal
    fields, for which `as_of` is needed. Downward only what concerns the child's area, the areas
    above it, targets and settings, and the past of what moved into its area.
    """
    upto = last_arrival(session)
    scope = _scope(session, to, after, upto)
    redacted = is_redacted(Office(nodes.own(session).office), Office(to.office))
    if redacted and as_of is None:
        raise ValueError("redaction needs a date")
    bodies = _bodies(session, scope)
    lines = _redacted(bodies, as_of) if redacted and as_of else bodies
    files = () if redacted else _files(session, scope)
    return Outgoing(lines, _count(session, scope), upto, files)


def unsent(session: Session, to: Node) -> int:
    """How many revisions wait for a receipt of this link."""
    after = links.acknowledged(session, to.id)
    if to.kinship == nodes.CHILD:
        return _count(session, _scope(session, to, after, last_arrival(session)))
    # Two index ranges: all beyond the receipt, less what came from there.
    ask = session.connection().exec_driver_sql
    beyond = ask("SELECT count(*) FROM revision WHERE arrival > ?", (after,)).scalar()
    theirs = ask(
        "SELECT count(*) FROM revision WHERE via = ? AND arrival > ?", (to.id.bytes, after)
    ).scalar()
    return int(beyond or 0) - int(theirs or 0)


def _scope(session: Session, to: Node, after: int, upto: int) -> _Scope:
    base = (after, upto, to.id.bytes)
    if to.kinship != nodes.CHILD:
        return _Scope(_UP, base)
    ask = session.connection().exec_driver_sql
    below = list(ask(_BELOW, (to.area,)))
    above = list(ask(_ABOVE, (to.area,)).scalars())
    codes = [code for _, code in below]
    areas = [identity for identity, _ in below] + above
    moved = handover.revisions_of_moved(session, codes, after, upto, to.id)
    inside = f"(r.area IN ({_marks(codes)}) AND r.entity NOT IN ('area', 'target', 'setting'))"
    where = (
        f"({_UP} AND ({inside} OR r.entity IN ('target', 'setting')"
        f" OR (r.entity = 'area' AND r.row IN ({_marks(areas)})))"
        f" OR r.arrival IN ({_marks(moved)}))"
    )
    return _Scope(where, (*base, *codes, *areas, *moved))


_BELOW = (
    "WITH RECURSIVE below(id, code) AS (SELECT id, code FROM area WHERE code = ?"
    " UNION SELECT a.id, a.code FROM area AS a JOIN below AS b ON a.parent = b.id)"
    " SELECT id, code FROM below"
)
_ABOVE = (
    "WITH RECURSIVE above(id, parent) AS (SELECT id, parent FROM area WHERE code = ?"
    " UNION SELECT a.id, a.parent FROM area AS a JOIN above AS b ON b.parent = a.id)"
    " SELECT id FROM above"
)


def _marks(values: list[object] | list[str] | list[int]) -> str:
    return ",".join("?" * len(values))


def _bodies(session: Session, scope: _Scope) -> Iterator[bytes]:
    found = session.connection().exec_driver_sql(
        f"SELECT r.body FROM revision AS r WHERE {scope.where} ORDER BY r.arrival", scope.values
    )
    for page in found.scalars().partitions(_PAGE):
        yield from page


def _redacted(bodies: Iterator[bytes], as_of: date) -> Iterator[bytes]:
    for body in bodies:
        revision = decode(body)
        kept = redact(revision, as_of)
        if kept is revision:
            yield body
        elif kept is not None:
            yield encode(kept)


def _count(session: Session, scope: _Scope) -> int:
    found = session.connection().exec_driver_sql(
        f"SELECT count(*) FROM revision AS r WHERE {scope.where}", scope.values
    )
    return int(found.scalar() or 0)


def _files(session: Session, scope: _Scope) -> tuple[str, ...]:
    named: set[str] = set()
    for entity in ENTITIES.values():
        for field in entity.files:
            found = session.connection().exec_driver_sql(
                f"SELECT DISTINCT f.sha256 FROM revision AS r JOIN {entity.name} AS t"
                f' ON t.id = r.row JOIN file AS f ON f.sha256 = t."{field}"'
                f" WHERE r.entity = '{entity.name}' AND {scope.where}",
                scope.values,
            )
            named.update(found.scalars())
    return tuple(sorted(named))
