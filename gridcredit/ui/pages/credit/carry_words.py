"""What is said of a carry-over that is to be announced."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gridcredit.operations.credit.carry_notices import CarryNotice


def carry_words(told: CarryNotice) -> str:
    """Until when, and what will happen to balances."""
    translate = QCoreApplication.translate
    if told.carry:
        words = translate(
            "credit",
            "{year} 年 12 月结账时，没有兑换的余额只结转 {carry}%。"
            "请在 {day} 前打印并张贴公示，A 表写明这一条。",
        )
    else:
        words = translate(
            "credit",
            "{year} 年 12 月结账时，没有兑换的余额清零。"
            "请在 {day} 前打印并张贴公示，A 表写明这一条。",
        )
    return words.format(year=told.year, carry=told.carry, day=told.due.isoformat())
