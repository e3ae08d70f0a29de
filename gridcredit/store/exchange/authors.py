"""Under whose name a sender may write: a child in nobody's but its own and of those below it.

Under a neighbour's name it would use up numbers that the neighbour gives to other revisions, and
make it look like a copy of itself.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.records import KINDS
from gridcredit.store.exchange import links
from gridcredit.store.journal import nodes


class Authors:
    """The names of this office's neighbours, for one merge of a sender's revisions."""

    def __init__(self, session: Session, via: bytes) -> None:
        self._session = session
        self.own, self._above = nodes.own_and_parent(session)
        below = nodes.children(session)
        self._is_child = via in {child.id.bytes for child in below}
        self._offices = nodes.offices(session)
        self._beside = {child.id.bytes for child in below if child.state == nodes.ACTIVE} - {via}
        self._upto: dict[bytes, int | None] = {}

    def may_send(self, node: bytes, kind: str) -> bool:
        """Whether records of a kind are that node's to write, by its office; of an office that is
        not known here, any may be."""
        office = self._offices.get(node)
        return office is None or office in KINDS[kind].said_by

    def forbid(self, node: bytes, seq: int) -> bool:
        """Whether the sender may not send this revision of that node's. What an office that was
        revoked wrote is sent by whoever has it: it sends nothing itself any more.

        A child's revisions are sent by another after this workspace came back from a backup, which
        that one may have lost too; up to the number that the child, asked to send all again, gave
        last itself. Above it only those of a child that came back from a backup as well, and has
        lost them: it numbers far above, and gives none of theirs to others.
        """
        if not self._is_child:
            return False
        if node in (self.own, self._above):
            return True
        if node not in self._beside:
            return False
        if not links.last_return(self._session):
            return True
        if node not in self._upto:
            child = UUID(bytes=node)
            has_returned = bool(links.returns_of(self._session, child))
            self._upto[node] = None if has_returned else links.gave_back_upto(self._session, child)
        upto = self._upto[node]
        return upto is not None and seq > upto
