"""Coverage of a district with 180,000 residents, in a file and on a server, down to its grids.

The floor: the driver steps through the same columns of the same five tables and does nothing with
them. Times are of the processor, the server's process included.

python -m tests.bench.coverage FOLDER is a process that opens the workspace there, counts a grid and
then the district, and prints the most bytes it held before and after.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from gridcredit.domain.codes import Office, Role
from gridcredit.domain.coverage import Basis
from gridcredit.domain.duties import Actor
from gridcredit.operations.desk import Desk, desk_with_key
from gridcredit.operations.figures import coverage_board, covering, today_summary
from gridcredit.store.engine.database import Database
from gridcredit.store.journal import journal, nodes
from gridcredit.store.journal.nodes import Node
from gridcredit.store.workspace import accounts
from tests.bench.figures import Figure, Took, against_floor, median, told
from tests.bench.memory import MB, highest
from tests.bench.server import SETTINGS, watch
from tests.cluster import Cluster
from tests.operations.offices import counting_ids
from tests.store.invented import KEY, PEN, Street, street

HOUSEHOLDS = 60_000
LOGIN = "zhangsan"
CLERK = Actor(LOGIN, "张三", Role.DISTRICT_OFFICE)
OWN = Node(PEN.node, Office.DISTRICT, "GX", "高新区", "active", nodes.SELF, None, b"", "")
_ALONE = "max_parallel_workers_per_gather=0"  # all the work in the one process that is looked at
TIME, MEMORY = 2.5, 100
"""Goals: times the floor, and megabytes above a process that has counted a grid."""
_READ = (
    "SELECT id, area, removed FROM dwelling",
    "SELECT id, dwelling, removed FROM household",
    "SELECT household, population, state, limited, removed, birth_date, arrived_on, left_on,"
    " adult_on FROM resident",
    'SELECT resident, event, "on", void, corrects FROM registration_event',
    'SELECT resident, pledge, stage, "on", void, corrects FROM pledge_event',
)


def measure(quick: bool) -> list[Figure]:
    """Count the district in a file and on a server; how long, and how far memory rises."""
    made = street(HOUSEHOLDS // 10 if quick else HOUSEHOLDS, facts=1)
    with tempfile.TemporaryDirectory() as name:
        figures = _figures(Path(name) / "file", made, "in a file", 1 if quick else 5)
        cluster = Cluster(hasty=False, settings=(*SETTINGS, _ALONE))
        try:
            url = cluster.url(cluster.make())
            figures += _figures(Path(name) / "served", made, "on a server", 1 if quick else 5, url)
        finally:
            cluster.stop()
    return figures


def _figures(folder: Path, made: Street, where: str, runs: int, url: str = "") -> list[Figure]:
    workspace = Database.create(folder, KEY, url)
    with workspace.writing(PEN) as session:
        journal.add(session, made.records)
        nodes.put(session, OWN)
        accounts.put(session, CLERK)
    workspace.close()
    desk = _desk(folder)
    took: list[list[Took]] = [[] for _ in range(4)]
    for _ in range(runs):
        for place, work in enumerate((_coverage, _scan, _board, _today)):
            took[place].append(_timed(desk, work))
    desk.close()
    counted, floor, board, today = map(median, took)
    work = f"coverage of a district of {len(made.residents):,}, {where}"
    return [
        against_floor(work, counted, floor, "its five tables read row by row", TIME),
        told(f"the board with its week, {where}", board.cpu),
        told(f"the day of the office, {where}", today.cpu),
        _memory(folder, where),
    ]


def _desk(folder: Path) -> Desk:
    # The key itself: a passphrase is slow on purpose.
    return desk_with_key(folder, KEY, LOGIN, _noon, counting_ids().__next__)


def _timed(desk: Desk, work: Callable[[Desk], object]) -> Took:
    """How long a question takes by the processor, here and in the server's process."""
    backend = 0
    if desk.database.backing.is_shared:
        with desk.reading() as session:
            ask = session.connection().exec_driver_sql
            backend = int(ask("SELECT pg_backend_pid()").scalar() or 0)
    stop = watch(backend)
    work(desk)
    return stop()


def _coverage(desk: Desk) -> None:
    covering.coverage_tree(desk, _noon().date(), "", Basis.RESIDENCE)


def _board(desk: Desk) -> None:
    coverage_board.score_board(desk, _noon().date())


def _today(desk: Desk) -> None:
    today_summary.tree_day(desk)


def _scan(desk: Desk) -> None:
    with desk.reading() as session:
        driver = session.connection().connection.driver_connection
        assert driver is not None
        for statement in _READ:
            assert sum(1 for _ in driver.execute(statement)) > 0


def _noon() -> datetime:
    return datetime(2026, 11, 22, 12)  # noqa: DTZ001 - the device's wall clock


def _memory(folder: Path, where: str) -> Figure:
    words = [sys.executable, "-m", "tests.bench.coverage", str(folder)]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True, cwd=root)
    idle, most = (int(number) for number in done.stdout.split())
    above = (most - idle) / MB
    return Figure(
        f"its memory, {where}",
        f"{most / MB:.0f} MB",
        f"a grid counted {idle / MB:.0f} MB",
        f"{above:.0f} MB above",
        f"≤ {MEMORY} MB above",
        above,
        MEMORY,
    )


def main(folder: Path) -> None:
    """Open a workspace, count one grid and then all of them; print the memory of both."""
    desk = _desk(folder)
    covering.coverage_tree(desk, _noon().date(), "370403002001001", Basis.RESIDENCE)
    idle = highest()
    _coverage(desk)
    print(idle, highest())
    desk.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
