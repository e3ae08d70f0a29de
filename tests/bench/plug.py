"""The plug pulled 1,000 times, the power cut 1,200 times, every write refused in four ways: by
numbers, in slices: --attempts N of them, from --seed S on. Quick: a tenth of each."""

import shutil
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random

from tests.bench.figures import Figure
from tests.operations.copies import make_offices
from tests.operations.plug import kept, medium
from tests.operations.plug.breaking import REASONS, Breaker, Refusal
from tests.operations.plug.jobs import JOBS
from tests.operations.plug.medium import NEEDS, Stays
from tests.operations.plug.power import Journal, NoDisk
from tests.operations.plug.trial import Trials
from tests.quick_workspaces import quick_workspaces
from tests.soak.kept import quick_folder

KILLS, CUTS, DISKS = 1_000, 1_000, 200
STEP = 50  # attempts between two words of how far it is


@dataclass(frozen=True)
class Attempt:
    """Something that goes wrong during a job; `go` says whether it did, before the job's end."""

    what: str
    job: str
    go: Callable[[], bool]

    def __str__(self) -> str:
        return f"{self.what} of {self.job}"


def measure(quick: bool, attempts: int = 0, seed: int = 1) -> list[Figure]:
    """Make attempts, all of them unless told how many, the first of them by its number."""
    folder = quick_folder()
    counts: Counter[str] = Counter()
    try:
        with quick_workspaces(), _breaker(folder) as breaker:
            listed = _attempts(breaker, 10 if quick else 1)
            chosen = islice(listed, seed - 1, seed - 1 + attempts if attempts else None)
            for number, attempt in enumerate(chosen, start=seed):
                _try(number, attempt, counts)
    finally:
        shutil.rmtree(folder)
    made = sum(counts[what] for what in _KINDS)
    print(f"the next slice begins at --seed {seed + made}")
    words = ", ".join(f"{counts[what]:,} × {words}" for what, words in _KINDS.items())
    return [
        Figure(f"plug, attempts {seed} to {seed + made - 1}, {len(JOBS)} jobs", words),
        Figure("of them before the job's end", f"{counts['in time']:,}"),
        Figure("disks that could not be mounted", f"{counts['no disk']:,}"),
        Figure(
            "lost, half or without words", f"{counts['wrong']}", goal="0",
            reached=counts["wrong"], limit=0,
        ),
    ]  # fmt: skip


_KINDS = {"kill": "killed", "cut": "power cut", "disk": "ext4 shut down", "refusal": "refused"}


def _try(number: int, attempt: Attempt, counts: Counter[str]) -> None:
    counts[attempt.what] += 1
    try:
        counts["in time"] += attempt.go()
    except NoDisk as error:
        counts["no disk"] += 1
        print(f"{number}: {error}")
    except Exception:
        counts["wrong"] += 1
        print(f"{number}, {attempt}: again with --seed {number} --attempts 1")
        traceback.print_exc()
    if number % STEP == 0:
        print(f"{number}: {attempt}, {counts['wrong']} wrong", flush=True)


def _attempts(breaker: Breaker, share: int) -> Iterator[Attempt]:
    jobs = list(JOBS)
    for number in range(KILLS // share):
        job = jobs[number % len(jobs)]
        yield Attempt("kill", job, partial(_killed, breaker, job, Random(f"kill {number}")))
    for number in range(CUTS // share):
        job, chance = jobs[number % len(jobs)], Random(f"cut {number}")
        at = chance.randint(1, breaker.rehearsal(job).writes + 1)
        some = chance if number // len(jobs) % 2 else None
        yield Attempt("cut", job, partial(breaker.cut, job, at, some))
    for number in range(DISKS // share):
        job, chance = jobs[number % len(jobs)], Random(f"disk {number}")
        at = chance.randint(1, breaker.rehearsal(job).writes + 1)
        yield Attempt("disk", job, partial(breaker.cut_disk, job, at, chance.choice(list(Journal))))
    for job in jobs:
        for at in range(1, breaker.rehearsal(job).writes + 1, share):
            for error in REASONS:
                chance = Random(f"{job} {at} {error}")
                stays, again = chance.choice(list(Stays)), chance.random() < 0.5
                refusal = Refusal(at, error, stays, again)
                yield Attempt("refusal", job, partial(breaker.refuse, job, refusal))


def _killed(breaker: Breaker, job: str, chance: Random) -> bool:
    """A moment may come after the end; another is taken then."""
    while not breaker.kill(job, chance):
        continue
    return True


@contextmanager
def _breaker(folder: Path) -> Iterator[Breaker]:
    library = medium.built(folder)
    if library is None:
        raise SystemExit(NEEDS)
    prepared, broken = folder / "prepared", folder / "broken"
    prepared.mkdir()
    broken.mkdir()
    made = kept.made(make_offices(folder / "offices"), prepared)
    with Trials(library) as trials:
        yield Breaker(made, broken, trials)
