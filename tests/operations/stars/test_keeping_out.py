"""Nobody decides of their own nominations, household or kin; asked anew at the moment of decision,
and of every record of one person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain.codes import Office
from gridcredit.domain.credit.codes import Result
from gridcredit.domain.duties import Actor
from gridcredit.domain.errors import MustKeepOut
from gridcredit.domain.kinds.kinship import Kinship
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.stars.codes import (
    LeftOut,
    Revoking,
    StarKind,
    StarLevel,
    StarStage,
    StarStep,
    StepDecision,
)
from gridcredit.operations.desk import Desk
from gridcredit.operations.stars import awarding, deciding, disputing, nominating
from gridcredit.store.journal import journal
from tests.operations.adding import add_records, move_person
from tests.operations.offices import VILLAGE
from tests.operations.stars.offices import COLLECTOR, JUDGE, MONTH, REVIEWER, Three
from tests.operations.stars.test_year import announce
from tests.operations.streets import number

PASS = StepDecision.PASS


def decide(desk: Desk, star: UUID) -> str:
    """Why the person at a desk may not decide of a nominee; blank where he may."""
    step = StarStep.INITIAL if desk.office is Office.VILLAGE else StarStep.REVIEW
    try:
        deciding.decide(desk, star, step, PASS)
    except MustKeepOut as kept:
        return kept.reason
    return ""


def as_resident(actor: Actor, resident: UUID) -> Actor:
    """The actor's account, linked to somebody of the register."""
    return replace(actor, resident=resident)


def test_nobody_decides_of_what_they_nominated(three: Three) -> None:
    star = three.nominate(0).id
    three.agree(star)
    with three.being(three.village, replace(REVIEWER, name=COLLECTOR.name)) as desk:
        assert decide(desk, star) == "own_record"
    with three.being(three.village, REVIEWER) as desk:
        assert decide(desk, star) == ""


def test_accounts_of_one_resident_are_one_person_on_any_computer(three: Three) -> None:
    collector = as_resident(COLLECTOR, three.kept.people[5])
    with three.being(three.village, collector) as desk:
        star = three_form(three, desk)
    three.agree(star)
    three.initial(star)
    three.up()
    with three.being(three.street, as_resident(JUDGE, three.kept.people[5])) as desk:
        assert decide(desk, star) == "own_record"
    # The same name alone is nobody's where both are linked to others of the register.
    other = as_resident(replace(JUDGE, name=COLLECTOR.name), three.kept.people[6])
    with three.being(three.street, other) as desk:
        assert decide(desk, star) == ""


def three_form(three: Three, desk: Desk) -> UUID:
    """A nomination by whoever sits there."""
    form = nominating.NewStar(
        MONTH,
        StarLevel.VILLAGE,
        VILLAGE,
        StarKind.PERSON,
        "村居推荐",
        "清雪。",
        three.kept.people[0],
        witnesses=("甲某", "乙某"),
    )
    return nominating.nominate(desk, form).id


def test_own_household_of_today_and_of_earlier_days(three: Three) -> None:
    star = three.nominate(0).id
    three.agree(star)
    with three.being(three.village, as_resident(REVIEWER, three.kept.spouse)) as desk:
        assert decide(desk, star) == "own_household"
        move_person(three.street, three.kept.spouse, three.kept.homes[3])
        three.meet()
        assert decide(desk, star) == "own_household"  # lived there before
    with three.being(three.village, as_resident(REVIEWER, three.kept.people[3])) as desk:
        assert decide(desk, star) == ""


@pytest.mark.parametrize("turned", [False, True])
def test_kin_that_either_side_declared(three: Three, turned: bool) -> None:
    star = three.nominate(0).id
    three.agree(star)
    pair = (three.kept.people[0], three.kept.people[4])
    one, other = pair[::-1] if turned else pair
    kin = Kinship(three.village.new_id(), one, other, "兄弟")
    add_records(three.village, [kin])
    with three.being(three.village, as_resident(REVIEWER, three.kept.people[4])) as desk:
        assert decide(desk, star) == "own_kin"
        with desk.writing() as session:
            journal.edit(session, "kinship", kin.id, {"removed": "登记有误"})
        assert decide(desk, star) == ""


def test_two_records_of_one_person_are_one(three: Three) -> None:
    """The reviewer's account is linked to another record of the nominee's spouse."""
    star = three.nominate(0).id
    three.agree(star)
    twin = Resident(
        three.street.new_id(), three.kept.homes[6], "冯建国", birth_date=date(1972, 5, 2)
    )
    add_records(three.street, [twin])
    three.meet()
    with three.being(three.village, as_resident(REVIEWER, twin.id)) as desk:
        same = {"id_number": number(7)}
        for row in (twin.id, three.kept.spouse):
            with desk.writing() as session:
                journal.edit(session, "resident", row, same)
        assert decide(desk, star) == "own_household"


def test_a_group_keeps_out_its_members(three: Three) -> None:
    member = three.kept.people[2]
    more = {"kind": StarKind.GROUP, "resident": None, "name": "志愿队", "members": (member,)}
    star = three.nominate(0, **more).id
    three.agree(star)
    with three.being(three.village, as_resident(REVIEWER, member)) as desk:
        assert decide(desk, star) == "own_household"


def test_who_answers_awards_and_revokes_keeps_out_too(three: Three) -> None:
    one, two = three.passed(0), three.passed(1)
    announce(three)
    three.meet()
    with three.being(three.village, COLLECTOR) as desk:
        taken = disputing.take_objection(desk, one, desk.today(), "不实")
    three.up()
    kin = as_resident(JUDGE, three.kept.spouse)
    with three.being(three.street, kin) as desk, pytest.raises(MustKeepOut):
        disputing.answer(desk, taken.id, Result.REJECTED, "查过了")
    with three.being(three.street, JUDGE) as desk:
        disputing.answer(desk, taken.id, Result.REJECTED, "查过了")
    three.clock.go(9)
    with three.being(three.street, kin) as desk:
        done = awarding.award(desk, MONTH, StarLevel.VILLAGE, VILLAGE)
    assert [row for row, _ in done.awarded] == [two]
    assert (dict(done.left_out), done.final) == ({one: LeftOut.RECUSED}, False)
    assert three.line(one).stage is StarStage.READY
    assert [row for row, _ in three.award().awarded] == [one]
    with three.being(three.street, kin) as desk, pytest.raises(MustKeepOut):
        awarding.revoke(desk, one, Revoking.OWN_WISH, desk.today())
