"""What is pointed out of a form before it happens: a repeat, the quota, the share of officials."""

from __future__ import annotations

from gridcredit.domain.kinds.star import Star
from gridcredit.domain.stars import forms
from gridcredit.domain.stars.choosing import is_over_share, repeats
from gridcredit.domain.stars.codes import LeftOut, StarKind
from gridcredit.domain.stars.periods import period_of
from gridcredit.domain.stars.stages import OPEN
from gridcredit.operations.stars.board import Board
from gridcredit.operations.stars.places import pool_of

_REPEATS = {LeftOut.REPEAT: forms.REPEAT, LeftOut.HOUSEHOLD: forms.HOUSEHOLD}


def doubts(board: Board, star: Star) -> tuple[str, ...]:
    """What is pointed out of a form, as reasons (texts.reasons); nothing of it is refused."""
    period = period_of(star.period)
    pool = pool_of(board.tree, star.level, board.tree.by_id(star.area))
    terms = board.terms(pool, star.level)
    found = forms.story_doubts(star.story)
    if star.on > period.recommended_until(terms.clocks.until):
        found.append(forms.LATE)
    if star.kind is StarKind.PERSON and not star.age_band:
        found.append(forms.AGE_UNKNOWN)
    rivals = board.pool(pool, star.level, period)
    own = {line.id for line in rivals if star.id in line.nomination.same} | {star.id}
    earlier = [a for row, a in board.awards(star.level, period, pool) if row not in own]
    if reason := repeats(board.holder(star), earlier):
        found.append(_REPEATS[reason])
    of_pool = [award.holder for award in earlier if award.in_pool]
    officials = sum(holder.official for holder in of_pool)
    if star.official and is_over_share(officials + 1, len(of_pool) + 1):
        found.append(forms.OFFICIALS)
    quota = terms.quota(period.span)
    under_way = [line for line in rivals if line.stage in OPEN and line.id not in own]
    if quota is not None and len(under_way) + 1 + sum(a.in_period for a in earlier) > quota:
        found.append(forms.QUOTA)
    return tuple(found)
