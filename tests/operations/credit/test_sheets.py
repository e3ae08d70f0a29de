"""公示: what hangs on the board names nobody who did not agree, and is printed again as it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.codes import ConsentKind, Role
from gridcredit.domain.credit.codes import Flow, Manner, Seat, StockReason
from gridcredit.domain.errors import (
    AreaUnknown,
    BadValue,
    NotAllowed,
    NotDecidedHere,
    PeriodOpen,
    StorageFailed,
)
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.credit_objection import CreditObjection
from gridcredit.domain.kinds.credit_sheet import CreditSheet
from gridcredit.domain.kinds.credit_void import CreditVoid
from gridcredit.domain.kinds.fund_move import FundMove
from gridcredit.domain.kinds.goods import Goods
from gridcredit.domain.kinds.public_code import PublicCode
from gridcredit.domain.kinds.redemption import Redemption
from gridcredit.domain.kinds.stock_move import StockMove
from gridcredit.operations.credit import sheets
from gridcredit.operations.credit.reprints import sheets_to_reprint
from gridcredit.operations.credit.sheets import BoardPrinted, SheetLeftOut
from gridcredit.operations.desk import Desk
from gridcredit.reports.writing import PaperSize
from gridcredit.store.journal import journal
from gridcredit.store.journal.loading import load
from tests.operations.adding import add_records
from tests.operations.credit.boards import (
    NOTE,
    OCTOBER,
    ON,
    PLACE,
    House,
    close,
    consent,
    passed,
    settle,
    text_of,
)
from tests.operations.credit.pilots import become, put_rules
from tests.operations.offices import VILLAGE

HONOUR, LINES = ConsentKind.PUBLISH_HONOUR, ConsentKind.PUBLISH_LINES


@pytest.fixture
def houses(clerk: Desk) -> list[House]:
    """Eight households with an entry each, three of another theme; October is closed."""
    made = settle(clerk, 8)
    for house in made:
        passed(clerk, house)
    for house in made[:3]:
        passed(clerk, house, "C1")
    consent(clerk, [made[0].adults[0], made[1].adults[0]], HONOUR)
    close(clerk)
    return made


def printed(desk: Desk, folder: Path, period: str = OCTOBER) -> BoardPrinted:
    return sheets.print_sheets(desk, VILLAGE, period, folder)


def written(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def hung_up(desk: Desk) -> list[CreditSheet]:
    with desk.reading() as session:
        return sorted(load(session, CreditSheet), key=lambda sheet: sheet.id)


def test_the_sheets_of_a_month_are_hung_up(
    clerk: Desk, houses: list[House], tmp_path: Path
) -> None:
    done = printed(clerk, tmp_path)
    assert done.number == "2026-1"
    assert [file.name for file in done.files] == ["A.pdf", "B.pdf", "D.pdf", "E.pdf"]
    assert done.left_out == (SheetLeftOut("C", "lines_not_agreed"),)
    (sheet,) = hung_up(clerk)
    assert (sheet.number, sheet.period, sheet.sheets) == ("2026-1", OCTOBER, "ABDE")
    assert (sheet.on, sheet.until) == (date(2026, 11, 22), date(2026, 11, 27))
    assert sheet.digest == done.digest
    assert set(sheet.named) == {houses[0].adults[0], houses[1].adults[0]}
    assert f"{houses[0].names[0]}薛庄社区居委会文体活动；清洁户" in text_of(tmp_path / "D.pdf")
    assert "美丽乡村——<5" in text_of(tmp_path / "B.pdf")
    assert "尚未提供村（居）民代表会议表决记录" in text_of(tmp_path / "A.pdf")


def test_no_sheet_tells_a_name_a_door_or_a_note(
    clerk: Desk, houses: list[House], tmp_path: Path
) -> None:
    agreed = {houses[0].names[0], houses[1].names[0]}
    add_records(
        clerk,
        [
            FundMove(clerk.new_id(), area_id(VILLAGE), ON, Flow.IN, 50_000, words)
            for words in (
                f"{houses[4].names[1]} 捐款",
                "退东村 3号押金",
                "电话 19900001234 联系",
                "街道拨款",
            )
        ],
    )
    printed(clerk, tmp_path)
    names = {name for house in houses for name in house.names} - agreed
    for name in "BDE":
        text = text_of(tmp_path / f"{name}.pdf")
        for private in (NOTE, PLACE, "孙证人", "张干事", "19900001234", *names):
            assert private not in text
        assert not any(house.door.replace(" ", "") in text for house in houses)
    assert "街道拨款" in text_of(tmp_path / "E.pdf")
    assert not any(name in text_of(tmp_path / "B.pdf") for name in agreed)


def test_the_same_month_is_the_same_bytes_whatever_came_later(
    clerk: Desk, houses: list[House], tmp_path: Path
) -> None:
    first = printed(clerk, tmp_path / "one")
    listed = passed(clerk, houses[5], on=date(2026, 10, 20))
    add_records(
        clerk,
        [
            CreditVoid(clerk.new_id(), listed, date(2026, 11, 22)),
            CreditObjection(clerk.new_id(), listed, Manner.SPOKEN, date(2026, 11, 22)),
            FundMove(clerk.new_id(), area_id(VILLAGE), ON, Flow.OUT, 900, "迟到的一笔"),
        ],
    )
    put_rules(clerk, begins=date(2026, 11, 1), number=2)
    consent(clerk, [houses[6].adults[0]], HONOUR, on=date(2026, 11, 22))
    clerk.clock.go(40)  # type: ignore[attr-defined]
    assert printed(clerk, tmp_path / "two").digest == first.digest
    assert written(tmp_path / "one") == written(tmp_path / "two")
    assert len(hung_up(clerk)) == 1


def test_who_takes_a_consent_back_is_gone_from_sheet_d_alone(
    clerk: Desk, houses: list[House], tmp_path: Path
) -> None:
    printed(clerk, tmp_path / "one")
    assert sheets_to_reprint(clerk, VILLAGE) == []
    consent(clerk, [houses[0].adults[0]], HONOUR, given=False, on=date(2026, 11, 22))
    (task,) = sheets_to_reprint(clerk, VILLAGE)
    assert (task.number, task.period) == ("2026-1", OCTOBER)
    assert (task.due, task.known) == (date(2026, 11, 23), True)
    done = printed(clerk, tmp_path / "two")
    one, two = written(tmp_path / "one"), written(tmp_path / "two")
    assert [name for name in one if one[name] != two[name]] == ["D.pdf"]
    assert houses[0].names[0] not in text_of(tmp_path / "two" / "D.pdf")
    assert houses[1].names[0] in text_of(tmp_path / "two" / "D.pdf")
    assert done.number == "2026-1"
    assert [sheet.named for sheet in hung_up(clerk)][-1] == (houses[1].adults[0],)
    assert sheets_to_reprint(clerk, VILLAGE) == []
    assert printed(clerk, tmp_path / "three").digest == done.digest
    assert len(hung_up(clerk)) == 2


def test_what_hangs_no_more_is_not_printed_again(
    clerk: Desk, houses: list[House], tmp_path: Path
) -> None:
    printed(clerk, tmp_path)
    clerk.clock.go(6)  # type: ignore[attr-defined]
    consent(clerk, [houses[0].adults[0]], HONOUR, given=False, on=clerk.today())
    assert sheets_to_reprint(clerk, VILLAGE) == []


def test_a_consent_given_again_shows_the_name_again(
    clerk: Desk, houses: list[House], tmp_path: Path
) -> None:
    first = printed(clerk, tmp_path / "one")
    for given in (False, True):
        consent(clerk, [houses[0].adults[0]], HONOUR, given, date(2026, 11, 22))
        again = printed(clerk, tmp_path / str(given))
    assert again.digest == first.digest
    assert written(tmp_path / "one") == written(tmp_path / "True")


def test_single_lines_hang_only_of_twenty_households_that_agreed(
    clerk: Desk, tmp_path: Path
) -> None:
    houses = settle(clerk, 22)
    for house in houses:
        passed(clerk, house)
    consent(clerk, [one for house in houses[:19] for one in house.adults], LINES)
    consent(clerk, [houses[19].adults[0]], LINES)
    close(clerk)
    assert printed(clerk, tmp_path).left_out == (SheetLeftOut("C", "lines_not_agreed"),)
    consent(clerk, [houses[19].adults[1]], LINES)
    assert printed(clerk, tmp_path).left_out  # what hangs already stays as it is
    assert not (tmp_path / "C.pdf").exists()


def test_single_lines_come_with_codes_and_go_with_the_consents(clerk: Desk, tmp_path: Path) -> None:
    houses = settle(clerk, 21)
    for house in houses:
        passed(clerk, house)
    consent(clerk, [one for house in houses[:20] for one in house.adults], LINES)
    close(clerk)
    done = printed(clerk, tmp_path / "one")
    assert [file.stem for file in done.files] == ["A", "B", "C", "D", "E", "codes"]
    text, strips = text_of(tmp_path / "one" / "C.pdf"), text_of(tmp_path / "one" / "codes.pdf")
    with clerk.reading() as session:
        codes = {one.household: one.code for one in load(session, PublicCode)}
    assert len(set(codes.values())) == 20
    assert houses[20].household not in codes
    assert all(f"{code}文体活动2.02.0计分" in text for code in codes.values())
    assert "东村1号" in strips
    for private in (NOTE, PLACE, "10月9日", "2026-10-09", *(h.names[0] for h in houses)):
        assert private not in text
    assert not any(house.door.replace(" ", "") in text for house in houses)
    consent(clerk, [houses[0].adults[1]], LINES, given=False, on=date(2026, 11, 22))
    assert [task.number for task in sheets_to_reprint(clerk, VILLAGE)] == ["2026-1"]
    again = printed(clerk, tmp_path / "one")
    assert again.left_out == (SheetLeftOut("C", "lines_not_agreed"),)
    assert sorted(written(tmp_path / "one")) == ["A.pdf", "B.pdf", "D.pdf", "E.pdf"]


def test_the_accounts_are_those_of_the_month(
    clerk: Desk, houses: list[House], tmp_path: Path
) -> None:
    soap = Goods(clerk.new_id(), area_id(VILLAGE), "FZ", "肥皂", "块", 40)
    line = f"{soap.id.hex}=2@40"
    add_records(
        clerk,
        [
            FundMove(clerk.new_id(), area_id(VILLAGE), date(2026, 9, 1), Flow.IN, 100_000, "拨款"),
            FundMove(clerk.new_id(), area_id(VILLAGE), ON, Flow.OUT, 30_000, "买肥皂"),
            FundMove(clerk.new_id(), area_id(VILLAGE), date(2026, 11, 2), Flow.OUT, 1, "下月"),
            soap,
            StockMove(clerk.new_id(), soap.id, StockReason.RECEIVED, 30, date(2026, 10, 3)),
            StockMove(clerk.new_id(), soap.id, StockReason.COUNTED, -1, date(2026, 10, 31)),
            StockMove(clerk.new_id(), soap.id, StockReason.RECEIVED, 5, date(2026, 11, 3)),
            Redemption(clerk.new_id(), houses[0].household, "1", date(2026, 10, 30), (line,)),
            Redemption(clerk.new_id(), houses[0].household, "2", date(2026, 11, 3), (line,)),
        ],
    )
    printed(clerk, tmp_path)
    text = text_of(tmp_path / "E.pdf")
    for words in (
        "期初结余1,000.00",
        "买肥皂300.00700.00",
        "本期合计0.00300.00700.00",
        "肥皂块030-1227",
        "兑换单1张，合计兑换8.0分",
    ):
        assert words in text
    assert "下月" not in text


def test_numbers_go_on_within_a_year(clerk: Desk, houses: list[House], tmp_path: Path) -> None:
    printed(clerk, tmp_path / "10")
    clerk.clock.go(30)  # type: ignore[attr-defined]
    close(clerk, "2026-11")
    assert printed(clerk, tmp_path / "11", "2026-11").number == "2026-2"
    clerk.clock.go(31)  # type: ignore[attr-defined]
    close(clerk, "2026-12")
    assert printed(clerk, tmp_path / "12", "2026-12").number == "2027-1"
    assert printed(clerk, tmp_path / "Q", "2026-Q4").number == "2027-2"
    assert "2026年第四季度" in text_of(tmp_path / "Q" / "B.pdf")


def test_an_open_month_is_refused_and_leaves_no_file(
    clerk: Desk, houses: list[House], tmp_path: Path
) -> None:
    with pytest.raises(PeriodOpen) as told:
        printed(clerk, tmp_path / "out", "2026-Q4")
    assert (told.value.period, told.value.open) == ("2026-Q4", "2026-11")
    with pytest.raises(BadValue):
        printed(clerk, tmp_path / "out", "October")
    assert not (tmp_path / "out").exists()
    assert hung_up(clerk) == []


def test_only_who_reviews_hangs_sheets_up(clerk: Desk, houses: list[House], tmp_path: Path) -> None:
    become(clerk, Role.STREET_CLERK)
    with pytest.raises(NotAllowed):
        printed(clerk, tmp_path)


def test_another_office_is_told_which_one_decides(
    clerk: Desk, houses: list[House], tmp_path: Path
) -> None:
    put_rules(clerk, begins=date(2026, 12, 1), number=2, decided_by=Seat.VILLAGE)
    clerk.clock.go(15)  # type: ignore[attr-defined]
    with pytest.raises(NotDecidedHere) as told:
        printed(clerk, tmp_path)
    assert told.value.seat == "village"
    with pytest.raises(AreaUnknown):
        sheets.print_sheets(clerk, "999", OCTOBER, tmp_path)


def test_a_folder_that_cannot_be_written_leaves_no_record(
    clerk: Desk, houses: list[House], tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageFailed):
        printed(clerk, tmp_path / "file")
    assert hung_up(clerk) == []


def test_on_a3_the_same_sheets_are_hung_up(
    clerk: Desk, houses: list[House], tmp_path: Path
) -> None:
    small = printed(clerk, tmp_path / "4")
    large = sheets.print_sheets(clerk, VILLAGE, OCTOBER, tmp_path / "3", PaperSize.A3)
    assert large.digest == small.digest
    assert text_of(tmp_path / "3" / "B.pdf") == text_of(tmp_path / "4" / "B.pdf")


def test_somebody_who_died_is_named_no_more(
    clerk: Desk, houses: list[House], tmp_path: Path
) -> None:
    printed(clerk, tmp_path)
    with clerk.writing() as session:
        journal.edit(session, "resident", houses[1].adults[0], {"state": "died"})
    printed(clerk, tmp_path)
    assert houses[1].names[0] not in text_of(tmp_path / "D.pdf")
