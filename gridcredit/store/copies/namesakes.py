"""Numbers that two installations gave to different lines, once the second has become another.

A copy writes under the numbers of what it was copied from, and whoever hears of the copy first
knows its lines by them. When those lines come once more under the copy's own name, the number is
the other's again; what was known whole stays whole under the new name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy.orm import Session

from gridcredit.domain.codes import Office, Refusal
from gridcredit.domain.fieldpolicy import is_redacted, redact
from gridcredit.domain.journal import ADD
from gridcredit.store.engine import many_keys
from gridcredit.store.engine.transaction import current
from gridcredit.store.exchange import forks, merging, retrying
from gridcredit.store.exchange.forks import Content, content_of
from gridcredit.store.exchange.merging import Merged
from gridcredit.store.journal import area_of, nodes, number_ranges, numbering
from gridcredit.store.journal.loading import chunks
from gridcredit.store.journal.numbering import last_arrival, write_revisions
from gridcredit.store.schema import guards
from gridcredit.wire import decode, read

Name = tuple[bytes, int]  # node, seq
_IMPORT_OF = "SELECT id FROM import WHERE first > 0 AND first <= ? AND last >= ?"


@dataclass(frozen=True, slots=True)
class _Held:
    """A line of the journal, or a claim to its number (arrival 0), and the import it came with."""

    arrival: int
    node: bytes
    seq: int
    body: bytes
    content: Content
    redacted: bool
    via: bytes = b""
    brought: bytes | None = None

    @property
    def key(self) -> merging.Key:
        """Kind and id of the row that it is about."""
        line = read(self.body)
        return line.entity, bytes.fromhex(line.row)


def settle(session: Session, merged: Merged) -> None:
    """Give numbers back, let those lines in that claimed them, and let go of claims that are here
    under the other name; `merged` tells it as if they had found their numbers free."""
    claims, sent_again, is_freed = _claims(session), merged.sent_again, False
    if not claims:
        return
    while claims and (freed := _give_back(session, claims, sent_again)):
        _let_in(session, merged, claims, freed)
        claims, sent_again, is_freed = _claims(session), [], True  # one may have freed another
    _adopt(session)
    forks.close_sent_again(session)
    if is_freed:
        _tell(merged, {(claim.node, claim.seq) for claim in _claims(session)})


def _adopt(session: Session) -> None:
    """Records that the office above has under numbers of this one, where this one's own lines have
    nothing in them that may go there: nobody will ever tell them apart above, so they are written
    down as this one's."""
    own, above = nodes.own(session), nodes.parent(session)
    if above is None or not is_redacted(Office(own.office), Office(above.office)):
        return
    waiting = [c for c in _claims(session) if (c.node, c.via) == (own.id.bytes, above.id.bytes)]
    hidden = {
        (held.node, held.seq)
        for held in _holding(session, waiting)
        if redact(decode(held.body), date.min) is None
    }
    kept = [c for c in waiting if (c.node, c.seq) in hidden and read(c.body).op == ADD]
    known = _by_content(session, kept) if kept else {}
    fresh = [claim for claim in kept if claim.content not in known]
    numbers = count(numbering.next_seq(session, own.id))
    _write(session, {(own.id.bytes, seq): c for c, seq in zip(fresh, numbers, strict=False)})


def _tell(merged: Merged, waiting: Collection[Name]) -> None:
    """What found its number free in the end counts as accepted."""
    aside, merged.set_aside = merged.set_aside, []
    for key, reason in aside:
        if reason == Refusal.SEQ_REUSED and key and (key.node.bytes, key.seq) not in waiting:
            merged.accepted += 1
        else:
            merged.set_aside.append((key, reason))
    if not waiting:
        merged.forked = 0


def _give_back(
    session: Session, claims: list[_Held], sent_again: Iterable[forks.Renamed]
) -> set[Name]:
    """Let lines that are known under two names, one of them claimed by another line, keep that of
    whom wrote them; the numbers that became free.

    Numbers of one import go on alike: so even a line that never comes under the other name, having
    nothing in it that a district may know, gets it.
    """
    own = nodes.own_id(session).bytes
    known = [*claims, *(held for held in _holding(session, claims) if held.node != own)]
    named = _by_content(session, known)
    told = [(one, _other(named, one)) for one in known]
    seen = [
        *sent_again,
        *(
            (o.node, o.brought, s.node, s.seq - o.seq)
            for o, s in told
            if s and o.brought and s.node != o.node  # one that was adopted says nothing of others
        ),
    ]
    shifts = {
        (node, brought): (other, shift)
        for node, brought, other, shift in seen
        if not _is_below(session, other)
    }
    wholes: dict[Name, _Held] = {}
    gone: list[_Held] = []
    for one, other in told:
        if other is None:
            node, shift = shifts.get((one.node, one.brought or b""), (b"", 0))
            if not node or one.seq + shift < 1:
                continue
            wholes[node, one.seq + shift] = one
        elif other.redacted and not one.redacted:
            wholes[other.node, other.seq] = one
        if one.arrival:
            gone.append(one)
    _write(session, wholes)
    _let_go(session, gone)
    return {(one.node, one.seq) for one in gone}


def _other(named: Mapping[Content, list[_Held]], one: _Held) -> _Held | None:
    """The same line under another name, whole if it is."""
    name = (one.node, one.seq)
    again = [o for o in named.get(one.content, ()) if forks.is_renamed(name, (o.node, o.seq))]
    return min(again, key=lambda other: (other.redacted, other.arrival), default=None)


def _is_below(session: Session, node: bytes) -> bool:
    """Whether a node reports here: it tells all of its own itself."""
    known = nodes.find(session, UUID(bytes=node))
    return known is not None and known.kinship == nodes.CHILD


def _let_in(session: Session, merged: Merged, claims: list[_Held], freed: set[Name]) -> None:
    """Take in what claimed the numbers, and what came with it under numbers that nobody has."""
    came = {claim.brought for claim in claims if (claim.node, claim.seq) in freed}
    taken = {(held.node, held.seq) for held in _holding(session, claims)}
    bodies: dict[bytes, set[bytes]] = {}
    for claim in claims:
        if claim.brought in came and (claim.node, claim.seq) not in taken:
            bodies.setdefault(claim.via, set()).add(claim.body)
    for via, some in bodies.items():
        sender = UUID(bytes=via)
        allowed = retrying.allowed(session, nodes.find(session, sender))
        late = merging.try_again(session, sender, allowed, (Refusal.SEQ_REUSED,), some)
        merged.conflicts += late.conflicts


def _claims(session: Session) -> list[_Held]:
    return [_held(0, body, via, brought) for _, _, via, brought, body in forks.claims(session)]


def _holding(session: Session, claims: Iterable[_Held]) -> list[_Held]:
    """What stands under the numbers that are claimed."""
    ask = session.connection().exec_driver_sql
    asked = "SELECT arrival, body, via FROM revision WHERE node = ? AND seq = ?"
    found = []
    for name in sorted({(claim.node, claim.seq) for claim in claims}):
        for arrival, body, via in ask(asked, name).all():
            brought = ask(_IMPORT_OF, (arrival, arrival)).scalar()
            found.append(_held(arrival, body, via or b"", brought))
    return found


def _by_content(session: Session, lines: Iterable[_Held]) -> dict[Content, list[_Held]]:
    """The lines of the journal about the rows that these are about, by what they say."""
    found: dict[Content, list[_Held]] = {}
    for some in chunks(sorted({line.key[1] for line in lines})):
        is_one, asked = many_keys.is_id(session, "row", some)
        told = session.connection().exec_driver_sql(
            f"SELECT arrival, body FROM revision WHERE {is_one} ORDER BY arrival", asked
        )
        for arrival, body in told:
            line = _held(arrival, body)
            found.setdefault(line.content, []).append(line)
    return found


def _held(arrival: int, body: bytes, via: bytes = b"", brought: bytes | None = None) -> _Held:
    line = read(body)
    name = (bytes.fromhex(line.node), line.seq)
    return _Held(arrival, *name, body, content_of(body), line.redacted, via, brought)


def _write(session: Session, wholes: Mapping[Name, _Held]) -> None:
    """Lines of which only a part, or nothing, came under their own name, under it: as written here,
    so that they go on to whoever lacks them."""
    before = last_arrival(session)
    made: list[tuple[Any, ...]] = []
    latest: dict[merging.Key, int] = {}
    for at, ((node, seq), known) in enumerate(wholes.items(), before + 1):
        line = read(known.body)
        latest[known.key] = at
        about = (line.counter, line.entity, bytes.fromhex(line.row), line.area)
        moves = area_of.MOVES if area_of.moves(line.entity, line.op, line.new) else 0
        marks = (None, _renamed(known, node, seq), moves, int(line.redacted), "")
        made.append((at, node, seq, *about, *marks))
    write_revisions(session, made)
    many_keys.grown(session, before + len(made))
    merging.recompute(session, latest, before, latest)


def _renamed(known: _Held, node: bytes, seq: int) -> bytes:
    """A line under its own name; it counts from its own first number without a gap."""
    told: dict[str, Any] = msgspec.json.decode(known.body)
    shift = seq - known.seq
    told["node"], told["seq"] = node.hex(), seq
    if base := told.get("base"):
        told["base"] = {
            field: [
                (node.hex(), number + shift)
                if name == known.node.hex() and number + shift > 0
                else (name, number)
                for name, number in ids
            ]
            for field, ids in base.items()
        }
    return msgspec.json.encode(told)


def _let_go(session: Session, gone: list[_Held]) -> None:
    """Take lines away that are here under another name; rows that point to them point there."""
    if not gone:
        return
    ask = session.connection().exec_driver_sql
    dialect = session.connection().dialect.name
    for held in gone:
        entity, row = held.key
        at = _mark(session, held.key, [one.arrival for one in gone])
        ask(
            f"UPDATE {entity} SET revised = ? WHERE id = ? AND revised = ?", (at, row, held.arrival)
        )
    ask(guards.unguarded(dialect, "revision", "delete"))
    ask("DELETE FROM revision WHERE arrival = ?", [(one.arrival,) for one in gone])
    ask(guards.changes_guarded(dialect, "revision", "delete"))
    number_ranges.count_again(session, {one.node for one in gone})
    current(session).numbers = None
    # Where one line is left it says what the row says already.
    keys = {one.key for one in gone}
    latest = {key: at for key in keys if (at := _mark(session, key, _present(session, key)))}
    merging.recompute(session, latest, last_arrival(session), latest)
    current(session).topics.update(("links", "set_aside"))


def _mark(session: Session, key: merging.Key, but: Collection[int]) -> int:
    """The newest line about a row beside some; 0 for none."""
    found = session.connection().exec_driver_sql(
        f"SELECT max(arrival) FROM revision WHERE row = ?"
        f" AND arrival NOT IN ({', '.join('?' * len(but))})",
        (key[1], *but),
    )
    return int(found.scalar() or 0)


def _present(session: Session, key: merging.Key) -> list[int]:
    """The line that a row is marked with: a row that changes needs another mark."""
    asked = session.connection().exec_driver_sql(
        f"SELECT revised FROM {key[0]} WHERE id = ?", (key[1],)
    )
    return [int(at) for at in asked.scalars()]
