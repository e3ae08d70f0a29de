"""Pledges of a street by the thousand: listed, and proved by their journal and their pages; and a
day's batch of the scanner filed in a workspace."""

import io
import os
import tempfile
import time
from contextlib import closing
from functools import partial
from pathlib import Path

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.coverage import Basis
from gridcredit.domain.kinds.pledge_blank import PledgeBlank
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.pledge_scan import PledgeScan
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures import covering
from gridcredit.operations.pledges import gaps, listing, verifying
from gridcredit.operations.register import people
from gridcredit.store.journal import journal
from gridcredit.store.register import area_rows
from gridcredit.store.workspace import files
from tests.bench.figures import Figure, seconds, timed
from tests.operations.copies import make_offices, open_copy
from tests.operations.pledges.batches import file_batch, make_batch

PAPERS, BATCH, STRANGE = 5_000, 200, 20
PROCESSES = 2
GOAL = 60.0
"""Seconds of the clock on the wall for the batch."""


def measure(quick: bool) -> list[Figure]:
    """Write the papers at a grid's desk and ask all that asks all of them; file the batch."""
    tenth = 10 if quick else 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kept = make_offices(folder / "kept")["grid"]
        with closing(open_copy(kept, folder / "many")) as desk:
            many = _many(desk, PAPERS // tenth)
        with closing(open_copy(kept, folder / "batch")) as desk:
            day = _batch(desk, folder / "批", BATCH // tenth, STRANGE // tenth)
    return [*many, *day]


def _many(desk: Desk, count: int) -> list[Figure]:
    adults = [one.line.id for one in people.list_residents(desk) if one.eligible]
    with desk.writing() as session:
        own = area_rows.area_by_code(session, desk.node.area).id
        today, records = desk.today(), []
        for at in range(count):
            number = f"370403002-001-2026-{at + 1:04d}"
            who = adults[at % len(adults)]
            digest = files.put(session, desk.folder, io.BytesIO(f"page {at}".encode() * 4_000))
            blank = PledgeBlank(desk.new_id(), own, number, today, "一", 1, who)
            signed = PledgeEvent(
                desk.new_id(), desk.new_id(), who, PledgeStage.SIGNED, today, number, "一"
            )
            scan = PledgeScan(desk.new_id(), blank.id, 1, today, digest)
            records += [blank, signed, scan]
        journal.add(session, records)
    listed = timed(partial(listing.described, desk))
    proved = timed(partial(verifying.verify, desk))
    ranges = timed(partial(gaps.open_ranges, desk))
    return [
        Figure(f"{count:,} pledges listed with names", str(listed)),
        Figure(
            f"{count:,} pledges verified, a page of 24 kB each", str(proved),
            goal="≤ 30 s", reached=proved.cpu, limit=30.0 * count / PAPERS,
        ),
        Figure(f"open numbers among {count:,}", str(ranges)),
    ]  # fmt: skip


def _batch(desk: Desk, folder: Path, count: int, strange: int) -> list[Figure]:
    batch = make_batch(desk, folder, count, strange)
    where = (desk, desk.today(), desk.node.area, Basis.RESIDENCE)
    before = covering.coverage_tree(*where).coverage
    begun, used = time.perf_counter(), sum(os.times()[:4])
    done = file_batch(desk, batch, PROCESSES)
    took, used = time.perf_counter() - begun, sum(os.times()[:4]) - used
    wrong, ours = batch.wrong(done), sum(map(len, batch.ours.values()))
    for page in (*done.unread, *done.twice):
        print(page)
    changed = covering.coverage_tree(*where).coverage != before
    return [
        Figure(f"{ours} worn pages and {strange} strange ones: filed by themselves",
               f"{len(done.filed)}", goal="≥ 99 %", reached=1 - len(done.filed) / ours, limit=0.01),
        Figure("of them filed wrongly, or signed", f"{len(wrong) + changed}", goal="0",
               reached=len(wrong) + changed, limit=0),
        Figure("the batch in a workspace, two processes (wall)", seconds(took),
               f"{done.pages} pages; {seconds(used)} of processors", goal=f"≤ {GOAL:g} s",
               reached=took, limit=GOAL * done.pages / BATCH),
    ]  # fmt: skip
