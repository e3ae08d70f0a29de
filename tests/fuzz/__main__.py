"""The readers under atheris: python -m tests.fuzz [reader…] [--runs N]

Each reader runs in a process of its own, its code watched for new paths; what breaks it is printed
by atheris with the bytes that did it, and left as crash-… in a folder that is named.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fuzz.test_readers import NAMES

RUNS = 20_000
ROOT = Path(__file__).resolve().parents[2]


def main(words: list[str]) -> int:
    """Attack the readers named, by default all; 1 when one broke."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("names", nargs="*", help=", ".join(NAMES))
    parser.add_argument("--runs", type=int, default=RUNS, help=f"inputs each, by default {RUNS:,}")
    chosen = parser.parse_args(words)
    if unknown := set(chosen.names) - set(NAMES):
        parser.error(f"no such reader: {', '.join(sorted(unknown))}")
    found = Path(tempfile.mkdtemp(prefix="fuzz-"))
    broken = [name for name in chosen.names or NAMES if not _attacked(name, chosen.runs, found)]
    print(f"{len(chosen.names or NAMES) - len(broken)} readers held", end="")
    print(f"; broken: {', '.join(broken)}, see {found}" if broken else "")
    return int(bool(broken))


def _attacked(name: str, runs: int, found: Path) -> bool:
    words = [sys.executable, "-m", "tests.fuzz.attack", name, str(runs), str(found)]
    done = subprocess.run(words, cwd=ROOT, check=False, capture_output=True, text=True)
    lines = done.stderr.splitlines()
    print(f"{name:20} {next((x for x in reversed(lines) if x.startswith('Done')), 'broken')}")
    if done.returncode:
        print(done.stdout, *lines[-25:], sep="\n")
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
