"""Sends one large made-up scan through a package and says what it cost in memory.

    python -m tests.sync.streaming FOLDER MEGABYTES SUITE

Prints the growth of the process in MB beyond what it needed for a small package. Linux and macOS.
"""

import hashlib
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gridcredit.domain.codes import Suite
from gridcredit.sync.package import open_package
from gridcredit.sync.packing import Attachment
from gridcredit.sync.seal import Readable
from tests.sync import offices
from tests.sync.offices import pack

PIECE = bytes(range(256)) * 4096


class Made:
    """So many megabytes, made as they are read."""

    def __init__(self, megabytes: int) -> None:
        """Begin at the first byte."""
        self._size = megabytes * len(PIECE)
        self._at = 0

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes, never across a piece's end."""
        place = self._at % len(PIECE)
        chunk = PIECE[place : place + min(size, self._size - self._at)]
        self._at += len(chunk)
        return chunk


def attachment(megabytes: int) -> Attachment:
    """A scan of that size."""
    digest = hashlib.sha256()
    for _ in range(megabytes):
        digest.update(PIECE)

    @contextmanager
    def opened() -> Iterator[Readable]:
        yield Made(megabytes)

    return Attachment(digest.hexdigest(), megabytes * len(PIECE), opened)


def send(folder: Path, megabytes: int, suite: Suite) -> None:
    """Write, check, and take out again."""
    written = pack(folder, files=[attachment(megabytes)], suite=suite)
    contents = offices.verify(open_package(written.path))

    def swallow(sha256: str, size: int, stream: Readable) -> None:
        seen = sum(len(chunk) for chunk in iter(lambda: stream.read(1 << 16), b""))
        assert seen == size == megabytes * len(PIECE)

    contents.files(swallow)
    written.path.unlink()


def peak() -> int:
    """The largest size of this process so far, in bytes (macOS counts bytes, others kilobytes)."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    place, size, chosen = Path(sys.argv[1]), int(sys.argv[2]), Suite(sys.argv[3])
    send(place, 1, chosen)
    before = peak()
    send(place, size, chosen)
    sys.stdout.write(f"{(peak() - before) / 1e6:.1f}\n")
