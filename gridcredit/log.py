"""A workspace's diary for support: which act, how long, which error kind; never a person's data."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from gridcredit.atomic_file import open_private, own_folder
from gridcredit.domain.errors import StorageFailed

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


class _Diary(RotatingFileHandler):
    """A file that never keeps anybody from working: what a full disk, or one that is gone, does
    not take is not said."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - as logging names it
        """Nothing: the way of logging is to print where a person reads."""

    def flush(self) -> None:
        """Write what waits, if the disk takes it."""
        with suppress(OSError):
            super().flush()

    def close(self) -> None:
        """Let go of the file."""
        stream, self.stream = self.stream, None
        with suppress(OSError):
            if stream is not None:
                stream.close()
        super().close()

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding="utf-8", opener=open_private)


def _handler(workspace: Path) -> RotatingFileHandler | None:
    try:
        if not workspace.is_dir():
            return None
        file = own_folder(workspace, FOLDER) / "gridcredit.log"
        handler = _Diary(file, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8")
    except (OSError, StorageFailed):
        return None  # a full or read-only disk must not keep anybody from working
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler
