"""What belongs to an import, what waits because of it, and what cannot be set back, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.journal import ADD, SET, Revision, RevisionId
from gridcredit.domain.kinds.area import Area, area_id
from gridcredit.domain.kinds.setting import Setting
from gridcredit.domain.undo_rules import UNDONE, Fate, Why
from gridcredit.store.exchange import import_ledger, links
from gridcredit.store.exchange.links import Import
from gridcredit.store.exchange.merging import merge
from gridcredit.store.journal import journal
from gridcredit.store.register import register_lists
from gridcredit.wire import encode
from tests.store.conftest import Fresh
from tests.store.undo.test_reversal import BASE, GRID, HERE, THERE, Office, office

CODE = BASE.areas[-1].code
WHO, HOME = BASE.residents[0], BASE.households[0]
ELSEWHERE = "370403009"


def change(seq: int, row: UUID = WHO.id, entity: str = "resident", **new: Any) -> Revision:
    """A change by the sender, who has seen nothing of this office's."""
    return Revision(THERE, seq, 100 + seq, "w", entity, row, CODE, SET, new)


def person(seq: int, key: int, **more: Any) -> Revision:
    """A person whom the sender adds."""
    new = {"household": HOME.id.hex, "name": "新"} | more
    return Revision(THERE, seq, 100 + seq, "w", "resident", UUID(int=key), CODE, ADD, new)


@pytest.fixture
def here(fresh: Fresh) -> Office:
    """A workspace with two households."""
    return office(fresh, HERE, 1)


def take(here: Office, number: int, *revisions: Revision, outside: str = "nowhere") -> Import:
    """Take a package in; what speaks of the area `outside` is set aside."""
    with here.writing() as s:
        key = next(here.ids)
        lines = [encode(r) for r in revisions]
        merged = merge(s, lines, THERE, lambda code: code != outside, import_id=key)
        taken = Import(
            key, THERE, number, f"{number}", merged.accepted, merged.same,
            len(merged.set_aside), merged.first, merged.last, "t", receipt=b"r",
        )  # fmt: skip
        links.record_import(s, taken)
    return taken


def fates(here: Office, of: Import, **more: Any) -> dict[UUID, tuple[Fate, Why | None]]:
    return {end.row: (end.fate, end.why) for end in here.undo(of, **more).ended}


def held(here: Office, entity: str, row: UUID) -> Any:
    with here.db.reading() as s:
        return register_lists.get(s, entity, row)


def waiting(here: Office) -> list[tuple[int, UUID]]:
    with here.db.reading() as s:
        return [(line.seq, line.import_id) for line in links.set_aside(s)]


def test_a_line_let_in_late_belongs_to_the_package_that_brought_it(here: Office) -> None:
    first = take(
        here, 1, replace(person(1, 501), area=ELSEWHERE), person(2, 502), outside=ELSEWHERE
    )
    second = take(here, 2, person(3, 503))
    here.undo(second)
    assert not held(here, "resident", UUID(int=501)).removed
    here.undo(first)
    assert [held(here, "resident", UUID(int=key)).removed for key in (501, 502, 503)] == [
        UNDONE
    ] * 3
    here.undo(second, redo=True)
    assert held(here, "resident", UUID(int=501)).removed
    assert not held(here, "resident", UUID(int=503)).removed


def test_what_an_undone_package_left_set_aside_waits_no_longer_but_is_kept(here: Office) -> None:
    first = take(here, 1, replace(person(1, 501), area=ELSEWHERE), outside=ELSEWHERE)
    assert waiting(here) == [(1, first.id)]
    assert [line.seq for line in here.undo(first).withdrawn] == [1]
    assert waiting(here) == []
    take(here, 2, person(2, 502))
    with here.db.reading() as s:
        assert not journal.history(s, UUID(int=501))
    here.undo(first, redo=True)
    assert waiting(here) == [(1, first.id)]
    take(here, 3, person(3, 503))
    assert waiting(here) == []
    assert held(here, "resident", UUID(int=501)).name == "新"


def test_what_came_again_meanwhile_does_not_wait_twice(here: Office) -> None:
    line = replace(person(1, 501), area=ELSEWHERE)
    first = take(here, 1, line, outside=ELSEWHERE)
    here.undo(first)
    take(here, 2, line)
    here.undo(first, redo=True)
    assert waiting(here) == []


def test_what_was_written_here_and_only_given_back_stays(here: Office) -> None:
    own = replace(person(1, 501), node=HERE, seq=900)
    mine = replace(change(3, phone="19900007777"), node=HERE, seq=901)
    taken = take(here, 1, own, person(2, 502), mine, change(4, note="theirs"))
    assert set(fates(here, taken)) == {UUID(int=502), WHO.id}
    assert not held(here, "resident", UUID(int=501)).removed
    left = held(here, "resident", WHO.id)
    assert (left.phone, left.note) == ("19900007777", "")


def test_each_row_that_cannot_be_set_back_says_why(here: Office) -> None:
    village = Area(area_id("9"), "9", "x", AreaLevel.GRID, BASE.areas[1].id)
    seen = journal.rows.shape("area").written(village)[0]
    setting = Setting(UUID(int=7), "months", "6")
    taken = take(
        here,
        1,
        replace(change(1, population="floating"), redacted=True),
        change(2, HOME.id, "household", shoe_size=43),
        Revision(THERE, 3, 103, "w", "area", village.id, BASE.areas[1].code, ADD, seen),
        Revision(THERE, 4, 104, "w", "setting", setting.id, "", ADD, {"key": "k", "value": "6"}),
        change(5, UUID(int=600), note="of nobody known"),
        replace(person(6, 501), redacted=True),
    )
    assert fates(here, taken) == {
        WHO.id: (Fate.COULD_NOT, Why.PART_SEEN),
        HOME.id: (Fate.COULD_NOT, Why.NEWER_FIELD),
        village.id: (Fate.COULD_NOT, Why.NO_REMOVAL),
        setting.id: (Fate.COULD_NOT, Why.NO_REMOVAL),
        UUID(int=600): (Fate.COULD_NOT, Why.MISSING_ROW),
        UUID(int=501): (Fate.REVERSED, None),
    }


def test_an_office_sets_back_only_where_it_may_speak(here: Office) -> None:
    taken = take(here, 1, change(1, phone="19900001111"), person(2, 501))
    before = here.state()
    told = fates(here, taken, allowed=lambda code: code != CODE)
    assert set(told.values()) == {(Fate.COULD_NOT, Why.NOT_OURS)}
    assert here.state() == before


def test_a_clash_that_the_package_opened_is_closed_and_opens_again_with_it(here: Office) -> None:
    with here.writing() as s:
        journal.edit(s, "resident", WHO.id, {"phone": "19900002222"})
    before = here.state()
    taken = take(here, 1, change(1, phone="19900001111"))
    clashing = here.state()
    assert before != clashing
    here.undo(taken)
    assert here.state() == before
    here.undo(taken, redo=True)
    assert here.state()[1] == clashing[1]


def test_a_record_comes_back_with_the_package_whose_work_hangs_on_it(here: Office) -> None:
    first = take(here, 1, person(1, 501))
    second = take(here, 2, change(2, UUID(int=501), phone="19900001111"))
    here.undo(second)
    here.undo(first)
    assert held(here, "resident", UUID(int=501)).removed
    assert fates(here, second, redo=True) == {UUID(int=501): (Fate.REVERSED, None)}
    back = held(here, "resident", UUID(int=501))
    assert (back.removed, back.name) == ("", "新")
    assert held(here, "resident", UUID(int=501)).phone == "19900001111"


def test_a_revision_that_another_package_brought_whole_is_not_taken_away(here: Office) -> None:
    add = person(1, 501, phone="19900001111")
    part = take(here, 1, replace(add, new={"household": HOME.id.hex}, redacted=True))
    take(here, 2, add)
    here.undo(part)
    assert not held(here, "resident", UUID(int=501)).removed


def test_people_of_a_household_that_came_with_the_package_leave_with_it(here: Office) -> None:
    dwelling = {"area": GRID.hex, "room": "9"}
    made = [
        Revision(THERE, 1, 101, "w", "dwelling", UUID(int=701), CODE, ADD, dwelling),
        Revision(
            THERE, 2, 102, "w", "household", UUID(int=702), CODE, ADD,
            {"dwelling": UUID(int=701).hex},
        ),
        person(3, 703, household=UUID(int=702).hex),
    ]  # fmt: skip
    seen = RevisionId(UUID(int=10), 1)
    moved = replace(change(4, household=UUID(int=702).hex), base={"household": (seen,)})
    taken = take(here, 1, *made, moved)
    told = fates(here, taken)
    assert {fate for fate, _ in told.values()} == {Fate.REVERSED}
    assert held(here, "household", UUID(int=702)).removed
    assert held(here, "resident", WHO.id).household == HOME.id


def test_what_is_undone_now_is_known_with_its_last_time(here: Office) -> None:
    taken = take(here, 1, change(1, phone="1"))
    here.undo(taken)
    with here.db.reading() as s:
        assert [(u.number, u.import_id) for u in import_ledger.undone(s).values()] == [
            (1, taken.id)
        ]
    here.undo(taken, redo=True)
    with here.db.reading() as s:
        assert import_ledger.undone(s) == {}
        assert [u.is_redo for u in import_ledger.undos(s)] == [False, True]
