"""Registration events: what the statute forbids is refused with its facts, all else is dated."""

from __future__ import annotations

from datetime import date

import pytest

from gridcredit import texts
from gridcredit.domain.codes import Channel, RegistrationKind
from gridcredit.domain.errors import BadValue, MinorRefused, NotFound
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import people
from gridcredit.store.register import events
from tests.operations.adding import add_registration
from tests.operations.homes import Home, a_home

ON = date(2026, 11, 20)
FOR_ADULTS = sorted(set(RegistrationKind) - {RegistrationKind.INFORMED})


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


@pytest.mark.parametrize("kind", FOR_ADULTS)
def test_a_minor_is_refused_with_birth_day_and_statute(
    worker: Desk, home: Home, kind: RegistrationKind
) -> None:
    with pytest.raises(MinorRefused) as refused:
        add_registration(worker, home.minor, kind, ON)
    assert refused.value.on == "2026-11-20"
    assert "第二条" in texts.describe(refused.value)
    assert "art. 2" in texts.describe(refused.value, "en")
    with worker.reading() as session:
        assert events.registrations(session, [home.minor]) == []


def test_a_minor_may_be_told(worker: Desk, home: Home) -> None:
    add_registration(worker, home.minor, RegistrationKind.INFORMED, ON)


def test_the_day_of_the_event_decides_who_is_a_minor(worker: Desk, home: Home) -> None:
    people.set_resident_field(worker, home.minor, "birth_date", "2008-11-20")
    with pytest.raises(MinorRefused):
        add_registration(worker, home.minor, RegistrationKind.REGISTERED, date(2026, 11, 19))
    add_registration(worker, home.minor, RegistrationKind.REGISTERED, ON)


def test_who_is_of_unknown_age_is_not_refused(worker: Desk, home: Home) -> None:
    add_registration(worker, home.unknown, RegistrationKind.REGISTERED, ON)
    [person] = [p for p in people.list_residents(worker) if p.line.id == home.unknown]
    assert (person.registration, person.eligible) == ("registered", False)


def test_the_first_day_of_the_calendar_is_a_day_too(worker: Desk, home: Home) -> None:
    with pytest.raises(MinorRefused):
        add_registration(worker, home.adult, RegistrationKind.REGISTERED, date.min)
    add_registration(worker, home.unknown, RegistrationKind.REGISTERED, date.min)


def test_tomorrow_is_refused_and_today_is_not(worker: Desk, home: Home) -> None:
    with pytest.raises(BadValue) as refused:
        add_registration(worker, home.adult, RegistrationKind.REGISTERED, date(2026, 11, 23))
    assert (refused.value.field, refused.value.reason) == ("on", "future")
    add_registration(worker, home.adult, RegistrationKind.REGISTERED, worker.today())


def test_the_latest_event_tells_where_somebody_stands(worker: Desk, home: Home) -> None:
    for kind, day in (("registered", 18), ("withdrew", 19), ("informed", 17)):
        add_registration(
            worker, home.adult, RegistrationKind(kind), date(2026, 11, day), Channel.POSTER
        )
    [person] = [p for p in people.list_residents(worker) if p.line.id == home.adult]
    assert person.registration == "withdrew"
    with worker.reading() as session:
        kept = events.registrations(session, [home.adult])
    assert [k.event.value for k in kept] == ["informed", "registered", "withdrew"]
    assert {k.channel for k in kept} == {Channel.POSTER}


def test_nobody_is_not_found(worker: Desk) -> None:
    with pytest.raises(NotFound):
        add_registration(worker, worker.new_id(), RegistrationKind.INFORMED, ON)
