"""What was printed and hung up, and what goes into passbooks, read from the records."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain.codes import ConsentKind
from gridcredit.domain.credit.codes import Result, Theme
from gridcredit.domain.credit.items import Item
from gridcredit.domain.credit.passbook import LineKind, Posting
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.kinds.credit_sheet import CreditSheet
from gridcredit.domain.kinds.goods import Goods
from gridcredit.domain.kinds.passbook_print import PassbookPrint
from gridcredit.domain.kinds.public_code import PublicCode
from gridcredit.domain.kinds.redemption import Redemption
from gridcredit.domain.kinds.redemption_return import RedemptionReturn
from gridcredit.store.credit import papers
from gridcredit.store.credit.ledger import Ledger, village_ledger
from gridcredit.store.credit.postings import postings
from tests.store.conftest import Fresh
from tests.store.credit.villages import STREET_OFFICE, VILLAGE, Village, home, person

JAN = date(2026, 1, 1)
ITEMS = (Item("A", Theme.GOVERNANCE, "安全预警", 20),)
SOAP = UUID(int=77)
LINE = f"{SOAP.hex}=1@5"


@pytest.fixture
def village(fresh: Fresh) -> Village:
    """A village with rules and members since January, and soap at half a point."""
    made = Village(fresh())
    made.rules(JAN, ITEMS)
    made.join(JAN)
    made.write([Goods(SOAP, area_id(VILLAGE), "FZ", "肥皂", "块", 5)])
    return made


def posted(village: Village, year: int = 2026, at: int = 1) -> list[Posting]:
    """What goes into the passbook of a household."""
    with village.database.reading() as session:
        ledger: Ledger = village_ledger(session, VILLAGE, date(2027, 3, 1))
        return postings(session, ledger, [home(at)], year)[home(at)]


def told(found: list[Posting]) -> list[tuple[LineKind, str, int, int]]:
    return [(one.kind, one.period, one.counted, one.spent) for one in found]


def redeem(village: Village, on: date, by: UUID | None = None) -> Redemption:
    made = Redemption(next(village.ids), home(1), "1", on, (LINE,), person(1, 2))
    village.write([made], *([by] if by else []))
    return made


def test_postings_stand_in_the_order_in_which_they_became_known(village: Village) -> None:
    entry = village.passed("A", date(2026, 1, 20))
    village.close("2026-01", date(2026, 2, 3))
    voucher = redeem(village, date(2026, 2, 10))
    village.write([RedemptionReturn(next(village.ids), voucher.id, date(2026, 2, 11), (LINE,))])
    village.answer(village.object_to(entry), Result.UPHELD)
    village.close("2026-02", date(2026, 3, 1))
    found = posted(village)
    assert told(found) == [
        (LineKind.ENTRY, "2026-01", 20, 0),
        (LineKind.REDEMPTION, "2026-02", 0, 5),
        (LineKind.RETURN, "2026-02", 0, -5),
        (LineKind.CORRECTION, "2026-02", -20, 0),
    ]
    assert (found[0].key, found[3].corrects) == (entry.hex, entry.hex)
    assert (found[0].item, found[0].person, found[1].person) == ("安全预警", "甲1", "甲2")


def test_a_voucher_of_another_office_does_not_count(village: Village) -> None:
    redeem(village, date(2026, 2, 10), STREET_OFFICE)
    assert posted(village) == []


def test_a_disputed_line_says_so_and_open_months_are_not_there(village: Village) -> None:
    entry = village.passed("A", date(2026, 1, 20))
    village.passed("A", date(2026, 2, 20))
    village.close("2026-01", date(2026, 2, 3))
    village.object_to(entry)
    assert [(one.key, one.disputed) for one in posted(village)] == [(entry.hex, True)]


def test_a_year_begins_with_what_was_left_and_what_december_added(village: Village) -> None:
    village.passed("A", date(2026, 1, 20))
    village.passed("A", date(2026, 12, 5))
    village.close("2026-01", date(2026, 2, 3))
    redeem(village, date(2026, 12, 30))
    redeem(village, date(2027, 1, 4))
    assert told(posted(village, 2027)) == [
        (LineKind.OPENING, "", 15, 0),
        (LineKind.REDEMPTION, "2027-01", 0, 5),
    ]
    for month in range(2, 13):
        village.close(f"2026-{month:02d}", date(2027, 1, 9))
    assert told(posted(village, 2027)) == [
        (LineKind.OPENING, "", 15, 0),
        (LineKind.REDEMPTION, "2027-01", 0, 5),
        (LineKind.OPENING, "2026-12", 20, 0),
    ]


def test_what_a_year_s_end_forfeits_is_the_last_line(fresh: Fresh) -> None:
    village = Village(fresh())
    village.rules(JAN, ITEMS, carry=50)
    village.join(JAN)
    village.passed("A", date(2026, 1, 20))
    for month in range(1, 13):
        village.close(f"2026-{month:02d}", date(2027, 1, 9))
    assert told(posted(village))[-1] == (LineKind.FORFEIT, "2026-12", 0, 10)
    assert told(posted(village, 2027)) == [
        (LineKind.OPENING, "", 20, 0),
        (LineKind.OPENING, "2026-12", -10, 0),
    ]


def test_of_two_codes_of_a_household_the_first_stands(village: Village) -> None:
    for by, code in ((STREET_OFFICE, "AAAAA"), (None, "BBBBB")):
        made = PublicCode(next(village.ids), home(1), 2026, code)
        village.write([made], *([by] if by else []))
    village.write([PublicCode(next(village.ids), home(2), 2027, "CCCCC")])
    with village.database.reading() as session:
        found = papers.public_codes(session, [home(1), home(2)], 2026)
    assert found == {home(1): "AAAAA"}


def test_lines_on_paper_are_those_of_all_prints_of_a_year(village: Village) -> None:
    for year, lines, printed in ((2026, 1, ("a=20,0",)), (2026, 2, ("b=0,5",)), (2027, 0, ())):
        made = PassbookPrint(next(village.ids), home(1), JAN, year, lines, printed)
        village.write([made])
    with village.database.reading() as session:
        assert papers.printed_lines(session, [home(1), home(2)], 2026) == {
            home(1): ["a=20,0", "b=0,5"]
        }
        assert papers.printed_lines(session, [home(1)], 2027) == {home(1): []}


def test_who_agreed_is_who_said_so_last(village: Village) -> None:
    kind = ConsentKind.PUBLISH_HONOUR
    said = ((1, kind, True, 1), (1, kind, False, 3), (2, kind, True, 2))
    other = (3, ConsentKind.PUBLISH_LINES, True, 2)
    for at, consent, given, day in (*said, other):
        on = date(2026, 1, day)
        village.write([ConsentEvent(next(village.ids), person(at), consent, given, on)])
    with village.database.reading() as session:
        found = papers.agreed(session, [person(at) for at in (1, 2, 3)], kind)
    assert found == {person(2)}


def test_hung_up_are_the_sheets_that_stand_in_their_order(village: Village) -> None:
    first = CreditSheet(next(village.ids), area_id(VILLAGE), "2026-01", "2026-1", JAN, JAN, "ABDE")
    void = CreditSheet(
        next(village.ids), area_id(VILLAGE), "2026-01", "2026-1", JAN, JAN, "ABDE",
        corrects=first.id, void=True,
    )  # fmt: skip
    other = CreditSheet(next(village.ids), area_id(VILLAGE), "2026-02", "2026-2", JAN, JAN, "ABDE")
    village.write([first])
    village.write([other])
    village.write([void])
    with village.database.reading() as session:
        assert papers.hung_up(session, area_id(VILLAGE)) == [other]
