"""Visits are counted, ranked and followed up by those that stand."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gridcredit.domain.codes import VisitOutcome
from gridcredit.domain.facts import effective
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.visiting import Knock, rank
from gridcredit.store.engine.database import Database
from gridcredit.store.journal import journal
from gridcredit.store.register import visits
from gridcredit.store.register.household_states import household_states, states_of
from gridcredit.store.register.visits import FollowUp, KnockAt, VisitCounts
from tests.store.conftest import Filled
from tests.store.invented import PEN, street, undone

Fresh = Callable[[], Database]

STREET = street(6, per_grid=3)
HOMES = [h.id for h in STREET.households]
GRIDS = STREET.grids
ON, AMIDST = date(2026, 6, 30), date(2026, 6, 5)


def _visit(row: int, home: int, at: str, outcome: str = "11", **more: object) -> Visit:
    return Visit(UUID(int=row), HOMES[home], at, VisitOutcome(outcome), **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def workspace(filled: Filled) -> Database:
    return filled(STREET.records)


def _day(number: int) -> datetime:
    """Midnight of a day in June 2026, as the clock on the wall says."""
    return datetime.fromisoformat(f"2026-06-{number:02d}")


WEEK, YEARS = "2026-06-08", "2031-06-08"  # until: a short period and a long one

_DRAWN = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.integers(1, 9),
        st.sampled_from(VisitOutcome),
        st.none() | st.dates(date(2026, 6, 1), date(2026, 7, 31)),
        st.integers(0, 15),
        st.booleans(),
    ),
    max_size=12,
)


def _earliest(visit: Visit, facts: list[Visit]) -> Visit:
    """What a visit began as, before it was corrected; facts that name each other began nowhere."""
    known = {fact.id: fact for fact in facts}
    found, passed = visit, {visit.id}
    while found.corrects is not None:
        found = known[found.corrects]
        if found.id in passed:
            return visit
        passed.add(found.id)
    return found


def _counted_right(made: list[Visit], counts: VisitCounts, listed: list[KnockAt]) -> None:
    knocked = [v for v in made if v.outcome is not VisitOutcome.BY_PHONE]
    assert counts == VisitCounts(
        len(knocked),
        len({v.household for v in knocked if v.outcome.means.is_met}),
        len({v.household for v in knocked}),
        len(made) - len(knocked),
    )
    told = sorted((k.household, k.at, k.outcome) for k in listed)
    assert told == sorted((v.household, v.at, v.outcome) for v in knocked)


_SAME_MINUTE = [
    (0, 1, VisitOutcome.MET_DONE, None, 0, False),
    (0, 1, VisitOutcome.MET_DONE, date(2026, 6, 1), 0, False),
]


@settings(max_examples=60)
@given(drawn=_DRAWN)
@example(drawn=_SAME_MINUTE)
@example(drawn=_SAME_MINUTE[::-1])
def test_every_question_counts_the_visits_that_stand(
    workspace: Database,
    drawn: list[tuple[int, int, VisitOutcome, date | None, int, bool]],
) -> None:
    facts = [
        Visit(
            UUID(int=at + 1),
            HOMES[home],
            f"2026-06-0{day}T10:00",
            outcome,
            follow_up=follow_up,
            corrects=UUID(int=other) if 0 < other <= len(drawn) and other != at + 1 else None,
            void=void,
        )
        for at, (home, day, outcome, follow_up, other, void) in enumerate(drawn)
    ]
    with undone(workspace) as s:
        journal.add(s, facts)
        latest = visits.latest_of(s, HOMES)
        periods = {last: (_day(2), datetime.fromisoformat(last)) for last in (WEEK, YEARS)}
        counts = {last: visits.visit_counts(s, GRIDS, *p) for last, p in periods.items()}
        lists = {last: visits.knocks_between(s, GRIDS, *p) for last, p in periods.items()}
        everything = {on: states_of(s, HOMES, on) for on in (ON, AMIDST)}
        for on, states in everything.items():
            assert rank(household_states(s, GRIDS, on), on) == rank(states, on)
        own = visits.visits_of(s, HOMES[0])
        due = visits.follow_ups(s, GRIDS, date(2026, 6, 30))
    stand = sorted(effective(facts, facts.index), key=lambda v: (v.at, v.id))
    assert latest == {v.household: (v.at, v.outcome) for v in stand}
    assert own == [v for v in reversed(stand) if v.household == HOMES[0]]
    whole = {state.household: state for state in everything[ON]}
    for home in HOMES:
        knocks = [Knock(v.at, v.outcome, v.follow_up) for v in stand if v.household == home]
        assert sorted(whole[home].visits, key=repr) == sorted(knocks, key=repr)
    for grid, homes in zip(GRIDS, (set(HOMES[:3]), set(HOMES[3:])), strict=True):
        made_here = [v for v in stand if _earliest(v, facts).household in homes]
        for last in (WEEK, YEARS):
            _counted_right(
                [v for v in made_here if "2026-06-02" <= v.at < last],
                counts[last].get(grid, VisitCounts()),
                [k for k in lists[last] if k.grid == grid],
            )
    for listed in lists.values():
        assert listed == sorted(listed, key=lambda k: (k.at, k.household), reverse=True)
    agreed = {v.household: v for v in stand if v.follow_up or Knock(v.at, v.outcome).is_contact}
    assert {f.visit for f in due} == {
        v.id for v in agreed.values() if v.follow_up and v.follow_up <= date(2026, 6, 30)
    }


def test_a_follow_up_stays_open_until_somebody_was_spoken_to(fresh: Fresh) -> None:
    made = fresh()
    promised = _visit(1, 0, "2026-06-01T10:00", "02", follow_up=date(2026, 6, 10))
    later = _visit(2, 1, "2026-06-01T11:00", "02", follow_up=date(2026, 7, 10))
    shut = _visit(3, 0, "2026-06-10T10:00", "12")
    with made.writing(PEN) as s:
        journal.add(s, [*STREET.records, promised, later, shut])
        assert visits.follow_ups(s, GRIDS, ON) == [
            FollowUp(HOMES[0], promised.id, date(2026, 6, 10))
        ]
        assert visits.follow_ups(s, GRIDS[1:], ON) == []
        journal.add(s, [_visit(4, 0, "2026-06-11T10:00", "13")])
        assert visits.follow_ups(s, GRIDS, ON) == []


def test_the_end_of_a_period_belongs_to_the_next(fresh: Fresh) -> None:
    made = fresh()
    with made.writing(PEN) as s:
        journal.add(s, [*STREET.records, _visit(1, 0, "2026-06-08T00:00", "01")])
        first = visits.visit_counts(s, GRIDS, _day(1), _day(8))
        second = visits.visit_counts(s, GRIDS, _day(8), _day(15))
    assert (first, second) == ({}, {GRIDS[0]: VisitCounts(1, 1, 1, 0)})
