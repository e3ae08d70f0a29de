"""The same papers are the same bytes, whatever seeds and clock a process has."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

_WRITE = """
import sys
from pathlib import Path
from gridcredit.paper.fonts import offscreen

application = offscreen()
from tests.reports.stars.test_words import PAPERS

for name, write in PAPERS.items():
    write(Path(sys.argv[1]) / name)
"""
SEEDS = 6


def _written(folder: Path, seed: int) -> dict[str, str]:
    """The digests of all papers as another process writes them."""
    folder.mkdir()
    root = Path(__file__).parents[3]
    zone = ("UTC", "Asia/Shanghai", "America/New_York")[seed % 3]
    subprocess.run(
        [sys.executable, "-c", _WRITE, str(folder)],
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONHASHSEED": str(seed), "TZ": zone},
        check=True,
        capture_output=True,
    )
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.iterdir())
    }


@pytest.mark.slow
def test_twenty_processes_write_the_same_bytes(tmp_path: Path) -> None:
    first, *others = [_written(tmp_path / str(seed), seed) for seed in range(SEEDS)]
    assert len(first) > 8
    assert all(other == first for other in others)
