"""What a picture begins with: asked of every file that is handed in, so without any decoder."""

from __future__ import annotations

from pathlib import Path

from gridcredit.atomic_file import require_readable, storage

_KINDS = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG", b"%PDF-": "PDF"}


def picture_kind(file: Path) -> str:
    """PNG, JPEG or PDF, by how a file begins; blank for others. Raises StorageFailed,
    FileUnreadable for what is no file."""
    require_readable(file)
    with storage(file.name), file.open("rb") as opened:
        begins = opened.read(8)
    return next((kind for mark, kind in _KINDS.items() if begins.startswith(mark)), "")
