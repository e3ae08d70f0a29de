"""A container on disk, opened strictly: exactly the shape of `zipform`, or FileUnreadable."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from gridcredit.domain.errors import FileUnreadable
from gridcredit.sync import zipform
from gridcredit.sync.zipform import ZipEntry

_MOST_ENTRIES = 8
_LONGEST_DIRECTORY = 4096


@dataclass(frozen=True, slots=True)
class Archive:
    """The entries of a container and where the bytes of each begin; `name` is the file's, for
    errors."""

    name: str
    entries: tuple[ZipEntry, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the entries, in order."""
        return tuple(entry.name for entry in self.entries)

    def entry(self, name: str) -> ZipEntry:
        """The entry of that name; KeyError when there is none."""
        return self.entries[self._index(name)]

    def start(self, name: str) -> int:
        """Offset of the first byte of an entry's content."""
        index = self._index(name)
        before = sum(entry.length for entry in self.entries[:index])
        return before + len(zipform.local_header(self.entries[index]))

    def read(self, file: BinaryIO, name: str, limit: int) -> bytes:
        """The whole content of a small entry. Raises FileUnreadable: list_too_large, cut,
        damaged."""
        entry = self.entry(name)
        if entry.size > limit:
            raise FileUnreadable(self.name, "list_too_large")
        file.seek(self.start(name))
        content = file.read(entry.size)
        if len(content) != entry.size:
            raise FileUnreadable(self.name, "cut")
        if zlib.crc32(content) != entry.crc:
            raise FileUnreadable(self.name, "damaged")
        return content

    def _index(self, name: str) -> int:
        try:
            return self.names.index(name)
        except ValueError:
            raise KeyError(name) from None


def open_archive(file: BinaryIO, name: str) -> Archive:
    """The container in a file. Raises FileUnreadable unless every byte outside the contents is
    what we write: stored entries side by side, nothing before, between or after them."""
    size = file.seek(0, 2)
    try:
        count, length, at = _read_trailer(file, size)
        file.seek(at)
        entries = tuple(zipform.read_directory(file.read(length), count))
        _check_headers(file, entries, at)
    except ValueError as error:
        raise FileUnreadable(name, _reason(file, str(error))) from None
    return Archive(name, entries)


def _reason(file: BinaryIO, reason: str) -> str:
    """What begins as our files begin and has another end was cut on its way; another ZIP, such as
    a spreadsheet, is whole and no file of ours."""
    file.seek(0)
    begins_so = zipform.begins_as_ours(file.read(zipform.FIXED_START))
    return "cut" if reason == "not_zip" and begins_so else reason


def _read_trailer(file: BinaryIO, size: int) -> tuple[int, int, int]:
    if size < zipform.TRAILER_SIZE:
        raise ValueError("not_zip" if size else "cut")
    file.seek(size - zipform.TRAILER_SIZE)
    count, length, at = zipform.read_trailer(file.read(zipform.TRAILER_SIZE))
    if at + length != size - zipform.TRAILER_SIZE:
        raise ValueError("cut")
    if count > _MOST_ENTRIES or length > _LONGEST_DIRECTORY:
        raise ValueError("entries")
    return count, length, at


def _check_headers(file: BinaryIO, entries: Sequence[ZipEntry], end: int) -> None:
    if sum(entry.length for entry in entries) != end:
        raise ValueError("layout")
    if len({entry.name for entry in entries}) != len(entries):
        raise ValueError("entries")
    place = 0
    for entry in entries:
        if entry.method != zipform.STORED or entry.streamed or entry.packed != entry.size:
            raise ValueError("layout")
        header = zipform.local_header(entry)
        file.seek(place)
        if file.read(len(header)) != header:
            raise ValueError("layout")
        place += entry.length
