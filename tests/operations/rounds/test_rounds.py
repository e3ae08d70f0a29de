"""A round on paper: printed by door, typed in by its rows, each row a visit as at the door."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gridcredit.domain import round_codes
from gridcredit.domain.codes import RegistrationKind, VisitOutcome
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.filters import Filter
from gridcredit.domain.kinds.round_sheet import RoundSheet
from gridcredit.operations import applying
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import filters, merging, people
from gridcredit.operations.rounds import entering, printing
from gridcredit.operations.rounds.choosing import DoorChoice, stairwells
from gridcredit.operations.rounds.entering import RoundEntered
from gridcredit.operations.visits import appealing, takingback, visiting
from gridcredit.store.register import events, register_lists, visits
from tests.operations.chains import Chain
from tests.operations.homes import Home, a_home

AT = "2026-11-22T08:00"


@pytest.fixture
def home(worker: Desk) -> Iterator[Home]:
    """A household with two adults, behind the doors of the register."""
    return a_home(worker)


def printed(desk: Desk, tmp_path: Path, choice: DoorChoice = DoorChoice()) -> RoundSheet:  # noqa: B008
    """A sheet of some doors."""
    return printing.print_round(desk, tmp_path / "round.pdf", choice).sheet


def entered(desk: Desk, sheet: RoundSheet, *lines: str, **how: bool) -> RoundEntered:
    """What came of lines."""
    told = entering.read_lines(lines, entering.day_of(AT, desk.clock()))
    return entering.enter_round(desk, sheet.number, AT, told, **how)


def test_rows_are_the_doors_in_walking_order(worker: Desk, home: Home, tmp_path: Path) -> None:
    sheet = printed(worker, tmp_path)
    lines = people.list_households(worker)
    assert list(sheet.households) == [line.id for line in lines]
    assert (tmp_path / "round.pdf").stat().st_size > 1000
    at = sheet.households.index(home.household) + 1
    assert [who for who, place in zip(sheet.adults, sheet.places, strict=True)
            if place in (f"{at}A", f"{at}B")] == [home.adult, home.other]  # fmt: skip
    assert round_codes.read_code(round_codes.code_text(sheet.number, 1)) == (sheet.number, 1)


def test_a_stairwell_prints_alone(worker: Desk, home: Home, tmp_path: Path) -> None:
    [stairs] = [one for one in stairwells(worker) if one.building == "9号楼"]
    assert (stairs.name, stairs.doors) == ("榴园9号楼1单元", 1)
    assert printed(worker, tmp_path, stairs.choice).households == (home.household,)


def test_two_sheets_have_two_numbers(worker: Desk, tmp_path: Path) -> None:
    first, second = printed(worker, tmp_path), printed(worker, tmp_path)
    assert int(second.number[-4:]) == int(first.number[-4:]) + 1
    sheet, rows = printing.open_round(worker, second.number[-4:])
    assert sheet == second
    assert [row.household for row in rows] == list(second.households)


def test_no_door_no_sheet(worker: Desk, tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="no_door_meant"):
        printed(worker, tmp_path, DoorChoice(building="没有这幢"))
    assert printing.list_rounds(worker) == []
    assert not (tmp_path / "round.pdf").exists()


def test_each_row_is_a_visit_with_what_was_ticked(worker: Desk, home: Home, tmp_path: Path) -> None:
    sheet = printed(worker, tmp_path)
    row = sheet.households.index(home.household) + 1
    others = [n for n in range(1, len(sheet.households) + 1) if n != row]
    done = entered(worker, sheet, f"{row} 01 AZC BW", f"{others[0]}-{others[0]} 11", "999 11")
    assert [one.row for one in done.done] == [row, others[0]]
    assert (done.registrations, done.pledges, len(done.numbers)) == (2, 1, 1)
    [left] = done.refused
    assert (left.row, left.line) == (999, 3)
    with worker.reading() as session:
        [kept] = visits.visits_of(session, home.household)
        told = events.registrations(session, [home.adult, home.other])
    assert (kept.at, kept.outcome, kept.met) == (
        AT,
        VisitOutcome.MET_DONE,
        (home.adult, home.other),
    )
    assert {(one.resident, one.event) for one in told} == {
        (home.adult, RegistrationKind.REGISTERED),
        (home.other, RegistrationKind.DECLINED),
    }


def test_letters_stay_who_they_were_on_the_paper(worker: Desk, home: Home, tmp_path: Path) -> None:
    sheet = printed(worker, tmp_path)
    row = sheet.households.index(home.household) + 1
    people.set_resident_field(worker, home.adult, "state", "died")
    people.set_resident_field(worker, home.adult, "left_on", "2026-11-21")
    done = entered(worker, sheet, f"{row} 01 BZ")
    assert [one.row for one in done.done] == [row]
    with worker.reading() as session:
        [told] = events.registrations(session, [home.adult, home.other])
    assert told.resident == home.other


def test_what_is_wrong_with_a_line_is_said_and_the_rest_kept(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    sheet = printed(worker, tmp_path)
    row = sheet.households.index(home.household) + 1
    lines = ["1", "x 11", "1 77", f"{row} 02 A", "1 11 A", "1-2 01 A", f"{row} 01 Z", f"{row} 01 A"]
    done = entered(worker, sheet, *lines)
    assert [one.row for one in done.done] == [row]
    reasons = [getattr(one.error, "reason", type(one.error).__name__) for one in done.refused]
    assert reasons == [
        "row_and_outcome", "row_wanted", " ".join(VisitOutcome), "needed_when_pending",
        "ticks_without_meeting", "ticks_of_one_row", "NotFound",
    ]  # fmt: skip


def test_a_sheet_typed_in_twice_changes_nothing(worker: Desk, home: Home, tmp_path: Path) -> None:
    sheet = printed(worker, tmp_path)
    assert len(entered(worker, sheet, "1 11", "2 12").done) == 2
    again = entered(worker, sheet, "1 11", "2 12")
    assert again.done == ()
    assert {one.error.reason for one in again.refused} == {"visited_within_hour"}  # type: ignore[attr-defined]
    assert len(entered(worker, sheet, "1 11", sure=True).done) == 1
    assert [one.seen for one in printing.list_rounds(worker)] == [2]


def test_looking_keeps_nothing(worker: Desk, home: Home, tmp_path: Path) -> None:
    sheet = printed(worker, tmp_path)
    assert len(entered(worker, sheet, "1-3 11", check=True).done) == 3
    with worker.reading() as session:
        assert visits.latest_of(session, sheet.households) == {}


def test_the_whole_is_taken_back_at_once(worker: Desk, home: Home, tmp_path: Path) -> None:
    sheet = printed(worker, tmp_path)
    row = sheet.households.index(home.household) + 1
    done = entered(worker, sheet, f"{row} 01 AZC", "3 31 #路灯不亮")
    takingback.take_back_all(worker, [("visit", one.visit) for one in done.done], "撤销录入")
    with worker.reading() as session:
        assert visits.latest_of(session, sheet.households) == {}
        assert events.registrations(session, [home.adult]) == []
    assert appealing.list_appeals(worker) == []


def test_times_days_and_notes_are_the_rows_own(worker: Desk, home: Home, tmp_path: Path) -> None:
    sheet = printed(worker, tmp_path)
    entered(worker, sheet, "1 02 +7 @07:10 #下周，带材料", "2 31 ＃楼道漏水")
    with worker.reading() as session:
        [first] = visits.visits_of(session, sheet.households[0])
    assert (first.at, str(first.follow_up), first.note) == (
        "2026-11-22T07:10", "2026-11-29", "下周，带材料",
    )  # fmt: skip
    [asked] = appealing.list_appeals(worker)
    assert asked.appeal.wording == "楼道漏水"


def test_a_table_says_the_same_as_lines(worker: Desk, home: Home, tmp_path: Path) -> None:
    sheet = printed(worker, tmp_path)
    row = sheet.households.index(home.household) + 1
    file = tmp_path / "round.csv"
    text = f"行号,结果,成年人,回访日,备注\n4,11,,,\n{row},2,AZ B,+3,待办\n5,99,,,\n\n"
    file.write_text(text, "gb18030")
    told = entering.read_round_file(file, entering.day_of(AT, worker.clock()))
    done = entering.enter_round(worker, sheet.number, AT, told)
    assert [one.row for one in done.done] == [4, row]
    assert len(done.refused) == 1
    with worker.reading() as session:
        [kept] = visits.visits_of(session, home.household)
    assert (kept.outcome, kept.note) == (VisitOutcome.MET_PENDING, "待办")


def test_a_line_of_apply_names_sheet_and_row(worker: Desk, home: Home, tmp_path: Path) -> None:
    sheet = printed(worker, tmp_path)
    made = applying.apply_one(worker, {
        "do": "visit.add", "sheet": sheet.number[-4:], "row": 2, "outcome": "11", "at": AT,
    })  # fmt: skip
    with worker.reading() as session:
        assert register_lists.get(session, "visit", made).household == sheet.households[1]


def test_a_voided_sheet_is_entered_no_more(worker: Desk, tmp_path: Path) -> None:
    sheet = printed(worker, tmp_path)
    printing.void_round(worker, sheet.number, "印错了")
    with pytest.raises(NotFound):
        entered(worker, sheet, "1 11")
    assert printing.list_rounds(worker) == []
    assert printed(worker, tmp_path).number != sheet.number


def test_the_street_masks_names_and_has_numbers_of_its_own(
    clerk: Desk, worker: Desk, tmp_path: Path
) -> None:
    theirs, own = printed(clerk, tmp_path), printed(worker, tmp_path)
    assert theirs.number[-4:] == "7000"
    assert own.number[-4:] == "0001"
    _, rows = printing.open_round(clerk, theirs.number)
    names = [name for row in rows for _, name in row.adults.values()]
    assert names
    assert all("*" in name for name in names)


def test_a_visit_of_a_row_is_under_the_rules_of_the_door(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    sheet = printed(worker, tmp_path)
    told = entering.read_lines(["1 11"], worker.today())
    with pytest.raises(BadValue):
        entering.enter_round(worker, sheet.number, "heute", told)
    late = entering.enter_round(worker, sheet.number, "2026-11-25T08:00", told)
    assert late.done == ()
    assert len(late.refused) == 1
    assert visiting.due_today(worker)


def test_more_doors_than_a_sheet_has_room_for_are_several_sheets(
    worker: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "MOST_ROWS", 4)  # a sheet's own limit needs hundreds of doors
    made = printing.print_round(worker, tmp_path / "round.pdf", DoorChoice())
    assert [len(sheet.households) for sheet in made.sheets] == [4, 2]
    assert [sheet.number[-4:] for sheet in made.sheets] == ["0001", "0002"]
    doors = [home for sheet in made.sheets for home in sheet.households]
    assert doors == [line.id for line in people.list_households(worker)]
    assert made.pages >= 2


def test_a_letter_of_somebody_who_was_merged_means_who_that_is_now(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    sheet = printed(worker, tmp_path)
    row = sheet.households.index(home.household) + 1
    other = a_home(worker)
    merging.merge(worker, home.adult, other.adult, "同一人")
    _, rows = printing.open_round(worker, sheet.number)
    who, name = rows[row - 1].adults["A"]
    assert name == "王建国"
    assert len(entered(worker, sheet, f"{row} 01 AZ").done) == 1
    with worker.reading() as session:
        [told] = events.registrations(session, [who])
    assert told.event is RegistrationKind.REGISTERED


def test_a_sheet_of_the_street_is_entered_at_the_grid_and_the_other_way_round(
    chain: Chain, tmp_path: Path
) -> None:
    theirs = printed(chain.street, tmp_path, DoorChoice(area=chain.grid.node.area))
    chain.down(chain.street, chain.grid)
    row = theirs.households.index(chain.home.household) + 1
    done = entered(chain.grid, theirs, f"{row} 11", sure=True)
    assert [one.household for one in done.done] == [chain.home.household]
    own = printed(chain.grid, tmp_path)
    chain.up(chain.grid, chain.street)
    assert {one.sheet.number for one in printing.list_rounds(chain.street)} == {
        theirs.number, own.number,
    }  # fmt: skip
    chain.up(chain.street, chain.district)
    assert printing.list_rounds(chain.district) == []


def test_a_kept_filter_prints_its_households(worker: Desk, home: Home, tmp_path: Path) -> None:
    filters.keep_filter(worker, "九号楼", Filter(text="9号楼"))
    sheet = printed(worker, tmp_path, DoorChoice(filter="九号楼"))
    assert sheet.households == (home.household,)
    filters.keep_filter(worker, "没有人", Filter(text="没有这样的人"))
    with pytest.raises(BadValue, match="no_door_left"):
        printed(worker, tmp_path, DoorChoice(filter="没有人"))
    with pytest.raises(NotFound):
        printed(worker, tmp_path, DoorChoice(filter="没有这个筛选"))
