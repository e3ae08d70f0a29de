"""Reasons that people give for what they take back, correct or end."""

from __future__ import annotations

from gridcredit.domain.errors import BadValue
from gridcredit.domain.fieldrules import line
from gridcredit.domain.writing import is_text

_REASON = line(least=1)


def checked_reason(reason: str) -> str:
    """The reason that somebody gave, trimmed. Raises BadValue for none, and for what is no line
    of text."""
    if not is_text(reason):
        raise BadValue("reason", "", "not_text")
    if fault := _REASON(reason.strip()):
        raise BadValue("reason", "", fault)
    return reason.strip()
