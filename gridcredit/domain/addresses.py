"""Addresses: how a dwelling is written, put in order and recognised when written differently."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gridcredit.domain.kinds.dwelling import Dwelling


_DIGITS = re.compile(r"(\d{1,18})")
_NUMBERED = re.compile(
    r"[0-9A-Za-z]*\d|[0-9A-Za-z一二三四五六七八九十百]+(?:号|楼|栋|幢|座|单元|室)"
)
_BARE = re.compile(r"[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*")  # a number that lacks its measure word
_PARTED = re.compile(r"[0-9A-Za-z]+(?:-[0-9A-Za-z]+){2,}")  # 3-2-501 says which number is which
_ROOM_WORDS = "(?:号室|号|室|户|房间|房)"
_MEASURE = {
    "building": re.compile(r"(?:号?[楼栋幢座]|#楼|号|#)$"),
    "unit": re.compile(r"(?:号?单元|号)$"),
    "room": re.compile(_ROOM_WORDS + "$"),
}

_NUMERAL = re.compile(r"第?([〇零一二两三四五六七八九十百]+)(?=号|楼|栋|幢|座|单元|室|层|排|组|#)")
_NUMERALS = {han: at for at, han in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_INDOORS = re.compile(
    r"(?P<estate>.*?)(?<![\da-z-])(?P<building>\d+[a-z]?|[a-z]\d*)"
    r"(?:号?[楼栋幢座]|#楼?|号(?=\d+号?单元))-?"
    r"(?:(?P<unit>\d+|[东西中南北甲乙丙丁a-z])(?:号?单元|[-#])-?)?"
    r"(?:\d+[层楼]-?)?"  # the floor: the room's number says it again
    rf"(?P<room>\d+[a-z]?(?:-\d+)?|[a-z]\d+|[东西中南北](?=户)){_ROOM_WORDS}?"
)
_HYPHENS = re.compile(
    r"(?P<estate>.*?)(?<![\da-z-])(?P<building>\d+[a-z]?)-(?P<unit>\d+)-"
    rf"(?P<room>\d+[a-z]?){_ROOM_WORDS}?"
)
_AT_A_NUMBER = re.compile(rf"(?P<estate>.*?)(?<![\d-])(?P<room>\d+(?:-\d+)*){_ROOM_WORDS}?")
_OFFICES = re.compile(  # what stands above an estate of the same grid tells nothing about it
    r"^(?:.{1,10}?街道(?:办事处)?(?=\D{2}))?"
    r"(?:.{1,10}?(?:社区居委会|社区|居民?委员?会|村民?委员?会)(?=\D{2}))?"
)
_HAS_NUMBER = re.compile(r"\d|[a-z]号?[楼栋幢座]")
_STREET_NUMBER = re.compile(
    r"^.*?[路街道巷]\d+号(?=.{2,}(?:小区|花园|花苑|家园|新村|公寓|佳苑|新苑|嘉园)$)"
)

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


@lru_cache(4096)
def _measured(part: str, word: str) -> str:
    bare = _BARE.fullmatch(part) and not _PARTED.fullmatch(part)
    return part + word if bare else part


def natural_key(text: str) -> NaturalKey:
    """The sort key of an address as written: runs of digits count as numbers, so that 2号楼
    comes before 10号楼."""
    pieces = _DIGITS.split(text)
    return tuple(int(p) if at % 2 else p for at, p in enumerate(pieces))


def address_key(estate: str, building: str, unit: str, room: str) -> AddressKey:
    """What one door's spellings share: width, case, blanks, measure words, Chinese numerals and
    the cells it was written in are folded: 东村 · ２ 号楼 · 1 · 101, 东村二栋1单元101室 and
    东村2-1-101 are one door."""
    parts = (
        _estate_key(estate),
        _unmeasured("building", building),
        _unmeasured("unit", unit),
        _unmeasured("room", room),
    )
    if _HAS_NUMBER.search(parts[0]) is None and all(map(_is_simple, parts[1:])):
        return parts
    whole = _whole(estate, building, unit, room)
    found = _INDOORS.fullmatch(whole) or _HYPHENS.fullmatch(whole)
    if found is None and not (building or unit):
        found = _AT_A_NUMBER.fullmatch(whole)
    if found is None:
        return parts
    said = found.groupdict()
    return (
        _estate_key(said["estate"]),
        *(_without_zeros(said.get(part) or "") for part in ("building", "unit", "room")),
    )  # type: ignore[return-value]


def folded(text: str) -> str:
    """The text without blanks, in half width and lower case."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def _is_simple(part: str) -> bool:
    return not part or (part.isascii() and part.isalnum())


def _whole(estate: str, building: str, unit: str, room: str) -> str:
    """The address in one piece, with its numbers in digits; blank where two numbers would run
    into one."""
    texts = (
        *(folded(estate), _measured(folded(building), "号楼"), _measured(folded(unit), "单元")),
        folded(room),
    )
    pieces = [_in_digits(text) for text in texts if text]
    for piece, following in pairwise(pieces):
        if piece[-1].isdecimal() and following[0].isdecimal():
            return ""
    return "".join(pieces)


def _in_digits(text: str) -> str:
    return _NUMERAL.sub(lambda numeral: str(han_number(numeral[1])), text)


def han_number(numeral: str) -> int:
    """A number in Chinese: 十二 and 一二 are 12, 一百零一 is 101."""
    if not set(numeral) & {"十", "百"}:
        return int("".join(str(_NUMERALS[c]) for c in numeral))
    total = last = 0
    for character in numeral:
        if character in "十百":
            total += (last or 1) * (10 if character == "十" else 100)
            last = 0
        else:
            last = _NUMERALS[character]
    return total + last


@lru_cache(maxsize=8_192)
def _estate_key(text: str) -> str:
    plain = _in_digits(folded(text))
    bare = _STREET_NUMBER.sub("", _OFFICES.sub("", plain))
    return bare or plain


@lru_cache(maxsize=8_192)  # the same few numbers at every door
def _unmeasured(part: str, text: str) -> str:
    plain = _in_digits(folded(text))
    stripped = _MEASURE[part].sub("", plain)
    return _without_zeros(stripped) or plain if _BARE.fullmatch(stripped) else plain


def _without_zeros(number: str) -> str:
    return number.lstrip("0") or number
