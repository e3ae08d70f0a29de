"""Text as a QR code's modules, as sturdy as the size that it needs anyway allows."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from qrcode import QRCode, constants, exceptions

from gridcredit.domain.errors import LinkTooLong

QUIET = 4  # modules on every side (ISO/IEC 18004, 9.1)
LEAST_MODULE_MM = 0.5
# UTF-8 bytes. Longer links make a code that has to be scanned from a hand's breadth.
MOST_BYTES = 512

Rows = tuple[tuple[bool, ...], ...]

# From the sturdiest down: they repair about 30, 25 and 15 % of the code.
_STURDIER = (constants.ERROR_CORRECT_H, constants.ERROR_CORRECT_Q)
_AT_LEAST = constants.ERROR_CORRECT_M


@lru_cache(maxsize=256)
def modules(link: str, side_mm: float) -> Rows:
    """The code's modules, row by row without the quiet zone, for a square of `side_mm` with it.

    Error correction is M or better: whatever the smallest version for M has room for.
    Raises LinkTooLong past MOST_BYTES or when a module would be smaller than LEAST_MODULE_MM.
    """
    if len(link.encode()) > MOST_BYTES:
        raise LinkTooLong(length=len(link), most=MOST_BYTES)
    rows = text_modules(link)
    if module_mm(len(rows), side_mm) < LEAST_MODULE_MM:
        raise LinkTooLong(length=len(link), most=MOST_BYTES)
    return rows


def text_modules(text: str) -> Rows:
    """The smallest code for a text with error correction M, then as much more as it has room for.
    Raises ValueError where no code holds the text."""
    made = _made(text, None, _AT_LEAST)
    if made is None:
        raise ValueError("no code holds the text")
    sturdier = (_made(text, made.version, level) for level in _STURDIER)
    return next((better.rows for better in sturdier if better is not None), made.rows)


def module_mm(count: int, side_mm: float) -> float:
    """The side of one of `count` modules in a square of `side_mm` that keeps its quiet zone."""
    return side_mm / (count + 2 * QUIET)


class _Made(NamedTuple):
    version: int
    rows: Rows


def _made(text: str, version: int | None, level: int) -> _Made | None:
    """The code, or None where the text has no room."""
    code = QRCode(version=version, error_correction=level, border=0)
    code.add_data(text)
    try:
        code.make(fit=version is None)
    except (exceptions.DataOverflowError, ValueError):  # qrcode 8 says "version 41" by ValueError
        return None
    return _Made(
        code.version, tuple(tuple(bool(dark) for dark in row) for row in code.get_matrix())
    )
