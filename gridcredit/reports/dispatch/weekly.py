"""The weekly table as rows of words: its columns (domain rules, section 10), title and notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gridcredit.domain.dispatch.weekly import UnitRow, WeeklyTable

Value = str | int | None


@dataclass(frozen=True, slots=True)
class WeekColumn:
    """A column: its head, its share of the width, what it holds, and whether that is a rate in per
    cent, a figure or words."""

    head: str
    share: float
    value: Callable[[UnitRow], Value]
    is_rate: bool = False
    is_words: bool = False


COLUMNS = (
    WeekColumn("单位", 3.2, lambda row: row.name, is_words=True),
    WeekColumn("应注册人数", 2.0, lambda row: row.eligible),
    WeekColumn("上周累计", 2.0, lambda row: row.last),
    WeekColumn("本周新增", 1.6, lambda row: row.new),
    WeekColumn("本周核减", 1.6, lambda row: row.removed),
    WeekColumn("更正", 1.4, lambda row: row.corrected),
    WeekColumn("累计注册", 2.0, lambda row: row.total),
    WeekColumn("注册率%", 1.9, lambda row: row.rate, is_rate=True),
    WeekColumn("目标%", 1.8, lambda row: row.target, is_rate=True),
    WeekColumn("序时进度差", 1.9, lambda row: row.pace_gap, is_rate=True),
    WeekColumn("本周新签承诺", 1.7, lambda row: row.pledged_new),
    WeekColumn("累计承诺", 2.0, lambda row: row.pledged),
    WeekColumn("承诺率%", 1.9, lambda row: row.pledge_rate, is_rate=True),
    WeekColumn("入户户次", 1.7, lambda row: row.visits),
    WeekColumn("见面户数", 1.7, lambda row: row.met),
    WeekColumn("走访覆盖率%", 1.9, lambda row: row.visit_rate, is_rate=True),
    WeekColumn("宣传信息", 1.4, lambda row: row.articles),
    WeekColumn("排名", 1.2, lambda row: "—" if row.rank is None else row.rank),
    WeekColumn("备注", 3.4, lambda row: remark(row), is_words=True),
)
NUMBER = "序号"
TOTAL = "合计"
_BASES = {"residence": "现住地", "registry": "户籍地"}


def title(table: WeeklyTable) -> str:
    """What stands above the table."""
    return f"{table.name}“榴花分”注册周调度表"


def under_title(table: WeeklyTable) -> str:
    """Week, days and cut-off."""
    week = table.week.replace("-W", "年第") + "周"
    days = f"{table.first.isoformat()} 至 {table.last.isoformat()}"
    return f"{week}（{days}）　数据截止：{table.cut_off[:16].replace('T', ' ')}"


def notes(table: WeeklyTable) -> tuple[str, ...]:
    """How the figures are to be read."""
    basis = _BASES.get(table.basis, table.basis)
    return (
        "累计注册＝上周累计＋本周新增－本周核减＋更正；"
        "迟到、补报、合并、迁移和满 18 岁引起的变动列入“更正”。",
        f"应注册人数按{basis}统计，截至周日；注册、承诺坚持自愿；"
        "比率保留两位小数，注册率相同的并列。",
    )


def remark(row: UnitRow) -> str:
    """数据截至, 未报 and what else is to be said of a row."""
    told = [f"数据截至 {row.as_of}"] if row.as_of else []
    if row.late:
        told.insert(0, "未报")
    return "；".join([*told, *filter(None, [row.note])])


def rows(table: WeeklyTable) -> list[tuple[Value, ...]]:
    """The cells of every row, its number first; the sum comes last and has none."""
    listed = [(at, *_cells(row)) for at, row in enumerate(table.rows, start=1)]
    _, *rest = _cells(table.total)
    return [*listed, ("", TOTAL, *rest)]


def _cells(row: UnitRow) -> tuple[Value, ...]:
    return tuple(column.value(row) for column in COLUMNS)
