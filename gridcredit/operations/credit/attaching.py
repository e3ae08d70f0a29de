"""Photos and papers that people attach to entries and activities; a copy each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gridcredit.atomic_file import require_readable, storage
from gridcredit.domain.errors import BadValue
from gridcredit.operations.desk import Desk
from gridcredit.operations.scans import keep_scan, placed_photos
from gridcredit.store.engine.database import Session

_PAPER_STARTS = (b"%PDF-", b"II*\x00", b"MM\x00*")


def placed(attached: Sequence[Path]) -> dict[str, Path]:
    """Which field each file is for: PDF and TIFF are the paper, pictures the photos. Raises
    BadValue where there are more than an entry holds, StorageFailed."""
    papers = [file for file in attached if _is_paper(file)]
    photos = [file for file in attached if file not in papers]
    if len(papers) > 1:
        raise BadValue("paper", str(len(papers)), "too_many_papers", "credit_entry")
    return placed_photos(photos) | dict(zip(("paper",), papers, strict=False))


def keep_attached(desk: Desk, session: Session, files: dict[str, Path]) -> dict[str, Any]:
    """Seal the files into the workspace; their digests by field. Raises FileUnreadable for what is
    no picture or paper or is too large, StorageFailed."""
    return {field: keep_scan(desk, session, file) for field, file in files.items()}


def _is_paper(file: Path) -> bool:
    require_readable(file)
    with storage(file.name), file.open("rb") as stream:
        return stream.read(8).startswith(_PAPER_STARTS)
