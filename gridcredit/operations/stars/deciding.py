"""Deciding of nominations: 初审 by the village, 审核, 认定 (places, or not) and 归档 by the street.

`decide(desk, star, step, decision, reason="", checked=False, place=None) -> Decided` writes one
decision; who wrote the form, is of the household or is kin keeps out (MustKeepOut).
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, ConsentNeeded, StageUnfit
from gridcredit.domain.fieldrules import as_author
from gridcredit.domain.kinds.star_decision import StarDecision
from gridcredit.domain.stars.codes import StarConsent, StarStage, StarStep, StepDecision
from gridcredit.domain.stars.stages import outlets_open
from gridcredit.domain.workdays import Due
from gridcredit.operations.desk import Desk
from gridcredit.operations.stars.board import Board, StarLine
from gridcredit.operations.stars.keeping_out import KeepingOut
from gridcredit.operations.stars.places import require_step
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal

STEPS: dict[StarStep, frozenset[StarStage]] = {
    StarStep.INITIAL: frozenset({StarStage.NOMINATED}),
    StarStep.REVIEW: frozenset({StarStage.INITIAL}),
    StarStep.AWARD: frozenset({StarStage.NOTICE, StarStage.DISPUTED, StarStage.READY}),
    StarStep.ARCHIVE: frozenset({StarStage.AWARDED, StarStage.PUBLISHED}),
}
"""At which stages each step is decided."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Where a nomination stands after a decision, and when that stage is to be left (None: no
    clock runs)."""

    id: UUID
    stage: StarStage
    due: Due | None


def decide(
    desk: Desk,
    star: UUID,
    step: StarStep,
    decision: StepDecision,
    reason: str = "",
    checked: bool = False,
    place: int | None = None,
) -> Decided:
    """Decide at one step; `checked`: other records were looked at (已核查), of which nothing is
    kept; `place` is the nominee's place at the award.

    Raises NotFound, AlreadyCorrected, StarDecidedElsewhere, StageUnfit, MustKeepOut,
    ConsentNeeded, BadValue.
    """
    desk.actor.require(Duty.DECIDE_STARS)
    with desk.writing() as session:
        return keep_decision(desk, session, star, step, decision, reason, checked, place)


def keep_decision(
    desk: Desk,
    session: Session,
    star: UUID,
    step: StarStep,
    decision: StepDecision,
    reason: str = "",
    checked: bool = False,
    place: int | None = None,
) -> Decided:
    """Write a decision after its rules were asked."""
    board = Board(session, desk.today())
    line = board.line(star)
    require_step(desk, session, step, board.tree.by_id(line.star.area))
    _require_told(step, decision, reason, place)
    if line.stage not in STEPS[step] or (step is StarStep.ARCHIVE and _is_waited_for(line)):
        raise StageUnfit(line.star.number, line.stage.value)
    KeepingOut(desk, session).require_free(line.star)
    if decision is StepDecision.PASS and step in (StarStep.INITIAL, StarStep.REVIEW):
        require_consent(line, StarConsent.TAKE_PART)
    made = StarDecision(
        desk.new_id(),
        line.star.id,
        step,
        decision,
        desk.today(),
        reason.strip(),
        checked,
        place,
        as_author(desk.actor.name),
        desk.actor.resident,
    )
    journal.add(session, [made])
    after = Board(session, desk.today()).line(star).standing
    return Decided(line.id, after.stage, after.due)


def require_consent(line: StarLine, kind: StarConsent) -> None:
    """Raise ConsentNeeded where a nominee has not given a consent, or has withdrawn it."""
    if kind not in line.standing.consents:
        raise ConsentNeeded(line.star.number, kind.value)


def _require_told(step: StarStep, decision: StepDecision, reason: str, place: int | None) -> None:
    if decision is not StepDecision.PASS and not reason.strip():
        raise BadValue("reason", "", "reason_wanted")
    if place is not None and (step is not StarStep.AWARD or decision is not StepDecision.PASS):
        raise BadValue("place", str(place), "place_of_award", "star_decision")
    if step is StarStep.ARCHIVE and decision is not StepDecision.PASS:
        raise BadValue("decision", decision.value, StepDecision.PASS.value)


def _is_waited_for(line: StarLine) -> bool:
    """Whether an honour is still to be published somewhere."""
    return bool(outlets_open(line.nomination))
