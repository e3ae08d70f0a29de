"""How long one waits after wrong passphrases: a few slips cost nothing, guessing soon costs all
day, and nobody is ever locked out for good."""

from __future__ import annotations

_WAITS = (0, 0, 0, 5, 15, 30, 60, 120, 300, 900)
"""Seconds after so many failures in a row; the last one stays."""

MOST = len(_WAITS) - 1
"""Failures beyond these change nothing."""

CAUTIOUS = 5
"""As many failures are supposed where nobody can read any more how many there were."""


def wait_after(failed: int) -> int:
    """The seconds to wait after so many failures in a row."""
    return _WAITS[min(max(failed, 0), MOST)]


def left_of(failed: int, elapsed: float) -> float:
    """The seconds still to wait when so many have passed since the last failure."""
    wait = wait_after(failed)
    return min(max(wait - elapsed, 0.0), wait)
