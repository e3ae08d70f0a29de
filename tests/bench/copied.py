"""Streets at work in two places, a thousand histories: --histories N of them, from --seed S on."""

import shutil
import traceback
from contextlib import closing

from tests.bench.figures import Figure
from tests.operations.chains import make_chain
from tests.quick_workspaces import quick_workspaces
from tests.soak.copied import Doubled
from tests.soak.kept import quick_folder

HISTORIES = 1_000
STEP = 20  # histories between two words of how far it is


def measure(quick: bool, histories: int = 0, seed: int = 1) -> list[Figure]:
    """Play the histories one after another; those that fail are printed with their seeds."""
    wanted = histories or (HISTORIES // 10 if quick else HISTORIES)
    folder = quick_folder()
    failed = 0
    try:
        with quick_workspaces():
            kept = make_chain(folder)
            for number in range(seed, seed + wanted):
                place = folder / str(number)
                try:
                    with closing(Doubled(kept, place, number)) as history:
                        history.play()
                except Exception:
                    failed += 1
                    print(f"seed {number}\n{traceback.format_exc()}", flush=True)
                shutil.rmtree(place, ignore_errors=True)
                if number % STEP == 0:
                    print(f"{number - seed + 1} of {wanted}, {failed} failed", flush=True)
    finally:
        shutil.rmtree(folder)
    return [
        Figure(f"streets in two places, seeds {seed} to {seed + wanted - 1}", f"{wanted:,}"),
        Figure("that lost or doubled anything", str(failed), goal="0", reached=failed, limit=0),
    ]
