"""The exchange beside programs that people know: Anki's packages, PouchDB's replication.

Both are installed into a folder that goes with the measurement; what cannot be had is named in the
table instead of a figure.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

from tests.bench.figures import Figure, seconds
from tests.bench.packages import Carried, carried

ANKI = "anki==26.9.3"
POUCHDB = "pouchdb@9.0.0"
HERE = Path(__file__).parent


def measure(quick: bool) -> list[Figure]:
    """Carry as many revisions as they carry notes and documents, in one run."""
    count, runs = (10_000, 1) if quick else (100_000, 3)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        notes, documents = _notes(folder, count), _documents(folder, count)
    ours = carried(count, runs)
    return [*_beside_notes(ours, notes), _beside_documents(ours, documents)]


def _beside_notes(ours: Carried, notes: dict[str, float]) -> list[Figure]:
    size = f"{ours.revisions:,}"
    return [
        _beside(f"export {size} revisions", ours.exported.cpu, "anki", notes.get("export"), 1),
        _beside("import and merge them", ours.merged.cpu, "anki", notes.get("import"), 3.2),
        _beside("the same again", ours.again.cpu, "anki", notes.get("again"), 0.5),
    ]


def _beside_documents(ours: Carried, documents: dict[str, float]) -> Figure:
    took = documents.get("replicate")
    return _beside("import and merge them", ours.merged.cpu, "pouchdb", took, 1 / 5)


def _beside(work: str, ours: float, peer: str, took: float | None, most: float) -> Figure:
    if took is None:
        return Figure(work, seconds(ours), f"{peer} could not be installed")
    ratio = ours / took
    return Figure(
        work,
        seconds(ours),
        f"{peer} {seconds(took)}",
        f"{ratio:.2f}",
        f"≤ {most:g} × {peer}",
        ratio,
        most,
    )


def _notes(folder: Path, count: int) -> dict[str, float]:
    place = folder / "anki"
    venv.create(place, with_pip=True)
    python = place / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not _done([str(python), "-m", "pip", "install", "--quiet", ANKI], folder):
        return {}
    return _told([str(python), str(HERE / "peer_notes.py"), str(count)], folder)


def _documents(folder: Path, count: int) -> dict[str, float]:
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None or not _done([npm, "install", "--silent", POUCHDB], folder):
        return {}
    script = shutil.copy(HERE / "peer_documents.mjs", folder)
    return _told([node, script, str(count), str(folder)], folder)


def _done(words: list[str], folder: Path) -> bool:
    return subprocess.run(words, cwd=folder, check=False, stdout=sys.stderr).returncode == 0


def _told(words: list[str], folder: Path) -> dict[str, float]:
    done = subprocess.run(words, cwd=folder, check=True, stdout=subprocess.PIPE, text=True)
    took: dict[str, Any] = json.loads(done.stdout)
    print(Path(words[1]).name, took)
    return took
