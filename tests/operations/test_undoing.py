"""Any import can be undone later, at every level, and taken in again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from gridcredit.domain.codes import PledgeStage, RegistrationKind, Role, VisitOutcome
from gridcredit.domain.duties import Actor
from gridcredit.domain.errors import Cancelled, NoSuchImport, NotAllowed, NotUndone
from gridcredit.domain.records import Dwelling, Household, Resident, Target, Visit, area_id
from gridcredit.domain.undoing import Ended, Why
from gridcredit.operations import (
    amending,
    disputes,
    exchanging,
    people,
    pledging,
    sending,
    situation,
    undoing,
    visiting,
)
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.visiting import AdultEntry, VisitEntry
from gridcredit.store import audit, digest, journal, register, visits
from tests.operations.copies import make_offices
from tests.operations.homes import Home, a_home
from tests.operations.offices import GRIDS, PASSPHRASE, Ticking, counting_ids

GRID = GRIDS[0]


@dataclass
class Chain:
    """A laptop, its street and its district, who have exchanged everything."""

    grid: Desk
    street: Desk
    district: Desk
    post: Path

    def up(self, child: Desk, parent: Desk) -> UUID:
        """A package up and its receipt down; the id of the import."""
        sent = sending.export_package(child, None, self.post)
        [report] = exchanging.import_files(parent, [sent.path], receipts=self.post)
        assert report.receipt is not None
        assert report.import_id is not None
        exchanging.import_files(child, [report.receipt])
        return report.import_id

    def down(self, parent: Desk, child: Desk) -> UUID:
        """A package down and its receipt up; the id of the import."""
        sent = sending.export_package(parent, child.node.id, self.post)
        [report] = exchanging.import_files(child, [sent.path], receipts=self.post)
        assert report.receipt is not None
        assert report.import_id is not None
        exchanging.import_files(parent, [report.receipt])
        return report.import_id

    def everywhere(self) -> None:
        """What the street has goes down and up."""
        self.down(self.street, self.grid)
        self.up(self.street, self.district)

    def states(self) -> list[str]:
        """The digests of the three, of the grid's area, and of all that the street holds."""
        return [state(d, GRID) for d in (self.grid, self.street, self.district)] + [
            state(self.street)
        ]

    def close(self) -> None:
        """Close the three."""
        for desk in (self.grid, self.street, self.district):
            desk.close()

    def clashes(self) -> list[list[tuple[UUID, str]]]:
        """The conflicts of the three."""
        desks = (self.grid, self.street, self.district)
        return [[(c.row, c.field) for c in disputes.listed(d)] for d in desks]


def state(desk: Desk, area: str = "") -> str:
    with desk.reading() as session:
        return digest.state_digest(session, area)


@dataclass(frozen=True)
class Kept:
    """Three workspaces that hold the same, closed; a household they have with its visit."""

    folders: dict[str, Path]
    home: Home
    visit: UUID


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """The three, made once."""
    folder = tmp_path_factory.mktemp("kept")
    folders = make_offices(folder / "offices")
    chain = _open(folders, folder / "post", 90)
    chain.up(chain.street, chain.district)
    home = a_home(chain.grid, GRID)
    visit = visiting.log_visit(chain.grid, talk(chain.grid, home)).visit
    chain.up(chain.grid, chain.street)
    chain.everywhere()
    chain.close()
    return Kept(folders, home, visit)


@pytest.fixture
def chain(kept: Kept, tmp_path: Path) -> Iterator[Chain]:
    """Copies of the three."""
    folders = {name: tmp_path / name for name in kept.folders}
    for name, folder in folders.items():
        shutil.copytree(kept.folders[name], folder)
    made = _open(folders, tmp_path / "post", 95)
    yield made
    made.close()


def _open(folders: dict[str, Path], post: Path, first: int) -> Chain:
    clock = Ticking()
    desks = [
        open_desk(folders[name], PASSPHRASE, clock, counting_ids(first + at).__next__)
        for at, name in enumerate(("grid", "street", "district"))
    ]
    return Chain(*desks, post)


def talk(desk: Desk, home: Home) -> VisitEntry:
    """A visit that settles something for two people."""
    visit = Visit(desk.new_id(), home.household, "2026-11-22T08:30", VisitOutcome.MET_DONE)
    both = (
        AdultEntry(home.adult, RegistrationKind.REGISTERED, True),
        AdultEntry(home.other, RegistrationKind.INFORMED),
    )
    return VisitEntry(visit, both)


def a_family(desk: Desk, room: str = "102") -> Home:
    """A household that nobody else has heard of."""
    dwelling = Dwelling(desk.new_id(), area_id(GRID), "榴园", "9号楼", "1单元", room)
    household = Household(desk.new_id(), dwelling.id, room, "赵玉兰")
    names = ("赵玉兰", "赵强", "赵平", "赵云")
    made = [Resident(desk.new_id(), household.id, n, birth_date=date(1980, 1, 1)) for n in names]
    people.add_records(desk, [dwelling, household, *made])
    return Home(household.id, *(person.id for person in made))


def edit(desk: Desk, entity: str, row: UUID, **new: Any) -> None:
    with desk.writing() as session:
        journal.edit(session, entity, row, new)


def a_days_work(desk: Desk, kept: Kept) -> Home:
    """Something of everything that a worker can do."""
    home, family = kept.home, a_family(desk)
    edit(desk, "resident", home.adult, phone="19900001111", population="floating")
    edit(desk, "resident", home.adult, phone="19900001112")
    amending.move_resident(desk, home.other, family.household)
    elsewhere = Dwelling(desk.new_id(), area_id(GRID), "榴园", "9号楼", "1单元", "103")
    amending.move_household(desk, home.household, elsewhere)
    amending.remove(desk, "resident", home.minor, "重复登记")
    visiting.take_back_visit(desk, kept.visit)
    visiting.log_visit(desk, talk(desk, family))
    visiting.log_visit(desk, talk(desk, home))
    return family


def fates(rows: Sequence[Ended]) -> set[tuple[str, Why | None]]:
    return {(row.entity, row.why) for row in rows}


def test_an_undone_import_leaves_every_office_as_if_it_had_never_come(
    chain: Chain, kept: Kept
) -> None:
    edit(chain.street, "resident", kept.home.unknown, note="街道")
    chain.everywhere()
    before = chain.states()
    a_days_work(chain.grid, kept)
    edit(chain.grid, "resident", kept.home.unknown, phone="19900001113")
    brought = chain.up(chain.grid, chain.street)
    chain.up(chain.street, chain.district)
    assert not set(before) & set(chain.states())
    done = undoing.undo_import(chain.street, brought)
    assert (done.kept, done.could_not) == ((), ())
    assert state(chain.street) == before[-1]
    chain.everywhere()
    assert chain.states() == before
    assert chain.clashes() == [[], [], []]


def test_taken_in_again_it_is_everywhere_as_before_and_can_be_undone_once_more(
    chain: Chain, kept: Kept
) -> None:
    nothing = chain.states()
    a_days_work(chain.grid, kept)
    brought = chain.up(chain.grid, chain.street)
    chain.up(chain.street, chain.district)
    whole = chain.states()
    undoing.undo_import(chain.street, brought)
    undoing.redo_import(chain.street, brought)
    assert state(chain.street) == whole[-1]
    undoing.undo_import(chain.street, brought)
    chain.everywhere()
    assert chain.states() == nothing
    undoing.redo_import(chain.street, brought)
    chain.everywhere()
    assert chain.states() == whole


def test_a_visit_taken_in_again_is_one_with_what_it_settled(chain: Chain, kept: Kept) -> None:
    visiting.log_visit(chain.grid, talk(chain.grid, kept.home))
    brought = chain.up(chain.grid, chain.street)
    undoing.undo_import(chain.street, brought)
    undoing.redo_import(chain.street, brought)
    with chain.street.reading() as session:
        found = {visit.id for visit in visits.visits_of(session, kept.home.household)}
    [again] = found - {kept.visit}
    assert visiting.take_back_visit(chain.street, again) == 4


def test_the_same_package_handed_in_again_brings_nothing_back(
    chain: Chain, kept: Kept, tmp_path: Path
) -> None:
    before = state(chain.street)
    a_days_work(chain.grid, kept)
    sent = sending.export_package(chain.grid, None, tmp_path / "stick")
    [report] = exchanging.import_files(chain.street, [sent.path], receipts=tmp_path)
    assert report.import_id is not None
    undoing.undo_import(chain.street, report.import_id)
    [again] = exchanging.import_files(chain.street, [sent.path], receipts=tmp_path)
    assert (again.repeated, again.import_id) == (True, report.import_id)
    chain.up(chain.grid, chain.street)  # the receipt never came, so all of it comes once more
    assert state(chain.street) == before


def test_undoing_twice_reverses_nothing_more(chain: Chain, kept: Kept) -> None:
    a_days_work(chain.grid, kept)
    brought = chain.up(chain.grid, chain.street)
    first = undoing.undo_import(chain.street, brought)
    after = state(chain.street)
    again = undoing.undo_import(chain.street, brought)
    assert first.reversed
    assert (again.reversed, again.kept, again.could_not, again.revisions) == ((), (), (), 0)
    assert state(chain.street) == after
    with chain.street.reading() as session:
        assert [e.act for e in audit.entries(session)].count("undo") == 1


def test_packages_undone_in_any_order_leave_the_same(chain: Chain, kept: Kept) -> None:
    before = state(chain.street)
    family = a_days_work(chain.grid, kept)
    first = chain.up(chain.grid, chain.street)
    visiting.log_visit(chain.grid, talk(chain.grid, family))
    edit(chain.grid, "resident", family.adult, phone="19900001114")
    amending.move_resident(chain.grid, family.other, kept.home.household)
    second = chain.up(chain.grid, chain.street)
    earlier = undoing.undo_import(chain.street, first)
    assert fates(earlier.kept) >= {("household", Why.BUILT_UPON), ("resident", Why.CHANGED_SINCE)}
    assert state(chain.street) != before
    undoing.undo_import(chain.street, second)
    assert state(chain.street) == before
    undoing.redo_import(chain.street, first)
    undoing.redo_import(chain.street, second)
    undoing.undo_import(chain.street, second)
    undoing.undo_import(chain.street, first)
    assert state(chain.street) == before


def test_what_others_changed_since_is_kept_and_told(chain: Chain, kept: Kept) -> None:
    edit(chain.grid, "resident", kept.home.adult, phone="19900001111", note="网格")
    family = a_family(chain.grid)
    alone = a_family(chain.grid, "104")
    pledge = pledging.sign_pledge(chain.grid, family.adult, date(2026, 11, 20)).pledge
    visiting.log_visit(chain.grid, talk(chain.grid, alone))
    brought = chain.up(chain.grid, chain.street)
    edit(chain.street, "resident", kept.home.adult, phone="19900002222")
    edit(chain.street, "household", alone.household, note="街道")
    pledging.advance_pledge(chain.street, pledge, PledgeStage.CHECKED, date(2026, 11, 21))
    visiting.log_visit(chain.street, VisitEntry(talk(chain.street, family).visit))
    done = undoing.undo_import(chain.street, brought)
    assert {(e.entity, e.row, e.why, e.fields) for e in done.kept} >= {
        ("resident", kept.home.adult, Why.CHANGED_SINCE, ("phone",)),
        ("household", alone.household, Why.CHANGED_SINCE, ()),
        ("household", family.household, Why.BUILT_UPON, ()),
        ("resident", family.adult, Why.BUILT_UPON, ()),
    }
    assert ("pledge_event", Why.BUILT_UPON) in fates(done.kept)
    assert {e.set_back for e in done.kept if e.fields} == {("note",)}
    [person] = [p for p in people.list_residents(chain.street, purpose="测试")
                if p.line.id == kept.home.adult]  # fmt: skip
    assert person.line.phone == "19900002222"
    with chain.street.reading() as session:
        assert register.get(session, "resident", kept.home.adult).note == ""
        assert register.get(session, "resident", alone.adult).removed
        assert not register.get(session, "resident", family.adult).removed


def test_the_preview_is_the_undoing_and_changes_nothing(chain: Chain, kept: Kept) -> None:
    a_days_work(chain.grid, kept)
    brought = chain.up(chain.grid, chain.street)
    edit(chain.street, "resident", kept.home.adult, phone="19900002222")
    before = state(chain.street)
    seen = undoing.undo_import(chain.street, brought, preview=True)
    assert state(chain.street) == before
    assert situation.traffic(chain.street).undone == {}
    assert undoing.undo_import(chain.street, brought) == seen
    assert list(situation.traffic(chain.street).undone) == [brought]
    assert undoing.redo_import(chain.street, brought, preview=True).is_redo
    assert list(situation.traffic(chain.street).undone) == [brought]


def test_cancelled_half_way_nothing_is_undone(chain: Chain, kept: Kept) -> None:
    a_days_work(chain.grid, kept)
    brought = chain.up(chain.grid, chain.street)
    before, told = state(chain.street), []

    def stop(done: int, total: int, _what: str) -> None:
        told.append((done, total))
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        undoing.undo_import(chain.street, brought, progress=stop)
    assert state(chain.street) == before
    assert told[0][1] > told[-1][0] > 0


def test_a_district_sets_back_what_came_whole_and_names_what_did_not(
    chain: Chain, kept: Kept
) -> None:
    before = state(chain.street)
    family = a_days_work(chain.grid, kept)
    edit(chain.grid, "resident", kept.home.unknown, population="floating")
    chain.up(chain.grid, chain.street)
    brought = chain.up(chain.street, chain.district)
    done = undoing.undo_import(chain.district, brought)
    parts = {(e.row, e.why) for e in done.could_not}
    assert (kept.home.adult, Why.PART_SEEN) in parts
    assert kept.home.unknown not in {row for row, _ in parts}
    chain.down(chain.district, chain.street)
    with chain.street.reading() as session:
        assert register.get(session, "resident", family.adult).removed
        assert register.get(session, "resident", kept.home.unknown).population == "permanent"
        assert register.get(session, "resident", kept.home.adult).population == "floating"
    assert state(chain.street) != before


def test_what_an_office_does_not_answer_for_it_does_not_undo(chain: Chain) -> None:
    target = Target(chain.district.new_id(), area_id("GX"), date(2026, 12, 31), 3000)
    with chain.district.writing() as session:
        journal.add(session, [target])
    street = chain.down(chain.district, chain.street)
    done = undoing.undo_import(chain.street, street)
    assert [(e.entity, e.row, e.why) for e in done.could_not] == [
        ("target", target.id, Why.NOT_OURS)
    ]


def test_only_what_was_taken_in_can_be_undone_and_only_by_whom_may(
    chain: Chain, kept: Kept
) -> None:
    edit(chain.grid, "resident", kept.home.adult, note="x")
    brought = chain.up(chain.grid, chain.street)
    with pytest.raises(NoSuchImport) as error:
        undoing.undo_import(chain.street, chain.street.new_id())
    assert error.value.key
    with pytest.raises(NoSuchImport):  # the grid sent it and has the receipt
        undoing.undo_import(chain.grid, brought)
    with pytest.raises(NotUndone):
        undoing.redo_import(chain.street, brought)
    chain.street.actor = Actor("x", "管理员", Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        undoing.undo_import(chain.street, brought)


def test_undoing_is_logged_with_figures_and_no_names(chain: Chain, kept: Kept) -> None:
    edit(chain.grid, "resident", kept.home.adult, note="x")
    brought = chain.up(chain.grid, chain.street)
    undoing.undo_import(chain.street, brought)
    with chain.street.reading() as session:
        entry = audit.entries(session)[-1]
    assert entry.act == "undo"
    assert entry.facts["reversed"] == 1
    assert entry.facts["from"] == str(chain.grid.node.id)


def test_records_are_named_as_people_call_them(chain: Chain, kept: Kept) -> None:
    a_days_work(chain.grid, kept)
    brought = chain.up(chain.grid, chain.street)
    done = undoing.undo_import(chain.street, brought, preview=True)
    named = dict(zip(done.reversed, undoing.subjects(chain.street, done.reversed), strict=True))
    assert all(named.values())
    [minor] = [words for e, words in named.items() if e.row == kept.home.minor]
    assert minor == "榴园9号楼1单元103室 王*轩"
