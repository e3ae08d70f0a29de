"""Whatever order streets go over to new keys in: whom the district found it goes on finding, it
finds nobody wrongly, whoever was reported by two streets is found at once, and in the end all who
remain use one key that no ended street was given."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from itertools import combinations, count
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from gridcredit.domain.errors import NothingToExport
from gridcredit.operations.desk import Desk
from gridcredit.operations.duplicates import hints, marking, matchingkeys
from gridcredit.operations.exchange import sending
from gridcredit.operations.trust import enrolling
from tests.operations.streets import Streets, number, somebody

STEPS = st.lists(
    st.tuples(
        st.sampled_from(("up", "down", "lost", "person", "renew", "up", "down", "end")),
        st.integers(0, 2),
    ),
    min_size=8,
    max_size=12,
)
Pairs = set[frozenset[UUID]]


class District:
    """A district whose streets renew keys, end, and exchange in any order."""

    def __init__(self, made: Streets) -> None:
        self.made = made
        self.all = list(made.streets)
        self.ended: list[Desk] = []
        self.found: Pairs = set()
        self.true: Pairs = set()
        self.home: dict[UUID, Desk] = {}
        self.told: set[UUID] = set()  # whom the district has been told of
        self._serials = count(1)

    def step(self, what: str, at: int) -> None:
        """Do one thing at one street, where it can be done."""
        street = self.all[at]
        if street in self.ended:
            return
        deeds: dict[str, Callable[[Desk], object]] = {
            "up": self._up,
            "down": self.made.down,
            "lost": lambda one: sending.export_package(one, None, self.made.folder / "lost"),
            "person": lambda _one: self._somebody_everywhere(),
            "renew": marking.renew_key,
            "end": self._end,
        }
        try:
            deeds[what](street)
        except NothingToExport:
            return
        self.look()

    def look(self) -> None:
        """Nobody vanishes, nobody is found wrongly, and everybody is whom two have reported."""
        told = hints.counted_twice(self.made.district)
        now = {p for one in told for p in pairs({place.resident for place in one.places})}
        assert self.found <= now <= self.true
        assert {p for p in self.true if p <= self.told and not self.is_ended(p)} <= now
        self.found = now

    def deliver(self) -> None:
        """Everything that waits arrives."""
        for _ in range(4):
            self.made.round()
        self.look()
        self.told = {one for one, street in self.home.items() if street not in self.ended}
        self.look()

    def is_ended(self, people: frozenset[UUID]) -> bool:
        """Whether one of them is of a street that has ended."""
        return any(self.home[one] in self.ended for one in people)

    def _up(self, street: Desk) -> None:
        self.made.up(street)
        self.told |= {one for one, home in self.home.items() if home is street}

    def _somebody_everywhere(self) -> None:
        serial = next(self._serials)
        made = {somebody(street, number(serial)): street for street in self.remaining}
        self.home |= made
        self.true |= pairs(set(made))

    def _end(self, street: Desk) -> None:
        if not self.ended:
            enrolling.revoke(self.made.district, street.node.id)
            self.ended.append(street)
            self.made.streets.remove(street)

    @property
    def remaining(self) -> list[Desk]:
        """The streets that have not ended."""
        return [street for street in self.all if street not in self.ended]


def pairs(people: set[UUID]) -> Pairs:
    return {frozenset(two) for two in combinations(people, 2)}


def held(street: Desk) -> set[str]:
    with street.reading() as session:
        return set(matchingkeys.ring(session).keys)


_ALL = [("up", 0), ("up", 1), ("up", 2)]
_LATE = [("person", 0), ("renew", 0), *_ALL, ("person", 0), *_ALL]
_TWICE = [("renew", 0), ("up", 0), ("down", 1), ("renew", 1), ("person", 0), *_ALL]
_ENDS = [("person", 0), *_ALL, ("end", 2), ("down", 0), ("person", 0), ("up", 0), ("up", 1)]


@settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(STEPS)
@example(_LATE)
@example(_TWICE)
@example(_ENDS)
def test_pairs_stay_found_and_all_who_remain_end_with_one_key(
    kept_streets: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("history")
    made = Streets(folder / "offices", count=3, kept=kept_streets)
    with closing(made.offices):
        district = District(made)
        for step in steps:
            district.step(*step)
        district.deliver()
        states = [marking.key_state(street) for street in district.remaining]
        assert len({state.key for state in states}) == 1
        assert not any(state.is_spent or state.awaited for state in states)
        for street in district.ended:
            assert states[0].key not in held(street)
    shutil.rmtree(folder)
