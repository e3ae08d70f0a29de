"""A street at work in two places, by chance: its folder copied, or a backup of it restored while it
went on. Anything happens in any order; once the district has told the two apart and all is
delivered, nothing is lost, counted twice or left waiting."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from random import Random

from gridcredit.domain.errors import (
    ChainBroken,
    NotAddressed,
    NotEnrolled,
    NotFound,
    NothingToExport,
)
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending, situation
from gridcredit.store.journal import nodes, number_ranges
from tests.operations.carrying import carry
from tests.operations.chains import GRID, Kept, open_chain, state
from tests.operations.seen import doors, figures
from tests.operations.working import edit_person, knock

_ROUNDS = 8


class Doubled:
    """One history, that its seed decides."""

    def __init__(self, kept: Kept, folder: Path, seed: int) -> None:
        self.chance = Random(seed)
        self.chain = open_chain(kept, folder / "offices")
        self.post = folder / "post"
        self.sticks: list[tuple[Path, Desk]] = []
        self.doors = len(doors(self.chain.street))
        self._numbers = count(1)
        double = self.chain.restored if self.chance.random() < 0.5 else self.chain.copied
        self.second = double(folder / "second", 700)

    @property
    def both(self) -> list[Desk]:
        """The street in its two places."""
        return [self.chain.street, self.second]

    def play(self) -> None:
        """From the copying to the comparison."""
        for _ in range(self.chance.randint(10, 20)):
            self._step()
        kept, other = self._tell_apart()
        self.chain.certify(other)
        # Another day's work: a package that relies on what only the other of the two had received
        # is how the street notices. Who has nothing to send is not asked.
        self._knock(self.chain.grid)
        self._deliver(kept, other)
        self._compare(kept, other)

    def close(self) -> None:
        """Close all four."""
        self.chain.close()
        self.second.close()

    def _step(self) -> None:
        grid, district = self.chain.grid, self.chain.district
        one = self.chance.choice(self.both)
        weighted: list[tuple[int, Callable[[], None]]] = [
            (25, lambda: self._work(one)),
            (15, lambda: self._knock(grid)),
            (20, lambda: self._carry(grid, one)),
            (20, lambda: self._carry(one, grid)),
            (10, lambda: self._carry(one, district)),
            (10, self._find_a_stick),
        ]
        [deed] = self.chance.choices([d for _, d in weighted], [w for w, _ in weighted])
        deed()

    def _work(self, desk: Desk) -> None:
        if self.chance.random() < 0.6:
            self._knock(desk)
        else:
            edit_person(desk, self.chance.randrange(6), note=f"{next(self._numbers)}")
            edit_person(desk, self.chance.randrange(6), state=self.chance.choice(["away", "home"]))
        self._knock(desk)

    def _knock(self, desk: Desk) -> None:
        knock(desk, self.chance.randrange(5))
        self.doors += 1

    def _carry(self, sender: Desk, receiver: Desk) -> None:
        """A package there, and mostly its receipt back."""
        folder = self.post / str(next(self._numbers))
        try:
            sent = sending.export_package(sender, receiver.node.id, folder)
        except (NothingToExport, NotEnrolled, NotFound):
            return  # nothing new, or the sender has become another meanwhile
        self.sticks.append((sent.path, receiver))
        with suppress(NotAddressed):  # the receiver has
            [report] = exchanging.import_files(receiver, [sent.path], receipts=folder)
            if report.receipt and self.chance.random() < 0.8:
                with suppress(NotFound, ChainBroken, NotAddressed):  # whoever sent it, sent another
                    exchanging.import_files(sender, [report.receipt])

    def _find_a_stick(self) -> None:
        if self.sticks:
            file, receiver = self.chance.choice(self.sticks)
            with suppress(NotAddressed):
                exchanging.import_files(receiver, [file], receipts=file.parent)

    def _tell_apart(self) -> tuple[Desk, Desk]:
        """Both report until one has become another: the one that stays, and the other."""
        for _ in range(_ROUNDS):
            for one in self.both:
                if self.both[0].node.id == self.both[1].node.id:
                    self._knock(one)
                    self._carry(one, self.chain.district)
        first, second = self.both
        assert first.node.id != second.node.id, "never told apart"
        return (first, second) if first.node.state == nodes.ACTIVE else (second, first)

    def _deliver(self, kept: Desk, other: Desk) -> None:
        links = ((self.chain.grid, kept), (kept, self.chain.district), (other, self.chain.district))
        for _ in range(_ROUNDS):
            for below, above in links:
                for sender, receiver in ((below, above), (above, below)):
                    with suppress(NothingToExport):
                        carry(sender, receiver, self.post / str(next(self._numbers)))

    def _compare(self, kept: Desk, other: Desk) -> None:
        grid, district = self.chain.grid, self.chain.district
        told = {d.folder.name: situation.status(d) for d in (grid, kept, other, district)}
        for desk in (grid, kept, other, district):
            with desk.reading() as session:
                assert number_ranges.strays(session) == set()
        assert {name: (t.set_aside, t.unsent) for name, t in told.items()} == dict.fromkeys(
            told, (0, 0)
        )
        assert doors(grid) == doors(kept) == doors(other) == doors(district)
        assert len(doors(district)) == self.doors
        assert figures(grid) == figures(kept) == figures(other) == figures(district)
        assert told[grid.folder.name].conflicts == told[kept.folder.name].conflicts
        assert state(grid, GRID) == state(kept, GRID)
