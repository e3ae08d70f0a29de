"""统一社会信用代码: 18 characters, the last one checks the others (GB 32100-2015)."""

from __future__ import annotations

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LENGTH, _BASE, _FACTOR = 18, 31, 3


def credit_code_fault(code: str) -> str:
    """Why a code is none, as a reason (texts.reasons); blank: it is one."""
    if len(code) != _LENGTH:
        return "credit_code_length"
    if any(sign not in _SIGNS for sign in code):
        return "credit_code_signs"
    return "" if code[-1] == check_sign(code[:-1]) else "credit_code_check"


def check_sign(body: str) -> str:
    """The character that checks 17 others."""
    weighed = sum(_SIGNS.index(sign) * pow(_FACTOR, at, _BASE) for at, sign in enumerate(body))
    return _SIGNS[-weighed % _BASE]
