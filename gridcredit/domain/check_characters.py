"""Check characters of codes that people type or that are read from paper (ISO 7064 MOD 37,36)."""

from __future__ import annotations

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def check_character(body: str) -> str:
    """The check character of digits and capital letters by ISO 7064 MOD 37,36; blank where a sign
    is neither. It finds every single wrong sign and nearly every swap of two neighbours."""
    product = 36
    for sign in body:
        value = _SIGNS.find(sign)
        if value < 0:
            return ""
        product = ((product + value - 1) % 36 + 1) * 2 % 37
    return _SIGNS[(37 - product) % 36]
