"""Records of one person: those that were merged, and those with the same valid ID number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from gridcredit.domain.identity import check_digit
from gridcredit.domain.kinds.resident_merge import ResidentMerge
from gridcredit.store.journal import aliases, journal
from gridcredit.store.register.identities import one_person, records_of
from tests.store.conftest import Fresh
from tests.store.invented import PEN, street

STREET = street(3)
A, B, C, D = (person.id for person in STREET.residents[:4])


def number(serial: int) -> str:
    first = f"37049919900101{serial:03}"
    return first + check_digit(first)


def test_merges_and_equal_numbers_join_records(fresh: Fresh) -> None:
    made = fresh()
    told = {A: "", B: number(1), C: number(1), D: ""}
    people = [replace(p, id_number=told.get(p.id, "")) for p in STREET.residents]
    rest = [*STREET.areas, *STREET.dwellings, *STREET.households, *people]
    home = STREET.households[0].id
    with made.writing(PEN) as s:
        journal.add(s, rest)
        assert records_of(s, B) == records_of(s, C) == {B, C}
        assert records_of(s, A) == {A}
        assert one_person(s, [A, B, C, D]) == {A: A, B: min(B, C), C: min(B, C), D: D}
        journal.add(s, [ResidentMerge(UUID(int=9), A, B, home, date(2026, 1, 1))])
        aliases.refresh(s)
        for row in (A, B, C):
            assert records_of(s, row) == {A, B, C}
        assert one_person(s, [C, A, D]) == {C: min(A, B, C), A: min(A, B, C), D: D}
        journal.edit(s, "resident_merge", UUID(int=9), {"undone": "two"})
        aliases.refresh(s)
        assert records_of(s, A) == {A}
