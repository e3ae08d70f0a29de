"""Nominations for tests: one form and what was said of it, a line each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from gridcredit.domain.credit.codes import Result
from gridcredit.domain.kinds.star import Star
from gridcredit.domain.kinds.star_answer import StarAnswer
from gridcredit.domain.kinds.star_award import StarAward
from gridcredit.domain.kinds.star_consent import StarConsentGiven
from gridcredit.domain.kinds.star_decision import StarDecision
from gridcredit.domain.kinds.star_notice import StarNotice
from gridcredit.domain.kinds.star_objection import StarObjection
from gridcredit.domain.kinds.star_publication import StarPublication
from gridcredit.domain.kinds.star_revocation import StarRevocation
from gridcredit.domain.stars.clocks import USUAL
from gridcredit.domain.stars.codes import (
    Revoking,
    StarConsent,
    StarKind,
    StarLevel,
    StarOutlet,
    StarStep,
    StepDecision,
)
from gridcredit.domain.stars.nominations import Nomination, Told
from gridcredit.domain.stars.stages import Standing, standing
from gridcredit.domain.workdays import DayKind, NamedDay, Workdays

STAR = UUID(int=1)
AREA = UUID(int=2)
CALENDAR = Workdays([NamedDay(date(2026, 1, 1), DayKind.REST, "元旦")])
MONDAY = date(2026, 3, 2)


def day(of_march: int) -> date:
    """A day of March 2026, whose second is a Monday."""
    return date(2026, 3, of_march)


@dataclass
class Story:
    """One nomination as it is told, in order."""

    star: Star = field(
        default_factory=lambda: Star(
            STAR, AREA, StarLevel.VILLAGE, "2026-03", "n1", MONDAY, StarKind.PERSON, "王建国"
        )
    )
    told: dict[str, list[Told[Any]]] = field(default_factory=dict)
    same: frozenset[UUID] = frozenset({STAR})
    _count: int = 0

    def consents(self, on: date, *kinds: StarConsent, given: bool = True) -> Story:
        """The nominee says yes or no."""
        for kind in kinds:
            self._tell("consents", StarConsentGiven(self._id(), STAR, kind, on, given))
        return self

    def decides(
        self,
        step: StarStep,
        on: date,
        decision: StepDecision = StepDecision.PASS,
        by_street: bool = True,
        **more: Any,
    ) -> Story:
        """Somebody decides."""
        star = more.pop("star", STAR)
        made = StarDecision(self._id(), star, step, decision, on, **more)
        return self._tell("decisions", made, by_street)

    def passes(self, initial: int = 3, review: int = 5) -> Story:
        """Both reviews are passed."""
        self.decides(StarStep.INITIAL, day(initial), by_street=False)
        return self.decides(StarStep.REVIEW, day(review))

    def notice(self, on: date, until: date, by_street: bool = True) -> Story:
        """A notice is hung up."""
        made = StarNotice(self._id(), AREA, StarLevel.VILLAGE, "2026-03", "g1", on, until, (STAR,))
        return self._tell("notices", made, by_street)

    def objects(self, on: date) -> UUID:
        """Somebody objects; its id."""
        made = StarObjection(self._id(), STAR, on, "不实")
        self._tell("objections", made)
        return made.id

    def answers(self, objection: UUID, result: Result, on: date, by_street: bool = True) -> Story:
        """The street answers."""
        made = StarAnswer(self._id(), objection, result, on, "查过了")
        return self._tell("answers", made, by_street)

    def awards(self, on: date, number: str = "c1", by_street: bool = True) -> Story:
        """The street awards."""
        return self._tell("awards", StarAward(self._id(), STAR, number, on), by_street)

    def publishes(self, outlet: StarOutlet, on: date, down_on: date | None = None) -> Story:
        """The honour hangs somewhere."""
        made = StarPublication(self._id(), STAR, outlet.value, on, None, down_on)
        return self._tell("publications", made)

    def revokes(self, on: date) -> Story:
        """The award is taken back."""
        made = StarRevocation(self._id(), STAR, Revoking.FACT, on, on, "不实")
        return self._tell("revocations", made)

    def nomination(self) -> Nomination:
        """All of it."""
        return Nomination(STAR, self.star, self.same, **{k: tuple(v) for k, v in self.told.items()})

    def on(self, today: date) -> Standing:
        """Where it stands on a day."""
        return standing(self.nomination(), today, USUAL, CALENDAR)

    def _tell(self, what: str, fact: Any, by_street: bool = True) -> Story:
        order = (self._count, b"n", self._count)
        self.told.setdefault(what, []).append(Told(fact, order, fact.id, by_street))
        return self

    def _id(self) -> UUID:
        self._count += 1
        return UUID(int=1000 + self._count)


def shuffled(nomination: Nomination, chance: Any) -> Nomination:
    """The same facts in another order."""
    lists = {
        name: list(getattr(nomination, name))
        for name in Nomination.__dataclass_fields__
        if name not in ("root", "star", "same")
    }
    for some in lists.values():
        chance.shuffle(some)
    return replace(nomination, **{name: tuple(some) for name, some in lists.items()})
