"""The measurements: python -m tests.bench [names…] [--quick]; a Markdown table closes the output.

Times are of the processor (user and system, all threads), medians of several runs that take turns
with their floor: on a busy machine the clock on the wall measures the neighbours. Where waiting is
part of the work, both are printed.
"""

import argparse
import importlib
import os
import platform
import sys
import time

from tests.bench.figures import Figure, table

NAMES = (
    "start",
    "search",
    "alike",
    "registers",
    "packages",
    "undoing",
    "peers",
    "growth",
    "flood",
    "suites",
    "memory",
    "posters",
    "scans",
    "pledges",
    "passbooks",
    "forms",
    "questions",
    "visits",
    "credit",
    "coverage",
    "dispatch",
    "bulletin",
    "imports",
    "saved",
    "server",
    "plug",
    "soak",
    "copied",
    "pilots",
    "monkey",
    "year",
    "city",
)
LONG = frozenset({"plug", "soak", "copied", "pilots", "monkey", "year", "city"})
"""Run only when named: hours, in slices; of `city` half an hour."""


def main(words: list[str]) -> int:
    """Run the measurements named, all of them by default; 1 when a goal was missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", help=", ".join(NAMES))
    parser.add_argument("--quick", action="store_true", help="a tenth of the size, fewer runs")
    parser.add_argument("--histories", type=int, default=0, help="of soak and its like: how many")
    parser.add_argument("--attempts", type=int, default=0, help="of plug, monkey: how many")
    parser.add_argument("--seed", type=int, default=1, help="of all these: where to begin")
    chosen = parser.parse_args(words)
    unknown = set(chosen.names) - set(NAMES)
    if unknown:
        parser.error(f"no such measurement: {', '.join(sorted(unknown))}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    figures: list[Figure] = []
    histories = {"histories": chosen.histories, "seed": chosen.seed}
    slices = {
        "plug": {"attempts": chosen.attempts, "seed": chosen.seed},
        "soak": histories,
        "copied": histories,
        "pilots": histories,
        "year": histories,
        "city": histories,
        "monkey": {"attempts": chosen.attempts, "seed": chosen.seed},
    }
    for name in chosen.names or [name for name in NAMES if name not in LONG]:
        print(f"--- {name}", flush=True)
        begun = time.perf_counter()
        measure = importlib.import_module(f"tests.bench.{name}").measure
        figures += measure(chosen.quick, **slices.get(name, {}))
        print(f"    ({time.perf_counter() - begun:.0f} s)", flush=True)
    print(f"\nPython {platform.python_version()}, {os.cpu_count()} processors", end="")
    print(", small sizes: goals are for the full ones\n" if chosen.quick else "\n")
    print(table(figures))
    return int(any(figure.verdict.startswith("**") for figure in figures))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
