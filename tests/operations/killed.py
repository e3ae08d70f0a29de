"""Lets a program die at chosen moments: `python -m tests.operations.killed JOB FOLDER MOMENT...`.

Every trial works in FOLDER/MOMENT, a place made ready by the test, in a process of its own that
kills itself at the MOMENT-th call, as a power cut would. Moment 0 lets it end and prints how many
calls there were. What a job has been told was saved it writes to saved.txt.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gridcredit.operations import entries, exchanging, people, rostering, sending
from gridcredit.operations.desk import Desk, open_desk
from tests.operations.offices import PASSPHRASE, Ticking, counting_ids

ENTRIES = 12


def write_entries(desk: Desk, place: Path) -> None:
    """Visits, one after another, each noted once it was saved."""
    [home, *_] = people.list_households(desk)
    for minute in range(ENTRIES):
        entry = {"household": str(home.id), "outcome": "01", "at": f"2026-11-20T10:{minute:02d}"}
        entries.apply_one(desk, {"do": "visit.add"} | entry)
        with (place / "saved.txt").open("a", encoding="utf-8") as saved:
            saved.write(f"{entry['at']}\n")


def export(desk: Desk, place: Path) -> None:
    """A package to the office above."""
    sending.export_package(desk, None, place / "post")


def take_in(desk: Desk, place: Path) -> None:
    """The package that lies ready."""
    exchanging.import_files(desk, [*place.glob("*.gcpkg")], receipts=place / "post")


def read_register(desk: Desk, place: Path) -> None:
    """The register that lies ready."""
    rostering.read_roster(desk, place / "register.xlsx", keep=True)


JOBS: dict[str, Callable[[Desk, Path], None]] = {
    "entries": write_entries,
    "export": export,
    "import": take_in,
    "roster": read_register,
}


def run(job: str, place: Path, moment: int) -> None:
    """Do a job in this process, dying at the given call."""
    desk = open_desk(place / "w", PASSPHRASE, Ticking(), counting_ids(90 + moment).__next__)
    calls = 0

    def count(_frame: Any, event: str, _arg: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")
        if calls == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)
    JOBS[job](desk, place)
    sys.setprofile(None)
    desk.close()
    (place / "calls.txt").write_text(str(calls), "utf-8")


def main(job: str, folder: Path, moments: list[int]) -> None:
    """Run each moment in a child of this process."""
    for moment in moments:
        child = os.fork()
        if child == 0:
            run(job, folder / str(moment), moment)
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), [int(word) for word in sys.argv[3:]])
