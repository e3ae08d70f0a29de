"""Photos and scans of papers that people attach; a copy each, never a signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from gridcredit.atomic_file import require_readable, storage
from gridcredit.domain.errors import BadValue, FileUnreadable, NotFound
from gridcredit.operations.desk import Desk
from gridcredit.paper.pictures import NoPicture, pictures
from gridcredit.store.engine.database import Session
from gridcredit.store.workspace import files

PHOTOS = ("photo_1", "photo_2", "photo_3")
"""The fields of kinds that hold photos."""
SCAN_LIMIT = 50 * 1024 * 1024  # bytes; a phone photo has 5, a scanned page 2
SIDE = 1600
"""The longest side of a picture as it is shown, in pixels."""
_PHOTO_STARTS = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF")
_SCAN_STARTS = (*_PHOTO_STARTS, b"%PDF-", b"II*\x00", b"MM\x00*")


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


def placed_photos(photos: Sequence[Path]) -> dict[str, Path]:
    """Which field each photo is for. Raises BadValue where there are more than three."""
    if len(photos) > len(PHOTOS):
        raise BadValue("photo_1", str(len(photos)), "too_many_photos")
    return dict(zip(PHOTOS, photos, strict=False))


def keep_photo(desk: Desk, session: Session, photo: Path) -> str:
    """Seal a photo into the workspace as `small_photo` makes it; its digest. Raises StorageFailed,
    FileUnreadable."""
    return files.put(session, desk.folder, BytesIO(small_photo(photo)))


def small_photo(photo: Path, side: int = SIDE) -> bytes:
    """A photo made small, upright, and without what the camera noted of place and time. Raises
    StorageFailed, FileUnreadable for what is none, is cut or too large."""
    require_readable(photo)
    with storage(photo.name):
        if photo.stat().st_size > SCAN_LIMIT:
            raise FileUnreadable(photo.name, "picture_too_large")
        content = photo.read_bytes()
    if not content[:8].startswith(_PHOTO_STARTS):
        raise FileUnreadable(photo.name, "no_picture")
    try:
        [small, *_] = pictures(content, side)
    except (NoPicture, ValueError):
        raise FileUnreadable(photo.name, "no_picture") from None
    return small


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page of a file that is kept, as JPEG; where there is none, why: `not_here` (it comes with
    the next package) or `unreadable`."""

    digest: str
    image: bytes = b""
    problem: str = ""


def kept_pages(desk: Desk, session: Session, digest: str) -> list[KeptPage]:
    """The pages of a photo, a scan or a PDF that is kept."""
    try:
        with files.open_stream(session, desk.folder, digest) as stream:
            found = pictures(stream.read(), SIDE)
    except NotFound:
        return [KeptPage(digest, problem="not_here")]
    except (NoPicture, FileUnreadable):
        return [KeptPage(digest, problem="unreadable")]
    return [KeptPage(digest, image) for image in found]
