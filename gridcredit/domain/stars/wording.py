"""How a nominee's deed is told where others read it: one sentence of the summary, no more."""

from __future__ import annotations

_ENDS = "。！？!?；;\n"
LONGEST_DEED = 60
"""Characters of a deed on the 文明榜 (practice, 2)."""


def deed_of(summary: str, most: int = 0) -> str:
    """The first sentence of a summary, on one line; with `most`, of so many characters at most."""
    text = summary.strip()
    end = next((at for at, sign in enumerate(text) if sign in _ENDS), len(text))
    deed = " ".join(text[:end].split())
    return deed if not most or len(deed) <= most else deed[: most - 1] + "…"
