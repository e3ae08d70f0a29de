"""Memory of carrying scans: an export and an import of two gigabytes in either suite, each in a
process of its own.

python -m tests.bench.memory FOLDER WORKSPACE export|import is that process: it takes the key from
its standard input and prints the most bytes it held, idle and after.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
from datetime import date
from io import BytesIO
from pathlib import Path

from gridcredit.domain.codes import Office, PledgeStage, Suite
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.records import Record
from gridcredit.operations.desk import Desk, desk_with_key
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.register import people
from gridcredit.store.journal import journal
from gridcredit.store.workspace import files
from gridcredit.store.workspace.vault import default_login, open_vault
from tests.bench.figures import Figure
from tests.operations.offices import (
    GRIDS,
    PASSPHRASE,
    STREET,
    Offices,
    Ticking,
    counting_ids,
    with_register,
)

SCAN = 4 * 1000 * 1000
MB = 1_000_000
GOAL = 100
"""Megabytes above the idle process."""


def measure(quick: bool) -> list[Figure]:
    """Export and import 500 scans of 4 MB (quick: 10); how far memory rises above idle."""
    return [figure for suite in Suite for figure in _measure(suite, 10 if quick else 500)]


def _measure(suite: Suite, scans: int) -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        offices = Offices(folder)
        parent = offices.child(offices.district(suite), Office.STREET, STREET)
        grid = offices.child(parent, Office.GRID, GRIDS[0])
        with_register(grid, folder)
        _attach(grid, scans)
        places = {"export": grid.folder, "import": parent.folder}
        offices.close()
        return [_figure(folder, place, act, suite, scans) for act, place in places.items()]


def _attach(desk: Desk, scans: int) -> None:
    """Pledges with scans that deflate cannot shrink."""
    chance = random.Random(1)
    person = people.list_residents(desk)[0].line.id
    with desk.writing() as session:
        facts: list[Record] = []
        for _ in range(scans):
            scan = files.put(session, desk.folder, BytesIO(chance.randbytes(SCAN)))
            row = desk.new_id()
            facts.append(PledgeEvent(row, row, person, PledgeStage.SIGNED, date.min, scan=scan))
        journal.add(session, facts)


def _figure(folder: Path, place: Path, act: str, suite: Suite, scans: int) -> Figure:
    # The key itself, because Argon2id's memory would hide what follows it.
    key = open_vault(place, default_login(place), PASSPHRASE).hex()
    words = [sys.executable, "-m", "tests.bench.memory", str(folder), str(place), act]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(words, input=key, check=True, stdout=subprocess.PIPE, text=True, cwd=root)
    idle, highest = (int(number) for number in done.stdout.split())
    above = (highest - idle) / MB
    size = f"{scans} scans, {scans * SCAN / 1e9:g} GB"
    print(f"{act}, suite {suite}: idle {idle / MB:.0f} MB, highest {highest / MB:.0f} MB")
    return Figure(
        f"memory of the {act} of a package with {size}, suite {suite}",
        f"{highest / MB:.0f} MB",
        f"idle process {idle / MB:.0f} MB",
        f"{above:.0f} MB above",
        f"< {GOAL} MB above idle",
        above,
        GOAL,
    )


def highest() -> int:
    """The most memory this process has held, in bytes (Linux counts kibibytes, macOS bytes)."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage tells on Linux begins with the most of the parent
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) * 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def main(folder: Path, place: Path, act: str) -> None:
    """Open a workspace, be idle for once, carry the package, print both."""
    ids = counting_ids(0x7000 + os.getpid())
    key = bytes.fromhex(sys.stdin.read())
    desk = desk_with_key(place, key, default_login(place), Ticking(), ids.__next__)
    people.list_residents(desk)
    idle = highest()
    post = folder / "post"
    if act == "export":
        sent = sending.export_package(desk, None, post)
        assert sent.path.stat().st_size > sent.files * SCAN > 0
    else:
        [report] = exchanging.import_files(desk, list(post.glob("*.gcpkg")))
        assert report.accepted > 0
        assert list((place / files.FOLDER).iterdir())
    print(idle, highest())
    desk.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
