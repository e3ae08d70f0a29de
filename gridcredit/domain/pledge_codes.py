"""What the QR code on a page of a pledge says: whose number it has and which page it is; nothing
about a person.

`GCP1:370403002-001-2026-0042-1K`: the prefix, the pledge's number, the page in one digit and a
check character (ISO 7064 MOD 37,36) of all digits before it. All of it is in a QR code's
alphanumeric set, so that the code of 31 signs has 25 modules a side. Where a computer marks its
numbers, three signs and a hyphen stand before the serial.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gridcredit.domain.check_characters import check_character

PREFIX = "GCP1:"
MOST_PAGES = 9

# As pledging.pledge_number writes it; its shape says where the hyphens stand, so that the check
# character need not.
_NUMBER = re.compile(
    r"[0-9]{9}-(?:[0-9]{3}|[0-9]{12})-[0-9]{4}-(?:[0-9A-HJKMNP-TV-Z]{3}-)?[0-9]{4}"
)
_CODE = re.compile(rf"{PREFIX}({_NUMBER.pattern})-([1-9])([0-9A-Z])")


class PledgeCode(NamedTuple):
    """A page of a pledge; pages count from 1."""

    number: str
    page: int


def code_text(number: str, page: int) -> str:
    """The text of a page's code. Raises ValueError for what is no pledge number or no page."""
    if not _NUMBER.fullmatch(number):
        raise ValueError("no pledge number")
    if not 1 <= page <= MOST_PAGES:
        raise ValueError("page")
    return f"{PREFIX}{number}-{page}{_check(number, page)}"


def read_code(text: str) -> PledgeCode | None:
    """What a code says; None for the text of any other code, and where its check character does
    not fit."""
    found = _CODE.fullmatch(text)
    if found is None:
        return None
    number, page, check = found[1], int(found[2]), found[3]
    return PledgeCode(number, page) if check == _check(number, page) else None


def _check(number: str, page: int) -> str:
    return check_character(f"{number.replace('-', '')}{page}")
