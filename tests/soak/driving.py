"""Runs histories by the hundred, on several processors, and tells what happened in them."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.quick_workspaces import quick_workspaces
from tests.soak.kept import make_kept, quick_folder
from tests.soak.machine import Exchange
from tests.soak.site import remembered

CHUNK = 125
"""Histories that one seed makes."""


@dataclass
class Told:
    """What some histories came to: counts by name, and the shortest that failed, if one did."""

    seed: int
    counts: Counter[str] = field(default_factory=Counter)
    failure: str = ""
    seconds: float = 0.0


def drive(histories: int, first_seed: int, steps: int, most_seconds: float = 1e9) -> Iterator[Told]:
    """Play histories on all processors, chunk by chunk; ends at the first that fails, and begins
    no chunk after the given time."""
    begun = time.monotonic()
    sizes = [min(CHUNK, histories - done) for done in range(0, histories, CHUNK)]
    # Spawned: a process that has a window must not be split.
    context = multiprocessing.get_context("spawn")
    workers = min(len(sizes), os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, context) as pool:
        waiting = iter([(size, first_seed + at, steps) for at, size in enumerate(sizes)])
        running = {pool.submit(play, *chunk) for chunk in islice(waiting, workers)}
        while running:
            done = next(as_completed(running))
            running.remove(done)
            told = done.result()
            yield told
            if told.failure:
                return
            following = next(waiting, None)
            if following and time.monotonic() - begun < most_seconds:
                running.add(pool.submit(play, *following))


def play(histories: int, number: int, steps: int) -> Told:
    """Play the histories of one seed, here and one after another."""
    told = Told(number)
    begun = time.monotonic()
    with _at_hand() as machine:
        how = settings(
            max_examples=histories,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            derandomize=False,
            report_multiple_bugs=False,
            print_blob=False,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        )
        try:
            run_state_machine_as_test(seed(number)(machine), settings=how)
        except BaseException as error:  # whatever it is, it is what was looked for
            told.failure = "".join(traceback.format_exception(error)[-40:])
        told.counts = Counter(machine.totals)
    told.seconds = time.monotonic() - begun
    return told


@contextmanager
def _at_hand() -> Iterator[type[Exchange]]:
    """The rules with offices to copy."""
    folder = quick_folder()
    try:
        with quick_workspaces():
            kept = make_kept(folder / "kept")
            memories = {name: remembered(place) for name, place in kept.items()}
            yield type(
                "Exchange", (Exchange,), {"kept": kept, "memories": memories, "totals": Counter()}
            )
    finally:
        shutil.rmtree(folder, ignore_errors=True)
