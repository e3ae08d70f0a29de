"""A made-up year of a district: two grids, their street and the district, where packages come late,
people move, die, withdraw, are merged and put right, and imports are undone; every week is issued.

What an issue says is counted a second time from the residents one by one, by other code than the
report's own.
"""

from __future__ import annotations

import random
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

import docx

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import (
    Office,
    PledgeStage,
    RegistrationKind,
    ResidentState,
    VisitMode,
    VisitOutcome,
)
from gridcredit.domain.coverage import is_eligible, pledged_on, registered_on
from gridcredit.domain.dispatch.spans import Span, week_of
from gridcredit.domain.dispatch.table import FIGURES, FrozenTable, Numbers, UnitRow
from gridcredit.domain.errors import GridCreditError, NothingToExport
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.article import Article
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.report_issue import ReportIssue
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch import bulletins, frozen, weekly
from gridcredit.operations.dispatch.counted import BASIS
from gridcredit.operations.dispatch.issuing import Issued
from gridcredit.operations.exchange import undoing
from gridcredit.operations.register import amending, merging, people
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.reports.dispatch.bulletin import TO_WRITE
from gridcredit.store.journal.loading import load_standing
from gridcredit.store.register import area_rows, coverage_facts
from tests.operations.adding import add_records
from tests.operations.carrying import carry
from tests.operations.offices import STREET, Offices, with_register

GRIDS = ("370403002001001", "370403002003001")
"""Of two villages of one street."""
MONTHS = "months"
"""Under which the district's months are kept."""
_DAY = timedelta(days=1)


@dataclass
class Year:
    """The offices, and what was issued till now."""

    folder: Path
    seed: int
    households: int = 6
    offices: Offices = field(init=False)
    issued: dict[str, list[tuple[ReportIssue, dict[str, bytes]]]] = field(default_factory=dict)
    taken: list[UUID] = field(default_factory=list)
    undone_on: date | None = None

    def __post_init__(self) -> None:
        self.offices = Offices(self.folder / "offices", grids=GRIDS)
        self.offices.clock.now = datetime(2026, 1, 5, 9)  # noqa: DTZ001 - a wall clock
        self.chance = random.Random(self.seed)
        self.district = self.offices.district()
        self.street = self.offices.child(self.district, Office.STREET, STREET)
        self.grids = [self.offices.child(self.street, Office.GRID, code) for code in GRIDS]
        for at, grid in enumerate(self.grids):
            (self.folder / f"{at}").mkdir()
            with_register(grid, self.folder / f"{at}", self.households, seed=self.seed * 10 + at)
        for grid in self.grids:
            self._send(grid, self.street)
        self._send(self.street, self.district)

    def week(self) -> Span:
        """Let a week pass, and issue it on the Monday after it at street and district."""
        week = week_of(self.offices.clock.now.date())
        self.offices.clock.now = datetime.combine(week.last, time(19, 30))
        for grid in self.grids:
            for _ in range(self.chance.randint(0, 5)):
                self._something(grid, week)
        self._at_the_street(week)
        self.offices.clock.now = datetime.combine(week.last + _DAY, time(8, 30))
        for grid in self.grids:
            if self.chance.random() < 0.7:
                self._send(grid, self.street)
        if self.chance.random() < 0.75:
            self._send(self.street, self.district)
        if self.chance.random() < 0.5:
            self._down()
        for desk in (self.street, self.district):
            self._issue(desk, week)
        return week

    def _issue(self, desk: Desk, week: Span) -> None:
        out = self.folder / desk.node.area / week.text
        self._keep(desk, weekly.issue_week(desk, week.text, out, cut_off=self._cut_off(week)))

    def _cut_off(self, week: Span) -> str:
        """Now and then what came this morning is left out."""
        if self.chance.random() < 0.8 or self.undone_on == self.offices.clock.now.date():
            return ""
        return f"{week.last + _DAY}T08:00"

    def month(self, month: Span) -> None:
        """Issue a month that is over at the district, at times with a document that a person
        edited."""
        out = self.folder / "months" / month.text
        edited = None
        if self.chance.random() < 0.5:
            out.mkdir(parents=True)
            edited = out / "draft.docx"
            bulletins.draft_bulletin(self.district, month.text, edited)
            document = docx.Document(str(edited))
            for paragraph in document.paragraphs:
                if TO_WRITE in paragraph.text:
                    paragraph.text = "各单位按要求推进。"
            document.save(str(edited))
        made = bulletins.issue_bulletin(self.district, month.text, out / "out", edited)
        self._keep(self.district, made, MONTHS)

    def _keep(self, desk: Desk, made: Issued, under: str = "") -> None:
        kept = {file.suffix: file.read_bytes() for file in made.files}
        self.issued.setdefault(under or desk.node.area, []).append((made.issue, kept))

    def _send(self, sender: Desk, receiver: Desk) -> None:
        with suppress(NothingToExport):
            done = carry(sender, receiver, self.folder / "post")
            if receiver is self.street and done.import_id is not None:
                self.taken.append(done.import_id)

    def _down(self) -> None:
        self._send(self.district, self.street)
        for grid in self.grids:
            self._send(self.street, grid)

    def _something(self, desk: Desk, week: Span) -> None:
        """Something of the week, or of some weeks before it, that nobody had written down yet."""
        living = [line.line.id for line in people.list_residents(desk)]
        if not living:
            return
        who, on = self.chance.choice(living), self._day(week)
        with desk.reading() as session:
            home = coverage_facts.facts_of_residents(session, [who])[who].household
        match self.chance.choice("rrrrrwpvvvvdma"):
            case "r":
                self._event(desk, who, RegistrationKind.REGISTERED, on)
            case "w":
                self._event(desk, who, RegistrationKind.WITHDREW, on)
            case "p":
                paper = desk.new_id()
                add_records(desk, [PledgeEvent(paper, paper, who, PledgeStage.SIGNED, on)])
            case "v":
                how = self.chance.choice([VisitOutcome.MET_DONE, VisitOutcome.NOBODY])
                mode = self.chance.choice([VisitMode.DOOR, VisitMode.DOOR, VisitMode.OFFICE])
                add_records(desk, [Visit(desk.new_id(), home, f"{on}T19:00", how, mode)])
            case "d":
                state = self.chance.choice([ResidentState.DIED, ResidentState.MOVED_OUT])
                told = {"state": state.value, "left_on": on.isoformat()}
                amending.change(desk, "resident", who, told)
            case "m":
                self._merge(desk, living)
            case _:
                amending.change(desk, "resident", who, {"removed": "重复录入"})

    def _day(self, week: Span) -> date:
        back = self.chance.choice([0, 0, 0, 0, 7, 21])
        return week.first + timedelta(days=self.chance.randint(0, 6) - back)

    def _event(self, desk: Desk, who: UUID, kind: RegistrationKind, on: date) -> None:
        add_records(desk, [RegistrationEvent(desk.new_id(), who, kind, on)])

    def _merge(self, desk: Desk, living: list[UUID]) -> None:
        """Two who may be one person, where nothing speaks against it."""
        one, other = self.chance.sample(living, 2) if len(living) > 1 else (living[0],) * 2
        try:
            merging.merge(desk, one, other, "同一人")
        except GridCreditError:
            return  # two numbers, two grids, or one record

    def _at_the_street(self, week: Span) -> None:
        if self.chance.random() < 0.5:
            on, area = self._day(week), area_id(STREET)
            add_records(self.street, [Article(self.street.new_id(), area, on, "信用宣传")])
        if self.taken and self.chance.random() < 0.15:
            undone = self.chance.choice(self.taken)
            self.undone_on = self.offices.clock.now.date()
            undoing.undo_import(self.street, undone)
            if self.chance.random() < 0.5:
                undoing.redo_import(self.street, undone)

    def close(self) -> None:
        """Close every workspace."""
        self.offices.close()


def counted_again(desk: Desk, table: FrozenTable) -> dict[str, Numbers]:
    """The standing figures of each unit of a table, counted resident by resident as this office
    knows them now."""
    with desk.reading() as session:
        tree = AreaTree(area_rows.all_areas(session))
        rules = coverage_rules(session)
        found: dict[str, Numbers] = {}
        for row in table.rows:
            areas = tree.subtree(row.unit)
            grids = [area.id for area in (areas[:1] if row.unit == table.area else areas)]
            facts = coverage_facts.facts_in_grids(session, grids)
            base = [p for p in facts if is_eligible(p, table.last, BASIS, rules)]
            found[row.unit] = Numbers(
                eligible=len(base),
                total=sum(registered_on(p, table.last) for p in base),
                pledged=sum(pledged_on(p, table.last) for p in base),
                homes=len({p.household for p in base}),
            )
    return found


def visits_again(desk: Desk, table: FrozenTable) -> int:
    """The visits at doors of a table's days, whosever."""
    with desk.reading() as session:
        days = [v.at[:10] for v in load_standing(session, Visit) if v.mode is VisitMode.DOOR]
    return sum(table.first.isoformat() <= day <= table.last.isoformat() for day in days)


def lengths(desk: Desk, issue: UUID, unit: str) -> Counter[str]:
    """How long the list behind each figure of a row is, what it takes off reckoned so."""
    return Counter(
        {name: sum(one.sign for one in frozen.rows_of(desk, issue, unit, name)) for name in FIGURES}
    )


def figures(row: UnitRow) -> dict[str, int]:
    """The figures of a row by name."""
    return {name: getattr(row, name) for name in FIGURES}


def require_counted(desk: Desk, year: Year) -> None:
    """The last weekly issue of an office, unless something was left out of it, is what its
    residents say, one by one; it adds up and begins where the one before ended."""
    issue, _ = year.issued[desk.node.area][-1]
    table = frozen.read_issue(issue)
    for row in table.rows:
        assert row.last + row.new - row.removed + row.corrected == row.total
    if len(year.issued[desk.node.area]) > 1:
        earlier = frozen.read_issue(year.issued[desk.node.area][-2][0])
        before = {row.unit: row.total for row in earlier.rows}
        assert all(row.last == before.get(row.unit, 0) for row in table.rows)
    if table.cut_off != table.frozen_at:
        return
    again = counted_again(desk, table)
    for row in table.rows:
        told, counted = figures(row), again[row.unit]
        for name in ("eligible", "total", "pledged", "homes"):
            assert told[name] == getattr(counted, name), (row.unit, name)
    assert table.total.visits == visits_again(desk, table)


def require_lists(desk: Desk, issue: ReportIssue) -> None:
    """Every figure of an issue is as long as its list."""
    for row in frozen.issue_table(desk, issue.id).rows:
        assert lengths(desk, issue.id, row.unit) == figures(row)


def require_same_bytes(desk: Desk, issue: ReportIssue, kept: dict[str, bytes], out: Path) -> None:
    """The files of an issue are those that were given out when it was issued."""
    files = frozen.reissue(desk, issue.id, out)
    assert {file.suffix: file.read_bytes() for file in files} == kept
