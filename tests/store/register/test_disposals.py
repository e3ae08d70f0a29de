"""Which files are sealed, and which are to be kept nowhere any more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from gridcredit.domain.codes import AreaLevel, ConsentKind, PledgeStage
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.kinds.disposal_list import DisposalList
from gridcredit.domain.kinds.pledge_blank import PledgeBlank
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.pledge_scan import PledgeScan
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.unread_page import UnreadPage
from gridcredit.store.engine.database import Database
from gridcredit.store.journal import journal
from gridcredit.store.register import disposals, events, pledge_papers
from tests.store.conftest import Filled
from tests.store.invented import PEN
from tests.store.made import DAY, world

WORLD = world()
AREA, PERSON = WORLD["area"].id, WORLD["resident"].id
FIRST, SECOND, TURNED = ("a" * 64, "b" * 64, "c" * 64)
ONE, TWO = "370403002-001-2026-0001", "370403002-001-2026-0002"
SIGNED = PledgeEvent(UUID(int=1), UUID(int=2), PERSON, PledgeStage.SIGNED, DAY, ONE, scan=FIRST)
WITHDRAWN = replace(SIGNED, id=UUID(int=3), stage=PledgeStage.WITHDRAWN, scan="")
BLANK = PledgeBlank(UUID(int=4), AREA, ONE, DAY, pages=2)
PAGE = PledgeScan(UUID(int=5), BLANK.id, 2, DAY, SECOND)
UNREAD = UnreadPage(UUID(int=6), AREA, TURNED, "批次.pdf", 3, DAY, why="no_code", settled=ONE)
LIST = DisposalList(UUID(int=7), AREA, "XH-1", DAY, (ONE,), "甲", "乙")


@pytest.fixture
def db(filled: Filled) -> Database:
    """A signed pledge with a photo, a filed page, and one that a person filed by hand."""
    places = [WORLD[name] for name in ("area", "dwelling", "household", "resident")]
    return filled([*places, SIGNED, BLANK, PAGE, UNREAD])


def write(db: Database, *records: Any) -> None:
    """Keep these too."""
    with db.writing(PEN) as s:
        journal.add(s, list(records))


def sealed(db: Database) -> tuple[set[str], set[str]]:
    """What is sealed, and what is to go."""
    with db.reading() as s:
        return disposals.sealed_files(s), disposals.erased_files(s)


def test_a_withdrawal_seals_every_file_of_the_paper(db: Database) -> None:
    assert sealed(db) == (set(), set())
    write(db, WITHDRAWN)
    assert sealed(db) == ({FIRST, SECOND, TURNED}, set())
    taken_back = replace(WITHDRAWN, id=UUID(int=8), corrects=WITHDRAWN.id, void=True, reason="错")
    write(db, taken_back)
    assert sealed(db) == (set(), set())


def test_a_list_that_was_carried_out_lets_them_go(db: Database) -> None:
    write(db, LIST)
    assert sealed(db) == (set(), set())
    with db.writing(PEN) as s:
        journal.edit(s, "disposal_list", LIST.id, {"done_on": DAY.isoformat()})
    assert sealed(db) == ({FIRST, SECOND, TURNED},) * 2
    with db.reading() as s:
        assert disposals.disposed(s) == {ONE: DAY}
        [paper] = pledge_papers.papers_in(s, [AREA])
    assert (paper.scan, paper.is_sealed, paper.disposed_on) == ("", True, DAY)


def test_a_list_that_was_voided_lets_nothing_go(db: Database) -> None:
    write(db, replace(LIST, done_on=DAY, removed="有误"))
    assert sealed(db) == (set(), set())


def test_what_another_paper_or_record_names_stays(db: Database) -> None:
    other = replace(SIGNED, id=UUID(int=9), pledge=UUID(int=10), number=TWO)
    waiting = replace(UNREAD, id=UUID(int=11), scan=SECOND, settled="")
    write(db, other, waiting, replace(LIST, done_on=DAY))
    assert sealed(db)[1] == {TURNED}


def test_no_list_lets_go_of_what_another_area_keeps(db: Database) -> None:
    elsewhere = Area(UUID(int=30), "370403009", "别处", AreaLevel.STREET, None)
    write(db, elsewhere, replace(LIST, area=elsewhere.id, done_on=DAY))
    assert sealed(db) == (set(), set())
    with db.reading() as s:
        assert disposals.disposed(s) == {}


@pytest.mark.parametrize(("first", "second"), [("", ""), ("甲", ""), ("甲", "甲")])
def test_a_list_that_two_did_not_sign_lets_nothing_go(
    db: Database, first: str, second: str
) -> None:
    write(db, replace(LIST, first=first, second=second, done_on=DAY))
    assert sealed(db) == (set(), set())


def test_who_writes_under_the_number_of_another_erases_nothing_of_it(
    db: Database,
) -> None:
    """Somebody else's paper with the same number and picture, written in another area."""
    area = Area(UUID(int=31), "370403009", "别处", AreaLevel.STREET, None)
    home = replace(WORLD["dwelling"], id=UUID(int=32), area=area.id)  # type: ignore[type-var]
    house = replace(WORLD["household"], id=UUID(int=33), dwelling=home.id)  # type: ignore[type-var]
    other = Resident(UUID(int=34), house.id, "别人")
    theirs = replace(SIGNED, id=UUID(int=35), pledge=UUID(int=36), resident=other.id)
    write(db, area, home, house, other, theirs, replace(LIST, area=area.id, done_on=DAY))
    assert sealed(db) == (set(), set())


def test_a_corrected_step_hides_no_file(db: Database) -> None:
    later = replace(SIGNED, id=UUID(int=12), corrects=SIGNED.id, scan="", reason="照片不清")
    write(db, later, replace(LIST, done_on=DAY))
    assert FIRST in sealed(db)[1]


def test_a_number_of_a_list_is_never_given_again(db: Database) -> None:
    write(db, replace(LIST, number="X-2026-001", removed="有误"))
    with db.reading() as s:
        assert disposals.list_numbers(s, "X-2026-") == ["X-2026-001"]


def test_withdrawn_consents_are_those_not_given_again(db: Database) -> None:
    kind = ConsentKind.REPORT_PLEDGE
    given = ConsentEvent(UUID(int=20), PERSON, kind, True, DAY)
    gone = replace(given, id=UUID(int=21), given=False)
    write(db, given, gone)
    with db.reading() as s:
        assert events.withdrawn_consents(s, [kind]) == [gone]
        assert events.withdrawn_consents(s, [ConsentKind.PUBLISH_HONOUR]) == []
    write(db, replace(given, id=UUID(int=22)))
    with db.reading() as s:
        assert events.withdrawn_consents(s, [kind]) == []
