"""What undoing asks of base data: the past of rows, and whether others' work hangs on them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.journal import ADD, BY_NUMBER, Revision, RevisionId, whole
from gridcredit.domain.kinds.kind import Kind, Nature
from gridcredit.domain.records import KINDS
from gridcredit.domain.undo_rules import is_off, off_values
from gridcredit.store.exchange.import_ledger import ImportLedger
from gridcredit.store.journal.standing_facts import stands
from gridcredit.wire import Line, decode, read

Place = tuple[int, bytes]
"""Where a revision lies and who wrote it: arrival and node."""


@dataclass(slots=True)
class Past:
    """All revisions of one row, and which of them do not count. One may be here in two forms,
    whole and without its personal fields; it counts as long as one of them does."""

    known: dict[RevisionId, Revision] = field(default_factory=dict)
    own: set[RevisionId] = field(default_factory=set)
    target: set[RevisionId] = field(default_factory=set)
    undone: dict[RevisionId, UUID] = field(default_factory=dict)  # with which import
    _counted: set[RevisionId] = field(default_factory=set)

    def add(self, account: ImportLedger, place: Place, body: bytes) -> None:
        """Put one more revision in."""
        revision = decode(body)
        key = revision.id
        self.known[key] = whole([self.known.get(key, revision), revision])[0]
        brought_by = account.undone_with(*place)
        if account.is_own(place[0]):
            self.own.add(key)
        elif brought_by is None or key in self._counted:
            self._counted.add(key)
            self.undone.pop(key, None)
            self.target.discard(key)
        else:
            self.undone[key] = brought_by
        if account.is_target(*place) and key not in self._counted:
            self.target.add(key)

    @property
    def revisions(self) -> list[Revision]:
        """Each of them once."""
        return list(self.known.values())

    @property
    def stands_alone(self) -> bool:
        """Whether the others alone would have the row."""
        return any(r.op == ADD and r.id not in self.undone for r in self.revisions)

    def taken(self) -> set[RevisionId]:
        """What does not count. A row that is kept although its import is undone is kept whole."""
        adds = [] if self.stands_alone else [r.id for r in self.revisions if r.op == ADD]
        kept = {self.undone[key] for key in adds}
        return self.own | {key for key, by in self.undone.items() if by not in kept}

    def newer_fields(self, known: Collection[str]) -> tuple[str, ...]:
        """The fields that only the target sets and this program does not know."""
        taken = self.taken()
        names = {name for r in self.revisions if r.id in self.target for name in r.new}
        held = {name for r in self.revisions if r.id not in taken for name in r.new}
        return tuple(sorted(names - held - {*known, BY_NUMBER}))

    def is_part(self) -> bool:
        """Whether what goes travelled without its personal fields."""
        return any(r.redacted for r in self.revisions if r.id in self.target)


def pasts(
    session: Session, account: ImportLedger, name: str, ids: Sequence[bytes]
) -> dict[bytes, Past]:
    """The past of each row of one kind."""
    found: dict[bytes, Past] = {}
    asked = "SELECT row, entity, arrival, node, body FROM revision WHERE row IN"
    for row, entity, arrival, node, body in _among(session, asked, ids):
        if entity == name:
            found.setdefault(row, Past()).add(account, (arrival, node), body)
    return found


def places(session: Session, name: str, ids: Sequence[bytes]) -> dict[bytes, list[Place]]:
    """Where the revisions of each row of one kind lie, none of them read."""
    found: dict[bytes, list[Place]] = {}
    asked = "SELECT row, entity, arrival, node FROM revision WHERE row IN"
    for row, entity, arrival, node in _among(session, asked, ids):
        if entity == name:
            found.setdefault(row, []).append((arrival, node))
    return found


@dataclass(frozen=True, slots=True)
class Switch:
    """Whether a row counts, where nothing but undoing ever said so: the reason for which it does
    not (blank: it does), and the revision that says it."""

    reason: str
    head: RevisionId


def switches(
    session: Session, account: ImportLedger, entity: Kind, held: Mapping[bytes, Sequence[Place]]
) -> dict[bytes, Switch]:
    """Of rows whose revisions lie there: those of which undoing alone spoke after their ADD, and
    only of whether they count. Nothing else of their past matters."""
    few = [row for row, places in held.items() if _is_switched(account, places)]
    told: dict[bytes, list[Line]] = {}
    asked = "SELECT row, entity, body FROM revision WHERE row IN"
    for row, name, body in _among(session, asked, few):
        if name == entity.name:
            told.setdefault(row, []).append(read(body))
    found = {row: _switch(entity.off, lines) for row, lines in told.items()}
    return {row: switch for row, switch in found.items() if switch is not None}


def _is_switched(account: ImportLedger, places: Sequence[Place]) -> bool:
    return sum(not account.is_own(arrival) for arrival, _ in places) == 1 < len(places)


def _switch(off: str, lines: Sequence[Line]) -> Switch | None:
    """What the lines of a row say of whether it counts, each of them having seen the one before;
    None where they say more."""
    said = [line for line in lines if line.op != ADD]
    if len(said) != len(lines) - 1 or any(line.new.keys() != {off} for line in said):
        return None
    if any(off in line.new for line in lines if line.op == ADD):
        return None
    seen = {key for line in said for key in line.base.get(off, ())}
    heads = [line for line in said if (line.node, line.seq) not in seen]
    if len(heads) != 1:
        return None
    [head] = heads
    return Switch(head.new[off], RevisionId(UUID(head.node), head.seq))


def offs(session: Session, entity: Kind, ids: Sequence[bytes]) -> dict[bytes, bool]:
    """The rows that are there, and whether each counts no more."""
    names = list(off_values(entity))
    columns = "".join(f', "{name}"' for name in names)
    found = _among(session, f"SELECT id{columns} FROM {entity.name} WHERE id IN", ids)
    return {row: is_off(entity, dict(zip(names, held, strict=True))) for row, *held in found}


def clashing(session: Session, name: str, ids: Sequence[bytes]) -> set[bytes]:
    """The rows of one kind that have a field in conflict."""
    found = _among(session, "SELECT entity, row FROM conflict WHERE row IN", ids)
    return {row for entity, row in found if entity == name}


def owners(session: Session, name: str, ids: Sequence[bytes]) -> list[bytes]:
    """To whom rows of one kind belong."""
    asked = f'SELECT DISTINCT "{KINDS[name].owner}" FROM {name} WHERE id IN'
    return [owner for (owner,) in _among(session, asked, ids)]


def hung_upon(session: Session, name: str, ids: Sequence[bytes]) -> set[bytes]:
    """The rows on which something hangs that counts: people of a household, facts of a person, and
    whatever names one of them."""
    found: set[bytes] = set()
    for other in KINDS.values():
        if not other.between_offices:
            for field, is_list in other.fields_naming(name):
                if is_list:
                    found |= _listed(session, other, field, name, ids)
                else:
                    found |= _named(session, other, field, ids)
    return found


def _named(session: Session, other: Kind, field: str, ids: Sequence[bytes]) -> set[bytes]:
    """Those of the rows that a field of records that count names."""
    asked = f'SELECT DISTINCT t."{field}" FROM {other.name} AS t WHERE {_counts(other)}'
    return {row for (row,) in _among(session, f'{asked} AND t."{field}" IN', ids)}


def _listed(
    session: Session, other: Kind, field: str, name: str, ids: Sequence[bytes]
) -> set[bytes]:
    """Those of the rows that a list in records that count names. Where both kinds belong to the
    same kind of record, as a visit and whom it met to a household, only lists of that very record
    are read; otherwise all are."""
    asked = f'SELECT t."{field}" FROM {other.name} AS t WHERE t."{field}" <> \'[]\''
    asked += f" AND {_counts(other)}"
    shared = KINDS[name].owner
    if other.owner_kind == KINDS[name].owner_kind:
        asked += f' AND t."{other.owner}" IN (SELECT "{shared}" FROM {name} WHERE id IN'
        lists = _among(session, asked, ids, ")")
    else:
        lists = iter(session.connection().exec_driver_sql(asked))
    return {bytes.fromhex(key) for (held,) in lists for key in json.loads(held)} & set(ids)


def _counts(kind: Kind) -> str:
    """Whether a row `t` of a kind counts."""
    if kind.nature is Nature.FACT:
        return stands(kind.name, "t")
    if kind.off:
        return f"t.\"{kind.off}\" = ''"
    told = " OR ".join(f"t.\"{name}\" <> ''" for name in sorted(kind.blank_is_off))
    return f"({told})" if told else "true"


def _among(
    session: Session, asked: str, ids: Sequence[bytes], closing: str = ""
) -> Iterator[Sequence[Any]]:
    if ids:
        marks = f" ({','.join('?' * len(ids))}){closing}"
        yield from session.connection().exec_driver_sql(asked + marks, tuple(ids)).all()
