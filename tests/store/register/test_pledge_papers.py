"""Papers by their numbers and pages that wait, in a file and on a server."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.kinds.pledge_blank import PledgeBlank
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.pledge_scan import PledgeScan
from gridcredit.domain.kinds.unread_page import UnreadPage
from gridcredit.store.engine.database import Database
from gridcredit.store.journal import journal
from gridcredit.store.register import pledge_papers, unread_pages
from gridcredit.store.register.written import revisions_of
from tests.store.conftest import Filled
from tests.store.invented import PEN
from tests.store.made import DAY, world

WORLD = world()
AREA, PERSON = WORLD["area"].id, WORLD["resident"].id
ONE, TWO, MARKED = (f"370403002-001-2026-{end}" for end in ("0001", "0002", "7KQ-0002"))
SIGNED = PledgeEvent(UUID(int=1), UUID(int=2), PERSON, PledgeStage.SIGNED, DAY, ONE)
BLANK = PledgeBlank(UUID(int=4), AREA, TWO, DAY, pages=2)
OTHER = PledgeBlank(UUID(int=5), AREA, MARKED, DAY)
PAGE = PledgeScan(UUID(int=6), BLANK.id, 2, DAY, "a" * 64)
UNREAD = UnreadPage(UUID(int=7), AREA, "b" * 64, "批次.pdf", 3, DAY, why="no_code_read")
BROKEN = UnreadPage(UUID(int=8), AREA, "", "坏.pdf", 1, DAY, why="locked_pdf")


@pytest.fixture
def db(filled: Filled) -> Database:
    """A signed pledge without a blank, two blanks, one of them with its second page, two pages
    that wait."""
    places = [WORLD[name] for name in ("area", "dwelling", "household", "resident")]
    return filled([*places, SIGNED, BLANK, OTHER, PAGE, UNREAD, BROKEN])


def test_a_paper_tells_what_is_kept_of_it(db: Database) -> None:
    with db.reading() as s:
        papers = {one.number: one for one in pledge_papers.papers_in(s, [AREA])}
    assert sorted(papers) == sorted((ONE, TWO, MARKED))
    assert (papers[TWO].pages, papers[TWO].of, papers[TWO].printed_on) == ((2,), 2, DAY)
    assert papers[ONE].steps == ((PledgeStage.SIGNED, DAY),)


def test_the_last_digits_find_blanks_and_pledges_of_every_computer(db: Database) -> None:
    with db.reading() as s:
        assert pledge_papers.numbers_ending(s, [AREA], "0001") == [ONE]
        assert pledge_papers.numbers_ending(s, [AREA], "0002") == sorted((TWO, MARKED))
        assert pledge_papers.numbers_ending(s, [UUID(int=99)], "0001") == []
        assert pledge_papers.numbers_ending(s, [AREA], "%") == []
        assert pledge_papers.pledges_ever(s, ONE) == {SIGNED.pledge}


def test_rows_are_told_with_who_wrote_them_and_none_is_altered(db: Database) -> None:
    with db.reading() as s:
        told = dict(revisions_of(s, "pledge_blank", [BLANK.id, OTHER.id]))
        papers = pledge_papers.papers_in(s, [AREA])
        assert pledge_papers.altered_rows(s, papers) == set()
    assert {row: revision.author for row, revision in told.items()} == {
        BLANK.id: PEN.name,
        OTHER.id: PEN.name,
    }


def test_pages_wait_until_they_are_settled_and_are_known_again(db: Database) -> None:
    again = replace(UNREAD, id=UUID(int=9), source="又一次.pdf")
    with db.reading() as s:
        assert unread_pages.waiting(s, [AREA]) == [BROKEN, UNREAD]
        assert unread_pages.known(s, again) == UNREAD
        assert unread_pages.known(s, replace(BROKEN, id=UUID(int=9))) == BROKEN
        assert unread_pages.known(s, replace(BROKEN, page=2)) is None
        assert unread_pages.is_filed(s, PAGE.scan)
        assert not unread_pages.is_filed(s, UNREAD.scan)
    with db.writing(PEN) as s:
        journal.edit(s, "unread_page", UNREAD.id, {"settled": "海报"})
    with db.reading() as s:
        assert unread_pages.waiting(s, [AREA]) == [BROKEN]
        found = unread_pages.known(s, again)
    assert found is not None
    assert found.settled == "海报"
