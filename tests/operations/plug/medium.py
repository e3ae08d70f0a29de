"""A disk that refuses or ends the program at its N-th write, for a process that was told so."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

SOURCE = Path(__file__).with_name("medium.c")
NEEDS = "needs Linux and a C compiler with its headers (Debian: gcc, libc6-dev)"


class Way(IntEnum):
    """What happens at the N-th write; the numbers are those of medium.c."""

    OFF = 0
    COUNT = 1
    REFUSE = 2
    DIE = 3
    TEAR = 4  # as DIE, with half of the bytes written
    CUT = 5  # as DIE, and the disk has no power any more


class Stays(IntEnum):
    """What fails ever after the first refusal."""

    NOTHING = 0
    GROWTH = 1  # what takes room: a full disk still deletes
    EVERYTHING = 7


@dataclass(frozen=True)
class Fate:
    """What a process is to meet when it writes: `at` counts from 1, `error` is an errno."""

    way: Way = Way.COUNT
    at: int = 0
    error: int = 0
    stays: Stays = Stays.NOTHING


def built(folder: Path) -> Path | None:
    """The library to load before all others, compiled into the folder; None where that is not
    possible."""
    compiler = shutil.which("cc")
    if sys.platform != "linux" or compiler is None:
        return None
    made = folder / "medium.so"
    words = [compiler, "-shared", "-fPIC", "-O1", "-Wall", "-o", str(made), str(SOURCE), "-ldl"]
    done = subprocess.run(words, check=False, capture_output=True, timeout=60)
    return made if done.returncode == 0 else None


def loaded(library: Path | None) -> dict[str, str]:
    """The environment of a process that has it."""
    return os.environ | ({"LD_PRELOAD": str(library)} if library else {})


def arm(fate: Fate, root: Path, mirror: Path | None = None) -> None:
    """Let this process meet its fate below `root`. What a power cut would leave is kept in the
    mirror (see power.Mirror)."""
    kept = os.fsencode(mirror) if mirror else b""
    told = (int(fate.way), fate.at, fate.error, int(fate.stays))
    _library().medium_arm(*told, os.fsencode(root), kept)


def arm_disk(root: Path, flag: int) -> None:
    """Let Way.CUT take the power of the disk that holds `root`; needs root's rights."""
    _library().medium_disk(os.open(root, os.O_RDONLY), flag)


def disarm() -> int:
    """Have an ordinary disk again; how many writes there were."""
    seen: int = _library().medium_seen()
    _library().medium_arm(0, 0, 0, 0, b"", b"")
    return seen


def was_sync() -> bool:
    """Whether the N-th write was a sync."""
    return bool(_library().medium_was_sync())


def is_loaded() -> bool:
    """Whether this process was started with the library."""
    return hasattr(_library(), "medium_arm")


def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(None)
    if hasattr(library, "medium_arm"):
        library.medium_arm.argtypes = (
            ctypes.c_int,
            ctypes.c_long,
            ctypes.c_int,
            ctypes.c_int,
            ctypes.c_char_p,
            ctypes.c_char_p,
        )
        library.medium_seen.restype = ctypes.c_long
    return library
