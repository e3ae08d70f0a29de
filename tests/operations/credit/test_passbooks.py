"""存折: what a household holds on paper stays true, line by line, whatever arrives later."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.codes import Role
from gridcredit.domain.errors import (
    BadValue,
    NobodyTakesPart,
    NotAllowed,
    NotFound,
    PassbookUpToDate,
)
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.credit_void import CreditVoid
from gridcredit.domain.kinds.goods import Goods
from gridcredit.domain.kinds.passbook_print import PassbookPrint
from gridcredit.domain.kinds.public_code import PublicCode
from gridcredit.domain.kinds.redemption import Redemption
from gridcredit.domain.kinds.redemption_return import RedemptionReturn
from gridcredit.operations.credit import passbooks
from gridcredit.operations.credit.passbooks import PassbookPrinted
from gridcredit.operations.desk import Desk
from gridcredit.store.journal.loading import load
from tests.operations.adding import add_records
from tests.operations.credit.boards import House, close, pages_of, passed, settle, text_of
from tests.operations.credit.pilots import become
from tests.operations.offices import VILLAGE

NOVEMBER = "2026-11"


@pytest.fixture
def house(clerk: Desk) -> House:
    """A household with one entry in closed October, in a village of three."""
    houses = settle(clerk, 3)
    passed(clerk, houses[0])
    close(clerk)
    return houses[0]


def printed(desk: Desk, house: House, out: Path, **more: int) -> PassbookPrinted:
    return passbooks.print_passbook(desk, house.household, out, **more)  # type: ignore[arg-type]


def go(desk: Desk, days: int) -> None:
    desk.clock.go(days)  # type: ignore[attr-defined]


def redeem(desk: Desk, house: House, on: date = date(2026, 11, 22)) -> Redemption:
    """A voucher of half a point."""
    soap = Goods(desk.new_id(), area_id(VILLAGE), "FZ", "肥皂", "块", 5)
    voucher = Redemption(
        desk.new_id(), house.household, "1", on, (f"{soap.id.hex}=1@5",), house.adults[1]
    )
    add_records(desk, [soap, voucher])
    return voucher


def test_the_first_print_is_a_whole_booklet(clerk: Desk, house: House, tmp_path: Path) -> None:
    out = tmp_path / "book.pdf"
    assert printed(clerk, house, out) == PassbookPrinted(2, 1, 2)
    text = text_of(out)
    with clerk.reading() as session:
        (code,) = [one.code for one in load(session, PublicCode)]
        (kept,) = load(session, PassbookPrint)
    for words in (
        "信用存折",
        "东村1号",
        house.names[0],
        f"公示码（2026年度）：{code}",
        "12026-1010-09文体活动赵公望零壹2.02.02.02.0",
    ):
        assert words in text
    assert "屋顶" not in text
    assert (kept.lines, len(kept.printed), kept.year) == (1, 1, 2026)
    assert pages_of(out) == 2


def test_what_is_new_is_printed_on_from_the_next_free_line(
    clerk: Desk, house: House, tmp_path: Path
) -> None:
    printed(clerk, house, tmp_path / "1.pdf")
    with pytest.raises(PassbookUpToDate) as told:
        printed(clerk, house, tmp_path / "2.pdf")
    assert told.value.line == 2
    assert not (tmp_path / "2.pdf").exists()
    redeem(clerk, house)
    assert printed(clerk, house, tmp_path / "2.pdf") == PassbookPrinted(1, 1, 3)
    text = text_of(tmp_path / "2.pdf")
    assert text == "22026-1111-22兑换物品钱若水零壹2.00.51.5"


def test_a_correction_names_its_line(clerk: Desk, house: House, tmp_path: Path) -> None:
    entry = passed(clerk, house, on=date(2026, 11, 5))
    go(clerk, 10)
    close(clerk, NOVEMBER)
    printed(clerk, house, tmp_path / "1.pdf")
    add_records(clerk, [CreditVoid(clerk.new_id(), entry, clerk.today())])
    go(clerk, 31)
    close(clerk, "2026-12")
    assert printed(clerk, house, tmp_path / "2.pdf", year=2026) == PassbookPrinted(2, 1, 4)
    assert "32026-1211-05文体活动" in text_of(tmp_path / "2.pdf")
    assert "-2.02.02.0更正第2笔" in text_of(tmp_path / "2.pdf")
    assert "1002.0" in text_of(tmp_path / "2.pdf")  # the page of the year, as December has closed


def test_a_voucher_taken_back_is_put_right_on_paper(
    clerk: Desk, house: House, tmp_path: Path
) -> None:
    voucher = redeem(clerk, house)
    assert printed(clerk, house, tmp_path / "1.pdf").lines == 2
    void = Redemption(
        clerk.new_id(), voucher.household, "1", voucher.on, voucher.lines, corrects=voucher.id,
        void=True, reason="写错",
    )  # fmt: skip
    add_records(clerk, [void])
    assert printed(clerk, house, tmp_path / "2.pdf") == PassbookPrinted(1, 1, 4)
    assert text_of(tmp_path / "2.pdf") == "3账目更正2.0-0.52.0更正第2笔"
    with pytest.raises(PassbookUpToDate):
        printed(clerk, house, tmp_path / "3.pdf")


def test_what_came_back_stands_below_its_voucher(clerk: Desk, house: House, tmp_path: Path) -> None:
    voucher = redeem(clerk, house)
    back = RedemptionReturn(clerk.new_id(), voucher.id, voucher.on, voucher.lines)
    add_records(clerk, [back])
    assert printed(clerk, house, tmp_path / "1.pdf").lines == 3
    assert "32026-1111-22退回物品2.0-0.52.0" in text_of(tmp_path / "1.pdf")


def test_a_late_line_never_stands_before_a_printed_one(
    clerk: Desk, house: House, tmp_path: Path
) -> None:
    redeem(clerk, house, date(2026, 11, 20))
    printed(clerk, house, tmp_path / "1.pdf")
    redeem(clerk, house, date(2026, 11, 1))
    assert printed(clerk, house, tmp_path / "2.pdf") == PassbookPrinted(1, 1, 4)
    assert text_of(tmp_path / "2.pdf").startswith("32026-1111-01兑换物品")


def test_a_lost_booklet_is_printed_anew(clerk: Desk, house: House, tmp_path: Path) -> None:
    printed(clerk, house, tmp_path / "1.pdf")
    assert printed(clerk, house, tmp_path / "2.pdf", from_line=1) == PassbookPrinted(2, 1, 2)
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()
    with pytest.raises(BadValue):
        printed(clerk, house, tmp_path / "3.pdf", from_line=3)


def test_a_new_year_begins_with_what_the_last_one_left(
    clerk: Desk, house: House, tmp_path: Path
) -> None:
    passed(clerk, house, on=date(2026, 11, 5))
    go(clerk, 10)
    close(clerk, NOVEMBER)
    go(clerk, 31)  # 2 January
    redeem(clerk, house, date(2026, 12, 30))
    printed(clerk, house, tmp_path / "1.pdf")
    assert "1上年结余3.50.03.5" in text_of(tmp_path / "1.pdf")
    close(clerk, "2026-12")
    with pytest.raises(PassbookUpToDate):
        printed(clerk, house, tmp_path / "2.pdf")


def test_all_booklets_of_a_village_are_one_file(clerk: Desk, house: House, tmp_path: Path) -> None:
    printed(clerk, house, tmp_path / "1.pdf")
    done = passbooks.print_passbooks(clerk, tmp_path / "all.pdf", VILLAGE)
    assert (done.pages, done.households) == (4, 2)
    text = text_of(tmp_path / "all.pdf")
    assert text.index("东村2号") < text.index("东村3号")
    assert "东村1号" not in text
    with pytest.raises(NobodyTakesPart):
        passbooks.print_passbooks(clerk, tmp_path / "none.pdf", VILLAGE)


def test_the_test_page_measures_a_printer(clerk: Desk, tmp_path: Path) -> None:
    assert passbooks.print_alignment(clerk, tmp_path / "t.pdf", (1.5, -2)) == 1
    with pytest.raises(BadValue):
        passbooks.print_alignment(clerk, tmp_path / "t.pdf", (float("nan"), 0))


def test_who_neither_records_nor_redeems_prints_no_passbook(
    clerk: Desk, house: House, tmp_path: Path
) -> None:
    become(clerk, Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        printed(clerk, house, tmp_path / "1.pdf")


def test_an_unknown_household_is_said(clerk: Desk, house: House, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        passbooks.print_passbook(clerk, clerk.new_id(), tmp_path / "1.pdf")
