"""What is open in a village, as the arithmetic takes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from gridcredit.domain.credit.closing import Held, Listed, Stayed
from gridcredit.domain.credit.codes import EntryState
from gridcredit.domain.credit.periods import month_of
from gridcredit.domain.credit.states import Review
from gridcredit.domain.credit.walk import Correcting, Passed, Walked
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.store.credit.facts import Chain, standing_fact


class Booked(NamedTuple):
    """A closed entry of which more was said than its list knew: its month, its row."""

    period: str
    row: Listed


class Open(NamedTuple):
    """An entry that no list has: its day, its state, and the first month of all its versions."""

    id: str
    on: str
    state: EntryState
    since: str


@dataclass
class Opened:
    """Entries that no list has, and closed ones of which more was said. Ids in hex.

    `settled` moved on at the last close, for the reason that still holds; `disputed` are closed
    entries whose objections wait for an answer, with what the last close says of them.
    """

    passed: list[Passed] = field(default_factory=list)
    corrections: list[Correcting] = field(default_factory=list)
    others: list[Open] = field(default_factory=list)
    answers: dict[str, list[str]] = field(default_factory=dict)
    booked: dict[str, Booked] = field(default_factory=dict)
    disputed: dict[str, Held | None] = field(default_factory=dict)
    settled: list[Stayed] = field(default_factory=list)

    def take(
        self,
        chains: Mapping[UUID, Chain[CreditEntry]],
        reviews: Mapping[UUID, Review],
        booked: Mapping[UUID, Booked],
    ) -> None:
        """Add entries whose reviews are known."""
        for entry, known in reviews.items():
            key = entry.hex
            self.corrections += (Correcting(c.hex, key, to, at) for c, to, at in known.corrections)
            if entry in booked:
                self.booked[key] = booked[entry]
                if known.objections:
                    self.disputed[key] = None
                continue
            if known.answered:
                self.answers[key] = [answer.hex for answer in known.answered]
            if known.state is EntryState.PASSED:
                self.passed.append(_passed(chains[entry], known))
            else:
                self.others.append(_open(chains[entry], known))

    def standing(self, state: EntryState) -> list[str]:
        """The entries of a state, but for passed and void ones; also disputed ones of lists."""
        found = [one.id for one in self.others if one.state is state]
        found += [stay.id for stay in self.settled if stay.reason == state.value]
        return [*found, *self.disputed] if state is EntryState.DISPUTED else found

    def stayed(self, last: date, walked: Walked) -> list[Stayed]:
        """The entries up to a day that no list would have, but for void ones, with the reason."""
        day = last.isoformat()
        found = [Stayed(p.id, walked.uncounted[p.id]) for p in self._uncounted(walked, day)]
        found += [
            Stayed(one.id, one.state.value)
            for one in self.others
            if one.on <= day and one.state is not EntryState.VOID
        ]
        return found + self.settled

    def _uncounted(self, walked: Walked, day: str) -> Iterable[Passed]:
        return (p for p in self.passed if p.on <= day and p.id in walked.uncounted)

    def void(self, last: date) -> list[Open]:
        """The entries up to a day that no list will ever have."""
        day = last.isoformat()
        return [one for one in self.others if one.state is EntryState.VOID and one.on <= day]


def _passed(chain: Chain[CreditEntry], known: Review) -> Passed:
    fact = standing_fact(chain)
    return Passed(
        chain.first.root.hex,
        fact.household.hex,
        fact.resident.hex if fact.resident else "",
        fact.item,
        fact.on.isoformat(),
        fact.matter,
        fact.quantity,
        fact.members,
        known.says,
    )


def _open(chain: Chain[CreditEntry], known: Review) -> Open:
    on = standing_fact(chain).on.isoformat()
    return Open(chain.first.root.hex, on, known.state, since(chain))


def since(chain: Chain[CreditEntry]) -> str:
    """The first month that can have booked an entry, whichever version it was."""
    return month_of(min(fact.on for fact in chain.all))
