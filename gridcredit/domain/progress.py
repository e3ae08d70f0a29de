"""How long work tells where it is; cancelling is that call raising `Cancelled`."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Called with (done, total, what): total 0 when unknown, `what` a code worded by texts.py."""


def no_progress(done: int, total: int, what: str) -> None:
    """Progress for nobody."""
