"""What a sender may send: of the areas that are its own, of what stands or stood there, and of
what it gives back to an office that had written it itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from gridcredit.domain.codes import Refusal
from gridcredit.domain.journal import ADD
from gridcredit.domain.records import KINDS
from gridcredit.store.engine.transaction import current
from gridcredit.store.exchange import links
from gridcredit.store.exchange.authors import Authors
from gridcredit.store.journal import area_of, nodes, numbering
from gridcredit.wire import Line

Allowed = Callable[[str], bool]
Dependency = tuple[str, bytes]  # entity and row
_OWNERS = {name: (entity.owner, KINDS[name].owner_kind) for name, entity in KINDS.items()}


@dataclass(frozen=True, slots=True)
class _Return:
    """Who came back from a backup and may have forgotten numbers of its own up to one; and the node
    of the office above it."""

    own: bytes
    above: bytes | None
    lost_upto: int


class Authority:
    """What one sender may send in one merge; `allowed` decides of areas by their codes, and what it
    and the journal answered once is kept."""

    def __init__(self, session: Session, allowed: Allowed, via: bytes) -> None:
        self._session = session
        self._authors = Authors(session, via)
        self._decide = allowed
        self._areas: dict[str, bool] = {}
        self._rows: dict[bytes, bool] = {}
        self._places = current(session).codes
        self._return = _last_return(session)

    def objection(
        self, line: Line, node: bytes, row: bytes, rests_on: list[Dependency]
    ) -> Refusal | None:
        """Why the sender may not send this revision of that node about that row, given what it
        rests on (dependencies_of, whose places the session knows)."""
        if self._is_given_back(line, node, rests_on):
            return None
        if not self._covers(line, row, rests_on):
            return Refusal.AREA_OUTSIDE
        is_anothers = self.is_anothers(node, line.seq)
        if is_anothers or not self._authors.may_send(node, line.entity):
            return Refusal.AUTHOR_OUTSIDE
        return None

    def is_anothers(self, node: bytes, seq: int) -> bool:
        """Whether the sender may not send under that number of that node."""
        came_back = self._return
        if came_back and node == came_back.own and seq <= came_back.lost_upto:
            return False
        return self._authors.forbid(node, seq)

    def is_own(self, node: bytes) -> bool:
        """Whether a node is this workspace."""
        return node == self._authors.own

    def _covers(self, line: Line, row: bytes, rests_on: list[Dependency]) -> bool:
        """Whether the sender answers for the areas that a revision is about."""
        if not self._allows(line.area):
            return False
        # What stands in no area (settings) comes from those who may write everywhere.
        if not _OWNERS[line.entity][0] and not self._allows(""):
            return False
        if line.entity == "area" and not self._may_shape(line, row, rests_on):
            return False
        for name, dependency in rests_on:
            code = self._places.get(dependency)
            is_away = code is not None and not self._allows(code)
            if is_away and not self._was_theirs(name, dependency):
                return False
        return True

    def grow(self, code: str, above: str) -> None:
        """An area is being added below another. Where it is new and the other is the sender's, what
        stands in it comes right behind."""
        if not self._allows(above):
            return
        found = self._session.connection().exec_driver_sql(
            "SELECT 1 FROM area WHERE code = ? LIMIT 1", (code,)
        )
        if found.first() is None:
            self._areas[code] = True

    def _is_given_back(self, line: Line, node: bytes, rests_on: list[Dependency]) -> bool:
        """Whether this is what a return from a backup lost here: this workspace's own revision,
        which may be of all below it, or one of the office above about what stands or stood in the
        sender's area. Nobody else can send again what moved something out of one area into another.
        """
        came_back = self._return
        if came_back is None or node not in (came_back.own, came_back.above):
            return False
        if node == came_back.own:
            return line.seq <= came_back.lost_upto
        codes = [line.area, *(self._places.get(dependency, "") for _, dependency in rests_on)]
        return any(self._allows(code) for code in codes if code)

    def _may_shape(self, line: Line, row: bytes, rests_on: list[Dependency]) -> bool:
        """Whether the sender may send this of an area: only of those below its own, so that nobody
        raises or moves themselves, and none that hangs under nothing."""
        if ("area", row) in rests_on:
            return self._allows(area_of.code_of_row(self._session, "area", row))
        return line.op != ADD or bool(line.new.get("parent")) or self._allows(line.new["code"])

    def _was_theirs(self, name: str, row: bytes) -> bool:
        """Whether the row ever stood in an area of the sender: it may write on without having
        heard of a move, and the result must not depend on which arrived first."""
        verdict = self._rows.get(row)
        if verdict is None:
            codes = area_of.ever(self._session, name, row)
            verdict = self._rows[row] = any(map(self._allows, codes))
        return verdict

    def _allows(self, code: str) -> bool:
        verdict = self._areas.get(code)
        if verdict is None:
            verdict = self._areas[code] = self._decide(code)
        return verdict


def dependencies_of(line: Line, row: bytes, known: set[bytes]) -> list[Dependency]:
    """The rows whose standing decides whether the sender may send this: the row itself, if it is
    among the known ones, and the owner that it is put under."""
    owner, above = _OWNERS[line.entity]
    rests_on = [(line.entity, row)] if owner and row in known else []
    held = line.new.get(owner)
    if held:
        rests_on.append((above, bytes.fromhex(held)))
    return rests_on


def _last_return(session: Session) -> _Return | None:
    """What a return of this workspace from a backup leaves open; None where it never came back."""
    if not links.last_return(session):
        return None
    own, parent = nodes.own_id(session), nodes.parent(session)
    above = parent.id.bytes if parent else None
    return _Return(own.bytes, above, numbering.next_seq(session, own) - 1)
