"""Writing: every change leaves its revision, numbered without gaps, and closes what it saw."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import text

from gridcredit.domain.codes import RegistrationKind
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.resident import Resident
from gridcredit.store.engine.database import Database, Session
from gridcredit.store.engine.transaction import Author, savepoint
from gridcredit.store.exchange.merging import merge
from gridcredit.store.journal import conflicts, journal
from gridcredit.store.journal.loading import load
from tests.store.conftest import Fresh
from tests.store.invented import PEN, street

MADE = street(6, per_grid=3, facts=2)
PERSON = MADE.residents[0]
OTHER = Author(UUID(int=8), "lisi", "2026-11-22T10:00")


@pytest.fixture
def db(fresh: Fresh) -> Database:
    made = fresh()
    with made.writing(PEN) as s:
        journal.add(s, MADE.records)
    return made


def person(session: Session, row: UUID = PERSON.id) -> Resident:
    return next(r for r in load(session, Resident) if r.id == row)


def test_records_come_back_as_they_were_added(db: Database) -> None:
    with db.reading() as s:
        for kind, expected in (
            (Resident, MADE.residents),
            (Dwelling, MADE.dwellings),
            (RegistrationEvent, [f for f in MADE.facts if isinstance(f, RegistrationEvent)]),
        ):
            assert sorted(load(s, kind), key=lambda r: r.id) == sorted(expected, key=lambda r: r.id)


def test_numbers_of_an_installation_have_no_gaps(db: Database) -> None:
    with db.writing(PEN) as s:
        journal.edit(s, "resident", PERSON.id, {"phone": "19900000001"})
    with pytest.raises(NotFound):
        edit_then_fail(db)
    with db.writing(PEN) as s:
        journal.edit(s, "resident", PERSON.id, {"phone": "19900000003"})
    with db.reading() as s:
        seqs = list(s.scalars(text("SELECT seq FROM revision ORDER BY arrival")))
        assert seqs == list(range(1, len(MADE.records) + 3))


def edit_then_fail(db: Database) -> None:
    with db.writing(PEN) as s:
        journal.edit(s, "resident", PERSON.id, {"phone": "19900000002"})
        journal.edit(s, "resident", UUID(int=99), {"phone": "19900000002"})


def phone(session: Session, number: int) -> None:
    journal.edit(session, "resident", PERSON.id, {"phone": f"1990000{number:04}"})


def twice(session: Session) -> None:
    with savepoint(session):
        phone(session, 2)
        journal.edit(session, "resident", UUID(int=99), {"phone": "19900000002"})


def own(session: Session) -> list[tuple[int, int, int]]:
    """Place, number and Lamport time of what was written after the register."""
    asked = text(
        "SELECT arrival, seq, counter FROM revision WHERE via IS NULL AND seq > :n ORDER BY arrival"
    )
    return [(row[0], row[1], row[2]) for row in session.execute(asked, {"n": len(MADE.records)})]


def test_what_a_savepoint_took_back_leaves_no_gap(db: Database) -> None:
    first = len(MADE.records) + 1
    with db.writing(PEN) as s:
        phone(s, 1)
        with pytest.raises(NotFound):
            twice(s)
        phone(s, 3)
        assert own(s) == [(n, n, n) for n in (first, first + 1)]
        assert person(s).phone == "19900000003"


def test_a_refused_batch_leaves_no_gap(db: Database) -> None:
    first = len(MADE.records) + 1
    good, bad = (
        Resident(UUID(int=n), PERSON.household, name) for n, name in ((1, "王五"), (2, "王\0五"))
    )
    with db.writing(PEN) as s:
        phone(s, 1)
        with pytest.raises(BadValue):
            journal.add(s, [good, bad])
        phone(s, 2)
        assert own(s) == [(n, n, n) for n in (first, first + 1)]


def test_what_comes_in_between_is_counted(db: Database, fresh: Fresh) -> None:
    """Writers of one transaction go on where the last one ended, behind whatever came since."""
    first = len(MADE.records) + 1
    elsewhere = fresh()
    with db.reading() as s:
        lines = list(s.scalars(text("SELECT body FROM revision ORDER BY arrival")))
    with elsewhere.writing(OTHER) as s:
        merge(s, lines, PEN.node, lambda _: True)
        for number in range(9):
            phone(s, number)
        news = list(s.scalars(text("SELECT body FROM revision WHERE via IS NULL")))
    with db.writing(PEN) as s:
        phone(s, 10)
        merge(s, news, OTHER.node, lambda _: True)
        phone(s, 11)
        phone(s, 12)
        assert own(s) == [
            (first, first, first),
            (first + 10, first + 1, first + 9),
            (first + 11, first + 2, first + 10),
        ]


def test_a_revision_names_the_area_that_its_row_stands_in(db: Database) -> None:
    codes = {a.id: a.code for a in MADE.areas}
    grid_of = {d.id: codes[d.area] for d in MADE.dwellings}
    home = {h.id: grid_of[h.dwelling] for h in MADE.households}
    with db.reading() as s:
        for resident in MADE.residents:
            assert [r.area for r in journal.history(s, resident.id)] == [home[resident.household]]


def test_an_area_is_reported_under_its_parent(db: Database) -> None:
    top, town = MADE.areas[:2]
    with db.reading() as s:
        assert [journal.history(s, a.id)[0].area for a in (top, town)] == [top.code, top.code]


def test_an_edit_tells_old_new_and_what_was_seen(db: Database) -> None:
    with db.writing(PEN) as s:
        first = journal.edit(s, "resident", PERSON.id, {"note": "a", "name": PERSON.name})
        second = journal.edit(s, "resident", PERSON.id, {"note": "b"})
        added, one, two = journal.history(s, PERSON.id)
    assert (one.id, two.id) == (first, second)
    assert (one.new, one.old, one.base) == ({"note": "a"}, {"note": ""}, {})
    assert (two.new, two.old, two.base) == ({"note": "b"}, {"note": "a"}, {"note": (one.id,)})
    assert added.counter < one.counter < two.counter
    with db.reading() as s:
        assert person(s).note == "b"


def test_an_edit_that_changes_nothing_writes_nothing(db: Database) -> None:
    with db.writing(PEN) as s:
        assert journal.edit(s, "resident", PERSON.id, {"name": PERSON.name, "note": ""}) is None
        assert len(journal.history(s, PERSON.id)) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("birth_date", "1990-13-01"),
        ("birth_date", "19900101"),
        ("sex", "robot"),
        ("limited", 1),
        ("name", None),
        ("household", "12"),
        ("income", "9"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(db: Database, field: str, value: object) -> None:
    with db.writing(PEN) as s, pytest.raises(BadValue):
        journal.edit(s, "resident", PERSON.id, {field: value})


def test_facts_are_never_edited(db: Database) -> None:
    fact = next(f for f in MADE.facts if isinstance(f, RegistrationEvent))
    with db.writing(PEN) as s, pytest.raises(BadValue):
        journal.edit(s, "registration_event", fact.id, {"note": "x"})


def test_a_record_of_an_unknown_owner_is_refused(db: Database) -> None:
    event = RegistrationEvent(UUID(int=1), UUID(int=2), RegistrationKind.INFORMED, date(2026, 1, 1))
    with db.writing(PEN) as s, pytest.raises(NotFound):
        journal.add(s, [event])


def test_what_moved_is_reported_under_its_new_area(db: Database) -> None:
    there = MADE.dwellings[-1]
    resident = next(r for r in MADE.residents if r.household == MADE.households[0].id)
    with db.writing(PEN) as s:
        before = journal.history(s, resident.id)[-1].area
        journal.edit(s, "household", MADE.households[0].id, {"dwelling": there.id.hex})
        journal.edit(s, "resident", resident.id, {"note": "moved"})
        after = journal.history(s, resident.id)[-1].area
    grid = next(a for a in MADE.areas if a.id == there.area)
    assert (before != after, after) == (True, grid.code)


def clash(db: Database, fresh: Fresh, field: str, ours: object, theirs: object) -> None:
    """Let two workspaces change one field without knowing of each other; `db` learns of both."""
    elsewhere = fresh()
    with db.reading() as s:
        lines = list(s.scalars(text("SELECT body FROM revision ORDER BY arrival")))
    with elsewhere.writing(OTHER) as s:
        merge(s, lines, PEN.node, lambda _: True)
        journal.edit(s, "resident", PERSON.id, {field: theirs})
        news = list(s.scalars(text("SELECT body FROM revision WHERE via IS NULL")))
    with db.writing(PEN) as s:
        journal.edit(s, "resident", PERSON.id, {field: ours})
        merge(s, news, OTHER.node, lambda _: True)


def test_two_blind_changes_are_a_conflict_with_both_values(db: Database, fresh: Fresh) -> None:
    clash(db, fresh, "relation", "户主", "配偶")
    with db.reading() as s:
        (found,) = conflicts.open_conflicts(s)
    assert (found.entity, found.row, found.field) == ("resident", PERSON.id, "relation")
    # Same counter on both sides: the greater node decides which stands meanwhile.
    assert [(v.value, v.author) for v in found.values] == [
        ("配偶", "lisi"),
        ("户主", "zhangsan"),
    ]


def test_the_same_change_made_twice_is_no_conflict(db: Database, fresh: Fresh) -> None:
    clash(db, fresh, "phone", "19900000009", "19900000009")
    with db.reading() as s:
        assert conflicts.count(s) == 0


def test_choosing_closes_a_conflict_for_good(db: Database, fresh: Fresh) -> None:
    clash(db, fresh, "relation", "户主", "配偶")
    with db.writing(PEN) as s:
        journal.choose(s, "resident", PERSON.id, "relation", "户主")
        assert conflicts.open_conflicts(s) == []
        assert person(s).relation == "户主"
        last = journal.history(s, PERSON.id)[-1]
        assert len(last.base["relation"]) == 2


def test_an_edit_of_the_field_closes_its_conflict(db: Database, fresh: Fresh) -> None:
    clash(db, fresh, "relation", "户主", "配偶")
    with db.writing(PEN) as s:
        journal.edit(s, "resident", PERSON.id, {"relation": "子"})
        assert conflicts.open_conflicts(s) == []
