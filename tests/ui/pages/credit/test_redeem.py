"""兑换: a household by its door, its name or its passbook; a basket by keys; a voucher; what came
back; goods, stock and the fund."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from gridcredit.domain.credit.codes import Decision, Flow
from gridcredit.domain.credit.paper_codes import passbook_code
from gridcredit.operations.credit import closing, funds, goods, redeeming, reviewing
from gridcredit.operations.desk import Desk
from gridcredit.ui.dialogs.refused_cells import RefusedCellsDialog
from gridcredit.ui.pages.credit.page import CreditPage
from gridcredit.ui.pages.credit.redeem.desk import DeskPart
from gridcredit.ui.pages.credit.redeem.fund import FundDialog, FundPart
from gridcredit.ui.pages.credit.redeem.stock import CountDialog, ReceiveDialog, StockPart
from gridcredit.ui.pages.credit.redeem.view import RedeemView
from gridcredit.ui.pages.credit.redeem.vouchers import ReturnDialog
from tests.operations.offices import VILLAGE
from tests.rosters.making import workbook, xlsx
from tests.ui import keys
from tests.ui.access import unnamed
from tests.ui.conftest import settle
from tests.ui.pages.credit.conftest import Reader
from tests.ui.pages.credit.village import CTRL, Key, enter_by, homes_of, type_in

HEADINGS = ["编码", "名称", "单位", "兑换分值", "成本", "供货方", "来源", "低库存"]
SOAP = ["FZ", "肥皂", "块", 1.5, 2.5, "甲商店", "集体", 4]
RICE = ["DM", "10斤米", "袋", 4, 32, "乙粮店", "财政", 0]
Show = Callable[[str], Any]


def goods_file(folder: Path, *rows: list[Any]) -> Path:
    file = folder / "物品.xlsx"
    file.write_bytes(xlsx(workbook([HEADINGS, *rows])).getvalue())
    return file


@pytest.fixture
def stocked(village_desk: Desk, tmp_path: Path) -> list[UUID]:
    """The homes; the first has 5 points to redeem, and there are ten soaps and two rices."""
    homes = homes_of(village_desk)
    made = [
        enter_by(village_desk, "采集员甲", homes[0], item, on=date(2026, 10, 28), **more)
        for item, more in (
            ("WM04", {"evidence": ("签到表", "照片")}),
            ("SH02", {"evidence": ("调解记录",), "matter": "调2026-1"}),
        )
    ]
    reviewing.decide(village_desk, made, Decision.PASS)
    closing.close_month(village_desk, VILLAGE, "2026-10")
    goods.import_goods(village_desk, goods_file(tmp_path, SOAP, RICE), VILLAGE)
    goods.receive_goods(village_desk, "FZ", 10, VILLAGE)
    goods.receive_goods(village_desk, "DM", 2, VILLAGE)
    return homes


@pytest.fixture
def show(page: CreditPage) -> Show:
    """Shows a part of redeeming."""

    def shown(part: str) -> Any:
        page.show_view("redeem", part)
        settle()
        view = page.view("redeem")
        assert isinstance(view, RedeemView)
        view.part.refresh()
        settle()
        return view.part

    return shown


@pytest.fixture
def desk(stocked: list[UUID], show: Show) -> DeskPart:
    """The desk with the keyboard in the line of whom to serve."""
    made = show("desk")
    assert isinstance(made, DeskPart)
    made.who._timer.setInterval(0)
    made.goods._timer.setInterval(0)
    made.who.setFocus()
    return made


def stock(desk: Desk) -> dict[str, int]:
    return {one.goods.code: one.stock for one in goods.list_goods(desk, VILLAGE)}


def balance(desk: Desk, home: UUID) -> int:
    return redeeming.counter(desk, home).balance.amount


def say(words: str) -> None:
    """Type words and press Enter."""
    type_in(words)
    keys.press(Key.Key_Return)
    settle()


def test_goods_are_handed_out_by_keys(
    desk: DeskPart, stocked: list[UUID], village_desk: Desk, reader: Reader
) -> None:
    say("1号楼1单元101")
    assert desk.household == stocked[0]
    assert "5.0" in desk.balance.text()
    assert QApplication.focusWidget() is desk.goods.line
    say("FZ")
    keys.press(Key.Key_Return)  # one of it
    assert desk.basket.codes() == (("FZ", 1),)
    assert QApplication.focusWidget() is desk.goods.line
    say("肥皂")
    keys.press(Key.Key_Return)
    assert desk.basket.codes() == (("FZ", 2),)
    keys.press(Key.Key_Return, held=CTRL)
    settle()
    assert (balance(village_desk, stocked[0]), stock(village_desk)["FZ"]) == (20, 8)
    (paper,) = reader.opened
    assert paper.read_bytes().startswith(b"%PDF")
    assert desk.household is None
    assert QApplication.focusWidget() is desk.who.line


@pytest.mark.parametrize("typed", ["王建国", "wangjianguo", "code"])
def test_a_household_is_found_by_name_and_by_its_passbook(
    desk: DeskPart, stocked: list[UUID], typed: str
) -> None:
    say(passbook_code(stocked[0]) if typed == "code" else typed)
    assert desk.household == stocked[0]
    assert desk.who.line.text().startswith("榴园1号楼1单元101室")


def test_the_basket_is_changed_by_keys(desk: DeskPart) -> None:
    say("王建国")
    say("FZ")
    keys.press(Key.Key_Return)
    say("DM")
    keys.press(Key.Key_Return)
    assert "还差 0.5 分" in desk.bar.verdict.accessibleName()
    desk.basket.table.setFocus()
    desk.basket.table.selectRow(0)
    keys.press(Key.Key_Plus)
    assert desk.basket.codes() == (("FZ", 2), ("DM", 1))
    keys.press(Key.Key_Minus)
    keys.press(Key.Key_Minus)
    assert desk.basket.codes() == (("DM", 1),)
    keys.press(Key.Key_Delete)
    assert desk.basket.codes() == ()


def test_what_cannot_be_handed_out_is_said_and_nothing_is_written(
    desk: DeskPart, stocked: list[UUID], village_desk: Desk, reader: Reader
) -> None:
    say("李秀英")
    desk.redeem()
    assert "篮子还是空的" in desk.bar.problem.accessibleName()
    say("FZ")
    desk.count.setValue(11)
    keys.press(Key.Key_Return)
    assert "库存不够：肥皂" in desk.bar.verdict.accessibleName()
    keys.press(Key.Key_Return, held=CTRL)
    settle()
    assert stock(village_desk)["FZ"] == 10
    assert reader.opened == []


def test_goods_come_back_to_balance_and_stock(
    desk: DeskPart, stocked: list[UUID], village_desk: Desk, reader: Reader
) -> None:
    redeeming.redeem(
        village_desk,
        redeeming.RedeemForm(
            stocked[0], (("FZ", 2),), redeeming.counter(village_desk, stocked[0]).people[0].resident
        ),
    )
    say("王建国")
    assert desk.vouchers.table.model().index(0, 1).data() == "肥皂×2"
    desk.vouchers.back.click()
    box = QApplication.activeModalWidget()
    assert isinstance(box, ReturnDialog)
    assert unnamed(box) == []
    box.counts["FZ"].setValue(1)
    box.why.setText("包装破了")
    box._save.click()
    settle()
    assert (balance(village_desk, stocked[0]), stock(village_desk)["FZ"]) == (35, 9)
    assert desk.vouchers.table.model().index(0, 1).data() == "肥皂×2（退 1）"
    desk.vouchers.again.click()
    settle()
    assert [paper.read_bytes()[:4] for paper in reader.opened] == [b"%PDF", b"%PDF"]


def test_goods_are_imported_received_and_counted(
    show: Show, village_desk: Desk, tmp_path: Path
) -> None:
    part = show("stock")
    assert isinstance(part, StockPart)
    assert part.stack.currentIndex() == 1
    part.drop.files_dropped.emit([goods_file(tmp_path, SOAP, ["DM", "米", "袋", "很多", 1])])
    settle()
    box = QApplication.activeModalWidget()
    assert isinstance(box, RefusedCellsDialog)
    box.reject()
    part.window().activateWindow()
    settle()
    assert stock(village_desk) == {}
    part.drop.files_dropped.emit([goods_file(tmp_path, SOAP, RICE)])
    settle()
    assert part.model.rowCount() == 2
    part.table.setFocus()
    keys.press(Key.Key_Return)
    box = QApplication.activeModalWidget()
    assert isinstance(box, ReceiveDialog)
    code = part.chosen.goods.code
    box.count.setValue(20)
    box._save.click()
    settle()
    assert stock(village_desk)[code] == 20
    part.count.click()
    box = QApplication.activeModalWidget()
    assert isinstance(box, CountDialog)
    box.count.setValue(19)
    box.why.clear()
    box._save.click()
    assert box.rows["reason"].field.property("wrong") == "true"
    box.why.setText("破损一件")
    box._save.click()
    settle()
    assert stock(village_desk)[code] == 19


def test_the_fund_is_written_line_by_line(
    show: Show, village_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = show("fund")
    assert isinstance(part, FundPart)
    part.add.click()
    box = QApplication.activeModalWidget()
    assert isinstance(box, FundDialog)
    box._save.click()
    assert box.rows["amount"].field.property("wrong") == "true"
    box.flow.setCurrentIndex(box.flow.findData(Flow.IN))
    box.amount.setText("3000.50")
    box.words.setText("街道拨款")
    box._save.click()
    settle()
    assert "3,000.50" in part.left.text() or "3000.50" in part.left.text()
    monkeypatch.setattr(part.app.messages, "ask_text", lambda *_, **__: "记错了金额")
    part.take_back.click()
    settle()
    assert [line.left for line in funds.list_fund(village_desk, VILLAGE)] == []
