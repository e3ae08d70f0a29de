"""档号 of papers in the archive, where they lie, and when their term is over.

全宗-门类-年-期限-件, in the order and with the codes of terms of DA/T 22-2015: Y permanent, D10 ten
years. A term is counted from the first day of the year after the one that the paper is of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

PERMANENT = 0
"""As a number of years: kept for ever."""
USUAL_CATEGORY = "XYCN"
_PART = re.compile(r"[0-9A-Za-z·\u4e00-\u9fff]{1,20}")
_PLACE = re.compile(r"\s*(.*?)\s*[-－—]\s*(\d+)\s*")


@dataclass(frozen=True, slots=True)
class Series:
    """What all papers of an office, a year and a term have before their number."""

    fonds: str
    category: str
    year: int
    years: int

    @property
    def stem(self) -> str:
        """What their 档号 begin with."""
        return f"{self.fonds}-{self.category}-{self.year:04d}-{term_code(self.years)}-"

    def number(self, item: int) -> str:
        """The 档号 of the paper of that place in the series."""
        return f"{self.stem}{item:04d}"


def term_code(years: int) -> str:
    """The code of a term."""
    return "Y" if years == PERMANENT else f"D{years}"


def item_of(number: str) -> int | None:
    """The last part of a 档号; None where the text is none."""
    tail = number.rpartition("-")[2]
    return int(tail) if tail.isascii() and tail.isdecimal() else None


def is_part(text: str) -> bool:
    """Whether a text may be 全宗 or 门类: letters, digits, Chinese, no hyphen, 20 at most."""
    return bool(_PART.fullmatch(text))


def kept_until(on: date, years: int) -> date | None:
    """The last day of a term of what is of a day; None: for ever, or beyond all days."""
    last = on.year + years
    return None if years == PERMANENT or last > date.max.year else date(last, 12, 31)


def box_of(location: str) -> tuple[str, int | None]:
    """Box and page of a place 盒-页; a text that says no page is a box as it is."""
    found = _PLACE.fullmatch(location)
    return (found[1], int(found[2])) if found and found[1] else (location.strip(), None)
