"""Judges revisions that arrive: which are new, which are known, which are set aside and why."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.codes import Refusal
from gridcredit.domain.fieldrules import revision_fault
from gridcredit.domain.journal import ADD, SET, RevisionId
from gridcredit.domain.kinds.kind import Nature
from gridcredit.domain.records import KINDS, UNPLACED
from gridcredit.store.engine import many_keys
from gridcredit.store.engine.transaction import current
from gridcredit.store.exchange.scope import Allowed, Authority, Dependency, dependencies_of
from gridcredit.store.journal import area_of, rows
from gridcredit.wire import Line, read, united

_LARGEST_SEQ = 2**48
# What a revision keeps of the whole when its personal fields are left out.
_KEPT = ("counter", "author", "entity", "row", "area", "op", "at")
_SAME = "same"


@dataclass(slots=True)
class Candidate:
    """A readable revision on its way in; `values` is the table row of an ADD. The journal marks of
    it `handover` (area_of.py) and `stood`: the area its row stands in, if not in the one it names,
    because its author had not heard of a move. `part`: it has more fields than the part that is
    here, as the how manieth part that is kept; `united` is what both have, where this is not
    all."""

    body: bytes
    line: Line
    node: bytes
    row: bytes
    values: list[Any] | None
    handover: int = 0
    stood: str = ""
    part: int = 0
    united: bytes = b""

    @property
    def key(self) -> tuple[bytes, int]:
        """The identity of the revision as the journal keeps it."""
        return (self.node, self.line.seq)

    @property
    def revision(self) -> RevisionId:
        """The identity of the revision."""
        return RevisionId(UUID(bytes=self.node), self.line.seq)


@dataclass(slots=True)
class RefusedRevision:
    """A revision that was set aside; without a key it could not be read. `claims`: its number is,
    or may be, another revision's."""

    body: bytes
    reason: Refusal
    key: tuple[bytes, int] | None = None
    claims: bool = False

    def stored_key(self, via: bytes) -> tuple[bytes, int]:
        """The key to keep it under: an unreadable revision is known by its sender and content, one
        that claims another's number by its author and content."""
        if self.key is not None and not self.claims:
            return self.key
        digest = hashlib.sha256(self.body).digest()
        return (self.key[0] if self.key else via, -1 - int.from_bytes(digest[:6], "big"))

    @property
    def revision(self) -> RevisionId | None:
        """The identity of the revision, when it could be read."""
        return RevisionId(UUID(bytes=self.key[0]), self.key[1]) if self.key else None


@dataclass(slots=True)
class Judged:
    """One batch after judgement; `known` are the rows among its new ones that the journal has
    heard of."""

    new: list[Candidate] = field(default_factory=list)
    known: set[bytes] = field(default_factory=set)
    refused: list[RefusedRevision] = field(default_factory=list)
    same: int = 0


class Intake:
    """The judge of one merge: keeps what it has learned from batch to batch.

    `forked` is the first number under which the sender sends something else of its own than came
    from it before: from there on nothing of its own is taken in (README of sync). 0: none. No
    counter reaches `farthest`.
    """

    def __init__(self, session: Session, allowed: Allowed, via: bytes, farthest: int) -> None:
        self.forked = 0
        self._via = via
        self._waiting = _waiting(session, via)
        self._session = session
        self._scope = Authority(session, allowed, via)
        self._awaited = _awaited(session)
        self._parts: dict[tuple[bytes, int], int] = {}
        self._places = current(session).codes
        self._nodes: dict[str, bytes] = {}
        self._last: dict[bytes, int] = {}  # the highest number here of each node's
        self._farthest = farthest

    def judge(self, lines: Sequence[bytes]) -> Judged:
        """Sort a batch; nothing is written."""
        judged = Judged()
        readable = [c for c in (self._readable(body, judged) for body in lines) if c]
        fresh = self._unknown(readable, judged)
        judged.known = _rows_known(self._session, {c.row for c in fresh})
        dependencies = [dependencies_of(c.line, c.row, judged.known) for c in fresh]
        self._learn_places(dependencies)
        for candidate, rests_on in zip(fresh, dependencies, strict=True):
            about = (candidate.line, candidate.node, candidate.row)
            if reason := self._scope.objection(*about, rests_on):
                judged.refused.append(self._refused(candidate.body, reason, candidate.key))
                continue
            self._mark(candidate, rests_on)
            judged.new.append(candidate)
            self._remember(candidate)
        return judged

    def _readable(self, body: bytes, judged: Judged) -> Candidate | None:
        try:
            line = read(body)
            node = self._nodes.get(line.node) or self._node(line.node)
            row = _identity(line.row)
        except ValueError:
            judged.refused.append(RefusedRevision(body, Refusal.UNREADABLE))
            return None
        reason, values = _fit(line, self._farthest)
        if reason is None:
            return Candidate(body, line, node, row, values)
        key = (node, line.seq) if 0 < line.seq < _LARGEST_SEQ else None
        judged.refused.append(self._refused(body, reason, key))
        return None

    def _node(self, text: str) -> bytes:
        node = self._nodes[text] = _identity(text)
        return node

    def _refused(
        self, body: bytes, reason: Refusal, key: tuple[bytes, int] | None = None
    ) -> RefusedRevision:
        """A revision that is set aside, kept apart from what whoever it names sends itself."""
        claims = key is not None and self._scope.is_anothers(*key)
        if claims and reason is Refusal.SEQ_REUSED and key and not self._scope.is_own(key[0]):
            reason = Refusal.AUTHOR_OUTSIDE
        return RefusedRevision(body, reason, key, claims or reason is Refusal.SEQ_REUSED)

    def _unknown(self, candidates: Iterable[Candidate], judged: Judged) -> list[Candidate]:
        """Those not in the journal; others are the same, or claim a number that is taken."""
        by_node: dict[bytes, list[Candidate]] = {}
        for candidate in candidates:
            by_node.setdefault(candidate.node, []).append(candidate)
        held: dict[tuple[bytes, int], bytes] = {}
        for node, of_node in by_node.items():
            seqs = [c.line.seq for c in of_node]
            held.update(((node, seq), body) for seq, body in self._held(node, seqs))
            self._last[node] = max(self._last[node], *seqs)
        fresh = []
        for candidate in (c for of_node in by_node.values() for c in of_node):
            reason = self._forked_or(_against(held.get(candidate.key), candidate), candidate)
            if reason is None:
                if candidate.line.redacted and candidate.key in held:
                    self._unite(held[candidate.key], candidate)
                held[candidate.key] = candidate.united or candidate.body
                fresh.append(candidate)
            elif isinstance(reason, Refusal):
                judged.refused.append(self._refused(candidate.body, reason, candidate.key))
            else:
                judged.same += 1
        return fresh

    def _held(self, node: bytes, seqs: Sequence[int]) -> Iterable[tuple[int, bytes]]:
        """The numbers of a node's that are here, each with what tells most of it last: the whole.
        Mostly all are behind the last one here, and nothing need be asked."""
        ask = self._session.connection().exec_driver_sql
        last = self._last.get(node)
        if last is None:
            found = ask("SELECT max(seq) FROM revision WHERE node = ?", (node,)).scalar()
            last = self._last[node] = int(found or 0)
        few = [seq for seq in seqs if seq <= last]
        if not few:
            return ()
        numbered, asked = many_keys.is_number(self._session, "seq", few)
        return ask(
            f"SELECT seq, body FROM revision WHERE node = ? AND {numbered}"
            " ORDER BY redacted = 0, redacted",
            (node, *asked),
        )

    def _unite(self, held: bytes, candidate: Candidate) -> None:
        """Keep a part that has more than the one here beside it, and let it have what both do."""
        found = self._session.connection().exec_driver_sql(
            "SELECT max(redacted) FROM revision WHERE node = ? AND seq = ?", candidate.key
        )
        here = max(int(found.scalar() or 1), self._parts.get(candidate.key, 1))
        candidate.part = self._parts[candidate.key] = here + 1
        if not read(held).new.keys() <= candidate.line.new.keys():
            candidate.united = united(held, candidate.body)

    def _forked_or(
        self, reason: Refusal | str | None, candidate: Candidate
    ) -> Refusal | str | None:
        """The reason against a revision, after a look at whether its sender has become two."""
        if candidate.node != self._via or reason == _SAME:
            return reason
        if reason is None and not self._waiting and not self.forked:
            return None
        seq = candidate.line.seq
        waits = _against(self._waiting.get(seq), candidate)
        if Refusal.SEQ_REUSED in (reason, waits):
            self.forked = min(seq, self.forked or seq)
        return Refusal.SEQ_REUSED if self.forked and seq >= self.forked else reason

    def _mark(self, candidate: Candidate, rests_on: list[Dependency]) -> None:
        """Note what sending on must know of where a revision's row stands."""
        line = candidate.line
        if line.entity in UNPLACED:
            return
        moves = area_of.moves(line.entity, line.op, line.new)
        comes = line.op == ADD and candidate.row in self._awaited
        candidate.handover = area_of.MOVES if moves or comes else 0
        hangs_on = rests_on[-1][1] if rests_on else candidate.row
        places = self._places
        if places.get(hangs_on) is None:
            candidate.handover |= area_of.ADRIFT
            self._awaited.add(hangs_on)
        before = places.get(rests_on[0][1], "") if rests_on else ""
        candidate.stood = before if before != line.area else ""

    def _learn_places(self, dependencies: Iterable[list[Dependency]]) -> None:
        """Ask at once where everything stands that these revisions build upon."""
        wanted: dict[str, set[bytes]] = {}
        for rests_on in dependencies:
            for name, row in rests_on:
                wanted.setdefault(name, set()).add(row)
        for name, ids in wanted.items():
            area_of.codes(self._session, name, ids)

    def _remember(self, candidate: Candidate) -> None:
        line = candidate.line
        if line.op == ADD:
            is_area = line.entity == "area"
            code = line.new.get("code", "") if is_area else line.area
            area_of.remember(self._session, candidate.row, code)
            if is_area:
                self._scope.grow(code, line.area)


def _awaited(session: Session) -> set[bytes]:
    """The rows that have not come yet and that something here hangs on; some may be here since."""
    found = session.connection().exec_driver_sql(
        f"SELECT body FROM revision WHERE handover > 0 AND handover >= {area_of.ADRIFT}"
    )
    lines = (read(body) for body in found.scalars())
    return {bytes.fromhex(line.new.get(KINDS[line.entity].owner) or line.row) for line in lines}


def _waiting(session: Session, via: bytes) -> dict[int, bytes]:
    """What a sender wrote itself and has waiting here, by its numbers."""
    found = session.connection().exec_driver_sql(
        "SELECT seq, body FROM set_aside WHERE node = ? AND via = ? AND seq > 0", (via, via)
    )
    return {int(seq): body for seq, body in found}


def _rows_known(session: Session, ids: set[bytes]) -> set[bytes]:
    is_one, asked = many_keys.is_id(session, "row", ids)
    found = session.connection().exec_driver_sql(
        f"SELECT DISTINCT row FROM revision WHERE {is_one}", asked
    )
    return set(found.scalars())


def _fit(line: Line, farthest: int) -> tuple[Refusal | None, list[Any] | None]:
    """Why a revision cannot be taken in, or nothing and an ADD's table row."""
    if line.counter >= farthest:  # first, whatever else: such revisions do not wait for others
        return Refusal.COUNTER_AHEAD, None
    entity = KINDS.get(line.entity)
    if entity is None:
        return Refusal.ENTITY_UNKNOWN, None
    if line.op not in (ADD, SET):
        return Refusal.OP_UNKNOWN, None
    if not (0 < line.seq < _LARGEST_SEQ and line.counter > 0):
        return Refusal.VALUE_UNFIT, None
    if revision_fault(line.author, line.area, line.at):
        return Refusal.VALUE_UNFIT, None
    if line.op == SET and entity.nature is Nature.FACT:
        return Refusal.FACT_CHANGED, None
    shape = rows.shape(entity.name)
    try:
        if line.op == ADD:
            return None, shape.row_by_rules(line.new)
        shape.check(line.new)
        shape.check({name: value for name, value in line.old.items() if value is not None})
        _check_base(line)
    except ValueError:
        return Refusal.VALUE_UNFIT, None
    return None, None


def _check_base(line: Line) -> None:
    for ids in line.base.values():
        for node, seq in ids:
            _identity(node)
            if not 0 < seq < _LARGEST_SEQ:
                raise ValueError("number of a revision expected")


def _against(known: bytes | None, candidate: Candidate) -> Refusal | str | None:
    """What a revision is beside the form of it that is here: nothing known, or only a part of it
    (None), the same, or another one under its number. Parts differ: a street leaves fields out that
    its program does not know, and sends them once it knows them (upgrading.py)."""
    if known is None:
        return None
    if known == candidate.body:
        return _SAME
    held, line = read(known), candidate.line
    is_one = held.redacted or line.redacted
    if not is_one or any(getattr(held, name) != getattr(line, name) for name in _KEPT):
        return Refusal.SEQ_REUSED
    has_more = not line.redacted or not line.new.keys() <= held.new.keys()
    return None if held.redacted and has_more else _SAME


def _identity(text: str) -> bytes:
    if len(text) != 32:
        raise ValueError("id of 32 hex digits expected")
    identity = bytes.fromhex(text)
    if len(identity) != 16:  # fromhex passes over blanks
        raise ValueError("id of 32 hex digits expected")
    return identity
