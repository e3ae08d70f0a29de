"""What a link has still to carry: every revision since the last receipt, by the link's policy."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence, Set, Sized
from dataclasses import dataclass
from datetime import date

from msgspec import structs
from sqlalchemy.orm import Session

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldpolicy import is_redacted, open_part
from gridcredit.domain.journal import ADD
from gridcredit.domain.kinds.kind import Down
from gridcredit.domain.records import KINDS, UNPLACED, kept_below
from gridcredit.store.engine import many_keys
from gridcredit.store.exchange import erasing, handover, links
from gridcredit.store.journal import area_of, nodes
from gridcredit.store.journal.nodes import Node
from gridcredit.store.journal.numbering import last_arrival
from gridcredit.store.register.disposals import sealed_files
from gridcredit.wire import read, write

_PAGE = 2_000
# The upward rule: everything that the other side has not sent us itself.
_UP = "r.arrival > ? AND r.arrival <= ? AND r.via IS DISTINCT FROM ?"
# To one that came back from a backup also what it sent: of this area, and in its own name.
_UP_AGAIN = "r.arrival > ? AND r.arrival <= ? AND (r.via IS DISTINCT FROM ? OR r.node = ?"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The content of the next package.

    `lines` reads from the session it was asked in, once, in the order of arrival; `count` is how
    many revisions are considered (redaction may leave changes out). `files` are the scans that
    they name, that are kept here and not sealed. `upto` is what a receipt will confirm.
    """

    lines: Iterator[bytes]
    count: int
    upto: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Scope:
    where: str
    values: tuple[object, ...]


def pending(
    session: Session, to: Node, after: int, as_of: date | None = None, with_theirs: bool = False
) -> Outgoing:
    """What goes to a node beyond an arrival (links.acknowledged).

    Upward everything that did not come from there; from a street to the district without personal
    fields, for which `as_of` is needed. Downward only what concerns the child's area, the areas
    above and beside it, targets and settings, and the past of what moved into its area.

    `with_theirs` adds what came from there, for a node that was restored from an old backup, so
    that it knows its own revisions again; upward only these, and others' of what stands or stood
    in one's own area.
    """
    upto = last_arrival(session)
    scope = _scope(session, to, after, upto, with_theirs)
    redacted = is_redacted(Office(nodes.own(session).office), Office(to.office))
    if redacted and as_of is None:
        raise ValueError("redaction needs a date")
    bodies = _bodies(session, scope)
    lines = _redacted(bodies, as_of, erasing.off_lists(session)) if redacted and as_of else bodies
    files = () if redacted else _files(session, scope)
    return Outgoing(lines, _count(session, scope), upto, files)


def sent_arrivals(session: Session, to: Node, upto: int, rows: Collection[bytes]) -> list[int]:
    """The arrivals of the revisions about some rows that went to a node in packages that considered
    everything up to one arrival, in their order."""
    scope = _scope(session, to, 0, upto, with_theirs=False)
    is_one, asked = many_keys.is_id(session, "r.row", rows)
    found = session.connection().exec_driver_sql(
        f"SELECT r.arrival FROM revision AS r WHERE {scope.where} AND {is_one} ORDER BY r.arrival",
        (*scope.values, *asked),
    )
    return list(found.scalars())


def unsent(session: Session, to: Node) -> int:
    """How many revisions wait for a receipt of this link, by indexes alone; at least 1 when the
    link begins again, as that itself is news."""
    after = links.acknowledged(session, to.id)
    again = links.begins_again(session, to.id)
    if again or to.kinship == nodes.CHILD:
        count = _count(session, _scope(session, to, after, last_arrival(session), again))
        return max(count, int(again))
    # Two index ranges: all beyond the receipt, less what came from there.
    ask = session.connection().exec_driver_sql
    beyond = ask("SELECT count(*) FROM revision WHERE arrival > ?", (after,)).scalar()
    theirs = ask(
        "SELECT count(*) FROM revision WHERE via = ? AND arrival > ?", (to.id.bytes, after)
    ).scalar()
    return int(beyond or 0) - int(theirs or 0) - _kept_since(session, to, after)


def _kept_since(session: Session, to: Node, after: int) -> int:
    """How many revisions beyond an arrival stay here although they did not come from there."""
    kept = kept_below(Office(to.office))
    if not kept:
        return 0
    found = session.connection().exec_driver_sql(
        "SELECT count(*) FROM revision WHERE arrival > ? AND via IS DISTINCT FROM ?"
        f" AND entity IN ({_marks(kept)})",
        (after, to.id.bytes, *kept),
    )
    return int(found.scalar() or 0)


def _scope(session: Session, to: Node, after: int, upto: int, with_theirs: bool) -> _Scope:
    if to.kinship != nodes.CHILD:
        kept = kept_below(Office(to.office))
        leaves = f" AND r.entity NOT IN ({_marks(kept)})" if kept else ""
        if not with_theirs:
            return _Scope(_UP + leaves, (after, upto, to.id.bytes, *kept))
        own = [code for _, code in area_of.below(session, nodes.own(session).area)]
        came = handover.revisions_of_moved(session, own, after, upto, b"")
        is_come, listed = many_keys.is_listed(session, "r.arrival", came)
        where = f"{_UP_AGAIN} OR r.area IN ({_marks(own)}) OR {is_come}){leaves}"
        return _Scope(where, (after, upto, to.id.bytes, to.id.bytes, *own, listed, *kept))
    not_via = b"" if with_theirs else to.id.bytes
    codes = [code for _, code in area_of.below(session, to.area)]
    moved = handover.revisions_of_moved(session, codes, after, upto, not_via)
    return _downward(session, to, after, upto, moved, not_via)


def _downward(
    session: Session, to: Node, after: int, upto: int, moved: list[int], not_via: bytes
) -> _Scope:
    ask = session.connection().exec_driver_sql
    below = area_of.below(session, to.area)
    codes = [code for _, code in below]
    areas = [identity for identity, _ in below]
    above = list(ask(_ABOVE, (to.area,)).scalars())
    # Sisters too: a village's grids share its pledge numbers, so each must know of the others.
    areas += [*above, *ask(_SISTERS, (to.area,)).scalars()]
    unsent = _unsent(Office(to.office))
    span = "arrival > ? AND arrival <= ?"
    is_moved, listed = many_keys.is_listed(session, "arrival", moved)
    guidance, named = _guidance(to.id.bytes, above)
    # Each part has its index; one condition with OR would read the whole journal.
    where = (
        f"r.via IS DISTINCT FROM ? AND r.entity NOT IN ({_marks(unsent)}) AND r.arrival IN ("
        f"SELECT arrival FROM revision WHERE area IN ({_marks(codes)}) AND {span}"
        f" AND entity NOT IN ({_marks(UNPLACED)})"
        f" UNION SELECT arrival FROM revision WHERE row IN ({_marks(areas)}) AND {span}"
        " AND entity = 'area'"
        f" UNION SELECT arrival FROM revision WHERE row IN ({guidance}) AND {span}"
        f" UNION SELECT arrival FROM revision WHERE {is_moved})"
    )
    within = (after, upto)
    values = (not_via, *unsent, *codes, *within, *UNPLACED, *areas, *within)
    return _Scope(where, (*values, *named, *within, listed))


def _unsent(office: Office) -> tuple[str, ...]:
    """Kinds of which an office below hears nothing."""
    lowest = office.is_lowest
    unsent = (k.name for k in KINDS.values() if k.is_kept_above or (lowest and k.between_offices))
    return (*unsent, "")


def _guidance(to: bytes, above: Sequence[bytes]) -> tuple[str, tuple[bytes, ...]]:
    """The ids of what an office sends to others below it: to everybody, or to the node `to`, by
    what each kind declares; with the values of the statement."""
    asked: list[str] = []
    values: list[bytes] = []
    for kind in KINDS.values():
        every = f"SELECT id FROM {kind.name}"
        match kind.down:
            case Down.ALL:
                asked.append(every)
            case Down.OTHERS:
                asked.append(f'{every} WHERE "{kind.office}" <> ?')
                values.append(to)
            case Down.ADDRESSEE:
                own = f'"{kind.office}" = "{kind.maker}"'
                asked.append(f'{every} WHERE "{kind.office}" = ? OR {own}')
                values.append(to)
            case Down.AREA_ABOVE:
                asked.append(f'{every} WHERE "{kind.owner}" IN ({_marks(above)})')
                values += above
    return " UNION ALL ".join(asked), tuple(values)


_ABOVE = (
    "WITH RECURSIVE above(id, parent) AS (SELECT id, parent FROM area WHERE code = ?"
    " UNION SELECT a.id, a.parent FROM area AS a JOIN above AS b ON b.parent = a.id)"
    " SELECT id FROM above"
)

_SISTERS = "SELECT s.id FROM area AS s JOIN area AS own ON s.parent = own.parent WHERE own.code = ?"


def _marks(values: Sized) -> str:
    return ",".join("?" * len(values)) or "NULL"


def _bodies(session: Session, scope: _Scope) -> Iterator[bytes]:
    found = session.connection().exec_driver_sql(
        f"SELECT r.body FROM revision AS r WHERE {scope.where} ORDER BY r.arrival", scope.values
    )
    for page in found.scalars().partitions(_PAGE):
        yield from page


def _redacted(bodies: Iterator[bytes], as_of: date, off: Set[bytes]) -> Iterator[bytes]:
    """The lines without personal fields, and of the records that are `off` a list without what
    their holders withdrew."""
    for body in bodies:
        line = read(body)
        part = open_part(line, as_of)
        if part is None:
            continue
        part = erasing.without_erased(line, part, off)
        if part.new is line.new and part.old is line.old:
            yield body
            continue
        if not part.new and line.op != ADD:
            continue
        yield write(structs.replace(line, **part._asdict(), redacted=True))


def _count(session: Session, scope: _Scope) -> int:
    found = session.connection().exec_driver_sql(
        f"SELECT count(*) FROM revision AS r WHERE {scope.where}", scope.values
    )
    return int(found.scalar() or 0)


def _files(session: Session, scope: _Scope) -> tuple[str, ...]:
    named: set[str] = set()
    for entity in KINDS.values():
        for field in entity.files:
            found = session.connection().exec_driver_sql(
                f"SELECT DISTINCT f.sha256 FROM revision AS r JOIN {entity.name} AS t"
                f' ON t.id = r.row JOIN file AS f ON f.sha256 = t."{field}"'
                f" WHERE r.entity = '{entity.name}' AND {scope.where}",
                scope.values,
            )
            named.update(found.scalars())
    return tuple(sorted(named - sealed_files(session) if named else ()))
