"""The snapshot holds a register as a roster needs it: by door, number, householder and person."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from gridcredit.domain.addresses import address_key
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.store.engine.database import Database
from gridcredit.store.journal import journal
from gridcredit.store.register.snapshot import Snapshot, residents_with, snapshot
from tests.store.invented import PEN, street

Fresh = Callable[[], Database]

STREET = street(20, per_grid=10)


def _filled(fresh: Fresh) -> Database:
    made = fresh()
    with made.writing(PEN) as s:
        journal.add(s, STREET.records)
    return made


def _taken(made: Database, grids: list[UUID], with_removed: bool = False) -> Snapshot:
    with made.reading() as s:
        return snapshot(s, grids, with_removed)


def test_everything_of_the_grids_is_found_by_every_key(fresh: Fresh) -> None:
    taken = _taken(_filled(fresh), STREET.grids)
    for d in STREET.dwellings:
        key = address_key(d.estate, d.building, d.unit, d.room)
        assert d in taken.dwellings_at[d.area, key]
    for h in STREET.households:
        grid = taken.dwellings[h.dwelling].area
        assert taken.households_numbered[grid, h.number] == [h]
        assert taken.households_of[h.dwelling, h.householder] == [h]
        assert taken.households_in[h.dwelling] == [h]
    for r in STREET.residents:
        assert r in taken.residents_with[r.id_number]
        assert r in taken.residents_named[r.household, r.name]
        assert r in taken.residents_in[r.household]
    assert taken.residents == {r.id: r for r in STREET.residents}


def test_other_grids_are_left_out(fresh: Fresh) -> None:
    taken = _taken(_filled(fresh), STREET.grids[1:])
    assert set(taken.households) == {h.id for h in STREET.households[10:]}
    assert {r.household for r in taken.residents.values()} == set(taken.households)
    assert _taken(_filled(fresh), []) == Snapshot()


def test_what_was_taken_off_is_there_when_asked_for(fresh: Fresh) -> None:
    made, gone = _filled(fresh), STREET.households[0]
    with made.writing(PEN) as s:
        journal.edit(s, "household", gone.id, {"removed": "查无此户"})
    without, everything = (_taken(made, STREET.grids, asked) for asked in (False, True))
    assert gone.id not in without.households
    assert gone.id not in without.residents_in
    assert everything.households[gone.id] == replace(gone, removed="查无此户")
    assert len(everything.residents) == len(STREET.residents)


def test_blanks_are_no_keys(fresh: Fresh) -> None:
    made, r, h = _filled(fresh), STREET.residents[0], STREET.households[1]
    with made.writing(PEN) as s:
        journal.edit(s, "resident", r.id, {"id_number": "", "name": ""})
        journal.edit(s, "household", h.id, {"number": "", "householder": ""})
    taken = _taken(made, STREET.grids)
    assert "" not in taken.residents_with
    assert (r.household, "") not in taken.residents_named
    assert all(number and name for (_, number), name in taken.households_numbered.items())
    assert all(name for _, name in taken.households_of)


def test_what_an_import_adds_is_found_at_once(fresh: Fresh) -> None:
    taken = _taken(_filled(fresh), STREET.grids)
    door = Dwelling(UUID(int=1), STREET.grids[0], "新村", "３号楼", "", "101室")
    taken.add_dwelling(door)
    assert taken.dwellings_at[door.area, address_key("新村", "3", "", "101")] == [door]


def test_one_person_known_to_two_grids_is_found_by_the_number(fresh: Fresh) -> None:
    made, first, last = _filled(fresh), STREET.residents[0], STREET.residents[-1]
    with made.writing(PEN) as s:
        journal.edit(s, "resident", last.id, {"id_number": first.id_number})
        found = residents_with(s, [first.id_number, "", "370499000000000000"])
        assert {r.id for r in found[first.id_number]} == {first.id, last.id}
        journal.edit(s, "resident", last.id, {"removed": "重复"})
        assert residents_with(s, [first.id_number]) == {first.id_number: [first]}
