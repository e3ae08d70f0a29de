"""The building site of a demonstration: its offices, its folders, and the files carried between
them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from gridcredit.atomic_file import make_folder
from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Actor
from gridcredit.domain.errors import NothingToExport
from gridcredit.domain.progress import Progress
from gridcredit.operations.demo.story_clock import StoryClock
from gridcredit.operations.desk import Desk, NewId
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.exchange.filereport import Answered
from gridcredit.operations.figures.covering import AreaCoverage
from gridcredit.operations.trust import enrolling

PASSPHRASE = "liuhua-demo"


@dataclass
class Demo:
    """What the demonstration left on the disk."""

    workspaces: dict[str, Path] = field(default_factory=dict)
    packages: list[Path] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    passphrase_file: Path = Path()
    coverage: AreaCoverage = field(init=False)


@dataclass
class Stage:
    """The building site of one demonstration."""

    out: Path
    clock: StoryClock
    new_id: NewId
    progress: Progress
    made: Demo = field(default_factory=Demo)
    desks: list[Desk] = field(default_factory=list)
    folders: set[str] = field(default_factory=lambda: {"workspaces"})
    grids: tuple[int, int] = (0, 0)  # done, all

    def tick(self, *_within: object) -> None:
        """Say again where it stands: whoever wants to stop is heard between any two steps, and
        within the long ones, that take this as their progress."""
        self.progress(*self.grids, "demo_grid")

    def workspace(self, name: str) -> Path:
        """Where an office's workspace is to stand."""
        self.made.workspaces[name] = self.out / "workspaces" / name
        return self.made.workspaces[name]

    def folder(self, name: str) -> Path:
        """A folder beside the workspaces."""
        folder = self.out / name
        if not folder.exists():
            self.folders.add(name)
        return make_folder(folder)

    def file(self, folder: str, name: str) -> Path:
        """A file that the demonstration is about to leave, told at the end."""
        self.made.files.append(self.folder(folder) / name)
        return self.made.files[-1]

    def enrol(self, parent: Desk, office: Office, area: str, name: str) -> Desk:
        """An office below another, joined by two files."""
        exchange = self.folder("exchange")
        desk = enrolling.start_child(
            self.workspace(f"{office.value}-{area}"), office, area, name, PASSPHRASE,
            self.clock, self.new_id,
        )  # fmt: skip
        self.desks.append(desk)
        self.tick()
        request = enrolling.write_request(desk, exchange / f"{area}.gcreq")
        certificate = exchange / f"{area}.gccert"
        enrolling.approve(parent, request, certificate)
        enrolling.accept(desk, certificate)
        self.tick()
        return desk

    def carry(self, sender: Desk, receiver: Desk) -> None:
        """A package there, its receipt back; nothing where nothing is new."""
        exchange = self.folder("exchange")
        try:
            sent = sending.export_package(sender, receiver.node.id, exchange, self.tick)
        except NothingToExport:
            return
        report = exchanging.import_file(receiver, sent.path, receipts=exchange, progress=self.tick)
        receipts = [report.receipt] if isinstance(report, Answered) and report.receipt else []
        exchanging.import_files(sender, receipts, progress=self.tick)
        self.tick()
        self.made.packages += [sent.path, *receipts]

    def close(self, desk: Desk) -> None:
        """Let go of an office's workspace."""
        self.desks.remove(desk)
        desk.close()


@contextmanager
def seated(desk: Desk, actor: Actor) -> Iterator[Desk]:
    """Somebody else sits at a desk for a while, as if signed in there."""
    before, desk.actor = desk.actor, actor
    try:
        yield desk
    finally:
        desk.actor = before
