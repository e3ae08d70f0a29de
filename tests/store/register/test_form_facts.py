"""What forms are told, on a file and on a server alike."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from gridcredit.domain.codes import AreaLevel, PledgeStage, RegistrationKind, VisitOutcome
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.visit import Visit
from gridcredit.store.engine.database import Database
from gridcredit.store.journal import journal
from gridcredit.store.journal.numbering import last_arrival
from gridcredit.store.register.form_facts import form_facts, touched_since
from tests.store.conftest import Fresh
from tests.store.invented import PEN

GRID, DOOR, HOME, OTHER = (UUID(int=n) for n in range(1, 5))
HOLDER, ELDER, CHILD, NEIGHBOUR = (UUID(int=n) for n in range(11, 15))
DAY = date(2026, 11, 20)


def a_street(fresh: Fresh) -> Database:
    """Two households behind one door, of one of which more is known."""
    made = fresh()
    with made.writing(PEN) as session:
        journal.add(
            session,
            [
                Area(GRID, "370403002001001", "第1网格", AreaLevel.GRID, None),
                Dwelling(DOOR, GRID, "薛庄", "1", "2", "301"),
                Household(HOME, DOOR, "0001", "王五"),
                Household(OTHER, DOOR, "0002", "赵六"),
                Resident(CHILD, HOME, "王小", birth_date=date(2015, 1, 1)),
                Resident(ELDER, HOME, "王老", birth_date=date(1940, 1, 1)),
                Resident(HOLDER, HOME, "王五", birth_date=date(1970, 1, 1)),
                Resident(NEIGHBOUR, OTHER, "赵六"),
            ],
        )
    return made


def test_a_household_has_its_people_the_householder_first_then_the_oldest(fresh: Fresh) -> None:
    database = a_street(fresh)
    with database.reading() as session:
        facts = form_facts(session, [OTHER, HOME, UUID(int=99)])
    assert list(facts.households) == [OTHER, HOME]
    home = facts.households[HOME]
    assert [person.id for person in home.people] == [HOLDER, ELDER, CHILD]
    assert (home.dwelling.room, home.visits, home.visited_at) == ("301", 0, "")
    assert set(facts.standing) == {HOLDER, ELDER, CHILD, NEIGHBOUR}


def test_visits_registrations_and_papers_are_the_last_that_stand(fresh: Fresh) -> None:
    database = a_street(fresh)
    first, second, wrong = (UUID(int=n) for n in (21, 22, 23))
    with database.writing(PEN) as session:
        journal.add(
            session,
            [
                Visit(first, HOME, "2026-11-18T09:00", VisitOutcome.NOBODY),
                Visit(second, HOME, "2026-11-20T09:00", VisitOutcome.MET_DONE),
                Visit(wrong, HOME, "2026-11-21T09:00", VisitOutcome.EMPTY),
                Visit(
                    UUID(int=24),
                    HOME,
                    "2026-11-21T09:00",
                    VisitOutcome.EMPTY,
                    corrects=wrong,
                    void=True,
                ),
                RegistrationEvent(UUID(int=31), HOLDER, RegistrationKind.INFORMED, DAY),
                RegistrationEvent(UUID(int=32), HOLDER, RegistrationKind.REGISTERED, DAY),
                PledgeEvent(UUID(int=41), UUID(int=51), HOLDER, PledgeStage.SIGNED, DAY, "号一"),
                PledgeEvent(UUID(int=42), UUID(int=52), ELDER, PledgeStage.DRAFTED, DAY, "号二"),
            ],
        )
    with database.reading() as session:
        facts = form_facts(session, [HOME])
    home = facts.households[HOME]
    assert (home.visited_at[:10], home.outcome, home.visits) == (
        *("2026-11-20", VisitOutcome.MET_DONE),
        2,
    )
    assert facts.registered_on == {HOLDER: DAY}
    assert {who: paper.number for who, paper in facts.pledges.items()} == {HOLDER: "号一"}


def test_who_was_written_of_since_a_place_in_the_journal(fresh: Fresh) -> None:
    database = a_street(fresh)

    def since() -> int:
        with database.reading() as session:
            return last_arrival(session)

    def touched(after: int) -> tuple[set[UUID], set[UUID]]:
        with database.reading() as session:
            return touched_since(session, after)

    everybody = {HOLDER, ELDER, CHILD, NEIGHBOUR}
    assert touched(0) == ({HOME, OTHER}, everybody)
    at = since()
    assert touched(at) == (set(), set())
    with database.writing(PEN) as session:
        journal.edit(session, "resident", CHILD, {"phone": "19900000001"})
    assert touched(at) == ({HOME}, {CHILD})
    at = since()
    with database.writing(PEN) as session:
        journal.add(
            session, [RegistrationEvent(UUID(int=33), ELDER, RegistrationKind.INFORMED, DAY)]
        )
    assert touched(at) == ({HOME}, {ELDER})
    at = since()
    with database.writing(PEN) as session:
        journal.add(session, [Visit(UUID(int=25), OTHER, "2026-11-20T09:00", VisitOutcome.NOBODY)])
    assert touched(at) == ({OTHER}, {NEIGHBOUR})
    at = since()
    with database.writing(PEN) as session:
        journal.edit(session, "dwelling", DOOR, {"room": "302"})
    assert touched(at) == ({HOME, OTHER}, everybody)
