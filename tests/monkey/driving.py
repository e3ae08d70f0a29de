"""Workspaces and files for a monkey, and its process."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from tests.operations.copies import make_offices
from tests.operations.offices import GRIDS, register_file

ROLES = ("grid", "street", "district")
MANY_ROWS = 20_000
ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Told:
    """What became of one monkey."""

    code: int
    faults: list[str] = field(default_factory=list)
    said: dict[str, int] = field(default_factory=dict)
    did: dict[str, int] = field(default_factory=dict)
    kb: list[int] = field(default_factory=list)
    door: list[int] = field(default_factory=list)
    today: list[int] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    end: str = ""  # of the diary and of what was said, where the process fell

    @property
    def is_whole(self) -> bool:
        """Whether nothing fell over."""
        return self.code == 0 and not self.faults and not self.said


def make_places(folder: Path, rows: int = MANY_ROWS) -> dict[str, Path]:
    """A workspace a role, and `files`: good, broken, huge and foreign ones to drop."""
    folder.mkdir(parents=True)
    places = make_offices(folder / "offices", households=30)
    files = folder / "files"
    files.mkdir()
    for post in sorted((folder / "offices" / "post").iterdir()):
        whole = post.read_bytes()
        shutil.copyfile(post, files / post.name)
        (files / f"altered-{post.name}").write_bytes(whole[: len(whole) // 2])
    for made in (*(folder / "offices").glob("*.gc*"), folder / "offices" / "grids.csv"):
        shutil.copyfile(made, files / made.name)
    register = register_file(files, GRIDS[0], households=12, seed=9)
    whole = register.read_bytes()
    (files / "cut.xlsx").write_bytes(whole[: len(whole) // 2])
    chance = random.Random(5)
    for name in ("noise.xlsx", "noise.csv", "noise.gcpkg", "noise.gcack", "noise.png", "noise.xls"):
        (files / name).write_bytes(chance.randbytes(40_000))
    for name in ("empty.csv", "empty.gcpkg", "empty.gccert", "empty.txt"):
        (files / name).write_bytes(b"")
    # Without names, so that all of them are refused: what is kept must not grow by them.
    lines = [f"{n},,,石榴花园{n % 31}号楼{n % 999}" for n in range(rows)]
    (files / "huge.csv").write_text("户号,姓名,身份证号,地址\n" + "\n".join(lines), "utf-8")
    (files / "long.csv").write_text("姓名," + "," * 200_000 + "\n" + "甲" * 1_000_000, "utf-8")
    Image.new("RGB", (1200, 1600), "white").save(files / "page.png")
    (files / "folder").mkdir()
    shutil.copyfile(files / "cut.xlsx", files / "folder" / "inside.xlsx")
    return {role: places[role] for role in ROLES} | {"files": files}


def let_loose(
    places: dict[str, Path], role: str, folder: Path, seed: int, acts: int, most_seconds: float
) -> Told:
    """A monkey at a copy of a role's workspace, in a process and a home of its own."""
    folder.mkdir(parents=True)
    workspace = shutil.copytree(places[role], folder / "workspace")
    files = shutil.copytree(places["files"], folder / "files")
    diary = folder / "diary.txt"
    words = [sys.executable, "-X", "faulthandler", "-m", "tests.monkey.window", workspace, files]
    try:
        done = subprocess.run(
            [str(word) for word in (*words, seed, acts, diary)],
            capture_output=True,
            text=True,
            check=False,
            timeout=most_seconds,
            cwd=ROOT,
            env=os.environ | _home(folder),
        )
    except subprocess.TimeoutExpired as late:
        return Told(-1, end=f"{_last(diary)}\nnot done after {late.timeout} s")
    if done.returncode:
        return Told(done.returncode, end=f"{_last(diary)}\n{done.stderr[-6000:]}")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return Told(0, **told)


def _home(folder: Path) -> dict[str, str]:
    known = {name: str(folder) for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")}
    known |= {
        f"XDG_{name}_HOME": str(folder / name.lower())
        for name in ("CONFIG", "DATA", "CACHE", "STATE")
    }
    known |= {"QT_QPA_PLATFORM": "offscreen", "GRIDCREDIT_WORKSPACE": str(folder / "workspace")}
    return known | {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}


def _last(diary: Path) -> str:
    lines = diary.read_text("utf-8").splitlines() if diary.exists() else []
    return "\n".join(lines[-25:])
