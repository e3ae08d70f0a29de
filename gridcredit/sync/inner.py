"""What lies where in a package's inner ZIP: revisions.ndjson deflated, then the files, stored.

All entries are streamed, as neither side holds them whole; the manifest fixes names and order, so
that the reader compares every byte of framing with what the writer must have put there.
"""

from __future__ import annotations

from gridcredit.sync.zipform import DEFLATED, STORED, ZipEntry

REVISIONS = "revisions.ndjson"

LONGEST_LINE = 16 << 20
"""Bytes of one revision line."""


def revisions_entry(crc: int = 0, packed: int = 0, size: int = 0) -> ZipEntry:
    """The entry of the lines; without its numbers as its local header knows it."""
    return ZipEntry(REVISIONS, crc, packed, size, DEFLATED, streamed=True)


def file_entry(sha256: str, crc: int = 0, size: int = 0) -> ZipEntry:
    """The entry of a file; without its numbers as its local header knows it."""
    return ZipEntry(f"files/{sha256}", crc, size, size, STORED, streamed=True)
