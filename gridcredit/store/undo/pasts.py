"""What fields held before, and whether a register or people put it there.

A register that is taken in again states old values once more. What somebody changed since is known
from the journal: the arrivals that registers brought here are noted as those of packages are, and
all else was written by hand, here or at another office.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.journal import ADD, Revision, whole
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.store.exchange import links
from gridcredit.store.exchange.import_ledger import undos
from gridcredit.store.journal import area_of, rows
from gridcredit.store.journal.loading import CHUNK, chunks, load_by, uuid_of
from gridcredit.wire import decode


@dataclass(frozen=True, slots=True)
class Said:
    """A value that a field was given, plain; `by_hand`: people gave it, no register."""

    value: Any
    by_hand: bool


Past = Mapping[str, list[Said]]
"""By field what it was given, in the order that decides: the last one stands."""


def outranks(past: Past, field: str, stated: Any) -> bool:
    """Whether what stands was put there by hand after a register had stated this very value: the
    statement is the older one."""
    said = past.get(field, ())
    if len(said) < 2 or not said[-1].by_hand:
        return False
    taken_in = [one.value for one in said[:-1] if not one.by_hand]
    return stated == taken_in[-1] if taken_in else stated in [one.value for one in said[:-1]]


class Pasts:
    """The pasts of single rows, read when they are asked for, many at once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[UUID, dict[str, list[Said]]] = {}
        written = [(one.first, one.last) for one in links.registers(session)]
        written += [(one.first, one.last) for one in undos(session)]
        self._runs = sorted(run for run in written if run[1])
        self._firsts = [first for first, _ in self._runs]

    def learn(self, wanted: Collection[UUID]) -> None:
        """Read the pasts of these rows."""
        missing = sorted({row.bytes for row in wanted if row not in self._known})
        for some in chunks(missing, CHUNK):
            marks = ",".join("?" * len(some))
            found = self._session.connection().exec_driver_sql(
                f"SELECT arrival, body FROM revision WHERE row IN ({marks})", tuple(some)
            )
            told: dict[UUID, list[tuple[int, Revision]]] = {}
            for arrival, body in found:
                revision = decode(body)
                told.setdefault(revision.row, []).append((arrival, revision))
            for blob in some:
                row = uuid_of(blob)
                self._known[row] = self._past(told.get(row, []))

    def of(self, row: UUID) -> Past:
        """The past of a row."""
        self.learn([row])
        return self._known[row]

    def _past(self, told: list[tuple[int, Revision]]) -> dict[str, list[Said]]:
        arrivals = {id(revision): arrival for arrival, revision in told}
        past: dict[str, list[Said]] = {}
        for one in sorted(whole(r for _, r in told), key=lambda r: (*r.order, r.seq)):
            by_hand = not self._is_written(arrivals[id(one)])
            unsaid = rows.shape(one.entity).defaults if one.op == ADD else {}
            for field, value in {**unsaid, **one.new}.items():
                past.setdefault(field, []).append(Said(value, by_hand))
        return past

    def _is_written(self, arrival: int) -> bool:
        """Whether a register or an undoing wrote it, and no hand."""
        at = bisect_right(self._firsts, arrival) - 1
        return at >= 0 and arrival <= self._runs[at][1]


@dataclass(frozen=True, slots=True)
class Moved:
    """Where households and people were before they moved: by the dwelling, and by the household,
    that they left. People who left for another grid are among them."""

    households: Mapping[UUID, list[Household]]
    residents: Mapping[UUID, list[Resident]]


def moved(session: Session) -> Moved:
    """All that ever moved here and is on the register, by what it left."""
    left: dict[str, dict[UUID, set[UUID]]] = {"household": {}, "resident": {}}
    asked = session.connection().exec_driver_sql(
        "SELECT entity, body FROM revision WHERE handover > 0 AND handover IN"
        f" ({area_of.MOVES}, {area_of.MOVES + area_of.ADRIFT})"
        " AND entity IN ('household', 'resident')"
    )
    for entity, body in asked:
        revision = decode(body)
        owner = "dwelling" if entity == "household" else "household"
        before = revision.old.get(owner)
        if before:
            left[entity].setdefault(UUID(before), set()).add(revision.row)
    return Moved(
        _by_place(session, Household, left["household"]),
        _by_place(session, Resident, left["resident"]),
    )


def _by_place(session: Session, kind: type[Any], left: Mapping[UUID, set[UUID]]) -> dict[UUID, Any]:
    wanted: Iterable[UUID] = sorted({row for rows in left.values() for row in rows})
    known = {r.id: r for r in load_by(session, kind, "id", wanted) if not r.removed}
    found = {
        place: [known[row] for row in sorted(rows) if row in known] for place, rows in left.items()
    }
    return {place: records for place, records in found.items() if records}
