"""Packages kept whole in the workspace until they can be taken in, named by their content."""

from __future__ import annotations

import hashlib
from pathlib import Path

from gridcredit.atomic_file import storage

FOLDER = "inbox"
_SUFFIX = ".gcpkg"
_DIGITS = 32  # of the sha-256, enough to tell packages apart and damage from soundness


def name_of(package: Path) -> str:
    """The name under which a package is kept. Raises StorageFailed."""
    with storage(package.name), package.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:_DIGITS] + _SUFFIX


def is_name(name: str) -> bool:
    """Whether a file of this name may be kept: nothing but a digest, so that it leads nowhere."""
    stem = name.removesuffix(_SUFFIX)
    return is_digest(stem, _DIGITS) and name == stem + _SUFFIX


def is_digest(text: str, digits: int) -> bool:
    """Whether a text is so many lower-case hex digits."""
    return len(text) == digits and all(letter in "0123456789abcdef" for letter in text)


def kept(folder: Path) -> list[Path]:
    """The packages that wait in a workspace, by name; somebody's own files are passed over."""
    found = (folder / FOLDER).glob(f"*{_SUFFIX}")
    return sorted(path for path in found if is_name(path.name))


def damaged(folder: Path) -> list[Path]:
    """Those of them whose bytes are not what they were when they came. Raises StorageFailed."""
    return [package for package in kept(folder) if name_of(package) != package.name]
