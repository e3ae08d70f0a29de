"""What the codes on papers of 信用+ say: which paper it is, and of what; nothing about a person.

A code is a prefix, an id in 26 signs of Crockford's base 32, a page in two digits where the paper
has pages, and a check character (ISO 7064 MOD 37,36). All of it is in a QR code's alphanumeric set.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from gridcredit.domain.check_characters import check_character

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {sign: value for value, sign in enumerate(_SIGNS)}
_LONG = 26
MOST_PAGES = 99


class PaperKind(StrEnum):
    """Papers that carry a code, by the code's prefix."""

    ACTIVITY = "GCA1"  # a page of a sign-in sheet
    PASSBOOK = "GCB1"  # a household's passbook


class PaperCode(NamedTuple):
    """What a code says: the paper, the activity or household, and the page (0: it has none)."""

    kind: PaperKind
    id: UUID
    page: int = 0


def activity_code(activity: UUID, page: int) -> str:
    """The code of a page of an activity's sign-in sheet. Raises ValueError past MOST_PAGES."""
    if not 1 <= page <= MOST_PAGES:
        raise ValueError("page")
    return _written(PaperKind.ACTIVITY, f"{_base32(activity)}{page:02d}")


def passbook_code(household: UUID) -> str:
    """The code of a household's passbook."""
    return _written(PaperKind.PASSBOOK, _base32(household))


def read_paper_code(text: str) -> PaperCode | None:
    """What a code says; None for any other text, and where its check character does not fit."""
    prefix, _, body = text.strip().upper().partition(":")
    try:
        kind = PaperKind(prefix)
    except ValueError:
        return None
    pages = 2 if kind is PaperKind.ACTIVITY else 0
    if len(body) != _LONG + pages + 1 or check_character(body[:-1]) != body[-1]:
        return None
    value = 0
    for sign in body[:_LONG]:
        if sign not in _VALUES:
            return None
        value = value * 32 + _VALUES[sign]
    page = body[_LONG:-1]
    if value >= 1 << 128 or (pages and not (page.isdecimal() and int(page))):
        return None
    return PaperCode(kind, UUID(int=value), int(page) if pages else 0)


def _written(kind: PaperKind, body: str) -> str:
    return f"{kind.value}:{body}{check_character(body)}"


def _base32(id: UUID) -> str:
    value, signs = id.int, []
    for _ in range(_LONG):
        value, sign = divmod(value, 32)
        signs.append(_SIGNS[sign])
    return "".join(reversed(signs))
