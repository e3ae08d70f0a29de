"""A street's part in finding people counted twice: one matching key among the streets, and a mark
under it for everybody with an ID number. The district passes both on and can open neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

import msgspec

from gridcredit.domain.codes import Office
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.marks import MatchingKey, key_to_use, may_make_key
from gridcredit.domain.notices import KeyShare
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.records import Area, part_id
from gridcredit.operations import sisters
from gridcredit.operations.credentials import node_keys, own_public
from gridcredit.operations.desk import Desk
from gridcredit.operations.suites import key_between
from gridcredit.store import areas, journal, keyshares, marks, nodes
from gridcredit.store.database import Session
from gridcredit.sync.enrolment import Certificate
from gridcredit.sync.keyshare import make_key, make_share, read_share
from gridcredit.sync.public import PublicKeys

SECRET = "matching_keys"
ARRIVING = frozenset({"key_share", "office_certificate"})
"""Kinds of record after whose arrival a street has keys to open, or somebody to share with."""


class _Kept(msgspec.Struct):
    """What a workspace keeps of its keys, as JSON among its secrets."""

    keys: list[tuple[int, UUID, bytes]] = []
    used: str = ""


@dataclass
class _Ring:
    """The matching keys that this street holds, and the one its people are marked with."""

    keys: dict[str, MatchingKey]
    used: str


def mark_people(desk: Desk, session: Session, progress: Progress = no_progress) -> int:
    """Bring a street's keys and marks up to date, before it writes to the district and after it
    heard of keys or sisters; how many marks were written. Elsewhere nothing is done.

    The key is made when the first ID number needs it and nobody else's is on its way. All people
    are marked anew only when the key to use has changed (domain.marks.key_to_use).
    """
    if desk.office is not Office.STREET:
        return 0
    own = areas.area_by_code(session, desk.node.area)
    grids = [grid.id for grid in areas.grids_under(session, own.id)]
    certified, ring = sisters.certified(session), _ring(session)
    _open_shares(session, desk.node.id, ring, certified)
    key = _key_to_use(session, ring) or _made(desk, session, ring, grids)
    if key is None:
        return 0
    if key.id != ring.used:
        ring.used = key.id
        _keep(session, ring)
    _share(desk, session, own, key, certified)
    return marks.refresh(session, grids, key, progress)


def _key_to_use(session: Session, ring: _Ring) -> MatchingKey | None:
    announced, ended = keyshares.announced(session), sisters.ended(session)
    return key_to_use(announced, ring.keys.values(), ended, ring.used)


def _made(desk: Desk, session: Session, ring: _Ring, grids: list[UUID]) -> MatchingKey | None:
    announced = keyshares.announced(session)
    if ring.keys or not may_make_key(announced, sisters.ended(session)):
        return None
    key = make_key(journal.last_counter(session) + 1, desk.node.id)
    if not marks.is_wanted(session, grids, key):
        return None
    ring.keys[key.id] = key
    return key


def _open_shares(
    session: Session, me: UUID, ring: _Ring, certified: Mapping[UUID, Certificate]
) -> None:
    """Add the keys that came; what cannot be believed or opened is left where it is."""
    keys = node_keys(session)
    signers = {**certified, me: sisters.own_certificate(session)}
    before = len(ring.keys)
    for held in keyshares.shares_for(session, me):
        if held.key in ring.keys:
            continue
        try:
            share = read_share(held.document)
            if share.sender in signers:
                key = share.open(me, keys, signers[share.sender])
                ring.keys[key.id] = key
        except GridCreditError:  # forged, or of a newer program: another street's share will do
            continue
    if len(ring.keys) > before:
        _keep(session, ring)


def _share(
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


def _record(
    desk: Desk, session: Session, own: Area, key: MatchingKey, receiver: UUID, to: PublicKeys
) -> KeyShare:
    mine = key_between(session, to)
    document = make_share(key, desk.node.id, mine, receiver, to)
    row = part_id(receiver, f"key_share:{key.id}:{desk.node.id.hex}")
    return KeyShare(row, own.id, key.id, key.made, key.maker, receiver, document)


def _ring(session: Session) -> _Ring:
    stored = nodes.secret(session, SECRET)
    kept = msgspec.json.decode(stored, type=_Kept) if stored else _Kept()
    return _Ring(_by_id(MatchingKey(*one) for one in kept.keys), kept.used)


def _by_id(keys: Iterable[MatchingKey]) -> dict[str, MatchingKey]:
    return {key.id: key for key in keys}


def _keep(session: Session, ring: _Ring) -> None:
    keys = [(key.made, key.maker, key.secret) for key in ring.keys.values()]
    nodes.keep_secret(session, SECRET, msgspec.json.encode(_Kept(keys, ring.used)))
