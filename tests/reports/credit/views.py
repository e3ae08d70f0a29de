"""Papers of a made-up village, and their texts read back from finished files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pypdfium2

from gridcredit.domain.credit.board import (
    Board,
    BoardAccounts,
    BoardHead,
    BoardLine,
    BoardLines,
    BoardRules,
    BoardSummary,
    FundLine,
    Honoured,
    StockLine,
)
from gridcredit.domain.credit.codes import CapBy, CapKind, CapSpan, Theme, Unit
from gridcredit.domain.credit.items import Item, items_to_json
from gridcredit.domain.credit.publicity import Tally, told_counts, told_tallies
from gridcredit.paper.sheet import Sheet
from gridcredit.reports.writing import write_paper

ITEMS = (
    Item("D01", Theme.PARTY_BUILDING, "急难险重任务中表现突出", 50, group="D1"),
    Item(
        "W01",
        Theme.CIVIC_PRACTICE,
        "志愿服务时长",
        unit=Unit.HOURS,
        tiers=((100, 20), (200, 50), (500, 100)),
    ),
    Item(
        "W05",
        Theme.CIVIC_PRACTICE,
        "邻里互助",
        10,
        cap=1,
        cap_kind=CapKind.TIMES,
        cap_per=CapSpan.MONTH,
        cap_code="HZ",
    ),
    Item("S02", Theme.GOVERNANCE, "安全预警", 20),
    Item(
        "M02",
        Theme.BEAUTIFUL_VILLAGE,
        "清洁户",
        10,
        Unit.MEMBER,
        cap=20,
        cap_per=CapSpan.QUARTER,
        cap_by=CapBy.HOUSEHOLD,
    ),
    Item("M09", Theme.BEAUTIFUL_VILLAGE, "停用的事项", 10, on=False),
)
BEFORE = (
    replace(ITEMS[3], points=10),
    *ITEMS[:3],
    Item("X01", Theme.GOVERNANCE, "夜间巡逻", 20),
)
HEAD = BoardHead(
    "兴旺村", "兴旺村村民委员会", "0632-0000000", "2026-01", "2026-3", "2026-02-03", "2026-02-08"
)
NAMES = {"0a": "张建国", "0b": "李秀英", "0c": "欧阳大明"}


def board(**changed: Any) -> Board:
    """The sheets of January."""
    rules = BoardRules(
        number=2,
        begins="2026-01-01",
        items=items_to_json(ITEMS),
        expected=45,
        present=41,
        agreed=39,
        base=10_000,
        bands="",
        basis="total",
        carry=50,
        has_minutes=True,
        meeting_required=True,
        decided_by="village",
        redeemed_at="village",
        number_before=1,
        items_before=items_to_json(BEFORE),
    )
    tallies = [
        Tally("party_building", 12, 380, 9),
        Tally("civic_practice", 186, 2210, 97),
        Tally("governance", 7, 155, 3),
        Tally("beautiful_village", 240, 2860, 164),
    ]
    bands = {"五星": 2, "四星": 21, "三星": 66, "二星": 180, "一星": 43}
    made = Board(
        HEAD,
        rules,
        BoardSummary(told_tallies(tallies, 201), told_counts(bands)),
        lines(22),
        (Honoured("0a", ("安全预警", "邻里互助")), Honoured("0b", ("清洁户",))),
        BoardAccounts(
            1_234_500,
            (
                FundLine("2026-01-05", "街道拨付兑换资金", 2_000_000),
                FundLine("2026-01-12", "购买洗衣液", -149_500),
                FundLine("2026-01-20", "", 50_000),
            ),
            (StockLine("洗衣液 2kg", "桶", 20, 50, -1, 31, 38),),
            88,
            13_450,
        ),
    )
    return replace(made, **changed)


def lines(households: int) -> BoardLines:
    """Sheet C of so many households, each with a line."""
    ids = tuple(f"{at:032x}" for at in range(households))
    rows = tuple(
        BoardLine(one, f"K{at:04d}", "清洁户", 20, 0 if at % 3 == 0 else 20, "cap" * (at % 3 == 0))
        for at, one in enumerate(ids)
    )
    return BoardLines(ids, rows)


def read(folder: Path, sheets: Sequence[Sheet], name: str = "paper") -> list[str]:
    """The text of each page of the written file, as it reads without blanks between signs."""
    write_paper(folder / f"{name}.pdf", sheets, name)
    return read_file(folder / f"{name}.pdf")


def read_file(file: Path) -> list[str]:
    """The text of each page of a file, without blanks."""
    with pypdfium2.PdfDocument(file) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return [re.sub(r"\s", "", page) for page in pages]


def id_of(number: int) -> UUID:
    """An id."""
    return UUID(int=0x0192F0C0AABB7CCC8DDDEEEEFFFF0000 + number)
