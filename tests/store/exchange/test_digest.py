"""The digest of the state follows what counts, and nothing else."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain.codes import RegistrationKind
from gridcredit.domain.kinds.poster_text import PosterText
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.setting import Setting
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.records import Record
from gridcredit.store.engine.database import Database
from gridcredit.store.exchange import digest
from gridcredit.store.journal import journal
from tests.store.conftest import Fresh
from tests.store.invented import PEN, street

MADE = street(4, per_grid=2, facts=1)
GRID, OTHER = (area.code for area in MADE.areas[-2:])
VISIT = next(fact for fact in MADE.facts if isinstance(fact, Visit))


def holding(fresh: Fresh, *more: Record) -> Database:
    """A workspace with the street and more."""
    db = fresh()
    with db.writing(PEN) as s:
        journal.add(s, [*MADE.records, *more])
    return db


def edit(db: Database, row: UUID, **new: str) -> None:
    with db.writing(PEN) as s:
        journal.edit(s, "resident", row, new)


def of(db: Database, area: str = "", personal: bool = True) -> str:
    with db.reading() as s:
        return digest.state_digest(s, area, personal)


def test_it_does_not_matter_how_a_value_came_to_stand(fresh: Fresh) -> None:
    db, row = holding(fresh), MADE.residents[0].id
    before = of(db)
    edit(db, row, phone="19900009999")
    changed = of(db)
    edit(db, row, phone=MADE.residents[0].phone)
    assert (of(db), changed != before) == (before, True)


def test_what_is_removed_or_voided_is_as_if_it_had_never_been(fresh: Fresh) -> None:
    event = RegistrationEvent(
        UUID(int=1), MADE.residents[0].id, RegistrationKind.INFORMED, date(2026, 1, 1)
    )
    person = replace(MADE.residents[0], id=UUID(int=2))
    blank = PosterText(UUID(int=4), MADE.areas[0].id)
    db, plain = holding(fresh, event, person, blank), holding(fresh)
    assert of(db) != of(plain)
    edit(db, person.id, removed="重复")
    with db.writing(PEN) as s:
        journal.add(s, [replace(event, id=UUID(int=3), corrects=event.id, void=True)])
    assert of(db) == of(plain)


def test_a_fact_said_again_counts_as_the_one_it_goes_back_to(fresh: Fresh) -> None:
    db, plain = holding(fresh), holding(fresh)
    with db.writing(PEN) as s:
        taken_back = replace(VISIT, id=UUID(int=1), corrects=VISIT.id, void=True)
        again = replace(VISIT, id=UUID(int=2), corrects=taken_back.id)
        journal.add(s, [taken_back, again])
    assert of(db) == of(plain)
    with db.writing(PEN) as s:
        journal.add(s, [replace(VISIT, id=UUID(int=3), corrects=again.id, note="x")])
    assert of(db) != of(plain)


@pytest.mark.parametrize("personal", [True, False])
def test_an_area_has_a_digest_of_its_own(fresh: Fresh, personal: bool) -> None:
    db = holding(fresh)
    before = [of(db, code, personal) for code in (GRID, OTHER)]
    edit(db, MADE.residents[-1].id, population="floating")  # lives in the second
    after = [of(db, code, personal) for code in (GRID, OTHER)]
    assert before[0] == after[0]
    assert before[1] != after[1]


def test_offices_that_see_less_compare_what_they_see(fresh: Fresh) -> None:
    db, row = holding(fresh), MADE.residents[0].id
    whole, part = of(db), of(db, personal=False)
    edit(db, row, phone="19900009999", name="别名")
    assert of(db) != whole
    assert of(db, personal=False) == part


def test_settings_count_everywhere(fresh: Fresh) -> None:
    db = holding(fresh, Setting(UUID(int=1), "months", "6"))
    assert of(db, GRID) != of(holding(fresh), GRID)
