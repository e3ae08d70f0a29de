"""Taking back a decision that was a slip of the hand: `take_back(desk, star, reason) -> UUID`.

Only who decided may, and only while nothing was built on it: the notice that names the nominee and
the award stand.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from gridcredit.domain.credit.recusal import Handler
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import NotFound, StageUnfit
from gridcredit.domain.fieldrules import as_author
from gridcredit.domain.kinds.star_decision import StarDecision
from gridcredit.domain.stars.codes import StarStep
from gridcredit.domain.stars.nominations import Told
from gridcredit.operations.desk import Desk
from gridcredit.operations.stars.board import Board, StarLine
from gridcredit.store.journal import journal


def take_back(desk: Desk, star: UUID, reason: str) -> UUID:
    """Take back the last decision of a nomination; the nomination's id. Raises NotFound (nothing
    was decided), StageUnfit (somebody else decided, or something was built on it)."""
    desk.actor.require(Duty.DECIDE_STARS)
    with desk.writing() as session:
        line = Board(session, desk.today()).line(star)
        found = [d for d in line.nomination.decisions if d.fact.star in line.nomination.same]
        if not found:
            raise NotFound("star_decision", str(star))
        last = max(found, key=lambda told: told.order)
        me = Handler(as_author(desk.actor.name), desk.actor.resident)
        is_own = me.is_same(Handler(last.fact.by, last.fact.by_resident))
        if not is_own or _is_built_on(line, last):
            raise StageUnfit(line.star.number, line.stage.value)
        gone = replace(
            last.fact,
            id=desk.new_id(),
            corrects=last.fact.id,
            void=True,
            reason=reason,
            why="",
        )
        journal.add(session, [gone])
        return line.id


def _is_built_on(line: StarLine, last: Told[StarDecision]) -> bool:
    of = line.nomination
    if of.award is not None:
        return last.fact.step is not StarStep.ARCHIVE
    return any(notice.order > last.order for notice in of.notices)
