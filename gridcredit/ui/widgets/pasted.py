"""Pictures and files from the clipboard, as files that can be attached."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

PREFIX = "gridcredit-pasted-"
_TABLES = (".xlsx", ".csv", ".xls", ".et")


def files_in(data: QMimeData) -> list[Path]:
    """The local files that are held."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def first_table(files: list[Path]) -> Path | None:
    """The first sheet among files."""
    return next((one for one in files if one.suffix.lower() in _TABLES), None)


def image_in(data: QMimeData) -> QImage | None:
    """The picture that is held; None where it is none."""
    made = data.imageData() if data.hasImage() else None
    return made if isinstance(made, QImage) and not made.isNull() else None


def write_image(image: QImage) -> Path:
    """A picture as a file of its own, that only this account reads; whoever wanted it deletes it
    (`forget`). Runs off the screen thread."""
    handle, name = tempfile.mkstemp(".jpg", PREFIX)
    os.close(handle)
    image.save(name, quality=88)
    return Path(name)


def forget(path: Path) -> None:
    """Delete a file of `write_image`; any other stays."""
    if path.name.startswith(PREFIX) and path.parent == Path(tempfile.gettempdir()):
        path.unlink(missing_ok=True)
