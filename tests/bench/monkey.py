"""Monkeys on the real window, one a role, a seed and thousands of acts: nothing falls over, and
nothing is used up for good. --attempts says how many acts, --seed where to begin."""

import tempfile
from pathlib import Path

from tests.bench.figures import Figure
from tests.monkey.driving import ROLES, Told, let_loose, make_places
from tests.quick_workspaces import quick_workspaces

ACTS, SEEDS = 6_000, 2
MOST_MB, MOST_SECONDS_AN_ACT = 5.0, 0.5
KB = 1024


def measure(quick: bool, attempts: int = 0, seed: int = 1) -> list[Figure]:
    """Let them loose one after another; what fell is printed, with the last acts before it."""
    acts = attempts or (ACTS // 4 if quick else ACTS)
    fallen, done, grown, strayed = 0, 0, 0.0, 0
    with tempfile.TemporaryDirectory() as name:
        with quick_workspaces():
            places = make_places(Path(name) / "places")
        for number in range(seed, seed + (1 if quick else SEEDS)):
            for role in ROLES:
                folder = Path(name) / f"{role}-{number}"
                limit = 60 + acts * MOST_SECONDS_AN_ACT
                told = let_loose(places, role, folder, number, acts, limit)
                done += sum(told.did.values())
                fallen += not told.is_whole
                strayed += len(set(told.door)) > 1
                grown = max(grown, megabytes_a_thousand(told, acts))
                print(f"{role}, seed {number}: {_words(told)}", flush=True)
    words = f"a monkey's {done:,} acts on the windows of {len(ROLES)} roles"
    return [
        Figure(f"{words}: processes that fell", str(fallen), goal="0", reached=fallen, limit=0),
        Figure(
            "windows whose widgets were more at the door than before",
            str(strayed),
            goal="0",
            reached=strayed,
            limit=0,
        ),
        Figure(
            "memory that was not given back, for 1,000 acts, in the second half",
            f"{grown:.1f} MB",
            goal=f"≤ {MOST_MB:g} MB",
            reached=grown,
            limit=MOST_MB,
        ),
    ]


def megabytes_a_thousand(told: Told, acts: int) -> float:
    """What was used up for good in the second half, when all that is loaded once has been."""
    doors = told.kb[::2]  # at each home the door comes first
    if len(doors) < 2:
        return 0.0
    middle = (len(doors) - 1) // 2
    thousands = acts / 1_000 * (len(doors) - 1 - middle) / len(doors)
    return (doors[-1] - doors[middle]) / KB / thousands


def _words(told: Told) -> str:
    wrong = [*told.faults, *(f"{count} × {words}" for words, count in told.said.items()), told.end]
    steps = f"widgets {told.door}, MB {[kb // KB for kb in told.kb]}"
    return "\n".join([f"ended with {told.code}, {steps}", *filter(None, wrong)])
