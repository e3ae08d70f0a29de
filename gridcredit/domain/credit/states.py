"""Where an entry stands: derived from what was said of it, never stored.

Who hears what first has no say: all is looked at in the order of the revisions that brought it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from gridcredit.domain.credit.codes import Decision, EntryState, Result, Seat
from gridcredit.domain.journal import Order
from gridcredit.domain.kinds.credit_answer import CreditAnswer
from gridcredit.domain.kinds.credit_decision import CreditDecision
from gridcredit.domain.kinds.credit_objection import CreditObjection


@dataclass(frozen=True, slots=True)
class Said:
    """A decision or an answer that stands: the id of its first fact, its order, the office it came
    from, the office that was to decide on its day, and whether who wrote it recorded the entry."""

    id: UUID
    order: Order
    seat: Seat
    asked: Seat
    fact: CreditDecision | CreditAnswer
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """All that was said of one entry. `alike` are the facts of its chain whose content is the
    standing one's; `voids` the voids of it with their orders; `is_void`: it was taken back itself.
    `listed`: the answers that a closed list follows already; None: no list has the entry."""

    alike: Collection[UUID]
    decisions: Sequence[Said] = ()
    objections: Sequence[CreditObjection] = ()  # by the id of the first fact
    answers: Sequence[Said] = ()
    voids: Sequence[tuple[UUID, Order]] = ()
    is_void: bool = False
    listed: Collection[UUID] | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """Where an entry stands. `says`: what an answer says that it counts; `decision`: the last that
    counts for its present content; `handed_up`: only the street decides. `objections` wait for an
    answer, `answered` are the answers that an open entry follows. `corrections` apply where it is
    closed. `passed_over` was said by an office that does not decide it, or by its recorder."""

    state: EntryState
    says: int | None = None
    decision: CreditDecision | None = None
    handed_up: bool = False
    objections: tuple[CreditObjection, ...] = ()
    answered: tuple[UUID, ...] = ()
    corrections: tuple[tuple[UUID, int, Order], ...] = ()
    passed_over: tuple[Said, ...] = ()


@dataclass
class _Course:
    """What decisions and answers come to, one after another."""

    alike: Collection[UUID]
    last: CreditDecision | None = None
    of_this: CreditDecision | None = None
    says: int | None = None
    is_void: bool = False
    answered: dict[UUID, UUID] = field(default_factory=dict)  # answers by their objections
    corrections: list[tuple[UUID, int, Order]] = field(default_factory=list)

    def hear(self, said: Said) -> None:
        """Go on with the next one."""
        if isinstance(said.fact, CreditDecision):
            self._decide(said.fact)
        else:
            self._answer(said, said.fact)

    def _decide(self, decision: CreditDecision) -> None:
        self.last = decision
        if decision.entry in self.alike:
            self.of_this = decision

    def _answer(self, said: Said, answer: CreditAnswer) -> None:
        """Of two answers to one objection the first counts."""
        if answer.objection in self.answered:
            return
        self.answered[answer.objection] = said.id
        if answer.result is Result.REJECTED:
            return
        upheld = answer.result is Result.UPHELD
        if upheld and self.last is not None and self.last.decision is Decision.RETURN:
            self.last = self.of_this = None  # to be decided again
            return
        to = 0 if upheld else answer.points
        self.corrections.append((said.id, to, said.order))
        self.is_void = self.is_void or upheld
        self.says = to


def review(case: Case) -> Review:
    """Where an entry stands."""
    handed_up = any(map(hands_up, case.decisions))
    counting, passed_over = _sorted_out([*case.decisions, *case.answers], handed_up)
    course = _Course(case.alike)
    for said in counting:
        course.hear(said)
    pending = tuple(one for one in case.objections if one.id not in course.answered)
    return Review(
        _state(case, course, bool(pending), handed_up),
        says=course.says,
        decision=course.of_this,
        handed_up=handed_up,
        objections=pending,
        answered=tuple(course.answered.values()),
        corrections=_corrections(case, course),
        passed_over=tuple(passed_over),
    )


DECIDED = {
    Decision.PASS: EntryState.PASSED,
    Decision.RETURN: EntryState.RETURNED,
    Decision.HOLD: EntryState.HELD,
    Decision.HAND_UP: EntryState.HANDED_UP,
}
"""Where an entry stands that was decided so."""


def _state(case: Case, course: _Course, is_disputed: bool, handed_up: bool) -> EntryState:
    """A closed entry is disputed or passed, whatever became of it since."""
    if case.listed is not None:
        return EntryState.DISPUTED if is_disputed else EntryState.PASSED
    if case.is_void or case.voids or course.is_void:
        return EntryState.VOID
    if is_disputed:
        return EntryState.DISPUTED
    if course.of_this is None:
        return EntryState.HANDED_UP if handed_up else EntryState.WAITING
    return DECIDED[course.of_this.decision]


def _corrections(case: Case, course: _Course) -> tuple[tuple[UUID, int, Order], ...]:
    """What changes a closed entry: its voids, and the answers that its list did not follow yet."""
    if case.listed is None:
        return ()
    answers = [one for one in course.corrections if one[0] not in case.listed]
    return (*((void, 0, order) for void, order in case.voids), *answers)


def hands_up(said: Said) -> bool:
    """Whether it lets the street decide from then on."""
    return isinstance(said.fact, CreditDecision) and said.fact.decision is Decision.HAND_UP


def _sorted_out(told: Iterable[Said], handed_up: bool) -> tuple[list[Said], list[Said]]:
    """What counts, and what an office said that does not decide the entry, or who recorded it. Once
    an entry was handed up only the street decides it."""
    counting: list[Said] = []
    passed_over: list[Said] = []
    for said in sorted(told, key=lambda said: (said.order, said.id)):
        asked = Seat.STREET if handed_up else said.asked
        counts = hands_up(said) or (said.seat is asked and not said.is_own)
        (counting if counts else passed_over).append(said)
    return counting, passed_over
