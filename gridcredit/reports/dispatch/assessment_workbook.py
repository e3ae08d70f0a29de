"""An assessment as a workbook: what every unit reached, and every line of it."""

from __future__ import annotations

from pathlib import Path

from gridcredit.domain.dispatch.assessment import FrozenAssessment
from gridcredit.reports.dispatch.assessment import assessment_title, value_word, way_word
from gridcredit.reports.workbook import Holds, ReportSheet, SheetColumn, Value, write_workbook

_UNIT = (
    SheetColumn("序号", 6, Holds.PLACE),
    SheetColumn("单位", 26, Holds.WORDS),
    SheetColumn("满分", 10, Holds.RATE),
    SheetColumn("得分", 10, Holds.RATE),
    SheetColumn("名次", 8, Holds.PLACE),
)
_LINES = (
    SheetColumn("单位", 20, Holds.WORDS),
    SheetColumn("编号", 8, Holds.WORDS),
    SheetColumn("一级指标", 16, Holds.WORDS),
    SheetColumn("指标", 30, Holds.WORDS),
    SheetColumn("满分", 9, Holds.RATE),
    SheetColumn("计分方式", 10, Holds.WORDS),
    SheetColumn("数据", 22, Holds.WORDS),
    SheetColumn("按数据", 9, Holds.RATE),
    SheetColumn("自评", 9, Holds.RATE),
    SheetColumn("核定", 9, Holds.RATE),
    SheetColumn("得分", 9, Holds.RATE),
    SheetColumn("说明", 36, Holds.WORDS),
)


def write_assessment_workbook(out: Path, found: FrozenAssessment) -> None:
    """Write an assessment. Raises StorageFailed."""
    title = assessment_title(found)
    cut = found.table.cut_off[:16].replace("T", " ")
    under = f"{found.scheme}　数据截止：{cut}"
    units: list[tuple[Value, ...]] = [
        (at, one.unit, one.full, one.points, one.rank)
        for at, one in enumerate(found.units, start=1)
    ]
    lines: list[tuple[Value, ...]] = [
        (
            row.unit, row.indicator, row.group, row.name, row.full, way_word(row),
            value_word(row), row.computed, row.own, row.checked, row.points, row.ground,
        )
        for row in found.rows
    ]  # fmt: skip
    notes = ("名次在满分相同的单位之间排；分数保留两位小数。",)
    sheets = [
        ReportSheet("得分", title, under, _UNIT, units, notes),
        ReportSheet("明细", title, under, _LINES, lines, fixed=4),
    ]
    write_workbook(out, sheets, found.table.last)
