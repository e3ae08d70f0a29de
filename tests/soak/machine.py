"""The rules of the game: what may happen, in any order, to eight offices and their post."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from tests.soak import agreement
from tests.soak.deeds import DEEDS, edit_same
from tests.soak.site import Memory, Site
from tests.soak.world import Letter, World

SITES = st.integers(0, 7)
CHILDREN = st.integers(1, 7)
ROWS = st.integers(0, 11)
VALUES = st.integers(0, 63)
LETTERS = st.integers(0, 5)  # counted from the newest
MERGING = st.sampled_from(["merge_people", "merge_people", "unmerge_people"])
FEW = {"min_size": 1, "max_size": 4}
DAYS = st.sampled_from([0, 0, 0, -3650, -400, -1, 30, 3650])


def _do(deed: str, row: int, value: int, site: Site) -> object:
    return DEEDS[deed](site, row, value)


class Exchange(RuleBasedStateMachine):
    """A history of the eight offices; at its end everything is delivered and compared."""

    kept: ClassVar[dict[str, Path]]
    memories: ClassVar[dict[str, Memory]]
    totals: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.world = World(self.kept, self.memories)
        self.world.tally["histories"] += 1

    def _step(self) -> None:
        self.world.tally["steps"] += 1

    def _letter(self, which: int) -> Letter:
        return self.world.post[-1 - which % len(self.world.post)]

    def _link(self, child: int, down: bool) -> tuple[Site, Site]:
        below = self.world.at(child)
        assert below.above is not None
        return (below.above, below) if down else (below, below.above)

    @rule(deeds=st.lists(st.tuples(SITES, st.sampled_from(sorted(DEEDS)), ROWS, VALUES), **FEW))
    def work(self, deeds: list[tuple[int, str, int, int]]) -> None:
        """Some people do something."""
        for site, deed, row, value in deeds:
            self._step()
            self.world.write(self.world.at(site), partial(_do, deed, row, value))

    @rule(
        row=st.integers(0, 1),
        edits=st.lists(st.tuples(st.sampled_from([0, 1, 3, 4]), st.integers(0, 5)), **FEW),
    )
    def meet(self, row: int, edits: list[tuple[int, int]]) -> None:
        """Some people change the same fields of somebody."""
        person = self.world.disputed[row]
        for site, value in edits:
            self._step()
            self.world.write(self.world.at(site), lambda at, v=value: edit_same(at, person, v))

    @rule(said=st.lists(st.tuples(CHILDREN, MERGING, ROWS, VALUES), **FEW))
    def identify(self, said: list[tuple[int, str, int, int]]) -> None:
        """Some people say of others that they are one person, or two after all."""
        for site, deed, row, value in said:
            self._step()
            done = self.world.write(self.world.at(site), partial(_do, deed, row, value))
            self.world.tally[deed] += done

    @rule(child=CHILDREN, down=st.booleans())
    def send(self, child: int, down: bool) -> None:
        """A package is written and carried off."""
        self._step()
        self.world.send(*self._link(child, down))

    @rule(errands=st.lists(st.tuples(CHILDREN, st.booleans()), **FEW))
    def errand(self, errands: list[tuple[int, bool]]) -> None:
        """Packages there, their receipts back."""
        for child, down in errands:
            self._step()
            self.world.errand(*self._link(child, down))

    @precondition(lambda self: self.world.post)
    @rule(which=LETTERS, more=st.lists(LETTERS, max_size=2))
    def arrive(self, which: int, more: list[int]) -> None:
        """Letters arrive, late, again, or several at once."""
        self._step()
        letters = [self._letter(which), *map(self._letter, more)]
        self.world.deliver(list(dict.fromkeys(letters)))

    @precondition(lambda self: self.world.post)
    @rule(kind=st.sampled_from(["cancel", "misdirect", "lose"]), which=LETTERS, more=VALUES)
    def mishap(self, kind: str, which: int, more: int) -> None:
        """Somebody stops an import half-way, carries a letter to somebody else, or loses it."""
        self._step()
        letter = self._letter(which)
        if kind == "cancel":
            self.world.cancel(letter, more % 7)
        elif kind == "misdirect":
            self.world.misdirect(letter, self.world.at(more))
        else:
            self.world.lose(letter)

    @rule(site=SITES, days=DAYS)
    def clock(self, site: int, days: int) -> None:
        """A clock jumps, or somebody keeps a backup."""
        self._step()
        if days:
            self.world.at(site).set_clock(days)
        else:
            self.world.at(site).back_up()

    @rule(site=SITES, which=st.sampled_from([0, 0, 1, 2]))
    def fall_back(self, site: int, which: int) -> None:
        """Somebody comes back from an old backup."""
        self._step()
        self.world.tally["restores"] += self.world.at(site).fall_back(which)

    def teardown(self) -> None:
        """Deliver everything and compare."""
        try:
            self.world.settle()
            agreement.check(self.world)
        finally:
            self.totals.update(self.world.tally)
            self.world.close()
