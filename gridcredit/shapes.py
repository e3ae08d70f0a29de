"""JSON and plain values read into declared shapes: each laid out at its first use, one at a time.

msgspec 0.22 notes a shape's layout on its class before that layout is whole, and calls Python
meanwhile: a second thread that reads the same shape then, or one that holds it, ends the process.
Shapes hold one another, so one lock stands before all of them. The lock can go when msgspec lays a
shape out before it shows it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import msgspec

Shape = TypeVar("Shape")

_one_at_a_time = threading.Lock()
_decoders: dict[object, msgspec.json.Decoder[Any]] = {}


def decoder(shape: type[Shape]) -> msgspec.json.Decoder[Shape]:
    """The decoder of a shape, for any thread; its `decode` raises ValueError, and RecursionError
    for thousands of brackets."""
    made = _decoders.get(shape)
    if made is None:
        with _one_at_a_time:
            made = _decoders.setdefault(shape, msgspec.json.Decoder(shape))
    return made


def read(body: bytes, shape: type[Shape]) -> Shape:
    """What some JSON tells, held to a shape. Raises as `decoder`'s."""
    return decoder(shape).decode(body)


def converter(shape: type[Shape]) -> Callable[[Any], Shape]:
    """What makes a shape of plain values, for any thread: a mapping that may hold more, ids as hex
    or as 16 bytes, days as ISO text. It raises ValueError for what does not fit."""
    decoder(shape)  # lays it out
    return partial(msgspec.convert, type=shape)
