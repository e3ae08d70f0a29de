"""Amounts that people write with a point and records hold as whole numbers: points and quantities
in tenths, money in fen. Nothing is rounded: what is finer than a record holds is refused."""

from __future__ import annotations

import re
from decimal import Decimal

from gridcredit.domain.writing import normalise_digits

TENTHS, FEN = 1, 2
"""Decimals of points and quantities, and of yuan."""

LARGEST = 10**12

_NUMBER = re.compile(r"([+-]?)(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,6}))?", re.ASCII)
_MINUS = str.maketrans("－−–—", "----")


def scaled(text: str, places: int) -> int:
    """The amount of a text as a whole number of its last decimal (2.5 at one decimal: 25); width
    and blanks have no say. Raises ValueError with a reason (texts.reasons): wrong_form, too_fine,
    too_large."""
    found = _NUMBER.fullmatch(normalise_digits(text).translate(_MINUS))
    if found is None:
        raise ValueError("wrong_form")
    sign, whole, rest = found[1], found[2].replace(",", ""), found[3] or ""
    if rest[places:].strip("0"):
        raise ValueError("too_fine")
    value = int(whole + rest[:places].ljust(places, "0"))
    if value > LARGEST:
        raise ValueError("too_large")
    return -value if sign == "-" else value


def tenths(text: str) -> int:
    """Points or a quantity as a record holds them. Raises ValueError as `scaled`."""
    return scaled(text, TENTHS)


def fen(text: str) -> int:
    """Yuan as a record holds them. Raises ValueError as `scaled`."""
    return scaled(text, FEN)


def points_text(value: int) -> str:
    """Tenths with one decimal: 20 is 2.0."""
    return f"{Decimal(value) / 10:.1f}"


def quantity_text(value: int) -> str:
    """Tenths without trailing zeros: 30 is 3, 25 is 2.5."""
    return points_text(value).removesuffix(".0")


def yuan_text(value: int) -> str:
    """Fen with two decimals: 1250 is 12.50."""
    return f"{Decimal(value) / 100:.2f}"
