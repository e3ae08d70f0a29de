"""Pilot villages, five hundred histories: --histories N of them, from --seed S on."""

import shutil
import time
import traceback
from collections import Counter
from contextlib import closing

from tests.bench.figures import Figure
from tests.quick_workspaces import quick_workspaces
from tests.soak import ledgers_agree
from tests.soak.kept import quick_folder
from tests.soak.pilot import make_pilot
from tests.soak.pilot_history import PilotHistory

HISTORIES, STEPS = 500, 120
STEP = 10  # histories between two words of how far it is
_TOLD = (
    "imports", "set aside", "restores", "undo_import", "redo_import", "enter", "closed months",
    "closed twice", "closed lines", "corrections", "passed over", "redeem", "below zero", "honours",
    "packages opened",
)  # fmt: skip


def measure(quick: bool, histories: int = 0, seed: int = 1) -> list[Figure]:
    """Play the histories one after another; those that fail are printed with their seeds."""
    wanted = histories or (HISTORIES // 10 if quick else HISTORIES)
    folder, begun = quick_folder(), time.monotonic()
    happened: Counter[str] = Counter()
    failed = 0
    try:
        with quick_workspaces():
            kept = make_pilot(folder / "kept")
            for number in range(seed, seed + wanted):
                place = folder / str(number)
                with closing(PilotHistory(kept, place, number)) as history:
                    try:
                        history.play(STEPS)
                        history.deliver()
                        ledgers_agree.check(history)
                    except Exception:
                        failed += 1
                        print(f"seed {number}\n{traceback.format_exc()}", flush=True)
                    happened.update(history.tally)
                shutil.rmtree(place, ignore_errors=True)
                if (number - seed + 1) % STEP == 0:
                    print(f"{number - seed + 1} of {wanted}, {failed} failed", flush=True)
    finally:
        shutil.rmtree(folder)
    told = ", ".join(f"{happened[name]:,} {name}" for name in _TOLD)
    took = f"{time.monotonic() - begun:.0f} s"
    return [
        Figure(f"pilot villages, seeds {seed} to {seed + wanted - 1}", told, took),
        Figure("that did not end with one ledger", str(failed), goal="0", reached=failed, limit=0),
    ]
