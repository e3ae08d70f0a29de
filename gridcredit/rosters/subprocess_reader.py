"""Reads an old workbook (xls, et) in a program of its own.

On a damaged one the reading library asks for more memory than any machine has, or takes all there
is, and that ends the program it runs in (python-calamine 0.9).
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from gridcredit.domain.errors import FileUnreadable

MOST_MEMORY = 4 << 30
"""Bytes that the other program may take, where the system lets itself be told so."""

Found = TypeVar("Found")


def apart(read: Callable[[bytes, str], Found], content: bytes, name: str) -> Found:
    """What `read` makes of the content of the file of that name, read elsewhere. Raises what it
    raises, and FileUnreadable when the reading ended the program."""
    # Spawned: a process that has a window must not be split.
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, spawned, initializer=_confine) as pool:
        try:
            return pool.submit(read, content, name).result()
        except (BrokenProcessPool, MemoryError) as error:
            raise FileUnreadable(name, "not_a_workbook") from error


def _confine() -> None:
    """Take no more memory than is due, and say nothing where nobody listens."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
