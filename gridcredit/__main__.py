"""Without arguments the window, with arguments the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Run what the arguments ask for; the exit code."""
    if len(sys.argv) > 1:
        from gridcredit.cli.main import main as run_verb

        return run_verb(sys.argv[1:])
    from gridcredit.ui.start import main as open_window

    return open_window(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
