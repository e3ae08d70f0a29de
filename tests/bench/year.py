"""Made-up years of a district: 52 weeks and twelve months issued at street and district, packages
late, corrections, moves, merges and undone imports between; at the end, after a newer program, a
merge and somebody taken off, every issue is given out again: --histories N years, from --seed S on.
"""

import itertools
import random
import shutil
import time
import traceback
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp
from unittest.mock import patch  # the version of a program is a constant of its module

from gridcredit.domain.dispatch.spans import month_of
from gridcredit.domain.errors import GridCreditError
from gridcredit.operations.dispatch import counted
from gridcredit.operations.register import amending, merging, people
from tests.bench.figures import Figure
from tests.operations.dispatch.year import (
    MONTHS,
    Year,
    require_counted,
    require_lists,
    require_same_bytes,
)
from tests.quick_workspaces import quick_workspaces

YEARS, WEEKS = 3, 52
OPENED = 3  # issues of which every figure is opened
_NEWER = "99.0"


def measure(quick: bool, histories: int = 0, seed: int = 1) -> list[Figure]:
    """Play the years one after another; those that fail are printed with their seeds."""
    wanted = histories or (1 if quick else YEARS)
    begun, failed, issues = time.monotonic(), 0, 0
    for number in range(seed, seed + wanted):
        folder = Path(mkdtemp(prefix="year-"))
        try:
            with quick_workspaces(), closing(Year(folder, number)) as year:
                issues += _play(year, WEEKS // 4 if quick else WEEKS)
        except Exception:
            failed += 1
            print(f"seed {number}\n{traceback.format_exc()}", flush=True)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        print(f"{number - seed + 1} of {wanted} years, {failed} failed", flush=True)
    took = f"{time.monotonic() - begun:.0f} s"
    return [
        Figure(f"years of a district, seeds {seed} to {seed + wanted - 1}",
               f"{issues:,} issues given out again byte for byte", took),
        Figure("years with a wrong figure, list or file", str(failed), goal="0", reached=failed,
               limit=0),
    ]  # fmt: skip


def _play(year: Year, weeks: int) -> int:
    for _ in range(weeks):
        week = year.week()
        for desk in (year.street, year.district):
            require_counted(desk, year)
        month = month_of(week.last + timedelta(days=1)).previous
        if week.first <= month.last <= week.last:
            year.month(month)
    _afterwards(year)
    with patch.object(counted, "__version__", _NEWER):
        year.week()  # by a newer program
    offices = [(year.street, year.street.node.area), (year.district, year.district.node.area)]
    offices.append((year.district, MONTHS))
    all_issues = [(desk, *one) for desk, under in offices for one in year.issued.get(under, [])]
    for desk, issue, kept in all_issues:
        require_same_bytes(desk, issue, kept, year.folder / "again" / desk.node.area)
    chosen = random.Random(year.seed).sample(all_issues, OPENED)
    twelfth = [one for one in all_issues if one[1].span.endswith("W12")]
    for desk, issue, _ in chosen + twelfth:
        require_lists(desk, issue)
    return len(all_issues)


def _afterwards(year: Year) -> None:
    """Two records become one and somebody is taken off, as far as the rules let them."""
    living = [line.line.id for line in people.list_residents(year.grids[0])]
    for one, other in itertools.pairwise(living):
        try:
            merging.merge(year.grids[0], one, other, "同一人")
        except GridCreditError:
            continue
        break
    amending.change(year.grids[0], "resident", living[-1], {"removed": "本人要求删除"})
