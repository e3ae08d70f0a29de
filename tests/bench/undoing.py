"""A hundred thousand revisions taken in, undone, taken in again, undone once more; the floor is the
import itself, in the same run."""

import tempfile
from functools import partial
from pathlib import Path

from gridcredit.domain.codes import Office
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending, undoing
from gridcredit.operations.exchange.filereport import FileReport
from gridcredit.store.exchange.digest import state_digest
from tests.bench.figures import Figure, against_floor, timed, told
from tests.bench.packages import keep, records
from tests.operations.offices import GRIDS, STREET, Offices


def measure(quick: bool) -> list[Figure]:
    """Time an undo, its taking back, and a second undo, each beside the import."""
    with tempfile.TemporaryDirectory() as folder:
        offices = Offices(Path(folder) / "offices")
        try:
            return _measured(offices, 10_000 if quick else 100_000)
        finally:
            offices.close()


def _measured(offices: Offices, revisions: int) -> list[Figure]:
    parent = offices.child(offices.district(), Office.STREET, STREET)
    grid = offices.child(parent, Office.GRID, GRIDS[0])
    keep(grid, records(grid, revisions))
    sent = sending.export_package(grid, None, offices.folder / "post")
    reports: list[FileReport] = []
    taken = timed(lambda: reports.extend(exchanging.import_files(parent, [sent.path])))
    key = reports[0].import_id
    assert key is not None
    undone = timed(partial(undoing.undo_import, parent, key))
    redone = timed(partial(undoing.redo_import, parent, key))
    once_more = timed(partial(undoing.undo_import, parent, key))
    return [
        against_floor(f"undo an import of {sent.revisions:,}", undone, taken, "import", 3),
        against_floor("take it in again", redone, taken, "import", 2),
        against_floor("undo it once more", once_more, taken, "import", 2),
        told("the digest of that state", timed(partial(_digest, parent)).cpu),
    ]


def _digest(desk: Desk) -> str:
    with desk.reading() as session:
        return state_digest(session)
