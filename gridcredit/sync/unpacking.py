"""Reading the inner ZIP of a package as a stream, held against the manifest at every byte."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator

from gridcredit.domain.errors import ContentAltered
from gridcredit.domain.progress import Progress
from gridcredit.sync import inner, zipform
from gridcredit.sync.manifest import Blob, Census, Manifest
from gridcredit.sync.seal import CHUNK, Readable
from gridcredit.sync.zipform import ZipEntry

FileSink = Callable[[str, int, Readable], None]
"""Called with (sha256, size, stream); it reads what it wants, the rest is passed over."""


class Unpacker:
    """Reads an inner ZIP from its plain bytes and holds it against the manifest.

    Every difference is ContentAltered with the part: contents, revisions, counts, ranges, files.
    """

    def __init__(self, plain: Readable, manifest: Manifest, file: str, progress: Progress) -> None:
        """`file` names the package in errors; `progress` hears of plain bytes."""
        self._tape = _Tape(plain, file)
        self._manifest = manifest
        self._file = file
        self._progress = progress
        self._entries: list[ZipEntry] = []
        self._done = 0
        self._total = manifest.revisions.size + sum(blob.size for blob in manifest.files)

    def revisions(self) -> tuple[bytes, ...]:
        """Check the lines; give them back deflated, as they came (a tenth of their size)."""
        self._tape.expect(zipform.local_header(inner.revisions_entry()))
        inflater = Inflater()
        kept: list[bytes] = []
        census, digest, crc, size = Census(), hashlib.sha256(), 0, 0

        def plain() -> Iterator[bytes]:
            nonlocal crc, size
            for block in inflater.blocks(self._packed(kept)):
                digest.update(block)
                crc, size = zlib.crc32(block, crc), size + len(block)
                if size > self._manifest.revisions.size:
                    raise ContentAltered(self._file, "revisions")
                self._advance(len(block))
                yield block

        try:
            for lines in split_lines(plain()):
                census.add(lines)
        except (zlib.error, ValueError):
            raise ContentAltered(self._file, "revisions") from None
        self._tape.unread(inflater.unused)
        packed = sum(map(len, kept)) - len(inflater.unused)
        self._compare(census, digest.hexdigest(), size)
        self._close(inner.revisions_entry(crc, packed, size))
        return tuple(kept)

    def files(self, sink: FileSink) -> None:
        """Hand every file to the sink, checked before its last byte is given out."""
        for blob in self._manifest.files:
            self._tape.expect(zipform.local_header(inner.file_entry(blob.sha256)))
            stream = _FileStream(self._tape, blob, self._file, self._advance)
            sink(blob.sha256, blob.size, stream)
            while stream.read(CHUNK):
                pass
            self._close(inner.file_entry(blob.sha256, stream.crc, blob.size))

    def finish(self) -> None:
        """Check that the directory follows, and nothing after it."""
        self._tape.expect(zipform.directory(self._entries))
        if self._tape.some():
            raise ContentAltered(self._file, "contents")

    def _packed(self, kept: list[bytes]) -> Iterator[bytes]:
        """Deflated chunks, remembered; far fewer than a hostile stream of empty blocks needs."""
        most = self._manifest.revisions.size * 2 + CHUNK
        size = 0
        while chunk := self._tape.some():
            size += len(chunk)
            if size > most + CHUNK:
                raise ContentAltered(self._file, "revisions")
            kept.append(chunk)
            yield chunk

    def _compare(self, census: Census, sha256: str, size: int) -> None:
        told = self._manifest.revisions
        if (told.count, told.size, told.sha256) != (census.count, size, sha256):
            raise ContentAltered(self._file, "revisions")
        if census.counts != self._manifest.counts:
            raise ContentAltered(self._file, "counts")
        if census.ranges() != told.ranges:
            raise ContentAltered(self._file, "ranges")

    def _close(self, entry: ZipEntry) -> None:
        self._tape.expect(zipform.descriptor(entry))
        self._entries.append(entry)

    def _advance(self, size: int) -> None:
        self._done += size
        self._progress(self._done, self._total, "unsealing")


class Inflater:
    """Inflates raw deflate in bounded blocks; `unused` is what followed its end."""

    def __init__(self) -> None:
        """Begin a new stream."""
        self._stream = zlib.decompressobj(-zlib.MAX_WBITS)

    @property
    def unused(self) -> bytes:
        """Bytes given in after the end of the stream."""
        return self._stream.unused_data

    def blocks(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Plain blocks of at most CHUNK bytes. Raises zlib.error, ValueError when cut."""
        for chunk in chunks:
            left = chunk
            while left and not self._stream.eof:
                if block := self._stream.decompress(left, CHUNK):
                    yield block
                left = self._stream.unconsumed_tail
            if self._stream.eof:
                return
        raise ValueError("cut")


def split_lines(blocks: Iterable[bytes]) -> Iterator[list[bytes]]:
    """The lines of ndjson, without their line feeds. Raises ValueError for an empty line, one
    without its end, or one beyond inner.LONGEST_LINE."""
    rest = b""
    for block in blocks:
        lines = (rest + block).split(b"\n")
        rest = lines.pop()
        if len(rest) > inner.LONGEST_LINE or not all(lines):
            raise ValueError("not ndjson")
        yield lines
    if rest:
        raise ValueError("cut")


class _Tape:
    """Plain bytes with a way to put back what was read too far."""

    def __init__(self, plain: Readable, file: str) -> None:
        self._plain = plain
        self._file = file
        self._rest = b""

    def some(self, most: int = CHUNK) -> bytes:
        """The next bytes, up to `most`; empty at the end."""
        if not self._rest:
            return self._plain.read(most)
        given, self._rest = self._rest[:most], self._rest[most:]
        return given

    def unread(self, content: bytes) -> None:
        self._rest = content + self._rest

    def expect(self, wanted: bytes) -> None:
        """Pass over exactly these bytes, or ContentAltered."""
        at = 0
        while at < len(wanted):
            found = self.some(min(CHUNK, len(wanted) - at))
            if not found or found != wanted[at : at + len(found)]:
                raise ContentAltered(self._file, "contents")
            at += len(found)


class _FileStream:
    """One file's bytes; an altered file never gives out its last one."""

    def __init__(self, tape: _Tape, blob: Blob, file: str, advance: Callable[[int], None]) -> None:
        self.crc = 0
        self._tape = tape
        self._blob = blob
        self._file = file
        self._advance = advance
        self._left = blob.size
        self._digest = hashlib.sha256()
        self._require_digest()

    def read(self, size: int = -1, /) -> bytes:
        if size < 0:
            return b"".join(iter(lambda: self.read(CHUNK), b""))
        if self._left == 0 or size == 0:
            return b""
        chunk = self._tape.some(min(size, self._left, CHUNK))
        self._left -= len(chunk)
        self._digest.update(chunk)
        self.crc = zlib.crc32(chunk, self.crc)
        if not chunk:
            raise ContentAltered(self._file, "contents")
        self._require_digest()
        self._advance(len(chunk))
        return chunk

    def _require_digest(self) -> None:
        if self._left == 0 and self._digest.hexdigest() != self._blob.sha256:
            raise ContentAltered(self._file, "files")
