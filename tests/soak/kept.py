"""Eight enrolled offices that agree with each other, made once and copied for every history."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from gridcredit.domain.codes import Office
from gridcredit.domain.errors import NothingToExport
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.workspace import keeping
from tests.operations.offices import PASSPHRASE, Offices, with_register

GRIDS = ("370403002001001", "370403002001002", "370403004001001", "370403004001002")
BACKUPS = "first backups"
MEMORY = Path("/dev/shm")


@dataclass(frozen=True)
class Place:
    """Where an office sits in the tree: its name, kind and area, and the name of the one above."""

    name: str
    office: Office
    area: str
    above: str


PLACES = (
    Place("district", Office.DISTRICT, "GX", ""),
    Place("street-1", Office.STREET, "370403002", "district"),
    Place("street-2", Office.STREET, "370403004", "district"),
    Place("laptop-1", Office.GRID, GRIDS[0], "street-1"),
    Place("laptop-2", Office.GRID, GRIDS[0], "street-1"),  # of the same grid
    Place("laptop-3", Office.GRID, GRIDS[1], "street-1"),
    Place("laptop-4", Office.GRID, GRIDS[2], "street-2"),
    Place("laptop-5", Office.GRID, GRIDS[3], "street-2"),
)
# The second laptop of the first grid learns the register from its street.
_WITH_REGISTER = ("laptop-1", "laptop-3", "laptop-4", "laptop-5")


def quick_folder() -> Path:
    """A new folder where the disk waits for nothing: in memory, where the system has such."""
    return Path(tempfile.mkdtemp(prefix="soak-", dir=MEMORY if MEMORY.is_dir() else None))


def make_kept(folder: Path, households: int = 2) -> dict[str, Path]:
    """The folders of the eight offices, closed, by name; all have heard everything."""
    offices = Offices(folder, grids=GRIDS)
    desks = {"district": offices.district()}
    for place in PLACES[1:]:
        desk = offices.child(desks[place.above], place.office, place.area)
        desks[place.name] = _moved(offices, desk, folder / place.name)
    for seed, name in enumerate(_WITH_REGISTER, start=1):
        with_register(desks[name], folder, households, seed)
    _come_to_rest(desks, folder / "post")
    for name, desk in desks.items():
        keeping.backup(desk, folder / BACKUPS / name)
    offices.close()
    return {name: desk.folder for name, desk in desks.items()}


def first_backup(kept: Path) -> Path:
    """The backup of a kept workspace as it is."""
    [file] = (kept.parent / BACKUPS / kept.name).iterdir()
    return file


def _moved(offices: Offices, desk: Desk, folder: Path) -> Desk:
    """The workspace in a folder of its own name: two of one area would want the same."""
    desk.close()
    desk.folder.rename(folder)
    name = next(name for name, known in offices.desks.items() if known is desk)
    offices.desks[name] = open_desk(folder, PASSPHRASE, desk.clock, desk.new_id)
    offices.desks[folder.name] = offices.desks.pop(name)
    return offices.desks[folder.name]


def _come_to_rest(desks: dict[str, Desk], post: Path) -> None:
    """Exchange until nobody has news: not even what programs write for each other on the way."""
    up = [(desks[place.name], desks[place.above]) for place in reversed(PLACES[1:])]
    links = [*up, *((above, below) for below, above in reversed(up))]
    while sum(_errand(sender, receiver, post) for sender, receiver in links):
        continue


def _errand(sender: Desk, receiver: Desk, post: Path) -> bool:
    try:
        sent = sending.export_package(sender, receiver.node.id, post)
    except NothingToExport:
        return False
    [report] = exchanging.import_files(receiver, [sent.path], receipts=post)
    assert report.receipt is not None
    exchanging.import_files(sender, [report.receipt])
    return True
