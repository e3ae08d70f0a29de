"""A made-up district: its offices, registers, visits, packages up and receipts down, a poster; the
small one with a pilot village and a year of its work."""

from __future__ import annotations

import json
import shutil
from datetime import date, datetime, time, timedelta
from pathlib import Path

from gridcredit import paths
from gridcredit.atomic_file import placed, storage
from gridcredit.domain.codes import Office
from gridcredit.domain.coverage import Basis
from gridcredit.domain.credit.periods import first_day
from gridcredit.domain.errors import WorkspaceExists
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations import applying
from gridcredit.operations.demo import pilot as pilots
from gridcredit.operations.demo.invention import Inventor, invented_entries
from gridcredit.operations.demo.pilot import Pilot
from gridcredit.operations.demo.pilot_counter import PilotCounter
from gridcredit.operations.demo.pilot_stars import PilotStars
from gridcredit.operations.demo.pilot_year import PilotYear
from gridcredit.operations.demo.stage import PASSPHRASE as PASSPHRASE
from gridcredit.operations.demo.stage import Demo as Demo
from gridcredit.operations.demo.stage import Stage
from gridcredit.operations.demo.story_clock import StoryClock
from gridcredit.operations.demo.village_life import VillageLife
from gridcredit.operations.desk import Clock, Desk, NewId
from gridcredit.operations.figures import covering
from gridcredit.operations.posters import postering, postertexts
from gridcredit.operations.posters.postering import PosterWish
from gridcredit.operations.register import areas, people, rostering
from gridcredit.operations.register.office_texts import Texts
from gridcredit.operations.rounds import choosing, printing
from gridcredit.operations.rounds.choosing import DoorChoice
from gridcredit.operations.trust import enrolling
from gridcredit.operations.visits import appealing
from gridcredit.rosters import write
from gridcredit.rosters.rule_workbook import starter_items
from gridcredit.store.workspace import vault

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
_WITH_PILOT = "small"
_BEFORE = timedelta(days=12)  # so long before its first month a pilot village's office is there
_SMALL_GRIDS = 3
_GRID_DIGITS = 3
_LONGEST_FOLDER = "grid-370403002001001"
_WORKERS = ("孙秀兰", "赵海涛", "李春燕", "周立新", "马晓红")  # invented, as everybody here


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
    stage = Stage(out, StoryClock(clock), new_id, progress)
    stage.made.passphrase_file = stage.folder(".") / "passphrase.txt"
    is_done = False
    try:
        with storage(out.name):
            with placed(stage.made.passphrase_file) as part:
                part.write_text(PASSPHRASE + "\n", "utf-8")
            _Play(stage, size, seed).play()
        is_done = True
    finally:
        for desk in stage.desks:
            desk.close()
        if not is_done:  # stopped half-way, it would stand in the way of the next attempt
            for name in stage.folders:
                shutil.rmtree(out / name, ignore_errors=True)
    return stage.made


class _Play:
    """One demonstration as it is made."""

    def __init__(self, stage: Stage, size: str, seed: int) -> None:
        self._stage, self._size, self._seed = stage, size, seed
        self._today = stage.clock.real().date()
        self._months = pilots.story_months(self._today)
        if size == _WITH_PILOT:
            stage.clock.set_to(first_day(self._months[0]) - _BEFORE, time(9, 0))
        self._inventor = Inventor(seed, stage.clock().date())
        self._streets: dict[str, Desk] = {}

    def play(self) -> None:
        """Make everything."""
        stage = self._stage
        district = self._start_district(paths.resources() / "demo" / "areas.csv")
        plan = self._add_grids(district)
        self._guide(district)
        names = {area.code: area.name for area in areas.list_areas(district)}
        for place, (grid, name, street) in enumerate(plan):
            stage.grids = (place, len(plan))
            stage.tick()
            if street not in self._streets:
                office = f"{names[street]}办事处"
                self._streets[street] = stage.enrol(district, Office.STREET, street, office)
            is_pilot = self._size == _WITH_PILOT and place == 0
            (self._pilot_grid if is_pilot else self._grid)(place, grid, name, self._streets[street])
        stage.grids = (len(plan), len(plan))
        for desk in self._streets.values():
            stage.carry(desk, district)
        tree = covering.coverage_tree(district, self._today, "", Basis.RESIDENCE)
        stage.made.coverage = tree
        self._poster(district, [grid for grid, _, _ in plan][:_SMALL_GRIDS])

    def _grid(self, place: int, grid: str, name: str, street: Desk) -> None:
        """A grid worker's laptop: a register, sixty days of visits, a package up."""
        worker = self._worker(place, grid, name, street)
        self._knock(worker, place)
        self._stage.carry(worker, street)
        self._stage.close(worker)

    def _worker(self, place: int, grid: str, name: str, street: Desk) -> Desk:
        stage = self._stage
        worker = stage.enrol(street, Office.GRID, grid, _WORKERS[place % len(_WORKERS)])
        register = stage.file("registers", f"{grid}.xlsx")
        invented = self._inventor.grid(grid, name, SIZES[self._size][3])
        write.write_register(register, invented.rows, progress=stage.tick)
        rostering.read_roster(worker, register, keep=True, progress=stage.tick)
        stage.tick()
        return worker

    def _knock(self, desk: Desk, place: int) -> None:
        """Sixty days of knocking on doors, written down."""
        adults: dict[str, list[people.Person]] = {}
        for person in people.list_residents(desk):
            adults.setdefault(str(person.line.household), [])
            if person.eligible:
                adults[str(person.line.household)].append(person)
        homes = [
            (line.id, [p.line.id for p in adults.get(str(line.id), ())])
            for line in people.list_households(desk)
        ]
        written = invented_entries(self._seed + place, _noon(self._stage.clock()), homes)
        sure = {"sure": True}  # whatever this computer's clock says
        lines = (json.dumps(entry | sure) for entry in written)
        applying.apply_lines(desk, lines, self._stage.tick)
        self._plan(desk)

    def _plan(self, desk: Desk) -> None:
        """The oldest request is replied to, and a round for the doors of a building is printed."""
        requests = appealing.list_appeals(desk, only_open=True)
        if len(requests) > 1:
            reply = "已处理，并电话回复了住户。"
            appealing.reply_appeal(desk, requests[0].appeal.id, self._today, reply)
        [stairwell, *_] = choosing.stairwells(desk)
        doors = DoorChoice(stairwell.area, stairwell.estate, stairwell.building, only_due=True)
        out = self._stage.file("rounds", f"{desk.node.area}.pdf")
        printing.print_round(desk, out, doors, self._stage.tick)

    def _pilot_grid(self, place: int, grid: str, name: str, street: Desk) -> None:
        """A grid with a pilot village above it, whose year goes by before the visits of today."""
        stage = self._stage
        worker = self._worker(place, grid, name, street)
        stage.carry(worker, street)
        village = stage.enrol(street, Office.VILLAGE, grid[:-_GRID_DIGITS], name)
        stage.carry(street, village)
        items = starter_items(paths.resources() / "templates")
        life = VillageLife(paths.resources() / "demo", items, self._seed)
        self._live(Pilot(stage, street, village, worker, self._months, life, self._today))
        stage.clock.set_to_now()
        self._knock(worker, place)
        for sender, receiver in (
            (worker, street),
            (village, street),
            (street, village),
            (street, worker),
        ):
            stage.carry(sender, receiver)
        stage.close(village)
        stage.close(worker)

    def _live(self, pilot: Pilot) -> None:
        """The year of a pilot village, day by day, until yesterday."""
        pilots.begin(pilot)
        parts = (PilotYear(pilot), PilotCounter(pilot), PilotStars(pilot))
        steps = [step for part in parts for step in part.steps()]
        for day, at, act in sorted(steps, key=lambda step: step[:2]):
            if day < self._today:
                self._stage.clock.set_to(day, at)
                act()
                self._stage.tick()

    def _start_district(self, areas_file: Path) -> Desk:
        stage = self._stage
        desk = enrolling.start_district(
            stage.workspace("district"), "GX", areas_file, "枣庄高新区信用办", PASSPHRASE,
            stage.clock, stage.new_id,
        )  # fmt: skip
        stage.desks.append(desk)
        stage.tick()
        return desk

    def _add_grids(self, district: Desk) -> list[tuple[str, str, str]]:
        """Grids by the areas import, as an office would: (code, village name, street code)."""
        streets, villages, grids, _ = SIZES[self._size]
        tree = areas.area_tree(district)
        top = tree.by_code("GX")
        plan: list[tuple[str, str, str]] = []
        lines = ["code,name,level,parent"]
        for street in tree.children(top)[:streets]:  # type: ignore[arg-type]
            for village in tree.children(street)[:villages]:
                for number in range(1, grids + 1):
                    if self._size in ("small", "grid") and len(plan) == _SMALL_GRIDS:
                        continue
                    code = f"{village.code}{number:03d}"
                    lines.append(f"{code},{village.name}第{number}网格,grid,{village.code}")
                    plan.append((code, village.name, street.code))
        file = self._stage.file("areas", "grids.csv")
        with placed(file) as part:
            part.write_text("\n".join(lines) + "\n", "utf-8")
        areas.import_areas(district, file)
        self._stage.tick()
        return plan

    def _guide(self, district: Desk) -> None:
        """Targets that lie ahead in place of those of 2023, whose dates have passed, and what is to
        stand on the posters of all offices."""
        for old in covering.own_targets(district):
            covering.remove_target(district, old.id, "演示用新目标")
        for ahead, rate in enumerate(TARGETS):
            on = date(self._today.year + ahead, 12, 31)
            covering.set_target(district, district.node.area, on, rate)
        texts = Texts(POSTER_LINK, "0632-0000000", district.node.name)
        postertexts.send_down(district, texts)
        self._stage.tick()

    def _poster(self, district: Desk, grids: list[str]) -> None:
        out = self._stage.file("posters", "posters.pdf")
        wish = PosterWish(tuple(grids), POSTER_LINK, "0632-0000000", "枣庄高新区信用办")
        postering.print_posters(district, wish, out, self._stage.tick)


def _noon(moment: datetime) -> datetime:
    return moment.replace(hour=12, minute=0, second=0, microsecond=0, tzinfo=None)
