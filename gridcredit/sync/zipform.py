"""The one shape of ZIP that we write, byte for byte: every header follows from names and sizes.

All entries carry zip64 sizes, so that a file of 200 bytes and one of 20 GB take the same path.
Times are 1980-01-01, flags and attributes are fixed: a container has no byte that nobody checks,
and what the reader expects is what these functions build. Layout: PKWARE APPNOTE 6.3.10, 4.3.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass

STORED = 0
DEFLATED = 8

_VERSION = 45  # zip64
_STREAMED = 0x08  # sizes and CRC follow the bytes in a descriptor
_DATE = 0x0021  # 1980-01-01, the first day a ZIP can name
_IN_EXTRA = 0xFFFFFFFF
_LOCAL = struct.Struct("<IHHHHHIIIHH")
_LOCAL_EXTRA = struct.Struct("<HHQQ")
_DESCRIPTOR = struct.Struct("<IIQQ")
_CENTRAL = struct.Struct("<IHHHHHHIIIHHHHHII")
_CENTRAL_EXTRA = struct.Struct("<HHQQQ")
_END64 = struct.Struct("<IQHHIIQQQQ")
_LOCATOR = struct.Struct("<IIQI")
_END = struct.Struct("<IHHHHIIH")

FIXED_START = 14  # bytes of a container before the first entry's CRC
TRAILER_SIZE = _END64.size + _LOCATOR.size + _END.size
_END64_REST = _END64.size - 12  # the record does not count its first two fields


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """One named run of bytes; `streamed` when its sizes were unknown as its header went out."""

    name: str
    crc: int
    packed: int
    size: int
    method: int = STORED
    streamed: bool = False

    @property
    def length(self) -> int:
        """Bytes it takes in the container before the directory."""
        after = _DESCRIPTOR.size if self.streamed else 0
        return len(local_header(self)) + self.packed + after

    @property
    def flags(self) -> int:
        """The general purpose bit flag."""
        return _STREAMED if self.streamed else 0


def local_header(entry: ZipEntry) -> bytes:
    """What stands before an entry's bytes; without CRC and sizes when it is streamed."""
    name = entry.name.encode("ascii")
    crc, size, packed = (0, 0, 0) if entry.streamed else (entry.crc, entry.size, entry.packed)
    fixed = _LOCAL.pack(
        0x04034B50, _VERSION, entry.flags, entry.method, 0, _DATE, crc,
        _IN_EXTRA, _IN_EXTRA, len(name), _LOCAL_EXTRA.size,
    )  # fmt: skip
    return fixed + name + _LOCAL_EXTRA.pack(1, 16, size, packed)


def begins_as_ours(start: bytes) -> bool:
    """Whether the first FIXED_START bytes of a file are those of a container of stored entries."""
    return start == local_header(ZipEntry("", 0, 0, 0))[:FIXED_START]


def descriptor(entry: ZipEntry) -> bytes:
    """What stands after a streamed entry's bytes."""
    return _DESCRIPTOR.pack(0x08074B50, entry.crc, entry.packed, entry.size)


def directory(entries: Iterable[ZipEntry]) -> bytes:
    """The central directory and the trailer that end a container of these entries, in order."""
    central, at, count = bytearray(), 0, 0
    for entry in entries:
        central += _central_header(entry, at)
        at += entry.length
        count += 1
    return bytes(central) + _trailer(count, len(central), at)


def _central_header(entry: ZipEntry, offset: int) -> bytes:
    name = entry.name.encode("ascii")
    fixed = _CENTRAL.pack(
        0x02014B50, _VERSION, _VERSION, entry.flags, entry.method, 0, _DATE, entry.crc,
        _IN_EXTRA, _IN_EXTRA, len(name), _CENTRAL_EXTRA.size, 0, 0, 0, 0, _IN_EXTRA,
    )  # fmt: skip
    return fixed + name + _CENTRAL_EXTRA.pack(1, 24, entry.size, entry.packed, offset)


def _trailer(count: int, central_size: int, central_at: int) -> bytes:
    end64 = _END64.pack(
        0x06064B50, _END64_REST, _VERSION, _VERSION, 0, 0, count, count, central_size, central_at
    )
    locator = _LOCATOR.pack(0x07064B50, 0, central_at + central_size, 1)
    end = _END.pack(0x06054B50, 0, 0, 0xFFFF, 0xFFFF, _IN_EXTRA, _IN_EXTRA, 0)
    return end64 + locator + end


def read_trailer(trailer: bytes) -> tuple[int, int, int]:
    """(entries, directory size, directory offset) of a trailer. Raises ValueError if not ours."""
    if len(trailer) != TRAILER_SIZE:
        raise ValueError("cut")
    fields = _END64.unpack_from(trailer)
    found = (fields[7], fields[8], fields[9])
    if max(found) >= 1 << 62 or _trailer(*found) != trailer:
        raise ValueError("not_zip")
    return found


def read_directory(central: bytes, count: int) -> list[ZipEntry]:
    """The entries that a directory without its trailer names, in order.

    Raises ValueError unless it is exactly what `directory` builds: entries lie side by side from
    offset 0, so none can hide, overlap or stand twice in the same bytes.
    """
    entries: list[ZipEntry] = []
    at = place = 0
    for _ in range(count):
        entry = _read_central(central, at)
        header = _central_header(entry, place)
        if central[at : at + len(header)] != header:
            raise ValueError("layout")
        entries.append(entry)
        at += len(header)
        place += entry.length
    if at != len(central):
        raise ValueError("layout")
    return entries


def _read_central(central: bytes, at: int) -> ZipEntry:
    try:
        fields = _CENTRAL.unpack_from(central, at)
        end = at + _CENTRAL.size + fields[10]
        name = central[at + _CENTRAL.size : end].decode("ascii")
        extra = _CENTRAL_EXTRA.unpack_from(central, end)
    except (struct.error, UnicodeDecodeError):
        raise ValueError("layout") from None
    if max(extra[2], extra[3]) >= 1 << 60:  # sums of these must still fit in their fields
        raise ValueError("layout")
    return ZipEntry(name, fields[7], extra[3], extra[2], fields[4], bool(fields[3] & _STREAMED))
