"""Made-up residents for the tests of coverage and its changes."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import strategies as st

from gridcredit.domain.codes import PledgeStage, Population, RegistrationKind, ResidentState
from gridcredit.domain.coverage import CoverageFacts
from gridcredit.domain.fieldrules import EARLIER

START = date(2023, 5, 24)

days = st.integers(0, 1300).map(lambda n: START + timedelta(days=n))
births = st.dates(date(1940, 1, 1), date(2025, 12, 31))
events = st.lists(st.tuples(days, st.sampled_from(RegistrationKind)), max_size=4).map(tuple)
papers = st.integers(1, 2).map(lambda n: UUID(int=n))
pledges = st.lists(st.tuples(days, st.sampled_from(PledgeStage), papers), max_size=4).map(tuple)


def standing(number: int = 1, **facts: object) -> CoverageFacts:
    """An adult who lives here, unless the facts say otherwise."""
    given = {"birth_date": date(1980, 1, 1)} | facts
    return CoverageFacts(UUID(int=number), UUID(int=number // 3), UUID(int=number % 2), **given)


def _rows(facts: list[dict[str, object]]) -> list[CoverageFacts]:
    return [standing(number, **f) for number, f in enumerate(facts)]


standings = st.lists(
    st.fixed_dictionaries(
        {
            "birth_date": st.one_of(births, births, st.none()),
            "adult_on": st.sampled_from(["", EARLIER, "2025-03-01"]),
            "population": st.sampled_from(Population),
            "arrived_on": st.one_of(st.none(), days),
            "left_on": st.one_of(st.none(), days),
            "state": st.sampled_from([ResidentState.HOME, ResidentState.HOME, *ResidentState]),
            "limited": st.sampled_from([False, False, False, True]),
            "removed": st.sampled_from([False, False, False, True]),
            "events": events,
            "pledges": pledges,
        }
    ),
    max_size=12,
).map(_rows)
