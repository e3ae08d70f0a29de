"""The pages of many files, read on several processors; the order is that of the files."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from gridcredit.domain.progress import Progress, no_progress
from gridcredit.paper.scan_files import Origin, UnreadPicture, count_pictures
from gridcredit.paper.scanned import ScannedPage, pages_of

Found = ScannedPage | UnreadPicture

MOST_PROCESSES = 4
_TOGETHER = 2  # pictures that a process is given at once; cancelling waits for them
_ALONE = 2  # pictures for which no other process is worth its start
_PATIENCE = 0.1  # seconds between two words of how far it is


@dataclass(frozen=True, slots=True)
class _Job:
    """Some pictures of a file, by their numbers from 1."""

    file: Path
    first: int
    last: int
    of: int


Reading = Generator[tuple[_Job, list[Found] | None], None, None]


def pages_of_files(
    files: Sequence[Path], progress: Progress = no_progress, processes: int = 0
) -> Iterator[Found]:
    """The pages of every picture in the files, in order; never more than a few are held at a time.
    What cannot be read is told as such, a file that the disk refuses too (`no_file`), and the rest
    goes on. `progress` is told how many of the pictures are done; what it raises ends the work.
    `processes` 0: as many as there are processors, MOST_PROCESSES at most."""
    jobs: list[_Job] = []
    for file in files:
        progress(0, 0, "scans")
        jobs += _jobs(file)
    total = sum(job.last - job.first + 1 for job in jobs)
    workers = min(processes or min(os.cpu_count() or 1, MOST_PROCESSES), len(jobs))
    done = 0
    is_small = workers < 2 or total <= _ALONE
    with closing(_here(jobs) if is_small else _elsewhere(jobs, workers)) as reading:
        for job, found in reading:
            progress(done, total, "scans")
            if found is not None:
                yield from found
                done += job.last - job.first + 1
    progress(done, total, "scans")


def _jobs(file: Path) -> list[_Job]:
    try:
        count = count_pictures(file)
    except OSError:
        count = 1
    return [
        _Job(file, first, min(first + _TOGETHER - 1, count), count)
        for first in range(1, count + 1, _TOGETHER)
    ]


def _read(job: _Job) -> list[Found]:
    """The pages of a job."""
    try:
        return list(pages_of(job.file, job.file.name, range(job.first, job.last + 1)))
    except OSError:
        return _unread(job, "no_file")


def _unread(job: _Job, reason: str) -> list[Found]:
    return [
        UnreadPicture(Origin(job.file.name, number, job.of), reason)
        for number in range(job.first, job.last + 1)
    ]


def _here(jobs: Sequence[_Job]) -> Reading:
    """Every job with what it found, before it with nothing."""
    for job in jobs:
        yield job, None
        yield job, _read(job)


def _elsewhere(jobs: Sequence[_Job], workers: int) -> Reading:
    """The same by other processes: nothing is told every _PATIENCE seconds while they work. Should
    a picture end the process that reads it, those that were with it are read one by one."""
    left = deque(jobs)
    while left:
        taken = 0
        try:
            with closing(_pooled(left, workers)) as reading:
                for job, found in reading:
                    yield job, found
                    taken += found is not None
        except BrokenProcessPool:
            doubtful = [left[at] for at in range(taken, min(taken + 2 * workers, len(left)))]
            for job in doubtful:
                yield job, _one_by_one(job)
            taken += len(doubtful)
        for _ in range(taken):
            left.popleft()


def _pooled(jobs: Sequence[_Job], workers: int) -> Reading:
    """Raises BrokenProcessPool when a process ended."""
    pool = _pool(workers)
    try:
        waiting = iter(jobs)
        running: deque[tuple[_Job, Future[list[Found]]]] = deque()
        while True:
            while len(running) < 2 * workers and (job := next(waiting, None)) is not None:
                running.append((job, pool.submit(_read, job)))
            if not running:
                return
            job, future = running[0]
            try:
                found = future.result(_PATIENCE)
            except NotYet:
                yield job, None
            else:
                running.popleft()
                yield job, found
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned: a process that has a window must not be split.
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _say_nothing)


def _say_nothing() -> None:
    """libtiff tells the error stream what is wrong in a file; here that has a reason."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _one_by_one(job: _Job) -> list[Found]:
    """Each picture of a job by a process of its own."""
    found: list[Found] = []
    for number in range(job.first, job.last + 1):
        alone = _Job(job.file, number, number, job.of)
        with _pool(1) as pool:
            try:
                found += pool.submit(_read, alone).result()
            except BrokenProcessPool:
                found += _unread(alone, "picture_broken")
    return found
