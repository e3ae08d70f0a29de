"""Adults join and leave 信用+ each for himself, and no closed month is changed by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import ResidentState, Role
from gridcredit.domain.errors import (
    BadValue,
    FileUnreadable,
    GoneBefore,
    MinorRefused,
    MonthClosed,
    NotAllowed,
    NotFound,
)
from gridcredit.domain.kinds.credit_member import CreditMember
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.kinship import Kinship
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.credit import members
from gridcredit.operations.credit.members import JoinForm
from gridcredit.operations.desk import Desk
from gridcredit.store.journal.loading import load
from gridcredit.store.register.area_rows import all_areas
from tests.operations.adding import add_records
from tests.operations.credit.pilot import close_month, set_rules
from tests.operations.offices import GRIDS, VILLAGE

ON = date(2026, 11, 1)
HOME, ELSEWHERE = UUID(int=0xA001), UUID(int=0xA002)
ANNA, BEN, CHILD, DEAD, LIMITED, UNKNOWN, OTHER = (UUID(int=0xB001 + n) for n in range(7))


@pytest.fixture
def desk(clerk: Desk) -> Desk:
    """The street's desk with a household of its own invention."""
    with clerk.reading() as session:
        grid = AreaTree(all_areas(session)).by_code(GRIDS[0])
    assert grid
    born = date(1980, 5, 1)
    left = {"state": ResidentState.DIED, "left_on": date(2026, 1, 5)}
    add_records(
        clerk,
        [
            Dwelling(UUID(int=0xC001), grid.id, "东村", room="1号"),
            Household(HOME, UUID(int=0xC001)),
            Household(ELSEWHERE, UUID(int=0xC001)),
            Resident(ANNA, HOME, "甲一", birth_date=born),
            Resident(BEN, HOME, "甲二", birth_date=born),
            Resident(CHILD, HOME, "甲三", birth_date=date(2015, 1, 1)),
            Resident(DEAD, HOME, "甲四", birth_date=born, **left),
            Resident(LIMITED, HOME, "甲五", birth_date=born, limited=True),
            Resident(UNKNOWN, HOME, "甲六"),
            Resident(OTHER, ELSEWHERE, "乙一", birth_date=born),
        ],
    )
    return clerk


FORM = JoinForm(HOME, ON, "1")


def test_all_adults_join_a_line_each(desk: Desk, tmp_path: Path) -> None:
    scan = tmp_path / "确认.jpg"
    scan.write_bytes(b"\xff\xd8\xff\xe0 signed")
    kept = members.join(desk, replace(FORM, scan=scan))
    assert set(kept.residents) == {ANNA, BEN}
    with desk.reading() as session:
        lines = load(session, CreditMember)
    assert {line.id for line in lines} == set(kept.ids)
    assert {(line.notice_version, len(line.scan), line.joined) for line in lines} == {
        ("1", 64, True)
    }
    assert members.taking_part(desk, VILLAGE, ON) == {HOME: frozenset({ANNA, BEN})}
    assert members.taking_part(desk, VILLAGE, date(2026, 10, 31)) == {}


def test_those_named_join_and_the_rest_later(desk: Desk) -> None:
    assert members.join(desk, replace(FORM, residents=(BEN, BEN))).residents == (BEN,)
    assert members.join(desk, replace(FORM, on=date(2026, 11, 5))).residents == (ANNA,)
    later = replace(FORM, on=date(2026, 11, 6))
    for form, reason in (
        (later, "nobody_joins"),
        (replace(later, residents=(BEN,)), "takes_part_already"),
    ):
        with pytest.raises(BadValue) as refused:
            members.join(desk, form)
        assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("resident", "error", "reason"),
    [
        (CHILD, MinorRefused, ""),
        (DEAD, GoneBefore, ""),
        (LIMITED, BadValue, "limited_person"),
        (OTHER, BadValue, "other_household"),
        (UUID(int=1), NotFound, ""),
    ],
)
def test_who_cannot_join_is_refused_with_the_reason(
    desk: Desk, resident: UUID, error: type[Exception], reason: str
) -> None:
    with pytest.raises(error) as refused:
        members.join(desk, replace(FORM, residents=(ANNA, resident)))
    assert getattr(refused.value, "reason", "") == reason
    with desk.reading() as session:
        assert load(session, CreditMember) == []


def test_whose_age_is_unknown_joins_when_named(desk: Desk) -> None:
    assert members.join(desk, replace(FORM, residents=(UNKNOWN,))).residents == (UNKNOWN,)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"notice": " "}, "notice_version"),
        ({"notice": "一" * 61}, "notice_version"),
        ({"notice": "\0"}, "notice_version"),
        ({"on": date(2026, 12, 1)}, "on"),
    ],
)
def test_a_form_that_cannot_be_is_refused(desk: Desk, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(BadValue) as refused:
        members.join(desk, replace(FORM, **changes))
    assert refused.value.field == field


def test_a_scan_that_is_no_picture_keeps_everybody_out(desk: Desk, tmp_path: Path) -> None:
    scan = tmp_path / "确认.jpg"
    scan.write_bytes(b"GIF89a")
    with pytest.raises(FileUnreadable):
        members.join(desk, replace(FORM, scan=scan))
    with desk.reading() as session:
        assert load(session, CreditMember) == []


def test_a_household_or_one_person_leaves_and_may_come_back(desk: Desk) -> None:
    members.join(desk, FORM)
    assert members.leave(desk, HOME, date(2026, 11, 5), BEN).residents == (BEN,)
    with pytest.raises(BadValue):
        members.leave(desk, HOME, date(2026, 11, 6), BEN)
    assert members.leave(desk, HOME, date(2026, 11, 10)).residents == (ANNA,)
    with pytest.raises(BadValue):
        members.leave(desk, HOME, date(2026, 11, 11))
    for day, people in ((4, {ANNA, BEN}), (5, {ANNA}), (9, {ANNA}), (10, None)):
        found = members.taking_part(desk, VILLAGE, date(2026, 11, day))
        assert found == ({HOME: people} if people else {})
    again = members.join(desk, replace(FORM, on=date(2026, 11, 20)))
    assert set(again.residents) == {ANNA, BEN}
    with desk.reading() as session:  # nothing is erased
        assert len(load(session, CreditMember)) == 6


def test_nothing_is_dated_back_into_a_closed_month(desk: Desk) -> None:
    set_rules(desk)
    members.join(desk, replace(FORM, residents=(ANNA,), on=date(2026, 1, 10)))
    close_month(desk, "2026-01")
    for on in (date(2025, 12, 31), date(2026, 1, 31)):
        with pytest.raises(MonthClosed) as refused:
            members.join(desk, replace(FORM, residents=(BEN,), on=on))
        assert refused.value.period == "2026-01"
    with pytest.raises(MonthClosed):
        members.leave(desk, HOME, date(2026, 1, 20))
    assert members.join(desk, replace(FORM, on=date(2026, 2, 1))).residents == (BEN,)


def test_the_page_says_who_may_join_and_why_not(desk: Desk) -> None:
    members.join(desk, replace(FORM, residents=(ANNA,)))
    found = {c.resident: (c.since, c.hindered) for c in members.candidates(desk, HOME, ON)}
    assert found == {
        ANNA: (ON, "takes_part_already"),
        BEN: (None, ""),
        CHILD: (None, "minor"),
        DEAD: (None, "gone"),
        LIMITED: (None, "limited_person"),
        UNKNOWN: (None, "age_unknown"),
    }


def test_kin_is_one_record_whoever_declares_it(desk: Desk) -> None:
    row = members.declare_kin(desk, ANNA, OTHER, "姐妹")
    assert members.declare_kin(desk, OTHER, ANNA, "堂姐妹") == row
    (kin,) = members.kin_of(desk, OTHER)
    assert (kin.relation, {kin.resident, kin.other}) == ("堂姐妹", {ANNA, OTHER})
    assert members.end_kin(desk, OTHER, ANNA, "登记有误") == row
    assert members.kin_of(desk, ANNA) == []
    with pytest.raises(NotFound):
        members.end_kin(desk, ANNA, OTHER, "登记有误")
    members.declare_kin(desk, ANNA, OTHER, "姐妹")
    assert [kin.relation for kin in members.kin_of(desk, ANNA)] == ["姐妹"]
    with desk.reading() as session:
        assert len(load(session, Kinship)) == 1


@pytest.mark.parametrize(("other", "relation"), [(ANNA, "本人"), (BEN, ""), (BEN, "亲" * 61)])
def test_kin_that_cannot_be_is_refused(desk: Desk, other: UUID, relation: str) -> None:
    with pytest.raises(BadValue):
        members.declare_kin(desk, ANNA, other, relation)
    with pytest.raises(NotFound):
        members.declare_kin(desk, ANNA, UUID(int=1), "表亲")


def test_who_records_nothing_joins_nobody(desk: Desk) -> None:
    desk.actor = replace(desk.actor, role=Role.REDEEMER)
    with pytest.raises(NotAllowed):
        members.join(desk, FORM)
    with pytest.raises(NotAllowed):
        members.leave(desk, HOME, ON)
