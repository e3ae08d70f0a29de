"""Finds the heading row of a sheet and works out which column states what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gridcredit.rosters.cells import Cell, to_text
from gridcredit.rosters.columns import (
    FOOTER_WORDS,
    HOUSEHOLDER,
    INSTRUCTION,
    TOTAL_WORDS,
    DropReason,
    Field,
    field_of,
    forbidden_kind,
    is_silent,
    plain_heading,
    plain_value,
)
from gridcredit.rosters.sheets import Merge

SEARCHED_ROWS = 20
_INSTRUCTION_ROWS = 3  # this many rows after the headings may explain how to fill them in
_LEAST_FIELDS = 3


@dataclass(frozen=True, slots=True)
class DroppedColumn:
    """A column that was not taken in; `kind` names the forbidden knowledge, if it is that."""

    sheet: str
    column: str  # letter and heading: "L 家庭收入"
    heading: str
    reason: DropReason
    kind: str = ""


@dataclass(frozen=True)
class Plan:
    """Which column of a sheet's rows states which field. Columns count from the rows' first."""

    heading_row: int  # the last row of the headings, from 0
    headings: tuple[str, ...]
    columns: dict[Field, int]
    phones: tuple[int, ...] = ()  # all that state telephones, the first one too
    only_holders: bool = False  # every row is a householder: no column names other people
    dropped: dict[int, DropReason] = field(default_factory=dict)

    def dropped_columns(self, sheet: str, first_column: int) -> list[DroppedColumn]:
        """What was left out, for people to read."""
        return [
            DroppedColumn(
                sheet,
                column_name(first_column + at, self.headings[at]),
                self.headings[at],
                reason,
                forbidden_kind(self.headings[at]) if reason is DropReason.FORBIDDEN else "",
            )
            for at, reason in self.dropped.items()
        ]


def column_name(index: int, heading: str) -> str:
    """A column as people find it: letter and heading, `J 身份证号`; the heading alone when the
    sheet has no such column (index below 0)."""
    letters = ""
    index += 1
    while index > 0:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters} {heading}".strip()


def find_plan(
    head: Sequence[list[Cell]], merges: Sequence[Merge], first_column: int
) -> Plan | None:
    """The best heading row, of one or two rows, among the first rows of a sheet; None when none
    names people (姓名 or 户主姓名) with at least two other fields."""
    best: Plan | None = None
    rows = [[to_text(cell) for cell in row] for row in head]
    for at, row in enumerate(rows[:SEARCHED_ROWS]):
        if sum(map(bool, row)) < 2:
            continue
        plan = _plan(at, row)
        if at + 1 < len(rows) and _may_continue(row, rows[at + 1]):
            both = _plan(at + 1, _joined(rows, at, merges, first_column))
            plan = both if _score(both) >= _score(plan) else plan
        if _names_people(plan) and (best is None or _score(plan) > _score(best)):
            best = plan
    return best


def _names_people(plan: Plan) -> bool:
    return Field.NAME in plan.columns and len(plan.columns) >= _LEAST_FIELDS


def _score(plan: Plan) -> int:
    return len(plan.columns) + len(plan.phones)


def _may_continue(upper: list[str], lower: list[str]) -> bool:
    """Whether the lower row can be the second row of two-row headings: it names fields, and only
    where the upper row has a wider heading above or a blank."""
    named = [at for at, text in enumerate(lower) if text and field_of(text)]
    others = sum(1 for text in lower if text and not field_of(text))
    return len(named) >= 2 and len(named) >= others and upper != lower


def _joined(
    rows: list[list[str]], at: int, merges: Sequence[Merge], first_column: int
) -> list[str]:
    """The headings of two rows, one for each column: 住址 over 楼栋 is a 楼栋; 户主 over 姓名 is
    户主姓名; what only the upper row says stands for both."""
    upper, lower = _spread(rows[at], at, merges, first_column), rows[at + 1]
    over = ""
    joined = []
    for own, spread, below in zip(rows[at], upper, lower, strict=True):
        over = own or spread or (over if below else "")
        both = over + below
        takes_both = field_of(both) is not None or below == "" or not _belongs(over, below)
        joined.append(both if takes_both else below)
    return joined


def _belongs(over: str, below: str) -> bool:
    """Whether the lower heading can stand alone: not where the upper one gives it to somebody
    else (配偶 over 姓名), except for the words that only group columns."""
    plain = plain_heading(over)
    groups = (
        "信息",
        "情况",
        "资料",
        "住址",
        "地址",
        "居住",
        "房屋",
        "基本",
        "人口",
        "成员",
        "居民",
        "个人",
        "本人",
    )
    return not plain or field_of(below) is None or any(word in plain for word in groups)


def _spread(row: list[str], at: int, merges: Sequence[Merge], first_column: int) -> list[str]:
    wide = list(row)
    for (top, left), (bottom, right) in merges:
        if top <= at <= bottom and right > left and 0 <= left - first_column < len(row):
            for column in range(left - first_column, min(right - first_column + 1, len(row))):
                wide[column] = row[left - first_column]
    return wide


def _plan(at: int, headings: list[str]) -> Plan:
    meant = [field_of(text) if text else None for text in headings]
    only_holders = Field.NAME not in meant
    if only_holders:
        meant = [_of_the_holder(text, m) for text, m in zip(headings, meant, strict=True)]
    columns: dict[Field, int] = {}
    phones: list[int] = []
    dropped: dict[int, DropReason] = {}
    for index, (text, means) in enumerate(zip(headings, meant, strict=True)):
        if means is None:
            if text and not is_silent(text):
                forbidden = forbidden_kind(text)
                dropped[index] = DropReason.FORBIDDEN if forbidden else DropReason.NOT_KEPT
            continue
        if means is Field.PHONE:
            phones.append(index)
        elif means in columns:
            dropped[index] = DropReason.REPEATED
        columns.setdefault(means, index)
    return Plan(at, tuple(headings), columns, tuple(phones), only_holders, dropped)


def _of_the_holder(text: str, meant: Field | None) -> Field | None:
    """Where no column names other people, 户主姓名 is the person and 户主身份证号 the person's."""
    if meant is Field.HOLDER:
        return Field.NAME
    return meant or field_of(plain_heading(text).removeprefix(HOUSEHOLDER))


def is_instruction(row: Sequence[Cell], plan: Plan, rows_after: int) -> bool:
    """Whether the row, this many rows after the headings, tells people how to fill them in."""
    if rows_after > _INSTRUCTION_ROWS:
        return False
    texts = [text for text in map(to_text, row) if text]
    hints = sum(1 for text in texts if INSTRUCTION.search(text))
    name = to_text(row[plan.columns[Field.NAME]])
    first = bool(texts) and bool(INSTRUCTION.match(texts[0]))
    return hints >= 2 or first or bool(INSTRUCTION.search(name))


def is_heading_again(row: Sequence[Cell], plan: Plan) -> bool:
    """Whether the row repeats the headings, as printed pages do."""
    return sum(1 for c in plan.columns.values() if field_of(to_text(row[c]))) >= 2


def is_total(row: Sequence[Cell]) -> bool:
    """Whether a row without a name only sums up, or is the foot of a form."""
    texts = [plain_value(text) for text in map(to_text, row) if text]
    return any(text in TOTAL_WORDS for text in texts[:3]) or (
        bool(texts) and texts[0].startswith(FOOTER_WORDS)
    )
