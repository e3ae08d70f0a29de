"""One reader under atheris: python -m tests.fuzz.attack READER RUNS FOLDER (see __main__.py)."""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["gridcredit"]):
    from tests.fuzz.readers import readers, survives


def main(name: str, runs: int, folder: Path) -> None:
    """Feed the reader until the runs are over; atheris ends the process."""
    corpus = folder / name
    corpus.mkdir()
    with readers() as made:
        reader = made[name]
        (corpus / "honest").write_bytes(reader.honest)
        most = max(4096, 2 * len(reader.honest))
        options = [f"-runs={runs}", f"-max_len={most}", f"-artifact_prefix={folder}/{name}-"]
        atheris.Setup([sys.argv[0], *options, str(corpus)], lambda data: _feed(reader, data))
        atheris.Fuzz()


def _feed(reader: object, data: bytes) -> None:
    survives(reader, data)  # type: ignore[arg-type]


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
