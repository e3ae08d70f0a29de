"""Undoes an import, or takes it in again: by further revisions that travel like any change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.bulk import many_values
from gridcredit.domain.kinds.kind import Nature
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.records import KINDS
from gridcredit.domain.undo_rules import Ended
from gridcredit.store.exchange import import_ledger
from gridcredit.store.exchange.import_ledger import ImportLedger
from gridcredit.store.exchange.links import Imported, SetAside
from gridcredit.store.journal.numbering import last_arrival
from gridcredit.store.undo.undofacts import Facts
from gridcredit.store.undo.undorows import Rows

_BATCH = 500


@dataclass(slots=True)
class Undoing:
    """What undoing did: how each row ended, what waits no longer, and the arrivals it wrote."""

    ended: list[Ended] = field(default_factory=list)
    withdrawn: list[SetAside] = field(default_factory=list)
    first: int = 0
    last: int = 0


@many_values()
def undo(
    session: Session,
    imported: Imported,
    is_redo: bool,
    allowed: Callable[[str], bool],
    new_id: Callable[[], UUID],
    progress: Progress = no_progress,
) -> Undoing:
    """Let everything stand as it would had an import never come; with `is_redo` let it stand again.

    Others' work is untouched: what they changed since, having seen the import, is kept.
    `allowed` says whether this office may speak about the area of that code. Doing it twice writes
    nothing more. Nothing is noted of it (import_ledger.record_undo).
    """
    account = ImportLedger(session, imported, is_redo)
    order, named = list(_order()), account.rows(session)
    before = last_arrival(session)
    made = Undoing()
    rows = Rows(session, account, allowed)
    facts = Facts(session, account, allowed, new_id, rows)
    done, total = 0, sum(len(named.get(name, ())) for name in order)
    progress(done, total, "undoing")
    for name in order:
        for batch in _batches(named.get(name, ())):
            if KINDS[name].nature is Nature.FACT:
                made.ended += facts.settle(name, batch)
            else:
                made.ended += rows.settle(name, batch, True)
            done += len(batch)
            progress(done, total, "undoing")
        also = rows.owners.get(name, {}).keys() - set(named.get(name, ()))
        for batch in _batches(sorted(also)):
            made.ended += rows.settle(name, batch, False)
            progress(done, total, "undoing")
    if is_redo:
        import_ledger.let_wait_again(session, imported.id)
    else:
        made.withdrawn = import_ledger.withdraw(session, imported.id)
    if (last := last_arrival(session)) > before:
        made.first, made.last = before + 1, last
    return made


def _order() -> Iterator[str]:
    """Facts first, visits before what they settled; then base data, what belongs to others first.
    What programs write for each other between offices is nobody's work, and stays."""
    yield from (name for name, entity in KINDS.items() if entity.nature is Nature.FACT)
    for name, entity in reversed(KINDS.items()):
        if entity.nature is Nature.BASE and not entity.between_offices:
            yield name


def _batches(rows: Iterable[bytes]) -> Iterator[Sequence[bytes]]:
    listed = list(rows)
    return (listed[start : start + _BATCH] for start in range(0, len(listed), _BATCH))
