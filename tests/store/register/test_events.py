"""Facts of residents are told by the day, and numbers once given stay given."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain.codes import ConsentKind, PledgeStage, RegistrationKind, VisitOutcome
from gridcredit.domain.errors import NotFound
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.pledging import number_stem, pledge_number
from gridcredit.store.engine.database import Database
from gridcredit.store.journal import journal
from gridcredit.store.register import events
from tests.store.invented import PEN, street

Fresh = Callable[[], Database]

STREET = street(2)
WHO, OTHER = STREET.residents[0].id, STREET.residents[1].id
TOWN, VILLAGE = "370403002", "370403002001"
STEM = number_stem(TOWN, VILLAGE, 2026)


def _signed(row: int, serial: int, year: int = 2026, village: str = VILLAGE) -> PledgeEvent:
    number = pledge_number(number_stem(TOWN, village, year), serial)
    on = date(year, 1, 1)
    return PledgeEvent(
        UUID(int=row), UUID(int=100 + row), WHO, PledgeStage.SIGNED, on, number=number
    )


def test_facts_are_told_oldest_first(fresh: Fresh) -> None:
    late = RegistrationEvent(UUID(int=1), WHO, RegistrationKind.REGISTERED, date(2026, 2, 1))
    early = RegistrationEvent(UUID(int=2), WHO, RegistrationKind.INFORMED, date(2026, 1, 1))
    other = RegistrationEvent(UUID(int=3), OTHER, RegistrationKind.DECLINED, date(2026, 1, 15))
    given = ConsentEvent(UUID(int=4), WHO, ConsentKind.REPORT_PLEDGE, True, date(2026, 1, 1))
    taken = ConsentEvent(UUID(int=5), WHO, ConsentKind.REPORT_PLEDGE, False, date(2026, 3, 1))
    paper = _signed(6, 1)
    made = fresh()
    with made.writing(PEN) as s:
        journal.add(s, [*STREET.records, late, early, other, taken, given, paper])
    with made.reading() as s:
        assert events.registrations(s, [WHO]) == [early, late]
        assert events.registrations(s, [WHO, OTHER]) == [early, other, late]
        assert events.registrations(s, []) == []
        assert events.consents(s, [WHO]) == [given, taken]
        assert events.pledge_steps(s, [WHO]) == [paper]


def test_serials_are_those_of_the_village_and_the_year(fresh: Fresh) -> None:
    voided = PledgeEvent(
        UUID(int=9), UUID(int=101), WHO, PledgeStage.VOIDED, date(2026, 2, 1),
        number=pledge_number(STEM, 7),
    )  # fmt: skip
    papers = [
        _signed(1, 7),
        _signed(2, 12),
        _signed(3, 13, year=2025),
        _signed(4, 14, village="370403002010"),
        _signed(5, 9999),
        replace(_signed(6, 15), number=pledge_number(f"{STEM}7KQ-", 15)),
    ]
    made = fresh()
    with made.writing(PEN) as s:
        journal.add(s, [*STREET.records, *papers, voided])
    with made.reading() as s:
        assert events.pledge_serials(s, STEM) == {7, 12, 9999}
        assert events.pledge_serials(s, f"{STEM}7KQ-") == {15}
        assert events.pledge_serials(s, number_stem(TOWN, "370403002002", 2026)) == set()


def test_an_unknown_paper_is_not_found(fresh: Fresh) -> None:
    with fresh().reading() as s, pytest.raises(NotFound):
        events.pledge_state(s, UUID(int=1))


def test_a_visit_tells_what_it_settled_and_still_stands(fresh: Fresh) -> None:
    visit = Visit(UUID(int=1), STREET.households[0].id, "2026-05-01T10:00", VisitOutcome.MET_DONE)
    on = date(2026, 5, 1)
    kept = RegistrationEvent(UUID(int=2), WHO, RegistrationKind.REGISTERED, on, visit=visit.id)
    wrong = ConsentEvent(UUID(int=3), WHO, ConsentKind.REPORT_PLEDGE, True, on, visit=visit.id)
    back = ConsentEvent(
        UUID(int=4), WHO, ConsentKind.REPORT_PLEDGE, True, on, visit=visit.id, corrects=wrong.id,
        void=True,
    )  # fmt: skip
    other = RegistrationEvent(UUID(int=5), WHO, RegistrationKind.INFORMED, on)
    made = fresh()
    with made.writing(PEN) as s:
        journal.add(s, [*STREET.records, visit, kept, wrong, back, other])
    with made.reading() as s:
        assert events.settled_by(s, "visit", visit.id) == [kept]
        assert events.settled_by(s, "visit", UUID(int=77)) == []
