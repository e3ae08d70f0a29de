"""Every revision that a history wrote, with what its author had seen of it: told apart from the
program's own account, so that the two can be held against each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from gridcredit.domain.journal import Revision, RevisionId
from gridcredit.domain.records import BETWEEN_OFFICES

Fields = Mapping[str, frozenset[RevisionId]]


@dataclass
class Written:
    """What each revision's author had in sight, by field; and what ever was written of a row."""

    seen: dict[RevisionId, Fields] = field(default_factory=dict)
    losers: int = 0
    """Values that somebody set without knowing of another one that was set meanwhile."""

    def before(self, revisions: Iterable[Revision]) -> None:
        """Take what stood before the history began as its authors wrote it."""
        for revision in revisions:
            self.seen[revision.id] = {n: frozenset(ids) for n, ids in revision.base.items()}

    def note(self, made: Iterable[Revision], known: Mapping[RevisionId, Revision]) -> None:
        """Note revisions just made by somebody who knew these (the new ones may be among them);
        what the program calls their base must be what was in sight."""
        earlier = dict(known)
        new = list(made)
        for revision in new:
            earlier.pop(revision.id, None)
        for revision in new:
            in_sight = {
                name: frozenset(head.id for head in self.heads(earlier.values(), revision, name))
                for name in revision.new
            }
            self.seen[revision.id] = in_sight
            if revision.entity not in BETWEEN_OFFICES:
                said = {name: frozenset(ids) for name, ids in revision.base.items() if ids}
                assert said == {name: ids for name, ids in in_sight.items() if ids}
            assert revision.counter > max((r.counter for r in earlier.values()), default=0)
            earlier[revision.id] = revision

    def heads(self, known: Iterable[Revision], about: Revision, name: str) -> list[Revision]:
        """The revisions of a field that nobody among these had seen, the winner first."""
        return self.standing(known, about.entity, about.row, name)

    def standing(
        self, known: Iterable[Revision], entity: str, row: UUID, name: str
    ) -> list[Revision]:
        """As `heads`, for a field of a row."""
        setters = [r for r in known if r.row == row and r.entity == entity and name in r.new]
        passed = {key for r in setters for key in self.seen[r.id].get(name, ())}
        open_ones = [r for r in setters if r.id not in passed]
        return sorted(open_ones, key=lambda r: (r.counter, r.node.bytes, r.seq), reverse=True)
