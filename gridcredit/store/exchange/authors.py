"""Under whose name a sender may write: a child in nobody's but its own and of those below it.

Under a neighbour's name it would use up numbers that the neighbour gives to other revisions, and
make it look like a copy of itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.records import KINDS
from gridcredit.store.exchange import links
from gridcredit.store.journal import nodes, number_ranges
from gridcredit.store.journal.number_ranges import Range


class Authors:
    """The names of this office's neighbours, for one merge of a sender's revisions."""

    def __init__(self, session: Session, via: bytes) -> None:
        self._session = session
        self.own, self._above = nodes.own_and_parent(session)
        below = nodes.children(session)
        self._is_child = via in {child.id.bytes for child in below}
        self._offices = nodes.offices(session)
        self._beside = {child.id.bytes for child in below if child.state == nodes.ACTIVE} - {via}
        self._given: dict[bytes, list[Range] | None] = {}

    def may_send(self, node: bytes, kind: str) -> bool:
        """Whether records of a kind are that node's to write, by its office; of an office that is
        not known here, any may be."""
        office = self._offices.get(node)
        return office is None or office in KINDS[kind].said_by

    def forbid(self, node: bytes, seq: int) -> bool:
        """Whether the sender may not send this revision of that node's. What an office that was
        revoked wrote is sent by whoever has it: it sends nothing itself any more.

        A child's revisions are sent by another after this workspace came back from a backup, which
        that one may have lost too: those that the child, once it has sent all again, did not send
        itself. It never gives their numbers anew: it goes on behind its last, or, where it came
        back from a backup, far above.
        """
        if not self._is_child:
            return False
        if node in (self.own, self._above):
            return True
        if node not in self._beside:
            return False
        if not links.last_return(self._session):
            return True
        if node not in self._given:
            is_whole = links.has_given_back(self._session, UUID(bytes=node))
            self._given[node] = number_ranges.of(self._session, node) if is_whole else None
        given = self._given[node]
        return given is None or _is_in(given, seq)


def _is_in(ranges: Sequence[Range], seq: int) -> bool:
    """Whether a number is in one of these ranges, the lowest of which comes first."""
    at = bisect_right(ranges, seq, key=itemgetter(0)) - 1
    return at >= 0 and seq <= ranges[at][1]
