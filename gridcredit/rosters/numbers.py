"""Numbers in cells of rule sets and lists of goods."""

from __future__ import annotations

from gridcredit.domain import amounts
from gridcredit.rosters.cells import Cell, to_text

_UNITS_BEHIND = ("分", "小时", "次", "元", "件")


def number_in(cell: Cell, places: int = amounts.TENTHS) -> int:
    """A cell's number as a whole number of its last decimal, a unit behind it left out. Raises
    ValueError with a reason (texts.reasons): wrong_form, too_fine, too_large, empty."""
    if isinstance(cell, bool):
        raise ValueError("wrong_form")
    if isinstance(cell, float):
        cell = f"{cell:.6f}"  # 0.1 + 0.2 is what a formula leaves for 0.3
    text = to_text(cell).removeprefix("￥").removeprefix("¥")
    for unit in _UNITS_BEHIND:
        text = text.removesuffix(unit)
    if not text:
        raise ValueError("empty")
    return amounts.scaled(text, places)
