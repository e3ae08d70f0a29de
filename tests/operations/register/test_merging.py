"""Two records become one person and two again: whatever was entered stays with its side, and the
numbers are right before, meanwhile and after."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from gridcredit.domain.codes import ConsentKind, Office, RegistrationKind, Role
from gridcredit.domain.coverage import Basis
from gridcredit.domain.credit.recusal import Handler, Recusal
from gridcredit.domain.errors import (
    AreaOutside,
    AreaUnknown,
    BadValue,
    DifferentPeople,
    NotAllowed,
    NotFound,
    OnlyPartKnown,
)
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.kinds.credit_member import CreditMember
from gridcredit.domain.kinds.kinship import Kinship
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.resident_difference import ResidentDifference
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import undoing
from gridcredit.operations.figures.covering import coverage_tree
from gridcredit.operations.pledges import signing
from gridcredit.operations.register import households, merging, moving, people, rostering
from gridcredit.operations.register.merging import Merged
from gridcredit.operations.register.rearranging import (
    CREDIT_LEDGER,
    HOLDER_GONE,
    HOME_ELSEWHERE,
    NOBODY_LEFT,
    Counts,
)
from gridcredit.store.credit.ties import ties_of
from gridcredit.store.exchange import digest
from gridcredit.store.journal import aliases, journal
from gridcredit.store.register import events, register_lists
from tests.operations.adding import add_records, add_registration
from tests.operations.homes import Home, a_home
from tests.operations.offices import GRIDS, STREET, Offices, kept
from tests.operations.streets import number

ON, TODAY = date(2026, 11, 20), date(2026, 11, 22)
OTHER = GRIDS[1]


@pytest.fixture
def home(clerk: Desk) -> Home:
    """A household at the street: one of its two adults has registered and pledged."""
    made = a_home(clerk)
    add_registration(clerk, made.adult, RegistrationKind.REGISTERED, ON)
    signing.sign_pledge(clerk, made.adult, ON)
    return made


@pytest.fixture
def twin(clerk: Desk) -> Home:
    """A second household, in another grid, with people of the same names."""
    return a_home(clerk, OTHER)


def state(desk: Desk) -> str:
    with desk.reading() as session:
        return digest.state_digest(session)


def counted(desk: Desk, grid: str = "") -> tuple[int, int, int]:
    told = coverage_tree(desk, TODAY, grid, Basis.RESIDENCE).coverage
    return told.eligible, told.registered, told.pledged


def person(desk: Desk, row: UUID) -> Resident:
    with desk.reading() as session:
        found: Resident = register_lists.get(session, "resident", row)
    return found


def merge(desk: Desk, one: UUID, other: UUID, **told: Any) -> Merged:
    return merging.merge(desk, one, other, "同名同电话", **told)


def names(desk: Desk, household: UUID) -> set[UUID]:
    return {line.resident.id for line in households.view(desk, household).people}


def test_two_records_are_one_person_and_two_again(clerk: Desk, home: Home, twin: Home) -> None:
    before = [counted(clerk, grid) for grid in (*GRIDS[:2], "")]
    was = state(clerk)
    seen = merge(clerk, home.adult, twin.adult, check=True)
    assert state(clerk) == was
    done = merge(clerk, home.adult, twin.adult)
    assert (done.effects, done.moved, done.carried, done.doubts, done.differs) == (
        (seen.effects, seen.moved, seen.carried, seen.doubts, seen.differs)
    )
    first, second = done.effects
    assert (first.before, first.after) == (Counts(1, 2, 1, 1), Counts(1, 1, 0, 0))
    assert (second.before, second.after) == (Counts(1, 2, 0, 0), Counts(1, 2, 1, 1))
    eligible, registered, pledged = before[-1]
    assert counted(clerk) == (eligible - 1, registered, pledged)
    assert names(clerk, twin.household) == {twin.adult, twin.other, twin.minor, twin.unknown}
    assert home.adult not in names(clerk, home.household)
    assert done.moved == 2
    undone = merging.unmerge(clerk, done.ids[0])
    assert undone.restored == 2
    assert [counted(clerk, grid) for grid in (*GRIDS[:2], "")] == before
    assert state(clerk) == was
    with pytest.raises(BadValue):
        merging.unmerge(clerk, done.ids[0])
    with pytest.raises(NotFound):
        merging.unmerge(clerk, UUID(int=7))


def test_what_was_entered_stays_with_its_side_and_is_shown_with_the_survivor(
    clerk: Desk, home: Home, twin: Home
) -> None:
    add_registration(clerk, twin.adult, RegistrationKind.INFORMED, ON)
    merge(clerk, home.adult, twin.adult)
    facts = [entry.fact for entry in households.view(clerk, twin.household).timeline]
    assert sorted(str(fact.resident) for fact in facts) == sorted(
        str(row) for row in (home.adult, home.adult, twin.adult)
    )
    assert home.adult not in {
        getattr(entry.fact, "resident", None)
        for entry in households.view(clerk, home.household).timeline
    }


def test_what_the_survivor_lacks_is_carried_and_goes_again(
    clerk: Desk, home: Home, twin: Home
) -> None:
    born = person(clerk, home.adult).birth_date
    assert born is not None
    people.set_resident_field(clerk, home.adult, "id_number", number(7, born))
    people.set_resident_field(clerk, home.adult, "phone", "19900000007")
    was = state(clerk)
    done = merge(clerk, home.adult, twin.unknown)
    assert done.carried == ("birth_date", "id_number", "phone")
    assert done.differs == ("name",)
    stays = person(clerk, twin.unknown)
    assert (stays.id_number, stays.birth_date) == (number(7, born), born)
    assert sum(effect.after.eligible for effect in done.effects) == 4
    people.set_resident_field(clerk, twin.unknown, "phone", "19900000008")
    merging.unmerge(clerk, done.ids[0])
    stays = person(clerk, twin.unknown)
    assert (stays.id_number, stays.birth_date, stays.phone) == ("", None, "19900000008")
    people.set_resident_field(clerk, twin.unknown, "phone", "")
    assert state(clerk) == was


def test_a_birth_date_that_an_id_number_contradicts_is_not_overwritten(
    clerk: Desk, home: Home, twin: Home
) -> None:
    people.set_resident_field(clerk, home.minor, "id_number", number(8, date(2015, 6, 3)))
    done = merge(clerk, home.minor, twin.adult)
    assert done.carried == ()
    assert merging.BIRTH_DIFFERS in done.doubts
    assert "birth_date" in done.differs


def test_two_valid_numbers_veto_and_missing_ones_do_not(
    clerk: Desk, home: Home, twin: Home
) -> None:
    born = date(1970, 3, 1)
    people.set_resident_field(clerk, home.adult, "id_number", number(1, born))
    people.set_resident_field(clerk, twin.adult, "id_number", number(2, born))
    was = state(clerk)
    with pytest.raises(DifferentPeople) as refused:
        merge(clerk, home.adult, twin.adult)
    assert (refused.value.first, refused.value.second) == ("370499************",) * 2
    assert state(clerk) == was
    merge(clerk, twin.adult, home.other)  # a missing number is neutral
    with pytest.raises(DifferentPeople):  # who was merged before has the veto still
        merge(clerk, home.other, home.adult)


def test_chains_are_one_person_and_come_apart_where_they_are_undone(
    clerk: Desk, home: Home, twin: Home
) -> None:
    was = state(clerk)
    first = merge(clerk, home.adult, home.other)
    second = merge(clerk, home.other, twin.adult)
    assert {person(clerk, row).household for row in (home.adult, home.other)} == {twin.household}
    with clerk.reading() as session:
        assert aliases.all_aliases(session) == {
            home.adult: twin.adult,
            home.other: twin.adult,
        }
    with pytest.raises(BadValue) as refused:
        merge(clerk, twin.adult, home.adult)
    assert refused.value.reason == "one_already"
    merging.unmerge(clerk, second.ids[0])
    assert {person(clerk, row).household for row in (home.adult, home.other)} == {home.household}
    with clerk.reading() as session:
        assert aliases.all_aliases(session) == {home.adult: home.other}
    merging.unmerge(clerk, first.ids[0])
    assert state(clerk) == was


def test_a_merge_into_one_who_was_merged_is_into_the_survivor(
    clerk: Desk, home: Home, twin: Home
) -> None:
    merge(clerk, home.adult, home.other)
    done = merge(clerk, twin.adult, home.adult)
    assert (done.resident, done.into) == (twin.adult, home.other)


def test_who_is_merged_goes_along_and_back_to_where_he_stood(
    clerk: Desk, home: Home, twin: Home
) -> None:
    done = merge(clerk, home.adult, twin.adult)
    moving.move_resident(clerk, twin.adult, home.household, ON)
    assert person(clerk, home.adult).household == home.household
    people.set_resident_field(clerk, twin.adult, "household", str(twin.household))
    assert person(clerk, home.adult).household == twin.household
    moving.split_household(clerk, twin.household, [twin.adult])
    assert person(clerk, home.adult).household == person(clerk, twin.adult).household
    merging.unmerge(clerk, done.ids[0])
    assert person(clerk, home.adult).household == home.household


def test_what_is_there_twice_stays_twice_and_is_said(clerk: Desk, home: Home, twin: Home) -> None:
    signing.sign_pledge(clerk, twin.adult, ON)
    signed = [
        CreditMember(clerk.new_id(), made.household, made.adult, True, ON) for made in (home, twin)
    ]
    with clerk.writing() as session:
        journal.add(session, signed)
        difference = ResidentDifference(clerk.new_id(), twin.adult, home.adult, ON, "两个人")
        journal.add(session, [difference])
    done = merge(clerk, home.adult, twin.adult, check=True)
    assert set(done.doubts) == {
        merging.BOTH_PLEDGED,
        merging.BOTH_IN_CREDIT,
        merging.SAID_DIFFERENT,
        CREDIT_LEDGER,
        HOLDER_GONE,
    }
    assert sum(effect.after.pledged for effect in done.effects) == 1


def test_where_nobody_is_left_behind_it_is_said(clerk: Desk, home: Home, twin: Home) -> None:
    alone = moving.split_household(clerk, home.household, [home.adult]).ids[0]
    done = merge(clerk, home.adult, twin.adult)
    assert {HOLDER_GONE, NOBODY_LEFT} <= set(done.doubts)
    assert names(clerk, alone) == set()
    assert merge(clerk, home.other, home.unknown).doubts == ()  # in one household


def test_nobody_is_merged_who_is_not_here_as_a_whole_or_not_ones_own(
    clerk: Desk, worker: Desk, home: Home, twin: Home
) -> None:
    for pair in ((home.adult, home.adult), (home.adult, UUID(int=9))):
        with pytest.raises((BadValue, NotFound)):
            merge(clerk, *pair)
    with pytest.raises(BadValue):
        merging.merge(clerk, home.adult, twin.adult, " ")
    clerk.node = replace(clerk.node, office=Office.DISTRICT.value)
    with pytest.raises(OnlyPartKnown):
        merge(clerk, home.adult, twin.adult)
    own = a_home(worker)
    worker.node = replace(worker.node, area=OTHER)
    with pytest.raises((AreaOutside, AreaUnknown)):
        merge(worker, own.adult, own.other)


def test_who_may_not_edit_the_register_merges_nobody(clerk: Desk, home: Home, twin: Home) -> None:
    done = merge(clerk, home.adult, twin.adult)
    clerk.actor = replace(clerk.actor, role=Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        merge(clerk, home.other, twin.other)
    with pytest.raises(NotAllowed):
        merging.unmerge(clerk, done.ids[0])


def test_a_merge_and_its_undoing_are_undone(clerk: Desk, home: Home, twin: Home) -> None:
    was = state(clerk)
    done = merge(clerk, home.adult, twin.adult)
    merged = counted(clerk)
    merging.undo_merge(clerk, done, "撤销")
    assert state(clerk) == was
    again = merge(clerk, home.adult, twin.adult)
    undone = merging.unmerge(clerk, again.ids[0])
    merging.undo_unmerge(clerk, undone, "撤销")
    assert counted(clerk) == merged


def test_a_household_that_is_gone_takes_nobody_back(clerk: Desk, home: Home, twin: Home) -> None:
    done = merge(clerk, home.adult, twin.adult)
    moving.join_households(clerk, twin.household, home.household)
    merging.unmerge(clerk, done.ids[0])
    assert person(clerk, home.adult).household == twin.household
    assert home.adult in names(clerk, twin.household)


def test_the_same_name_at_one_door_may_be_one_person(clerk: Desk, home: Home) -> None:
    double = Resident(clerk.new_id(), home.household, "王建国", phone="19900000009")
    add_records(clerk, [double])
    was = counted(clerk, GRIDS[0])
    done = merge(clerk, double.id, home.adult)
    assert done.carried == ("phone",)
    assert counted(clerk, GRIDS[0]) == was
    assert double.id not in names(clerk, home.household)


def test_a_register_that_still_states_both_adds_nobody_and_moves_nobody(
    clerk: Desk, home: Home, twin: Home, tmp_path: Path
) -> None:
    people.set_resident_field(clerk, home.adult, "phone", "19900000007")
    file = tmp_path / "register.xlsx"
    rostering.export_roster(clerk, file, "测试")
    before = rostering.read_roster(clerk, file, keep=False)
    assert (before.residents_added, before.households_added, before.updated) == (0, 0, 0)
    merge(clerk, home.adult, twin.adult)
    was = state(clerk)
    again = rostering.read_roster(clerk, file, keep=True)
    assert (again.residents_added, again.households_added, again.updated) == (0, 0, 0)
    assert state(clerk) == was
    rostering.export_roster(clerk, file, "测试")
    after = rostering.read_roster(clerk, file, keep=False)
    assert len(after.reading.rows) == len(before.reading.rows) - 1


def test_an_import_that_brought_a_merge_is_undone_with_it(tmp_path: Path) -> None:
    offices = Offices(tmp_path / "offices")
    with closing(offices):
        street = offices.child(offices.district(), Office.STREET, STREET)
        grid = offices.child(street, Office.GRID, GRIDS[0])
        made = a_home(grid)
        offices.send(grid, street)
        merge(grid, made.unknown, made.adult)
        [report] = offices.send(grid, street)
        assert report.import_id is not None
        with street.reading() as session:
            assert aliases.all_aliases(session) == {made.unknown: made.adult}
        undoing.undo_import(street, report.import_id)
        with street.reading() as session:
            assert aliases.all_aliases(session) == {}
        assert made.unknown in names(street, made.household)
        undoing.redo_import(street, report.import_id)
        street = offices.fall_back(street, kept(street))
        with street.reading() as session:
            assert aliases.all_aliases(session) == {made.unknown: made.adult}


def test_what_either_side_agreed_to_or_was_printed_for_is_the_persons(
    clerk: Desk, home: Home, twin: Home
) -> None:
    given = ConsentEvent(clerk.new_id(), home.other, ConsentKind.REPORT_PLEDGE, True, ON)
    with clerk.writing() as session:
        journal.add(session, [given])
    merge(clerk, home.other, twin.other)
    with clerk.reading() as session:
        for row in (home.other, twin.other):
            [fact] = events.consents(session, [row])
            assert (fact.resident, fact.given) == (row, True)
        assert events.consents(session, [twin.adult]) == []


def test_whoever_is_merged_keeps_out_as_one_person(clerk: Desk, home: Home, twin: Home) -> None:
    reviewer = Handler("审核", twin.adult)
    relation = Kinship(clerk.new_id(), home.adult, twin.other, "配偶")
    with clerk.writing() as session:
        journal.add(session, [relation])
    with clerk.reading() as session:
        before = ties_of(session, reviewer)
        assert before.keeps_out_of(home.household, home.adult, ()) is None
    done = merge(clerk, home.adult, twin.adult)
    with clerk.reading() as session:
        after = ties_of(session, reviewer)
    own, kin = Recusal.OWN_HOUSEHOLD, Recusal.OWN_KIN
    assert after.keeps_out_of(home.household, None, ()) is own  # where the other side lived
    assert after.keeps_out_of(UUID(int=1), home.adult, ()) is own
    assert after.keeps_out_of(UUID(int=1), twin.other, ()) is kin  # declared by the other side
    recorder = Handler("采集", home.adult)
    assert after.keeps_out_of(UUID(int=1), None, [recorder]) is Recusal.OWN_RECORD
    merging.unmerge(clerk, done.ids[0])
    with clerk.reading() as session:
        assert ties_of(session, reviewer) == before


def test_whose_household_is_another_office_s_by_now_stays_where_both_live(worker: Desk) -> None:
    home, twin = a_home(worker), a_home(worker)
    done = merge(worker, home.adult, twin.adult)
    with worker.writing() as session:
        where = register_lists.get(session, "household", home.household).dwelling
        journal.edit(session, "dwelling", where, {"area": area_id(OTHER).hex})
    undone = merging.unmerge(worker, done.ids[0])
    assert undone.doubts == (HOME_ELSEWHERE,)
    with worker.reading() as session:
        person = register_lists.get(session, "resident", home.adult)
        assert aliases.survivor_of(session, home.adult) == home.adult
    assert person.household == twin.household
