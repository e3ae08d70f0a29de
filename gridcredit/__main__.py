"""Without arguments the window, with arguments the command line."""

from __future__ import annotations

import gc
import sys
from types import ModuleType


def main() -> int:
    """Run what the arguments ask for; the exit code."""
    if hasattr(
        sys, "frozen"
    ):  # then a program of its own (rosters/subprocess_reader.py) starts here
        from multiprocessing import freeze_support

        freeze_support()
    if len(sys.argv) > 1:
        from gridcredit.cli.main import main as run_verb

        return run_verb(sys.argv[1:])
    code: int = load_window().main(sys.argv)
    return code


def load_window() -> ModuleType:
    """What opens the window. The collector rests meanwhile, and what was loaded it never looks
    through again: modules stay, and looking for garbage among them costs 7 ms."""
    gc.disable()
    from gridcredit.ui import start

    gc.freeze()
    gc.enable()
    return start


if __name__ == "__main__":
    sys.exit(main())
