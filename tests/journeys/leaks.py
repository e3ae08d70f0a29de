"""Searches everything a folder holds for people who must not be readable there."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "gb18030")


def leaks(folder: Path, secrets: Iterable[str]) -> list[str]:
    """Which files below the folder hold which secret as plain bytes (ZIP members unpacked)."""
    patterns = {s: [s.encode(encoding) for encoding in ENCODINGS] for s in secrets}
    return [
        f"{path.relative_to(folder)}: {secret}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for content in _contents(path)
        for secret, forms in patterns.items()
        if any(form in content for form in forms)
    ]


def _contents(path: Path) -> Iterator[bytes]:
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as pack:
            yield from (pack.read(name) for name in pack.namelist())
