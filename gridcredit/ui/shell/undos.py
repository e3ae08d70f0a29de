"""What was done in this session and can be taken back, the last one first."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

Undo = Callable[[], object]
DEEP = 50
"""How many actions are remembered."""


class Undos:
    """A stack of ways back; the oldest is let go when there are too many."""

    def __init__(self) -> None:
        self._ways: deque[Undo] = deque(maxlen=DEEP)

    def push(self, undo: Undo) -> None:
        """Something was done."""
        self._ways.append(undo)

    def pop(self) -> Undo | None:
        """The way back from what was done last; None when nothing is left. It is handed out
        once."""
        return self._ways.pop() if self._ways else None

    def clear(self) -> None:
        """Somebody else works here now."""
        self._ways.clear()
