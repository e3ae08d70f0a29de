"""A workspace's diary for support: which act, how long, which error kind; never a person's data."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path

FOLDER = "logs"
_NAME = "gridcredit"
_BYTES, _FILES = 512 * 1024, 3


@contextmanager
def kept_in(workspace: Path) -> Iterator[logging.Logger]:
    """The diary of a workspace while the block runs; without a place to write, nobody's diary.

    Messages may hold codes, counts, durations and error class names, nothing else.
    """
    diary = logging.getLogger(_NAME)
    handler = _handler(workspace)
    if handler is None:
        yield diary
        return
    before = diary.level
    diary.addHandler(handler)
    diary.setLevel(logging.INFO)
    try:
        yield diary
    finally:
        diary.removeHandler(handler)
        diary.setLevel(before)
        handler.close()


def _handler(workspace: Path) -> RotatingFileHandler | None:
    try:
        if not workspace.is_dir():
            return None
        place = workspace / FOLDER
        place.mkdir(exist_ok=True)
        file = place / "gridcredit.log"
        handler = RotatingFileHandler(file, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8")
    except OSError:
        return None  # a full or read-only disk must not keep anybody from working
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler
