"""What one cell of a register says: texts, names, dates, codes, telephones and ID numbers.

A converter gives the plain value, or a `Remark` where the value alone does not say everything.
A hundred thousand rows hold few different cells, so each column converts through a `Memo`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from gridcredit.domain.codes import Population, Sex
from gridcredit.domain.identity import IdCheck, IdKind, check_id_number
from gridcredit.domain.masks import mask_id, mask_phone
from gridcredit.domain.phones import OTHER_PHONES, is_phone, split_phones
from gridcredit.domain.register import RowReason
from gridcredit.domain.writing import normalise_name, normalise_text
from gridcredit.rosters.columns import (
    HOLDER_WORDS,
    HOUSEHOLDER,
    NOTHING_WORDS,
    POPULATION_WORDS,
    SEX_WORDS,
    TOTAL_WORDS,
    YES_WORDS,
    field_of,
    plain_value,
)

Cell = str | float | int | bool | date | datetime | time | timedelta

NO_ID = IdCheck(IdKind.BLANK, "")
_FIRST_DAY_OF_EXCEL = date(1899, 12, 30)
_SERIALS = (2101.0, 73051.0)  # days 1905-10-01 … 2100-01-01; 1900…2100 are years
_YEARS = range(1880, 2100)

_WHOLE_DATE = re.compile(r"(\d{4})\s*[-./年,、\s]\s*(\d{1,2})\s*[-./月,、\s]\s*(\d{1,2})\s*[日号]?")
_MONTH = re.compile(r"(\d{4})\s*[-./年,、\s]\s*(\d{1,2})\s*月?")
_YEAR = re.compile(r"(\d{4})\s*年?")
_CLOCK_TIME = re.compile(r"[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
_CODE_BEFORE_WORD = re.compile(r"^\d{1,2}[\s.、:：-]*(?=\D)")


@dataclass(frozen=True, slots=True)
class Remark:
    """A cell of which more is to be said than the value that stands in its place."""

    value: Any
    reason: RowReason | None = None
    masked: str = ""
    refuses: bool = False  # the row is not taken in
    note: str = ""  # goes into the row's note
    month: tuple[int, int] | None = None  # of a date without a day; month 0 when unknown


class Memo(dict[Any, Any]):
    """A column's converter that remembers; `remarked` once it has given a Remark."""

    def __init__(self, convert: Callable[[Cell], Any]) -> None:
        super().__init__()
        self._convert = convert
        self.remarked = False

    def __missing__(self, cell: Cell) -> Any:
        value = self._convert(cell)
        if type(value) is Remark:
            self.remarked = True
        self[cell] = value
        return value


def to_text(cell: Cell) -> str:
    """The cell as plain text: whole numbers without a point, dates in ISO form."""
    if isinstance(cell, str):
        return normalise_text(cell)
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    return str(cell)


def to_part(cell: Cell) -> str | Remark:
    """A part of an address or a household number. A spreadsheet turns 2-3 into a day in
    February: such a cell is taken as 2-3 and pointed out."""
    if isinstance(cell, date):
        text = f"{cell.month}-{cell.day}"
        return Remark(text, RowReason.UNKNOWN_VALUE, text)
    text = to_text(cell)
    return "" if plain_value(text) in _DASHES else text


_DASHES = NOTHING_WORDS & {"-", "--", "---", "/", "//", "\\", "—", "——", "无", "空", "NULL", "N/A"}


def to_name(cell: Cell) -> str | Remark:
    """A person's name; a heading or a total in its place leaves the name blank."""
    name = normalise_name(cell) if isinstance(cell, str) else to_text(cell)
    if not name or plain_value(name) in NOTHING_WORDS or name.isdecimal():
        return ""
    if name in TOTAL_WORDS or field_of(name) is not None:
        return Remark("", masked=name)
    return name


def to_relation(cell: Cell) -> str:
    """与户主关系 as stated; every way of saying "the householder" becomes 户主."""
    text = to_text(cell)
    plain = plain_value(text)
    if plain in HOLDER_WORDS:
        return HOUSEHOLDER
    if plain in NOTHING_WORDS:
        return ""
    return _CODE_BEFORE_WORD.sub("", text)


def to_yes(cell: Cell) -> bool:
    """Whether the cell says yes."""
    return plain_value(to_text(cell)) in YES_WORDS


def to_sex(cell: Cell) -> Sex | Remark:
    """Sex by word, letter or GB/T 2261.1 digit; blank is unknown."""
    text = plain_value(to_text(cell))
    if not text or text in NOTHING_WORDS:
        return Sex.UNKNOWN
    found = SEX_WORDS.get(text)
    return found or Remark(Sex.UNKNOWN, RowReason.UNKNOWN_VALUE, text[:12])


def to_population(cell: Cell) -> Population | Remark:
    """人口类型 by word; blank is 常住, and so is an unknown word, pointed out."""
    text = plain_value(to_text(cell))
    if not text or text in NOTHING_WORDS:
        return Population.PERMANENT
    found = POPULATION_WORDS.get(text)
    return found or Remark(Population.PERMANENT, RowReason.UNKNOWN_VALUE, text[:12])


def to_date(cell: Cell) -> date | Remark | None:
    """A day, from a date cell, a serial number or text; a month or a year alone, and what is no
    date at all, give None with a remark."""
    if isinstance(cell, datetime):
        return _plausible(cell.date())
    if isinstance(cell, date):
        return _plausible(cell)
    if isinstance(cell, (float, int)) and _SERIALS[0] <= cell < _SERIALS[1]:
        return _FIRST_DAY_OF_EXCEL + timedelta(days=int(cell))
    text = to_text(cell)
    if isinstance(cell, float) and not cell.is_integer():
        return _date_of_text(text[:4])  # 1990.1 may have been 1990.10: the month is unknown
    if not text or plain_value(text) in NOTHING_WORDS:
        return None
    return _date_of_text(_CLOCK_TIME.sub("", text))


def _plausible(day: date) -> date | Remark:
    return day if day.year in _YEARS else Remark(None, RowReason.BAD_DATE, f"{day.year}-**-**")


def _date_of_text(text: str) -> date | Remark:
    compact = text.isascii() and text.isdecimal()
    if compact and len(text) == 8:
        return _day(text, int(text[:4]), int(text[4:6]), int(text[6:]))
    if compact and len(text) == 6:
        return _month_alone(text, int(text[:4]), int(text[4:]))
    if compact and len(text) == 5 and _SERIALS[0] <= int(text) < _SERIALS[1]:
        return _FIRST_DAY_OF_EXCEL + timedelta(days=int(text))
    if whole := _WHOLE_DATE.fullmatch(text):
        return _day(text, *map(int, whole.groups()))
    if part := _MONTH.fullmatch(text):
        return _month_alone(text, *map(int, part.groups()))
    if year := _YEAR.fullmatch(text):
        return _month_alone(text, int(year[1]), 0)
    return _no_date(text)


def _day(text: str, year: int, month: int, day: int) -> date | Remark:
    try:
        return _plausible(date(year, month, day))
    except ValueError:
        return _no_date(text)


def _month_alone(text: str, year: int, month: int) -> Remark:
    if year not in _YEARS or month > 12:
        return _no_date(text)
    return Remark(None, RowReason.BAD_DATE, f"{year}-**", month=(year, month))


def _no_date(text: str) -> Remark:
    shown = min(4, len(text) // 2)
    return Remark(None, RowReason.BAD_DATE, text[:shown] + "*" * min(len(text) - shown, 6))


def to_phone(cell: Cell) -> str | Remark:
    """The first telephone of a cell; the others go into the note, what is none is pointed out."""
    text = to_text(cell)
    if len(text) == 11 and text[0] == "1" and is_phone(text):
        return text
    if not text or plain_value(text) in NOTHING_WORDS:
        return ""
    numbers = split_phones(text)
    good = [n for n in numbers if is_phone(n)]
    bad = next((n for n in numbers if not is_phone(n)), "" if numbers else text[:12])
    note = OTHER_PHONES + "、".join(good[1:]) if len(good) > 1 else ""
    first = good[0] if good else ""
    if bad:
        return Remark(first, RowReason.BAD_PHONE, mask_phone(bad), note=note)
    return Remark(first, note=note) if note else first


def to_id(cell: Cell) -> IdCheck | Remark:
    """What the ID number says. Blank is pointed out; broken refuses the row."""
    text = cell if isinstance(cell, str) else _number_shown(cell)
    found = check_id_number(text)
    if found.problem is None and found.number:
        return found
    if not found.number or plain_value(text) in NOTHING_WORDS:
        return Remark(NO_ID, RowReason.NO_ID_NUMBER)
    reason = RowReason(found.problem or RowReason.BAD_CHARACTERS)
    return Remark(NO_ID, reason, mask_id(found.number), refuses=True)


def _number_shown(cell: Cell) -> str:
    number = isinstance(cell, (float, int)) and not isinstance(cell, bool)
    return repr(float(cell)) if number else to_text(cell)  # type: ignore[arg-type]
