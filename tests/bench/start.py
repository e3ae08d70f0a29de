"""From nothing to a window one can work in, against a bare window of the same toolkit."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.figures import Figure, Took, against_floor, median

LATER = ("sqlalchemy", "alembic", "openpyxl")
"""What must not be loaded before the first paint."""
HOUSEHOLDS = 500


def measure(quick: bool) -> list[Figure]:
    """Start both in turn, each in processes of their own."""
    with tempfile.TemporaryDirectory() as name:
        home = _home(Path(name), HOUSEHOLDS // 10 if quick else HOUSEHOLDS)
        took: dict[str, list[Took]] = {"bare": [], "first": [], "line": []}
        loaded: set[str] = set()
        for run in range(4 if quick else 12):
            bare, ours = _start("bare", home), _start("gridcredit", home)
            loaded.update(name for name in LATER if name in ours["modules"])
            if run:  # the first only compiles, and warms the disk's cache
                took["bare"].append(Took(**bare["first"]))
                took["first"].append(Took(**ours["first"]))
                took["line"].append(Took(**ours["line"]))
    floor, first, line = (median(some) for some in took.values())
    print(f"bare {floor}; gridcredit: first paint {first}, a line to type in {line}")
    return [
        against_floor("start to the first paint", first, floor, "bare window", 1.5),
        _purity(loaded),
        against_floor("start to a line to type in", line, floor, "bare window", 1.6),
    ]


def _purity(loaded: set[str]) -> Figure:
    names = ", ".join(sorted(loaded)) or "none"
    goal = f"none of {', '.join(LATER)}"
    return Figure("loaded before the first paint", names, "", "", goal, len(loaded), 0)


def _home(folder: Path, households: int) -> dict[str, str]:
    """An environment whose settings name a grid's workspace with its register."""
    from gridcredit import settings
    from gridcredit.domain.codes import Office
    from tests.operations.offices import GRIDS, STREET, Offices, with_register

    offices = Offices(folder / "offices")
    street = offices.child(offices.district(), Office.STREET, STREET)
    grid = offices.child(street, Office.GRID, GRIDS[0])
    people = with_register(grid, folder, households)
    offices.close()
    print(f"a grid of {len(people):,} people")
    known = {"XDG_CONFIG_HOME": str(folder / "config"), "XDG_DATA_HOME": str(folder / "share")}
    chosen = settings.Settings(workspace=str(grid.folder), login=grid.actor.login)
    settings.save(chosen, folder / "config" / "gridcredit" / "settings.json")
    # Compiled once, as installed programs are, and not in the source's folders.
    known |= {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    return known | {"QT_QPA_PLATFORM": "offscreen"}


def _start(kind: str, home: dict[str, str]) -> dict[str, Any]:
    begun = time.time()
    words = [sys.executable, "-m", "tests.bench.first_paint", kind, repr(begun)]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        words, check=True, capture_output=True, text=True, cwd=root, env=os.environ | home
    )
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer
