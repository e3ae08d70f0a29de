"""Which names an office, or a person at its computers, may bear: one visible line of text.

A name is read out, printed and shown beside fingerprints; it must not be able to hide, reorder or
imitate what stands around it.
"""

from __future__ import annotations

import unicodedata

from gridcredit.domain.fieldrules import LONGEST_NAME
from gridcredit.domain.writing import is_text, normalise_text

_MARKUP = "<>"
_FILLERS = "\u115f\u1160\u2800\u3164\uffa0"  # letters and patterns that show nothing
_CONTROLS = {"Cc", "Zl", "Zp"}  # ends of lines among them
_INVISIBLE = {"Cf"}  # direction marks among them
_MARKS = {"Mn", "Me"}
_MOST_MARKS = 3  # one upon another: more of them are drawn over the lines above and below


def name_fault(name: str) -> str:
    """Why a name cannot stand, as a reason; blank when it can."""
    if not normalise_text(name):
        return "empty"
    if len(name) > LONGEST_NAME:
        return "too_long"
    if not is_text(name):
        return "not_text"
    if any(unicodedata.category(sign) in _CONTROLS for sign in name):
        return "control_characters"
    if any(sign in _MARKUP + _FILLERS or unicodedata.category(sign) in _INVISIBLE for sign in name):
        return "unsafe_characters"
    return "unsafe_characters" if _is_piled(name) else ""


def _is_piled(name: str) -> bool:
    """Whether more marks stand upon one character than any writing needs."""
    piled = 0
    for sign in name:
        piled = piled + 1 if unicodedata.category(sign) in _MARKS else 0
        if piled > _MOST_MARKS:
            return True
    return False
