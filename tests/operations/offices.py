"""Offices for tests: a district, a street and a grid, joined by files as people join them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

from gridcredit import paths
from gridcredit.domain.codes import Office, Suite
from gridcredit.domain.roster_rows import RosterRow
from gridcredit.operations.demo.invention import Inventor
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.exchange.filereport import FileReport
from gridcredit.operations.register import areas, rostering
from gridcredit.operations.trust import enrolling
from gridcredit.operations.workspace import keeping
from gridcredit.rosters import write

PASSPHRASE = "榴花盛开-2026"
STREET = "370403002"
VILLAGE = "370403002001"
GRIDS = ("370403002001001", "370403002001002", "370403004001001")


@dataclass
class Ticking:
    """A clock that tests set; every look is a second later."""

    now: datetime = field(default_factory=lambda: datetime(2026, 11, 22, 9, 0))  # noqa: DTZ001

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def go(self, days: int) -> None:
        """Move some days on."""
        self.now += timedelta(days=days)


def counting_ids(start: int = 1) -> Iterator[UUID]:
    """Version-7 ids that count up, apart from those of other starts."""
    for number in count(1):
        yield UUID(int=(start << 80) | (0x7 << 76) | (0x2 << 62) | number)


@dataclass
class Offices:
    """Workspaces below one folder, closed together."""

    folder: Path
    clock: Ticking = field(default_factory=Ticking)
    desks: dict[str, Desk] = field(default_factory=dict)
    first_id: int = 1
    grids: tuple[str, ...] = GRIDS
    server: str = ""  # the URL of an empty database for the district's tables

    def district(self, suite: Suite = Suite.A) -> Desk:
        """The district with its grids added."""
        self.folder.mkdir(exist_ok=True)
        desk = enrolling.start_district(
            self.folder / "district",
            "GX",
            paths.resources() / "demo" / "areas.csv",
            "区信用办",
            PASSPHRASE,
            self.clock,
            self._ids(),
            suite=suite,
            server=self.server,
        )
        grids = self.folder / "grids.csv"
        lines = [f"{code},第{code[-3:]}网格,grid,{code[:12]}" for code in self.grids]
        grids.write_text("code,name,level,parent\n" + "\n".join(lines), "utf-8")
        areas.import_areas(desk, grids)
        return self._keep("district", desk)

    def child(self, parent: Desk, office: Office, area: str) -> Desk:
        """A street or grid, enrolled by its parent through two files."""
        name = f"{office.value}-{area}"
        desk = enrolling.start_child(
            self.folder / name, office, area, f"{area}号", PASSPHRASE, self.clock, self._ids()
        )
        request = enrolling.write_request(desk, self.folder / f"{name}.gcreq")
        certificate = self.folder / f"{name}.gccert"
        enrolling.approve(parent, request, certificate)
        enrolling.accept(desk, certificate)
        return self._keep(name, desk)

    def send(self, child: Desk, parent: Desk) -> list[FileReport]:
        """A package up and its receipt down."""
        post = self.folder / "post"
        sent = sending.export_package(child, None, post)
        reports = exchanging.import_files(parent, [sent.path], receipts=post)
        exchanging.import_files(child, [r.receipt for r in reports if r.receipt])
        return reports

    def fall_back(self, desk: Desk, backup: Path) -> Desk:
        """The workspace restored from a backup and opened again."""
        name = next(name for name, known in self.desks.items() if known is desk)
        desk.close()
        keeping.restore(desk.folder, backup, PASSPHRASE, "", self.clock)
        return self._keep(name, open_desk(desk.folder, PASSPHRASE, desk.clock, desk.new_id))

    def close(self) -> None:
        """Close every workspace."""
        for desk in self.desks.values():
            desk.close()

    def _keep(self, name: str, desk: Desk) -> Desk:
        self.desks[name] = desk
        return desk

    def ids_from(self, start: int) -> Callable[[], UUID]:
        """Ids of one more installation."""
        return counting_ids(start).__next__

    def _ids(self) -> Callable[[], UUID]:
        return self.ids_from(self.first_id + len(self.desks))


def kept(desk: Desk) -> Path:
    """A backup of the workspace as it is."""
    file = keeping.backup(desk, desk.folder.with_name(f"backup of {desk.folder.name}")).file
    assert file is not None
    return file


def register_file(folder: Path, grid: str, households: int = 6, seed: int = 1) -> Path:
    """A register workbook of invented people."""
    rows = Inventor(seed, date(2026, 11, 22)).grid(grid, "薛庄社区居委会", households).rows
    file = folder / f"{grid}.xlsx"
    write.write_register(file, list(rows))
    return file


def with_register(desk: Desk, folder: Path, households: int = 6, seed: int = 1) -> list[RosterRow]:
    """Take an invented register in; the rows that went in."""
    file = register_file(folder, desk.node.area, households, seed)
    return rostering.read_roster(desk, file, keep=True).reading.rows
