"""Takes in revisions from elsewhere: the journal grows, and rows and clashes follow from it alone.

A row's values are recomputed from all its known revisions (domain.journal), so order, repeats and
route of arrival have no say. A change that comes before its row's ADD waits in the journal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.bulk import many_values
from gridcredit.domain.codes import Refusal
from gridcredit.domain.journal import ADD, Revision, RevisionId, conflicts, field_states, values
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.records import BETWEEN_OFFICES, KINDS
from gridcredit.store.engine import many_keys
from gridcredit.store.engine.transaction import current
from gridcredit.store.exchange import forks
from gridcredit.store.exchange.import_ledger import came_late
from gridcredit.store.exchange.intake import Candidate, Intake, Judged, RefusedRevision
from gridcredit.store.journal import area_of, clocks, rows
from gridcredit.store.journal.numbering import last_arrival, write_revisions
from gridcredit.wire import decode

LASTING = frozenset({Refusal.SEQ_REUSED, Refusal.AUTHOR_OUTSIDE, Refusal.COUNTER_AHEAD})
"""Reasons that do not go by themselves: a number is another revision's, or another office's; a
counter was too far ahead. Such a revision is looked at again when it comes again."""
_BATCH = 2_000
_NO_IMPORT = UUID(int=0)
Key = tuple[str, bytes]


@dataclass(slots=True)
class Merged:
    """What a merge did: of its revisions, and of revisions set aside earlier that could now go in.

    `first` and `last` are the arrivals it wrote (0, 0: none); `conflicts` counts fields that came
    into conflict; `retried` counts earlier revisions taken in now, which `accepted` leaves out.
    `forked`: the first number under which the sender has become two (intake.Intake); 0: it has not.
    `sent_again`: whose revisions turned out to be that had another's number.
    """

    accepted: int = 0
    same: int = 0
    set_aside: list[tuple[RevisionId | None, str]] = field(default_factory=list)
    first: int = 0
    last: int = 0
    conflicts: int = 0
    retried: int = 0
    forked: int = 0
    sent_again: list[forks.Renamed] = field(default_factory=list)
    entities: Counter[str] = field(default_factory=Counter)


@many_values()
def merge(
    session: Session,
    lines: Iterable[bytes],
    via: UUID,
    allowed: Callable[[str], bool],
    progress: Progress = no_progress,
    import_id: UUID = _NO_IMPORT,
    is_start: bool = False,
) -> Merged:
    """Take in a package's revisions, and try again what the same sender had set aside before.

    `allowed` says whether the sender may write in the area of that code. Bad revisions are set
    aside whole, with the import's id, and never stop the rest. `is_start`: they are what this
    workspace starts from, however far the others have counted.
    """
    many_keys.begin(session)
    farthest = clocks.LARGEST if is_start else clocks.allowance(session, via)
    merging = _Merging(session, via, Intake(session, allowed, via.bytes, farthest))
    waiting = _set_aside_earlier(session, via)
    earlier = {body: one for body, one in waiting.items() if one.reason not in LASTING}
    for batch in _batches(lines):
        merging.take(merging.intake.judge(batch), import_id)
        progress(merging.seen, 0, "merging")
    if any(reason == Refusal.COUNTER_AHEAD for _, reason in merging.merged.set_aside):
        clocks.allow(session, via, farthest)
    for batch in _batches(earlier):
        merging.retry(batch, earlier)
    merging.finish()
    return merging.merged


@many_values()
def try_again(
    session: Session,
    via: UUID,
    allowed: Callable[[str], bool],
    reasons: Collection[Refusal],
    only: Collection[bytes] | None = None,
    farthest: int | None = None,
) -> Merged:
    """Try again what a sender had set aside for one of these reasons, as with its next package;
    that it has become two is left to that, whose receipt reports it. With `only` none but these
    revisions; `farthest` is where counters end, as they stood before the first of several tries."""
    many_keys.begin(session)
    farthest = clocks.allowance(session, via) if farthest is None else farthest
    intake = Intake(session, allowed, via.bytes, farthest)
    merging = _Merging(session, via, intake, is_answered=False)
    waiting = _set_aside_earlier(session, via)
    earlier = {
        body: one
        for body, one in waiting.items()
        if one.reason in reasons and (only is None or body in only)
    }
    for batch in _batches(earlier):
        merging.retry(batch, earlier)
    merging.finish()
    return merging.merged


class _Merging:
    def __init__(
        self, session: Session, via: UUID, intake: Intake, is_answered: bool = True
    ) -> None:
        self.session = session
        self._is_answered = is_answered  # by a receipt
        self.intake = intake
        self.merged = Merged()
        self.seen = 0
        self._via = via.bytes
        self._arrival = last_arrival(session)
        rows.revised_after(session, self._arrival)
        self._start = self._arrival
        # Of what the sender has waiting, where another revision took the number.
        self._lost_from = 0

    def take(self, judged: Judged, import_id: UUID) -> None:
        """Write one judged batch of the package."""
        self._write(judged)
        self.merged.accepted += len(judged.new)
        self.merged.same += judged.same
        self.merged.set_aside += [(r.revision, r.reason.value) for r in judged.refused]
        self.seen += len(judged.new) + judged.same + len(judged.refused)
        self._keep_refused(judged.refused, import_id)

    def retry(self, batch: Sequence[bytes], earlier: Mapping[bytes, _Waiting]) -> None:
        """Write what of the earlier set-aside revisions can go in now; what still waits says why.
        They belong to the import that brought them."""
        judged = self.intake.judge(batch)
        first = self._arrival + 1
        self._write(judged)
        imports = (earlier[candidate.body].import_id for candidate in judged.new)
        came_late(self.session, enumerate(imports, first))
        self.merged.retried += len(judged.new)
        still = {r.body: r for r in judged.refused if not self._is_as_before(r, earlier[r.body])}
        waits = {r.body for r in judged.refused} - still.keys()
        gone = [earlier[body] for body in batch if body not in waits]
        if not gone:
            return
        keys = [(one.node, one.seq) for one in gone]
        ask = self.session.connection().exec_driver_sql
        ask("DELETE FROM set_aside WHERE node = ? AND seq = ?", keys)
        current(self.session).topics.add("set_aside")
        for one in gone:
            if refused := still.get(one.body):
                self._keep_refused([refused], one.import_id)

    def _is_as_before(self, refused: RefusedRevision, one: _Waiting) -> bool:
        """Whether a revision waits for what it waited for. That its sender has become two says
        nothing against a revision that came first: only where another revision got in under its
        number is it one of those, and with it what its sender wrote since, that come under another
        node's."""
        if refused.reason is not Refusal.SEQ_REUSED:
            return refused.reason == one.reason
        if not self._is_answered:
            return True
        found = self.session.connection().exec_driver_sql(
            "SELECT 1 FROM revision WHERE node = ? AND seq = ?", (one.node, one.seq)
        )
        if found.first() is not None:
            if one.node == self._via:
                self._lost_from = min(one.seq, self._lost_from or one.seq)
            return False
        return one.node != self._via or not 0 < self._lost_from <= one.seq

    def finish(self) -> None:
        """Close the account: what went in is no longer set aside."""
        if self._arrival > self._start:
            self.merged.first, self.merged.last = self._start + 1, self._arrival
        self.merged.forked = self.intake.forked
        self.merged.sent_again = forks.close_sent_again(self.session)
        done = self.session.connection().exec_driver_sql(
            "DELETE FROM set_aside WHERE reason <> ? AND EXISTS (SELECT 1 FROM revision AS r"
            " WHERE r.node = set_aside.node AND r.seq = set_aside.seq"
            " AND (r.body = set_aside.body OR set_aside.reason = ?))",
            (Refusal.SEQ_REUSED.value, Refusal.COUNTER_AHEAD.value),
        )
        if self.merged.sent_again or done.rowcount or self.merged.set_aside:
            current(self.session).topics.add("set_aside")

    def _write(self, judged: Judged) -> None:
        new, known = judged.new, judged.known
        if not new:
            return
        before = self._arrival
        self._write_journal(new)
        several = _told_several_times(new)
        simple: dict[str, list[tuple[object, ...]]] = {}
        involved: set[Key] = set()
        for at, candidate in enumerate(new, before + 1):
            row = candidate.row
            if candidate.values is None or row in known or row in several:
                involved.add((candidate.line.entity, row))
            else:
                simple.setdefault(candidate.line.entity, []).append((*candidate.values, at, row))
        for name, made in simple.items():
            rows.insert_many(self.session, name, made)
            rows.touch(self.session, name, (row[-1] for row in made))  # type: ignore[misc]
        if involved:
            latest = {(c.line.entity, c.row): at for at, c in enumerate(new, before + 1)}
            opened = recompute(self.session, involved, before, latest)
            self.merged.conflicts += opened
            if any(_moves(c) for c in new):
                area_of.forget(self.session)

    def _write_journal(self, new: list[Candidate]) -> None:
        made = []
        via = self._via
        for at, c in enumerate(new, self._arrival + 1):
            line = c.line
            made.append(
                (
                    at, c.node, line.seq, line.counter, line.entity, c.row, line.area, via,
                    c.united or c.body, c.handover, c.part or int(line.redacted), c.stood,
                )
            )  # fmt: skip
        self._arrival += len(new)
        self.merged.entities.update(candidate.line.entity for candidate in new)
        write_revisions(self.session, made)
        many_keys.grown(self.session, self._arrival)

    def _keep_refused(self, refused: list[RefusedRevision], import_id: UUID) -> None:
        if refused:
            self.session.connection().exec_driver_sql(
                "INSERT INTO set_aside (node, seq, reason, via, import_id, body)"
                " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (node, seq) DO UPDATE SET"
                " reason = excluded.reason, via = excluded.via, import_id = excluded.import_id,"
                " body = excluded.body",
                [
                    (*r.stored_key(self._via), r.reason.value, self._via, import_id.bytes, r.body)
                    for r in refused
                ],
            )


def recompute(session: Session, keys: Iterable[Key], before: int, latest: Mapping[Key, int]) -> int:
    """Make rows and clashes what the journal says; returns how many fields came into conflict.

    Rows whose ADD arrived by `before` are changed, others made; `latest` is the arrival that each
    row is then marked with.
    """
    wanted = set(keys)
    rows.revised_after(session, min(latest.values(), default=before + 1) - 1)
    made: dict[str, list[tuple[object, ...]]] = {}
    changed: dict[str, list[tuple[object, ...]]] = {}
    clashes: set[tuple[str, bytes, str]] = set()
    for key, revisions in _revisions_of(session, wanted).items():
        first = min((at for at, r in revisions if r.op == ADD), default=None)
        if first is None:
            continue
        shape = rows.shape(key[0])
        states = field_states(r for _, r in revisions)
        row = (*shape.row(values(states)), latest[key], key[1])
        (changed if first <= before else made).setdefault(key[0], []).append(row)
        if key[0] not in BETWEEN_OFFICES:
            clashes |= {(*key, name) for name in conflicts(states) if name in shape.turns}
    for name, some in made.items():
        rows.insert_many(session, name, some)
        rows.touch(session, name, (row[-1] for row in some))  # type: ignore[misc]
    for name, some in changed.items():
        rows.update_many(session, name, some)
        rows.touch(session, name, (row[-1] for row in some))  # type: ignore[misc]
    return _write_conflicts(session, wanted, clashes)


def _revisions_of(session: Session, keys: set[Key]) -> dict[Key, list[tuple[int, Revision]]]:
    found: dict[Key, list[tuple[int, Revision]]] = {}
    is_one, asked = many_keys.is_id(session, "row", {row for _, row in keys})
    told = session.connection().exec_driver_sql(
        f"SELECT arrival, entity, row, body FROM revision WHERE {is_one}", asked
    )
    for arrival, entity, row, body in told:
        if (entity, row) in keys:
            found.setdefault((entity, row), []).append((arrival, decode(body)))
    return found


def _write_conflicts(session: Session, keys: set[Key], clashes: set[tuple[str, bytes, str]]) -> int:
    ask = session.connection().exec_driver_sql
    is_one, asked = many_keys.is_id(session, "row", {row for _, row in keys})
    held = ask(f"SELECT entity, row, field FROM conflict WHERE {is_one}", asked)
    before = {(entity, row, name) for entity, row, name in held if (entity, row) in keys}
    closed, opened = before - clashes, clashes - before
    if closed:
        gone = [(row, name) for _, row, name in closed]
        ask("DELETE FROM conflict WHERE row = ? AND field = ?", gone)
    if opened:
        ask("INSERT INTO conflict (entity, row, field) VALUES (?, ?, ?)", list(opened))
    if closed or opened:
        current(session).topics.add("conflicts")
    return len(opened)


def _told_several_times(new: Sequence[Candidate]) -> set[bytes]:
    """The rows of which several of these revisions tell; mostly there are none."""
    if len({candidate.row for candidate in new}) == len(new):
        return set()
    times = Counter(candidate.row for candidate in new)
    return {row for row, count in times.items() if count > 1}


def _moves(candidate: Candidate) -> bool:
    line = candidate.line
    return line.op != ADD and (line.entity == "area" or KINDS[line.entity].owner in line.new)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A revision that was set aside: where it is kept, why, and the import that brought it."""

    node: bytes
    seq: int
    reason: str
    import_id: UUID
    body: bytes


def _set_aside_earlier(session: Session, via: UUID) -> dict[bytes, _Waiting]:
    found = session.connection().exec_driver_sql(
        "SELECT node, seq, reason, import_id, body FROM set_aside WHERE via = ? ORDER BY node, seq",
        (via.bytes,),
    )
    return {
        body: _Waiting(node, seq, reason, UUID(bytes=key), body)
        for node, seq, reason, key, body in found
    }


def _batches(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    rest = iter(lines)
    while batch := list(islice(rest, _BATCH)):
        yield batch
