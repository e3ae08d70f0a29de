"""Anki's own times for notes, to be run by a Python that has anki: COUNT → JSON of seconds.

It stands alone and imports nothing of this project; peers.py installs anki apart and runs it.
"""

import importlib
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def main(count: int) -> dict[str, float]:
    """Processor seconds of an export of that many notes, their import, and the import again."""
    anki: Any = importlib.import_module("anki.collection")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        full, empty = (anki.Collection(str(folder / f"{side}.anki2")) for side in "ab")
        _fill(anki, full, count)
        out = str(folder / "notes.apkg")
        options = anki.ExportAnkiPackageOptions()
        wanted = anki.ImportAnkiPackageRequest(
            package_path=out, options=anki.ImportAnkiPackageOptions()
        )
        took = {
            "export": _took(
                lambda: full.export_anki_package(out_path=out, options=options, limit=None)
            ),
            "import": _took(lambda: empty.import_anki_package(wanted)),
            "again": _took(lambda: empty.import_anki_package(wanted)),
        }
        if empty.note_count() != count:
            raise SystemExit("anki did not take every note in")
        full.close()
        empty.close()
        return took


def _fill(anki: Any, collection: Any, count: int) -> None:
    kind = collection.models.by_name("Basic")
    deck = collection.decks.id("D")
    added = []
    for number in range(count):
        note = collection.new_note(kind)
        note["Front"] = f"户主{number} 金水湾小区{number % 60}号楼{number % 7}单元{number}室"
        note["Back"] = f"1990000{number % 10_000:04d} 370499{number:012d}"
        added.append(anki.AddNoteRequest(note, deck))
    collection.add_notes(added)


def _took(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]))))
