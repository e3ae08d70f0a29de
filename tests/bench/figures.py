"""What a measurement comes to, how it is taken, and the table it ends up in."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

MS = 1000.0
"""Milliseconds a second."""


@dataclass(frozen=True)
class Figure:
    """One line of the table. `reached` and `goal` are of one kind: seconds, bytes or a ratio."""

    work: str
    measured: str
    floor: str = ""
    ratio: str = ""
    goal: str = ""
    reached: float = 0.0
    limit: float | None = None

    @property
    def verdict(self) -> str:
        """Whether the goal was met; nothing where there is none."""
        if self.limit is None:
            return ""
        return "met" if self.reached <= self.limit else "**missed**"


@dataclass(frozen=True)
class Took:
    """Seconds of one piece of work: by the processor, and by the clock on the wall."""

    cpu: float
    wall: float

    def __str__(self) -> str:
        return f"{seconds(self.cpu)} (wall {seconds(self.wall)})"


def timed(work: Callable[[], Any]) -> Took:
    """How long a piece of work takes, all its threads together."""
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Took(time.process_time() - cpu, time.perf_counter() - wall)


def median(took: Sequence[Took]) -> Took:
    """The median of several runs, processor and wall each for itself."""
    return Took(statistics.median(t.cpu for t in took), statistics.median(t.wall for t in took))


def interleaved(runs: int, *works: Callable[[], Any]) -> list[Took]:
    """Medians of works that take turns, so that a busy moment of the machine meets all of them."""
    took: list[list[Took]] = [[] for _ in works]
    for _ in range(runs):
        for place, work in enumerate(works):
            took[place].append(timed(work))
    return [median(some) for some in took]


def seconds(value: float) -> str:
    """A time as people read it."""
    if value >= 1:
        return f"{value:.2f} s"
    return f"{value * MS:.0f} ms" if value >= 0.01 else f"{value * MS:.2f} ms"


def against_floor(work: str, took: Took, floor: Took, what: str, most: float) -> Figure:
    """A figure whose goal is a multiple of what the same run took for its floor."""
    ratio = took.cpu / floor.cpu
    return Figure(
        work,
        seconds(took.cpu),
        f"{what} {seconds(floor.cpu)}",
        f"{ratio:.2f}",
        f"≤ {most:g} × floor",
        ratio,
        most,
    )


def within(work: str, took: float, most: float) -> Figure:
    """A figure whose goal is a number of seconds."""
    return Figure(work, seconds(took), goal=f"≤ {seconds(most)}", reached=took, limit=most)


def told(work: str, took: float) -> Figure:
    """A figure without a goal."""
    return Figure(work, seconds(took))


def table(figures: Sequence[Figure]) -> str:
    """The figures in Markdown."""
    rows = [("work", "measured", "floor", "ratio", "goal", "")]
    rows += [(f.work, f.measured, f.floor, f.ratio, f.goal, f.verdict) for f in figures]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])
