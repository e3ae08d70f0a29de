"""A laptop, its street and its district, one of each version of the program, by chance: one knows
everything, one has never heard of a field, one not of a kind of record. They work and exchange in
any order and are brought up to date one after the other; in the end all hold the same."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random
from uuid import UUID

from gridcredit.domain.codes import ConsentKind, Office
from gridcredit.domain.errors import NothingToExport
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending, situation, upgrading
from gridcredit.operations.exchange.filereport import AlreadyKnown, Noticed, TakenIn
from gridcredit.operations.register import people
from gridcredit.store.exchange import digest
from gridcredit.store.journal import journal
from tests.older import an_older_program
from tests.operations.carrying import exchange
from tests.operations.chains import GRID, Kept, open_chain, state
from tests.operations.seen import doors, figures
from tests.operations.working import knock

FIELD, KIND = "arrived_on", "consent_event"
Program = Callable[[], AbstractContextManager[None]]
PROGRAMS: dict[str, Program] = {
    "now": nullcontext,
    "before the field": lambda: an_older_program(FIELD, "resident"),
    "before the kind": lambda: an_older_program(entity=KIND),
}


@dataclass
class Installed:
    """An office with the program that it has."""

    desk: Desk
    version: str

    def running(self) -> AbstractContextManager[None]:
        """Its program, at work."""
        return PROGRAMS[self.version]()

    def opened(self) -> None:
        """What every opening does first."""
        with self.running():
            upgrading.catch_up(self.desk)


class Mixed:
    """One history, that its seed decides."""

    def __init__(self, kept: Kept, folder: Path, seed: int) -> None:
        self.chance = Random(seed)
        self.chain = open_chain(kept, folder / "offices")
        self.post = folder / "post"
        self.sticks: list[tuple[Path, Installed]] = []
        self.waited = 0  # lines that were set aside on the way
        self._numbers = count(1)
        versions = self.chance.sample(sorted(PROGRAMS), 3)
        desks = (self.chain.grid, self.chain.street, self.chain.district)
        self.offices = [Installed(*one) for one in zip(desks, versions, strict=True)]
        for office in self.offices:
            office.opened()

    @property
    def links(self) -> list[tuple[Installed, Installed]]:
        """Who exchanges with whom: below, above."""
        grid, street, district = self.offices
        return [(grid, street), (street, district)]

    def play(self) -> None:
        """From the first day to the comparison."""
        for _ in range(self.chance.randint(15, 30)):
            self._step()
        for office in self.chance.sample(self.offices, 3):
            self._bring_up_to_date(office)
            if self.chance.random() < 0.5:
                self._step()
        for office in self.offices:  # and a day's work, by which each notices what it missed
            knock(office.desk, 0)
        exchange(self.post / "end", *((low.desk, high.desk) for low, high in self.links))
        self._compare()

    def close(self) -> None:
        """Close the three."""
        self.chain.close()

    def _step(self) -> None:
        low, high = self.chance.choice(self.links)
        sender, receiver = self.chance.choice([(low, high), (high, low)])
        weighted: list[tuple[int, Callable[[], None]]] = [
            (40, lambda: self._work(self.chance.choice(self.offices))),
            (45, lambda: self._carry(sender, receiver)),
            (10, self._find_a_stick),
            (5, lambda: self._bring_up_to_date(self.chance.choice(self.offices))),
        ]
        [deed] = self.chance.choices([d for _, d in weighted], [w for w, _ in weighted])
        deed()

    def _work(self, office: Installed) -> None:
        desk, draw = office.desk, self.chance
        people_here = sorted(p.line.id for p in people.list_residents(desk))
        person = people_here[draw.randrange(5)]
        new: dict[str, str] = {}
        if draw.random() < 0.6:
            new["state"] = draw.choice(["away", "home"])
        if desk.office is not Office.DISTRICT and draw.random() < 0.4:
            new["note"] = f"{next(self._numbers)}"
        if office.version != "before the field" and draw.random() < 0.6:
            new[FIELD] = f"2020-01-{draw.randint(1, 28):02}"
        with office.running(), desk.writing() as session:
            journal.edit(session, "resident", person, new)
        if office.version != "before the kind" and draw.random() < 0.6:
            self._consent(desk, person)
        if draw.random() < 0.3:
            knock(desk, draw.randrange(5))

    def _consent(self, desk: Desk, person: UUID) -> None:
        kind = ConsentKind.REPORT_PLEDGE
        with desk.writing() as session:
            fact = ConsentEvent(desk.new_id(), person, kind, True, desk.today())
            journal.add(session, [fact])

    def _carry(self, sender: Installed, receiver: Installed) -> None:
        """A package there, and mostly its receipt back."""
        folder = self.post / str(next(self._numbers))
        with suppress(NothingToExport):
            with sender.running():
                sent = sending.export_package(sender.desk, receiver.desk.node.id, folder)
            self.sticks.append((sent.path, receiver))
            receipt = self._hand_in(receiver, sent.path)
            if receipt and self.chance.random() < 0.8:
                with sender.running():
                    exchanging.import_files(sender.desk, [receipt])

    def _hand_in(self, office: Installed, package: Path) -> Path | None:
        with office.running():
            [report] = exchanging.import_files(office.desk, [package], receipts=package.parent)
        assert isinstance(report, TakenIn | AlreadyKnown)
        assert report.noticed is not Noticed.COPIED
        assert {reason for reason, _ in report.set_aside} <= {"entity_unknown"}
        self.waited += sum(n for _, n in report.set_aside)
        return report.receipt

    def _find_a_stick(self) -> None:
        if self.sticks:
            package, receiver = self.chance.choice(self.sticks)
            self._hand_in(receiver, package)

    def _bring_up_to_date(self, office: Installed) -> None:
        office.version = "now"
        office.opened()

    def _compare(self) -> None:
        grid, street, district = (office.desk for office in self.offices)
        told = {d.folder.name: situation.status(d) for d in (grid, street, district)}
        nothing = dict.fromkeys(told, (0, 0))
        assert {name: (t.set_aside, t.unsent) for name, t in told.items()} == nothing
        assert doors(grid) == doors(street) == doors(district)
        assert figures(grid) == figures(street) == figures(district)
        assert state(grid, GRID) == state(street, GRID)
        assert _open_state(street) == _open_state(district)
        codes = {link.node.id: link.code for link in situation.status(street).links}
        assert situation.status(grid).code == codes[grid.node.id]


def _open_state(desk: Desk) -> str:
    with desk.reading() as session:
        return digest.state_digest(session, GRID, personal=False)
