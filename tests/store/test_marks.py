"""Marks follow numbers and keys and are found when equal; hints wait: in a file and on a server."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from gridcredit.domain.identity import to_18_digits
from gridcredit.domain.marks import MatchingKey
from gridcredit.domain.notices import Duplicate, MatchMark
from gridcredit.domain.records import Dwelling, Household, Record, Resident
from gridcredit.store import hints, journal, marks
from gridcredit.store.database import Session
from gridcredit.store.loading import load
from tests.store.conftest import Fresh
from tests.store.invented import PEN
from tests.store.test_outgoing import people

KEY, OTHER = MatchingKey(1, PEN.node, bytes(32)), MatchingKey(2, PEN.node, b"\1" * 32)
NUMBERS = [to_18_digits(f"370499900101{n:03}") for n in range(5)]


def residents() -> list[Record]:
    """Four people in two grids: two with one number, one with another, one without."""
    made = people()
    [first, second] = [r for r in made if isinstance(r, Dwelling)]
    for at, (dwelling, number) in enumerate(
        ((first, NUMBERS[0]), (second, NUMBERS[0]), (second, NUMBERS[1]), (first, "3.7E+17"))
    ):
        home = Household(UUID(int=500 + at), dwelling.id)
        made += [home, Resident(UUID(int=600 + at), home.id, "某人", id_number=number)]
    return made


def grids(made: list[Record]) -> list[UUID]:
    """The grids that people live in."""
    return [dwelling.area for dwelling in made if isinstance(dwelling, Dwelling)]


def held(s: Session) -> dict[int, str]:
    """The marks by resident."""
    return {one.resident.int: one.mark for one in load(s, MatchMark)}


def test_marks_follow_numbers_and_keys_and_are_written_once(fresh: Fresh) -> None:
    made, db = residents(), fresh()
    seen: list[tuple[int, int]] = []
    with db.writing(PEN) as s:
        journal.add(s, made)
        assert marks.is_wanted(s, grids(made), KEY)
        count = marks.refresh(
            s, grids(made), KEY, lambda at, total, _what: seen.append((at, total))
        )
        assert (count, seen) == (3, [(0, 3)])
        assert held(s) == {600: KEY.mark(NUMBERS[0]), 601: KEY.mark(NUMBERS[0]),
                           602: KEY.mark(NUMBERS[1])}  # fmt: skip
        assert marks.refresh(s, grids(made), KEY) == 0
        assert not marks.is_wanted(s, grids(made)[:0], KEY)
        journal.edit(s, "resident", UUID(int=602), {"id_number": NUMBERS[2]})
        journal.edit(s, "resident", UUID(int=600), {"phone": "19900000001"})
        assert marks.refresh(s, grids(made), KEY) == 1
        assert marks.refresh(s, grids(made), OTHER) == 3
        assert set(held(s).values()) == {OTHER.mark(NUMBERS[0]), OTHER.mark(NUMBERS[2])}
        journal.edit(s, "resident", UUID(int=602), {"id_number": ""})
        assert marks.refresh(s, grids(made), OTHER) == 1
        assert held(s)[602] == ""


def test_equal_marks_are_found_among_all_and_among_some(fresh: Fresh) -> None:
    made, db = residents(), fresh()
    with db.writing(PEN) as s:
        journal.add(s, made)
        marks.refresh(s, grids(made), KEY)
        [(mark, found)] = marks.repeated(s).items()
        assert mark == KEY.mark(NUMBERS[0])
        assert {one.resident.int for one in found} == {600, 601}
        assert len({one.grid for one in found}) == 2
        assert marks.marks_of(s, [UUID(int=600), UUID(int=603)]) == {mark}
        assert marks.repeated(s, {mark}) == {mark: found}
        assert marks.repeated(s, {KEY.mark(NUMBERS[1])}) == marks.repeated(s, []) == {}


def test_hints_wait_until_they_are_closed_or_answered(fresh: Fresh) -> None:
    made, db = residents(), fresh()
    on = date(2026, 11, 22)
    told = [Duplicate(UUID(int=700 + n), UUID(int=600 + n), "S9", on) for n in range(3)]
    with db.writing(PEN) as s:
        journal.add(s, [*made, *told])
        journal.edit(s, "duplicate", told[0].id, {"closed": True})
        journal.edit(s, "duplicate", told[1].id, {"different": True, "reason": "证号录错"})
        assert [hint.id for hint in hints.open_hints(s)] == [told[2].id]
        assert len(hints.all_hints(s)) == 3
        assert [h.id for h in hints.hints_of(s, [UUID(int=600)])] == [told[0].id]
        touched = {"duplicate": {told[0].id.bytes}, "resident": {UUID(int=603).bytes}}
        assert {r.int for r in hints.residents_told_of(s, touched)} == {600, 603}
