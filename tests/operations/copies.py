"""Workspaces made once and copied by every test that works in one: seconds become a blink."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from gridcredit.domain.codes import Office
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.exchange import exchanging, sending
from tests.operations.offices import (
    GRIDS,
    PASSPHRASE,
    STREET,
    VILLAGE,
    Offices,
    Ticking,
    counting_ids,
    with_register,
)


def make_offices(folder: Path, households: int = 6, grids: int = 1) -> dict[str, Path]:
    """The folders of a district, a street and a grid (the first of `grids`), closed; each grid
    has its register, and the street has got it too."""
    offices = Offices(folder)
    district = offices.district()
    street = offices.child(district, Office.STREET, STREET)
    workers = [offices.child(street, Office.GRID, code) for code in GRIDS[:grids]]
    for seed, worker in enumerate(workers, start=1):
        with_register(worker, folder, households, seed)
        offices.send(worker, street)
    offices.close()
    return {"district": district.folder, "street": street.folder, "grid": workers[0].folder}


def make_village(kept: dict[str, Path], folder: Path) -> Path:
    """The folder of a pilot village that a copy of the street has taken in and told of all that
    stands in it, closed."""
    with closing(open_copy(kept["street"], folder / "street")) as street:
        offices = Offices(folder, first_id=80)
        village = offices.child(street, Office.VILLAGE, VILLAGE)
        with closing(village):
            sent = sending.export_package(street, village.node.id, folder / "post")
            exchanging.import_files(village, [sent.path])
    return village.folder


def open_copy(kept: Path, folder: Path) -> Desk:
    """A workspace of one's own; the clock stands at 2026-11-22 and goes on by seconds."""
    shutil.copytree(kept, folder)
    return open_desk(folder, PASSPHRASE, Ticking(), counting_ids(90).__next__)
