"""A nominee's way from the village to the certificate, and what stops one on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.credit.codes import Result
from gridcredit.domain.errors import (
    BadValue,
    ConsentNeeded,
    NobodyToName,
    NotAllowed,
    ObjectionAnswered,
    PlacesNeeded,
    StageUnfit,
    StarDecidedElsewhere,
)
from gridcredit.domain.stars.codes import (
    LeftOut,
    Revoking,
    StarConsent,
    StarKind,
    StarLevel,
    StarOutlet,
    StarStage,
    StarStep,
    StarTaskKind,
    StepDecision,
)
from gridcredit.domain.stars.periods import Span
from gridcredit.operations.stars import (
    agreeing,
    announcing,
    awarding,
    deciding,
    disputing,
    listing,
    publishing,
    schemes,
    tasks,
)
from gridcredit.operations.stars.announcing import Announced
from gridcredit.operations.stars.listing import CertificateState
from gridcredit.store.workspace import audit
from tests.operations.offices import STREET, VILLAGE
from tests.operations.stars.offices import (
    CLERK,
    COLLECTOR,
    JUDGE,
    MONTH,
    NAMES,
    REVIEWER,
    WITNESSES,
    Three,
)

NOTICE, MEDIA = StarConsent.NOTICE, StarConsent.MEDIA


def announce(three: Three, period: str = MONTH) -> Announced:
    """The street's clerk hangs up a notice."""
    with three.being(three.street, CLERK) as desk:
        return announcing.announce(desk, period, StarLevel.VILLAGE, VILLAGE)


def ready(three: Three, *who: int, period: str = MONTH) -> list[UUID]:
    """Nominees whose notice has ended."""
    stars = [three.passed(one, period) for one in who]
    announce(three, period)
    three.clock.go(8)
    return stars


def to_do(three: Three) -> list[tuple[StarTaskKind, str]]:
    """What is to be done at the street."""
    with three.street.reading() as session:
        found = tasks.star_tasks(session, three.street.today())
    return [(task.kind, task.about) for task in found]


def test_the_whole_way(three: Three) -> None:
    star = three.nominate(0).id
    assert three.line(star, three.village).standing.due.day == date(2026, 11, 26)  # type: ignore[union-attr]
    with pytest.raises(ConsentNeeded):
        three.initial(star)
    three.agree(star)
    decided = three.initial(star)
    assert (decided.id, decided.stage, decided.due and decided.due.day) == (
        star,
        StarStage.INITIAL,
        date(2026, 11, 30),
    )
    three.up()
    assert three.judge(star).stage is StarStage.REVIEWED
    hung = announce(three)
    assert (hung.number, hung.begins, hung.until) == (
        "370403002001-2026-10-G01",
        date(2026, 11, 23),
        date(2026, 11, 30),
    )
    assert ([line.id for line in hung.lines], hung.left_out, hung.known) == ([star], (), True)
    assert three.award().left_out == ((star, LeftOut.ON_NOTICE),)
    three.clock.go(8)
    done = three.award()
    assert done.awarded == ((star, "370403002-2026-10-001"),)
    assert three.award().awarded == ()
    three.meet()
    lines = [three.line(star, desk) for desk in (three.street, three.village)]
    assert lines[0].standing == lines[1].standing
    assert lines[0].stage is StarStage.AWARDED


def test_the_village_decides_first_and_the_street_the_rest(three: Three) -> None:
    star = three.nominate(0).id
    three.agree(star)
    three.up()
    with pytest.raises(StarDecidedElsewhere) as elsewhere:
        three.judge(star, StarStep.INITIAL)
    assert elsewhere.value.seat == "village"
    three.initial(star)
    with three.being(three.village, REVIEWER) as desk:
        for step in (StarStep.REVIEW, StarStep.AWARD, StarStep.ARCHIVE):
            with pytest.raises(StarDecidedElsewhere) as elsewhere:
                deciding.decide(desk, star, step, StepDecision.PASS)
            assert elsewhere.value.seat == "street"
        with pytest.raises(StarDecidedElsewhere):
            awarding.award(desk, MONTH, StarLevel.VILLAGE, VILLAGE)
        with pytest.raises(StageUnfit):
            deciding.decide(desk, star, StarStep.INITIAL, StepDecision.PASS)
    with three.being(three.village, COLLECTOR) as desk, pytest.raises(NotAllowed):
        deciding.decide(desk, star, StarStep.INITIAL, StepDecision.PASS)


def test_a_return_and_a_rejection_want_a_reason_and_places_their_step(three: Three) -> None:
    star = three.nominate(0).id
    for decision in (StepDecision.RETURN, StepDecision.REJECT):
        with pytest.raises(BadValue) as refused:
            three.initial(star, decision, " ")
        assert refused.value.reason == "reason_wanted"
    three.agree(star)
    three.initial(star)
    three.up()
    with pytest.raises(BadValue) as refused:
        three.judge(star, place=1)
    assert refused.value.reason == "place_of_award"
    assert three.judge(star, decision=StepDecision.REJECT, reason="重复").stage is (
        StarStage.REJECTED
    )


def test_consents_are_dated_ticks_that_follow_each_other(three: Three) -> None:
    star = three.nominate(0).id
    with pytest.raises(BadValue):
        three.agree(star, NOTICE, given=False)  # never given
    three.agree(star, NOTICE)
    with pytest.raises(BadValue):
        three.agree(star, NOTICE)
    three.agree(star, NOTICE, given=False)
    assert three.line(star, three.village).standing.consents == frozenset()
    three.agree(star, StarConsent.TAKE_PART)
    three.agree(star, StarConsent.TAKE_PART, given=False)
    assert three.line(star, three.village).stage is StarStage.WITHDRAWN


def test_only_who_agrees_is_on_the_notice(three: Three) -> None:
    silent = three.nominate(0).id
    three.agree(silent, StarConsent.TAKE_PART)
    three.initial(silent)
    three.up()
    three.judge(silent)
    with pytest.raises(NobodyToName):
        announce(three)
    named, early = three.passed(1), three.nominate(2).id
    three.up()
    hung = announce(three)
    assert [line.id for line in hung.lines] == [named]
    assert dict(hung.left_out) == {silent: LeftOut.CONSENT, early: LeftOut.STAGE}


def test_a_notice_is_printed_again_without_who_withdrew(three: Three) -> None:
    one, two = three.passed(0), three.passed(1)
    first = announce(three)
    assert [line.id for line in first.lines] == [one, two]
    three.meet()
    three.agree(one, NOTICE, given=False)
    three.up()
    again = announce(three)
    assert (again.number, again.is_new, [line.id for line in again.lines]) == (
        first.number,
        False,
        [two],
    )
    with three.being(three.village, COLLECTOR) as desk:
        seen = announcing.announce(desk, MONTH, StarLevel.VILLAGE, VILLAGE)
        with pytest.raises(StarDecidedElsewhere):
            announcing.announce(desk, "2026-09", StarLevel.VILLAGE, VILLAGE)
    assert (seen.number, [line.id for line in seen.lines]) == (first.number, [two])
    assert (StarTaskKind.NOTICE_AGAIN, "reviewed") in to_do(three)
    three.clock.go(8)
    assert [row for row, _ in three.award().awarded] == [two]


def test_a_period_of_nobody_is_vacant(three: Three) -> None:
    hung = announce(three, "2026-09")
    assert (hung.lines, hung.left_out, hung.is_new) == ((), (), True)
    assert three.award("2026-09").awarded == ()


def test_an_objection_stops_that_nominee_only(three: Three) -> None:
    one, two = three.passed(0), three.passed(1)
    announce(three)
    with three.being(three.village, COLLECTOR) as desk, pytest.raises(StageUnfit):
        disputing.take_objection(desk, three.nominate(2).id, desk.today(), "不实")
    three.meet()
    with three.being(three.village, COLLECTOR) as desk:
        with pytest.raises(BadValue):
            disputing.take_objection(desk, one, desk.today(), " ")
        taken = disputing.take_objection(desk, one, desk.today(), "没有三年")
    assert taken.due.day == date(2026, 12, 2)
    three.up()
    assert three.line(one).stage is StarStage.DISPUTED
    three.clock.go(8)
    done = three.award()
    assert [row for row, _ in done.awarded] == [two]
    assert (dict(done.left_out), done.final) == ({one: LeftOut.DISPUTED}, False)
    three.clock.go(3)
    assert (StarTaskKind.OVERDUE, "disputed") in to_do(three)
    with three.being(three.street, JUDGE) as desk:
        [waiting] = disputing.objections(desk)
        assert (waiting.id, waiting.overdue, waiting.answer) == (taken.id, True, None)
        disputing.answer(desk, taken.id, Result.REJECTED, "查过了，属实")
        with pytest.raises(ObjectionAnswered):
            disputing.answer(desk, taken.id, Result.UPHELD, "再查")
    assert [row for row, _ in three.award().awarded] == [one]
    three.meet()
    assert three.line(one, three.village).stage is StarStage.AWARDED


def test_an_objection_that_is_upheld_ends_it(three: Three) -> None:
    [one] = ready(three, 0)
    with three.being(three.street, CLERK) as desk:
        taken = disputing.take_objection(desk, one, desk.today(), "没有三年")
    with three.being(three.street, JUDGE) as desk:
        disputing.answer(desk, taken.id, Result.UPHELD, "只有一年")
    assert three.line(one).standing.why == "只有一年"
    assert three.award().awarded == ()


def test_more_than_the_quota_waits_for_places(three: Three) -> None:
    with three.being(three.street, CLERK) as desk:
        schemes.set_scheme(desk, VILLAGE, StarLevel.VILLAGE, {Span.MONTH: 2}, "枣高信〔2026〕3号")
    one, two, three_ = ready(three, 0, 1, 2)
    with pytest.raises(PlacesNeeded) as asked:
        three.award()
    assert (asked.value.passed, asked.value.seats) == (3, 2)
    for place, star in enumerate((two, three_, one), start=1):
        three.judge(star, StarStep.AWARD, place=place)
    with three.street.reading():
        seen = awarding.foreseen(three.street, MONTH, StarLevel.VILLAGE, VILLAGE)
    done = three.award()
    assert seen.awarded == tuple(row for row, _ in done.awarded) == (two, three_)
    assert [number for _, number in done.awarded] == [
        "370403002-2026-10-001",
        "370403002-2026-10-002",
    ]
    line = three.line(one)
    assert (line.stage, line.standing.why) == (StarStage.REJECTED, "left_out_quota")
    assert line.terms.approval == "枣高信〔2026〕3号"


def test_who_has_an_award_of_the_year_is_said_and_left_out(three: Three) -> None:
    [one] = ready(three, 0, period="2026-09")
    three.award("2026-09")
    three.meet()
    again = three.nominate(0)
    assert "repeat" in again.doubts
    three.agree(again.id)
    three.initial(again.id)
    three.up()
    three.judge(again.id)
    announce(three)
    three.clock.go(8)
    done = three.award()
    assert done.left_out == ((again.id, LeftOut.REPEAT),)
    assert three.line(again.id).standing.why == "left_out_repeat"
    assert three.line(one).is_honoured


def test_a_quarter_draws_on_its_months(three: Three) -> None:
    first, second = ready(three, 0, 1, period="2026-08")
    three.award("2026-08")
    three.meet()
    other = three.nominate(2, "2026-09").id
    wrong = [{"chosen_from": other}, {}, {"chosen_from": first, "resident": three.kept.people[1]}]
    for more in wrong:
        with pytest.raises(BadValue) as refused:
            three.nominate(0, "2026-Q3", **more)
        assert refused.value.field == "chosen_from"
    with pytest.raises(BadValue):
        three.nominate(0, "2026-Q2", chosen_from=first)
    drawn = three.nominate(0, "2026-Q3", chosen_from=first, resident=None, witnesses=())
    star = three.line(drawn.id, three.village).star
    assert (star.resident, star.chosen_from) == (three.kept.people[0], first)
    assert star.witnesses == three.line(first).star.witnesses
    assert not {"repeat", "household_repeat"} & set(drawn.doubts)
    by_reason = three.nominate(3, "2026-Q3", exception="抢险救人")
    for quarter in (drawn.id, by_reason.id):
        three.agree(quarter)
        three.initial(quarter)
        three.up()
        three.judge(quarter)
    announce(three, "2026-Q3")
    three.clock.go(8)
    assert [number for _, number in three.award("2026-Q3").awarded] == [
        "370403002-2026-Q3-001",
        "370403002-2026-Q3-002",
    ]
    three.meet()
    year = three.nominate(0, "2026", chosen_from=drawn.id)
    assert year.number.startswith("370403002001-2026-")
    assert three.line(second).is_honoured


def test_an_honour_is_published_and_archived(three: Three) -> None:
    [star] = ready(three, 0)
    three.award()
    assert to_do(three) == [(StarTaskKind.PUBLISH, o.value) for o in sorted(StarOutlet)]
    with pytest.raises(StageUnfit):
        three.judge(star, StarStep.ARCHIVE)
    with three.being(three.street, CLERK) as desk:
        for outlet in StarOutlet:
            until = date(2026, 12, 30) if outlet is StarOutlet.BOARD else None
            publishing.publish(desk, star, outlet, desk.today(), until)
        with pytest.raises(BadValue):
            publishing.publish(desk, star, StarOutlet.BOARD, desk.today())
    assert three.line(star).stage is StarStage.PUBLISHED
    assert to_do(three) == []
    three.clock.go(40)
    assert to_do(three) == [(StarTaskKind.REMOVE, "board")]
    with three.being(three.street, CLERK) as desk:
        publishing.take_down(desk, star, StarOutlet.BOARD, desk.today())
        with pytest.raises(BadValue):
            publishing.take_down(desk, star, StarOutlet.BOARD, desk.today())
    assert to_do(three) == []
    assert three.judge(star, StarStep.ARCHIVE).stage is StarStage.ARCHIVED


def test_a_withdrawal_after_the_award_takes_everything_down(three: Three) -> None:
    [star] = ready(three, 0)
    three.award()
    three.meet()
    with three.being(three.street, CLERK) as desk:
        for outlet in StarOutlet:
            publishing.publish(desk, star, outlet, desk.today())
    three.agree(star, MEDIA, given=False)
    three.up()
    assert to_do(three) == [(StarTaskKind.REMOVE, o) for o in ("credit_site", "news")]
    three.agree(star, NOTICE, given=False)
    three.up()
    assert to_do(three) == [(StarTaskKind.REMOVE, o.value) for o in sorted(StarOutlet)]
    line = three.line(star)
    assert (line.is_honoured, line.standing.may_be_named) == (True, False)


def test_a_revoked_certificate_says_so_and_its_number_is_never_given_again(three: Three) -> None:
    [star, other] = ready(three, 0, 1)
    three.award()
    with three.being(three.street, JUDGE) as desk:
        for wrong in (date(2026, 11, 1), date(2027, 1, 1)):
            with pytest.raises(BadValue) as refused:
                awarding.revoke(desk, star, Revoking.FACT, wrong, "不实")
            assert refused.value.reason == "heard_first"
        number = awarding.revoke(desk, star, Revoking.FACT, desk.today(), "只有一年")
        with pytest.raises(StageUnfit):
            awarding.revoke(desk, star, Revoking.FACT, desk.today())
    assert number == "370403002-2026-10-001"
    found = [
        listing.check_certificate(three.street, asked).state
        for asked in (number, "370403002-2026-10-002", "370403002-2026-10-003")
    ]
    assert found == [CertificateState.REVOKED, CertificateState.VALID, CertificateState.UNKNOWN]
    third = three.passed(2)
    announce(three)
    three.clock.go(8)
    assert three.award().awarded == ((third, "370403002-2026-10-003"),)
    assert other


def test_a_streets_star_competes_with_all_villages(three: Three) -> None:
    star = three.passed(0, level=StarLevel.STREET)
    with three.being(three.street, CLERK) as desk:
        hung = announcing.announce(desk, MONTH, StarLevel.STREET, STREET)
        schemes.set_scheme(desk, STREET, StarLevel.STREET, {Span.MONTH: 5})
    assert (hung.pool.code, hung.number) == (STREET, f"{STREET}-{MONTH}-G01")
    three.meet()
    seen = three.line(star, three.village)
    assert (seen.stage, seen.terms.month) == (StarStage.NOTICE, 5)
    with three.being(three.village, REVIEWER) as desk, pytest.raises(StarDecidedElsewhere):
        schemes.set_scheme(desk, STREET, StarLevel.STREET, {Span.MONTH: 9})
    three.clock.go(8)
    assert three.award(level=StarLevel.STREET).awarded == ((star, "370403002-2026-10-001"),)
    assert listing.list_stars(three.street, MONTH, StarLevel.VILLAGE) == []


def test_a_group_names_only_the_members_who_agree(three: Three) -> None:
    members = (three.kept.people[1], three.kept.people[2])
    more = {"kind": StarKind.GROUP, "resident": None, "name": "银杏志愿队", "members": members}
    star = three.passed(0, **more)
    with three.being(three.village, COLLECTOR) as desk:
        for stranger in (three.kept.people[5], three.kept.minor):
            with pytest.raises(BadValue):
                agreeing.consent(desk, star, NOTICE, desk.today(), member=stranger)
        agreeing.consent(desk, star, NOTICE, desk.today(), member=members[1])
    three.up()
    assert three.line(star).members == (NAMES[2],)
    hung = announce(three)
    assert [line.members for line in hung.lines] == [(NAMES[2],)]
    three.meet()
    with three.being(three.village, COLLECTOR) as desk:
        agreeing.consent(desk, star, NOTICE, desk.today(), given=False, member=members[1])
    three.up()
    line = three.line(star)
    assert (line.members, line.stage) == ((), StarStage.NOTICE)


def test_a_board_is_printed_again_without_a_photo_that_may_not_hang(
    three: Three, tmp_path: Path
) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0" + bytes(40))
    star = three.passed(0, photo=photo)
    announce(three)
    three.clock.go(8)
    three.award()
    three.meet()
    with three.being(three.street, CLERK) as desk:
        publishing.publish(desk, star, StarOutlet.BOARD, desk.today())
        with pytest.raises(BadValue):
            publishing.publish(desk, star, StarOutlet.NEWS, date(2026, 11, 1))
    three.agree(star, MEDIA, given=False)
    three.up()
    assert to_do(three) == [(StarTaskKind.REPRINT, "board")]
    with three.being(three.street, CLERK) as desk, pytest.raises(ConsentNeeded):
        publishing.publish(desk, star, StarOutlet.NEWS, desk.today())


def test_lists_are_masked_until_a_purpose_is_given_and_logged(three: Three) -> None:
    three.nominate(0, story="事" * 900, ties="亲属")
    with three.being(three.village, REVIEWER) as desk:
        [line] = listing.list_stars(desk)
        assert (line.star.name, line.star.story, line.star.ties) == ("王*国", "", "")
        assert line.star.summary == "王*国三年义务清雪。还照顾邻居。"
        assert not set(WITNESSES) & set(line.star.witnesses)
        [line] = listing.list_stars(desk, purpose="核对")
        assert (line.star.name, len(line.star.story)) == ("王建国", 900)
        with desk.reading() as session:
            [*_, last] = audit.entries(session)
    assert (last.act, last.facts["purpose"]) == ("reveal", "核对")
