"""Passphrases that stretch quickly: tests open workspaces by the thousand, and each would pay what
an attacker should. The cost is written beside every wrapped key, so only its size differs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from gridcredit.store.workspace import vault

REAL = dict(vault._COST)


@contextmanager
def quick_passphrases() -> Iterator[None]:
    """Stretch little meanwhile."""
    before = dict(vault._COST)
    vault._COST.update(time=1, memory=64, lanes=1)
    try:
        yield
    finally:
        vault._COST.update(before)
