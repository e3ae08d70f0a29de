"""Telephone numbers: several in one cell, and which of them can be dialled."""

from __future__ import annotations

import re

from gridcredit.domain.writing import normalise_text

OTHER_PHONES = "其他电话："
"""What stands in a resident's note before the numbers that have no field of their own."""

_MOBILE = r"(?:\+?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4}|1[3-9]\d{2}[- ]\d{3}[- ]\d{4})(?!\d)"
_LANDLINE = r"\(?(0\d{2,3})\)?[- ]?([2-9]\d{6,7})(?!\d)"
_FREE = r"([48]00[- ]?\d{3}[- ]?\d{4})(?!\d)"
_LOCAL = r"([2-9]\d{6,7})(?!\d)"
_NUMBER = re.compile(rf"(?<!\d)(?:{_MOBILE}|{_LANDLINE}|{_FREE}|{_LOCAL}|(\d{{3,}}))", re.ASCII)
_JOINED = re.compile(r"(?<!\d)(1[3-9]\d{9})(?=1[3-9]\d{9}(?:\D|$))", re.ASCII)
_VALID = re.compile(r"1[3-9]\d{9}|0\d{2,3}-[2-9]\d{6,7}|[48]00\d{7}|[2-9]\d{6,7}", re.ASCII)


def split_phones(text: str) -> list[str]:
    """Every number a cell holds, in order and without repeats: mobiles as 11 digits, landlines as
    0632-8012345. Runs of digits that are no phone are kept, for `is_phone` to refuse."""
    plain = normalise_text(text).removesuffix(".0")
    if len(plain) == 11 and is_phone(plain):
        return [plain]
    spaced = _JOINED.sub(r"\1 ", plain)
    found = [_joined(m) for m in _NUMBER.finditer(spaced)]
    return list(dict.fromkeys(found))


def _joined(match: re.Match[str]) -> str:
    mobile, area, line, free, local, other = match.groups()
    if area:
        return f"{area}-{line}"
    return str(mobile or free or local or other).replace("-", "").replace(" ", "")


def is_phone(text: str) -> bool:
    """Whether the number has the form of a mobile, landline or service number of the mainland."""
    return _VALID.fullmatch(text) is not None
