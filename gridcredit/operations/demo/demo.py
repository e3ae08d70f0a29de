"""A made-up district: its offices, registers, visits, packages up and receipts down, a poster."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from gridcredit import paths
from gridcredit.atomic_file import make_folder, placed, storage
from gridcredit.domain.codes import Office
from gridcredit.domain.coverage import Basis
from gridcredit.domain.errors import WorkspaceExists
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations import applying
from gridcredit.operations.demo.invention import Inventor, invented_entries
from gridcredit.operations.desk import Clock, Desk, NewId
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.exchange.filereport import Answered
from gridcredit.operations.figures import covering
from gridcredit.operations.figures.covering import AreaCoverage
from gridcredit.operations.posters import postering, postertexts
from gridcredit.operations.posters.postering import PosterWish
from gridcredit.operations.register import areas, people, rostering
from gridcredit.operations.register.office_texts import Texts
from gridcredit.operations.trust import enrolling
from gridcredit.rosters import write
from gridcredit.store.workspace import vault

PASSPHRASE = "liuhua-demo"
POSTER_LINK = "https://example.org/liuhua?grid={grid}"

TARGETS = (4_000, 6_000)
"""By the end of this year and of the next, in hundredths of a per cent."""

# Streets, villages of each, grids of each village, households of each grid.
SIZES: dict[str, tuple[int, int, int, int]] = {
    "small": (2, 2, 1, 40),
    "grid": (2, 2, 1, 500),
    "street": (1, 6, 6, 500),
    "district": (3, 10, 5, 400),
}
_SMALL_GRIDS = 3
_GRID_DIGITS = 3
_LONGEST_FOLDER = "grid-370403002001001"
_WORKERS = ("孙秀兰", "赵海涛", "李春燕", "周立新", "马晓红")  # invented, as everybody here


@dataclass
class Demo:
    """What the demonstration left on the disk."""

    workspaces: dict[str, Path] = field(default_factory=dict)
    packages: list[Path] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    passphrase_file: Path = Path()
    coverage: AreaCoverage = field(init=False)


@dataclass
class _Stage:
    """The building site of one demonstration."""

    out: Path
    clock: Clock
    new_id: NewId
    progress: Progress
    made: Demo
    desks: list[Desk] = field(default_factory=list)
    folders: set[str] = field(default_factory=lambda: {"workspaces"})
    grids: tuple[int, int] = (0, 0)  # done, all

    def tick(self, *_within: object) -> None:
        """Say again where it stands: whoever wants to stop is heard between any two steps, and
        within the long ones, that take this as their progress."""
        self.progress(*self.grids, "demo_grid")

    def workspace(self, name: str) -> Path:
        self.made.workspaces[name] = self.out / "workspaces" / name
        return self.made.workspaces[name]

    def folder(self, name: str) -> Path:
        folder = self.out / name
        if not folder.exists():
            self.folders.add(name)
        return make_folder(folder)


def make_demo(
    out: Path,
    size: str,
    seed: int,
    clock: Clock,
    new_id: NewId,
    progress: Progress = no_progress,
) -> Demo:
    """Make a district with workspaces, packages gone up and receipts come down.

    Raises WorkspaceExists when the folder holds one already, StorageFailed; then nothing of it is
    left.
    """
    vault.require_room(out / "workspaces" / _LONGEST_FOLDER)
    if (out / "workspaces").exists():
        raise WorkspaceExists(out.name)
    stage = _Stage(out, clock, new_id, progress, Demo())
    stage.made.passphrase_file = stage.folder(".") / "passphrase.txt"
    is_done = False
    try:
        with storage(out.name):
            with placed(stage.made.passphrase_file) as part:
                part.write_text(PASSPHRASE + "\n", "utf-8")
            _play(stage, size, seed)
        is_done = True
    finally:
        for desk in stage.desks:
            desk.close()
        if not is_done:  # stopped half-way, it would stand in the way of the next attempt
            for name in stage.folders:
                shutil.rmtree(out / name, ignore_errors=True)
    return stage.made


def _play(stage: _Stage, size: str, seed: int) -> None:
    villages = paths.resources() / "demo" / "areas.csv"
    district = _start_district(stage, villages)
    plan = _add_grids(stage, district, size)
    _guide(stage, district)
    inventor = Inventor(seed, stage.clock().date())
    households = SIZES[size][3]
    streets: dict[str, Desk] = {}
    names = {area.code: area.name for area in areas.list_areas(district)}
    total = len(plan)
    for place, (grid, name, street) in enumerate(plan):
        stage.grids = (place, total)
        stage.tick()
        if street not in streets:
            office = f"{names[street]}办事处"
            streets[street] = _enrol(stage, district, Office.STREET, street, office)
        person = _WORKERS[place % len(_WORKERS)]
        worker = _enrol(stage, streets[street], Office.GRID, grid, person)
        _work(stage, worker, inventor, name, households, seed + place)
        _send_up(stage, worker, streets[street])
        _close(stage, worker)
        if size == "small" and place == 0:
            _pilot(stage, streets[street], grid[:-_GRID_DIGITS], name)
    stage.grids = (total, total)
    for desk in streets.values():
        _send_up(stage, desk, district)
    today = stage.clock().date()
    stage.made.coverage = covering.coverage_tree(district, today, "", Basis.RESIDENCE)
    _poster(stage, district, [grid for grid, _, _ in plan][:_SMALL_GRIDS])


def _pilot(stage: _Stage, street: Desk, village: str, name: str) -> None:
    """The pilot village's computer, once its grid has reported: it starts from all that the
    street has of it."""
    desk = _enrol(stage, street, Office.VILLAGE, village, name)
    exchange = stage.folder("exchange")
    sent = sending.export_package(street, desk.node.id, exchange, stage.tick)
    report = exchanging.import_file(desk, sent.path, receipts=exchange, progress=stage.tick)
    receipts = [report.receipt] if isinstance(report, Answered) and report.receipt else []
    exchanging.import_files(street, receipts, progress=stage.tick)
    stage.made.packages += [sent.path, *receipts]
    _close(stage, desk)


def _start_district(stage: _Stage, areas_file: Path) -> Desk:
    desk = enrolling.start_district(
        stage.workspace("district"), "GX", areas_file, "枣庄高新区信用办", PASSPHRASE,
        stage.clock, stage.new_id,
    )  # fmt: skip
    stage.desks.append(desk)
    stage.tick()
    return desk


def _add_grids(stage: _Stage, district: Desk, size: str) -> list[tuple[str, str, str]]:
    """Grids by the areas import, as an office would: (code, village name, street code)."""
    streets, villages, grids, _ = SIZES[size]
    tree = areas.area_tree(district)
    top = tree.by_code("GX")
    plan: list[tuple[str, str, str]] = []
    lines = ["code,name,level,parent"]
    for street in tree.children(top)[:streets]:  # type: ignore[arg-type]
        for village in tree.children(street)[:villages]:
            for number in range(1, grids + 1):
                if size in ("small", "grid") and len(plan) == _SMALL_GRIDS:
                    continue
                code = f"{village.code}{number:03d}"
                lines.append(f"{code},{village.name}第{number}网格,grid,{village.code}")
                plan.append((code, village.name, street.code))
    file = stage.folder("areas") / "grids.csv"
    with placed(file) as part:
        part.write_text("\n".join(lines) + "\n", "utf-8")
    areas.import_areas(district, file)
    stage.tick()
    stage.made.files.append(file)
    return plan


def _guide(stage: _Stage, district: Desk) -> None:
    """Targets that lie ahead in place of those of 2023, whose dates have passed, and what is to
    stand on the posters of all offices."""
    year = stage.clock().year
    for old in covering.own_targets(district):
        covering.remove_target(district, old.id, "演示用新目标")
    for ahead, rate in enumerate(TARGETS):
        covering.set_target(district, district.node.area, date(year + ahead, 12, 31), rate)
    texts = Texts(POSTER_LINK, "0632-0000000", district.node.name)
    postertexts.send_down(district, texts)
    stage.tick()


def _enrol(stage: _Stage, parent: Desk, office: Office, area: str, name: str) -> Desk:
    exchange = stage.folder("exchange")
    desk = enrolling.start_child(
        stage.workspace(f"{office.value}-{area}"), office, area, name, PASSPHRASE,
        stage.clock, stage.new_id,
    )  # fmt: skip
    stage.desks.append(desk)
    stage.tick()
    request = enrolling.write_request(desk, exchange / f"{area}.gcreq")
    certificate = exchange / f"{area}.gccert"
    enrolling.approve(parent, request, certificate)
    enrolling.accept(desk, certificate)
    stage.tick()
    return desk


def _work(
    stage: _Stage, desk: Desk, inventor: Inventor, name: str, households: int, seed: int
) -> None:
    """A register taken in, sixty days of knocking on doors written down."""
    register = stage.folder("registers") / f"{desk.node.area}.xlsx"
    grid = inventor.grid(desk.node.area, name, households)
    write.write_register(register, grid.rows, progress=stage.tick)
    stage.made.files.append(register)
    rostering.read_roster(desk, register, keep=True, progress=stage.tick)
    stage.tick()
    adults: dict[str, list[people.Person]] = {}
    for person in people.list_residents(desk):
        adults.setdefault(str(person.line.household), [])
        if person.eligible:
            adults[str(person.line.household)].append(person)
    homes = [
        (line.id, [p.line.id for p in adults.get(str(line.id), ())])
        for line in people.list_households(desk)
    ]
    written = invented_entries(seed, _noon(stage.clock()), homes)
    sure = {"sure": True}  # whatever this computer's clock says
    applying.apply_lines(desk, (json.dumps(entry | sure) for entry in written), stage.tick)


def _noon(moment: datetime) -> datetime:
    return moment.replace(hour=12, minute=0, second=0, microsecond=0, tzinfo=None)


def _send_up(stage: _Stage, child: Desk, parent: Desk) -> None:
    """A package up, its receipt down."""
    exchange = stage.folder("exchange")
    tick = stage.tick
    sent = sending.export_package(child, None, exchange, tick)
    report = exchanging.import_file(parent, sent.path, receipts=exchange, progress=tick)
    receipts = [report.receipt] if isinstance(report, Answered) and report.receipt else []
    exchanging.import_files(child, receipts, progress=tick)
    tick()
    stage.made.packages += [sent.path, *receipts]


def _close(stage: _Stage, desk: Desk) -> None:
    stage.desks.remove(desk)
    desk.close()


def _poster(stage: _Stage, district: Desk, grids: list[str]) -> None:
    out = stage.folder("posters") / "posters.pdf"
    wish = PosterWish(tuple(grids), POSTER_LINK, "0632-0000000", "枣庄高新区信用办")
    postering.print_posters(district, wish, out, stage.tick)
    stage.made.files.append(out)
