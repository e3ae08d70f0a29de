"""Finds the heading row of a sheet and works out which column states what."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from gridcredit.rosters.cells import Cell, to_text
from gridcredit.rosters.columns import (
    HOUSEHOLDER,
    INSTRUCTION,
    Datum,
    DropReason,
    field_of,
    forbidden_kind,
    is_foot,
    is_silent,
    is_sum,
    names_others,
    plain_heading,
)
from gridcredit.rosters.sheets import Merge

SEARCHED_ROWS = 20
_INSTRUCTION_ROWS = 3  # this many rows after the headings may explain how to fill them in
_LEAST_FIELDS = 3
_PLACES = {Datum.ESTATE, Datum.BUILDING, Datum.ROOM, Datum.ADDRESS, Datum.NUMBER, Datum.GROUP}
_PERSONAL = {Datum.NAME, Datum.ID, Datum.OTHER_ID, Datum.SEX, Datum.BIRTH, Datum.RELATION}
_FIRST_CHOICE = frozenset(
    ["姓名", "身份证号", "身份证号码", "公民身份号码", "户号", "户主姓名", "出生日期"]
)
_ATTRIBUTE = re.compile("电话|手机|号码|证号|证件|联系方式|关系|性别|出生|住址|地址|单位|职业|年龄")
_FAMILY_LIST = "家庭成员"


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
    columns: dict[Datum, int]
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


def find_plans(
    head: Sequence[list[Cell]],
    merges: Sequence[Merge],
    first_column: int,
    hidden: Collection[int] = (),
    first_row: int = 0,
    searched: int = SEARCHED_ROWS,
) -> list[Plan]:
    """The tables that the first heading, of up to three rows, among the `searched` first rows
    starts: several where they stand side by side, none where no row names people (姓名 or 户主姓名)
    with at least two other fields. `first_row` is where the first of the rows stands in the sheet;
    `hidden` columns count from the rows' first."""
    best: list[Plan] = []
    rows = [[to_text(cell) for cell in row] for row in head]
    sheet = _Head(rows, merges, first_column, first_row)
    for at, row in enumerate(rows[:searched]):
        if best and first_row + at > best[0].heading_row:
            break  # what follows are people, or another table
        if sum(map(bool, row)) < 2:
            continue
        plans = _plans(first_row + at, row, hidden)
        for below, headings in sheet.joined(at):
            further = _plans(first_row + below, headings, hidden)
            is_better = _score(further) > _score(plans) or (
                below == at + 1 and _score(further) == _score(plans)
            )
            plans = further if is_better else plans
        if all(map(_names_people, plans)) and _score(plans) > _score(best):
            best = plans
    return best


def _names_people(plan: Plan) -> bool:
    return Datum.NAME in plan.columns and len(plan.columns) >= _LEAST_FIELDS


def _score(plans: Sequence[Plan]) -> int:
    return sum(len(plan.columns) + len(plan.phones) for plan in plans)


class _Head:
    """The first rows of a sheet, as headings that may stand in several rows."""

    def __init__(
        self,
        rows: list[list[str]],
        merges: Sequence[Merge],
        first_column: int,
        first_row: int,
    ) -> None:
        self._rows, self._merges = rows, merges
        self._first_column, self._first_row = first_column, first_row

    def joined(self, at: int) -> list[tuple[int, list[str]]]:
        """The headings of this row together with the next, and with the next two, each with the
        last of the rows; as far as these can be headings that go on."""
        rows = self._rows
        found = []
        if at + 1 < len(rows) and _may_continue(rows[at], rows[at + 1]):
            found.append((at + 1, self._joined(at, rows[at + 1])))
        if at + 2 < len(rows) and _may_continue(rows[at + 1], rows[at + 2]):
            found.append((at + 2, self._joined(at, self._joined(at + 1, rows[at + 2]))))
        return found

    def _joined(self, at: int, lower: list[str]) -> list[str]:
        """The headings of a row and of what stands below it, one for each column: 住址 over 楼栋 is
        a 楼栋; 户主 over 姓名 is 户主姓名; what only the upper row says stands for both."""
        over = ""
        joined = []
        for own, spread, below in zip(self._rows[at], self._spread(at), lower, strict=True):
            over = own or spread or (over if below else "")
            both = over + below
            if field_of(both) is not None or below == "":
                joined.append(both)
            else:
                joined.append(_below(over, below))
        return joined

    def _spread(self, at: int) -> list[str]:
        """The row with the text of a cell in all the cells that it is merged over."""
        row, first_column = self._rows[at], self._first_column
        wide = list(row)
        for (top, left), (bottom, right) in self._merges:
            is_here = top <= at + self._first_row <= bottom and right > left
            if is_here and 0 <= left - first_column < len(row):
                for column in range(left - first_column, min(right - first_column + 1, len(row))):
                    wide[column] = row[left - first_column]
        return wide


def _may_continue(upper: list[str], lower: list[str]) -> bool:
    """Whether the lower row can be the second row of two-row headings: it names fields, and only
    where the upper row has a wider heading above or a blank."""
    named = [at for at, text in enumerate(lower) if text and field_of(text)]
    others = sum(1 for text in lower if text and not field_of(text))
    return len(named) >= 2 and len(named) >= others and upper != lower


def _below(over: str, below: str) -> str:
    """What a heading below another one says: itself, where the upper one only groups columns, or
    else both (配偶 over 姓名)."""
    plain = plain_heading(over)
    if not plain or (field_of(below) is None and not names_others(over)):
        return below
    if plain.startswith(HOUSEHOLDER):
        return HOUSEHOLDER + below
    if not names_others(over) or plain.startswith(_FAMILY_LIST):
        groups = any(word in plain for word in _GROUPS)
        return below if groups else over + below
    return over + below


_GROUPS = (
    *(
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
    ),
    *("本人", "联系", "身份", "户籍", "登记", "人员"),
)


def _plans(at: int, headings: list[str], hidden: Collection[int]) -> list[Plan]:
    """The tables whose headings stand in one row: one, or several side by side."""
    starts = _starts(headings)
    if len(starts) > 1:
        ends = [*starts[1:], len(headings)]
        plans = []
        for start, end in zip(starts, ends, strict=True):
            own = [text if start <= c < end else "" for c, text in enumerate(headings)]
            plans.append(_plan(at, own, hidden))
        if all(_names_people(plan) and plan.columns.keys() & _PLACES for plan in plans):
            return plans
    return [_plan(at, headings, hidden)]


def _starts(headings: list[str]) -> list[int]:
    """The columns where tables may start, by where people are named again."""
    for person in (Datum.NAME, Datum.HOLDER):
        named = [c for c, text in enumerate(headings) if text and field_of(text) is person]
        if len(named) > 1:
            first = next(c for c, text in enumerate(headings) if text)
            alike = [c for c, text in enumerate(headings) if text == headings[first]]
            if len(alike) == len(named):
                return alike
            return [first, *(_first_of_table(headings, c) for c in named[1:])]
        if named:
            break
    return [0]


def _first_of_table(headings: list[str], column: int) -> int:
    while column and headings[column - 1] and is_silent(headings[column - 1]):
        column -= 1
    return column


def _plan(at: int, headings: list[str], hidden: Collection[int]) -> Plan:
    meant = [field_of(text) if text else None for text in headings]
    if Datum.NAME not in meant and Datum.RELATION in meant:
        plain = [plain_heading(text) if text else "" for text in headings]
        if _FAMILY_LIST in plain:  # with a relation beside it, one member a row
            meant[plain.index(_FAMILY_LIST)] = Datum.NAME
    only_holders = Datum.NAME not in meant
    if only_holders:
        meant = [_of_the_holder(text, m) for text, m in zip(headings, meant, strict=True)]
    others = _of_others(headings, meant)
    columns: dict[Datum, int] = {}
    phones: list[int] = []
    dropped: dict[int, DropReason] = {}
    for index in sorted(range(len(headings)), key=lambda c: _choice(headings[c], c, hidden)):
        text, means = headings[index], meant[index]
        if index in others:
            dropped[index] = DropReason.OTHERS
        elif means is None:
            if text and not is_silent(text):
                forbidden = forbidden_kind(text)
                dropped[index] = DropReason.FORBIDDEN if forbidden else DropReason.NOT_KEPT
        elif means is Datum.PHONE and (index not in hidden or not phones):
            phones.append(index)
            columns.setdefault(means, index)
        elif means in columns:
            dropped[index] = DropReason.REPEATED
        else:
            columns[means] = index
    phones.sort()
    if phones:
        columns[Datum.PHONE] = phones[0]
    dropped = dict(sorted(dropped.items()))
    columns = dict(sorted(columns.items(), key=lambda item: item[1]))
    return Plan(at, tuple(headings), columns, tuple(phones), only_holders, dropped)


def _choice(text: str, column: int, hidden: Collection[int]) -> tuple[bool, bool, int]:
    """Which of several columns for one field comes first: one that people see, one with the
    field's own name, the one on the left."""
    return column in hidden, plain_heading(text) not in _FIRST_CHOICE, column


def _of_others(headings: list[str], meant: list[Datum | None]) -> set[int]:
    """The columns about somebody who is not the person of the row: those that say so, and those
    behind them which the person has already, or which are a telephone."""
    found: set[int] = set()
    own: set[Datum] = set()
    again = {m for m in meant if m is not None and meant.count(m) > 1}
    given: set[Datum] = set()  # to whom was named last
    follows = ""  # "name" behind a heading that names somebody, "attribute" behind one of theirs
    for column, (text, means) in enumerate(zip(headings, meant, strict=True)):
        if not text:
            continue
        if means is None and names_others(text):
            found.add(column)
            follows = "attribute" if _ATTRIBUTE.search(text) else "name"
            given.clear()
            continue
        has_own = means in own
        is_theirs = (
            means in _PERSONAL and (has_own or (follows == "name" and means in again))
        ) or (means is Datum.PHONE and (has_own or follows == "name"))
        is_second = means in given and not has_own
        if means and follows and is_theirs and not is_second and not _says_own(text):
            found.add(column)
            given.add(means)
            continue
        follows = ""
        if means is not None:
            own.add(means)
    return found


def _says_own(text: str) -> bool:
    return HOUSEHOLDER in text or "本人" in text


def _of_the_holder(text: str, meant: Datum | None) -> Datum | None:
    """Where no column names other people, 户主姓名 is the person and 户主身份证号 the person's."""
    if meant is Datum.HOLDER:
        return Datum.NAME
    return meant or field_of(plain_heading(text).removeprefix(HOUSEHOLDER))


def is_instruction(row: Sequence[Cell], plan: Plan, rows_after: int) -> bool:
    """Whether the row, this many rows after the headings, tells people how to fill them in."""
    if rows_after > _INSTRUCTION_ROWS:
        return False
    texts = [text for text in map(to_text, row) if text]
    hints = sum(1 for text in texts if INSTRUCTION.search(text))
    name = to_text(row[plan.columns[Datum.NAME]])
    first = bool(texts) and bool(INSTRUCTION.match(texts[0]))
    return hints >= 2 or first or bool(INSTRUCTION.search(name))


def is_heading_again(row: Sequence[Cell], plan: Plan) -> bool:
    """Whether the row repeats the headings, as printed pages do."""
    return sum(1 for c in plan.columns.values() if field_of(to_text(row[c]))) >= 2


def is_total(row: Sequence[Cell]) -> bool:
    """Whether a row without a name only sums up, or is the foot of a form."""
    texts = [text for text in map(to_text, row) if text]
    if any(map(is_sum, texts[:3])):
        return True
    return (
        len(texts) <= _MOST_IN_A_FOOT and any(map(is_foot, texts)) and not any(map(_is_id, texts))
    )


_MOST_IN_A_FOOT = 8


def _is_id(text: str) -> bool:
    return len(text) >= 15 and text[:14].isdecimal()
