"""Addresses: how a dwelling is written, put in order and recognised when written differently."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from gridcredit.domain.records import Dwelling

_DIGITS = re.compile(r"(\d{1,18})")
_NUMBERED = re.compile(
    r"[0-9A-Za-z]*\d|[0-9A-Za-z一二三四五六七八九十百]+(?:号|楼|栋|幢|座|单元|室)"
)
_BARE = re.compile(r"[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*")  # a number that lacks its measure word
_MEASURE = {
    "building": re.compile(r"(?:号楼|号|楼|栋|幢|座|#)$"),
    "unit": re.compile(r"(?:号?单元|号)$"),
    "room": re.compile(r"(?:号|室|户)$"),
}

NaturalKey = tuple[str | int, ...]
"""Text and numbers by turns, text first, so that two keys always compare."""

AddressKey = tuple[str, str, str, str]
"""Estate, building, unit and room, folded: equal for two ways of writing one door."""


def address(dwelling: Dwelling) -> str:
    """The address as people say it: 幸福小区2号楼1单元101室, 东村12号. Numbers get their measure
    words; what already has one stays as it is. Empty when nothing is known."""
    return address_text(dwelling.estate, dwelling.building, dwelling.unit, dwelling.room)


def address_text(estate: str, building: str, unit: str, room: str) -> str:
    """`address` of a dwelling's four parts."""
    indoors = bool(building or unit)
    return (
        estate
        + _measured(building, "号楼")
        + _measured(unit, "单元")
        + _measured(room, "室" if indoors else "号")
    )


def parted(text: str) -> tuple[str, str]:
    """An address as written, parted before its first number: the estate's name, which may be
    shortened, and building, unit and room, by which one door is told from the next. The second is
    empty where there is no number."""
    found = _NUMBERED.search(text)
    at = found.start() if found else len(text)
    return text[:at], text[at:]


def _measured(part: str, word: str) -> str:
    return part + word if _BARE.fullmatch(part) else part


def natural_key(text: str) -> NaturalKey:
    """The sort key of an address as written: runs of digits count as numbers, so that 2号楼
    comes before 10号楼."""
    pieces = _DIGITS.split(text)
    return tuple(int(p) if at % 2 else p for at, p in enumerate(pieces))


def address_key(estate: str, building: str, unit: str, room: str) -> AddressKey:
    """What one door's spellings share: width, case, blanks and measure words are folded, so that
    ２ 号楼, 2栋 and 2 are one building."""
    return (
        folded(estate),
        _unmeasured("building", building),
        _unmeasured("unit", unit),
        _unmeasured("room", room),
    )


def folded(text: str) -> str:
    """The text without blanks, in half width and lower case."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


@lru_cache(maxsize=8_192)  # the same few numbers at every door
def _unmeasured(part: str, text: str) -> str:
    plain = folded(text)
    stripped = _MEASURE[part].sub("", plain)
    return stripped.lstrip("0") or plain if _BARE.fullmatch(stripped) else plain
