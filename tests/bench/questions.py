"""How long the questions of the pages take over a street's file.

The store's own questions are printed; what a person waits for is in the table.
"""

import gc
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from gridcredit.domain.codes import Office, Role
from gridcredit.domain.coverage import Basis
from gridcredit.domain.duties import Actor
from gridcredit.operations.desk import Desk, desk_with_key
from gridcredit.operations.figures import covering
from gridcredit.operations.register import people
from gridcredit.operations.visits import visiting
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import nodes
from gridcredit.store.journal.nodes import Node
from gridcredit.store.register import register_lists, visits
from gridcredit.store.register.area_rows import counts
from gridcredit.store.register.coverage_facts import facts_in_grids
from gridcredit.store.register.household_states import household_states
from gridcredit.store.register.snapshot import snapshot
from gridcredit.store.workspace import accounts
from tests.bench.figures import MS, Figure, Took, against_floor, interleaved, median, timed, told
from tests.operations.offices import counting_ids
from tests.store.invented import KEY, PEN, Street, database, street

HOUSEHOLDS = 18_000
LOGIN = "zhangsan"
OWN = Node(PEN.node, Office.STREET, "370403002", "兴仁", "active", nodes.SELF, None, b"", "")


def measure(quick: bool) -> list[Figure]:
    """Ask everything several times over a street with ten visits a household."""
    households, runs = (HOUSEHOLDS // 10, 1) if quick else (HOUSEHOLDS, 5)
    made = street(households, facts=10)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspace = database(folder, made.records)
        with workspace.writing(PEN) as session:
            nodes.put(session, OWN)
            accounts.put(session, Actor(LOGIN, "张三", Role.STREET_CLERK))
        workspace.close()
        # The street's own records are no part of the program that is measured.
        gc.collect()
        gc.freeze()
        figures = _figures(folder, made, runs)
        gc.unfreeze()
    return figures


def _figures(folder: Path, made: Street, runs: int) -> list[Figure]:
    ids = counting_ids().__next__
    # The key itself: a passphrase is slow on purpose.
    opening = partial(desk_with_key, folder, KEY, LOGIN, noon, ids)
    opened = _times(runs, lambda: opening().close())
    desk = opening()
    with desk.reading() as session:
        _print_store(session, made)
    size = f"{len(made.households):,} households"
    asked = {
        f"all people of a street, {len(made.residents):,}": partial(people.list_residents, desk),
        "coverage of a street down to its grids": partial(_coverage, desk),
    }
    due, floor = interleaved(runs, partial(visiting.due_today, desk), partial(_read_rows, desk))
    figures = [
        against_floor(f"whom to visit, {size}", due, floor, "their rows fetched", 0.8),
        *(told(what, _times(runs, question).cpu) for what, question in asked.items()),
    ]
    desk.close()
    return [told(f"open a workspace, {size}", opened.cpu), *figures]


def _read_rows(desk: Desk) -> None:
    """What is asked about each household, fetched and left as it is."""
    with desk.reading() as session:
        for asked in _ROWS:
            session.connection().exec_driver_sql(asked).all()


_ROWS = (
    "SELECT h.id, d.area, d.estate, d.building, d.unit, d.room FROM household h"
    " JOIN dwelling d ON d.id = h.dwelling",
    "SELECT household, birth_date, adult_on, population, state FROM resident",
    'SELECT resident, event, "on" FROM registration_event',
    'SELECT resident, pledge, stage, "on" FROM pledge_event',
    "SELECT household, at, outcome, follow_up FROM visit",
)


def _times(runs: int, work: Callable[[], Any]) -> Took:
    return median([timed(work) for _ in range(runs)])


def _coverage(desk: Desk) -> None:
    covering.coverage_tree(desk, noon().date(), "", Basis.RESIDENCE)


def noon() -> datetime:
    return datetime(2026, 11, 22, 12)  # noqa: DTZ001 - the device's wall clock


def _print_store(s: Session, made: Street) -> None:
    """Print the best of three runs of each question of the store, in milliseconds."""
    homes = register_lists.household_ids(s, made.grids)
    residents = register_lists.resident_ids(s, made.grids)
    questions: dict[str, Callable[[], Any]] = {
        "household page": lambda: register_lists.household_page(s, homes[len(homes) // 2]),
        "100 household lines": lambda: register_lists.household_lines(s, homes[-100:]),
        "100 resident lines": lambda: register_lists.resident_page(s, residents[-100:]),
        "counts": lambda: counts(s),
        **_of_grids(s, "street", made.grids),
        **_of_grids(s, "grid", made.grids[:1]),
    }
    for what, question in questions.items():
        print(f"{what:26} {min(timed(question).cpu for _ in range(3)) * MS:8.1f} ms")


def _of_grids(s: Session, what: str, grids: list[UUID]) -> dict[str, Callable[[], Any]]:
    on: date = noon().date()
    return {
        f"{what}: household ids": lambda: register_lists.household_ids(s, grids),
        f"{what}: household lines": lambda: register_lists.household_lines(
            s, register_lists.household_ids(s, grids)
        ),
        f"{what}: resident ids": lambda: register_lists.resident_ids(s, grids),
        f"{what}: resident lines": lambda: register_lists.resident_lines(s, grids),
        f"{what}: standings": lambda: facts_in_grids(s, grids),
        f"{what}: follow-ups": lambda: visits.follow_ups(s, grids, on),
        f"{what}: household states": lambda: household_states(s, grids, on),
        f"{what}: snapshot": lambda: snapshot(s, grids),
    }
