"""A large scan goes through in the memory of a few blocks."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT


def test_sixty_four_megabytes_pass_in_the_memory_of_a_few(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="this system does not tell a process's peak")
    command = [sys.executable, "-m", "tests.sync.streaming", str(tmp_path), "64"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) < 16
