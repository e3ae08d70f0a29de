"""What people of a pilot village and its street do for 诚信之星, as in credit_deeds."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from gridcredit.domain.codes import Role
from gridcredit.domain.credit.codes import Result
from gridcredit.domain.errors import NotFound
from gridcredit.domain.stars.codes import (
    Revoking,
    StarConsent,
    StarKind,
    StarLevel,
    StarOutlet,
    StarStage,
    StarStep,
    StepDecision,
)
from gridcredit.operations.desk import Desk
from gridcredit.operations.stars import (
    agreeing,
    announcing,
    awarding,
    deciding,
    disputing,
    listing,
    nominating,
    publishing,
)
from gridcredit.operations.stars.board import StarLine
from tests.operations.offices import VILLAGE
from tests.soak.credit_deeds import Deed, Homes, become
from tests.soak.pilot import SECRET

_NOMINATING = (Role.COLLECTOR, Role.VILLAGE_REVIEWER, Role.STREET_CLERK)
_DECIDING = (Role.VILLAGE_REVIEWER, Role.STREET_REVIEWER)
PERIODS = ("2026-11", "2026-12")


def _one(desk: Desk, draw: Random, *stages: StarStage) -> StarLine:
    found = [one for one in listing.list_stars(desk) if not stages or one.stage in stages]
    if not found:
        raise NotFound("star", "")
    return draw.choice(found)


def nominate(desk: Desk, homes: Homes, draw: Random) -> object:
    """推荐, and what the nominee agrees to."""
    become(desk, draw, *_NOMINATING)
    new = nominating.NewStar(
        draw.choice(PERIODS),
        StarLevel.VILLAGE,
        VILLAGE,
        StarKind.PERSON,
        "村居推荐",
        f"多年义务清雪。{SECRET}还照顾邻居。",
        draw.choice(homes).adult,
        story=f"{SECRET}故事" * 50,
        witnesses=(f"{SECRET}证甲", f"{SECRET}证乙"),
    )
    star = nominating.nominate(desk, new).id
    for kind in StarConsent:
        if draw.random() < 0.9:
            agreeing.consent(desk, star, kind, desk.today())
    return star


def consent(desk: Desk, homes: Homes, draw: Random) -> object:
    """A consent is given, or taken back."""
    become(desk, draw, *_NOMINATING)
    kind, given = draw.choice(list(StarConsent)), draw.random() < 0.6
    return agreeing.consent(desk, _one(desk, draw).id, kind, desk.today(), given)


def decide(desk: Desk, homes: Homes, draw: Random) -> object:
    """初审, 审核, 归档."""
    become(desk, draw, *_DECIDING)
    steps = {
        StarStage.NOMINATED: StarStep.INITIAL,
        StarStage.INITIAL: StarStep.REVIEW,
        StarStage.PUBLISHED: StarStep.ARCHIVE,
    }
    line = _one(desk, draw, *steps)
    what = draw.choice([StepDecision.PASS] * 8 + [StepDecision.RETURN, StepDecision.REJECT])
    reason = "" if what is StepDecision.PASS else f"{SECRET}不足"
    return deciding.decide(desk, line.id, steps[line.stage], what, reason)


def announce(desk: Desk, homes: Homes, draw: Random) -> object:
    """公示."""
    become(desk, draw, *_NOMINATING)
    return announcing.announce(desk, draw.choice(PERIODS), StarLevel.VILLAGE, VILLAGE)


def doubt(desk: Desk, homes: Homes, draw: Random) -> object:
    """Somebody objects to a nominee, or is answered."""
    become(desk, draw, *_NOMINATING)
    waiting = [one for one in disputing.objections(desk) if one.answer is None]
    if waiting and draw.random() < 0.7:
        become(desk, draw, *_DECIDING)
        result = draw.choice([Result.REJECTED, Result.REJECTED, Result.UPHELD])
        return disputing.answer(desk, draw.choice(waiting).id, result, f"{SECRET}核实")
    return disputing.take_objection(desk, _one(desk, draw).id, desk.today(), f"{SECRET}不实")


def award(desk: Desk, homes: Homes, draw: Random) -> object:
    """认定."""
    become(desk, draw, *_DECIDING)
    return awarding.award(desk, draw.choice(PERIODS), StarLevel.VILLAGE, VILLAGE)


def revoke(desk: Desk, homes: Homes, draw: Random) -> object:
    """撤销."""
    become(desk, draw, *_DECIDING)
    line = _one(desk, draw, StarStage.AWARDED, StarStage.PUBLISHED)
    return awarding.revoke(desk, line.id, draw.choice(list(Revoking)), desk.today(), SECRET)


def publish(desk: Desk, homes: Homes, draw: Random) -> object:
    """发布."""
    become(desk, draw, *_NOMINATING)
    line = _one(desk, draw, StarStage.AWARDED, StarStage.PUBLISHED)
    return publishing.publish(desk, line.id, draw.choice(list(StarOutlet)), desk.today())


def lines_of(desk: Desk) -> Sequence[StarLine]:
    """All nominations as they stand, in full."""
    return listing.list_stars(desk, purpose="对账")


WEIGHTS: dict[Deed, int] = {
    nominate: 8,
    consent: 3,
    decide: 24,
    announce: 10,
    doubt: 3,
    award: 14,
    revoke: 1,
    publish: 2,
}
AT_THE_STREET = frozenset({announce, award, revoke})
