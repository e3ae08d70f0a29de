"""How long work tells where it is; cancelling is that call raising `Cancelled`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

Progress = Callable[[int, int, str], None]
"""Called with (done, total, what): total 0 when unknown, `what` a code worded by texts."""


def no_progress(done: int, total: int, what: str) -> None:
    """Progress for nobody."""


def paced(items: Sequence[T], progress: Progress, what: str, step: int = 2_000) -> Iterator[T]:
    """The items in their order, progress being told every so many of them."""
    for at, item in enumerate(items):
        if at % step == 0:
            progress(at, len(items), what)
        yield item
