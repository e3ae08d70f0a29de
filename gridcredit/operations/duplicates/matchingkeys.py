"""The matching keys of a street: kept among its secrets, opened when they come sealed from sisters,
sealed on to those who have none. The district hands the shares on and opens none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

import msgspec

from gridcredit import shapes
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.id_tokens import Announced, MatchingKey
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.key_share import KeyShare
from gridcredit.domain.records import part_id
from gridcredit.operations.desk import Desk
from gridcredit.operations.installation.credentials import node_keys, own_public
from gridcredit.operations.trust import peer_streets
from gridcredit.operations.trust.suites import key_between
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal, nodes
from gridcredit.store.register import keyshares
from gridcredit.sync.enrolment import Certificate
from gridcredit.sync.keyshare import make_share, read_share
from gridcredit.sync.public import PublicKeys

SECRET = "matching_keys"


class _Kept(msgspec.Struct):
    """What a workspace keeps of its keys, as JSON among its secrets."""

    keys: list[tuple[int, UUID, bytes]] = []
    used: str = ""
    generations: dict[str, int] = {}  # by key id; 0 where it is not said


@dataclass
class Ring:
    """The matching keys that this street holds, and the one its people are marked with."""

    keys: dict[str, MatchingKey]
    used: str


def ring(session: Session) -> Ring:
    """The keys that are held here."""
    stored = nodes.secret(session, SECRET)
    kept = shapes.read(stored, _Kept) if stored else _Kept()
    held = {key.id: key for key in (MatchingKey(*one) for one in kept.keys)}
    for name, generation in kept.generations.items():
        key = held[name]
        held[name] = MatchingKey(key.made, key.maker, key.secret, generation)
    return Ring(held, kept.used)


def keep(session: Session, held: Ring) -> None:
    """Keep them."""
    keys = [(key.made, key.maker, key.secret) for key in held.keys.values()]
    later = {key.id: key.generation for key in held.keys.values() if key.generation}
    nodes.keep_secret(session, SECRET, msgspec.json.encode(_Kept(keys, held.used, later)))


def announced(session: Session) -> list[Announced]:
    """Every key that is known to exist: its maker has shared it with itself."""
    return [_announced(share) for share in keyshares.from_makers(session)]


def _announced(share: KeyShare) -> Announced:
    try:
        told = read_share(share.document).announced
    except GridCreditError:  # of a newer program: it exists all the same
        told = None
    if told is not None and told.key == share.key:
        return told
    return Announced(share.made, share.maker, share.key)


def open_shares(
    session: Session, me: UUID, held: Ring, certified: Mapping[UUID, Certificate]
) -> None:
    """Add the keys that came; what cannot be believed or opened is left where it is."""
    keys = node_keys(session)
    signers = {**certified, me: peer_streets.own_certificate(session)}
    before = len(held.keys)
    for share in keyshares.shares_for(session, me):
        if share.key in held.keys:
            continue
        try:
            read = read_share(share.document)
            if read.sender in signers:
                key = read.open(me, keys, signers[read.sender])
                held.keys[key.id] = key
        except GridCreditError:  # forged, or of a newer program: another street's share will do
            continue
    if len(held.keys) > before:
        keep(session, held)


def share(
    desk: Desk,
    session: Session,
    own: Area,
    key: MatchingKey,
    certified: Mapping[UUID, Certificate],
) -> None:
    """Seal the key to every sister that has not got it from here, and to oneself: so it comes
    back after a restore, and the maker's own share tells all others that the key exists."""
    done, mine = keyshares.shared_from(session, own.id, key.id), own_public(session)
    # Nothing can be sealed to a sister whose keys are all of another suite.
    wanted = {n: c.keys for n, c in certified.items() if set(c.keys.suites) & set(mine.suites)}
    wanted[desk.node.id] = mine
    new = [
        _record(desk, session, own, key, node, to)
        for node, to in sorted(wanted.items())
        if node not in done
    ]
    journal.add(session, new)


class Told:
    """Who is known to hold which key: every street seals the one that it uses to itself and to all
    its sisters."""

    def __init__(self, session: Session, me: UUID) -> None:
        self._rows = keyshares.rows(session)
        self._me = me

    def use(self, key: str, streets: Iterable[UUID]) -> set[UUID]:
        """Of these streets those that have told us that they mark their people with a key."""
        return {one for one in streets if self._passed(key, one, self._me, one)}

    def may_use(self, key: str, streets: Iterable[UUID]) -> set[UUID]:
        """Of these streets those that told us so, or got the key from here."""
        return {
            one
            for one in streets
            if self._passed(key, one, self._me, one) or self._passed(key, self._me, one)
        }

    def was_used(self, key: str) -> bool:
        """Whether people here were ever marked with a key."""
        return self._passed(key, self._me, self._me)

    def _passed(self, key: str, sender: UUID, *receivers: UUID) -> bool:
        return any(_row(receiver, key, sender) in self._rows for receiver in receivers)


def _record(
    desk: Desk, session: Session, own: Area, key: MatchingKey, receiver: UUID, to: PublicKeys
) -> KeyShare:
    mine = key_between(session, to)
    document = make_share(key, desk.node.id, mine, receiver, to)
    row = _row(receiver, key.id, desk.node.id)
    return KeyShare(row, own.id, key.id, key.made, key.maker, receiver, document)


def _row(receiver: UUID, key: str, sender: UUID) -> UUID:
    return part_id(receiver, f"key_share:{key}:{sender.hex}")
