"""Photos and scans of papers that people attach; a copy each, never a signature."""

from __future__ import annotations

from pathlib import Path

from gridcredit.atomic_file import require_readable, storage
from gridcredit.domain.errors import FileUnreadable
from gridcredit.operations.desk import Desk
from gridcredit.store.engine.database import Session
from gridcredit.store.workspace import files

SCAN_LIMIT = 50 * 1024 * 1024  # bytes; a phone photo has 5, a scanned page 2
_SCAN_STARTS = (b"\xff\xd8\xff", b"\x89PNG", b"%PDF-", b"II*\x00", b"MM\x00*", b"RIFF")


def keep_scan(desk: Desk, session: Session, scan: Path) -> str:
    """Seal a photo or scan into the workspace; its digest. Raises StorageFailed, and
    FileUnreadable for what is none of these kinds of file, or is too large."""
    require_readable(scan)
    with storage(scan.name), scan.open("rb") as stream:
        if scan.stat().st_size > SCAN_LIMIT:
            raise FileUnreadable(scan.name, "picture_too_large")
        if not stream.read(8).startswith(_SCAN_STARTS):
            raise FileUnreadable(scan.name, "no_picture")
        stream.seek(0)
        return files.put(session, desk.folder, stream)
