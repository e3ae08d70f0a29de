"""A large scan goes through in the memory of a few blocks."""

import subprocess
import sys
from pathlib import Path

import pytest

from gridcredit.domain.codes import Suite
from tests.house.sources import ROOT

# Suite B takes longer a megabyte; either is far beyond what may be held at once.
MEGABYTES = {Suite.A: 64, Suite.B: 24}


def test_a_large_scan_passes_in_the_memory_of_a_few_megabytes(suite: Suite, tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="this system does not tell a process's peak")
    command = [sys.executable, "-m", "tests.sync.streaming", str(tmp_path)]
    command += [str(MEGABYTES[suite]), suite]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) < 16
