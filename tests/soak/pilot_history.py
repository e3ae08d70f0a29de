"""A year's end of a pilot village by chance: its offices record, decide, close, redeem and honour
on several computers that exchange files now and then, lose some, undo some, and come back from old
backups. Then all is delivered and compared."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from random import Random
from uuid import UUID

from gridcredit.domain.credit.codes import Seat
from gridcredit.domain.errors import (
    ChainBroken,
    GridCreditError,
    NotAddressed,
    NotFound,
    NothingToExport,
)
from gridcredit.operations.credit.ledgers import ledger_of
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.exchange import exchanging, sending, undoing
from gridcredit.operations.exchange.filereport import AlreadyKnown, TakenIn
from gridcredit.operations.workspace import keeping
from tests.operations.carrying import carry
from tests.operations.offices import PASSPHRASE, VILLAGE, Ticking, counting_ids
from tests.soak import credit_deeds, star_deeds
from tests.soak.pilot import INSTALLED, LINKS, Pilot

_DEEDS = list(credit_deeds.WEIGHTS | star_deeds.WEIGHTS)
_DEED_WEIGHTS = list((credit_deeds.WEIGHTS | star_deeds.WEIGHTS).values())
_WORKING = ("village", "village", "village", "street", "street", "second", "grid-1", "grid-2")
_ROUNDS = 12


class PilotHistory:
    """One history, that its seed decides."""

    def __init__(self, kept: Pilot, folder: Path, seed: int) -> None:
        self.kept = kept
        self.chance = Random(seed)
        self.folder = folder
        self.post = folder / "post"
        self.tally: Counter[str] = Counter()
        self.told: list[str] = []  # what happened, for who looks for a fault
        self.clocks: dict[str, Ticking] = {}
        self.desks: dict[str, Desk] = {}
        self.could_overdraw = False  # offices redeemed that had not heard of each other
        self._redeemed: set[str] = set()
        self._ids = {p.name: counting_ids(300 + at).__next__ for at, p in enumerate(INSTALLED)}
        self._numbers = count(1)
        self._sticks: list[tuple[Path, str]] = []
        self._imports: list[tuple[str, UUID]] = []
        self._backups: dict[str, Path] = {}
        for place in INSTALLED:
            shutil.copytree(kept.folders[place.name], folder / place.name)
            self.clocks[place.name] = Ticking()
            self._open(place.name)

    def play(self, steps: int = 60) -> None:
        """Let people work."""
        for _ in range(steps):
            self._step()

    def deliver(self) -> None:
        """Good days until nobody waits, all clocks being right again."""
        latest = max(clock.now for clock in self.clocks.values())
        for clock in self.clocks.values():
            clock.now = latest
        for _ in range(_ROUNDS):
            both = [pair for low, up in LINKS for pair in ((low, up), (up, low))]
            if not sum(self._errand(*pair) for pair in both):
                return
        raise AssertionError("never at rest")

    def _errand(self, sender: str, receiver: str) -> bool:
        """A package there and its receipt back; False where nothing waits."""
        try:
            carry(self.desks[sender], self.desks[receiver], self.post / "end")
        except NothingToExport:
            return False
        return True

    def close(self) -> None:
        """Close all."""
        for desk in self.desks.values():
            desk.close()

    def _open(self, name: str) -> None:
        folder = self.folder / name
        self.desks[name] = open_desk(folder, PASSPHRASE, self.clocks[name], self._ids[name])

    def _step(self) -> None:
        name = self.chance.choice(_WORKING)
        low, up = self.chance.choice(LINKS)
        sender, receiver = self.chance.choice([(low, up), (up, low)])
        weighted: list[tuple[int, Callable[[], None]]] = [
            (60, lambda: self._work(name)),
            (20, lambda: self._carry(sender, receiver)),
            (4, self._meet),
            (3, self._find_a_stick),
            (7, self._days_pass),
            (3, self._undo),
            (1, lambda: self._clock_jumps(name)),
            (1, lambda: self._back_up(name)),
            (1, lambda: self._fall_back(name)),
        ]
        [deed] = self.chance.choices([d for _, d in weighted], [w for w, _ in weighted])
        deed()

    def _work(self, name: str) -> None:
        for _ in range(self.chance.randint(1, 6)):
            [deed] = self.chance.choices(_DEEDS, _DEED_WEIGHTS)
            name = self._whose(deed, name)
            desk = self.desks[name]
            before, owner = _lines(desk), desk.actor
            credit_deeds.sit_down(desk, self.kept.homes, self.chance)
            try:
                deed(desk, self.kept.homes, self.chance)
            except GridCreditError as error:
                assert _lines(desk) == before or deed is star_deeds.nominate, "half done"
                self._tell(f"{name} {deed.__name__}: {type(error).__name__}")
                self.tally[f"{deed.__name__} refused"] += 1
            else:
                self._note(deed, name)
                self._tell(f"{name} {deed.__name__}")
                self.tally[deed.__name__] += 1
            desk.actor = owner

    def _note(self, deed: credit_deeds.Deed, name: str) -> None:
        """Two desks that redeem without having heard of each other may give more than there is; and
        so may one where it is changed who closes, or redeems."""
        if deed is credit_deeds.redeem:
            self._redeemed.add(name)
        is_new = deed in (credit_deeds.set_rules, credit_deeds.take_back_rules)
        self.could_overdraw |= is_new or len(self._redeemed) > 1

    def _whose(self, deed: credit_deeds.Deed, name: str) -> str:
        """Where a deed is done: mostly where it may be done, as far as that is known there."""
        if self.chance.random() < 0.15:
            return name
        if deed in star_deeds.AT_THE_STREET:
            return "street"
        if deed in credit_deeds.BY_SEAT:
            name = self.chance.choice(["village", "village", "second"])
            with self.desks[name].reading() as session:
                ledger = ledger_of(self.desks[name], session, VILLAGE)
                seat = ledger.redeems if deed in credit_deeds.SERVING else ledger.decides
            return "street" if seat is Seat.STREET else name
        return name if not name.startswith("grid") or deed in credit_deeds.ANYWHERE else "village"

    def _carry(self, sender: str, receiver: str) -> None:
        """A package there, and mostly its receipt back; some are lost."""
        folder = self.post / str(next(self._numbers))
        try:
            to = self.desks[receiver].node.id
            sent = sending.export_package(self.desks[sender], to, folder)
        except NothingToExport:
            return
        if self.chance.random() < 0.15:
            self._tell(f"{sender} -> {receiver} lost")
            return
        self._sticks.append((sent.path, receiver))
        receipt = self._hand_in(sent.path, receiver)
        if receipt and self.chance.random() < 0.8:
            with suppress(NotFound, ChainBroken, NotAddressed):
                exchanging.import_files(self.desks[sender], [receipt])

    def _hand_in(self, package: Path, receiver: str) -> Path | None:
        self._tell(f"{package.parent.name} -> {receiver}")
        desk = self.desks[receiver]
        [report] = exchanging.import_files(desk, [package], receipts=package.parent)
        assert isinstance(report, TakenIn | AlreadyKnown), report
        if report.import_id:
            self._imports.append((receiver, report.import_id))
        self.tally["imports"] += 1
        self.tally["set aside"] += sum(number for _, number in report.set_aside)
        return report.receipt

    def _meet(self) -> None:
        """A good day of everybody."""
        for low, up in LINKS:
            self._carry(low, up)
        for low, up in LINKS:
            self._carry(up, low)

    def _find_a_stick(self) -> None:
        if self._sticks:
            self._hand_in(*self.chance.choice(self._sticks))

    def _days_pass(self) -> None:
        days = self.chance.choice([1, 3, 6, 10, 14])
        for clock in self.clocks.values():
            clock.go(days)

    def _clock_jumps(self, name: str) -> None:
        self.clocks[name].go(self.chance.choice([-3, -1, 2, 20]))

    def _undo(self) -> None:
        """An import is undone, or taken in again."""
        if not self._imports:
            return
        name, row = self.chance.choice(self._imports[-12:])
        deed = self.chance.choice([undoing.undo_import, undoing.redo_import, undoing.redo_import])
        with suppress(GridCreditError):
            deed(self.desks[name], row)
            self.could_overdraw = True
            self._tell(f"{name} {deed.__name__}")
            self.tally[deed.__name__] += 1

    def _back_up(self, name: str) -> None:
        file = keeping.backup(self.desks[name], self.folder / "backups" / name).file
        assert file is not None
        self._backups[name] = file

    def _fall_back(self, name: str) -> None:
        """Come back from the last backup."""
        if name not in self._backups:
            self._back_up(name)
            return
        desk = self.desks[name]
        desk.close()
        keeping.restore(desk.folder, self._backups[name], PASSPHRASE, "", self.clocks[name])
        self._open(name)
        self.could_overdraw = True
        self._tell(f"{name} restored")
        self.tally["restores"] += 1

    def _tell(self, what: str) -> None:
        self.told.append(what)


def _lines(desk: Desk) -> int:
    with desk.reading() as session:
        asked = session.connection().exec_driver_sql("SELECT count(*) FROM revision")
        return int(asked.scalar_one())
