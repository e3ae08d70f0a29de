"""What filters ask of people, from both kinds of workspace: papers, and people who were merged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.coverage import DEFAULT_RULES, Basis, Cutoff
from gridcredit.domain.filters import PaperState
from gridcredit.domain.kinds.pledge_blank import PledgeBlank
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.pledge_scan import PledgeScan
from gridcredit.domain.kinds.resident_merge import ResidentMerge
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import aliases
from gridcredit.store.register import traits
from tests.store.conftest import Filled
from tests.store.invented import PEN, Street, street

CUT = Cutoff(date(2026, 11, 22), Basis.RESIDENCE, DEFAULT_RULES)
EARLY, LATE = date(2026, 1, 1), date(2026, 6, 1)


@pytest.fixture(scope="module")
def made() -> Street:
    """Six people: signed without a scan; with one; twice, the later without; only scanned; with a
    checked one; and one who was merged into the first but one."""
    invented = street(20)
    ids = [resident.id for resident in invented.residents[:6]]

    def step(at: int, who: int, stage: PledgeStage, on: date, scan: str = "") -> PledgeEvent:
        return PledgeEvent(
            UUID(int=1000 + at),
            UUID(int=2000 + at // 10),
            ids[who],
            stage,
            on,
            f"N{at // 10}",
            scan=scan,
        )

    scan = "ab" * 32
    blank = PledgeBlank(UUID(int=1), invented.grids[0], "B1", EARLY, resident=ids[3])
    of_second = PledgeBlank(UUID(int=2), invented.grids[0], "N2", EARLY, resident=ids[1])
    invented.facts = [
        step(10, 0, PledgeStage.SIGNED, EARLY),
        step(20, 1, PledgeStage.SIGNED, EARLY),
        step(30, 2, PledgeStage.SIGNED, EARLY, scan),
        step(40, 2, PledgeStage.SIGNED, LATE),
        step(50, 4, PledgeStage.SIGNED, EARLY, scan),
        step(51, 4, PledgeStage.CHECKED, LATE),
        step(60, 5, PledgeStage.SIGNED, LATE),
        blank,
        of_second,
        PledgeScan(UUID(int=3), blank.id, 1, LATE, scan),
        PledgeScan(UUID(int=4), of_second.id, 1, LATE, scan),
        ResidentMerge(UUID(int=5), ids[5], ids[1], invented.residents[5].household, LATE),
    ]
    return invented


@pytest.fixture
def session(filled: Filled, made: Street) -> Iterator[Session]:
    database = filled(made.records)
    with database.writing(PEN) as writing:
        aliases.refresh(writing)
    with database.reading() as reading:
        yield reading


def test_what_is_missing_of_papers(session: Session, made: Street) -> None:
    ids = [resident.id for resident in made.residents]
    assert traits.paper_states(session) == {
        ids[0]: {PaperState.WITHOUT_SCAN},
        ids[1]: {PaperState.WITHOUT_SCAN},  # the paper of who was merged in is the later one
        ids[2]: {PaperState.WITHOUT_SCAN},
        ids[3]: {PaperState.NOT_ENTERED},
    }


def test_everybody_has_a_place_and_nobody_is_there_twice(session: Session, made: Street) -> None:
    people, places = traits.traits_in(session, made.grids, CUT, with_papers=True)
    merged = made.residents[5].id
    found = [person.facts.resident for person in people]
    assert sorted(found) == sorted(r.id for r in made.residents if r.id != merged)
    assert set(places) == {home.id for home in made.households}
    assert all(person.place.household == person.facts.household for person in people)
    bare, _ = traits.traits_in(session, made.grids, CUT, with_papers=False)
    assert not any(person.papers for person in bare)
