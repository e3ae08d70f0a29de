"""Where a nomination stands: the one visible state, which page, print, export and verb all show.

It is a function of the facts that stand and of the day, so that every office that has the same
facts shows the same, in whatever order they came.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from gridcredit.domain.credit.codes import Result
from gridcredit.domain.kinds.star_decision import StarDecision
from gridcredit.domain.kinds.star_notice import StarNotice
from gridcredit.domain.kinds.star_objection import StarObjection
from gridcredit.domain.kinds.star_publication import StarPublication
from gridcredit.domain.stars.clocks import Clocks
from gridcredit.domain.stars.codes import (
    StarConsent,
    StarOutlet,
    StarStage,
    StarStep,
    StepDecision,
)
from gridcredit.domain.stars.nominations import Agreed, Nomination, Told, agreed, is_live
from gridcredit.domain.workdays import Due, Workdays

OPEN = frozenset(
    {
        StarStage.NOMINATED,
        StarStage.INITIAL,
        StarStage.REVIEWED,
        StarStage.NOTICE,
        StarStage.DISPUTED,
        StarStage.READY,
    }
)
"""Stages of a nomination under way."""
HONOURED = frozenset({StarStage.AWARDED, StarStage.PUBLISHED, StarStage.ARCHIVED})
"""Stages of a 诚信之星."""
DISPUTABLE = frozenset({StarStage.REVIEWED, StarStage.NOTICE, StarStage.DISPUTED, StarStage.READY})
"""Stages at which an objection stops a nominee."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The visible state of one nomination on one day.

    `since` is the day on which the stage was entered, `due` when it is to be left (None: no clock
    runs). `why` is the reason of a return, a rejection or an end. `objection` is the one that waits
    for an answer. `notice` is the notice that counts for it.
    """

    stage: StarStage
    since: date
    due: Due | None = None
    overdue: bool = False
    consents: frozenset[StarConsent] = frozenset()
    why: str = ""
    place: int | None = None
    checked: bool = False
    certificate: str = ""
    awarded_on: date | None = None
    objection: Told[StarObjection] | None = None
    notice: StarNotice | None = None

    @property
    def may_be_named(self) -> bool:
        """Whether its name may be printed where others read it."""
        return StarConsent.NOTICE in self.consents and self.stage not in _UNNAMED


_LONGEST_NOTICE = 400
"""Days of a notice that are looked at one by one; nobody hangs one up for longer."""
_UNNAMED = frozenset(
    {StarStage.RETURNED, StarStage.REJECTED, StarStage.WITHDRAWN, StarStage.REVOKED}
)


@dataclass(frozen=True, slots=True)
class _Reached:
    """A stage, since when, and why."""

    stage: StarStage
    since: date
    why: str = ""
    notice: StarNotice | None = None
    objection: Told[StarObjection] | None = None


def standing(nomination: Nomination, today: date, clocks: Clocks, calendar: Workdays) -> Standing:
    """Where a nomination stands on a day, by the clocks of its scheme."""
    held = agreed(nomination.consents)
    counting = _counting(nomination)
    reached = _reached(nomination, counting, held, today)
    due = _due(reached, clocks, calendar)
    award, places = nomination.award, [d.fact.place for d in counting if d.fact.place is not None]
    return Standing(
        reached.stage,
        reached.since,
        due,
        due is not None and due.day < today,
        frozenset(consent for consent in held if held[consent].given),
        reached.why,
        places[-1] if places else None,
        any(d.fact.checked for d in counting),
        award.fact.certificate if award else "",
        award.fact.on if award else None,
        reached.objection,
        reached.notice,
    )


def named_members(nomination: Nomination) -> tuple[UUID, ...]:
    """The members of a group who may be named: each who agreed to a notice, in the form's order."""
    star = nomination.star
    return tuple(
        member
        for member in star.members
        if is_live(agreed(nomination.consents, member), StarConsent.NOTICE)
    )


def open_objections(nomination: Nomination) -> list[Told[StarObjection]]:
    """The objections that wait for an answer, the oldest first."""
    answered = {told.fact.objection for told in nomination.answers if told.by_street}
    waiting = [told for told in nomination.objections if told.root not in answered]
    return sorted(waiting, key=lambda told: (told.fact.on, *told.order))


def hanging(nomination: Nomination, outlet: StarOutlet) -> list[StarPublication]:
    """What was published in an outlet and has not been taken down."""
    facts = [told.fact for told in nomination.publications]
    return [p for p in facts if p.outlet == outlet.value and p.down_on is None]


def outlets_open(nomination: Nomination) -> list[StarOutlet]:
    """The outlets where the honour may stand, as all that this needs is agreed to, and was not
    published yet."""
    held = agreed(nomination.consents)
    done = {told.fact.outlet for told in nomination.publications}
    if not is_live(held, StarConsent.NOTICE):
        return []
    return [o for o in StarOutlet if is_live(held, o.needs) and o.value not in done]


def _counting(nomination: Nomination) -> list[Told[StarDecision]]:
    """The decisions that count, by the journal's order: of the form as it stands; only the street
    decides behind the first review."""
    return sorted(
        (
            told
            for told in nomination.decisions
            if told.fact.star in nomination.same
            and (told.by_street or told.fact.step is StarStep.INITIAL)
        ),
        key=lambda told: told.order,
    )


def _reached(
    nomination: Nomination,
    counting: list[Told[StarDecision]],
    held: dict[StarConsent, Agreed],
    today: date,
) -> _Reached:
    if (award := nomination.award) is not None:
        return _honoured(nomination, counting, award.fact.on)
    part = held.get(StarConsent.TAKE_PART)
    if part is not None and not part.given:
        return _Reached(StarStage.WITHDRAWN, part.since)
    if (upheld := _upheld(nomination)) is not None:
        return upheld
    last = counting[-1].fact if counting else None
    if last is not None and last.decision is not StepDecision.PASS:
        is_return = last.decision is StepDecision.RETURN
        stage = StarStage.RETURNED if is_return else StarStage.REJECTED
        return _Reached(stage, last.on, last.why)
    passed = {told.fact.step: told.fact for told in counting}
    if StarStep.REVIEW in passed:
        return _past_review(nomination, passed[StarStep.REVIEW].on, held, today)
    if StarStep.INITIAL in passed:
        return _Reached(StarStage.INITIAL, passed[StarStep.INITIAL].on)
    return _Reached(StarStage.NOMINATED, nomination.star.on)


def _honoured(
    nomination: Nomination, counting: list[Told[StarDecision]], awarded: date
) -> _Reached:
    if (revoked := nomination.revocation) is not None:
        return _Reached(StarStage.REVOKED, revoked.fact.on, revoked.fact.why)
    archived = [told.fact.on for told in counting if told.fact.step is StarStep.ARCHIVE]
    if archived:
        return _Reached(StarStage.ARCHIVED, archived[-1])
    published = [told.fact.on for told in nomination.publications]
    if published and not outlets_open(nomination):
        return _Reached(StarStage.PUBLISHED, max(published))
    return _Reached(StarStage.AWARDED, awarded)


def _upheld(nomination: Nomination) -> _Reached | None:
    """The end of a nominee against whom an objection was upheld."""
    ends = sorted(
        (t for t in nomination.answers if t.by_street and t.fact.result is Result.UPHELD),
        key=lambda told: told.order,
    )
    return _Reached(StarStage.REJECTED, ends[0].fact.on, ends[0].fact.words) if ends else None


def _past_review(
    nomination: Nomination, reviewed: date, held: dict[StarConsent, Agreed], today: date
) -> _Reached:
    notice = _notice_that_counts(nomination, held)
    if waiting := open_objections(nomination):
        first = waiting[0]
        return _Reached(StarStage.DISPUTED, first.fact.on, "", notice, first)
    if notice is None:
        return _Reached(StarStage.REVIEWED, reviewed)
    if today <= notice.until:
        return _Reached(StarStage.NOTICE, notice.on, "", notice)
    answered = [told.fact.on for told in nomination.answers if told.by_street]
    return _Reached(StarStage.READY, max([notice.until, *answered]), "", notice)


def _notice_that_counts(
    nomination: Nomination, held: dict[StarConsent, Agreed]
) -> StarNotice | None:
    """The last notice of the form as it stands, while its nominee agrees to be named and has done
    so without a break since the day it was hung up."""
    live = held.get(StarConsent.NOTICE)
    if live is None or not live.given:
        return None
    counting = [
        told
        for told in nomination.notices
        if told.by_street and nomination.same & set(told.fact.stars) and live.since <= told.fact.on
    ]
    return max(counting, key=lambda told: told.order).fact if counting else None


def _due(reached: _Reached, clocks: Clocks, calendar: Workdays) -> Due | None:
    days = {
        StarStage.NOMINATED: clocks.initial,
        StarStage.INITIAL: clocks.review,
        StarStage.DISPUTED: clocks.objection,
        StarStage.READY: clocks.award,
        StarStage.AWARDED: clocks.publish,
    }
    if reached.stage is StarStage.NOTICE and reached.notice is not None:
        return _until(reached.notice, calendar)
    if reached.stage not in days:
        return None
    return calendar.due(reached.since, days[reached.stage])


def _until(notice: StarNotice, calendar: Workdays) -> Due:
    """The day until which a notice hangs, as it was printed."""
    span = (notice.until - notice.on).days
    days = [notice.on + timedelta(days=at) for at in range(min(span, _LONGEST_NOTICE) + 1)]
    off = tuple(day for day in days[1:] if not calendar.is_working(day))
    return Due(notice.until, all(calendar.is_known(day.year) for day in days), off)
