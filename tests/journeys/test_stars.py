"""A quarter of stars, through files only: three months from the village, the street's reviews and
notices, an objection, awards, the quarter from its months, a withdrawal and a revocation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.credit.codes import Result
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
from gridcredit.operations.stars import awarding, disputing, listing, publishing, schemes, tasks
from gridcredit.operations.stars.listing import CertificateState
from gridcredit.store.exchange.digest import state_digest
from gridcredit.store.stars.honours import all_honours
from tests.journeys.leaks import everything, told
from tests.operations.offices import VILLAGE
from tests.operations.stars.offices import (
    CLERK,
    COLLECTOR,
    JUDGE,
    NAMES,
    WITNESSES,
    Kept,
    Three,
    make_kept,
    open_three,
)
from tests.operations.stars.test_year import announce

MONTHS = ("2026-07", "2026-08", "2026-09")
QUARTER = "2026-Q3"


@pytest.fixture(scope="module")
def kept_three(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A district, a street and a village, made once."""
    return make_kept(tmp_path_factory.mktemp("stars") / "offices")


@pytest.fixture
def three(kept_three: Kept, tmp_path: Path) -> Iterator[Three]:
    """Copies of them."""
    with closing(open_three(kept_three, tmp_path)) as opened:
        yield opened


def a_month(three: Three, period: str, *who: int) -> list[UUID]:
    """The village nominates, the street passes and announces; a week goes by."""
    stars = [three.nominate(one, period).id for one in who]
    for star in stars:
        three.agree(star)
        three.initial(star)
    three.meet()
    for star in stars:
        three.judge(star)
    announce(three, period)
    three.meet()
    three.clock.go(8)
    return stars


def test_a_quarter_of_stars(three: Three) -> None:
    with three.being(three.street, CLERK) as desk:
        quota = {Span.MONTH: 2, Span.QUARTER: 1, Span.YEAR: 1}
        schemes.set_scheme(desk, VILLAGE, StarLevel.VILLAGE, quota)
    three.meet()

    july = a_month(three, MONTHS[0], 0, 1)
    assert [number for _, number in three.award(MONTHS[0]).awarded] == [
        "370403002-2026-07-001",
        "370403002-2026-07-002",
    ]

    # August: one more than the quota, an objection against the best placed.
    august = a_month(three, MONTHS[1], 2, 3, 4)
    for place, star in enumerate(august, 1):
        three.judge(star, StarStep.AWARD, place=place)
    three.meet()
    with three.being(three.village, COLLECTOR) as desk:
        objection = disputing.take_objection(desk, august[0], desk.today(), "不是他").id
    three.meet()
    first = three.award(MONTHS[1])
    assert [row for row, _ in first.awarded] == [august[1]]
    assert dict(first.left_out) == {august[0]: LeftOut.DISPUTED, august[2]: LeftOut.QUOTA}
    with three.being(three.street, JUDGE) as desk:
        disputing.answer(desk, objection, Result.UPHELD, "查实不是本人")
    assert [row for row, _ in three.award(MONTHS[1]).awarded] == [august[2]]
    three.meet()
    assert three.same(august[0]).standing.why == "查实不是本人"

    # September: returned once, and who has the month's honour already is left out.
    again = three.nominate(0, MONTHS[2])
    assert "repeat" in again.doubts
    three.agree(again.id)
    three.initial(again.id, StepDecision.RETURN, "本年已获")
    a_month(three, MONTHS[2], 5)
    three.award(MONTHS[2])
    three.meet()
    assert three.same(again.id).stage is StarStage.RETURNED

    # The quarter draws on its months.
    drawn = three.nominate(0, QUARTER, chosen_from=july[0], resident=None)
    assert "repeat" not in drawn.doubts
    three.agree(drawn.id)
    three.initial(drawn.id)
    three.meet()
    three.judge(drawn.id)
    announce(three, QUARTER)
    three.meet()
    three.clock.go(8)
    assert three.award(QUARTER).awarded == ((drawn.id, "370403002-2026-Q3-001"),)
    with three.being(three.street, CLERK) as desk:
        for outlet in StarOutlet:
            publishing.publish(desk, july[1], outlet, desk.today())
    three.meet()
    _withdrawn_and_revoked(three, july[1], august[1])
    _the_offices_agree(three, [*july, *august, again.id, drawn.id])


def _withdrawn_and_revoked(three: Three, withdrawn: UUID, revoked: UUID) -> None:
    three.agree(withdrawn, StarConsent.NOTICE, given=False)
    three.meet()
    with three.street.reading() as session:
        asked = tasks.star_tasks(session, three.street.today())
    removals = [t.about for t in asked if t.kind is StarTaskKind.REMOVE]
    assert sorted(removals) == sorted(outlet.value for outlet in StarOutlet)
    with three.being(three.street, JUDGE) as desk:
        number = awarding.revoke(desk, revoked, Revoking.FACT, desk.today(), "冒名")
    assert listing.check_certificate(three.street, number).state is CertificateState.REVOKED
    three.meet()


def _the_offices_agree(three: Three, stars: list[UUID]) -> None:
    for star in stars:
        three.same(star)
    with three.street.reading() as one, three.village.reading() as other:
        assert state_digest(one, VILLAGE) == state_digest(other, VILLAGE)
        ours = all_honours(one)
    with three.district.reading() as session:
        theirs = all_honours(session)
    assert [h.certificate for h in theirs] == [h.certificate for h in ours]
    named = {h.name for h in theirs} - {""}
    # Withdrawn: the second; upheld: the third; revoked: the fourth.
    assert named == {NAMES[0], NAMES[4], NAMES[5]}
    known = told(everything(three.district.database), {*NAMES, *WITNESSES, "照顾邻居"})
    assert known == named
    lines = listing.list_stars(three.village)
    assert {line.star.kind for line in lines} == {StarKind.PERSON}
    assert not any(name in line.star.name for line in lines for name in NAMES)  # masked
