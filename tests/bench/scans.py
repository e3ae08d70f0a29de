"""A thousand worn pages of pledges filed by their codes, on two processes."""

import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from gridcredit.domain.pledge_codes import read_code
from gridcredit.paper.scan_batch import pages_of_files
from gridcredit.paper.scan_files import UnreadPicture
from tests.bench.figures import Figure
from tests.paper.worn import worn_picture

PROCESSES = 2
GOAL = 60.0
"""Seconds of the clock on the wall for 200 pages."""
MOST_BYTES = 120_000
LEAST_FILED = 0.99
_SLICE = 50  # pictures that are on the disk at a time


def measure(quick: bool) -> list[Figure]:
    """Make the pages, read them, and compare with what they were made of."""
    count, counts, sizes, took = 60 if quick else 1_000, Counter[str](), [0], 0.0
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as making:
        seed = 0
        while counts["pages"] < count:
            with tempfile.TemporaryDirectory() as folder:
                seeds = range(seed, seed + _SLICE)
                made = dict(making.map(_make, seeds, [folder] * _SLICE))
                begun = time.perf_counter()
                found = list(pages_of_files(sorted(made), processes=PROCESSES))
                took += time.perf_counter() - begun
            seed += _SLICE
            counts["pages"] += sum(map(len, made.values()))
            _compare({file.name: texts for file, texts in made.items()}, found, counts, sizes)
    pages = counts["pages"]
    missed = 1 - counts["filed"] / pages
    each = took / pages * 200
    return [
        Figure(
            f"{pages} worn pages filed by themselves", f"{counts['filed'] / pages:.2%}",
            f"{counts['bilevel']} in two levels", goal=f"≥ {LEAST_FILED:.0%}",
            reached=missed, limit=1 - LEAST_FILED,
        ),
        Figure("of them filed wrongly", f"{counts['wrong']}", goal="0",
               reached=counts["wrong"], limit=0),
        Figure(f"200 of them on {PROCESSES} processes (wall)", f"{each:.1f} s",
               goal=f"≤ {GOAL:g} s", reached=each, limit=GOAL),
        Figure("a page in the archive", f"{sum(sizes) / pages / 1000:.0f} kB",
               f"largest {max(sizes) / 1000:.0f} kB", goal=f"≤ {MOST_BYTES // 1000} kB each",
               reached=max(sizes), limit=MOST_BYTES),
    ]  # fmt: skip


def _make(seed: int, folder: str) -> tuple[Path, tuple[str, ...]]:
    made = worn_picture(seed)
    file = Path(folder) / f"{seed:04d}{made.ending}"
    file.write_bytes(made.content)
    return file, made.texts


def _compare(
    made: dict[str, tuple[str, ...]], found: list, counts: Counter[str], sizes: list[int]
) -> None:
    """A page is filed when its code was read; wrongly when no page of that picture has the code,
    or another page's place."""
    left = {name: [read_code(text) for text in texts] for name, texts in made.items()}
    for page in found:
        if isinstance(page, UnreadPicture):
            print(f"unread: {page}")
            continue
        sizes.append(len(page.archive))
        counts["bilevel"] += page.kind == "tiff"
        if page.code is None:
            print(f"without a code: {page.origin.file}, part {page.part}")
            continue
        expected = left[page.origin.file]
        at = max(page.part - 1, 0)
        is_right = at < len(expected) and expected[at] == page.code
        counts["filed" if is_right else "wrong"] += 1
        if is_right:
            expected[at] = None
        else:
            print(f"wrong: {page.origin.file}, part {page.part}: {page.code}")
