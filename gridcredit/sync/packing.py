"""Making the inner ZIP of a package as a stream of chunks, with its facts for the manifest."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice

from gridcredit.domain.errors import FileDamaged
from gridcredit.domain.progress import Progress
from gridcredit.sync import inner, zipform
from gridcredit.sync.manifest import Blob, Census, Revisions
from gridcredit.sync.seal import CHUNK, Readable
from gridcredit.sync.zipform import ZipEntry

_LEVEL = 3
_BATCH = 512


@dataclass(frozen=True, slots=True)
class Attachment:
    """A scan to send along: digest and size of its plain bytes, and how to open them."""

    sha256: str
    size: int
    open: Callable[[], AbstractContextManager[Readable]]

    @property
    def blob(self) -> Blob:
        """As the manifest names it."""
        return Blob(sha256=self.sha256, size=self.size)


class Packer:
    """Makes the inner ZIP chunk by chunk and knows afterwards what was in it."""

    def __init__(self, files: Sequence[Attachment], progress: Progress) -> None:
        """`progress` hears of lines (total unknown), then of the files' bytes."""
        self.census = Census()
        self._files = files
        self._progress = progress
        self._plain = hashlib.sha256()
        self._entries: list[ZipEntry] = []
        self._done = 0
        self._total = sum(file.size for file in files)

    @property
    def revisions(self) -> Revisions:
        """The manifest's facts of the lines, once all have gone through."""
        return Revisions(
            count=self.census.count,
            size=self._entries[0].size,
            sha256=self._plain.hexdigest(),
            ranges=self.census.ranges(),
        )

    def chunks(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """The whole ZIP. Raises FileDamaged when a file is not what its digest says."""
        yield from self._revisions(iter(lines))
        for file in self._files:
            yield from self._file(file)
        yield zipform.directory(self._entries)

    def _revisions(self, lines: Iterator[bytes]) -> Iterator[bytes]:
        yield zipform.local_header(inner.revisions_entry())
        deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        crc = size = packed = 0
        for block in self._blocks(lines):
            crc, size = zlib.crc32(block, crc), size + len(block)
            chunk = deflate.compress(block)
            packed += len(chunk)
            yield chunk
        chunk = deflate.flush()
        entry = inner.revisions_entry(crc, packed + len(chunk), size)
        self._entries.append(entry)
        yield chunk + zipform.descriptor(entry)

    def _blocks(self, lines: Iterator[bytes]) -> Iterator[bytes]:
        while batch := list(islice(lines, _BATCH)):
            block = b"\n".join(batch) + b"\n"
            if block.count(b"\n") != len(batch) or not all(batch):
                raise ValueError("a revision line is empty or holds a line feed")
            if max(map(len, batch)) > inner.LONGEST_LINE:
                raise ValueError("a revision line is too long")
            self.census.add(batch)
            self._plain.update(block)
            self._progress(self.census.count, 0, "sealing")
            yield block

    def _file(self, file: Attachment) -> Iterator[bytes]:
        yield zipform.local_header(inner.file_entry(file.sha256))
        digest, crc, size = hashlib.sha256(), 0, 0
        with file.open() as stream:
            # One byte more than announced, so that a longer file is noticed.
            while chunk := stream.read(min(CHUNK, file.size - size + 1)):
                digest.update(chunk)
                crc, size = zlib.crc32(chunk, crc), size + len(chunk)
                if size > file.size:
                    break
                self._done += len(chunk)
                self._progress(self._done, self._total, "sealing")
                yield chunk
        if size != file.size or digest.hexdigest() != file.sha256:
            raise FileDamaged(file.sha256)
        entry = inner.file_entry(file.sha256, crc, size)
        self._entries.append(entry)
        yield zipform.descriptor(entry)
