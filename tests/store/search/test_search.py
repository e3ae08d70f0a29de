"""Whoever is in the register is found by whatever a person would type, and nobody else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from gridcredit.domain.addresses import address
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.resident_merge import ResidentMerge
from gridcredit.domain.records import Record
from gridcredit.domain.searching import Readings, SearchKind, name_terms
from gridcredit.domain.writing import normalise_name
from gridcredit.store.engine.database import Database, Session
from gridcredit.store.journal import journal
from gridcredit.store.journal.aliases import keep_aliases
from gridcredit.store.search.readings import load_readings
from gridcredit.store.search.search import LIMIT, SearchHit, search
from gridcredit.store.search.searchindex import index_all, keep_index
from tests.store.conftest import Filled
from tests.store.invented import PEN, street

PINYIN = Path(__file__).parents[3] / "resources" / "pinyin"
Fresh = Callable[[], Database]

AREAS = street(1).areas
GRID = street(1).grids[0]


def _home(number: int, householder: str, **door: str) -> tuple[Dwelling, Household]:
    dwelling = Dwelling(UUID(int=100 + number), GRID, **door)
    return dwelling, Household(UUID(int=200 + number), dwelling.id, householder=householder)


FLAT = _home(1, "单建国", estate="幸福小区", building="2号楼", unit="1单元", room="101")
HOUSE = _home(2, "欧阳春", estate="东村", room="12号")
FAR = _home(3, "张三", estate="东村", room="120号")
OLD = _home(5, "何⼗", estate="南坡", room="3号")
EMPTY = _home(4, "", estate="西巷", room="7号")


def _person(number: int, home: tuple[Dwelling, Household], name: str, phone: str = "") -> Resident:
    return Resident(UUID(int=number), home[1].id, name, phone=phone)


PEOPLE = [
    replace(
        _person(1, FLAT, "单建国", "19900001234"),
        id_number="37049919500101123X",
        birth_date=date(1950, 1, 1),
    ),
    _person(2, FLAT, "张明华", "19900005678"),
    _person(3, HOUSE, "欧阳春", "0632-7001234"),
    _person(4, HOUSE, "买买提·阿里"),
    _person(5, HOUSE, "Anna Li"),
    _person(6, FAR, "𬱖㛃"),
    _person(7, OLD, "何⼗"),  # as an older program took it in
    _person(8, OLD, "吴凵"),
    _person(9, OLD, "吕\U000e0100乐"),
]
RECORDS: list[Record] = [*AREAS, *FLAT, *HOUSE, *FAR, *OLD, *EMPTY, *PEOPLE]


@pytest.fixture(scope="module")
def readings() -> Readings:
    return load_readings(PINYIN)


@pytest.fixture(scope="module")
def workspace(filled: Filled) -> Database:
    made = filled(RECORDS)
    with made.writing() as s:
        index_all(s, load_readings(PINYIN))
    return made


def _names(s: Session, query: str) -> list[str]:
    return [hit.name for hit in search(s, query)]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("单建国", "单建国"),
        ("单建", "单建国"),
        ("建国", "单建国"),
        ("国", "单建国"),
        ("明华", "张明华"),
        ("sjg", "单建国"),
        ("djg", "单建国"),
        ("SHANJIAN", "单建国"),
        ("ｓｊｇ", "单建国"),
        ("zmh", "张明华"),
        ("zhangmh", ""),
        ("oyc", "欧阳春"),
        ("ouyangchun", "欧阳春"),
        ("anna", "Anna Li"),
        ("买买提", "买买提·阿里"),
        ("阿里", "买买提·阿里"),
        ("𬱖", "𬱖㛃"),
        ("1990000", "单建国"),
        ("5678", "张明华"),
        ("06327001234", "欧阳春"),
        ("37049919500101123x", "单建国"),
        ("370499195001011", "单建国"),
        ("123x", "单建国"),
        ("1123X", ""),
        ("01123X", "单建国"),
        ("1950-01-01", "单建国"),
        ("19500101", "单建国"),
        ("1950年1月", "单建国"),
        ("单建国 101", "单建国"),
        ("101 sjg", "单建国"),
        ("明华 5678", "张明华"),
        ("zmh 幸福 2号楼", "张明华"),
        ("幸福小区2-1-101 张", "张明华"),
        ("张明华 12号", ""),
        ("买买提阿里", "买买提·阿里"),
        ("买买提.阿里", "买买提·阿里"),
        ("买买提 · 阿", "买买提·阿里"),
        ("何⼗", "何十"),
        ("何十", "何十"),
        ("heshi", "何十"),
        ("吴\U0002f81d", "吴凵"),
        ("吕\U000e0100乐", "吕乐"),
        ("\u202e吕乐\u202c", "吕乐"),
        ("lvle", "吕乐"),
    ],
)
def test_people_are_found_by_name_sound_and_number(
    workspace: Database, query: str, name: str
) -> None:
    with workspace.reading() as s:
        found = [normalise_name(name) for name in _names(s, query)[:1]]
    assert found == ([name] if name else [])


@pytest.mark.parametrize(
    ("query", "homes"),
    [
        ("101", [FLAT]),
        ("2-101", [FLAT]),
        ("2-1-101", [FLAT]),
        ("2号楼1单元101", [FLAT]),
        ("12号", [HOUSE, FAR]),
        ("东村", [HOUSE, FAR]),
        ("东村12号", [HOUSE]),
        ("东村12", [HOUSE, FAR]),
        ("村1", [HOUSE, FAR]),
        ("小区2号楼", [FLAT]),
        ("西巷7", [EMPTY]),
        ("村小", []),
        ("幸福小区2-1-101", [FLAT]),
        ("幸福2-101", [FLAT]),
        ("东村 12号", [HOUSE, FAR]),
        ("幸福 东村", []),
    ],
)
def test_homes_are_found_by_door_and_by_any_part_of_the_address(
    workspace: Database, query: str, homes: list[tuple[Dwelling, Household]]
) -> None:
    with workspace.reading() as s:
        hits = search(s, query)
    assert [hit.household for hit in hits] == [home.id for _, home in homes]
    assert [hit.address for hit in hits] == [address(dwelling) for dwelling, _ in homes]
    assert {hit.entity for hit in hits} <= {"household"}


@pytest.mark.parametrize("query", ["", "  ", "zzzz", "不存在", "9", '"', "*", "%", "-", "' OR 1"])
def test_what_is_not_there_is_not_found(workspace: Database, query: str) -> None:
    with workspace.reading() as s:
        assert search(s, query) == []


@settings(max_examples=50)
@given(st.text(max_size=12))
def test_anything_may_be_typed(workspace: Database, query: str) -> None:
    with workspace.reading() as s:
        assert len({hit.subject for hit in search(s, query)}) == len(search(s, query))


def test_last_four_come_before_the_door_of_that_number(workspace: Database) -> None:
    with workspace.reading() as s:
        assert [hit.found_by for hit in search(s, "1234")] == [SearchKind.TAIL] * 2


def test_a_householder_without_a_row_is_found_as_the_household(workspace: Database) -> None:
    with workspace.reading() as s:
        (hit,) = search(s, "张三")
        assert search(s, "zs") == [replace(hit, found_by=SearchKind.INITIALS)]
    assert (hit.entity, hit.subject, hit.name) == ("household", FAR[1].id, "张三")


def test_a_householder_with_a_row_is_found_once(workspace: Database) -> None:
    with workspace.reading() as s:
        (hit,) = search(s, "单建国")
    assert (hit.entity, hit.subject, hit.household) == ("resident", PEOPLE[0].id, FLAT[1].id)
    assert (hit.address, hit.grid_code) == ("幸福小区2号楼1单元101室", AREAS[-1].code)


def test_a_list_ends_where_it_was_told_to(fresh: Fresh, readings: Readings) -> None:
    made, big = fresh(), street(120)
    with made.writing(PEN) as s:
        journal.add(s, big.records)
        index_all(s, readings)
        assert len(search(s, "1990000")) == LIMIT
        assert len(search(s, "1990000", limit=7)) == 7
        everybody = search(s, "1990000", limit=10_000)
        assert len(everybody) == sum(bool(r.phone) for r in big.residents)


def test_every_invented_person_is_found_in_every_way(fresh: Fresh, readings: Readings) -> None:
    made, some = fresh(), street(25, seed=5)
    with made.writing(PEN) as s:
        journal.add(s, some.records)
        index_all(s, readings)
    with made.reading() as s:
        for person in some.residents:
            typed = [term.text for term in name_terms(person.name, readings)]
            typed += [person.name[1:], person.id_number, *([person.phone] * bool(person.phone))]
            for query in typed:
                found = {hit.subject for hit in search(s, query, limit=10_000)}
                assert person.id in found, query


def _found(made: Database, query: str) -> list[SearchHit]:
    with made.reading() as s:
        return search(s, query)


def test_the_index_follows_every_change(fresh: Fresh) -> None:
    made = fresh()
    keep_index(made, PINYIN)
    with made.writing(PEN) as s:
        journal.add(s, RECORDS)
    who = PEOPLE[1]
    assert [hit.subject for hit in _found(made, "zmh")] == [who.id]
    with made.writing(PEN) as s:
        journal.edit(s, "resident", who.id, {"name": "解芳", "phone": "19900009999"})
        journal.edit(s, "dwelling", FLAT[0].id, {"estate": "榴园", "room": "303"})
        journal.edit(s, "household", FAR[1].id, {"householder": "查理"})
    assert _found(made, "zmh") == _found(made, "张明华") == _found(made, "5678") == []
    assert [hit.subject for hit in _found(made, "xf")] == [who.id]
    assert [hit.subject for hit in _found(made, "9999")] == [who.id]
    assert _found(made, "幸福小区") == _found(made, "101") == []
    assert [hit.household for hit in _found(made, "榴园")] == [FLAT[1].id]
    assert [hit.household for hit in _found(made, "2-303")] == [FLAT[1].id]
    assert [hit.subject for hit in _found(made, "zl")] == [FAR[1].id]


def test_what_was_taken_off_the_register_is_found_no_more(fresh: Fresh) -> None:
    made = fresh()
    keep_index(made, PINYIN)
    with made.writing(PEN) as s:
        journal.add(s, RECORDS)
    with made.writing(PEN) as s:
        journal.edit(s, "resident", PEOPLE[0].id, {"removed": "重复"})
        journal.edit(s, "household", HOUSE[1].id, {"removed": "查无此户"})
        journal.edit(s, "dwelling", FAR[0].id, {"removed": "已拆除"})
    assert [hit.entity for hit in _found(made, "单建国")] == ["household"]
    assert [_found(made, q) for q in ("欧阳", "oyc", "东村", "12", "𬱖", "张三")] == [[]] * 6
    with made.writing(PEN) as s:
        journal.edit(s, "dwelling", FAR[0].id, {"removed": ""})
    assert [hit.household for hit in _found(made, "东村")] == [FAR[1].id]


def _fail(_: Session) -> None:
    raise ZeroDivisionError


def _fill(made: Database) -> None:
    with made.writing(PEN) as s:
        journal.add(s, RECORDS)


def test_a_transaction_that_fails_leaves_the_index_as_it_was(fresh: Fresh) -> None:
    made = fresh()
    keep_index(made, PINYIN)
    made.before_commit.append(_fail)
    with pytest.raises(ZeroDivisionError):
        _fill(made)
    with made.reading() as s:
        assert s.execute(text("SELECT count(*) FROM search_key")).scalar() == 0


def test_an_index_made_anew_is_the_index_that_was_kept(fresh: Fresh, readings: Readings) -> None:
    made = fresh()
    keep_index(made, PINYIN)
    with made.writing(PEN) as s:
        journal.add(s, RECORDS)
    tables = [
        "SELECT key, value FROM search_key ORDER BY 1, 2",
        "SELECT * FROM door_key ORDER BY 1, 2, 3, 4",
        "SELECT dwelling, body FROM search_text ORDER BY 1",
    ]
    with made.writing() as s:
        kept = [s.execute(text(question)).all() for question in tables]
        index_all(s, readings)
        assert [s.execute(text(question)).all() for question in tables] == kept
        assert all(kept)


def test_every_word_is_found_at_one_household(workspace: Database) -> None:
    with workspace.reading() as s:
        assert [hit.name for hit in search(s, "张 幸福")] == ["张明华"]
        assert search(s, "张三 101") == []
        assert [hit.name for hit in search(s, "买买提 anna")] == ["欧阳春"]


def test_an_index_that_a_newer_schema_emptied_is_made_at_the_next_opening(
    filled: Filled,
) -> None:
    made = filled(RECORDS)
    with made.writing() as s:
        s.execute(text("DELETE FROM search_key"))
    keep_index(made, PINYIN)
    with made.reading() as s:
        assert _names(s, "sjg") == ["单建国"]


def test_who_is_merged_away_is_found_as_who_stands_for_the_person(fresh: Fresh) -> None:
    made = fresh()
    keep_aliases(made)
    keep_index(made, PINYIN)
    away, stays, gone = PEOPLE[0], PEOPLE[2], PEOPLE[5]
    merges = [
        ResidentMerge(UUID(int=900), away.id, stays.id, away.household, date(2026, 1, 1)),
        ResidentMerge(UUID(int=901), PEOPLE[1].id, gone.id, away.household, date(2026, 1, 1)),
    ]
    with made.writing(PEN) as s:
        journal.add(s, [*RECORDS, *merges])
        journal.edit(s, "resident", gone.id, {"removed": "去世"})
    for typed in ("单建国", "sjg", "19900001234", away.id_number, "1234"):
        with made.reading() as s:
            hits = [hit for hit in search(s, typed) if hit.entity == "resident"]
        assert [(hit.subject, hit.name) for hit in hits] == [(stays.id, "欧阳春")], typed
        assert (hits[0].household, hits[0].address) == (HOUSE[1].id, "东村12号")
    with made.reading() as s:
        assert search(s, "19900005678") == []  # who stands for the person is off the register
    with made.writing(PEN) as s:
        journal.edit(s, "resident_merge", merges[0].id, {"undone": "两个人"})
    with made.reading() as s:
        assert [hit.subject for hit in search(s, away.id_number)] == [away.id]
