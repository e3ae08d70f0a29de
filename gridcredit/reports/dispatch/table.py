"""A table of units as rows of words: its columns (domain rules, section 10), title and notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gridcredit.domain.dispatch.table import FrozenTable, UnitRow

Value = str | int | None


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its head, its share of the width, what it holds, and whether that is a rate in per
    cent, a figure or words."""

    head: str  # {span} is 周 or 月
    share: float
    value: Callable[[UnitRow], Value]
    is_rate: bool = False
    is_words: bool = False


COLUMNS = (
    TableColumn("单位", 3.2, lambda row: row.name, is_words=True),
    TableColumn("应注册人数", 2.0, lambda row: row.eligible),
    TableColumn("上{span}累计", 2.0, lambda row: row.last),
    TableColumn("本{span}新增", 1.6, lambda row: row.new),
    TableColumn("本{span}核减", 1.6, lambda row: row.removed),
    TableColumn("更正", 1.4, lambda row: row.corrected),
    TableColumn("累计注册", 2.0, lambda row: row.total),
    TableColumn("注册率%", 1.9, lambda row: row.rate, is_rate=True),
    TableColumn("目标%", 1.8, lambda row: row.target, is_rate=True),
    TableColumn("序时进度差", 1.9, lambda row: row.pace_gap, is_rate=True),
    TableColumn("本{span}新签承诺", 1.7, lambda row: row.pledged_new),
    TableColumn("累计承诺", 2.0, lambda row: row.pledged),
    TableColumn("承诺率%", 1.9, lambda row: row.pledge_rate, is_rate=True),
    TableColumn("入户户次", 1.7, lambda row: row.visits),
    TableColumn("见面户数", 1.7, lambda row: row.met),
    TableColumn("走访覆盖率%", 1.9, lambda row: row.visit_rate, is_rate=True),
    TableColumn("宣传信息", 1.4, lambda row: row.articles),
    TableColumn("排名", 1.2, lambda row: "—" if row.rank is None else row.rank),
    TableColumn("备注", 3.4, lambda row: remark(row), is_words=True),
)
NUMBER = "序号"
TOTAL = "合计"
_BASES = {"residence": "现住地", "registry": "户籍地"}


def heads(table: FrozenTable) -> tuple[str, ...]:
    """The heads of the columns, that of the numbers first."""
    return (NUMBER, *(column.head.format(span=span_word(table)) for column in COLUMNS))


def title(table: FrozenTable) -> str:
    """What stands above the table."""
    return f"{table.name}“榴花分”注册{span_word(table)}调度表"


def span_word(table: FrozenTable) -> str:
    """周 or 月."""
    return "周" if "W" in table.span else "月"


def under_title(table: FrozenTable) -> str:
    """Week or month, its days, and the cut-off."""
    year, number = table.span.replace("W", "").split("-")
    named = f"{year}年第{int(number)}周" if "W" in table.span else f"{year}年{int(number)}月"
    days = f"{table.first.isoformat()} 至 {table.last.isoformat()}"
    return f"{named}（{days}）　数据截止：{table.cut_off[:16].replace('T', ' ')}"


def notes(table: FrozenTable) -> tuple[str, ...]:
    """How the figures are to be read."""
    basis, span = _BASES.get(table.basis, table.basis), span_word(table)
    return (
        f"累计注册＝上{span}累计＋本{span}新增－本{span}核减＋更正；"
        "迟到、补报、合并、迁移和满 18 岁引起的变动列入“更正”。",
        f"应注册人数按{basis}统计，截至{table.last.isoformat()}；注册、承诺坚持自愿；"
        "比率保留两位小数，注册率相同的并列。",
    )


def remark(row: UnitRow) -> str:
    """数据截至, 未报 and what else is to be said of a row."""
    told = [f"数据截至 {row.as_of}"] if row.as_of else []
    if row.late:
        told.insert(0, "未报")
    return "；".join([*told, *filter(None, [row.note])])


def rows(table: FrozenTable) -> list[tuple[Value, ...]]:
    """The cells of every row, its number first; the sum comes last and has none."""
    listed = [(at, *_cells(row)) for at, row in enumerate(table.rows, start=1)]
    _, *rest = _cells(table.total)
    return [*listed, ("", TOTAL, *rest)]


def _cells(row: UnitRow) -> tuple[Value, ...]:
    return tuple(column.value(row) for column in COLUMNS)
