"""Numbers of printed rounds (走访单), and what the QR code on their pages says; nothing about a
person.

`370403002001001-26-0042`: the area's code, the year, and a serial of area and year. The code is
`GCR1:` + number + `-` + page in two digits + a check character (ISO 7064 MOD 37,36) of all digits
before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from gridcredit.domain.check_characters import check_character
from gridcredit.domain.codes import Office
from gridcredit.domain.pledging import next_serial

PREFIX = "GCR1:"
MOST_PAGES = 99

_NUMBER = re.compile(r"[0-9]{9,15}-[0-9]{2}-[0-9]{4}")
_CODE = re.compile(rf"{PREFIX}({_NUMBER.pattern})-([0-9]{{2}})([0-9A-Z])")
_SHARES = {Office.GRID: range(1, 5_000), Office.VILLAGE: range(5_000, 7_000)}
_ABOVE = range(7_000, 10_000)


class RoundCode(NamedTuple):
    """A page of a printed round; pages count from 1."""

    number: str
    page: int


def round_number(area: str, on: date, office: Office, used: Iterable[str]) -> str:
    """The next number of an area and year, of the office's own share: a laptop and its street
    give no number twice. `used` are the numbers known. Raises NumbersUsedUp."""
    stem = f"{area}-{on.year % 100:02d}-"
    serials = [int(one[-4:]) for one in used if one.startswith(stem)]
    return f"{stem}{next_serial(_SHARES.get(office, _ABOVE), serials):04d}"


def is_meant(number: str, typed: str) -> bool:
    """Whether what was typed names a sheet: its number, or its last digits."""
    digits = "".join(sign for sign in typed if sign.isdecimal() and sign.isascii())
    return bool(digits) and number.replace("-", "").endswith(digits)


def code_text(number: str, page: int) -> str:
    """The text of a page's code. Raises ValueError for what is no number or no page."""
    if not _NUMBER.fullmatch(number):
        raise ValueError("no number of a round")
    if not 1 <= page <= MOST_PAGES:
        raise ValueError("page")
    return f"{PREFIX}{number}-{page:02d}{_check(number, page)}"


def read_code(text: str) -> RoundCode | None:
    """What a code says; None for any other text, and where its check character does not fit."""
    found = _CODE.fullmatch(text)
    if found is None:
        return None
    number, page, check = found[1], int(found[2]), found[3]
    return RoundCode(number, page) if page and check == _check(number, page) else None


def _check(number: str, page: int) -> str:
    return check_character(f"{number.replace('-', '')}{page:02d}")
