"""Nominating: a form is complete when it is submitted, locks, and changes only after a return."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from gridcredit.domain.codes import ResidentState, Role
from gridcredit.domain.errors import (
    AreaOutside,
    AreaUnknown,
    BadValue,
    MinorRefused,
    NotAllowed,
    NotFound,
    OnlyItsNominator,
    StageUnfit,
    StarDecidedElsewhere,
)
from gridcredit.domain.stars.codes import StarKind, StarLevel, StarStage, StepDecision
from gridcredit.operations.stars import drafting, listing, nominating
from gridcredit.operations.stars.nominating import NewStar
from gridcredit.operations.visits import doorstep
from gridcredit.store.journal import journal
from tests.operations.offices import STREET, VILLAGE
from tests.operations.stars.offices import CLERK, COLLECTOR, JUDGE, MONTH, REVIEWER, Three

JPEG = b"\xff\xd8\xff\xe0" + bytes(40)


def test_a_form_is_filled_from_the_register_and_numbered(three: Three) -> None:
    done = three.nominate(0)
    line = three.line(done.id, three.village)
    star = line.star
    assert (star.name, star.household, star.age_band) == ("王建国", three.kept.homes[0], "45-59")
    assert done.number == "370403002001-2026-10-01"
    assert three.nominate(1).number == "370403002001-2026-10-02"
    assert (star.by, star.deceased, line.stage) == ("周采集", False, StarStage.NOMINATED)
    assert "no_story" in done.doubts


def test_the_street_nominates_too_under_numbers_of_its_own(three: Three) -> None:
    form = NewStar(
        MONTH,
        StarLevel.STREET,
        STREET,
        StarKind.PERSON,
        "党支部",
        "照顾邻居。",
        three.kept.people[2],
        witnesses=("甲某", "乙某"),
    )
    with three.being(three.street, CLERK) as desk:
        done = nominating.nominate(desk, form)
    line = three.line(done.id)
    assert done.number == "370403002001-2026-10-S01"  # in the village that the nominee is of
    assert (line.pool.code, line.village) == (STREET, three.line(done.id).village)


@pytest.mark.parametrize(
    ("more", "error", "field"),
    [
        ({"period": "2026-12"}, BadValue, "period"),
        ({"period": "soon"}, BadValue, "period"),
        ({"area": STREET}, AreaOutside, ""),
        ({"area": "GX"}, AreaOutside, ""),
        ({"area": "1"}, AreaUnknown, ""),
        ({"summary": ""}, BadValue, "summary"),
        ({"summary": "事" * 201}, BadValue, "summary"),
        ({"story": "事" * 30}, BadValue, "story"),
        ({"witnesses": ("孙证明",)}, BadValue, "witnesses"),
        ({"resident": None}, BadValue, "resident"),
        ({"exception": "补"}, BadValue, "chosen_from"),
        ({"period": "2026-Q4"}, BadValue, "chosen_from"),
    ],
)
def test_a_form_that_will_not_do_is_refused_and_nothing_stays(
    three: Three, more: dict[str, Any], error: type[Exception], field: str
) -> None:
    with pytest.raises(error) as refused:
        three.nominate(0, **more)
    assert getattr(refused.value, "field", "") == field
    assert three.nominate(1).number.endswith("-01")


def test_minors_are_refused_and_a_group_thanks_them_without_names(three: Three) -> None:
    with pytest.raises(MinorRefused):
        three.nominate(0, resident=three.kept.minor)
    more = {"kind": StarKind.GROUP, "resident": None, "name": "小学三年级二班"}
    star = three.line(three.nominate(0, **more).id, three.village).star
    assert (star.name, star.members, star.resident) == ("小学三年级二班", (), None)
    with pytest.raises(MinorRefused):
        three.nominate(0, **more, members=(three.kept.minor,))


def test_a_household_is_called_by_its_householder(three: Three) -> None:
    more = {"kind": StarKind.HOUSEHOLD, "resident": None, "household": three.kept.homes[3]}
    star = three.line(three.nominate(0, **more).id, three.village).star
    assert (star.name, star.household, star.resident) == ("刘洪亮", three.kept.homes[3], None)
    with pytest.raises(BadValue) as refused:
        three.nominate(0, **more | {"resident": three.kept.people[0]})
    assert refused.value.field == "household"


def test_the_dead_are_nominated_with_their_relatives_consent(three: Three, tmp_path: Path) -> None:
    row = three.kept.people[4]
    with three.village.writing() as session:
        new = {"state": ResidentState.DIED.value, "left_on": "2026-11-01"}
        journal.edit(session, "resident", row, new)
    with pytest.raises(BadValue) as refused:
        three.nominate(4)
    assert refused.value.reason == "relatives_consent"
    paper = tmp_path / "consent.jpg"
    paper.write_bytes(JPEG)
    star = three.line(three.nominate(4, scan=paper).id, three.village).star
    assert star.deceased
    assert len(star.scan) == 64


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ({"removed": "重复"}, "off_register"),
        ({"limited": True}, "limited_person"),
        ({"state": "moved_out", "left_on": "2026-11-01"}, "gone"),
    ],
)
def test_who_is_not_here_or_may_not_be_asked_is_refused(
    three: Three, new: dict[str, Any], reason: str
) -> None:
    with three.village.writing() as session:
        journal.edit(session, "resident", three.kept.people[5], new)
    with pytest.raises(BadValue) as refused:
        three.nominate(5)
    assert refused.value.reason == reason


def test_who_may_not_nominate_is_refused(three: Three) -> None:
    form = NewStar(MONTH, StarLevel.VILLAGE, VILLAGE, StarKind.PERSON, "自荐", "清雪。")
    with three.being(three.district, COLLECTOR) as desk, pytest.raises(StarDecidedElsewhere):
        nominating.nominate(desk, form)
    # A reviewer may nominate; the form lacks somebody.
    with three.being(three.street, JUDGE) as desk, pytest.raises(BadValue):
        nominating.nominate(desk, form)
    redeemer = replace(COLLECTOR, role=Role.REDEEMER)
    with three.being(three.village, redeemer) as desk, pytest.raises(NotAllowed):
        nominating.nominate(desk, form)


def test_a_submitted_form_is_locked_until_it_is_returned(three: Three) -> None:
    done = three.nominate(0)
    with three.being(three.village, COLLECTOR) as desk, pytest.raises(StageUnfit):
        nominating.amend(desk, done.id, {"summary": "另一件事。"})
    three.initial(done.id, StepDecision.RETURN, "写清楚时间")
    line = three.line(done.id, three.village)
    assert (line.stage, line.standing.why) == (StarStage.RETURNED, "写清楚时间")
    with three.being(three.village, REVIEWER) as desk, pytest.raises(OnlyItsNominator):
        nominating.amend(desk, done.id, {"summary": "另一件事。"})
    with three.being(three.village, COLLECTOR) as desk:
        for wrong in ({"resident": three.kept.people[1]}, {"summary": ""}, {}):
            with pytest.raises(BadValue):
                nominating.amend(desk, done.id, wrong)
        again = nominating.amend(desk, done.id, {"summary": "2024 年以来每个冬天清雪。"})
    assert (again.id, again.number) == (done.id, done.number)
    line = three.line(done.id, three.village)
    assert (line.stage, line.star.summary) == (StarStage.NOMINATED, "2024 年以来每个冬天清雪。")
    assert three.line(line.star.id, three.village).id == done.id  # any fact of the chain is it


def test_a_scan_that_comes_later_changes_nothing_of_what_was_decided(
    three: Three, tmp_path: Path
) -> None:
    star = three.passed(0)
    paper = tmp_path / "form.png"
    paper.write_bytes(b"\x89PNG" + bytes(40))
    with three.being(three.village, COLLECTOR) as desk:
        assert nominating.attach(desk, star, scan=paper) == star
        with pytest.raises(BadValue):
            nominating.attach(desk, star)
    three.up()
    line = three.line(star)
    assert line.stage is StarStage.REVIEWED
    assert line.star.scan


def test_a_form_can_be_looked_at_before_it_is_submitted(three: Three) -> None:
    form = NewStar(
        MONTH,
        StarLevel.VILLAGE,
        "",
        StarKind.PERSON,
        "自荐",
        "",
        three.kept.people[0],
        story="事" * 100,
        official=True,
    )
    with three.being(three.village, COLLECTOR) as desk:
        star = nominating.prefilled(desk, form)
        said = nominating.doubts_of(desk, star)
        with pytest.raises(NotFound):
            nominating.amend(desk, star.id, {"summary": "甲"})
    assert (star.name, star.number) == ("王建国", "")
    assert said == ("story_short", "late", "officials_share")


def test_a_draft_waits_for_whoever_types_it_and_goes_when_it_is_submitted(three: Three) -> None:
    draft, form = UUID(int=5), '{"way": "自荐"}'
    with three.being(three.village, COLLECTOR) as desk:
        drafting.save_draft(desk, draft, form)
        drafting.save_draft(desk, UUID(int=6), "x")
        drafting.drop_draft(desk, UUID(int=6))
        assert (drafting.load_draft(desk, draft), drafting.drafts_waiting(desk)) == (form, [draft])
        assert doorstep.visit_round(desk, lists_due=False).drafts == ()
        wish = NewStar(
            MONTH,
            StarLevel.VILLAGE,
            VILLAGE,
            StarKind.PERSON,
            "自荐",
            "清雪。",
            three.kept.people[0],
            witnesses=("甲某", "乙某"),
        )
        nominating.nominate(desk, wish, draft)
        assert (drafting.load_draft(desk, draft), drafting.drafts_waiting(desk)) == ("", [])
    with three.being(three.village, REVIEWER) as desk:
        assert drafting.drafts_waiting(desk) == []
    three.meet()
    assert len(listing.list_stars(three.street)) == 1
