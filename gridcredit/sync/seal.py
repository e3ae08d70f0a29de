"""What sealing a stream means: the streams it reads and writes, and how opening can fail.

A suite's letter stands in the manifest; what it means never changes; a better one
gets a new letter.
"""

from __future__ import annotations

from typing import Protocol

CHUNK = 1 << 18


class Readable(Protocol):
    """What bytes can be pulled from; an empty answer is the end."""

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes."""


class Writable(Protocol):
    """What bytes can be pushed into."""

    def write(self, content: bytes, /) -> int:
        """Take all of them."""


class NoKey(Exception):
    """None of our keys opens the seal; nothing was read beyond its header."""


class SealBroken(Exception):
    """The sealed bytes are not what was sealed."""
