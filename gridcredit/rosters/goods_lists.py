"""Reads a list of goods that points are redeemed for from a workbook or a CSV file."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from gridcredit.domain import amounts
from gridcredit.rosters.cells import Cell, to_text
from gridcredit.rosters.headed_tables import (
    CellRefused,
    HeadedTable,
    TableForm,
    TableRow,
    as_printed,
    read_tables,
)
from gridcredit.rosters.numbers import number_in

FORM = TableForm(
    {
        "code": "编码 物品编码 商品编码 编号 代码",
        "name": "名称 物品名称 物品 品名 商品名称 商品",
        "unit": "单位 计量单位 规格单位",
        "points": "兑换分值 分值 积分 兑换积分 所需积分",
        "cost": "成本 进价 单价 采购价 成本价",
        "supplier": "供货方 供应商 供货商",
        "source": "来源 资金来源 物品来源",
        "low": "低库存 低库存提醒 库存下限 预警数量",
    },
    required=frozenset({"code", "name", "points"}),
    shared=frozenset({"supplier", "source"}),
)
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class GoodsRow:
    """One sort of goods as a row states it; points in tenths, cost in fen."""

    code: str
    name: str
    unit: str = ""
    points: int = 0
    cost: int = 0
    supplier: str = ""
    source: str = ""
    low: int = 0


@dataclass
class GoodsRead:
    """The goods of a file in its order, and what was not taken in; `stated` are its columns."""

    rows: list[GoodsRow] = field(default_factory=list)
    refused: list[CellRefused] = field(default_factory=list)
    stated: set[str] = field(default_factory=set)


def read_goods(file: Path) -> GoodsRead:
    """The goods that the sheets of a file state. Raises FileUnreadable, NotSavedAsWorkbook,
    ColumnsMissing, StorageFailed."""
    found = GoodsRead()
    codes = set[str]()
    for table in read_tables(file, FORM):
        found.refused += table.refused
        found.stated |= table.labels.keys()
        for row in table.rows:
            if row.is_whole:
                _read_row(table, row, found, codes)
    return found


def _read_row(table: HeadedTable, row: TableRow, found: GoodsRead, codes: set[str]) -> None:
    faults = dict(_faults(row, codes))
    found.refused += [
        table.refusal(row, column, reason, row.text(column)) for column, reason in faults.items()
    ]
    if not faults:
        codes.add(row.text("code"))
        found.rows.append(
            GoodsRow(
                row.text("code"),
                as_printed(row.text("name")),
                row.text("unit"),
                _number(row, "points"),
                _number(row, "cost"),
                row.text("supplier"),
                row.text("source"),
                _number(row, "low"),
            )
        )


_PLACES = {"points": amounts.TENTHS, "cost": amounts.FEN, "low": 0}
"""Decimals of the columns that hold numbers."""


def _faults(row: TableRow, codes: set[str]) -> list[tuple[str, str]]:
    found = [(name, "empty") for name in ("code", "name", "points") if not row.text(name)]
    if row.text("code") in codes:
        found.append(("code", "code_twice"))
    for name in _PLACES:
        try:
            value = _number(row, name)
        except ValueError as error:
            found.append((name, str(error)))
            continue
        if value < 0 or value > _MOST:
            found.append((name, "below_zero" if value < 0 else "too_large"))
        elif name == "points" and row.text(name) and not value:
            found.append((name, "more_than_none"))
    return found


def _number(row: TableRow, name: str) -> int:
    cell: Cell = row.cells.get(name, "")
    return number_in(cell, _PLACES[name]) if to_text(cell) else 0
