"""Marks follow numbers and keys and are found when equal; hints wait: in a file and on a server."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from gridcredit.domain.id_tokens import MatchingKey
from gridcredit.domain.identity import to_18_digits
from gridcredit.domain.kinds.duplicate import Duplicate
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.match_mark import MatchMark
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.records import Record, part_id
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.journal.loading import load
from gridcredit.store.register import duplicate_hints, id_tokens
from tests.store.conftest import Fresh
from tests.store.exchange.test_outgoing import people
from tests.store.invented import PEN

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


def held(s: Session, key: MatchingKey = KEY) -> dict[int, str]:
    """The marks of one key, and blank ones, by resident."""
    found = load(s, MatchMark)
    return {one.resident.int: one.mark for one in found if one.mark[:8] in ("", key.id)}


def test_marks_follow_numbers_and_are_written_once(fresh: Fresh) -> None:
    made, db = residents(), fresh()
    seen: list[tuple[int, int]] = []
    with db.writing(PEN) as s:
        journal.add(s, made)
        assert id_tokens.is_wanted(s, grids(made), KEY)
        count = id_tokens.refresh(
            s, grids(made), [KEY], [KEY], lambda at, total, _what: seen.append((at, total))
        )
        assert (count, seen) == (3, [(0, 3)])
        assert held(s) == {600: KEY.mark(NUMBERS[0]), 601: KEY.mark(NUMBERS[0]),
                           602: KEY.mark(NUMBERS[1])}  # fmt: skip
        assert id_tokens.refresh(s, grids(made), [KEY]) == 0
        assert not id_tokens.is_wanted(s, grids(made)[:0], KEY)
        journal.edit(s, "resident", UUID(int=602), {"id_number": NUMBERS[2]})
        journal.edit(s, "resident", UUID(int=600), {"phone": "19900000001"})
        assert id_tokens.refresh(s, grids(made), [KEY]) == 1
        assert set(held(s).values()) == {KEY.mark(NUMBERS[0]), KEY.mark(NUMBERS[2])}
        journal.edit(s, "resident", UUID(int=602), {"id_number": ""})
        assert id_tokens.refresh(s, grids(made), [KEY]) == 1
        assert held(s)[602] == ""
        journal.edit(s, "resident", UUID(int=602), {"id_number": NUMBERS[3]})
        assert id_tokens.refresh(s, grids(made), [KEY]) == 1
        assert (held(s)[602], len(load(s, MatchMark))) == (KEY.mark(NUMBERS[3]), 3)


def test_under_a_new_key_old_marks_stand_while_they_are_right_and_are_not_made_anew(
    fresh: Fresh,
) -> None:
    made, db = residents(), fresh()
    both = [KEY, OTHER]
    with db.writing(PEN) as s:
        journal.add(s, made)
        id_tokens.refresh(s, grids(made), [KEY])
        assert id_tokens.refresh(s, grids(made), both[::-1], both) == 3
        before = held(s)
        journal.edit(s, "resident", UUID(int=602), {"id_number": NUMBERS[2]})
        journal.edit(s, "resident", UUID(int=600), {"phone": "19900000001"})
        assert id_tokens.refresh(s, grids(made), both[::-1], both) == 2
        assert held(s) == {**before, 602: KEY.mark(NUMBERS[2])}
        journal.edit(s, "resident", UUID(int=602), {"id_number": NUMBERS[3]})
        journal.edit(s, "resident", UUID(int=603), {"id_number": NUMBERS[4]})
        journal.edit(s, "resident", UUID(int=600), {"phone": "19900000002"})
        assert id_tokens.refresh(s, grids(made), [OTHER], both) == 3  # two under OTHER, one blanked
        assert held(s) == {**before, 602: ""}
        assert held(s, OTHER)[603] == OTHER.mark(NUMBERS[4])


def test_a_mark_of_an_older_program_is_kept_up_and_not_doubled(fresh: Fresh) -> None:
    made, db = residents(), fresh()
    row = part_id(UUID(int=600), "match_mark")
    with db.writing(PEN) as s:
        journal.add(s, [*made, MatchMark(row, UUID(int=600), KEY.mark(NUMBERS[0]))])
        assert id_tokens.refresh(s, grids(made), [KEY]) == 2
        journal.edit(s, "resident", UUID(int=600), {"id_number": NUMBERS[2]})
        assert id_tokens.refresh(s, grids(made), [OTHER, KEY], [KEY, OTHER]) == 4
        found = {one.id: one.mark for one in load(s, MatchMark)}
        assert (found[row], len(found)) == (KEY.mark(NUMBERS[2]), 6)


def test_equal_marks_are_found_among_all_and_among_some(fresh: Fresh) -> None:
    made, db = residents(), fresh()
    with db.writing(PEN) as s:
        journal.add(s, made)
        id_tokens.refresh(s, grids(made), [KEY])
        [found] = id_tokens.repeated(s)
        assert {one.resident.int for one in found} == {600, 601}
        assert len({one.grid for one in found}) == 2
        mark = KEY.mark(NUMBERS[0])
        assert id_tokens.marks_of(s, [UUID(int=600), UUID(int=603)]) == {mark}
        assert id_tokens.repeated(s, {mark}) == [found]
        assert id_tokens.repeated(s, {KEY.mark(NUMBERS[1])}) == id_tokens.repeated(s, []) == []


def test_whoever_is_equal_under_any_key_is_one_group_however_it_is_asked(fresh: Fresh) -> None:
    made, db = residents(), fresh()
    [own] = [one for one in made if one.id == UUID(int=602)]
    assert isinstance(own, Resident)
    made[made.index(own)] = replace(own, id_number=NUMBERS[0])
    with db.writing(PEN) as s:
        journal.add(s, made)
        mine, theirs = KEY.mark(NUMBERS[0]), OTHER.mark(NUMBERS[0])
        for n, mark in ((600, mine), (601, mine), (601, theirs), (602, theirs)):
            journal.add(s, [MatchMark(part_id(UUID(int=n), mark), UUID(int=n), mark)])
        for asked in (None, {mine}, {theirs}):
            [group] = id_tokens.repeated(s, asked)
            assert sorted(one.resident.int for one in group) == [600, 601, 602]


def test_hints_wait_until_they_are_closed_or_answered(fresh: Fresh) -> None:
    made, db = residents(), fresh()
    on = date(2026, 11, 22)
    told = [Duplicate(UUID(int=700 + n), UUID(int=600 + n), "S9", on) for n in range(3)]
    with db.writing(PEN) as s:
        journal.add(s, [*made, *told])
        journal.edit(s, "duplicate", told[0].id, {"closed": True})
        journal.edit(s, "duplicate", told[1].id, {"different": True, "reason": "证号录错"})
        assert [hint.id for hint in duplicate_hints.open_hints(s)] == [told[2].id]
        assert len(duplicate_hints.all_hints(s)) == 3
        assert [h.id for h in duplicate_hints.hints_of(s, [UUID(int=600)])] == [told[0].id]
        touched = {"duplicate": {told[0].id.bytes}, "resident": {UUID(int=603).bytes}}
        assert {r.int for r in duplicate_hints.residents_told_of(s, touched)} == {600, 603}
