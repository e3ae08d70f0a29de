"""What an entry that is not written yet would count, as far as it can be known here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.credit.closing import Listed
from gridcredit.domain.credit.codes import EntryState
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.credit.states import Review, review
from gridcredit.domain.credit.walk import Correcting, Passed, Walked, walk
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.store.credit.cases import cases
from gridcredit.store.credit.closings import Closings
from gridcredit.store.credit.facts import Chain, chains_by
from gridcredit.store.credit.merged import persons
from gridcredit.store.journal import aliases, area_of
from gridcredit.store.journal.loading import among_blobs, listing
from gridcredit.store.journal.nodes import street_nodes

_MAY_COUNT = (EntryState.WAITING, EntryState.PASSED, EntryState.HELD, EntryState.HANDED_UP)

Chains = Mapping[UUID, Chain[CreditEntry]]


@dataclass(frozen=True, slots=True)
class Prospect:
    """The line that an entry would have (None: no rules speak of it), by how much all would count
    more with it, in tenths, what else its person did that day, and how many entries say the very
    same: who, item, day and matter."""

    line: Listed | None
    gain: int
    same_day: tuple[CreditEntry, ...]
    alike: int = 0


def would_count(session: Session, area: UUID, book: RuleBook, entry: CreditEntry) -> Prospect:
    """What an entry would count, were it and all that waits passed. Only what can share caps,
    groups and hours with it is looked at: the entries of its household and of its person."""
    chains, merged = _chains(session, entry), persons(session)
    closed = Closings(session, area, book, street_nodes(session)).standing
    sides = aliases.sides_of(session, entry.resident) if entry.resident else frozenset()
    people = tuple(side.hex for side in sides)
    lists = [closing.part(entry.household.hex, people) for closing in closed]
    listed: dict[UUID, frozenset[UUID]] = {}
    for month in lists:
        answers = frozenset(UUID(hex=answer) for answer in month.answers)
        listed |= {UUID(hex=row.id): answers for row in month.entries if not row.corrects}
    told = cases(session, list(chains.values()), book.decides, listed)
    known = {root: review(case) for root, case in told.items()}
    corrections = [
        Correcting(correction.hex, root.hex, to, order)
        for root, found in known.items()
        for correction, to, order in found.corrections
    ]
    passed = [
        _passed(root, standing.fact, known[root])
        for root, chain in chains.items()
        if (standing := chain.standing) and root not in listed and _may_count(known[root])
    ]
    own = _passed(entry.id, entry, None)
    before = _open_rows(walk(lists, passed, corrections, book, merged))
    after = _open_rows(walk(lists, [own, *passed], corrections, book, merged))
    gain = sum(row.counted for row in after.values()) - sum(row.counted for row in before.values())
    stands = [
        chain.standing.fact
        for root, chain in chains.items()
        if chain.standing and known[root].state is not EntryState.VOID
    ]
    same_day = tuple(fact for fact in stands if _is_same_day(entry, fact))
    alike = sum(_is_alike(entry, fact) for fact in stands)
    return Prospect(after.get(own.id), gain, same_day, alike)


def _open_rows(walked: Walked) -> dict[str, Listed]:
    return {row.id: row for rows in walked.open.values() for row in rows}


def _may_count(known: Review) -> bool:
    return known.state in _MAY_COUNT


def _chains(session: Session, entry: CreditEntry) -> Chains:
    """The entries of a household and of a person, but for what the entry amends."""
    found = chains_by(session, CreditEntry, "household", [entry.household])
    if entry.resident:
        sides = aliases.sides_of(session, entry.resident)
        found += chains_by(session, CreditEntry, "resident", sides)
    return {
        chain.first.root: chain
        for chain in found
        if not any(fact.id in (entry.id, entry.corrects) for fact in chain.all)
    }


def _passed(root: UUID, fact: CreditEntry, known: Review | None) -> Passed:
    return Passed(
        root.hex, fact.household.hex, fact.resident.hex if fact.resident else "",
        fact.item, fact.on.isoformat(), fact.matter, fact.quantity, fact.members,
        known.says if known else None,
    )  # fmt: skip


def _is_same_day(entry: CreditEntry, other: CreditEntry) -> bool:
    return entry.resident is not None and other.resident == entry.resident and other.on == entry.on


def _is_alike(entry: CreditEntry, other: CreditEntry) -> bool:
    """Whether two entries say the same of the same person, or of the same household."""
    of_whom = entry.resident or entry.household
    return (entry.item, entry.on, entry.matter, of_whom) == (
        other.item,
        other.on,
        other.matter,
        other.resident or other.household,
    )


_NAMES = listing(
    "SELECT DISTINCT r.name FROM resident r JOIN household h ON h.id = r.household"
    " JOIN dwelling d ON d.id = h.dwelling"
    " WHERE d.area IN :ids AND r.removed = '' AND r.name <> '' AND :words LIKE '%' || r.name || '%'"
)


def names_in(session: Session, village: str, words: Sequence[str]) -> list[str]:
    """The names of people of a village (by its code) that stand in some texts."""
    areas = [area for area, _ in area_of.below(session, village)]
    found = among_blobs(session, _NAMES, areas, words="\n".join(words))
    return sorted(name for (name,) in found)
