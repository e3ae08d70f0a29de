"""What one cell of a register says: texts, names, dates, codes, telephones and ID numbers.

A converter gives the plain value, or a `Remark` where the value alone does not say everything.
A hundred thousand rows hold few different cells, so each column converts through a `Memo`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from gridcredit.domain.codes import DwellingUse, Sex
from gridcredit.domain.identity import IdCheck, IdKind, check_id_number
from gridcredit.domain.masks import mask_id, mask_name, mask_phone
from gridcredit.domain.phones import OTHER_PHONES, is_phone, split_phones
from gridcredit.domain.roster_rows import RowReason
from gridcredit.domain.writing import normalise_name, normalise_text, without_controls
from gridcredit.rosters.columns import (
    HOLDER_WORDS,
    HOUSEHOLDER,
    NO_WORDS,
    NOTHING_WORDS,
    SEX_WORDS,
    YES_WORDS,
    field_of,
    is_foot,
    is_sum,
    plain_value,
)
from gridcredit.rosters.marks import DayFormat
from gridcredit.rosters.words import (
    DITTO_STARTS,
    begins_with_ditto,
    gone,
    is_ditto,
    is_nobody,
    is_usual_name,
    names_in,
    relation_text,
    relation_word,
    unreadable,
    vacancy,
    without_remarks,
)


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day of which the spreadsheet shows only a part."""

    day: date
    shown: DayFormat

    def __str__(self) -> str:
        if self.shown is DayFormat.NO_YEAR:
            return f"{self.day.month}-{self.day.day}"
        return f"{self.day:%Y-%m}" if self.shown is DayFormat.MONTH else f"{self.day:%Y}"


Cell = str | float | int | bool | date | datetime | time | timedelta | ShownDay

NO_ID = IdCheck(IdKind.BLANK, "")


@dataclass(frozen=True, slots=True)
class Remark:
    """A cell of which more is to be said than the value that stands in its place."""

    value: Any
    reason: RowReason | None = None
    masked: str = ""
    refuses: bool = False  # the row is not taken in
    note: str = ""  # goes into the row's note
    month: tuple[int, int] | None = None  # of a date without a day; month 0 when unknown
    ditto: bool = False  # the value is the one above
    vacant: DwellingUse | None = None  # nobody lives there
    holder: bool | None = None  # the row is the householder's, or expressly not


class Memo(dict[Any, Any]):
    """A column's converter that remembers; `remarked` once it has given a Remark. A cell that is
    an error or says "as above" gives `blank`; with `keeps`, such a cell refuses its row."""

    def __init__(
        self, convert: Callable[[Cell], Any], blank: Any = "", keeps: bool = False
    ) -> None:
        super().__init__()
        self._convert = convert
        self._blank = blank
        self._keeps = keeps
        self.remarked = False

    def __missing__(self, cell: Cell) -> Any:
        if isinstance(cell, str) and (bare := without_controls(cell)) != cell:
            value = self[bare]  # what nobody sees is left out, and said
            if type(value) is not Remark:
                value = Remark(value, RowReason.CONTROL_CHARACTERS)
            self.remarked, self[cell] = True, value
            return value
        value = None
        if isinstance(cell, str) and (not cell.isalnum() or cell[0] in DITTO_STARTS):
            value = self._said_beside(cell)
        if value is None:
            value = self._convert(cell)
        if type(value) is Remark:
            self.remarked = True
        self[cell] = value
        return value

    def _said_beside(self, cell: str) -> Remark | None:
        if reason := unreadable(cell):
            shown = "" if reason is RowReason.NO_RESULT else cell.strip()[:12]
            return Remark(self._blank, reason, shown, refuses=self._keeps)
        if is_ditto(cell):
            return Remark(self._blank, RowReason.DITTO, cell.strip(), self._keeps, ditto=True)
        return None


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
    """A part of an address or a household number. A spreadsheet turns 2-3 into a day in February,
    which it shows without a year, and 1-2-3 into one of 2001: such a cell is taken as it was typed
    and pointed out; a day that may have been typed in other ways refuses the row."""
    if isinstance(cell, (ShownDay, date)):
        return _part_of_day(cell)
    if isinstance(cell, str) and cell.isascii() and cell.isdecimal():
        return cell
    text = to_text(cell)
    if text[:1] == "'" and text[1:2].isdecimal():
        text = text[1:]
    if begins_with_ditto(text):
        return Remark("", RowReason.DITTO, text[:12], refuses=True)
    return "" if plain_value(text) in _DASHES else text


_DASHES = NOTHING_WORDS & {"-", "--", "---", "/", "//", "\\", "—", "——", "无", "空", "NULL", "N/A"}
_TYPED_YEARS = range(2001, 2010)  # 1-2-3 … 9-2-3; later years may be the year of typing


def _part_of_day(cell: ShownDay | date) -> Remark:
    day = cell.day if isinstance(cell, ShownDay) else cell
    text = f"{day.month}-{day.day}"
    if isinstance(cell, ShownDay):
        if cell.shown is DayFormat.NO_YEAR:
            return Remark(text, RowReason.BECAME_DATE, text)
    elif day.year in _TYPED_YEARS:
        text = f"{day.year - 2000}-{text}"
        return Remark(text, RowReason.BECAME_DATE, text)
    return Remark("", RowReason.BECAME_DATE, str(cell)[:10], refuses=True)


def to_name(cell: Cell) -> str | Remark:
    """A person's name. A heading, a total or a foot in its place leaves it blank, 空房 says that
    nobody lives there; several names in a cell refuse the row; (户主) and (已故) are no parts of a
    name."""
    if not isinstance(cell, str):
        text = to_text(cell)
        return "" if text.isdecimal() else text
    if is_usual_name(cell):
        return cell
    name = normalise_name(cell)
    plain = plain_value(name)
    if not name or name.isdecimal():
        return ""
    if use := vacancy(normalise_text(cell)):
        return Remark("", vacant=use)
    if plain in NOTHING_WORDS or plain == "空":
        return Remark("", vacant=DwellingUse.EMPTY) if plain == "空" else ""
    if name[0] == "=":
        return Remark("", RowReason.NO_RESULT, refuses=True)
    if is_sum(name) or is_foot(name) or field_of(name) is not None or is_nobody(name):
        return Remark("", masked=name)
    if len(names_in(cell)) > 1:
        return Remark("", RowReason.SEVERAL_NAMES, mask_name(name), refuses=True)
    return _name_alone(cell)


def _name_alone(cell: str) -> str | Remark:
    bare, said = without_remarks(cell)
    name = normalise_name(bare)
    if not said:
        return name
    if reason := next(filter(None, map(gone, said)), None):
        return Remark(name, reason, mask_name(name), refuses=True)
    known = [plain_value(word) for word in said]
    if any(word in HOLDER_WORDS for word in known):
        return Remark(name, holder=True)
    return Remark(name, RowReason.UNKNOWN_VALUE, mask_name(normalise_name(cell)))


def to_holder(cell: Cell) -> str | Remark:
    """户主姓名: a name, or a tick where the person of the row is the householder."""
    if isinstance(cell, str) and is_usual_name(cell):
        return cell
    text = plain_value(to_text(cell))
    if text in YES_WORDS:
        return Remark("", holder=True)
    if text in NO_WORDS:
        return Remark("", holder=False)
    found = to_name(cell)
    if type(found) is Remark and found.refuses:
        # Whoever is at the head, the person of the row is the row's own.
        return replace(found, reason=None, refuses=False)
    return found


def to_relation(cell: Cell) -> str | Remark:
    """与户主关系 as stated, codes of GB/T 4761 in words; every way of saying "the householder"
    becomes 户主."""
    text = to_text(cell)
    plain = plain_value(text)
    if plain.isascii() and plain.isdecimal():
        word = relation_word(plain)
        if not word:
            return Remark("", RowReason.UNKNOWN_VALUE, plain[:12])
        return HOUSEHOLDER if word in HOLDER_WORDS else word
    bare, said = without_remarks(text)
    found = HOUSEHOLDER if plain in HOLDER_WORDS else relation_text(bare)
    found = HOUSEHOLDER if plain_value(found) in HOLDER_WORDS else found
    if reason := next(filter(None, map(gone, said)), None):
        return Remark(found, reason, text[:12], refuses=True)
    return "" if plain in NOTHING_WORDS else found


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
    if found.problem is not None and isinstance(cell, str):
        found = _without_words(text, found)
    if found.problem is None and found.number:
        return found
    if not found.number or plain_value(text) in NOTHING_WORDS:
        return Remark(NO_ID, RowReason.NO_ID_NUMBER)
    reason = RowReason(found.problem or RowReason.BAD_CHARACTERS)
    return Remark(NO_ID, reason, mask_id(found.number), refuses=True)


_WORD_BEFORE = re.compile(
    r"^(?:居民|公民|港澳|台湾)?(?:身份证|身份|证件|护照|居住证|通行证)(?:号码?|号)?\s*[:：]?\s*"
)


def _without_words(text: str, found: IdCheck) -> IdCheck:
    """身份证：3704…, 3704…（身份证） and a full stop behind the number are the number; what else
    is wrong with it stays so."""
    bare, _ = without_remarks(_WORD_BEFORE.sub("", normalise_text(text)))
    bare = bare.rstrip("。.,，;；、 ")
    again = check_id_number(bare) if bare else found
    return again if again.problem is None or bare != text else found


def _number_shown(cell: Cell) -> str:
    number = isinstance(cell, (float, int)) and not isinstance(cell, bool)
    return repr(float(cell)) if number else to_text(cell)  # type: ignore[arg-type]
