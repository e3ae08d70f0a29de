"""Ten thousand histories of eight offices, in slices: --histories N of them, from --seed S on."""

from collections import Counter

from tests.bench.figures import Figure
from tests.soak.driving import CHUNK, drive

HISTORIES, STEPS = 10_000, 16


def measure(quick: bool, histories: int = 0, seed: int = 1) -> list[Figure]:
    """Play the histories on all processors; the first that fails is made shorter and printed."""
    wanted = histories or (HISTORIES // 10 if quick else HISTORIES)
    counts: Counter[str] = Counter()
    seconds = 0.0
    failed = 0
    for told in drive(wanted, seed, STEPS):
        counts += told.counts
        seconds += told.seconds
        print(f"seed {told.seed}: {_words(told.counts)}, {told.seconds:.0f} s", flush=True)
        if told.failure:
            failed = 1
            again = f"--histories {CHUNK} --seed {told.seed}"
            print(f"{told.failure}\nagain: python -m tests.bench soak {again}")
    next_seed = seed + -(-wanted // CHUNK)
    print(f"the next slice begins at --seed {next_seed}")
    return [
        Figure(f"soak, seeds {seed} to {next_seed - 1}", _words(counts), f"{seconds:.0f} s"),
        Figure("that did not end in the same", str(failed), goal="0", reached=failed, limit=0),
    ]


def _words(counts: Counter[str]) -> str:
    names = (
        "histories",
        "steps",
        "imports",
        "previews",
        "collisions",
        "conflicts",
        "restores",
        "refused",
    )
    return ", ".join(f"{counts[name]:,} {name}" for name in names)
