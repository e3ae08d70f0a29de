"""Goods, their stock, and the fund that pays for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gridcredit.domain.codes import Role
from gridcredit.domain.credit.codes import Flow, StockReason
from gridcredit.domain.errors import AlreadyCorrected, BadValue, NotAllowed, NotFound
from gridcredit.domain.kinds.goods import Goods
from gridcredit.domain.kinds.stock_move import StockMove
from gridcredit.operations.credit import funds, goods
from gridcredit.operations.credit.goods import GoodsImported
from gridcredit.operations.desk import Desk
from gridcredit.store.journal import journal
from gridcredit.store.journal.loading import load
from tests.operations.credit.pilot import set_rules
from tests.operations.offices import VILLAGE
from tests.rosters.making import workbook, xlsx

HEADINGS = ["编码", "名称", "兑换分值", "供货方"]
SOAP = ["FZ", "肥皂", 3, "甲商店"]


def take(
    desk: Desk, folder: Path, *rows: list[Any], headings: list[str] = HEADINGS
) -> GoodsImported:
    file = folder / "物品.xlsx"
    file.write_bytes(xlsx(workbook([headings, *rows])).getvalue())
    return goods.import_goods(desk, file, VILLAGE)


def known(desk: Desk) -> list[Goods]:
    return [one.goods for one in goods.list_goods(desk, VILLAGE)]


@pytest.fixture
def desk(clerk: Desk) -> Desk:
    """The street's desk; points are redeemed there."""
    set_rules(clerk)
    return clerk


def test_the_same_code_is_the_same_goods(desk: Desk, tmp_path: Path) -> None:
    assert take(desk, tmp_path, SOAP, ["DM", "米", 45, "乙粮店"]) == GoodsImported(2, 0, 0)
    first = known(desk)
    changed = ["FZ", "肥皂（大）", 4, "甲商店"]
    assert take(desk, tmp_path, changed, ["DM", "米", 45, "乙粮店"]) == GoodsImported(0, 1, 1)
    assert [(g.id, g.code) for g in known(desk)] == [(g.id, g.code) for g in first]
    assert [(g.name, g.points) for g in known(desk) if g.code == "FZ"] == [("肥皂（大）", 40)]


def test_columns_that_are_not_there_stay_as_they_are(desk: Desk, tmp_path: Path) -> None:
    take(desk, tmp_path, SOAP)
    done = take(desk, tmp_path, ["FZ", "肥皂", 5], headings=HEADINGS[:3])
    assert done == GoodsImported(0, 1, 0)
    assert [(g.points, g.supplier) for g in known(desk)] == [(50, "甲商店")]


def test_one_refused_row_and_nothing_is_taken_in(desk: Desk, tmp_path: Path) -> None:
    done = take(desk, tmp_path, SOAP, ["DM", "米", "很多", ""])
    assert [(r.row, r.column, r.reason) for r in done.refused] == [(3, "C 兑换分值", "wrong_form")]
    assert known(desk) == []


def test_goods_that_were_taken_off_come_back_with_the_list(desk: Desk, tmp_path: Path) -> None:
    take(desk, tmp_path, SOAP)
    with desk.writing() as session:
        journal.edit(session, "goods", known(desk)[0].id, {"removed": "停用"})
    assert known(desk) == []
    assert take(desk, tmp_path, SOAP) == GoodsImported(0, 1, 0)
    assert len(known(desk)) == 1


def test_stock_is_what_came_and_what_counts_found(desk: Desk, tmp_path: Path) -> None:
    take(desk, tmp_path, [*SOAP, 4], headings=[*HEADINGS, "低库存"])
    (one,) = goods.list_goods(desk, VILLAGE)
    assert (one.stock, one.is_low) == (0, True)
    assert goods.receive_goods(desk, "FZ", 10, VILLAGE, "街道拨付") == 10
    assert goods.count_goods(desk, "FZ", 7, "少了三块", VILLAGE) == 7
    assert goods.count_goods(desk, "FZ", 7, "复盘", VILLAGE) == 7
    (one,) = goods.list_goods(desk, VILLAGE)
    assert (one.stock, one.is_low) == (7, False)
    with desk.reading() as session:
        moves = sorted(load(session, StockMove), key=lambda move: move.id)
    assert [(m.because, m.count, m.source, m.why) for m in moves] == [
        (StockReason.RECEIVED, 10, "街道拨付", ""),
        (StockReason.COUNTED, -3, "", "少了三块"),
        (StockReason.COUNTED, 0, "", "复盘"),
    ]


def test_what_cannot_have_come_or_been_counted_is_refused(desk: Desk, tmp_path: Path) -> None:
    take(desk, tmp_path, SOAP)
    for count in (0, -1, 2_000_000):
        with pytest.raises(BadValue):
            goods.receive_goods(desk, "FZ", count, VILLAGE)
    with pytest.raises(NotFound):
        goods.receive_goods(desk, "不在", 1, VILLAGE)
    with pytest.raises(BadValue):
        goods.receive_goods(desk, "FZ", 1, VILLAGE, on=date(2026, 12, 1))
    for count, reason in ((-1, "盘点"), (5, " "), (2_000_000, "盘点")):
        with pytest.raises(BadValue):
            goods.count_goods(desk, "FZ", count, reason, VILLAGE)
    assert goods.list_goods(desk, VILLAGE)[0].stock == 0


def test_the_fund_is_kept_line_by_line(desk: Desk) -> None:
    came = funds.add_to_fund(desk, date(2026, 3, 1), Flow.IN, 500_000, "街道拨付", VILLAGE)
    funds.add_to_fund(desk, date(2026, 2, 1), Flow.IN, 100_050, "爱心捐赠", VILLAGE)
    wrong = funds.add_to_fund(desk, date(2026, 3, 5), Flow.OUT, 32_000, "大米", VILLAGE)
    funds.add_to_fund(desk, date(2026, 3, 6), Flow.OUT, 3_200, "大米", VILLAGE)
    funds.take_back_fund(desk, wrong, "多写一个零")
    found = funds.list_fund(desk, VILLAGE)
    assert [one.left for one in found] == [100_050, 600_050, 596_850]
    assert found[1].id == came
    with pytest.raises(AlreadyCorrected):
        funds.take_back_fund(desk, wrong, "多写一个零")


@pytest.mark.parametrize(
    ("on", "amount", "words"),
    [
        (date(2026, 3, 1), 0, "大米"),
        (date(2026, 3, 1), -5, "大米"),
        (date(2026, 3, 1), 10**13, "大米"),
        (date(2026, 3, 1), 100, " "),
        (date(2026, 3, 1), 100, "大\0米"),
        (date(2026, 12, 1), 100, "大米"),
    ],
)
def test_a_line_of_the_fund_that_cannot_be_is_refused(
    desk: Desk, on: date, amount: int, words: str
) -> None:
    with pytest.raises(BadValue):
        funds.add_to_fund(desk, on, Flow.OUT, amount, words, VILLAGE)
    assert funds.list_fund(desk, VILLAGE) == []


def test_who_keeps_no_goods_keeps_none(desk: Desk, tmp_path: Path) -> None:
    take(desk, tmp_path, SOAP)
    desk.actor = replace(desk.actor, role=Role.COLLECTOR)
    for act in (
        lambda: take(desk, tmp_path, SOAP),
        lambda: goods.receive_goods(desk, "FZ", 1, VILLAGE),
        lambda: goods.count_goods(desk, "FZ", 1, "盘点", VILLAGE),
        lambda: funds.add_to_fund(desk, date(2026, 3, 1), Flow.IN, 1, "捐", VILLAGE),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert len(goods.list_goods(desk, VILLAGE)) == 1
