"""ID numbers as the register carries them: what they say, and what is wrong with them.

GB 11643-1999 gives 18-digit numbers their form and check digit; residence permits of Hong Kong,
Macao and Taiwan residents (81, 82, 83) and permanent residence cards of foreigners since 2023
(first digit 9) keep it. Area codes are not checked: codes come and go, old numbers stay.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from functools import lru_cache
from operator import mul
from typing import NamedTuple

from gridcredit.domain.codes import Sex
from gridcredit.domain.masks import mask_id, mask_name, mask_phone
from gridcredit.domain.phones import is_phone, split_phones
from gridcredit.domain.writing import normalise_digits, normalise_name, normalise_text

# Rosters and pages ask one module for all that identifies a person.
__all__ = [
    "IdCheck",
    "IdKind",
    "IdProblem",
    "birth_in",
    "birth_of",
    "check_digit",
    "check_id_number",
    "is_phone",
    "mask_id",
    "mask_name",
    "mask_phone",
    "normalise_digits",
    "normalise_name",
    "normalise_text",
    "split_phones",
    "to_18_digits",
]

_WEIGHTS = tuple(pow(2, 17 - at, 11) for at in range(18))
_CHECK_DIGITS = "10X98765432"  # by the weighted sum of 17 digits modulo 11
_EARLIEST_YEAR, _LATEST_YEAR = 1880, 2099
_IMPOSSIBLE = -1

_SCIENTIFIC = re.compile(r"\d(?:\.\d*)?E\+?\d{1,3}")
_STORED_AS_NUMBER = re.compile(r"\d{16,}\.0*")
_MAINLAND_LIKE = re.compile(r"\d{9,}X?")
_TRAVEL_PERMIT = re.compile(r"[HM]\d{8}(?:\d\d)?|0\d{7}")
_PASSPORT = re.compile(r"(?=(?:.*\d){5})[A-Z][A-Z0-9]{5,11}|[A-Z]{3}\d{12}")


class IdKind(StrEnum):
    """What sort of document a number belongs to."""

    BLANK = "blank"
    MAINLAND_18 = "mainland18"
    MAINLAND_15 = "mainland15"  # the first generation; carried on as 18 digits
    RESIDENCE_PERMIT = "residence_permit"  # 港澳台居民居住证
    FOREIGN_RESIDENT = "foreign_resident"  # 外国人永久居留身份证
    TRAVEL_PERMIT = "travel_permit"  # 回乡证, 台胞证
    PASSPORT = "passport"  # passports and older cards: form checked only
    UNKNOWN = "unknown"


class IdProblem(StrEnum):
    """Why an ID number is not one."""

    LOST_DIGITS = "lost_digits"  # a spreadsheet kept it as a number: 3.70403E+17, ...000
    BAD_CHECK_DIGIT = "bad_check_digit"
    BAD_LENGTH = "bad_length"
    BAD_DATE = "bad_date"
    BAD_CHARACTERS = "bad_characters"


class IdCheck(NamedTuple):
    """What an ID number says. A named tuple: rosters make a hundred thousand in a second."""

    kind: IdKind
    number: str  # normalised; 18 characters with X in upper case where the form has them
    birth_date: date | None = None
    sex: Sex = Sex.UNKNOWN
    problem: IdProblem | None = None

    @property
    def is_valid(self) -> bool:
        """Whether the number may be taken in; a blank one may."""
        return self.problem is None


def check_id_number(text: str) -> IdCheck:
    """Judge an ID number as typed or as a cell shows it. Of a cell that holds a *number*, hand in
    `repr(float(value))`: from 16 digits on that is scientific notation, and refused as such."""
    if len(text) == 18:
        found = _check_18(text)
        if found is not None:
            return found
    number = normalise_digits(text).upper()
    if number.endswith(".0") and number[:-2].isdecimal() and len(number) < 18:
        number = number[:-2]
    if len(number) == 18:
        found = _check_18(number)
        if found is not None:
            return found
    if len(number) == 15 and number.isdecimal():
        found = _check_18(to_18_digits(number))
        if found is not None:
            return found._replace(kind=IdKind.MAINLAND_15)
    return _check_other(number)


def birth_in(number: str) -> date | None:
    """The birth date that an ID number says; None of one that says none, or is not one."""
    return check_id_number(number).birth_date if number else None


def birth_of(number: str, stated: date | None) -> date | None:
    """When somebody was born: the ID number and the birth date are one fact, and the number has
    been checked by others."""
    if stated is not None and number[6:14] == stated.isoformat().replace("-", ""):
        return stated  # they agree, as nearly always: no need to reckon
    return birth_in(number) or stated


def check_digit(first_17: str) -> str:
    """The 18th character that belongs to 17 digits (GB 11643-1999, ISO 7064 MOD 11-2)."""
    return _CHECK_DIGITS[sum(w * int(d) for w, d in zip(_WEIGHTS, first_17, strict=False)) % 11]


def to_18_digits(first_generation: str) -> str:
    """The 18-digit number of a 15-digit one: the century 19 put in, the check digit added."""
    longer = first_generation[:6] + "19" + first_generation[6:]
    return longer + check_digit(longer)


def valid_number(cell: object) -> IdCheck | None:
    """What a number of 18 characters says when there is nothing wrong with it, and nothing to
    bring into form; None for all else, which `check_id_number` judges. Most numbers are so, and
    asking this first takes half the time.

    Three cached slices instead of eighteen digits: people share prefixes, days and endings.
    """
    if type(cell) is not str or len(cell) != 18:
        return None
    head, day, tail = _prefix(cell[:6]), _day(cell[6:14]), _ending(cell[14:])
    if head is None or day is None or tail is None:
        return None
    birth, day_sum = day
    if (head[1] + day_sum + tail[1]) % 11 != 1 or birth is None:
        return None
    # The text itself where the X is upper case already: almost always.
    number = cell if cell[17] == tail[2] else cell[:17] + tail[2]
    return tuple.__new__(IdCheck, (head[0], number, birth, tail[0], None))


def _check_18(text: str) -> IdCheck | None:
    """Judge 18 characters; None unless they are 17 digits and a digit or X."""
    head, day, tail = _prefix(text[:6]), _day(text[6:14]), _ending(text[14:])
    if head is None or day is None or tail is None:
        return None
    birth, day_sum = day
    number = text if text[17] == tail[2] else text[:17] + tail[2]
    if birth is not None and (head[1] + day_sum + tail[1]) % 11 == 1:
        return IdCheck(head[0], number, birth, tail[0])
    return _fault_of_18(head[0], number, birth is None)


def _fault_of_18(kind: IdKind, number: str, no_such_day: bool) -> IdCheck:
    if no_such_day:
        problem = IdProblem.BAD_DATE
    elif number.endswith("000") or number == _rounded(number):
        problem = IdProblem.LOST_DIGITS
    else:
        problem = IdProblem.BAD_CHECK_DIGIT
    return IdCheck(kind, number, problem=problem)


def _rounded(number: str) -> str:
    """What a program that keeps 15 digits makes of the number when it writes it out."""
    return str(int(float(number[:15] + "000")))


@lru_cache(maxsize=16_384)
def _prefix(text: str) -> tuple[IdKind, int] | None:
    if not _is_digits(text):
        return None
    if text.startswith("9"):
        kind = IdKind.FOREIGN_RESIDENT
    elif text.startswith(("81", "82", "83")):
        kind = IdKind.RESIDENCE_PERMIT
    else:
        kind = IdKind.MAINLAND_18
    return kind, _weigh(text, 0)


@lru_cache(maxsize=65_536)
def _day(text: str) -> tuple[date | None, int] | None:
    if not _is_digits(text):
        return None
    year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
    birth = None
    if _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        try:
            birth = date(year, month, day)
        except ValueError:
            birth = None
    return birth, _weigh(text, 6)


@lru_cache(maxsize=32_768)
def _ending(text: str) -> tuple[Sex, int, str] | None:
    if not _is_digits(text[:3]) or text[3] not in "0123456789Xx":
        return None
    ending = text[3].upper()
    value = 10 if ending == "X" else int(ending)
    sex = Sex.MALE if int(text[2]) % 2 else Sex.FEMALE
    return sex, _weigh(text[:3], 14) + value, ending


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _weigh(digits: str, at: int) -> int:
    weights, zeros = _PARTS[at]
    total: int = sum(map(mul, weights, digits.encode()))
    return total - zeros


# The weights of each slice, and what its digits weigh too much by being written as ASCII.
_PARTS = {
    first: (_WEIGHTS[first:end], ord("0") * sum(_WEIGHTS[first:end]))
    for first, end in ((0, 6), (6, 14), (14, 17))
}


def _check_other(number: str) -> IdCheck:
    """Judge what has not the form of 15 or 18 digits."""
    if not number:
        return IdCheck(IdKind.BLANK, "")
    if _SCIENTIFIC.fullmatch(number) or _STORED_AS_NUMBER.fullmatch(number):
        return IdCheck(IdKind.UNKNOWN, number, problem=IdProblem.LOST_DIGITS)
    if _TRAVEL_PERMIT.fullmatch(number):
        return IdCheck(IdKind.TRAVEL_PERMIT, number)
    if _PASSPORT.fullmatch(number):
        return IdCheck(IdKind.PASSPORT, number)
    if len(number) != 18 and (number.isdecimal() or _MAINLAND_LIKE.fullmatch(number)):
        return IdCheck(IdKind.UNKNOWN, number, problem=IdProblem.BAD_LENGTH)
    return IdCheck(IdKind.UNKNOWN, number, problem=IdProblem.BAD_CHARACTERS)
