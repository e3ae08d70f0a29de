"""Sixty surnames that are read in several ways are found by each of them, and by its initial."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest

from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.paths import resources
from gridcredit.store.engine.database import Session
from gridcredit.store.search.readings import load_readings
from gridcredit.store.search.search import search
from gridcredit.store.search.searchindex import index_all
from tests.store.conftest import Filled
from tests.store.invented import PEN, street

READ = """
单 shan dan,仇 qiu chou,解 xie jie,曾 zeng ceng,查 zha cha,区 ou qu,覃 qin tan,盖 ge gai,
缪 miao mou,朴 piao pu,乐 yue le,宿 su xiu,员 yun yuan,召 shao zhao,洗 xian xi,秘 bi mi,
薄 bo bao,柏 bai bo,种 chong zhong,翟 zhai di,折 she zhe,郇 xun huan,郗 xi chi,隗 wei kui,
牟 mou mu,祭 zhai ji,佴 nai er,能 nai neng,钭 tou dou,贾 jia gu,谌 chen shen,盛 sheng cheng,
黑 he hei,炅 gui jiong,句 gou ju,角 jue jiao,强 qiang jiang,瞿 qu ju,适 kuo shi,笮 ze zuo,
繁 po fan,费 fei bi,行 xing hang,尉 wei yu,蔚 yu wei,尉迟 yuchi weichi,万俟 moqi wansi,
长孙 zhangsun changsun,澹台 tantai dantai,单于 chanyu danyu,宓 mi fu,莘 shen xin,乜 nie mie,
会 gui hui,参 shen can,粘 nian zhan,颉 xie jie,逢 pang feng,都 du dou,隽 juan jun
"""
SURNAMES = {
    surname: tuple(readings)
    for surname, *readings in (entry.split() for entry in READ.replace("\n", "").split(","))
}
GIVEN, SOUND, INITIALS = "小明", "xiaoming", "xm"


@pytest.fixture(scope="module")
def ids() -> dict[str, UUID]:
    return {surname: UUID(int=1000 + at) for at, surname in enumerate(SURNAMES)}


@pytest.fixture
def session(filled: Filled, ids: dict[str, UUID]) -> Iterator[Session]:
    made = street(1)
    dwelling = Dwelling(UUID(int=1), made.grids[0], "榴园", "3", "1", "101")
    home = Household(UUID(int=2), dwelling.id)
    people = [Resident(row, home.id, surname + GIVEN) for surname, row in ids.items()]
    database = filled([*made.areas, dwelling, home, *people])
    with database.writing(PEN) as writing:
        index_all(writing, load_readings(resources() / "pinyin"))
    with database.reading() as reading:
        yield reading


def test_sixty_surnames_are_found_by_every_reading(session: Session, ids: dict[str, UUID]) -> None:
    assert len(SURNAMES) == 60
    missed = []
    for surname, readings in SURNAMES.items():
        assert len(readings) > 1
        for reading in readings:
            for typed in (reading + SOUND, reading):
                if ids[surname] not in {hit.subject for hit in search(session, typed)}:
                    missed.append((surname, typed))
    assert missed == []


def test_each_is_found_by_the_initials_of_every_reading(
    session: Session, ids: dict[str, UUID]
) -> None:
    for surname, readings in SURNAMES.items():
        if len(surname) == 1:
            for reading in readings:
                found = {hit.subject for hit in search(session, reading[0] + INITIALS)}
                assert ids[surname] in found, (surname, reading)


def test_sound_and_door_are_typed_together(session: Session, ids: dict[str, UUID]) -> None:
    for typed in ("dxm 3-1", "shan 101", "单 3-1-101", "单小明 榴园"):
        assert ids["单"] in {hit.subject for hit in search(session, typed)}, typed
    assert search(session, "dxm 9-9") == []
