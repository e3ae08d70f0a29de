"""Reads an official picture code (小程序码) as it came, after looking whether it is a picture."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from gridcredit.atomic_file import require_readable, storage
from gridcredit.domain.errors import FileUnreadable

MOST_BYTES = 8_000_000
_KINDS = ("PNG", "JPEG")


def picture_bytes(file: Path) -> bytes:
    """The bytes of a PNG or JPEG. Raises StorageFailed, FileUnreadable (not_an_image,
    file_too_large)."""
    require_readable(file)
    with storage(file.name), file.open("rb") as source:
        found = source.read(MOST_BYTES + 1)
    if len(found) > MOST_BYTES:
        raise FileUnreadable(file=file.name, reason="file_too_large")
    try:
        with Image.open(io.BytesIO(found), formats=_KINDS) as image:
            image.load()
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as wrong:
        raise FileUnreadable(file=file.name, reason="not_an_image") from wrong
    return found
