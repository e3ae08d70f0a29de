"""A street's part in finding people counted twice: one matching key among the streets, and a mark
under it for everybody with an ID number. The district passes both on and can open neither.

A key is followed by a new one when a street that may hold it has ended, or when somebody asks.
Until every sister has told that it marks with the new one, marks are written under both: the
district goes on finding whomever it found.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import NotFound
from gridcredit.domain.id_tokens import (
    Announced,
    MatchingKey,
    is_appointed,
    is_spent,
    key_to_use,
    may_make_key,
)
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.duplicates import matchingkeys
from gridcredit.operations.duplicates.matchingkeys import Ring
from gridcredit.operations.trust import peer_streets
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import numbering
from gridcredit.store.register import area_rows, id_tokens, keyshares
from gridcredit.store.workspace import audit
from gridcredit.sync.enrolment import Certificate
from gridcredit.sync.keyshare import make_key

ARRIVING = frozenset({"key_share", "office_certificate"})
"""Kinds of record after whose arrival a street has keys to open, or somebody to share with."""


@dataclass(frozen=True, slots=True)
class KeyState:
    """How a street stands with its matching key: its id (blank: none yet), how many it follows,
    whether a street that may hold it has ended, and the sisters who are known to use it and who
    are not (names)."""

    key: str
    follows: int
    is_spent: bool
    using: tuple[str, ...]
    awaited: tuple[str, ...]


@dataclass
class _Scene:
    """What a street knows of keys and sisters, in one transaction."""

    desk: Desk
    session: Session
    certified: dict[UUID, Certificate]
    ended: dict[UUID, int]
    ring: Ring

    @property
    def me(self) -> UUID:
        return self.desk.node.id

    @cached_property
    def announced(self) -> list[Announced]:
        return matchingkeys.announced(self.session)

    @cached_property
    def own(self) -> Area:
        return area_rows.area_by_code(self.session, self.desk.node.area)

    @cached_property
    def grids(self) -> list[UUID]:
        return [grid.id for grid in area_rows.grids_under(self.session, self.own.id)]

    def to_use(self) -> MatchingKey | None:
        held, ended = self.ring.keys.values(), frozenset(self.ended)
        return key_to_use(self.announced, held, ended, self.ring.used)

    def is_spent(self, key: MatchingKey) -> bool:
        return is_spent(key, self.announced, self.ended)

    def holders(self, key: MatchingKey) -> set[UUID]:
        return matchingkeys.Told(self.session, self.me).use(key.id, self.certified)


def mark_people(desk: Desk, session: Session, progress: Progress = no_progress) -> int:
    """Bring a street's keys and marks up to date, before it writes to the district and after it
    heard of keys or sisters; how many marks were written. Elsewhere nothing is done.

    The first key is made when the first ID number needs it and nobody else's is on its way; the
    next one when the present one is spent, by one street (domain.marks). All people are marked
    anew only when the key to use has changed.
    """
    if desk.office is not Office.STREET:
        return 0
    scene = _scene(desk, session)
    matchingkeys.open_shares(session, scene.me, scene.ring, scene.certified)
    key = scene.to_use() or _first(scene)
    if key and scene.is_spent(key) and is_appointed(scene.me, scene.holders(key)):
        key = _next(scene)
    return _mark_with(scene, key, progress) if key else 0


def renew_key(desk: Desk, progress: Progress = no_progress) -> KeyState:
    """Make a new matching key because somebody asks, and mark everybody anew; sisters get it with
    the next packages. Raises NotAllowed, NotEnrolled, PlaceRevoked, NotFound (only streets have
    keys)."""
    desk.actor.require(Duty.ENROL)
    desk.require_enrolled()
    if desk.office is not Office.STREET:
        raise NotFound("key_share", desk.node.name)
    with desk.writing() as session:
        scene = _scene(desk, session)
        matchingkeys.open_shares(session, scene.me, scene.ring, scene.certified)
        old = scene.ring.used
        new = _next(scene)
        audit.log(session, desk.actor.login, "matching_key", {"key": new.id, "follows": old})
        _mark_with(scene, new, progress)
    return key_state(desk)


def key_state(desk: Desk) -> KeyState:
    """How this street stands with its matching key; elsewhere there is none."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        if desk.office is not Office.STREET or desk.node.certificate is None:
            return KeyState("", 0, False, (), ())
        scene = _scene(desk, session)
        key = scene.ring.keys.get(scene.ring.used)
        if key is None:
            return KeyState("", 0, False, (), ())
        using = scene.holders(key)
        names = {node: certificate.name for node, certificate in scene.certified.items()}
        return KeyState(
            key.id,
            key.generation,
            scene.is_spent(key),
            tuple(sorted(names[node] for node in using)),
            tuple(sorted(names[node] for node in names.keys() - using)),
        )


def _scene(desk: Desk, session: Session) -> _Scene:
    certified, ended = peer_streets.certified(session), keyshares.ended(session)
    return _Scene(desk, session, certified, ended, matchingkeys.ring(session))


def _first(scene: _Scene) -> MatchingKey | None:
    if scene.ring.keys or not may_make_key(scene.announced, frozenset(scene.ended)):
        return None
    key = make_key(numbering.last_counter(scene.session) + 1, scene.me)
    if not id_tokens.is_wanted(scene.session, scene.grids, key):
        return None
    scene.ring.keys[key.id] = key
    return key


def _next(scene: _Scene) -> MatchingKey:
    """A key that goes before all that are known."""
    known = [one.generation for one in scene.announced if one.maker not in scene.ended]
    held = [key.generation for key in scene.ring.keys.values()]
    generation = max([*known, *held], default=-1) + 1
    new = make_key(numbering.last_counter(scene.session) + 1, scene.me, generation)
    scene.ring.keys[new.id] = new
    return new


def _mark_with(scene: _Scene, key: MatchingKey, progress: Progress) -> int:
    session, ring = scene.session, scene.ring
    if key.id != ring.used:
        ring.used = key.id
        matchingkeys.keep(session, ring)
    matchingkeys.share(scene.desk, session, scene.own, key, scene.certified)
    keys = [key, *_older(scene, key)]
    return id_tokens.refresh(session, scene.grids, keys, ring.keys.values(), progress)


def _older(scene: _Scene, key: MatchingKey) -> list[MatchingKey]:
    """The keys used here before it that some sister may still mark her people with."""
    told = matchingkeys.Told(scene.session, scene.me)
    behind = scene.certified.keys() - told.use(key.id, scene.certified)
    return [
        one
        for name, one in scene.ring.keys.items()
        if name != key.id and told.was_used(name) and told.may_use(name, behind)
    ]
